"""Denials that a rewrite turned round in other words than "not"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.clauses import clause, scope
from provenance.flag.lists import word_list
from provenance.flag.making import changed
from provenance.flag.negation import is_denied
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.sides import is_content, root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_REACH: Final = 8
_BEFORE: Final = 6
_NEAR: Final = 5
_LEAST_BASE: Final = 5


class LeftOpen(NamedTuple):
    """Derived words ``[first, last]`` that leave open what the word at a place is denied."""

    first: int
    last: int
    place: Place


def reversal_changes(pair: Pair) -> Iterator[Flag]:
    """Flag denials that became "did not rule out", "already" for "not yet", and bare adjectives.

    "Illiquid" in the place of "liquid" is the opposite of it, as "not liquid" is.
    """
    for one in left_open(pair):
        side = pair.sources[one.place.of]
        evidence = side.evidence(one.place.word, one.place.word)
        yield changed(pair, "negation/dropped", (one.first, one.last), evidence)
    yield from _already(pair)
    yield from _prefixed(pair)


def left_open(pair: Pair) -> tuple[LeftOpen, ...]:
    """Find what the rewrite says is not ruled out, and the source denies."""
    found = phrases("not_excluded").find(pair.derived.folded)
    if not found or any(phrases("not_excluded").find(side.folded) for side in pair.sources):
        return ()
    return tuple(
        LeftOpen(match.first, number, place)
        for match in found
        if match.last not in pair.partner
        for number, place in _denied_after(pair, match.last + 1)
    )


def _denied_after(pair: Pair, start: int) -> Iterator[tuple[int, Place]]:
    """Yield the last word after another one that a source denies plainly."""
    for number in reversed(scope(pair.derived, start, _REACH)):
        place = pair.place_or_namesake(number)
        if place is not None and _is_denied(pair.sources[place.of], place.word):
            yield number, place
            return


def _is_denied(side: Side, number: int) -> bool:
    around = clause(side, number, _REACH, 0)
    return any(side.folded[n] in phrases("negators") for n in around)


def _already(pair: Pair) -> Iterator[Flag]:
    """Flag "have already decided" for "have not yet decided"."""
    derived = pair.derived
    for number, word in enumerate(derived.folded):
        if word != "already" or number in pair.partner:
            continue
        for head in scope(derived, number + 1, _NEAR)[:1]:
            place = pair.place_or_namesake(head)
            if place is None or is_denied(derived, head):
                continue
            side = pair.sources[place.of]
            yet = [n for n in clause(side, place.word, _NEAR, _NEAR) if side.folded[n] == "yet"]
            if yet and _is_denied(side, place.word) and "yet" not in derived.folded:
                evidence = side.evidence(min(*yet, place.word), max(*yet, place.word))
                yield changed(pair, "negation/dropped", (number, head), evidence)


def _prefixed(pair: Pair) -> Iterator[Flag]:
    """Flag a word in the place of itself with a prefix that denies it, or the reverse."""
    derived = pair.derived
    for number, word in enumerate(derived.folded):
        if number in pair.partner or len(word) < _LEAST_BASE:
            continue
        for place in _bases_of(pair, number):
            side = pair.sources[place.of]
            ends = _UNTIL & {derived.folded_at(number + 1), side.folded_at(place.word + 1)}
            alike = is_denied(derived, number) == is_denied(side, place.word)
            if alike and not ends and _are_alike(pair, number, place):
                evidence = side.evidence(place.word, place.word)
                yield changed(pair, "negation/opposite", (number, number), evidence)
                break


def _bases_of(pair: Pair, number: int) -> Iterator[Place]:
    """Yield where a source has a word with a prefix more or less, which the rewrite gave up."""
    word = pair.derived.folded[number]
    for of, side in enumerate(pair.sources):
        for n, other in enumerate(side.folded):
            if (
                abs(len(word) - len(other)) in _LENGTHS
                and are_prefixed(word, other)
                and other not in pair.derived.folded
                and word not in side.folded
            ):
                yield Place(of, n)


_UNTIL: Final = frozenset(("until", "till"))
_LENGTHS: Final = (2, 3)


def are_prefixed(one: str, other: str) -> bool:
    """Whether one of two words is the other with a prefix that denies it ("unsafe", "safe")."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= _LEAST_BASE - 1
        and long.endswith(short)
        and long[: -len(short)] in _prefixes()
        and root(long) not in _no_opposites()
    )


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(word_list("prefixes"))


@cache
def _no_opposites() -> frozenset[str]:
    return frozenset(map(root, word_list("prefixes_no")))


def _are_alike(pair: Pair, number: int, place: Place) -> bool:
    """Whether two words stand in the same company, so that both say one thing."""
    derived, side = pair.derived, pair.sources[place.of]
    ours = {derived.stems[n] for n in clause(derived, number, _BEFORE, _BEFORE) if n != number}
    around = clause(side, place.word, _BEFORE, _BEFORE)
    theirs = {side.stems[n] for n in around if n != place.word and is_content(side.folded[n])}
    return not theirs or not theirs.isdisjoint(ours)
