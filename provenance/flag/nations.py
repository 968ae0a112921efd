"""Nations that a rewrite gave to a name: "Swedish operator Nordhavn" for "Danish line Nordhavn"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.lists import groups
from provenance.flag.naming import alias_groups, names
from provenance.flag.pairs import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side

_BESIDE: Final = 5
"""How many words behind a nation's name what it says something of may stand."""


def other_nation(pair: Pair, new: Sequence[int]) -> Place | None:
    """Return the nation of the sources in whose place one of some new words stands, if any.

    It is the only one that the rewrite has lost, and both stand before the same name.
    """
    lost = _lost(pair)
    if len(lost) != 1:
        return None
    place = lost[0]
    theirs = _named_behind(pair.sources[place.of], place.word)
    nations = (number for number in new if pair.derived.folded[number] in groups("aliases"))
    alike = any(not theirs.isdisjoint(_named_behind(pair.derived, n)) for n in nations)
    return place if alike else None


def _lost(pair: Pair) -> list[Place]:
    """Return the words for nations (and what else goes by several names) that are gone."""
    known, derived = groups("aliases"), pair.derived
    kept = alias_groups(derived, range(len(derived.words)))
    return [
        Place(of, number)
        for of, side in enumerate(pair.sources)
        for number, word in enumerate(side.words)
        if word.form[0].isupper() and word.folded in known and not known[word.folded] & kept
    ]


def _named_behind(side: Side, number: int) -> frozenset[str]:
    """Return the folded words of names shortly behind a word."""
    near = range(number + 1, number + 1 + _BESIDE)
    return frozenset(
        side.folded[n]
        for name in names(side)
        for n in range(name.first, name.last + 1)
        if n in near
    )
