"""The engine of an archive: what memory proposes, from an index on disk.

The proposals are those of the memory engine, with three bounds so that an answer does not take
longer as the archive grows: where the stems of a sentence stand in more than ``MOST_POSTINGS``
wordings together, the commonest propose nothing; of the places of one wording the earliest
``MOST_PLACES`` count; and where thousands of wordings are worth the same, none of them is proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.engines.wordings import worths_of
from provenance.model import Place

if TYPE_CHECKING:
    from provenance.align import Profile
    from provenance.archive.index import WordingIndex
    from provenance.archive.store import Store

MOST_PLACES: Final = 8
"""How many places of one wording count: the earliest, and as many without a date."""


class ArchiveEngine:
    """Proposes sentences of an archive."""

    def __init__(self, store: Store, index: WordingIndex) -> None:
        self._store = store
        self._index = index

    def propose(self, sentence: Profile, limit: int) -> tuple[Place, ...]:
        """Return the earliest places of the wordings that share most with ``sentence``."""
        held = self._store.places.earliest(self.wordings(sentence, limit), MOST_PLACES)
        places = [one for found in held.values() for one in found]
        names = self._store.names({one.document for one in places})
        return tuple(Place(names[one.document], one.number) for one in places)

    def wordings(self, sentence: Profile, limit: int) -> list[int]:
        """Return the wordings that share most with a sentence."""
        return [hit.wording for hit in self._index.best(worths_of(sentence.weights), limit + 1)]
