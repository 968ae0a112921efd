"""Quantities in a sentence: values with units, read from digits and number words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.amounts import amount_at
from provenance.flag.dates import moments
from provenance.flag.lists import table
from provenance.flag.measures import aged, measure_of, one_of

if TYPE_CHECKING:
    from provenance.flag.measures import Unit
    from provenance.flag.sides import Side

_LONGEST_BOUND: Final = 4


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


def _quantity_at(side: Side, number: int) -> Quantity | None:
    amount = amount_at(side, number) or one_of(side, number)
    if amount is None:
        return None
    unit, first, last = aged(side, number, amount) or measure_of(side, number, amount)
    if first == last and (_is_part_of_name(side, number) or _is_part_of_word(side, number)):
        return None
    bound, bound_first = _bound_before(side, first)
    values = tuple(value * unit.factor for value in amount.values)
    return Quantity(first, last, values, unit, bound, bound_first)


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


def _is_part_of_word(side: Side, number: int) -> bool:
    """Whether a number word only makes a word: "a three-party coalition", "a two-thirds vote"."""
    following = number + 1
    return (
        following < len(side.words)
        and not side.folded[number][0].isdigit()
        and side.between(following) in _HYPHENS
        and side.folded[following] in _PARTED
    )


_PARTED: Final = frozenset(
    ("party", "member", "part", "way", "time", "sided", "star", "lane", "door", "piece", "pronged")
)
_HYPHENS: Final = frozenset("-‑–")
_LABELS: Final = frozenset(
    ("no", "article", "section", "page", "chapter", "rule", "room", "paragraph", "update")
)


@lru_cache(maxsize=4096)
def _titled(side: Side) -> bool:
    """Whether a sentence has its words in capitals, as many headlines do."""
    capitals = sum(word.form[:1].isupper() for word in side.words)
    return side.section == "headline" and 2 * capitals > len(side.words)
