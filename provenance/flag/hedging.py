"""Hedges in a sentence: words that leave open whether what is said is so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.clauses import clause
from provenance.flag.dates import moments
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from provenance.flag.pairs import Pair
    from provenance.flag.phrases import Match
    from provenance.flag.sides import Side

POSSIBLE: Final = 1
LIKELY: Final = 2

BEFORE: Final = 7
AFTER: Final = 4
"""How many words of its clause before and after a word may hold a hedge over it."""


class Hedge(NamedTuple):
    """Words ``[first, last]`` that weaken a statement, and what strength they leave it (1..2)."""

    first: int
    last: int
    strength: int

    @property
    def numbers(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


@lru_cache(maxsize=1024)
def hedges(side: Side) -> tuple[Hedge, ...]:
    """Find the hedges in a sentence: modals, adverbs, verbs of belief and expectation."""
    idle = _covered(phrases("hedges_no").find(side.folded))
    idle |= {n for moment in moments(side) for n in range(moment.first, moment.last + 1)}
    possible = [m for m in phrases("hedges_possible").find(side.folded) if m.first not in idle]
    idle |= _covered(possible)
    likely = [m for m in phrases("hedges_likely").find(side.folded) if m.first not in idle]
    found = [Hedge(match.first, _last(match), POSSIBLE) for match in possible]
    return tuple(sorted([*found, *(Hedge(m.first, _last(m), LIKELY) for m in likely)]))


def _last(match: Match) -> int:
    """Return the last word of a hedge; the "_" that ends an entry is what it governs."""
    return match.last - 1 if match.entry.endswith(" _") else match.last


@lru_cache(maxsize=1024)
def attempts(side: Side) -> tuple[Hedge, ...]:
    """Find verbs of trying: what was sought or hoped for is not yet done."""
    found = phrases("attempts").find(side.folded)
    return tuple(
        Hedge(match.first, match.last, LIKELY)
        for match in found
        if "if" not in side.folded[max(0, match.first - AFTER) : match.first]
    )


def spare_hedges(pair: Pair) -> tuple[Hedge, ...]:
    """Find the hedges of the rewrite that come from no word of a source."""
    return tuple(
        hedge
        for hedge in hedges(pair.derived)
        if not any(number in pair.partner for number in hedge.numbers)
        and not _has_namesake(pair, hedge)
    )


def _has_namesake(pair: Pair, hedge: Hedge) -> bool:
    """Whether a source has a word of the same stem ("analysts expect it to", "is expected to")."""
    derived = pair.derived
    return any(
        is_content(derived.folded[n]) and derived.stems[n] in pair.source_stems
        for n in hedge.numbers
    )


def is_carried(pair: Pair, of: int, hedge: Hedge) -> bool:
    """Whether the rewrite has a source's hedge in its own words."""
    side = pair.sources[of]
    telling = [n for n in hedge.numbers if is_content(side.folded[n])]
    if any(side.stems[n] in pair.derived.stem_set for n in telling):
        return True
    return any(pair.heir(Place(of, n)) is not None for n in telling or hedge.numbers)


def weakest_at(
    side: Side, number: int, counts: Callable[[Hedge], bool] | None = None
) -> int | None:
    """Return the strength that the weakest hedge in a word's clause leaves it, if one is there.

    Only hedges that count are looked at, where that is asked.
    """
    around = clause(side, number, BEFORE, AFTER)
    inside = (h for h in hedges(side) if h.first in around or h.last in around)
    return min((h.strength for h in inside if counts is None or counts(h)), default=None)


def softenings_at(side: Side, number: int) -> tuple[Match, ...]:
    """Find what else leaves a word's clause open: plans, permissions, questions, attempts."""
    around = clause(side, number, BEFORE, AFTER)
    found = phrases("softenings", "attempts").find(side.folded[around.start : around.stop])
    return tuple(
        match._replace(first=match.first + around.start, last=match.last + around.start)
        for match in found
    )


def _covered(matches: Iterable[Match]) -> set[int]:
    return {n for match in matches for n in range(match.first, match.last + 1)}
