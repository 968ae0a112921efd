"""Superlatives that a rewrite took alone: "the busiest" for "one of the busiest"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import scope
from provenance.flag.lists import word_list
from provenance.flag.making import changed
from provenance.flag.pairs import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_REACH: Final = 6
_ENDING: Final = "est"
_SHORTEST: Final = 5
_OTHERS: Final = frozenset(("best", "worst", "most", "least"))
_LIMITS: Final = frozenset(("among", "amongst"))
_PARTS: Final = frozenset(("one", "two", "three", "some", "several", "many"))


def superlative_changes(pair: Pair) -> Iterator[Flag]:
    """Flag what is first of its kind in the rewrite and one of the first in the source."""
    for of, side in enumerate(pair.sources):
        for number in _limited(side):
            heir = pair.heir_or_namesake(Place(of, number))
            if heir is None or not _stands_alone(pair.derived, heir):
                continue
            last = next(iter(scope(pair.derived, heir + 1, 2)), heir)
            evidence = side.evidence(_limit(side, number) or number, number)
            yield changed(pair, "certainty/rank-raised", (heir, last), evidence)


def _limited(side: Side) -> Iterator[int]:
    """Find the superlatives of a sentence that several things share."""
    for number in range(len(side.words)):
        if _is_superlative(side, number) and _limit(side, number) is not None:
            yield number


def _is_superlative(side: Side, number: int) -> bool:
    word = side.folded[number]
    if word in _OTHERS:
        return True
    is_formed = word.endswith(_ENDING) and len(word) >= _SHORTEST
    return is_formed and word not in word_list("no_superlatives")


def _limit(side: Side, number: int) -> int | None:
    """Return where "one of" or "among" opens what a superlative belongs to."""
    for n in range(number - 1, max(-1, number - 1 - _REACH), -1):
        if side.folded[n] in _LIMITS:
            return n
        if side.folded[n] == "of" and side.folded_at(n - 1) in _PARTS:
            return n - 1
    return None


def _stands_alone(derived: Side, number: int) -> bool:
    """Whether a superlative has an article or an owner, and nothing shares it."""
    ahead = derived.folded[max(0, number - _REACH) : number]
    owned = any(word == "the" or word.endswith("'s") for word in ahead)
    forms = [word.form for word in derived.words[max(0, number - _REACH) : number]]
    owned = owned or any(form.endswith(("'s", "’s")) for form in forms)
    return owned and _is_superlative(derived, number) and _limit(derived, number) is None
