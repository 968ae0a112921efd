"""Paths → pieces of work of a bounded size: some files, or some lines of a long one.

A piece is small enough to be held in memory and sent to another process, so that an archive may be
larger than memory, and a file of JSON Lines too.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final

from attrs import evolve, frozen

from provenance.read.files import Place, places_in
from provenance.read.manifest import Declaration, declarations_in
from provenance.read.naming import ids_of
from provenance.read.readers import ending_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LINES: Final = ".jsonl"
_BYTES: Final = 1 << 19  # of lines in a piece of work
_FILES: Final = 16


@frozen
class Lines:
    """Lines of a file of JSON Lines; ``first`` is the number of the first, from 1."""

    name: str
    first: int
    data: bytes
    declared: Mapping[str, Declaration]
    size: int = 0


@frozen
class Files:
    """Files, each with the id of its article where it holds one, and what is declared of it."""

    files: tuple[tuple[Place, str, Mapping[str, Declaration]], ...]
    size: int = 0


Piece = Lines | Files


def pieces_at(paths: Sequence[str | Path]) -> Iterator[Piece]:
    """Yield what is to be read at the paths; ``-`` is JSON Lines from stdin.

    Raises:
        ManifestError: a folder's ``corpus.toml`` cannot be used.
    """
    places = places_in(paths)
    names = dict(zip(places, ids_of(places), strict=True))
    known = _declared(names)
    waiting = []
    for place in places:
        if place.path is None:
            yield from _lines(sys.stdin.buffer, place.name, {})
        elif ending_of(place.name) == LINES and place.path.is_file():
            yield from _long_file(place, known.get(place.path, {}))
        else:
            waiting.append((place, names[place], known.get(place.path, {})))
    files = iter(waiting)
    while some := tuple(islice(files, _FILES)):
        yield Files(some, sum(_size(place) for place, _, _ in some))


def size_of(paths: Sequence[str | Path]) -> int:
    """Return the size of what is at the paths, in bytes, as far as it can be known beforehand."""
    return sum(_size(place) for place in places_in(paths))


def _size(place: Place) -> int:
    try:
        return place.path.stat().st_size if place.path else 0
    except OSError:
        return 0


def _long_file(place: Place, declared: Mapping[str, Declaration]) -> Iterator[Piece]:
    """Yield the lines of a file; one that cannot be opened is read, and refused, as any other."""
    assert place.path is not None  # noqa: S101 (stdin is read elsewhere)
    try:
        file = place.path.open("rb")
    except OSError:
        yield Files(((place, "", {}),))
        return
    with file:
        yield from _lines(file, place.name, declared)


def _lines(file: IO[bytes], name: str, declared: Mapping[str, Declaration]) -> Iterator[Lines]:
    number = 1
    while some := file.readlines(_BYTES):
        data = b"".join(some)
        yield Lines(name, number, data, declared, len(data))
        number += len(some)


def _declared(names: Mapping[Place, str]) -> dict[Path, dict[str, Declaration]]:
    """Find what manifests declare: by file, and there by the member's name ("" for the file)."""
    at = {place.path: name for place, name in names.items() if place.path}
    found: dict[Path, dict[str, Declaration]] = {}
    for folder in sorted({folder for place in names for folder in _folders(place)}):
        for name, declaration in declarations_in(folder).items():
            file, _, member = name.partition("#")
            parents = tuple(_parent(folder, one, at) for one in declaration.derived_from)
            found.setdefault(folder / file, {})[member] = evolve(
                declaration, derived_from=tuple(dict.fromkeys(parents))
            )
    return found


def _parent(folder: Path, name: str, at: Mapping[Path, str]) -> str:
    """Turn the name of a parent (a file of the folder, a member of one, or an id) into an id."""
    file, _, member = name.partition("#")
    return member or at.get(folder / file) or PurePosixPath(file).stem


def _folders(place: Place) -> Iterable[Path]:
    """Return the folders from a file's own up to the one that was given."""
    if place.path is None or not place.root:
        return ()
    return list(place.path.parents)[: len(PurePosixPath(place.name).parts)]
