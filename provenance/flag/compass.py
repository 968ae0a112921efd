"""Points of the compass that a rewrite changed: the south of a country for its north."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.flag.lists import table
from provenance.flag.making import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.model import Flag


def compass_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a point of the compass in the place of another that the rewrite no longer has.

    A point that a source has anywhere is no change.
    """
    points = table("compass")
    own = {points[word] for word in pair.derived.folded if word in points}
    if not own:
        return
    held = {points[word] for word in pair.source_words if word in points}
    for number, word in enumerate(pair.derived.folded):
        point = points.get(word)
        if point is None or point in held or number in pair.derived.quoted:
            continue
        for place in pair.swapped_for(number):
            side = pair.sources[place.of]
            other = points.get(side.folded[place.word])
            if other is not None and not _agree(point, other) and other not in own:
                evidence = side.evidence(place.word, place.word)
                yield changed(pair, "name/direction", (number, number), evidence)
                break


def _agree(one: str, other: str) -> bool:
    """Whether one point only says more than the other: north and north-east."""
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
