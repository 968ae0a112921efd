"""What amounts are measured in: units, currencies, ages, times that something happened."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.amounts import Amount
from provenance.flag.lists import entries, word_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.flag.sides import Side


class Unit(NamedTuple):
    """What a quantity is measured in: the measure, and the factor to its base unit."""

    measure: str
    factor: float


COUNT: Final = Unit("count", 1.0)
ORDINAL: Final = Unit("ordinal", 1.0)
AGE: Final = Unit("age", 1.0)
TIMES: Final = Unit("times", 1.0)

_TIMES: Final = {"twice": 2.0, "thrice": 3.0}
_ARTICLES: Final = frozenset(("a", "an"))
_DISTANCES: Final = frozenset(("earlier", "later"))
_YEARS: Final = frozenset(("year", "years"))

Measured = tuple[Unit, int, int]
"""A unit, and the numbers of the first and last word of an amount and its unit."""


def one_of(side: Side, number: int) -> Amount | None:
    """Read "twice", "one month", "within an hour", "a week later": amounts without a number word.

    "One day" is some day, and "a second" another one: neither counts.
    """
    word, follows = side.folded[number], side.folded_at(number + 1)
    if word in _TIMES:
        return Amount((_TIMES[word],), number)
    unit = units().get(follows)
    if unit is None or follows in {"second", "cent"}:
        return None
    led = side.folded_at(number - 1) in word_list("number_openers")
    if word == "one" and (led or follows != "day" or side.between(number + 1) == "-"):
        return Amount((1.0,), number)
    dated = side.folded_at(number + 2) in _DISTANCES
    if word in _ARTICLES and (led or dated) and unit.measure == "time":
        return Amount((1.0,), number)
    return None


def aged(side: Side, number: int, amount: Amount) -> Measured | None:
    """Read "47-year-old", "47 years old", "aged 47", "47 years of age"."""
    last = amount.last
    if amount.rank:
        return None
    if side.folded_at(last + 1) in _YEARS:
        if side.folded_at(last + 2) in {"old", "olds"}:
            return AGE, number, last + 2
        if side.folded[last + 2 : last + 4] == ("of", "age"):
            return AGE, number, last + 3
    if side.folded_at(number - 1) == "aged" and side.folded_at(last + 1) not in units():
        return AGE, number, last
    return None


def measure_of(side: Side, number: int, amount: Amount) -> Measured:
    """Return the unit of an amount, and the first and last word of both."""
    if amount.rank:
        return ORDINAL, number, amount.last
    if side.folded[number] in _TIMES:
        return TIMES, number, number
    before = side.folded_at(number - 1)
    if before in word_list("currency_signs"):
        return units()[before], number - 1, amount.last
    return _unit_after(side, number, amount)


def _unit_after(side: Side, number: int, amount: Amount) -> Measured:
    follows, last = side.folded_at(amount.last + 1), amount.last + 1
    if follows == "per" and side.folded_at(last + 1) == "cent":
        return units()["percent"], number, last + 1
    if follows in {"of", "a", "an", "nautical", "square", "cubic"}:
        return _distant_unit(side, number, amount.last)
    unit = units().get(follows)
    if unit is None or (follows == "second" and amount.last == number):
        return COUNT, number, amount.last
    return _speed(side, unit, number, last) or (unit, number, last)


def _speed(side: Side, unit: Unit, first: int, last: int) -> Measured | None:
    """Read "65 km per hour", "40 miles an hour"."""
    joint = side.folded_at(last + 1) in {"per", "an", "a"}
    if unit.measure != "length" or not joint or side.folded_at(last + 2) != "hour":
        return None
    return Unit("speed", unit.factor / 1000.0), first, last + 2


def _distant_unit(side: Side, number: int, last: int) -> Measured:
    """Read "three-quarters of a mile", "half an hour", "12 nautical miles", "3 square km"."""
    word, unit = side.folded_at(last + 1), units().get(side.folded_at(last + 2))
    if word in {"a", "an"}:  # "half an hour"; "$5 a day" is no five days
        halved = side.folded[last] == "half" and unit is not None
        return (unit, number, last + 2) if halved and unit else (COUNT, number, last)
    if word == "of" and side.folded_at(last + 2) in {"a", "an"}:
        unit = units().get(side.folded_at(last + 3))
        return (unit, number, last + 3) if unit else (COUNT, number, last)
    if unit is None or word == "of":
        return COUNT, number, last
    if word == "nautical":
        return Unit("length", 1852.0), number, last + 2
    return Unit(f"{word} {unit.measure}", unit.factor**2), number, last + 2


@cache
def units() -> Mapping[str, Unit]:
    """Return the units, currencies too, by the folded words that name them."""
    return {**_read("units"), **_read("currencies")}


@cache
def _read(name: str) -> Mapping[str, Unit]:
    found = {}
    for line in entries(name):
        forms, _, meaning = line.partition("=")
        measure, factor = meaning.split()
        for form in forms.split("|"):
            found[form.strip()] = Unit(measure, float(factor))
    return found


def is_money(unit: Unit) -> bool:
    """Whether a unit is a currency."""
    return unit.measure != "cents" and unit in _read("currencies").values()
