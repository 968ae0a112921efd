"""What was read of an archive for one draft, so that it is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.align import fresh_profile
from provenance.archive.rows import known_text
from provenance.engines.archive import MOST_PLACES

if TYPE_CHECKING:
    from provenance.align import Profile
    from provenance.archive.places import Held
    from provenance.archive.store import Store
    from provenance.model import Document


class Remembered:
    """Wordings and documents of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._profiles: dict[int, Profile] = {}
        self._held: dict[int, list[Held]] = {}
        self._texts: dict[int, str] = {}
        self._documents: dict[int, Document] = {}

    def learn(self, wordings: set[int]) -> None:
        """Read where wordings stand, and what they say: before these are asked for."""
        new = sorted(wordings - self._held.keys())
        held = self._store.places.earliest(new, MOST_PLACES)
        self._held.update({wording: held.get(wording, []) for wording in new})
        wanted = {places[0].document for places in held.values()} - self._texts.keys()
        for key, stored in self._store.texts(sorted(wanted)).items():
            self._texts[key] = known_text(stored) or ""

    def held(self, wording: int) -> list[Held]:
        """Return where a wording stands, the earliest places; nothing for one that is gone."""
        return self._held[wording]

    def profile(self, wording: int) -> Profile | None:
        """Return the profile of a wording, made when first asked for; null for one that is gone."""
        if wording not in self._profiles and (held := self._held[wording]):
            text = self._texts.get(held[0].document)
            if text is not None:
                self._profiles[wording] = fresh_profile(text[held[0].start : held[0].end])
        return self._profiles.get(wording)

    def document(self, key: int) -> Document:
        """Return the document of a key."""
        if key not in self._documents:
            self._documents[key] = self._store.documents([key])[key][0]
        return self._documents[key]
