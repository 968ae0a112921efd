"""The counts of an archive, kept as documents come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.archive.store import Totals

if TYPE_CHECKING:
    from provenance.archive.store import Store

_DIGEST: Final = 1 << 256
"""Hashes are added modulo this, so that one can be taken out again and no order shows."""


class Sums:
    """The totals of a store while they change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        held = store.totals()
        self.documents = held.documents
        self.sentences = held.sentences
        self.wordings = held.wordings
        self.characters = held.characters
        self._digest = int(held.digest, 16)

    def reset(self) -> None:
        """Begin with nothing."""
        self.documents = self.sentences = self.wordings = self.characters = self._digest = 0

    def count(self, sign: int, sentences: int, characters: int, sha256: str) -> None:
        """Count a document that comes (1) or goes (-1)."""
        self.documents += sign
        self.sentences += sign * sentences
        self.characters += sign * characters
        self._digest = (self._digest + sign * int(sha256, 16)) % _DIGEST

    def keep(self) -> None:
        """Write the totals to the store."""
        digest = f"{self._digest:064x}"
        totals = Totals(self.documents, self.sentences, self.wordings, self.characters, digest)
        self._store.set_totals(totals)
