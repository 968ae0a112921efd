"""Hold every figure at or above its floor.

::

    python -m benchmarks.floors                          # the clusters in tests/gold
    python -m benchmarks.floors --data DIR               # and the labelled sets
    python -m benchmarks.floors --data DIR --raise       # lift floors to what was measured
    python -m benchmarks.floors --lower-floor "PoC: hit@1"   # let one down; say why in the commit

``floors.toml`` has the floors and the sha256 of the data they were measured on: on other data a
floor means nothing, so changed data fails too. A floor is lowered by name only.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from benchmarks.data import data_folder
from benchmarks.figures import OURS, Measurement, plain
from benchmarks.quality import digests, measure_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILE: Final = Path(__file__).with_name("floors.toml")

_STEPS: Final = 1000
_ROUNDING: Final = 1e-9
_HEADER: Final = """\
# The least that each figure may be, and the sha256 of the data it was measured on.
# Written by `python -m benchmarks.floors --raise`; a floor is lowered by `--lower-floor NAME` only.
"""


@frozen
class Floors:
    """The floors by figure, and the sha256 of the data by set."""

    figures: Mapping[str, float]
    data: Mapping[str, str]


def read_floors() -> Floors:
    """Read the file of floors."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    return Floors(tables.get("floors", {}), tables.get("sha256", {}))


def failures(found: Sequence[Measurement], floors: Floors) -> Iterator[str]:
    """Yield a message for every figure below its floor."""
    for one in _ours(found):
        floor = floors.figures.get(one.key, 0.0)
        if one.figure.value < floor - _ROUNDING:
            yield f"{one.key}: {plain(one.figure.value)} is below its floor {plain(floor)}"


def changed_data(current: Mapping[str, str], floors: Floors) -> Iterator[str]:
    """Yield a message for every set that is not what its floors were measured on."""
    for name, value in current.items():
        if floors.data.get(name, value) != value:
            yield f"{name}: the data have changed; measure again and write with --raise"


def moved(found: Sequence[Measurement], floors: Floors, lowered: Sequence[str]) -> dict[str, float]:
    """Return the floors lifted to what was measured; only those named are let down."""
    figures = dict(floors.figures)
    for one in _ours(found):
        reached = math.floor(one.figure.value * _STEPS + _ROUNDING) / _STEPS
        figures[one.key] = reached if one.key in lowered else max(reached, figures.get(one.key, 0))
    return figures


def main() -> None:
    """Check, or write, the floors."""
    arguments = _arguments()
    folder = data_folder(arguments.data)
    found, floors = measure_all(folder), read_floors()
    current = digests(folder)
    if arguments.lift or arguments.lowered:
        lifted = moved(found, floors, arguments.lowered) if arguments.lift else floors.figures
        let_down = {key: moved(found, floors, [key])[key] for key in arguments.lowered}
        _write(Floors({**lifted, **let_down}, {**floors.data, **current}))
        return
    messages = [*changed_data(current, floors), *failures(found, floors)]
    print("\n".join(messages) or f"{len(list(_ours(found)))} figures at or above their floors")
    sys.exit(1 if messages else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder of the labelled sets (default: PROVENANCE_DATA)")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    parser.add_argument(
        "--lower-floor", dest="lowered", action="append", default=[], metavar="NAME"
    )
    return parser.parse_args()


def _ours(found: Sequence[Measurement]) -> Iterator[Measurement]:
    return (one for one in found if one.system == OURS)


def _write(floors: Floors) -> None:
    data = "".join(f'"{name}" = "{value}"\n' for name, value in sorted(floors.data.items()))
    figures = "".join(f'"{key}" = {value:.3f}\n' for key, value in sorted(floors.figures.items()))
    text = f"{_HEADER}\n[sha256]\n{data}\n[floors]\n{figures}"
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
