"""Paths → files in a fixed order: folders are walked, links that loop are survived."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST: Final = "corpus.toml"
"""The optional file of a folder that overrules what its articles say of themselves."""

MOST_BYTES: Final = 32 * 1024 * 1024
"""The size (bytes) beyond which a file is refused."""

_ARTICLES: Final = frozenset({".txt", ".md"})


class Place(NamedTuple):
    """Where a file was found: its path (None for stdin) and its name relative to what was given."""

    path: Path | None
    name: str
    root: str = ""


@frozen
class Refused:
    """Why a file's bytes were not read, in words."""

    reason: str


def places_in(paths: Iterable[str | Path]) -> tuple[Place, ...]:
    """List the files at the paths, each once, sorted by name; hidden ones are left out.

    A path that does not exist is listed too, so that reading it says so. ``-`` is stdin.
    """
    found: dict[str, Place] = {}
    for path in paths:
        for place in _places_at(path):
            found.setdefault(str(place.path and os.path.abspath(place.path)), place)  # noqa: PTH100 (keeps links)
    return tuple(sorted(found.values(), key=lambda place: (place.name, place.root, str(place.path))))


def read_bytes(place: Place) -> bytes | Refused:
    """Read a file, or say why not. Never raises."""
    if place.path is None:
        return _within(sys.stdin.buffer.read(MOST_BYTES + 1))
    if reason := _unsuitable(place):
        return Refused(reason)
    try:
        with place.path.open("rb") as file:
            return _within(file.read(MOST_BYTES + 1))
    except FileNotFoundError:
        return Refused("no such file or folder; check the path")
    except OSError as error:
        return Refused(f"it cannot be read ({error.strerror or error}); check the file's permissions")


def _within(data: bytes) -> bytes | Refused:
    if len(data) > MOST_BYTES:
        return Refused(f"it is larger than {MOST_BYTES >> 20} MiB; split it into one file for each article")
    return data


def _unsuitable(place: Place) -> str | None:
    suffix = Path(place.name).suffix.lower()
    if suffix in _ARTICLES or (not suffix and not place.root):
        return None
    if suffix == ".json":
        return "this JSON is not an article; extract its text to a .txt file"
    return f"{suffix or 'a file without an ending'} is not read as an article; save its text as .txt or .md"


def _places_at(path: str | Path) -> Iterator[Place]:
    if str(path) == "-":
        yield Place(None, "stdin")
        return
    given = Path(path)
    if given.is_dir():
        yield from _walk(given, given, frozenset())
    else:
        yield Place(given, given.name or str(path))


def _walk(folder: Path, root: Path, above: frozenset[str]) -> Iterator[Place]:
    """Walk a folder; ``above`` are the real paths of the folders it lies in, to see a loop."""
    real = os.path.realpath(folder)
    if real in above:
        return
    for entry in _entries(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, root, above | {real})
        elif entry.name != MANIFEST:
            yield Place(entry, entry.relative_to(root).as_posix(), root.resolve().name or "/")


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
