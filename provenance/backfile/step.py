"""One document of a back file, traced against those that matter to it: a pure function."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from provenance.backfile.rows import Rows, rows_of
from provenance.report import follow, witness_of
from provenance.tracing.links import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import Document, Settings, Witness

_REMEMBERED: Final = 1000
_MOST_PROFILES: Final = 10_000


class Step:
    """Traces documents one at a time, and remembers what it read of their neighbours."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._witnesses: OrderedDict[tuple[str, str], Witness] = OrderedDict()
        self._known = Known(links={})

    def rows(self, document: Document, neighbours: Iterable[Document]) -> Rows:
        """Return the rows of a document: those of ``provenance.trace`` against all the others.

        ``neighbours`` are the documents that any sentence or quote of it may come from; others
        change nothing. Copies of the document itself (by sha256) are no neighbours.
        """
        held = [
            self.witness(one)
            for one in sorted(neighbours, key=lambda one: one.id)
            if one.sha256 != document.sha256
        ]
        followed = follow([self.witness(document)], held, self._settings, self._with_room())
        return rows_of(followed, document.id)

    def _with_room(self) -> Known:
        """Return what is known of the documents so far; nothing once it has become too much."""
        known = self._known
        if len(known.profiles) > _MOST_PROFILES:
            self._known = Known(links={})
        return self._known

    def witness(self, document: Document) -> Witness:
        """Return a document as it is read, once for all whose neighbour it is."""
        key = (document.id, document.sha256)
        found = self._witnesses.get(key)
        if found is None:
            found = self._witnesses[key] = witness_of(document, self._settings)
            if len(self._witnesses) > _REMEMBERED:
                self._witnesses.popitem(last=False)
        else:
            self._witnesses.move_to_end(key)
        return found
