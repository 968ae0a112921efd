"""Link derived articles to their source sentences among all stories, beside peers.

::

    python -m benchmarks.reuse --data DIR                 # 500 articles, 10 % and 30 % of words
    python -m benchmarks.reuse --data DIR --articles 60 --copies 8

``DIR`` holds ``reuters21578``. Sentences with the same words, case and marks aside, count as one
source: updates of a story repeat them. A link is right where it leads to the source sentence;
recall is the share of the true links that were found, precision that of the links given that are
right.

Where an article is read, the report's sentences and the given ones are matched by place: they are
the same where they share more than half of the shorter one, on the article's side and on the
source's. So a sentence that the report cuts in two, or two that it joins, are no mistake if the
links are right; how many are cut otherwise than given is printed. Links of headlines are not
counted. ``--copies`` adds reworded copies of all stories, to a larger corpus. The result goes to
``docs/reuse-quality.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabulate import tabulate

from benchmarks.data import data_folder
from benchmarks.derive import derived, reworded, stories
from benchmarks.reuse_links import Figures, Links, Sources, as_given, as_read
from benchmarks.reuse_peers import PEERS
from provenance import Archive, trace
from provenance.align import ALONE, profile, read_in, resembles, score_resembling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.derive import Derived, Story

PAGE: Final = Path(__file__).parent.parent / "docs" / "reuse-quality.md"

_CHANGED: Final = (0.1, 0.3)
_GOALS: Final = {0.1: (0.992, 0.995), 0.3: (0.97, 0.99)}
_SURE: Final = 0.5
_CANDIDATES: Final = 30
_COPIES_CHANGED: Final = 0.5


def asked(articles: Sequence[Derived]) -> Iterator[tuple[str, str | None]]:
    """Yield every derived sentence with its source's words."""
    for one in articles:
        for text, link in zip(one.story.sentences, one.links, strict=True):
            yield text, None if link is None else one.source.sentences[link]


def aligned(archive: Archive, articles: Sequence[Derived], changed: float) -> Figures:
    """Link by the archive's engine and the best score of ``align``, sentence by sentence."""
    links, begun, sentences = Links(), time.process_time(), 0
    for text, true in asked(articles):
        target = profile(text)
        reading = read_in(target, ALONE)
        scored = [
            (score_resembling(target, source, reading), said)
            for said in _proposed(archive, text)
            if resembles(target, source := profile(said))
        ]
        best = max(scored, default=(0.0, ""))
        links.count([best[1]] if best[0] >= _SURE else [], true)
        sentences += 1
    spent = time.process_time() - begun
    return links.figures(
        "the archive's candidates, best score, sentences given", changed, spent, sentences
    )


def reported(
    archive: Archive, sources: Sources, articles: Sequence[Derived], changed: float
) -> Figures:
    """Link by a report on each article against the archive, as a newsroom would ask for it.

    The articles are laid out as the archive's sources were: read, or with sentences that are given.
    """
    links, begun, sentences, alike = Links(), time.process_time(), 0, 0
    for one in articles:
        document, spans = sources.lay_out(one.story)
        report = trace([document], archive)
        documents = {document.id: document for document in report.documents}
        shown = {
            (told.start, told.end): [
                sources.words_at(documents[link.document], link.sentence) for link in told.sources
            ]
            for told in documents[one.story.id].sentences
        }
        true = [None if link is None else one.source.sentences[link] for link in one.links]
        links.count_read(spans, true, shown)
        sentences += len(spans)
        alike += len(shown.keys() & set(spans))
    spent = time.process_time() - begun
    how = "sentences given" if sources.lay_out is as_given else "articles as read"
    print(f"{how}: {sentences - alike} of {sentences} sentences are cut otherwise", file=sys.stderr)
    return links.figures(f"`report --against ARCHIVE`, {how}", changed, spent, sentences)


def _proposed(archive: Archive, text: str) -> list[str]:
    places = archive.engine.propose(profile(text), _CANDIDATES)
    return list(dict.fromkeys(_TEXTS[place.document, place.sentence] for place in places))


_TEXTS: Final[dict[tuple[str, int], str]] = {}


def built(folder: Path, held: Sequence[Story]) -> Archive:
    """Make an archive of the stories, headline and body."""
    lines = folder / "stories.jsonl"
    with lines.open("w", encoding="utf-8") as out:
        for one in held:
            out.write(json.dumps({"id": one.id, "title": one.title, "text": one.text}) + "\n")
    archive = Archive.create(folder / "archive")
    archive.add(lines)
    return archive


def built_given(folder: Path, held: Sequence[Story]) -> Archive:
    """Make an archive of the stories with the sentences that are given."""
    archive = Archive.create(folder / "given")
    archive.add_documents(as_given(one)[0] for one in held)
    texts = {key: one[0] for key, one in archive.store.documents(archive.store.keys()).items()}
    for key, number, _, start, end, _ in archive.store.places.sentences():
        _TEXTS[texts[key].id, number] = texts[key].text[start:end]
    return archive


def measured(folder: Path, held: Sequence[Story], count: int) -> Iterator[Figures]:
    """Measure ours and every peer that is installed."""
    known = {one.id: one for one in held}
    sets = {changed: derived(held, count, changed) for changed in _CHANGED}
    print(f"{len(held)} stories", file=sys.stderr)
    with built_given(folder, held) as archive:
        for changed, articles in sets.items():
            yield aligned(archive, articles, changed)
            yield reported(archive, Sources(known, as_given), articles, changed)
    with built(folder, held) as archive:
        for changed, articles in sets.items():
            yield reported(archive, Sources(known, as_read), articles, changed)
    said = list(dict.fromkeys(text for one in held for text in one.sentences))
    for name, make in PEERS.items():
        try:
            peer = make(said)
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
            continue
        for changed, articles in sets.items():
            links, begun, sentences = Links(), time.process_time(), 0
            for text, true in asked(articles):
                found = peer(text)
                links.count([] if found is None else [found], true)
                sentences += 1
            spent = time.process_time() - begun
            yield links.figures(name, changed, spent, sentences)


def page(figures: Sequence[Figures], stories_held: int, sentences: int, articles: int) -> str:
    """Write the figures as a page."""
    rows = []
    for one in figures:
        recall, precision = _GOALS[one.changed]
        goal = f"{recall} at {precision}" if "read" in one.method else ""
        rows.append(
            (
                one.method,
                f"{one.changed:.0%}",
                f"{one.recall:.3f}",
                f"{one.precision:.3f}",
                f"{one.milliseconds:.1f}",
                goal,
            )
        )
    headers = ("method", "words changed", "recall", "precision", "ms a sentence", "goal")
    table = tabulate(rows, headers, tablefmt="github", disable_numparse=True)
    return f"""# Text reuse, as measured

Written by `python -m benchmarks.reuse --data DIR --articles {articles} --stories {stories_held}` \
on Python {platform.python_version()}, {os.cpu_count()} cores.

{articles} articles were derived from {stories_held:,} stories of Reuters-21578 \
({sentences:,} sentences): three tenths of the sentences dropped, blocks shuffled, a share of the \
words changed, every fifth sentence made up (`benchmarks/derive.py`). Each derived sentence is to \
be linked to its source among all of them; sentences with the same words, case and marks aside, \
count as one source. Where an article is read, sentences are matched by place, so that one cut \
otherwise than given is no mistake by itself. Times are of the processor.

{table}

A report links a sentence only where the article as a whole tells that the source is one, and \
reads sections, headlines and furniture; the peers are told where each sentence begins and ends.
"""


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="the folder of labelled sets (default: PROVENANCE_DATA)")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--stories", type=int, default=1_000_000, help="the first so many only")
    parser.add_argument("--copies", type=int, default=0, help="reworded copies of all stories")
    options = parser.parse_args()
    folder = data_folder(options.data)
    if folder is None or not (folder / "reuters21578").is_dir():
        sys.exit("reuters21578 is missing; give --data the folder that holds it")
    held = list(stories(folder))[: options.stories]
    words = sorted({word for one in held for word in one.title.lower().split()})
    for copy in range(options.copies):
        held += reworded(held[: len(held) // (copy + 1)], words, copy, _COPIES_CHANGED)
    figures = []
    with tempfile.TemporaryDirectory() as made:
        for one in measured(Path(made), held, options.articles):
            print(one, flush=True)
            figures.append(one)
    sentences = sum(len(one.sentences) for one in held)
    PAGE.write_text(page(figures, len(held), sentences, options.articles), encoding="utf-8")


if __name__ == "__main__":
    main()
