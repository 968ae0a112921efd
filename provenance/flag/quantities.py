"""Quantities in a sentence: values with units, read from digits and number words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.dates import moments
from provenance.flag.lists import entries, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.flag.sides import Side

_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)*)(st|nd|rd|th|m|bn|k)?")
_DOTTED_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL_COMMA: Final = re.compile(r"^(\d+),(\d{1,2})(?=[a-z]|$)")
_GROUP: Final = re.compile(r"[1-9]\d{0,2}")
_THREE: Final = re.compile(r"\d{3}")
_NARROW: Final = "\u00a0\u2009\u202f"
_TENS: Final = range(20, 100, 10)
_TEN: Final = 10
_DOZEN: Final = 12
_CURRENCY_SIGNS: Final = frozenset("$€£¥")
_LONGEST_BOUND: Final = 4
_LONGEST_DIGITS: Final = 15
_LONGEST_NUMBER: Final = 12


class Unit(NamedTuple):
    """What a quantity is measured in: the measure, and the factor to its base unit."""

    measure: str
    factor: float


class Quantity(NamedTuple):
    """An amount as a text names it.

    ``first`` and ``last`` are the numbers of its words, with its unit and without its bound.
    ``values`` are the readings (two for "17.000"), in base units. ``bound`` is "more", "less",
    "about" or empty.
    """

    first: int
    last: int
    values: tuple[float, ...]
    unit: Unit
    bound: str = ""
    bound_first: int = 0


COUNT: Final = Unit("count", 1.0)
ORDINAL: Final = Unit("ordinal", 1.0)


@lru_cache(maxsize=4096)
def quantities(side: Side) -> tuple[Quantity, ...]:
    """Find the quantities in a sentence; dates, times of day and names with numbers are none."""
    dated = {n for moment in moments(side) for n in range(moment.first, moment.last + 1)}
    found = []
    number = 0
    while number < len(side.words):
        quantity = None if number in dated else _quantity_at(side, number)
        if quantity is not None and not dated.intersection(
            range(quantity.first, quantity.last + 1)
        ):
            found.append(quantity)
            number = quantity.last
        number += 1
    return tuple(found)


class _Amount(NamedTuple):
    """Values, the number of the last word that gives them, and whether they are a rank."""

    values: tuple[float, ...]
    last: int
    rank: bool = False


def _quantity_at(side: Side, number: int) -> Quantity | None:
    amount = _ratio_at(side, number) or _digits_at(side, number) or _spelt_at(side, number)
    if amount is None:
        return None
    amount = _and_a_half(side, amount)
    unit, first, last = _unit_of(side, number, amount)
    if first == last and _is_part_of_name(side, number):
        return None
    bound, bound_first = _bound_before(side, first)
    values = tuple(value * unit.factor for value in amount.values)
    return Quantity(first, last, values, unit, bound, bound_first)


def _and_a_half(side: Side, amount: _Amount) -> _Amount:
    """Read "two and a half years"."""
    if side.folded[amount.last + 1 : amount.last + 4] != ("and", "a", "half"):
        return amount
    return amount._replace(values=tuple(v + 0.5 for v in amount.values), last=amount.last + 3)


def _ratio_at(side: Side, number: int) -> _Amount | None:
    """Read "one in five", "3 out of 5"."""
    joint = side.folded[number + 1 : number + 3]
    length = 2 if joint == ("out", "of") else 1
    part, whole = _small(side, number), _small(side, number + 1 + length)
    if joint[:1] not in {("in",), ("out",)} or part is None or whole is None or part >= whole:
        return None
    return _Amount((part / whole,), number + 1 + length)


def _small(side: Side, number: int) -> float | None:
    """Read a whole number of one word up to a hundred."""
    word = side.folded_at(number)
    value = "1" if word == "one" else table("number_words").get(word, word)
    return (
        float(value)
        if value.isascii() and value.isdigit() and 0 < int(value[:4]) <= _TEN**2
        else None
    )


def _digits_at(side: Side, number: int) -> _Amount | None:
    if not side.folded[number][:1].isdigit():
        return None
    word, last = _spaced(side, number)
    found = _NUMBER.fullmatch(_DECIMAL_COMMA.sub(r"\1.\2", word))
    if found is None or len(found[1]) > _LONGEST_DIGITS:
        return None
    suffix = found[2] or ""
    if suffix in {"st", "nd", "rd", "th"}:
        return _Amount((float(found[1].replace(".", "")),), last, rank=True)
    values = _readings(found[1])
    if suffix:
        return _Amount(tuple(v * float(table("number_scales")[suffix]) for v in values), last)
    return _scaled(side, values, last)


def _spaced(side: Side, number: int) -> tuple[str, int]:
    """Read "240 000" as one figure; an ordinary blank parts thousands only before "000"."""
    word, last = side.folded[number], number
    if not _GROUP.fullmatch(word):
        return word, last
    while last + 1 < len(side.words) and _continues(side, last + 1):
        last += 1
        word += side.folded[last]
    return word, last


def _continues(side: Side, number: int) -> bool:
    gap, form = side.between(number), side.words[number].form
    narrow = len(gap) == 1 and gap in _NARROW
    return (form == "000" and gap == " ") or (narrow and bool(_THREE.fullmatch(form)))


def _readings(digits: str) -> tuple[float, ...]:
    """Read digits; "17.000" is seventeen thousand to many hands, and seventeen to others."""
    whole, _, rest = digits.partition(".")
    plain = float(f"{whole}.{rest.replace('.', '')}")
    if _DOTTED_THOUSANDS.fullmatch(digits):
        return (plain, float(digits.replace(".", "")))
    return (plain,)


def _spelt_at(side: Side, number: int) -> _Amount | None:
    return _fraction_at(side, number) or _words_at(side, number)


def _words_at(side: Side, number: int) -> _Amount | None:
    """Read "seven", "twenty-one", "a dozen", "three hundred and twelve"."""
    word = side.folded[number]
    small = table("number_words").get(word)
    if small is None:
        return _lone_scale(side, number)
    value, last = float(small), number
    following = table("number_words").get(side.folded_at(number + 1))
    if value in _TENS and (side.folded_at(number + 1) == "one" or following):
        unit = 1.0 if following is None else float(following)
        if unit < _TEN and side.between(number + 1).strip() in {"", "-"}:
            value, last = value + unit, number + 1
    return _scaled(side, (value,), last)


def _lone_scale(side: Side, number: int) -> _Amount | None:
    """Read "a dozen", "a hundred", "a million"."""
    if side.folded_at(number - 1) not in {"a", "an", "one", "per", "half"}:
        return None
    scale = table("number_scales").get(side.folded[number])
    if scale is None or len(side.folded[number]) < _NOTABLE or side.folded[number] == "score":
        return None
    part = 0.5 if side.folded_at(number - 2) == "half" else 1.0
    return _scaled(side, (part * float(scale),), number)


_NOTABLE: Final = 4


def _fraction_at(side: Side, number: int) -> _Amount | None:
    """Read "half", "a third of", "two-thirds", "three-quarters of a mile"."""
    parts = table("number_words").get(side.folded[number])
    if parts is not None:
        share = table("number_fractions").get(side.folded_at(number + 1))
        if share is None or not side.folded_at(number + 1).endswith("s"):
            return None
        return _Amount((float(parts) * float(share),), number + 1)
    share = table("number_fractions").get(side.folded[number])
    if share is None or not _stands_as_fraction(side, number):
        return None
    return _Amount((float(share),), number)


def _stands_as_fraction(side: Side, number: int) -> bool:
    before, after = side.folded_at(number - 1), side.folded_at(number + 1)
    if side.folded[number] == "half":
        return before != "a" and after not in {"time", "hearted", "way"}
    return before in {"a", "one"} and after == "of"


def _scaled(side: Side, values: tuple[float, ...], last: int) -> _Amount:
    """Multiply by the scale words that follow ("48 million", "three hundred thousand")."""
    for _ in range(_LONGEST_NUMBER):
        scale = table("number_scales").get(side.folded_at(last + 1))
        if scale is None or side.folded_at(last + 1) == "score":
            break
        if len(side.folded_at(last + 1)) < _SHORTEST_SCALE and side.between(last + 1).strip():
            break
        values = tuple(value * float(scale) for value in values)
        last += 1
    return _Amount(values, last)


_SHORTEST_SCALE: Final = 2


def _unit_of(side: Side, number: int, amount: _Amount) -> tuple[Unit, int, int]:
    """Return the unit of an amount and the first and last word of both."""
    if amount.rank:
        return ORDINAL, number, amount.last
    if number and side.folded[number - 1] in _CURRENCY_SIGNS:
        return units()[side.folded[number - 1]], number - 1, amount.last
    follows, last = side.folded_at(amount.last + 1), amount.last + 1
    if follows == "per" and side.folded_at(last + 1) == "cent":
        return units()["percent"], number, last + 1
    if follows in {"of", "a", "an", "nautical", "square", "cubic"}:
        return _distant_unit(side, number, amount.last)
    unit = units().get(follows)
    if unit is None or (follows == "second" and amount.last == number):
        return COUNT, number, amount.last
    return unit, number, last


def _distant_unit(side: Side, number: int, last: int) -> tuple[Unit, int, int]:
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


def _bound_before(side: Side, first: int) -> tuple[str, int]:
    first -= side.folded_at(first - 1) in {"a", "an"}
    for length in range(_LONGEST_BOUND, 0, -1):
        start = first - length
        if start >= 0:
            bound = table("bounds").get(" ".join(side.folded[start:first]))
            if bound:
                return bound, start
    return "", first


def _is_part_of_name(side: Side, number: int) -> bool:
    """Whether a number belongs to a name: "MK-70", "France 24", "Article 5", "G7"."""
    if not number or not side.folded[number][0].isdigit():
        return False
    before, gap = side.words[number - 1].form, side.between(number)
    if before.casefold() in _LABELS and not gap.strip(". "):
        return True
    if gap in _HYPHENS and before.isupper() and before.isalpha():
        return True
    if gap.strip() or not before[0].isupper():
        return False
    return not before.isupper() and number > 1 and not _titled(side)


_HYPHENS: Final = frozenset("-‑–")
_LABELS: Final = frozenset(
    ("no", "article", "section", "page", "chapter", "rule", "room", "paragraph", "update")
)


@lru_cache(maxsize=4096)
def _titled(side: Side) -> bool:
    """Whether a sentence has its words in capitals, as many headlines do."""
    capitals = sum(word.form[:1].isupper() for word in side.words)
    return side.section == "headline" and 2 * capitals > len(side.words)


@cache
def units() -> Mapping[str, Unit]:
    """Return the units by the folded words that name them."""
    found = {}
    for line in entries("units"):
        names, _, meaning = line.partition("=")
        measure, factor = meaning.split()
        for name in names.split("|"):
            found[name.strip()] = Unit(measure, float(factor))
    return found
