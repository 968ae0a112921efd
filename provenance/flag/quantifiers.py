"""Quantifiers that a rewrite changed: all for most, none for three, dozens for two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.amount_likeness import same_amount
from provenance.flag.lists import table
from provenance.flag.making import changed
from provenance.flag.measures import COUNT
from provenance.flag.pairs import Place
from provenance.flag.quantities import quantities
from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Evidence, Flag

_WINDOW: Final = 3
_HALF: Final = 0.5
_WHOLES: Final = frozenset(("none", "all"))
_HALVES: Final = frozenset(("most", "minority"))
_BEFORE_HEAD: Final = frozenset(("of", "the", "all", "its", "their", "those", "these"))


def quantifier_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a quantifier in the place of one of another share, or of a figure that it belies."""
    for number, word in enumerate(pair.derived.folded):
        found = next(_contradicted(pair, number, word), None)
        if found is not None:
            yield changed(pair, "number/quantifier", (number, number), found)


def _contradicted(pair: Pair, number: int, word: str) -> Iterator[Evidence]:
    """Find what the source has in the place of a quantifier and contradicts it."""
    share = table("quantifiers").get(word)
    if share is not None:
        yield from _other_quantifier(pair, number, share)
    if word in _WHOLES:
        yield from _figure_of_them(pair, number)
    if share in _HALVES:
        yield from _other_share(pair, number, share)
    if word in table("magnitudes") and pair.derived.folded_at(number - 1) != "of":
        yield from _other_magnitude(pair, number, word)


def _other_quantifier(pair: Pair, number: int, share: str) -> Iterator[Evidence]:
    """Find "most" in the place of "all", "many" in the place of "few"."""
    for place in pair.swapped_for(number):
        side = pair.sources[place.of]
        theirs = table("quantifiers").get(side.folded[place.word])
        if number in pair.derived.quoted and place.word not in side.quoted:
            continue
        denied = "none" in {theirs, share}  # that is a denial, and flagged as one
        if theirs is None or theirs == share or denied:
            continue
        if _same_head(pair, number, place):
            yield side.evidence(place.word, place.word)


def _figure_of_them(pair: Pair, number: int) -> Iterator[Evidence]:
    """Find "three of them" behind "none of them" and "all of them"."""
    if number in pair.derived.quoted:
        return
    for of, side in enumerate(pair.sources):
        for one in quantities(side):
            place = Place(of, one.last)
            swapped = any(
                own.of == of and one.first <= own.word <= one.last
                for own in pair.swapped_for(number)
            )
            alike = _same_head(pair, number, place, content=False) if swapped else False
            if alike or (_parts_alike(pair, number, place) and _same_verb(pair, number, place)):
                yield side.evidence(one.first, one.last)


def _parts_alike(pair: Pair, number: int, place: Place) -> bool:
    """Whether "of them" and the like follows both."""
    after = pair.derived.folded[number + 1 : number + 3]
    side = pair.sources[place.of]
    return after[:1] == ("of",) and after == side.folded[place.word + 1 : place.word + 3]


def _same_verb(pair: Pair, number: int, place: Place) -> bool:
    """Whether a word that tells stands within a few words of both."""
    ours = pair.derived.stems[max(0, number - _WINDOW) : number + 2 * _WINDOW]
    side = pair.sources[place.of]
    theirs = side.stems[max(0, place.word - _WINDOW) : place.word + 2 * _WINDOW]
    return any(is_content(stem) and stem in theirs for stem in ours)


def _other_share(pair: Pair, number: int, share: str) -> Iterator[Evidence]:
    """Find "47% of Italians" behind "a majority of Italians"."""
    least = share == "most"
    shares = [
        (side, one)
        for of, side in enumerate(pair.sources)
        for one in quantities(side)
        if (one.unit.measure == "share" or one.values[0] < 1)
        and _head_after(pair.derived, number) == _head_after(side, one.last) != ""
    ]
    if any((one.values[0] > _HALF) is least for _, one in shares):
        return
    for side, one in shares:
        yield side.evidence(one.first, one.last)


def _head_after(side: Side, number: int) -> str:
    """Return the stem of what a share is a share of: "(most) of the nurses", "47% (of) nurses"."""
    number += 1
    while number < len(side.words) and side.folded[number] in _BEFORE_HEAD:
        number += 1
    return side.stems[number] if number < len(side.words) else ""


def _other_magnitude(pair: Pair, number: int, word: str) -> Iterator[Evidence]:
    """Find "60 people" behind "a handful of people", "two" behind "dozens"."""
    low, high = (float(bound) for bound in table("magnitudes")[word].split())
    own = quantities(pair.derived)
    for of, side in enumerate(pair.sources):
        for one in quantities(side):
            if one.unit != COUNT or low <= one.values[0] <= high:
                continue
            if any(same_amount(mine, one) for mine in own):
                continue
            if _same_head(pair, number, Place(of, one.last)):
                yield side.evidence(one.first, one.last)


def _same_head(pair: Pair, number: int, place: Place, *, content: bool = True) -> bool:
    """Whether the same word follows both, as what they are a part of."""
    if _parts_alike(pair, number, place):
        return True
    after = pair.derived.stems[number + 1 : number + 1 + _WINDOW]
    theirs = pair.sources[place.of].stems[place.word + 1 : place.word + 1 + _WINDOW]
    return any((is_content(stem) or not content) and stem in theirs for stem in after)
