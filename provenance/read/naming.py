"""Files → ids: the shortest of a file's names that no other file has."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.read.files import Place


def ids_of(places: Sequence[Place]) -> tuple[str, ...]:
    """Name each file: its name without the ending; where two collide, each its relative path.

    Paths that still collide keep their ending, then take the given folder's name, then a number.
    """
    ids = [PurePosixPath(place.name).stem for place in places]
    for rename in (_without_ending, _with_ending, _below_root):
        taken = Counter(ids)
        ids = [
            rename(place) if taken[known] > 1 else known
            for known, place in zip(ids, places, strict=True)
        ]
    return _numbered(ids)


def _without_ending(place: Place) -> str:
    return PurePosixPath(place.name).with_suffix("").as_posix()


def _with_ending(place: Place) -> str:
    return place.name


def _below_root(place: Place) -> str:
    return f"{place.root}/{place.name}".removeprefix("/")


def _numbered(ids: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    numbered = []
    for known in ids:
        seen[known] += 1
        numbered.append(known if seen[known] == 1 else f"{known}#{seen[known]}")
    return tuple(numbered)
