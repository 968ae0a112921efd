"""Score the labelled sets beside the peers, and write ``docs/quality.md``.

::

    python -m benchmarks.quality --data DIR      # or PROVENANCE_DATA=DIR
    python -m benchmarks.quality --only WiCE     # sets whose name begins so; writes nothing

Sets that are not there are skipped with a message; the clusters in ``tests/gold`` always are.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from benchmarks import (
    basil,
    claims,
    cofenet,
    exaggeration,
    neutrality,
    novelty,
    opinions,
    polnear,
    propositions,
    quality_page,
    reliability,
    selection,
    support,
    wire_gold,
    word_alignment,
)
from benchmarks.data import GOLD, data_folder, digest, files_of, missing
from benchmarks.figures import OURS, Measurement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAGE: Final = Path(__file__).parent.parent / "docs" / "quality.md"


@frozen
class LabelledSet:
    """A labelled set: its name, its files below the data folder, and how it is scored."""

    name: str
    files: tuple[str, ...]
    measure: Callable[[Path], list[Measurement]]


SETS: Final = (
    LabelledSet("WiCE test", selection.WICE_FILES, selection.measure_wice),
    LabelledSet("WiCE test", support.FILES, support.measure),
    LabelledSet("PoC", selection.POC_FILES, selection.measure_poc),
    LabelledSet("SuperPAL-MultiNews test", propositions.FILES, propositions.measure),
    *(
        LabelledSet(name, (file,), functools.partial(word_alignment.measure, labelled=name))
        for name, file in word_alignment.FILES.items()
    ),
    LabelledSet("exaggeration", exaggeration.FILES, exaggeration.measure),
    LabelledSet("CLIFF", novelty.FILES, novelty.measure),
    LabelledSet(polnear.LABELLED, polnear.FILES, polnear.measure),
    LabelledSet(cofenet.LABELLED, cofenet.FILES, cofenet.measure),
    LabelledSet(claims.LABELLED, claims.FILES, claims.measure),
    LabelledSet(basil.LABELLED, basil.FILES, basil.measure),
    LabelledSet(opinions.BABE, opinions.BABE_FILES, opinions.measure_babe),
    LabelledSet(opinions.CHECKTHAT, opinions.CHECKTHAT_FILES, opinions.measure_checkthat),
    LabelledSet(neutrality.LABELLED, neutrality.FILES, neutrality.measure),
)
"""Every set of the data folder."""


def gold_files() -> list[Path]:
    """Return the files of the clusters that ship with the project."""
    return sorted(path for path in GOLD.glob("*/*") if path.is_file())


def measure_all(folder: Path | None, only: str = "") -> list[Measurement]:
    """Score every set that is there and whose name begins with ``only``; say what was skipped."""
    found: list[Measurement] = []
    for one in SETS:
        if one.name.startswith(only):
            found += _measure(one, folder)
    if wire_gold.LABELLED.startswith(only):
        found += _timed(wire_gold.LABELLED, lambda: wire_gold.measure_clusters(GOLD))
    return found


def digests(folder: Path | None) -> dict[str, str]:
    """Return the sha256 over the files of every set that is there, by the set's name."""
    by_name = itertools.groupby(SETS, key=lambda one: one.name)
    files = {name: [file for one in group for file in one.files] for name, group in by_name}
    there = {
        name: digest(files_of(folder, names))
        for name, names in files.items()
        if folder is not None and not missing(folder, names)
    }
    return {**there, wire_gold.LABELLED: digest(gold_files())}


def main() -> None:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder of the labelled sets (default: PROVENANCE_DATA)")
    parser.add_argument("--only", default="", help="sets whose name begins so")
    arguments = parser.parse_args()
    folder = data_folder(arguments.data)
    found = measure_all(folder, arguments.only)
    _print(found)
    if not arguments.only:
        text = quality_page.page(found, digests(folder), reliability.reliability(folder))
        PAGE.write_text(text, encoding="utf-8")
        print(f"wrote {PAGE}", file=sys.stderr)


def _measure(one: LabelledSet, folder: Path | None) -> list[Measurement]:
    absent = missing(folder, one.files)
    if folder is None or absent:
        print(f"{one.name}: skipped, no {', '.join(absent)} in the data folder", file=sys.stderr)
        return []
    return _timed(one.name, lambda: one.measure(folder))


def _timed(name: str, work: Callable[[], list[Measurement]]) -> list[Measurement]:
    start = time.perf_counter()
    found = work()
    print(f"{name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
    return found


def _print(found: Sequence[Measurement]) -> None:
    for one in found:
        system = "" if one.system == OURS else one.system
        print(f"{one.key:48}{one.figure}  n {one.figure.n:<5} {system}")


if __name__ == "__main__":
    main()
