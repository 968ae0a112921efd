"""Paths → files in a fixed order: folders are walked, links that loop are survived."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.read.readers import ENDINGS, ending_of
from provenance.read.reading import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST: Final = "corpus.toml"
SETTINGS: Final = "provenance.toml"
"""The optional file of a folder that overrules what its articles say of themselves."""

MOST_BYTES: Final = 32 * 1024 * 1024
"""The size (bytes) beyond which a file is refused."""


class Place(NamedTuple):
    """Where a file was found.

    ``path`` is None for stdin, ``name`` is relative to what was given and never absolute, ``root``
    the name of the folder that was given ("" for a file or stdin). ``member`` is the name or number
    of an article in a file of several ("" for one of its own).
    """

    path: Path | None
    name: str
    root: str = ""
    member: str = ""

    @property
    def shown(self) -> str:
        """The name, with the member's behind it."""
        return f"{self.name}#{self.member}" if self.member else self.name

    @property
    def located(self) -> Path | None:
        """The path, with the member's name behind it; None for stdin."""
        return Path(f"{self.path}#{self.member}") if self.path and self.member else self.path


def places_in(paths: Iterable[str | Path]) -> tuple[Place, ...]:
    """List the files at the paths, each once, sorted by name; hidden ones are left out.

    A path that does not exist is listed too, so that reading it says so. ``-`` is stdin.
    """
    found: dict[str, Place] = {}
    for path in paths:
        for place in _places_at(path):
            key = os.path.abspath(place.path) if place.path else "-"  # noqa: PTH100 (keeps links)
            found[key] = min(found.get(key, place), place, key=_by_depth)
    return tuple(sorted(found.values(), key=_by_name))


def read_bytes(place: Place) -> bytes | Refused:
    """Read a file, or say why not, with the remedy. Never raises."""
    if place.path is None:
        return _within(sys.stdin.buffer.read(MOST_BYTES + 1))
    if reason := _unsuitable(place, place.path):
        return Refused(reason)
    try:
        with place.path.open("rb") as file:
            return _within(file.read(MOST_BYTES + 1))
    except FileNotFoundError:
        return Refused("no such file or folder (any more); check the path")
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        return Refused(f"it cannot be read ({cause}); check its permissions")


def _by_depth(place: Place) -> tuple[int, str, str]:
    return -len(place.name), place.name, place.root


def _by_name(place: Place) -> tuple[str, str, str]:
    return place.name, place.root, str(place.path)


def _within(data: bytes) -> bytes | Refused:
    if len(data) <= MOST_BYTES:
        return data
    return Refused(f"it is larger than {MOST_BYTES >> 20} MiB; give each article its own file")


def _unsuitable(place: Place, path: Path) -> str | None:
    suffix = Path(place.name).suffix.lower()
    if path.is_dir():
        return "the folder cannot be read; check its permissions"
    if place.root and path.exists() and not path.is_file():
        return "it is a pipe or device, not a file; save its content as .txt"
    if ending_of(place.name) or (not suffix and not place.root):
        return None
    kind = f"a {suffix} file" if suffix else "a file without an ending"
    return f"{kind} is not read as an article; what is read ends in {' '.join(ENDINGS)}"


def _places_at(path: str | Path) -> Iterator[Place]:
    given = Path(path)
    if str(path) == "-":
        yield Place(None, "stdin")
    elif given.is_dir():
        yield from _walk(given, given, set())
    else:
        yield Place(given, _shown(given.name or str(path)))


def _walk(folder: Path, root: Path, seen: set[str]) -> Iterator[Place]:
    """Walk a folder; ``seen`` are the real paths of folders already walked, to survive loops."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    entries = _entries(folder)
    if entries is None:
        yield _place(folder, root)
    for entry in entries or ():
        if entry.is_dir():
            yield from _walk(entry, root, seen)
        elif entry.name not in {MANIFEST, SETTINGS}:
            yield _place(entry, root)


def _entries(folder: Path) -> list[Path] | None:
    """List what a folder shows, links last so that a real folder keeps its own name."""
    try:
        entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError:
        return None
    return sorted(entries, key=lambda entry: (entry.is_symlink(), entry.name))


def _place(path: Path, root: Path) -> Place:
    name = path.relative_to(root).as_posix()
    return Place(path, _shown(name), _shown(root.resolve().name) or "/")


def _shown(name: str) -> str:
    """Make a file name printable: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")
