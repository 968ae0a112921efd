"""Build an archive of many sentences, trace drafts against it, and kill writers.

::

    python -m benchmarks.archive --data DIR                       # a million sentences
    python -m benchmarks.archive --data DIR --sentences 100000 --kills 10

``DIR`` holds ``reuters21578`` (the 22 files of Reuters-21578). Its stories are the first sentences;
the others are the same stories with half of the words changed for words of the whole, so that the
frequencies stay. Drafts have 30 sentences of the longest stories, one word in ten changed, and
every fifth sentence made up of any words. The result goes to ``docs/archive-performance.md``.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tabulate import tabulate

import provenance
from benchmarks.data import data_folder
from provenance import Archive, Document
from provenance.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE: Final = Path(__file__).parent.parent / "docs" / "archive-performance.md"

_STORY: Final = re.compile(r'<REUTERS.*?NEWID="(\d+)".*?>(.*?)</REUTERS>', re.DOTALL)
_PART: Final = re.compile(r"<(TITLE|BODY|DATE)>(.*?)</\1>", re.DOTALL)
_WORD: Final = re.compile(r"[A-Za-z]{4,}")
_MONTHS: Final = {"FEB": 2, "MAR": 3, "APR": 4, "JUN": 6, "OCT": 10}
_SENTENCE_END: Final = re.compile(r'[.?!]"?(?:\s|$)')
_SEED: Final = 20261121
_DRAFTS: Final = 40
_LENGTH: Final = 30
_CHANGED: Final = 0.1


class Story(NamedTuple):
    """A story: its id, day, title and paragraphs."""

    id: str
    day: str
    title: str
    paragraphs: tuple[str, ...]


class Row(NamedTuple):
    """A figure, and what it should be."""

    what: str
    figure: str
    goal: str = ""


def stories(folder: Path) -> Iterator[Story]:
    """Read the stories that have a body."""
    for path in sorted(folder.glob("reut2-*.sgm")):
        for number, markup in _STORY.findall(path.read_text("latin-1")):
            parts = {name: html.unescape(text) for name, text in _PART.findall(markup)}
            if "BODY" in parts:
                body = re.sub(r"[\x00-\x09\x0b-\x1f]", "", parts["BODY"])
                found = (" ".join(one.split()) for one in re.split(r"\n {4}", body))
                day = _day(parts.get("DATE", ""))
                title = " ".join(parts.get("TITLE", "").split())
                yield Story(f"r{number}", day, title, tuple(filter(None, found)))


def write_corpus(folder: Path, sentences: int, file: Path) -> int:
    """Write stories, and as many changed ones as are needed; return about how many sentences."""
    chance = random.Random(_SEED)  # noqa: S311 (the same corpus each time)
    first = list(stories(folder))
    words = [word for one in first for text in one.paragraphs for word in _WORD.findall(text)]
    written = copy = 0
    with file.open("w", encoding="utf-8") as lines:
        while written < sentences:
            for one in first:
                if written >= sentences:
                    break
                story = _changed(one, copy, words, chance) if copy else one
                written += 1 + sum(len(_SENTENCE_END.findall(text)) for text in story.paragraphs)
                lines.write(json.dumps(_record(story)) + "\n")
            copy += 1
    return written


def drafts(archive: Archive, count: int) -> list[Document]:
    """Make drafts from the longest of some stories of an archive."""
    chance = random.Random(_SEED)  # noqa: S311 (the same drafts each time)
    keys = chance.sample(archive.store.keys(), min(2000, len(archive)))
    held = sorted(archive.corpus(keys), key=lambda one: (-len(one.text), one.id))[:100]
    words = [word for one in held for word in _WORD.findall(one.text)]
    made = []
    for number in range(count):
        told: list[str] = []
        while len(told) < _LENGTH:
            for sentence in segment(chance.choice(held)):
                if sentence.section == "body" and len(told) < _LENGTH:
                    told.append(_reworded(sentence.text, words, chance))
                    if len(told) % 5 == 4:
                        told.append(" ".join(chance.choices(words, k=18)).capitalize() + ".")
        text = "\n\n".join(told[:_LENGTH])
        made.append(Document.from_text(text, id=f"draft{number}"))
    return made


def measure_build(corpus: Path, folder: Path, jobs: int) -> list[Row]:
    """Build an archive, in a process of its own."""
    begun = time.perf_counter()
    _command("archive", "add", str(folder), str(corpus), "--jobs", str(jobs), "--quiet")
    spent = time.perf_counter() - begun
    with Archive(folder) as archive:
        facts = archive.facts()
    beside = facts.store_bytes + facts.index_bytes - facts.characters
    return [
        Row("sentences", f"{facts.sentences:,}"),
        Row(f"built, {jobs} processes", f"{spent:.0f} s"),
        Row("sentences a second", f"{facts.sentences / spent:,.0f}", "≥ 30,000"),
        Row("index, a sentence", f"{facts.index_bytes / facts.sentences:.0f} B", "≤ 120 B"),
        Row("all beside the text, a sentence", f"{beside / facts.sentences:.0f} B"),
    ]


def measure_drafts(folder: Path) -> list[Row]:
    """Trace drafts in this process, warm; and one in a process of its own, cold."""
    with Archive(folder) as archive:
        some = drafts(archive, _DRAFTS)
        provenance.trace([some[0]], archive)
        walls, busy, listed = [], [], []
        for draft in some[1:]:
            begun, used = time.perf_counter(), time.process_time()
            report = provenance.trace([draft], archive)
            walls.append(1000 * (time.perf_counter() - begun))
            busy.append(1000 * (time.process_time() - used))
            listed.append(len(report.documents) - 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return [
        Row("trace a 30-sentence draft, median", f"{statistics.median(walls):.0f} ms", "≤ 250 ms"),
        Row("the same, 95th percentile", f"{_percentile(walls):.0f} ms", "≤ 500 ms"),
        Row("the same, processor time, median", f"{statistics.median(busy):.0f} ms"),
        Row("cold, a process from start to end", f"{_cold(folder, some[0]):.2f} s", "≤ 1.5 s"),
        Row("documents traced against, mean", f"{statistics.mean(listed):.1f}"),
        Row("memory of this reader, at most", f"{memory} MB", "≤ 300 MB"),
    ]


def measure_kills(corpus: Path, count: int, folder: Path) -> list[Row]:
    """Kill writers at random moments, and count what was lost."""
    chance = random.Random(_SEED)  # noqa: S311 (the same moments each time)
    lost = unopened = 0
    Archive.create(folder).close()
    for _ in range(count):
        writer = subprocess.Popen(
            [sys.executable, "-m", "provenance", "archive", "add", str(folder), str(corpus)]
        )
        time.sleep(0.3 + 3 * chance.random())
        committed = _documents(folder)
        writer.kill()
        writer.wait()
        try:
            with Archive(folder) as archive:
                lost += len(archive) < committed
                archive.add_documents([])
                unopened += bool(archive.problems())
        except provenance.ProvenanceError:
            unopened += 1
    return [
        Row(f"{count} × kill -9 during add: runs that lost a document", str(lost), "0"),
        Row("and archives that did not open or were not sound", str(unopened), "0"),
    ]


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", help="the folder that holds reuters21578")
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    data = data_folder(asked.data)
    if data is None or not (data / "reuters21578").is_dir():
        sys.exit("give --data the folder that holds reuters21578")
    with tempfile.TemporaryDirectory() as made:
        corpus, folder = Path(made) / "corpus.jsonl", Path(made) / "archive"
        write_corpus(data / "reuters21578", asked.sentences, corpus)
        rows = measure_build(corpus, folder, asked.jobs) + measure_drafts(folder)
        shutil.rmtree(folder)
        rows += measure_kills(corpus, asked.kills, folder)
    page = _page(rows, f"--sentences {asked.sentences} --kills {asked.kills}")
    PAGE.write_text(page, "utf-8")
    print(page)


def _page(rows: Sequence[Row], options: str) -> str:
    table = tabulate(rows, ("what", "figure", "goal"), tablefmt="github", disable_numparse=True)
    load = os.getloadavg()[0]
    return (
        "# Archives, as measured\n\n"
        f"Written by `python -m benchmarks.archive --data DIR {options}` on "
        f"{os.cpu_count()} cores with a load of {load:.1f} at the end: where it is above their "
        "number, others were at work too, and times are longer than they would be.\n"
        "`benchmarks/archive.py` says what the sentences and drafts are.\n\n"
        f"{table}\n"
    )


def _record(story: Story) -> dict[str, str]:
    text = "\n\n".join(story.paragraphs)
    return {
        "id": story.id,
        "title": story.title,
        "text": text,
        "published": story.day,
        "agency": "Reuters",
    }


def _changed(story: Story, copy: int, words: Sequence[str], chance: random.Random) -> Story:
    changed = (_reworded(text, words, chance, 0.5) for text in story.paragraphs)
    day = f"{1987 + copy}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    title = _reworded(story.title, words, chance, 0.5)
    return Story(f"{story.id}-{copy}", day, title, tuple(changed))


def _reworded(
    text: str, words: Sequence[str], chance: random.Random, share: float = _CHANGED
) -> str:
    return _WORD.sub(
        lambda found: chance.choice(words) if chance.random() < share else found[0], text
    )


def _day(written: str) -> str:
    found = re.match(r"\s*(\d+)-([A-Z]{3})-(\d{4})", written)
    if found is None:
        return "1987"
    return f"{found[3]}-{_MONTHS.get(found[2], 1):02}-{int(found[1]):02}"


def _percentile(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def _cold(folder: Path, draft: Document) -> float:
    file = folder.parent / "draft.txt"
    file.write_text(draft.text, "utf-8")
    begun = time.perf_counter()
    _command("report", str(file), "--against", str(folder), "--format", "json")
    return time.perf_counter() - begun


def _command(*arguments: str) -> None:
    command = [sys.executable, "-m", "provenance", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _documents(folder: Path) -> int:
    with sqlite3.connect(folder / "archive.db", timeout=30) as connection:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])


if __name__ == "__main__":
    main()
