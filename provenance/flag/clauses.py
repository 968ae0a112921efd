"""Clauses, roughly: the words around a word up to a mark or a conjunction that opens a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from provenance.flag.sides import Side

OPENERS: Final = frozenset(
    ("but", "although", "though", "while", "whereas", "because", "since", "unless")
)
"""Conjunctions that open a clause, with or without a comma."""

_MARKS: Final = frozenset(",;:()[]—–")


def is_break(side: Side, number: int) -> bool:
    """Whether a new clause begins with a word."""
    return side.folded[number] in OPENERS or bool(_MARKS.intersection(side.between(number)))


def scope(side: Side, number: int, longest: int) -> list[int]:
    """Return the content words from a word on, as far as its clause and ``longest`` words go."""
    found = []
    for n in range(number, min(len(side.words), number + longest)):
        if n > number and is_break(side, n):
            break
        if is_content(side.folded[n]):
            found.append(n)
    return found


def before(side: Side, number: int, longest: int) -> list[int]:
    """Return the content words of a word's clause that stand before it."""
    around = clause(side, number, longest, 0)
    return [n for n in around if n < number and is_content(side.folded[n])]


def statement(side: Side, number: int, reach: int) -> range:
    """Return the words around a word up to a conjunction that opens a clause, commas or not."""
    first = last = number
    while first > 0 and number - first < reach and not _opens(side, first):
        first -= 1
    while last + 1 < len(side.words) and last - number < reach and not _opens(side, last + 1):
        last += 1
    return range(first, last + 1)


def _opens(side: Side, number: int) -> bool:
    """Whether a conjunction opens a clause; "but not as a mediator" goes on with one."""
    return side.folded[number] in OPENERS and side.folded_at(number + 1) != "not"


def clause(side: Side, number: int, before: int, after: int) -> range:
    """Return the words of a word's clause, at most so many before and after it."""
    first = number
    while first > 0 and number - first < before and not is_break(side, first):
        first -= 1
    last = number
    while last + 1 < len(side.words) and last - number < after and not is_break(side, last + 1):
        last += 1
    return range(first, last + 1)
