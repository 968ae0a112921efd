"""The in-memory engine: an exhaustive inverted index of word stems, and the oracle of the others.

Sentences are ranked by the information weight of the stems they share with the sentence asked for.
Sentences with the same words are one entry with many places, so that copies of a text neither
crowd out other candidates nor cost more.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.engines.wordings import best_of, indexed, key_of, worths_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.align import Profile
    from provenance.model import Place


class MemoryEngine:
    """An index over all sentences given to it."""

    def __init__(self, sentences: Iterable[tuple[Place, Profile]]) -> None:
        """Index the sentences; their order does not show in what is proposed."""
        places: dict[tuple[str, ...], list[Place]] = defaultdict(list)
        for place, one in sentences:
            places[one.stems].append(place)
        keyed = sorted((key_of(stems), stems) for stems in places)
        self._places = [places[stems] for _, stems in keyed]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for entry, (_, stems) in enumerate(keyed):
            for stem in indexed(stems):
                self._postings[stem].append(entry)

    def propose(self, sentence: Profile, limit: int) -> tuple[Place, ...]:
        """Return the places of the sentences that share most with ``sentence``."""
        shared: dict[int, float] = {}
        so_far = shared.get
        for stem, value in worths_of(sentence.weights).items():
            for entry in self._postings.get(stem, ()):
                shared[entry] = so_far(entry, 0.0) + value
        best = best_of(shared, limit + 1)
        return tuple(place for entry in best for place in self._places[entry])
