"""Where the labelled sets are, and what exactly they held when they were measured."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GOLD: Final = Path(__file__).parent.parent / "tests" / "gold"
"""The clusters that ship with the project."""

_VARIABLE: Final = "PROVENANCE_DATA"
_CSV_FIELD: Final = 10_000_000


def data_folder(given: str | None) -> Path | None:
    """Return the folder of labelled sets: the one given, or ``PROVENANCE_DATA``, or None."""
    named = given or os.environ.get(_VARIABLE)
    if named is None:
        return None
    folder = Path(named)
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; give --data the folder that holds the labelled sets")
    return folder


def missing(folder: Path | None, names: Sequence[str]) -> list[str]:
    """Return which of a set's files are not there; all of them where there is no folder."""
    return [name for name in names if folder is None or not files_of(folder, [name])]


def files_of(folder: Path, names: Sequence[str]) -> list[Path]:
    """Return the files of a set; a name may be a pattern (``test/*.txt``)."""
    return [path for name in names for path in folder.glob(name) if path.is_file()]


def digest(paths: Sequence[Path]) -> str:
    """Return one sha256 over files and their names, in the order of the names."""
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.as_posix()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def read_jsonl(path: Path) -> Iterator[Any]:
    """Yield the value of every line of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header."""
    csv.field_size_limit(_CSV_FIELD)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_tabbed(path: Path) -> list[dict[str, str]]:
    """Read a table with a header, tabs between its cells and quotation marks as they stand."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
