"""Numbers that a rewrite changed."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from provenance.flag.amount_likeness import (
    EXACT,
    close,
    is_relabelled,
    is_turned,
    same_amount,
    same_figure,
    within,
)
from provenance.flag.counted import counted
from provenance.flag.making import changed
from provenance.flag.measures import AGE, COUNT, ORDINAL
from provenance.flag.pairs import Place
from provenance.flag.quantifiers import quantifier_changes
from provenance.flag.quantities import Quantity, quantities
from provenance.flag.sides import is_content
from provenance.flag.slips import slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_MOST_TERMS: Final = 12
_WINDOW: Final = 3
_LEAST_LIKENESS: Final = 2
_SWAPPED: Final = 3
_SURE: Final = 2
_HYPHENS: Final = "-‑–"
_AND_ONE: Final = frozenset((("and", "a"), ("and", "an"), ("and", "one")))

_Theirs = tuple[int, Quantity]


def number_changes(pair: Pair) -> Iterator[Flag]:
    """Flag quantities, bounds and quantifiers that contradict those in their place in the source.

    A number that the source has nowhere, and one that the rewrite leaves out, are no change.
    """
    ours = quantities(pair.derived)
    theirs = [(of, one) for of, side in enumerate(pair.sources) for one in quantities(side)]
    free = [(of, one) for of, one in theirs if not any(same_amount(own, one) for own in ours)]
    for quantity in ours:
        alike = [
            (of, one)
            for of, one in theirs
            if same_amount(quantity, one) and not _is_taken(pair, quantity, of, one)
        ]
        if alike:
            yield from _bound_change(pair, quantity, alike)
            continue
        rival = _rival(pair, quantity, free)
        if rival is not None:
            free.remove(rival)
            if within(quantity, rival[1]) or _adds_up(pair, quantity, theirs, rival):
                continue
            yield _interval_flag(pair, quantity, rival) or _flag(pair, quantity, rival)
            continue
        slipped = slip(pair.derived, quantity, pair.witnesses)
        if slipped is not None:
            words = (quantity.first, quantity.last)
            yield changed(pair, "number/slip", words, slipped)
    yield from quantifier_changes(pair)


def _is_taken(pair: Pair, quantity: Quantity, of: int, one: Quantity) -> bool:
    """Whether a source's number only makes a word ("five-storey") that the rewrite has too."""
    side = pair.sources[of]
    if not _is_joined(side, one) or _is_joined(pair.derived, quantity):
        return False
    heir = pair.heir(Place(of, one.last))
    return heir is not None and not quantity.first <= heir <= quantity.last


def _is_joined(side: Side, quantity: Quantity) -> bool:
    """Whether a hyphen joins a bare number to the word behind it."""
    after = side.after(quantity.last)
    return quantity.unit == COUNT and after[:1] in _HYPHENS and after[:1] != ""


def _adds_up(pair: Pair, derived: Quantity, theirs: Sequence[_Theirs], rival: _Theirs) -> bool:
    """Whether a figure is the sum or difference of two of the source's ("12 and three": 15).

    A difference stands in no other figure's place; "four soldiers and a driver" are five people,
    and not five soldiers.
    """
    of, other = rival
    counted_on = pair.derived.folded[derived.last + 1 : derived.last + 3]
    replaces = counted_on == pair.sources[of].folded[other.last + 1 : other.last + 3]
    terms = [
        (n, one)
        for n, one in theirs
        if one.unit.measure == derived.unit.measure and not _is_joined(pair.sources[n], one)
    ]
    terms = terms[:_MOST_TERMS]
    what = _head(pair.derived, derived)
    totals = [
        one.values[0] + 1
        for n, one in terms
        if _and_one(pair.sources[n], one) and _head(pair.sources[n], one) != what
    ]
    for (_, one), (_, two) in combinations(terms, 2):
        totals.append(one.values[0] + two.values[0])
        if not replaces:
            totals.append(abs(one.values[0] - two.values[0]))
    return any(close(derived.values[0], total, EXACT) for total in totals)


def _head(side: Side, quantity: Quantity) -> str:
    """Return the stem of the first content word behind a number: what it counts."""
    behind = range(quantity.last + 1, min(len(side.words), quantity.last + 1 + _WINDOW))
    return next((side.stems[n] for n in behind if is_content(side.folded[n])), "")


def _and_one(side: Side, quantity: Quantity) -> bool:
    """Whether one more of something is named behind a number: "four soldiers and a driver"."""
    behind = side.folded[quantity.last + 1 : quantity.last + 2 + _WINDOW]
    return any(pair in _AND_ONE for pair in pairwise(behind))


def _rival(pair: Pair, quantity: Quantity, free: Sequence[_Theirs]) -> _Theirs | None:
    """Return the source's quantity whose place a derived one has taken, if one surely is."""
    rated = [(_likeness(pair, quantity, of, one), of, one) for of, one in free]
    best = max(rated, key=lambda rate: rate[0], default=None)
    return (best[1], best[2]) if best is not None and best[0] >= _LEAST_LIKENESS else None


def _likeness(pair: Pair, quantity: Quantity, of: int, one: Quantity) -> int:
    """Rate how surely two quantities stand in the same place: place, unit and company."""
    if ORDINAL in (quantity.unit, one.unit) and quantity.unit != one.unit:
        return 0
    side = pair.sources[of]
    what, theirs = counted(pair.derived, quantity), counted(side, one)
    if what and theirs and what != theirs:
        return 0
    company = len(_company(pair.derived, quantity) & _company(side, one))
    swapped = _SWAPPED * _stands_for(pair, quantity, of, one)
    if quantity.unit.measure != one.unit.measure:
        return swapped + company if swapped and _may_lack_unit(quantity, one) else 0
    sure = _SURE * (is_turned(quantity, one) or bool(what and theirs))
    return swapped + company + sure + (quantity.unit != COUNT)


def _may_lack_unit(quantity: Quantity, one: Quantity) -> bool:
    """Whether a bare number may stand for one with a unit; for an age it hardly does."""
    units = {quantity.unit, one.unit}
    return is_relabelled(quantity, one) or (COUNT in units and AGE not in units)


def _stands_for(pair: Pair, quantity: Quantity, of: int, one: Quantity) -> bool:
    places = (
        place for n in range(quantity.first, quantity.last + 1) for place in pair.swapped_for(n)
    )
    return any(place.of == of and one.first <= place.word <= one.last for place in places)


def _company(side: Side, quantity: Quantity) -> set[str]:
    """Return the stems of the words beside a quantity that say what it counts."""
    around = [
        *range(max(0, quantity.bound_first - _WINDOW), quantity.bound_first),
        *range(quantity.last + 1, min(len(side.words), quantity.last + 1 + _WINDOW)),
    ]
    return {side.stems[n] for n in around if is_content(side.folded[n])}


def _flag(pair: Pair, quantity: Quantity, rival: _Theirs) -> Flag:
    of, one = rival
    evidence = pair.sources[of].evidence(one.first, one.last)
    rule = "number/rank" if quantity.unit == ORDINAL else "number/value"
    return changed(pair, rule, (quantity.first, quantity.last), evidence)


def _interval_flag(pair: Pair, quantity: Quantity, rival: _Theirs) -> Flag | None:
    """Flag "three months after" for "three weeks after": the same figure, another unit of time."""
    of, one = rival
    if quantity.unit.measure != "time" or not same_figure(quantity, one):
        return None
    evidence = pair.sources[of].evidence(one.first, one.last)
    return changed(pair, "date/interval", (quantity.first, quantity.last), evidence)


def _bound_change(pair: Pair, quantity: Quantity, alike: Sequence[_Theirs]) -> Iterator[Flag]:
    """Flag "fewer than 900" for "more than 900"."""
    opposite = {"more": "less", "less": "more"}.get(quantity.bound)
    turned = [(of, one) for of, one in alike if one.bound == opposite]
    if opposite and len(turned) == len(alike) and quantity.values == turned[0][1].values:
        of, one = turned[0]
        evidence = pair.sources[of].evidence(one.bound_first, one.last)
        words = (quantity.bound_first, quantity.last)
        yield changed(pair, "number/bound", words, evidence)
