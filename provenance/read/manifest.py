"""``corpus.toml``: what a person declares about the files of a folder; it wins over the text."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from provenance.errors import ManifestError
from provenance.model import DateBound, Published
from provenance.read.dates import days_in
from provenance.read.files import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from provenance.model import Document

_TEXTS: Final = ("title", "publisher", "agency", "url")
_YEAR: Final = re.compile(r"\d{4}")


@frozen
class Declaration:
    """What a manifest says of one file; None where it says nothing.

    ``derived_from`` are names as written: files of the folder, or ids.
    """

    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    published: Published | None = None
    derived_from: tuple[str, ...] = ()
    not_source: bool = False


def declarations_in(folder: Path) -> dict[str, Declaration]:
    """Read a folder's manifest: file name (relative, with slashes) → declaration.

    Raises:
        ManifestError: The file is not TOML, or an entry has an unknown key or a wrong value.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        message = f"{MANIFEST} in {folder.name or folder} is not TOML: {error}"
        raise ManifestError(message) from error
    return {name: _declaration(folder, name, entry) for name, entry in entries.items()}


def declared(document: Document, declaration: Declaration) -> Document:
    """Return a document with what its manifest declares; ``derived_from`` must hold ids."""
    given: dict[str, Any] = {
        key: getattr(declaration, key)
        for key in (*_TEXTS, "published", "derived_from", "not_source")
        if getattr(declaration, key)
    }
    if declaration.agency and declaration.agency != document.agency:
        given["agency_form"] = (declaration.publisher or document.publisher) is None
    return evolve(document, **given)


def _declaration(folder: Path, name: str, entry: object) -> Declaration:
    if not isinstance(entry, dict):
        raise _error(
            folder, name, None, 'each entry is a table named by its file, as in ["wire.txt"]'
        )
    values: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in _READERS:
            raise _error(folder, name, key, f"unknown key; known are {', '.join(sorted(_READERS))}")
        try:
            values[key] = _READERS[key](value)
        except (TypeError, ValueError) as error:
            raise _error(folder, name, key, str(error)) from error
    return Declaration(**values)


def _error(folder: Path, name: str, key: str | None, problem: str) -> ManifestError:
    place = f'["{name}"]' + (f" {key}" if key else "")
    return ManifestError(f"{MANIFEST} in {folder.name or folder}: {place}: {problem}")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        message = f"expected a text in quotes, got {value!r}"
        raise TypeError(message)
    return value.strip()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        message = f"expected true or false, got {value!r}"
        raise TypeError(message)
    return value


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list):
        message = f"expected a list of files, got {value!r}"
        raise TypeError(message)
    return tuple(map(_text, value))


def _published(value: object) -> Published:
    """Read a TOML date or a text: a day ("2019-12-28"), a month ("December 2019") or a year."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _interval(value.isoformat(), value.isoformat())
    written = _text(value)
    if _YEAR.fullmatch(written):
        return _interval(f"{written}-01-01", f"{written}-12-31")
    days = days_in(written)
    if len(days) != 1:
        message = f'expected one date such as 2019-12-28 or "December 2019", got {written!r}'
        raise ValueError(message)
    return _interval(days[0].first.isoformat(), days[0].last.isoformat())


def _interval(first: str, last: str) -> Published:
    return Published(DateBound(first, "manifest"), DateBound(last, "manifest"))


_READERS: Final[dict[str, Callable[[Any], object]]] = {
    **dict.fromkeys(_TEXTS, _text),
    "published": _published,
    "derived_from": _names,
    "not_source": _flag,
}
