"""One document of a back file, traced against those that matter to it: a pure function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.backfile.rows import Rows, rows_of
from provenance.reader import Reader
from provenance.report import follow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import Document, Settings

_DOCUMENTS: Final = 1000
_PROFILES: Final = 10_000


class Step:
    """Traces documents one at a time, and remembers what it read of their neighbours."""

    def __init__(self, settings: Settings) -> None:
        self._reader = Reader(settings, documents=_DOCUMENTS, profiles=_PROFILES)

    def rows(self, document: Document, neighbours: Iterable[Document]) -> Rows:
        """Return the rows of a document: those of ``provenance.trace`` against all the others.

        ``neighbours`` are the documents that any sentence or quote of it may come from; others
        change nothing. Copies of the document itself (by sha256) are no neighbours.
        """
        held = [
            self._reader.witness(one)
            for one in sorted(neighbours, key=lambda one: one.id)
            if one.sha256 != document.sha256
        ]
        draft = self._reader.witness(document)
        followed = follow([draft], held, self._reader.settings, self._reader.known())
        return rows_of(followed, document.id)
