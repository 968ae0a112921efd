"""What a number counts, where a text may say it in several ways: the dead, the missing, votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import is_break
from provenance.flag.lists import groups, table, word_list

if TYPE_CHECKING:
    from provenance.flag.quantities import Quantity
    from provenance.flag.sides import Side

_AHEAD: Final = 5
_BEHIND: Final = 3
_CLAUSE: Final = 16
_LEADING: Final = frozenset(("to", "at", "from", "of", "reached", "hit", "passed"))
"""Words between "the death toll" and its figure."""


def counted(side: Side, quantity: Quantity) -> frozenset[int]:
    """Return the groups of what a number counts: words after it, else before it in its clause."""
    return _after(side, quantity.last) or _before(side, quantity.bound_first or quantity.first)


def _after(side: Side, last: int) -> frozenset[int]:
    for number in range(last + 1, min(len(side.words), last + 1 + _AHEAD)):
        word = side.folded[number]
        if is_break(side, number) or word == "and" or _is_number(word):
            break
        if word in groups("counted"):
            return groups("counted")[word]
    return frozenset()


def _before(side: Side, first: int) -> frozenset[int]:
    led = first and side.folded[first - 1] in _LEADING
    if not first or _parted(side, first):
        return frozenset()
    for number in range(first - 1, max(-1, first - 1 - (_CLAUSE if led else _BEHIND)), -1):
        word = side.folded[number]
        if word in groups("counted") and (not led or word in word_list("tolls") or number == first):
            return groups("counted")[word]
        if _parted(side, number) or (_is_number(word) and not led):
            break
    return frozenset()


def _parted(side: Side, number: int) -> bool:
    return is_break(side, number) and side.between(number).strip() != ":"


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in table("number_words")
