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
    An article in a file of several has the name that it gives itself there, or the file's with its
    number; where two collide, both.
    """
    ids = [_own_name(place) for place in places]
    for rename in (_without_ending, _with_ending, _below_root):
        taken = Counter(ids)
        ids = [
            rename(place) if taken[known] > 1 else known
            for known, place in zip(ids, places, strict=True)
        ]
    return _numbered(ids)


def _own_name(place: Place) -> str:
    if place.member and not place.member.isdecimal():
        return place.member
    return _with_member(PurePosixPath(place.name).stem, place)


def _without_ending(place: Place) -> str:
    return _with_member(PurePosixPath(place.name).with_suffix("").as_posix(), place)


def _with_ending(place: Place) -> str:
    return place.shown


def _below_root(place: Place) -> str:
    return f"{place.root}/{place.shown}".removeprefix("/")


def _with_member(name: str, place: Place) -> str:
    return f"{name}#{place.member}" if place.member else name


def _numbered(ids: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    numbered = []
    for known in ids:
        seen[known] += 1
        numbered.append(known if seen[known] == 1 else f"{known}#{seen[known]}")
    return tuple(numbered)
