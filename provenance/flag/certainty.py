"""Rewrites that assert a thing more surely, or less surely, than their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import before, clause, is_break, scope
from provenance.flag.hedging import (
    AFTER,
    BEFORE,
    LIKELY,
    POSSIBLE,
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
from provenance.flag.negation import is_denied
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.scales import degree_changes
from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.flag.hedging import Hedge
    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_REACH: Final = 9
"""How many words after a hedge it may govern."""

_COVERED: Final = 0.5
"""The share of what a hedge governs that the rewrite must keep for the two to be compared."""

_LEAST_SHARED: Final = 0.4
"""The share of a rewrite's content words that a source must have for its hedges to matter."""

_PLANS: Final = ("plan", "intend", "aim")


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
        yield from bound_changes(pair)
        yield from condition_changes(pair)


def _raised(pair: Pair) -> Iterator[Flag]:
    spare = list(spare_hedges(pair))
    for of, side in enumerate(pair.sources):
        if pair.shared(of) < _LEAST_SHARED:
            continue
        dropped = [
            (hedge, asserted)
            for hedge in (*hedges(side), *attempts(side))
            if (asserted := _newly_asserted(pair, of, hedge)) is not None
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


def _newly_asserted(pair: Pair, of: int, hedge: Hedge) -> tuple[int, int] | None:
    """Return the derived words that assert plainly what a source hedges."""
    if is_carried(pair, of, hedge) or (hedge.strength == LIKELY and pair.comparison.update):
        return None  # to an update: what an earlier version expected has come to pass
    asserted = _asserted(pair, of, hedge)
    if asserted is None or _has_lost_denial(pair, of, hedge, asserted[1]):
        return None
    if _is_advice(pair, of, hedge) or _is_softened(pair, of, asserted[1], hedge):
        return None
    return asserted


def _is_softened(pair: Pair, of: int, number: int, hedge: Hedge) -> bool:
    """Whether anything new in the clause of a derived word leaves it as open as a hedge."""
    firm = _firm_in_place(pair, of, hedge) if _is_modal(pair.sources[of], hedge) else None
    weakest = weakest_at(pair.derived, number)
    around = clause(pair.derived, number, BEFORE, AFTER)
    if weakest is not None and weakest <= hedge.strength:
        return True
    if pair.derived.folded[clause(pair.derived, number, len(pair.derived.words), 0).start] == "if":
        return True
    if "whether" in pair.derived.folded[around.start : around.stop]:
        return True
    return any(
        match.first not in pair.partner
        and match.first != firm
        and not (match.entry.startswith(_PLANS) and hedge.strength == POSSIBLE)
        for match in softenings_at(pair.derived, number)
    )


def _has_lost_denial(pair: Pair, of: int, hedge: Hedge, number: int) -> bool:
    """Whether a hedged denial is no longer one: a change of what is said, not of how surely."""
    following = pair.sources[of].folded[hedge.last + 1 : hedge.last + 2]
    return "not" in following and not is_denied(pair.derived, number)


def _is_advice(pair: Pair, of: int, hedge: Hedge) -> bool:
    """Whether a "should" says what ought to be: no "will" has taken its place."""
    firm = _firm_in_place(pair, of, hedge)
    said = pair.derived.folded[firm] if firm is not None else ""
    return pair.sources[of].folded[hedge.first] == "should" and not said.startswith("w")


def _is_modal(side: Side, hedge: Hedge) -> bool:
    """Whether a hedge is a modal: translations have "would have" for an "allegedly"."""
    return side.folded[hedge.first] in _MODALS


_PARTING: Final = frozenset(("still", "also", "yet", "even", "now", "soon", "again", "eventually"))
"""Adverbs that stand between a modal and its verb."""

_MODALS: Final = frozenset(("may", "might", "could"))


def _asserted(pair: Pair, of: int, hedge: Hedge) -> tuple[int, int] | None:
    """Return the derived words that say what the source hedges, if its context is kept."""
    side = pair.sources[of]
    ends = hedge.last + 1 < len(side.words) and is_break(side, hedge.last + 1)
    after = [] if ends else scope(side, hedge.last + 1, _REACH)
    ahead = before(side, hedge.first, BEFORE)
    heirs = _heirs(pair, of, (*ahead, *after))
    closed = _closed_up(pair, of, hedge)
    if closed is not None:
        return with_auxiliary(pair.derived, closed)
    firm = None if hedge in attempts(side) else _firm_in_place(pair, of, hedge)
    if firm is not None and heirs:
        verb_on = [n for n in after if side.folded[n] not in _PARTING] or after
        return _around_firm(pair.derived, firm, heirs, verb_on)
    held = [heirs[word] for word in after if word in heirs]
    if not after or len(held) < max(_COVERED * len(after), min(2, len(after) + len(ahead))):
        sole = _sole(side, hedge, after, ahead, heirs)
        return None if sole is None else with_auxiliary(pair.derived, sole)
    promised = _promised(pair, heirs)
    if promised is not None:
        return promised
    if after[0] in heirs:
        return with_auxiliary(pair.derived, heirs[after[0]])
    return _in_gap(pair.derived, [heirs[word] for word in ahead if word in heirs], min(held))


def _promised(pair: Pair, heirs: Mapping[int, int]) -> tuple[int, int] | None:
    """Return a new "will" with its verb, where the verb came from what the source hedges."""
    kept = set(heirs.values())
    for number, word in enumerate(pair.derived.folded):
        if word in _WILL and number not in pair.partner:
            verb = next(iter(scope(pair.derived, number + 1, AFTER)), number)
            if verb in kept:
                return number, verb
    return None


_WILL: Final = frozenset(("will", "shall"))


def _closed_up(pair: Pair, of: int, hedge: Hedge) -> int | None:
    """Return the word after a hedge where the words on both of its sides were joined up."""
    side = pair.sources[of]
    if hedge.first == 0 or hedge.last + 1 >= len(side.words) or is_break(side, hedge.last + 1):
        return None
    ahead, after = (pair.heir(Place(of, n)) for n in (hedge.first - 1, hedge.last + 1))
    joined = ahead is not None and after == ahead + 1
    return after if joined else None


def _heirs(pair: Pair, of: int, numbers: Sequence[int]) -> dict[int, int]:
    """Map words of a source to the derived words that came from them."""
    found = ((number, pair.heir_or_namesake(Place(of, number))) for number in numbers)
    return {number: heir for number, heir in found if heir is not None}


def _around_firm(
    side: Side, firm: int, heirs: Mapping[int, int], after: Sequence[int]
) -> tuple[int, int]:
    """Return a firm auxiliary with its verb, unless that is another word of the source."""
    main = next(iter(scope(side, firm + 1, AFTER)), firm)
    if main in heirs.values() and (not after or main != heirs.get(after[0])):
        return max(0, firm - 1), firm
    return with_auxiliary(side, main)


def _in_gap(side: Side, ahead: Sequence[int], first: int) -> tuple[int, int]:
    """Return the words between what stood before a hedge and what stood after its verb."""
    last = max(ahead, default=None)
    if last is not None and 1 < first - last <= AFTER:
        return last, last + 1
    around = clause(side, first, BEFORE, AFTER)
    firm = next((n for n in around if side.folded[n] in word_list("firm")), None)
    if firm is not None:
        return firm, min(firm + 1, len(side.words) - 1)
    return max(around.start, first - 2), first


def _sole(
    side: Side,
    hedge: Hedge,
    after: Sequence[int],
    ahead: Sequence[int],
    heirs: Mapping[int, int],
) -> int | None:
    """Return the heir of a lone word under a modal or adverb whose clause is kept before it."""
    if side.folded[hedge.first] not in word_list("hedges_close") and (
        side.folded[hedge.last] != "to"
    ):
        return None
    kept = len([word for word in ahead if word in heirs])
    if len(after) == 1 and after[0] in heirs and kept >= max(1, _COVERED * len(ahead)):
        return heirs[after[0]]
    return None


def _firm_in_place(pair: Pair, of: int, hedge: Hedge) -> int | None:
    """Return the "will" or "has" that stands where the source has a "may"."""
    derived = pair.derived.folded
    return next(
        (
            n
            for word in hedge.numbers
            for n in pair.swapped_by(Place(of, word))
            if (derived[n] in word_list("firm") or derived[n] == "would")
            and "not" not in derived[n + 1 : n + 2]
        ),
        None,
    )


def _end_of(side: Side, hedge: Hedge) -> int:
    return next(iter(scope(side, hedge.last + 1, AFTER)), hedge.last)


def with_auxiliary(side: Side, number: int) -> tuple[int, int]:
    """Return a word with the auxiliaries before it ("will be gone")."""
    first = number
    while (
        first and side.folded[first - 1] in word_list("auxiliaries") and not is_break(side, first)
    ):
        first -= 1
    return first, number


def _lowered(pair: Pair) -> Iterator[Flag]:
    last = -AFTER
    for hedge in spare_hedges(pair):
        place = _hedged(pair, hedge)
        if place is None or hedge.first - last <= AFTER or _is_open(pair, place, hedge):
            continue
        last = hedge.last
        side = pair.sources[place.of]
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
    weakest = weakest_at(side, place.word, lambda one: not is_carried(pair, place.of, one))
    if weakest is not None:
        return weakest <= hedge.strength or _is_inferred(side, place.word)
    found = softenings_at(side, place.word)
    others = (match for match in found if match.first != place.word)
    return any(pair.heir(Place(place.of, match.first)) is None for match in others)


def _is_inferred(side: Side, number: int) -> bool:
    """Whether a verb of weak evidence is over a word ("the report suggests"): it only may be so."""
    around = clause(side, number, BEFORE, AFTER)
    return any(side.folded[n] in phrases("evidence_weak") for n in around)


def _hedged(pair: Pair, hedge: Hedge) -> Place | None:
    """Return the source word that asserts what the rewrite hedges."""
    derived = pair.derived
    ends = hedge.last + 1 < len(derived.words) and is_break(derived, hedge.last + 1)
    after = [] if ends else scope(derived, hedge.last + 1, _REACH)
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
        return places[after[0]] if len(held) >= _COVERED * len(after) and len(places) > 1 else None
    return places[held[0]] if held and _is_sure(pair) else None


def _is_sure(pair: Pair) -> bool:
    """Whether the one source leaves nothing open, and the rewrite keeps most of its own words."""
    side = pair.sources[0]
    open_words = (hedges(side), attempts(side), phrases("softenings").find(side.folded))
    own = [n for n, word in enumerate(pair.derived.folded) if is_content(word)]
    kept = [n for n in own if pair.derived.stems[n] in side.stem_set]
    return len(pair.sources) == 1 and not any(open_words) and len(kept) >= _COVERED * len(own)


def _is_firm(side: Side, number: int) -> bool:
    """Whether an auxiliary asserts plainly; "would be able to" does not."""
    if side.folded[number] == "would":
        return not _ABLE.intersection(side.folded[number + 1 : number + 3])
    return side.folded[number] in word_list("firm")


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
