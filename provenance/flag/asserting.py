"""What a rewrite asserts plainly that its source hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import before, clause, is_break, scope
from provenance.flag.hedging import (
    AFTER,
    BEFORE,
    LIKELY,
    POSSIBLE,
    attempts,
    is_carried,
    softenings_at,
    weakest_at,
)
from provenance.flag.lists import word_list
from provenance.flag.negation import is_denied
from provenance.flag.pairs import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.flag.hedging import Hedge
    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side

REACH: Final = 9
"""How many words after a hedge it may govern."""

COVERED: Final = 0.5
"""The share of what a hedge governs that the rewrite must keep for the two to be compared."""

_PLANS: Final = ("plan", "intend", "aim")


def newly_asserted(pair: Pair, of: int, hedge: Hedge) -> tuple[int, int] | None:
    """Return the derived words that assert plainly what a source hedges."""
    if is_carried(pair, of, hedge) or (hedge.strength == LIKELY and pair.comparison.update):
        return None  # to an update: what an earlier version expected has come to pass
    asserted = _asserted(pair, of, hedge)
    if asserted is None or _has_lost_denial(pair, of, hedge, asserted[1]):
        return None
    if all(pair.derived.folded[n][0].isdigit() for n in range(asserted[0], asserted[1] + 1)):
        return None  # a figure by itself asserts nothing
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
    after = [] if ends else scope(side, hedge.last + 1, REACH)
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
    if not after or len(held) < max(COVERED * len(after), min(2, len(after) + len(ahead))):
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
    following = hedge.last + 1
    if hedge.first == 0 or following >= len(side.words) or is_break(side, following):
        return None
    if side.folded[following] in _PARTING and following + 1 < len(side.words):
        following += 1
    ahead, after = (pair.heir(Place(of, n)) for n in (hedge.first - 1, following))
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
    if len(after) == 1 and after[0] in heirs and kept >= max(1, COVERED * len(ahead)):
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


def with_auxiliary(side: Side, number: int) -> tuple[int, int]:
    """Return a word with the auxiliaries before it ("will be gone")."""
    first = number
    while (
        first and side.folded[first - 1] in word_list("auxiliaries") and not is_break(side, first)
    ):
        first -= 1
    return first, number
