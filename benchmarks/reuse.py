"""Link derived articles to their source sentences among all stories, beside peers.

::

    python -m benchmarks.reuse --data DIR                 # 500 articles, 10 % and 30 % of words
    python -m benchmarks.reuse --data DIR --articles 60 --copies 8

``DIR`` holds ``reuters21578``. Sentences with the same words count as one source. A link is right
where it leads to the source sentence; recall is the share of the true links that were found,
precision that of the links given that are right. ``--copies`` adds reworded copies of all stories,
to a larger corpus. The result goes to ``docs/reuse-quality.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tabulate import tabulate

from benchmarks.data import data_folder
from benchmarks.derive import derived, reworded, stories
from benchmarks.reuse_peers import PEERS
from provenance import Archive, Document, trace
from provenance.align import ALONE, profile, read_in, resembles, score_resembling
from provenance.model import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.derive import Derived, Story
    from provenance.model import TracedDocument

PAGE: Final = Path(__file__).parent.parent / "docs" / "reuse-quality.md"

_CHANGED: Final = (0.1, 0.3)
_GOALS: Final = {0.1: (0.992, 0.995), 0.3: (0.97, 0.99)}
_SURE: Final = 0.5
_CANDIDATES: Final = 30
_COPIES_CHANGED: Final = 0.5


class Figures(NamedTuple):
    """What a method found: recall and precision (0..1), and milliseconds a sentence."""

    method: str
    changed: float
    recall: float
    precision: float
    milliseconds: float


class Links:
    """Counts the links given, and the true ones that were found."""

    def __init__(self) -> None:
        self.true = self.found = self.given = self.right = 0

    def count(self, given: Sequence[str], true: str | None) -> None:
        """Count the sources given for a sentence, as their words, and the true one's."""
        wanted = None if true is None else _plain(true)
        right = sum(_plain(one) == wanted for one in given)
        self.given += len(given)
        self.right += right
        self.true += wanted is not None
        self.found += right > 0

    def figures(self, method: str, changed: float, spent: float, sentences: int) -> Figures:
        """Return what was counted."""
        recall, precision = self.found / max(1, self.true), self.right / max(1, self.given)
        return Figures(method, changed, recall, precision, 1000 * spent / max(1, sentences))


def _plain(text: str) -> str:
    return " ".join(text.split())


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
        links.count([_within(best[1], true)] if best[0] >= _SURE else [], true)
        sentences += 1
    spent = time.process_time() - begun
    return links.figures(
        "the archive's candidates, best score, sentences given", changed, spent, sentences
    )


def reported(
    archive: Archive, articles: Sequence[Derived], changed: float, *, cut: bool = False
) -> Figures:
    """Link by a report on each article against the archive, as a newsroom would ask for it.

    ``cut``: the sentences are given, as the peers have them; else the article is read.
    """
    links, begun, sentences = Links(), time.process_time(), 0
    for one in articles:
        text = f"{one.story.title}\n\n{one.story.text}"
        read = _given(one.story) if cut else Document.from_text(text, id=one.story.id)
        report = trace([read], archive)
        documents = {document.id: document for document in report.documents}
        told = documents[one.story.id]
        shown = [
            (sentence.text, _sources(documents, sentence.sources)) for sentence in told.sentences
        ]
        pairs = zip(one.story.sentences, one.links, strict=True)
        for said, link in pairs:
            given = [source for text, sources in shown if _same(text, said) for source in sources]
            true = None if link is None else one.source.sentences[link]
            links.count([_within(source, true) for source in given], true)
            sentences += 1
    spent = time.process_time() - begun
    how = "sentences given" if cut else "articles as read"
    return links.figures(f"`report --against ARCHIVE`, {how}", changed, spent, sentences)


def _given(story: Story) -> Document:
    """Return a document of which each sentence is a section, so that nothing is left to reading."""
    text, sections = "", []
    for kind, said in (("headline", story.title), *(("body", one) for one in story.sentences)):
        if said:
            sections.append(Section(kind, len(text), len(text) + len(said)))  # type: ignore[arg-type]
            text += f"{said}\n\n"
    digest = sha256(f"{story.id} {text}".encode()).hexdigest()
    return Document(story.id, story.id, text, digest, sections=tuple(sections))


def _sources(documents: dict[str, TracedDocument], sources: Sequence[object]) -> list[str]:
    return [documents[one.document].sentences[one.sentence].text for one in sources]  # type: ignore[attr-defined]


def _same(shown: str, said: str) -> bool:
    """Whether the report's sentence is this one, or the two lie within each other."""
    one, other = _plain(shown), _plain(said)
    return one in other or other in one


def _within(given: str, true: str | None) -> str:
    """Return the true sentence where the given one is a part of it or has it as one."""
    return true if true is not None and _same(given, true) else given


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
    archive.add_documents(map(_given, held))
    texts = {key: one[0] for key, one in archive.store.documents(archive.store.keys()).items()}
    for key, number, _, start, end, _ in archive.store.places.sentences():
        _TEXTS[texts[key].id, number] = texts[key].text[start:end]
    return archive


def measured(folder: Path, held: Sequence[Story], count: int) -> Iterator[Figures]:
    """Measure ours and every peer that is installed."""
    sets = {changed: derived(held, count, changed) for changed in _CHANGED}
    print(f"{len(held)} stories", file=sys.stderr)
    with built_given(folder, held) as archive:
        for changed, articles in sets.items():
            yield aligned(archive, articles, changed)
            yield reported(archive, articles, changed, cut=True)
    with built(folder, held) as archive:
        for changed, articles in sets.items():
            yield reported(archive, articles, changed)
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
be linked to its source among all of them; sentences with the same words count as one \
source. Times are of the processor.

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
