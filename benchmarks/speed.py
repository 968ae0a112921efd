"""Time whole processes and single calls, beside a peer in the same run; write docs/performance.md.

::

    python -m benchmarks.speed            # about four minutes
    python -m benchmarks.speed --check    # exit code 1 where a goal is missed

Every figure is a median of several runs. Processes are timed from start to end, with their peak
resident memory as the kernel reports it for the child.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabulate import tabulate

import provenance
from benchmarks import serving, speed_alignment
from benchmarks.articles import article, drawing, rewrite, text_of
from benchmarks.data import GOLD
from benchmarks.timing import FEW_RUNS, ROOT, RUNS, Timing, run, timed
from benchmarks.wire_gold import clusters
from provenance.extract import extract
from provenance.extract.claims import claims_of
from provenance.flag.commentary import flag_commentary
from provenance.read import load
from provenance.reader import witness_of
from provenance.segment import segment
from provenance.words import words_of_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Witness

PAGE: Final = ROOT / "docs" / "performance.md"
TEMPLATE: Final = Path(__file__).with_name("speed_page.md")

_THOUSAND: Final = 1000
_COPIES: Final = 40
_PAIRS: Final = 100


def timings() -> Iterator[Timing]:
    """Yield every timing."""
    compileall.compile_dir(ROOT / "provenance", quiet=1)  # as an installed package is
    for part in (
        _imports,
        _seeds,
        _page,
        _copied_seeds,
        _corpus_page,
        _served,
        speed_alignment.long_article,
        speed_alignment.articles,
        speed_alignment.candidates,
        _speech,
        _own_voice,
    ):
        yield from part()


def _imports() -> Iterator[Timing]:
    pairs = [(run("-c", "pass"), run("-c", "import provenance")) for _ in range(RUNS)]
    over = tuple(1e3 * (loaded.seconds - bare.seconds) for bare, loaded in pairs)
    yield Timing("`import provenance`, over bare Python", over, "ms", 80)


def _seeds() -> Iterator[Timing]:
    runs = [run("-m", "provenance", "report", "seeds", "--format", "json") for _ in range(RUNS)]
    what = "`provenance report seeds --format json`"
    yield Timing(f"{what}, whole process", tuple(one.seconds for one in runs), "s", 0.5)
    yield Timing(f"{what}, peak memory", tuple(one.megabytes for one in runs), "MB", 80)


def _page() -> Iterator[Timing]:
    runs = [run("-m", "provenance", "report", "seeds", "--format", "html") for _ in range(RUNS)]
    what = "`provenance report seeds --format html`, whole process"
    yield Timing(what, tuple(one.seconds for one in runs), "s", 1)


def _corpus_page() -> Iterator[Timing]:
    """Time the page of as many articles as rewrites of them, and what of it is writing the page."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_PAIRS):
            source = article(drawing(f"corpus {number}"), 600)
            derived = rewrite(drawing(f"corpus rewrite {number}"), source)
            for name, sentences in (("source", source), ("derived", derived)):
                file = Path(folder) / f"{number:03}-{name}.txt"
                file.write_text(text_of(sentences), encoding="utf-8")
        runs = [
            run("-m", "provenance", "report", folder, "--format", "html") for _ in range(FEW_RUNS)
        ]
        report = provenance.trace(provenance.load(folder))
    what = f"the page of {2 * _PAIRS} articles of 600 words"
    yield Timing(f"{what}, whole process", tuple(one.seconds for one in runs), "s", 10)
    writing = tuple(timed(partial(provenance.render, report, "html")) for _ in range(FEW_RUNS))
    yield Timing(f"{what}, writing alone", writing, "s")


def _served() -> Iterator[Timing]:
    found = serving.measure()
    what = f"a 600-word draft pasted into a server with {serving.DOCUMENTS} documents"
    together = f"the same by {serving.CLIENTS} clients at once"
    yield Timing(f"{what}, its page", found.alone, "ms", 300)
    yield Timing(together, found.together, "ms")
    worst = (serving.quantile(found.together, 95),)
    yield Timing(f"{together}, 95th percentile", worst, "ms", 600)
    yield Timing("its report as JSON, by one client", found.reports, "ms")


def _copied_seeds() -> Iterator[Timing]:
    """Time a folder with the seeds many times over: identical copies are one document."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = sorted((ROOT / "seeds").iterdir())
        for number in range(_COPIES):
            for seed in seeds:
                shutil.copy(seed, Path(folder) / f"{number:02}-{seed.name}")
        command = ("-m", "provenance", "report", folder, "--format", "json")
        runs = [run(*command) for _ in range(FEW_RUNS)]
    what = f"the same on {_COPIES} copies of the seeds ({_COPIES * len(seeds)} files)"
    yield Timing(what, tuple(one.seconds for one in runs), "s", 20)


def _speech() -> Iterator[Timing]:
    """Time quotes and attributions over the clusters in tests/gold, cut into sentences before."""
    cut = [(one, segment(one)) for path in clusters(GOLD) for one in load(path).documents]
    count = sum(len(one.text.split()) for one, _ in cut)
    timed(lambda: [extract(*one) for one in cut])  # rules are read
    rates = tuple(count / timed(lambda: [extract(*one) for one in cut]) for _ in range(RUNS))
    what = "quotes and attributions of the clusters in `tests/gold`"
    yield Timing(what, rates, "words/s", 20_000, at_least=True)
    for unit in ('"', "“ "):
        text = unit * (1_000_000 // len(unit))
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            command = ("-m", "provenance", "quotes", "--quiet", file.name)
            seconds = tuple(run(*command).seconds for _ in range(FEW_RUNS))
        name = f"`provenance quotes` of a paragraph of 1 MB of `{unit}`, whole process"
        yield Timing(name, seconds, "s", 2)


def _own_voice() -> Iterator[Timing]:
    """Time claims and commentary over the clusters in tests/gold, read and cut before."""
    documents = [one for path in clusters(GOLD) for one in load(path).documents]
    count = sum(len(one.text.split()) for one in documents)

    def seconds() -> float:
        read = [witness_of(one) for one in documents]
        words_of_sentence.cache_clear()
        return timed(lambda: _claims_and_commentary(read))

    seconds()  # rules are read
    rates = tuple(count / seconds() for _ in range(RUNS))
    what = "claims and commentary of the clusters in `tests/gold`"
    yield Timing(what, rates, "words/s", 50_000, at_least=True)


def _claims_and_commentary(witnesses: Sequence[Witness]) -> None:
    for witness in witnesses:
        claims_of(witness)
        for sentence in witness.sentences:
            flag_commentary(witness, sentence.number)


def page(found: Sequence[Timing]) -> str:
    """Write the page."""
    rows = [
        (one.what, f"{_short(one.median)} {one.unit}", _range(one), _goal(one), _verdict(one))
        for one in found
    ]
    headers = ("what", "median", "least–most", "goal", "met")
    table = tabulate(rows, headers, tablefmt="github", disable_numparse=True)
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    return TEMPLATE.read_text(encoding="utf-8").format(table=table, machine=machine)


def _short(value: float) -> str:
    """Write three significant digits, and no power of ten."""
    return (
        f"{value:.3g}"
        if value < _THOUSAND
        else f"{round(value, 2 - len(str(int(value))) + 1):,.0f}"
    )


def _range(one: Timing) -> str:
    return f"{_short(min(one.values))}–{_short(max(one.values))}" if len(one.values) > 1 else ""


def _goal(one: Timing) -> str:
    if one.goal is None:
        return ""
    return f"{'≥' if one.at_least else '≤'} {_short(one.goal)} {one.unit}"


def _verdict(one: Timing) -> str:
    if one.goal is None:
        return ""
    return "yes" if one.is_met else "no"


def main() -> None:
    """Time everything, print it and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit code 1 where a goal is missed")
    check = parser.parse_args().check
    found = []
    for one in timings():
        print(f"{one.what:75} {_short(one.median):>8} {one.unit:7} {_goal(one)} {_verdict(one)}")
        found.append(one)
    PAGE.write_text(page(found), encoding="utf-8")
    sys.exit(1 if check and not all(one.is_met for one in found) else 0)


if __name__ == "__main__":
    main()
