"""Trace a whole back file by processes and on Spark, stage by stage, and project what it costs.

::

    python -m benchmarks.backfile --data DIR                  # all 19,043 stories, about an hour
    python -m benchmarks.backfile --data DIR --stories 500

``DIR`` holds ``reuters21578``. The result goes to ``docs/backfile-performance.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tabulate import tabulate

from benchmarks.data import data_folder
from benchmarks.derive import stories
from provenance import Archive
from provenance.backfile.rows import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE: Final = Path(__file__).parent.parent / "docs" / "backfile-performance.md"

_KIBIBYTES: Final = 1024 if sys.platform != "darwin" else 1
_MEGA: Final = 1e6
_HOUR: Final = 3600
_SPARK: Final = ("documents", "pairs", "near", "neighbours", "rows")
_ALIGNMENT: Final = ("near", "rows")
_SIZES: Final = (100_000, 1_000_000, 100_000_000)
_PRICE: Final = 0.05  # of a processor's hour, in any currency
_PROCESSORS: Final = {100_000: 8, 1_000_000: 64, 100_000_000: 2000}


class Run(NamedTuple):
    """A run: seconds from start to end, for each stage, and of the processor; peak bytes.

    Of Spark, whose processes are not this one's children, the last two are not known.
    """

    seconds: float
    stages: dict[str, float]
    processor: float | None = None
    memory: float | None = None


_TRACING: Final = """
import json, sys, time
from provenance.backfile.archive import trace_archive
if __name__ == "__main__":
    ends = {}
    def told(stage, done, of):
        ends[stage] = time.time()
    begun = time.time()
    trace_archive(sys.argv[1], sys.argv[2], jobs=int(sys.argv[3]), progress=told)
    print(json.dumps({"begun": begun, **ends}))
"""


def by_processes(archive: Path, output: Path, jobs: int) -> Run:
    """Trace an archive by so many processes."""
    script = output.with_suffix(".py")
    script.write_text(_TRACING, encoding="utf-8")
    done = _timed([sys.executable, str(script), str(archive), str(output), str(jobs)])
    ends = json.loads(done.stdout)
    stages = dict(zip(list(ends)[1:], _differences(list(ends.values())), strict=True))
    return Run(done.seconds, stages, done.processor, done.memory)


def on_spark(lines: Path, output: Path, processors: int) -> Run:
    """Trace a corpus on Spark, on so many processors of this machine."""
    command = [sys.executable, "-m", "provenance.engines.spark", str(lines), str(output)]
    options = ["--master", f"local[{processors}]", "--set", "spark.driver.memory=3g"]
    partitions = ["--set", "spark.sql.shuffle.partitions=8"]
    done = _timed([*command, *options, *partitions])
    ends = [(output / stage / "_SUCCESS").stat().st_mtime for stage in ("_manifest", *_SPARK)]
    stages = dict(zip(_SPARK, _differences(ends), strict=True))
    return Run(done.seconds, stages)


class _Done(NamedTuple):
    stdout: str
    seconds: float
    processor: float
    memory: float


def _timed(command: Sequence[str]) -> _Done:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _Done(done.stdout, time.time() - begun, spent, after.ru_maxrss * _KIBIBYTES)


def _differences(ends: Sequence[float]) -> list[float]:
    return [end - begin for begin, end in pairwise(ends)]


def links_of(folder: Path) -> set[str]:
    """Return the links of a run by processes."""
    return set((folder / "links.jsonl").read_text(encoding="utf-8").splitlines())


def links_on_spark(folder: Path) -> set[str]:
    """Return the links of a run on Spark, written as the other's."""
    from pyarrow.parquet import read_table  # noqa: PLC0415 (an extra)

    columns = list(KINDS[0][1].__annotations__)
    rows = read_table(folder / "links").to_pylist()
    plain = ({name: row[name] for name in columns} for row in rows)
    return {json.dumps(row, separators=(",", ":")) for row in plain}


def page(count: int, sentences: int, runs: dict[str, Run], common: tuple[int, int, int]) -> str:
    """Write the figures as a page."""
    stages = [
        (name, stage, f"{seconds:.1f} s", f"{1000 * seconds / count:.1f} ms")
        for name, run in runs.items()
        for stage, seconds in run.stages.items()
    ]
    whole = [
        (
            name,
            f"{run.seconds:.0f} s",
            f"{run.processor:.0f} s" if run.processor else "",
            f"{run.memory / _MEGA:.0f} MB" if run.memory else "",
        )
        for name, run in runs.items()
    ]
    one, two = (sum(runs[f"Spark, local[{n}]"].stages[s] for s in _ALIGNMENT) for n in (1, 2))
    both, archive, spark = common
    each = (runs["processes, 1"].processor or 0.0) / count
    return f"""# Whole archives, as measured

Written by `python -m benchmarks.backfile --data DIR --stories {count}` on Python \
{platform.python_version()}, {os.cpu_count()} processors with a load of {os.getloadavg()[0]:.1f} \
at the end: where it is above their number, others were at work too, and times are longer.

{count:,} stories of Reuters-21578, {sentences:,} sentences, each traced against all the others.

{_table(("how", "start to end", "of the processor", "largest process"), whole)}

{_table(("how", "stage", "time", "a story"), stages)}

Links found by both: {both:,}; by processes alone: {archive:,}; by Spark alone: {spark:,}. The \
stages that align (near, rows) took {one / two:.2f} times as long on one processor as on two.

## What a larger one costs

Projected, not measured, from {1000 * each:.0f} ms of the processor a story in the run by one \
process. Assumed: stories of this length; the stages that align grow with the number of stories, \
since what a sentence is held to is bounded (`MOST_WORDINGS`, `MOST_CANDIDATES`, \
`MOST_NEIGHBOURS`), and so does the join; half as much again for moving data on a cluster; \
{_PRICE} an hour and processor. Reuters' formulaic company results have far more neighbours than \
other news, so this is the dear end.

{_table(("stories", "hours of a processor", "on so many", "hours", "price"), _costs(each))}
"""


def _costs(each: float) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for size in _SIZES:
        hours = 1.5 * each * size / _HOUR
        many = _PROCESSORS[size]
        rows.append(
            (
                f"{size:,}",
                f"{hours:,.0f}",
                str(many),
                f"{hours / many:.1f}",
                f"{_PRICE * hours:,.0f}",
            )
        )
    return rows


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return tabulate(rows, headers, tablefmt="github", disable_numparse=True)


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="the folder of labelled sets (default: PROVENANCE_DATA)")
    parser.add_argument("--stories", type=int, default=1_000_000)
    options = parser.parse_args()
    folder = data_folder(options.data)
    if folder is None or not (folder / "reuters21578").is_dir():
        sys.exit("reuters21578 is missing; give --data the folder that holds it")
    held = list(stories(folder))[: options.stories]
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        lines = work / "stories.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            for one in held:
                out.write(json.dumps({"id": one.id, "title": one.title, "text": one.text}) + "\n")
        with Archive.create(work / "archive") as archive:
            archive.add(lines)
            sentences = archive.facts().sentences
        runs = {}
        for jobs in (1, 2):
            runs[f"processes, {jobs}"] = by_processes(work / "archive", work / f"out{jobs}", jobs)
            print(runs[f"processes, {jobs}"], flush=True)
        for processors in (1, 2):
            found = on_spark(lines, work / f"spark{processors}", processors)
            runs[f"Spark, local[{processors}]"] = found
            print(found, flush=True)
        mine, theirs = links_of(work / "out2"), links_on_spark(work / "spark2")
    common = (len(mine & theirs), len(mine - theirs), len(theirs - mine))
    PAGE.write_text(page(len(held), sentences, runs, common), encoding="utf-8")


if __name__ == "__main__":
    main()
