"""Statements that a rewrite turned into their opposite."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import clause, scope, statement
from provenance.flag.dates import moments
from provenance.flag.lists import entries
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.quantities import quantities
from provenance.flag.sides import is_content, root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.dates import Moment
    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_REACH: Final = 6
"""How many words a negator may stand before what it denies."""

_BEFORE: Final = 9
_AFTER: Final = 3
_COMPANY: Final = 6
_ENDS: Final = frozenset(("until", "till", "unless"))
_NEAR: Final = 2
_LEAST_SHARED: Final = 0.3
"""The share of a rewrite's content words that a source must have for a denial to matter."""


def negation_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a word that is denied on one side and not on the other.

    A denial in other words ("failed to act" for "did not act") is no change, and neither is one
    that moved: "did not find it anywhere" for "found it nowhere".
    """
    added, dropped = list(_added(pair)), list(_dropped(pair))
    moved = min(len(added), len(dropped))
    yield from added[moved:]
    yield from dropped[moved:]
    yield from _opposed(pair)


def _added(pair: Pair) -> Iterator[Flag]:
    derived = pair.derived
    refusals = [match.first for match in phrases("refusals").find(derived.folded)]
    for negator in (*_negators(derived), *refusals):
        head = _head(derived, negator)
        place = None if head is None else pair.place_or_namesake(head)
        if head is None or place is None or negator in pair.partner:
            continue
        if _replaces_number(pair, negator):
            continue
        side = pair.sources[place.of]
        if pair.shared(place.of) < _LEAST_SHARED:
            continue
        if is_denied(side, place.word) or not _in_company(derived, head, side, place.word):
            continue
        evidence = side.evidence(*with_function_words(side, place.word))
        yield changed(pair, "negation/added", (negator, head), evidence)


def _is_cut_off(pair: Pair, negator: Place, number: int) -> bool:
    """Whether a quote begins well after the denial: that is a cut, and flagged as one."""
    first = number
    while first - 1 in pair.derived.quoted:
        first -= 1
    kept = [pair.partner[n] for n in range(first, number + 1) if n in pair.partner]
    if number not in pair.derived.quoted or not kept:
        return False
    return min(kept) > Place(negator.of, negator.word + _NEAR)


def _replaces_number(pair: Pair, negator: int) -> bool:
    """Whether a "none" stands where the source has a figure."""
    return any(
        one.first <= place.word <= one.last
        for place in pair.swapped_for(negator)
        for one in quantities(pair.sources[place.of])
    )


def _dropped(pair: Pair) -> Iterator[Flag]:
    for of, side in enumerate(pair.sources):
        if pair.shared(of) < _LEAST_SHARED:
            continue
        refusals = (match.first for match in phrases("refusals").find(side.folded))
        for negator in sorted(
            {*_negators(side, until=pair.comparison.update), *_lifted(pair, of), *refusals}
        ):
            head = _head(side, negator)
            number = None if head is None else pair.heir_or_namesake(Place(of, head))
            if head is None or number is None or pair.heir(Place(of, negator)) is not None:
                continue
            if _is_cut_off(pair, Place(of, negator), number) or _is_turned(pair, of):
                continue
            if _is_affirmed(pair, of, number) or is_denied(pair.derived, number):
                continue
            reach = _COMPANY * (1 + pair.comparison.update)  # versions of one story part words
            if not _in_company(side, head, pair.derived, number, reach):
                continue
            words = with_function_words(pair.derived, number)
            evidence = side.evidence(negator, head)
            yield changed(pair, "negation/dropped", words, evidence)


def _opposed(pair: Pair) -> Iterator[Flag]:
    """Flag a word in the place of its opposite, where neither is denied."""
    derived = pair.derived
    for number in range(len(derived.words)):
        for place in pair.swapped_for(number):
            side = pair.sources[place.of]
            if not _are_opposite(derived.stems[number], side.stems[place.word]):
                continue
            alike = is_denied(derived, number) == is_denied(side, place.word)
            if alike and _in_company(derived, number, side, place.word):
                evidence = side.evidence(place.word, place.word)
                yield changed(pair, "negation/opposite", (number, number), evidence)
                break


def _denials(pair: Pair, of: int) -> list[int]:
    """Return where a source denies, refuses, or denies up to a point that was kept without it."""
    side = pair.sources[of]
    refusals = (match.first for match in phrases("refusals").find(side.folded))
    negators = _negators(side, until=pair.comparison.update)
    return sorted({*negators, *_lifted(pair, of), *refusals})


def _is_turned(pair: Pair, of: int) -> bool:
    """Whether a new word is the opposite of a source's: "both died" for "neither survived"."""
    new = {pair.derived.stems[n] for n in range(len(pair.derived.words)) if pair.new(n)}
    theirs = pair.sources[of].stem_set - pair.derived.stem_set
    return any(one in _opposed_stems() for one in new) and any(
        _are_opposite(one, other) for one in new for other in theirs
    )


@cache
def _opposed_stems() -> frozenset[str]:
    return frozenset().union(*_opposites())


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs = (line.split(",") for line in entries("antonyms"))
    return frozenset(frozenset(root(word.strip()) for word in words) for words in pairs)


def _are_opposite(one: str, other: str) -> bool:
    return frozenset((one, other)) in _opposites()


def _lifted(pair: Pair, of: int) -> list[int]:
    """Find a source's denials up to a point ("not before June") of which only that was kept."""
    side = pair.sources[of]
    return [
        n
        for n in _negators(side, until=True)
        if _holds_until(side, n)
        and any(
            side.folded[k] in _ENDS | {"before"} and pair.heir(Place(of, k)) is not None
            for k in range(n + 1, min(len(side.words), n + 1 + _REACH))
        )
    ]


def _negators(side: Side, *, until: bool = False) -> list[int]:
    idle = {
        n
        for match in phrases("negators_no").find(side.folded)
        for n in range(match.first, match.last + 1)
    }
    return [
        match.first
        for match in phrases("negators").find(side.folded)
        if match.first not in idle
        and (until or not _holds_until(side, match.first))
        and not (side.folded[match.first] == "no" and side.after(match.first).strip())
    ]


def _holds_until(side: Side, negator: int) -> bool:
    """Whether a denial ends: "not before Monday" says that it was on Monday."""
    following = side.folded[negator + 1 : negator + 1 + _REACH]
    ends = _ENDS.intersection(following) or "before" in following[:_NEAR]
    return bool(ends) or any(_is_by(side, moment, negator) for moment in moments(side))


def _is_by(side: Side, moment: Moment, negator: int) -> bool:
    """Whether "by Tuesday" follows a denial."""
    near = negator < moment.first <= negator + _REACH
    return near and "by" in side.folded[moment.first - 1 : moment.first + 1]


def _head(side: Side, negator: int) -> int | None:
    """Return the content word that a negator denies."""
    return next(
        (
            n
            for n in scope(side, negator + 1, _REACH)
            if side.folded[n] not in phrases("negators") and side.folded[n] != "longer"
        ),
        None,
    )


def _is_affirmed(pair: Pair, of: int, number: int) -> bool:
    """Whether another source has a derived word without a denial."""
    stem = pair.derived.stems[number]
    return any(
        own == stem and not is_denied(side, word)
        for other, side in enumerate(pair.sources)
        for word, own in enumerate(side.stems)
        if other != of
    )


def is_denied(side: Side, number: int) -> bool:
    """Whether anything in a word's clause denies it, in whatever words."""
    around = clause(side, number, _BEFORE, _AFTER)
    negative = phrases("negators", "negatives").find(side.folded[around.start : around.stop])
    return any(not match.first <= number - around.start <= match.last for match in negative)


def _in_company(one: Side, head: int, other: Side, number: int, reach: int = _COMPANY) -> bool:
    """Whether the words around both heads are partly the same, so that both say one thing."""
    ours = _company(one, head, reach)
    theirs = _company(other, number, reach)
    return not ours or not theirs or bool(ours & theirs)


def _company(side: Side, head: int, reach: int) -> set[str]:
    around = statement(side, head, reach)
    return {side.stems[n] for n in around if n != head and is_content(side.folded[n])}


def with_function_words(side: Side, number: int) -> tuple[int, int]:
    """Return a word with the function words just before it ("had acted")."""
    first = number
    while first > 0 and number - first < _AFTER and not is_content(side.folded[first - 1]):
        if side.between(first).strip():
            break
        first -= 1
    return first, number
