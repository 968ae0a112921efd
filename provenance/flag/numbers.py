"""Numbers that a rewrite changed."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from provenance.flag.lists import table
from provenance.flag.making import changed
from provenance.flag.quantities import COUNT, ORDINAL, Quantity, quantities
from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.flag.pairs import Pair, Place
    from provenance.flag.sides import Side
    from provenance.model import Flag

_EXACT: Final = 1e-6
_CONVERTED: Final = 0.06
"""The share by which a conversion (12 nautical miles: 22 km) or rounding may miss."""

_ROUNDED: Final = 0.1
"""The same after "about", "nearly", "more than"."""

_PART: Final = 0.05
"""The same between a percentage and a fraction ("nearly three out of five")."""

_MOST_TERMS: Final = 12
_WIDEST: Final = 1.35
_LEAST_DIGITS: Final = 2
_WINDOW: Final = 3
_LEAST_LIKENESS: Final = 2
_SWAPPED: Final = 3

_Theirs = tuple[int, Quantity]


def number_changes(pair: Pair) -> Iterator[Flag]:
    """Flag quantities, bounds and quantifiers that contradict those in their place in the source.

    A number that the source has nowhere, and one that the rewrite leaves out, are no change.
    """
    ours = quantities(pair.derived)
    theirs = [(of, one) for of, side in enumerate(pair.sources) for one in quantities(side)]
    free = [(of, one) for of, one in theirs if not any(same_amount(own, one) for own in ours)]
    for quantity in ours:
        alike = [(of, one) for of, one in theirs if same_amount(quantity, one)]
        if alike:
            yield from _bound_change(pair, quantity, alike)
            continue
        rival = _rival(pair, quantity, free)
        if rival is not None:
            free.remove(rival)
            if _within(quantity, rival[1]) or _adds_up(quantity, theirs):
                continue
            yield _interval_flag(pair, quantity, rival) or _flag(pair, quantity, rival)
    yield from _quantifier_changes(pair)
    yield from _nothing_left(pair)


def _nothing_left(pair: Pair) -> Iterator[Flag]:
    """Flag "none of them" where the source has a figure: "three of them"."""
    for number, word in enumerate(pair.derived.folded):
        if word != "none" or number in pair.derived.quoted:
            continue
        for place in pair.swapped_for(number):
            side = pair.sources[place.of]
            found = [one for one in quantities(side) if one.first <= place.word <= one.last]
            if found and _same_head(pair, number, place, content=False):
                evidence = side.evidence(found[0].first, found[0].last)
                yield changed(pair, "number/quantifier", (number, number), evidence)
                break


def same_amount(derived: Quantity, source: Quantity) -> bool:
    """Whether two quantities may be the same amount: converted, rounded or in other words."""
    one, other = derived, source
    if one.unit.measure != other.unit.measure and not _share_and_part(one, other):
        bare = {COUNT, ORDINAL} & {one.unit, other.unit}
        return bool(bare) and _same_figure(one, other)
    slack = _PART if one.unit.measure != other.unit.measure else _slack(one, other)
    return any(
        _close(a, b, slack if _may_miss(one, other, a, b) else _EXACT) or _rounds(a, b)
        for a in one.values
        for b in other.values
    )


def _may_miss(derived: Quantity, source: Quantity, one: float, other: float) -> bool:
    """Whether a figure may stand for a near one: converted, or round where the other is not."""
    if derived.unit != source.unit:
        return True
    mine, theirs = _figures(one / derived.unit.factor), _figures(other / source.unit.factor)
    return len(mine) < len(theirs) or mine.endswith("5")


def _figures(value: float) -> str:
    """Return the digits of a value that tell: "12" for 1,200."""
    return f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0")


def _adds_up(derived: Quantity, theirs: Sequence[_Theirs]) -> bool:
    """Whether a figure is the sum or difference of two of the source's ("12 and three": 15)."""
    values = [one.values[0] for _, one in theirs if one.unit.measure == derived.unit.measure]
    return any(
        _close(derived.values[0], total, _EXACT)
        for one, other in combinations(values[:_MOST_TERMS], 2)
        for total in (one + other, abs(one - other))
    )


def _within(derived: Quantity, source: Quantity) -> bool:
    """Whether "more than 2,000" may stand for 2,571, "less than" for a little less."""
    one, other = derived.values[0], source.values[0]
    low, high = (one, _WIDEST * one) if derived.bound == "more" else (one / _WIDEST, one)
    return derived.bound in {"more", "less"} and not source.bound and low <= other <= high


def _same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether the bare figures are equal though only one names its unit."""
    return any(
        abs(a / one.unit.factor - b / other.unit.factor) < _EXACT
        for a in one.values
        for b in other.values
    )


def _share_and_part(one: Quantity, other: Quantity) -> bool:
    """Whether one is a percentage and the other a fraction ("a quarter")."""
    measures = {one.unit.measure, other.unit.measure}
    return measures == {"share", "count"} and all(
        value < 1 for quantity in (one, other) for value in quantity.values
    )


def _slack(one: Quantity, other: Quantity) -> float:
    if one.bound:
        return _ROUNDED
    if one.unit != other.unit:
        return _CONVERTED
    return _EXACT


def _close(one: float, other: float, slack: float) -> bool:
    return abs(one - other) <= slack * max(abs(one), abs(other)) + _EXACT


def _rounds(derived: float, source: float) -> bool:
    """Whether the derived figure is the source's, rounded to two or more digits."""
    power = f"{derived:.9e}".partition("e")[2]
    digits = len(_figures(derived))
    half = 0.5 * 10.0 ** (int(power) - digits + 1)
    return digits >= _LEAST_DIGITS and abs(derived - source) <= half * (1 + _EXACT)


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
    company = len(_company(pair.derived, quantity) & _company(side, one))
    swapped = _SWAPPED * _stands_for(pair, quantity, of, one)
    if quantity.unit.measure != one.unit.measure:
        return swapped + company if COUNT in (quantity.unit, one.unit) and swapped else 0
    return swapped + company + (quantity.unit != COUNT)


def _stands_for(pair: Pair, quantity: Quantity, of: int, one: Quantity) -> bool:
    places = (
        place for n in range(quantity.first, quantity.last + 1) for place in pair.swapped_for(n)
    )
    return any(place.of == of and one.first <= place.word <= one.last for place in places)


def _company(side: Side, quantity: Quantity) -> set[str]:
    """Return the stems of the words beside a quantity that say what it counts."""
    around = [
        *range(max(0, quantity.first - _WINDOW), quantity.first),
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
    if quantity.unit.measure != "time" or not _same_figure(quantity, one):
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


def _quantifier_changes(pair: Pair) -> Iterator[Flag]:
    """Flag "all" in the place of "most", "few" in the place of "many"."""
    shares = table("quantifiers")
    for number, word in enumerate(pair.derived.folded):
        share = shares.get(word)
        if share is None or number in pair.derived.quoted:
            continue
        for place in pair.swapped_for(number):
            side = pair.sources[place.of]
            theirs = shares.get(side.folded[place.word])
            denied = "none" in {theirs, share}  # that is a denial, and flagged as one
            if theirs is None or theirs == share or denied:
                continue
            if _same_head(pair, number, place):
                evidence = side.evidence(place.word, place.word)
                yield changed(pair, "number/quantifier", (number, number), evidence)
                break


def _same_head(pair: Pair, number: int, place: Place, *, content: bool = True) -> bool:
    after = pair.derived.stems[number + 1 : number + 1 + _WINDOW]
    theirs = pair.sources[place.of].stems[place.word + 1 : place.word + 1 + _WINDOW]
    return any((is_content(stem) or not content) and stem in theirs for stem in after)
