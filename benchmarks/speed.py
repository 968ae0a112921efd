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
import difflib
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen
from tabulate import tabulate

import provenance
from benchmarks import serving
from benchmarks.articles import article, drawing, rewrite, text_of
from benchmarks.data import GOLD
from benchmarks.peers import words
from benchmarks.wire_gold import clusters
from provenance.extract import extract
from provenance.extract.claims import claims_of
from provenance.flag.commentary import flag_commentary
from provenance.read import load
from provenance.report import witness_of
from provenance.segment import segment
from provenance.words import words_of_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.model import Witness

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "performance.md"
TEMPLATE: Final = Path(__file__).with_name("speed_page.md")

_RUNS: Final = 9
_FEW_RUNS: Final = 5
_THOUSAND: Final = 1000
_COPIES: Final = 40
_PAIRS: Final = 100
_CANDIDATES: Final = 100
_KIBIBYTES: Final = 1024 if sys.platform != "darwin" else 1


@frozen
class Timing:
    """What was timed: its runs in ``unit``, and the most (or least) that their median may be."""

    what: str
    values: tuple[float, ...]
    unit: str
    goal: float | None = None
    at_least: bool = False

    @property
    def median(self) -> float:
        """The median of the runs."""
        return statistics.median(self.values)

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached; where there is none, yes."""
        if self.goal is None:
            return True
        return self.median >= self.goal if self.at_least else self.median <= self.goal


class Process(NamedTuple):
    """A process that ran: seconds of wall time and peak resident megabytes."""

    seconds: float
    megabytes: float


def run(*arguments: str) -> Process:
    """Run Python with these arguments from the project's folder; fail if it fails."""
    start = time.perf_counter()
    child = subprocess.Popen((sys.executable, *arguments), cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(arguments)}: exit code {child.returncode}")
    return Process(seconds, usage.ru_maxrss * _KIBIBYTES / 1e6)


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
        _long_article,
        _articles,
        _candidates,
        _speech,
        _own_voice,
    ):
        yield from part()


def _imports() -> Iterator[Timing]:
    pairs = [(run("-c", "pass"), run("-c", "import provenance")) for _ in range(_RUNS)]
    over = tuple(1e3 * (loaded.seconds - bare.seconds) for bare, loaded in pairs)
    yield Timing("`import provenance`, over bare Python", over, "ms", 80)


def _seeds() -> Iterator[Timing]:
    runs = [run("-m", "provenance", "report", "seeds", "--format", "json") for _ in range(_RUNS)]
    what = "`provenance report seeds --format json`"
    yield Timing(f"{what}, whole process", tuple(one.seconds for one in runs), "s", 0.5)
    yield Timing(f"{what}, peak memory", tuple(one.megabytes for one in runs), "MB", 80)


def _page() -> Iterator[Timing]:
    runs = [run("-m", "provenance", "report", "seeds", "--format", "html") for _ in range(_RUNS)]
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
            run("-m", "provenance", "report", folder, "--format", "html") for _ in range(_FEW_RUNS)
        ]
        report = provenance.trace(provenance.load(folder))
    what = f"the page of {2 * _PAIRS} articles of 600 words"
    yield Timing(f"{what}, whole process", tuple(one.seconds for one in runs), "s", 10)
    writing = tuple(_timed(partial(provenance.render, report, "html")) for _ in range(_FEW_RUNS))
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
        runs = [run(*command) for _ in range(_FEW_RUNS)]
    what = f"the same on {_COPIES} copies of the seeds ({_COPIES * len(seeds)} files)"
    yield Timing(what, tuple(one.seconds for one in runs), "s", 20)


def _long_article() -> Iterator[Timing]:
    source = article(drawing("long"), 10_000)
    derived = rewrite(drawing("long rewrite"), source)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("source.txt", "derived.txt")]
        for path, sentences in zip(paths, (source, derived), strict=True):
            path.write_text(text_of(sentences), encoding="utf-8")
        command = ("-m", "provenance", "diff", *map(str, paths))
        runs = [run(*command) for _ in range(_FEW_RUNS)]
    what = "`provenance diff` of a 10,000-word article and its 10,000-word source, whole process"
    yield Timing(what, tuple(one.seconds for one in runs), "s", 1.5)
    yield _difflib_on("difflib on the words of the same two articles", source, derived)


def _difflib_on(what: str, source: Sequence[str], derived: Sequence[str]) -> Timing:
    one, other = words(" ".join(source)), words(" ".join(derived))
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return Timing(what, (_timed(matcher.ratio),), "s")


def _articles() -> Iterator[Timing]:
    """Time articles of 600 words against as many, each another text."""
    pairs = []
    for number in range(_RUNS + 1):
        source = article(drawing(f"short {number}"), 600)
        derived = rewrite(drawing(f"short rewrite {number}"), source)
        pairs.append((text_of(source), text_of(derived)))
    seconds = [_timed(partial(provenance.compare, *pair)) for pair in pairs]
    what = "`provenance.compare` of two 600-word articles"
    yield Timing(f"{what}, the first in a process (rules are read)", (1e3 * seconds[0],), "ms")
    yield Timing(f"{what}, then", tuple(1e3 * one for one in seconds[1:]), "ms", 60)


def _candidates() -> Iterator[Timing]:
    """Time one sentence against candidates that were never seen, and again when they were."""
    cases = [_case(f"candidates {number}", _CANDIDATES) for number in range(_RUNS)]
    new = [_timed(partial(provenance.align_sentence, *case)) for case in cases]
    known = [_timed(partial(provenance.align_sentence, *case)) for case in cases]
    what = f"`align_sentence`, one sentence and {_CANDIDATES} candidates"
    yield Timing(f"{what}, texts never seen", _ms(new), "ms", 3)
    yield Timing(f"{what}, texts seen before (as in a report)", _ms(known), "ms", 3)
    on_words = [_difflib_seconds(words(one), [words(c) for c in others]) for one, others in cases]
    on_strings = [_difflib_seconds(one, others) for one, others in cases]
    yield Timing("difflib ratios over lists of the same words, cut beforehand", _ms(on_words), "ms")
    yield Timing("difflib ratios over the same sentences as strings", _ms(on_strings), "ms")
    yield _throughput("lists of the same words", known, on_words)
    yield _throughput("the same sentences", known, on_strings)
    yield Timing("8 times as many candidates cost", _growth(8), "times", 10)


def _speech() -> Iterator[Timing]:
    """Time quotes and attributions over the clusters in tests/gold, cut into sentences before."""
    cut = [(one, segment(one)) for path in clusters(GOLD) for one in load(path).documents]
    count = sum(len(one.text.split()) for one, _ in cut)
    _timed(lambda: [extract(*one) for one in cut])  # rules are read
    rates = tuple(count / _timed(lambda: [extract(*one) for one in cut]) for _ in range(_RUNS))
    what = "quotes and attributions of the clusters in `tests/gold`"
    yield Timing(what, rates, "words/s", 20_000, at_least=True)
    for unit in ('"', "“ "):
        text = unit * (1_000_000 // len(unit))
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            command = ("-m", "provenance", "quotes", "--quiet", file.name)
            seconds = tuple(run(*command).seconds for _ in range(_FEW_RUNS))
        name = f"`provenance quotes` of a paragraph of 1 MB of `{unit}`, whole process"
        yield Timing(name, seconds, "s", 2)


def _own_voice() -> Iterator[Timing]:
    """Time claims and commentary over the clusters in tests/gold, read and cut before."""
    documents = [one for path in clusters(GOLD) for one in load(path).documents]
    count = sum(len(one.text.split()) for one in documents)

    def seconds() -> float:
        read = [witness_of(one) for one in documents]
        words_of_sentence.cache_clear()
        return _timed(lambda: _claims_and_commentary(read))

    seconds()  # rules are read
    rates = tuple(count / seconds() for _ in range(_RUNS))
    what = "claims and commentary of the clusters in `tests/gold`"
    yield Timing(what, rates, "words/s", 50_000, at_least=True)


def _claims_and_commentary(witnesses: Sequence[Witness]) -> None:
    for witness in witnesses:
        claims_of(witness)
        for sentence in witness.sentences:
            flag_commentary(witness, sentence.number)


def _throughput(of: str, ours: Sequence[float], theirs: Sequence[float]) -> Timing:
    ratios = tuple(peer / mine for mine, peer in zip(ours, theirs, strict=True))
    return Timing(
        f"how many times difflib's throughput on {of}", ratios, "times", 10, at_least=True
    )


def _case(name: str, candidates: int) -> tuple[str, list[str]]:
    draw = drawing(name)
    sentences: list[str] = []
    while len(sentences) < candidates:
        sentences += article(draw, 600)
    sentences = sentences[:candidates]
    return rewrite(draw, [draw.choice(sentences)] * 3)[0], sentences


def _difflib_seconds(derived: Sequence[str], candidates: Sequence[Sequence[str]]) -> float:
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(derived)

    def work() -> None:
        for one in candidates:
            matcher.set_seq1(one)
            matcher.ratio()

    return _timed(work)


def _growth(times: int) -> tuple[float, ...]:
    """Return how many times as long ``times`` as many new candidates take."""
    found = []
    for number in range(_RUNS):
        few = _case(f"few {number}", _CANDIDATES)
        many = _case(f"many {number}", times * _CANDIDATES)
        base = _timed(partial(provenance.align_sentence, *few))
        found.append(_timed(partial(provenance.align_sentence, *many)) / base)
    return tuple(found)


def _ms(seconds: Sequence[float]) -> tuple[float, ...]:
    return tuple(1e3 * one for one in seconds)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
