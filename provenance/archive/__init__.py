"""The archive: documents in SQLite, beside them an index that can be made again from them.

Read in this order: :mod:`schema` and :mod:`rows` (what is stored), :mod:`places`, :mod:`store` and
:mod:`index` (the two halves), :mod:`writer` (how they change together), :mod:`intake`,
:mod:`reading` and :mod:`adding` (from paths to rows), :mod:`archive` (the whole).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.archive.archive import Archive, ArchiveFacts
    from provenance.archive.writer import Tally

__all__ = ["Archive", "ArchiveFacts", "Tally"]

_HOMES: Final = {
    "Archive": "provenance.archive.archive",
    "ArchiveFacts": "provenance.archive.archive",
    "Tally": "provenance.archive.writer",
}
"""Where each public name lives: so whether a folder is an archive is known without all of it."""


def __getattr__(name: str) -> object:
    """Import a public name's module at its first use."""
    if name not in _HOMES:
        message = f"module 'provenance.archive' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
