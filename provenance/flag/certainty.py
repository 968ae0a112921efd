"""Rewrites that assert a thing more surely, or less surely, than their source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.flag.asserting import COVERED, REACH, newly_asserted, with_auxiliary
from provenance.flag.caveats import caveat_changes
from provenance.flag.clauses import before, clause, is_break, scope
from provenance.flag.hedging import (
    AFTER,
    BEFORE,
    attempts,
    hedges,
    is_carried,
    softenings_at,
    spare_hedges,
    weakest_at,
)
from provenance.flag.limits import bound_changes, condition_changes, limit_changes
from provenance.flag.lists import word_list
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.reversals import left_open
from provenance.flag.scales import degree_changes
from provenance.flag.sides import is_content
from provenance.flag.superlatives import superlative_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.hedging import Hedge
    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_LEAST_SHARED: Final = 0.4
"""The share of a rewrite's content words that a source must have for its hedges to matter."""


def certainty_changes(pair: Pair) -> Iterator[Flag]:
    """Flag hedges, conditions and limits that were dropped or added, and stronger verbs.

    A hedge said in other words, or one that stands elsewhere in the sentence, is no change; one
    statement is flagged once.
    """
    seen: set[tuple[str, int]] = set()
    for family in (limit_changes, degree_changes, _raised, _lowered):
        for flag in family(pair):
            places = {("", place) for place in range(flag.start, flag.end)}
            if flag.source is not None:
                name = f"{flag.source.document}:"
                places |= {(name, place) for place in range(flag.source.start, flag.source.end)}
            if not seen & places:
                seen |= places
                yield flag
    if not seen:
        limits = [
            *bound_changes(pair),
            *condition_changes(pair),
            *caveat_changes(pair),
            *superlative_changes(pair),
        ]
        yield from (one for one in limits if not any(_covers(other, one) for other in limits))


def _covers(outer: Flag, inner: Flag) -> bool:
    """Whether one statement has two limits less, and one flag holds the other's words."""
    wide = inner.end - inner.start < outer.end - outer.start
    return wide and outer.start <= inner.start and inner.end <= outer.end


def _raised(pair: Pair) -> Iterator[Flag]:
    spare = list(spare_hedges(pair))
    for of, side in enumerate(pair.sources):
        if pair.shared(of) < _LEAST_SHARED:
            continue
        dropped = [
            (hedge, asserted)
            for hedge in (*hedges(side), *attempts(side))
            if (asserted := newly_asserted(pair, of, hedge)) is not None
        ]
        for hedge, asserted in dropped:
            if any(_governs(side, hedge, other) for other, _ in dropped):
                continue  # "suggested that it might": one doubt, and the inner one is flagged
            if any(other.strength <= hedge.strength for other in spare):
                spare.pop(0)
                continue
            evidence = side.evidence(hedge.first, _end_of(side, hedge))
            yield changed(pair, "certainty/hedge-dropped", asserted, evidence)


def _governs(side: Side, hedge: Hedge, other: Hedge) -> bool:
    """Whether a hedge stands right over what another one leaves open, in the same clause."""
    reach = range(hedge.last + 1, min(len(side.words), hedge.last + 1 + AFTER))
    inside = (n for n in reach if n <= other.first)
    return other.first in reach and not any(is_break(side, n) for n in inside)


def _end_of(side: Side, hedge: Hedge) -> int:
    return next(iter(scope(side, hedge.last + 1, AFTER)), hedge.last)


def _lowered(pair: Pair) -> Iterator[Flag]:
    last = -AFTER
    for hedge in spare_hedges(pair):
        place = _hedged(pair, hedge)
        if place is None or hedge.first - last <= AFTER or _is_open(pair, place, hedge):
            continue
        last = hedge.last
        side = pair.sources[place.of]
        if _names_only(pair, place) or any(hedge.first == one.first for one in left_open(pair)):
            continue  # a thing named is not a thing asserted; a denial left open is turned round
        evidence = side.evidence(*with_auxiliary(side, place.word))
        derived = (hedge.first, _end_of(pair.derived, hedge))
        yield changed(pair, "certainty/hedge-added", derived, evidence)


def _is_open(pair: Pair, place: Place, hedge: Hedge) -> bool:
    """Whether the source leaves a statement as open as the rewrite does."""
    side = pair.sources[place.of]
    swapped = [one for n in hedge.numbers for one in pair.swapped_for(n)]
    if any(
        one.strength <= hedge.strength
        for of, other in enumerate(pair.sources)
        for one in hedges(other)
        if any(Place(of, n) in swapped for n in one.numbers)
    ):
        return True
    weakest = weakest_at(side, place.word, lambda one: _is_over(pair, place, one))
    if weakest is not None:
        return weakest <= hedge.strength or _is_inferred(side, place.word)
    found = softenings_at(side, place.word)
    others = (match for match in found if match.first != place.word)
    return any(pair.heir(Place(place.of, match.first)) is None for match in others)


def _is_over(pair: Pair, place: Place, one: Hedge) -> bool:
    """Whether a source's hedge governs a word, and is not the "possible" of what follows it."""
    return one.last < place.word or not is_carried(pair, place.of, one)


def _is_inferred(side: Side, number: int) -> bool:
    """Whether a verb of weak evidence is over a word ("the report suggests"): it only may be so."""
    around = clause(side, number, BEFORE, AFTER)
    return any(side.folded[n] in phrases("evidence_weak") for n in around)


def _hedged(pair: Pair, hedge: Hedge) -> Place | None:
    """Return the source word that asserts what the rewrite hedges."""
    derived = pair.derived
    ends = hedge.last + 1 < len(derived.words) and is_break(derived, hedge.last + 1)
    after = [] if ends else scope(derived, hedge.last + 1, REACH)
    context = (*before(derived, hedge.first, BEFORE), *after)
    places = {n: place for n in context if (place := pair.place_or_namesake(n)) is not None}
    firm = _firm_replaced(pair, hedge)
    if firm is not None and places:
        if (derived.folded[hedge.first], pair.sources[firm.of].folded[firm.word]) == _ADVICE:
            return None
        side = pair.sources[firm.of]
        return Place(firm.of, next(iter(scope(side, firm.word + 1, AFTER)), firm.word))
    if derived.folded[hedge.first] == "should" or not after:
        return None  # without a "will" in its place, "should" is advice
    held = [n for n in after if n in places]
    if after[0] in places:
        return places[after[0]] if len(held) >= COVERED * len(after) and len(places) > 1 else None
    return places[held[0]] if held and _is_sure(pair) else None


def _is_sure(pair: Pair) -> bool:
    """Whether the one source leaves nothing open, and the rewrite keeps most of its own words."""
    side = pair.sources[0]
    open_words = (hedges(side), attempts(side), phrases("softenings").find(side.folded))
    own = [n for n, word in enumerate(pair.derived.folded) if is_content(word)]
    kept = [n for n in own if pair.derived.stems[n] in side.stem_set]
    return len(pair.sources) == 1 and not any(open_words) and len(kept) >= COVERED * len(own)


def _is_firm(side: Side, number: int) -> bool:
    """Whether an auxiliary asserts plainly; "would be able to" does not."""
    if side.folded[number] == "would":
        return not _ABLE.intersection(side.folded[number + 1 : number + 3])
    return side.folded[number] in word_list("firm")


def _names_only(pair: Pair, place: Place) -> bool:
    """Whether a source names what the rewrite says is done: "withdrawals", "may withdraw"."""
    heir = pair.heir_or_namesake(place)
    word = pair.sources[place.of].folded[place.word]
    named = _NOMINAL.search(word) is not None
    return named and heir is not None and not _NOMINAL.search(pair.derived.folded[heir])


_NOMINAL: Final = re.compile(r"(?:als?|[st]ions?|ments?|ances?|ences?)$")
"""Endings of nouns for what is done ("withdrawals")."""

_ADVICE: Final = ("should", "would")
_ABLE: Final = frozenset(("able", "possible", "allowed", "like"))


def _firm_replaced(pair: Pair, hedge: Hedge) -> Place | None:
    """Return the "will" or "has" of a source in whose place a hedge stands."""
    return next(
        (
            place
            for number in hedge.numbers
            for place in pair.swapped_for(number)
            if _is_firm(pair.sources[place.of], place.word)
        ),
        None,
    )
