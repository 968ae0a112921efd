"""Words that commit a text to what it says, and words in their place that commit it further."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.clauses import clause, scope
from provenance.flag.lists import entries
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases_from
from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.flag.pairs import Pair
    from provenance.flag.phrases import Phrases
    from provenance.flag.sides import Side
    from provenance.model import Flag

_LEAST_STEP: Final = 2
"""Levels that two words of a scale must be apart for one not to be a fair word for the other."""

_REACH: Final = 4
_COMPANY: Final = 6
_LEAST_COMPANY: Final = 2
_LONGEST_SWAP: Final = 8


class Degree(NamedTuple):
    """Words ``[first, last]`` on a scale, at a level (1 the least certain)."""

    first: int
    last: int
    scale: str
    level: int

    @property
    def numbers(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


def degree_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a word of a scale of certainty in the place of another one well above or below it."""
    ours = degrees(pair.derived)
    for of, side in enumerate(pair.sources if ours else ()):
        for theirs in degrees(side):
            for own in ours:
                step = own.level - theirs.level
                if own.scale != theirs.scale or not _is_far(step, own.scale):
                    continue
                if _is_kept(pair, of, theirs) or own.first in pair.partner:
                    continue
                if _takes_place(pair, own, of, theirs) or _are_alone(pair, own, of, theirs):
                    rule = "certainty/degree-raised" if step > 0 else "certainty/degree-lowered"
                    evidence = side.evidence(theirs.first, _head(side, theirs))
                    yield changed(pair, rule, (own.first, _head(pair.derived, own)), evidence)


def _is_far(step: int, scale: str) -> bool:
    """Whether levels are too far apart for a fair paraphrase; a "+" counts the way up alone."""
    return (step if scale.endswith("+") else abs(step)) >= _LEAST_STEP


@lru_cache(maxsize=1024)
def degrees(side: Side) -> tuple[Degree, ...]:
    """Find the words of a sentence that stand on a scale of certainty."""
    levels = _levels()
    found = _scales().find(side.folded)
    return tuple(Degree(one.first, one.last, *levels[one.entry]) for one in found)


@cache
def _levels() -> Mapping[str, tuple[str, int]]:
    rows = (line.partition("=") for line in entries("certainty_scales"))
    keys = ((key.split(), phrase.strip()) for key, _, phrase in rows)
    return {phrase: (scale, int(level)) for (scale, level), phrase in keys}


@cache
def _scales() -> Phrases:
    return phrases_from(tuple(_levels()))


def _is_kept(pair: Pair, of: int, theirs: Degree) -> bool:
    """Whether the rewrite still has a source's word."""
    return any(
        pair.heir(Place(of, n)) is not None
        for n in theirs.numbers
        if is_content(pair.sources[of].folded[n])
    )


def _takes_place(pair: Pair, own: Degree, of: int, theirs: Degree) -> bool:
    """Whether a word stands where the source has another, or governs the same word as it does."""
    side = pair.sources[of]
    if _are_swapped(pair, own, of, theirs):
        return True
    head, other = _head(pair.derived, own), _head(side, theirs)
    if head > own.last and other > theirs.last:
        return pair.partner.get(head) == Place(of, other) or (
            pair.derived.stems[head] == side.stems[other]
        )
    return False


def _are_swapped(pair: Pair, own: Degree, of: int, theirs: Degree) -> bool:
    return any(
        own.first in swap.derived
        and theirs.last in swap.source
        and max(len(swap.derived), len(swap.source)) <= _LONGEST_SWAP
        for swap in pair.swaps
        if swap.of == of
    )


def _are_alone(pair: Pair, own: Degree, of: int, theirs: Degree) -> bool:
    """Whether two words are the only ones of their scale, and stand in the same company."""
    side = pair.sources[of]
    for one, where in ((own, pair.derived), (theirs, side)):
        if sum(other.scale == one.scale for other in degrees(where)) > 1:
            return False
    shared = _company(pair.derived, own) & _company(side, theirs)
    return len(shared) >= _LEAST_COMPANY


def _company(side: Side, one: Degree) -> set[str]:
    around = clause(side, one.first, _COMPANY, _COMPANY)
    return {side.stems[n] for n in around if n not in one.numbers and is_content(side.folded[n])}


def _head(side: Side, one: Degree) -> int:
    """Return the next content word after a word on a scale, in its clause."""
    return next(iter(scope(side, one.last + 1, _REACH)), one.last)
