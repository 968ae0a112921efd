"""How surely a text asserts a thing, and rewrites that assert it more or less surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.clauses import clause, is_break, scope
from provenance.flag.making import changed
from provenance.flag.phrases import phrases
from provenance.flag.sides import Place, is_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.flag.phrases import Match
    from provenance.flag.sides import Pair, Side
    from provenance.model import Flag

_POSSIBLE: Final = 1
_LIKELY: Final = 2
_REACH: Final = 9
_BEFORE: Final = 7
_AFTER: Final = 4
_COVERED: Final = 0.5
_FIRM: Final = frozenset(
    "will is are was were has have had does did do must shall won't".split()
)
_AUXILIARY: Final = _FIRM | frozenset("be been being to would not".split())
_PLANS: Final = ("plan", "intend", "aim")
_CLOSE: Final = frozenset(
    "may might could possibly perhaps probably likely reportedly allegedly apparently".split()
)
_PARTS: Final = frozenset(
    "some several few many most certain part parts number couple half various one two single "
    "individual selected particular a an any each every".split()
)


class Hedge(NamedTuple):
    """Words ``[first, last]`` that weaken a statement, and what strength they leave it (1..2)."""

    first: int
    last: int
    strength: int


def certainty_changes(pair: Pair) -> Iterator[Flag]:
    """Flag hedges, conditions and limits that were dropped or added, and stronger verbs.

    A hedge said in other words, or one that stands elsewhere in the sentence, is no change.
    """
    seen: set[tuple[str, int]] = set()
    families = (_verbs, _raised, _lowered, _shares, _conditions)
    for flag in (flag for family in families for flag in family(pair)):
        both = {("", flag.start)}
        if flag.source is not None:
            both.add((f"{flag.source.document}:", flag.source.start))
        if not seen & both:
            seen |= both
            yield flag


def hedges(side: Side) -> tuple[Hedge, ...]:
    """Find the hedges in a sentence."""
    return _hedges(side.folded)


def _hedges(folded: Sequence[str]) -> tuple[Hedge, ...]:
    idle = _covered(phrases("hedges_no").find(folded))
    possible = [m for m in phrases("hedges_possible").find(folded) if m.first not in idle]
    idle |= _covered(possible)
    likely = [m for m in phrases("hedges_likely").find(folded) if m.first not in idle]
    found = [Hedge(match.first, match.last, _POSSIBLE) for match in possible]
    found += [Hedge(match.first, match.last, _LIKELY) for match in likely]
    return tuple(sorted(found))


def _covered(matches: Iterable[Match]) -> set[int]:
    return {n for match in matches for n in range(match.first, match.last + 1)}


def _raised(pair: Pair) -> Iterator[Flag]:
    spare = _spare_hedges(pair)
    for of, side in enumerate(pair.sources):
        for hedge in (*hedges(side), *_attempts(side)):
            if _is_carried(pair, of, hedge):
                continue
            words = _asserted(pair, of, hedge)
            if words is None or _is_softened(pair, words[1], hedge):
                continue
            if hedge.strength == _LIKELY and pair.comparison.update:
                continue  # what an earlier version expected has come to pass
            if any(other.strength <= hedge.strength for other in spare):
                spare = spare[1:]
                continue
            evidence = side.evidence(hedge.first, _end_of(side, hedge))
            yield changed(pair, "certainty-raised", "certainty/hedge-dropped", words, evidence)


def _attempts(side: Side) -> tuple[Hedge, ...]:
    found = phrases("attempts").find(side.folded)
    return tuple(Hedge(match.first, match.last, _LIKELY) for match in found)


def _spare_hedges(pair: Pair) -> tuple[Hedge, ...]:
    """Return the hedges of the rewrite that come from no word of a source."""
    return tuple(
        hedge
        for hedge in hedges(pair.derived)
        if not any(n in pair.partner for n in range(hedge.first, hedge.last + 1))
    )


def _is_carried(pair: Pair, of: int, hedge: Hedge) -> bool:
    numbers = range(hedge.first, hedge.last + 1)
    telling = [n for n in numbers if is_content(pair.sources[of].folded[n])] or list(numbers)
    return any(pair.heir(Place(of, n)) is not None for n in telling)


def _is_softened(pair: Pair, number: int, hedge: Hedge) -> bool:
    """Whether anything new in the clause of a derived word leaves it as open as a hedge."""
    derived = pair.derived
    around = clause(derived, number, _BEFORE, _AFTER)
    inside = [h.strength for h in hedges(derived) if h.first in around or h.last in around]
    words = derived.folded[around.start : around.stop]
    if any(strength <= hedge.strength for strength in inside) or "whether" in words:
        return True
    found = phrases("softenings", "attempts").find(words)
    return any(
        around.start + match.first not in pair.partner
        and not (match.entry.startswith(_PLANS) and hedge.strength == _POSSIBLE)
        for match in found
    )


def _asserted(pair: Pair, of: int, hedge: Hedge) -> tuple[int, int] | None:
    """Return the derived words that assert what the source hedges, if its context is kept."""
    side = pair.sources[of]
    after = scope(side, hedge.last + 1, _REACH)
    before = _before(side, hedge.first)
    context = ((word, _heir(pair, Place(of, word))) for word in (*before, *after))
    heirs = {word: heir for word, heir in context if heir is not None}
    attempt = hedge in _attempts(side)
    firm = None if attempt else _firm_in_place(pair, of, hedge)
    if firm is not None and heirs:
        main = _main_word(pair.derived, firm)
        carried = main in heirs.values() and main != heirs.get(after[0] if after else -1)
        return (firm - 1 if firm else 0, firm) if carried else _with_auxiliary(pair.derived, main)
    held = [heirs[word] for word in after if word in heirs]
    if not after or len(held) < max(_COVERED * len(after), min(2, len(after) + len(before))):
        sole = _sole(side, hedge, after, before, heirs)
        return None if sole is None else _with_auxiliary(pair.derived, sole)
    if after[0] in heirs:
        return _with_auxiliary(pair.derived, heirs[after[0]])
    last = max((heirs[word] for word in before if word in heirs), default=None)
    if last is not None and 1 < min(held) - last <= _AFTER:
        return last, last + 1
    return _predicate(pair.derived, min(held))


def _predicate(side: Side, number: int) -> tuple[int, int]:
    """Return the auxiliary and verb of a word's clause, or the word with those before it."""
    around = clause(side, number, _BEFORE, _AFTER)
    firm = next((n for n in around if side.folded[n] in _FIRM), None)
    if firm is not None:
        return firm, min(firm + 1, len(side.words) - 1)
    return max(around.start, number - 2), number


def _sole(
    side: Side,
    hedge: Hedge,
    after: Sequence[int],
    before: Sequence[int],
    heirs: Mapping[int, int],
) -> int | None:
    """Return the heir of a lone word under a modal or adverb whose clause is kept before it."""
    if side.folded[hedge.first] not in _CLOSE:
        return None
    kept = len([word for word in before if word in heirs])
    if len(after) == 1 and after[0] in heirs and kept >= max(1, _COVERED * len(before)):
        return heirs[after[0]]
    return None


def _firm_in_place(pair: Pair, of: int, hedge: Hedge) -> int | None:
    """Return the "will" or "has" that stands where the source has a "may"."""
    near = [n for word in range(hedge.first, hedge.last + 1) for n in pair.swapped_by(Place(of, word))]
    derived = pair.derived.folded
    return next(
        (n for n in near if derived[n] in _FIRM | {"would"} and "not" not in derived[n + 1 : n + 2]),
        None,
    )


def _heir(pair: Pair, place: Place) -> int | None:
    """Return the derived word that came from a source word, or the only one with its stem."""
    heir = pair.heir(place)
    if heir is not None:
        return heir
    side = pair.sources[place.of]
    stem = side.stems[place.word]
    if side.stems.count(stem) > 1:
        return None
    return next((n for n, own in enumerate(pair.derived.stems) if own == stem), None)


def _before(side: Side, number: int) -> list[int]:
    return [n for n in clause(side, number, _BEFORE, 0) if n < number and is_content(side.folded[n])]


def _main_word(side: Side, number: int) -> int:
    return next(iter(scope(side, number + 1, _AFTER)), number)


def _end_of(side: Side, hedge: Hedge) -> int:
    return next(iter(scope(side, hedge.last + 1, _AFTER)), hedge.last)


def _with_auxiliary(side: Side, number: int) -> tuple[int, int]:
    """Return a word with the auxiliaries before it ("will be gone")."""
    first = number
    while first > 0 and side.folded[first - 1] in _AUXILIARY and not is_break(side, first):
        first -= 1
    return first, number


def _lowered(pair: Pair) -> Iterator[Flag]:
    last = -_AFTER
    for hedge in _spare_hedges(pair):
        place = _hedged(pair, hedge)
        if place is None or hedge.first - last <= _AFTER or _is_open(pair, place, hedge):
            continue
        last = hedge.last
        side = pair.sources[place.of]
        evidence = side.evidence(*_with_auxiliary(side, place.word))
        words = (hedge.first, _end_of(pair.derived, hedge))
        yield changed(pair, "certainty-lowered", "certainty/hedge-added", words, evidence)


def _is_open(pair: Pair, place: Place, hedge: Hedge) -> bool:
    """Whether the source leaves a statement as open as the rewrite does."""
    side = pair.sources[place.of]
    around = clause(side, place.word, _BEFORE, _AFTER)
    inside = [h.strength for h in hedges(side) if h.first in around or h.last in around]
    if any(strength <= hedge.strength for strength in inside):
        return True
    found = phrases("softenings", "attempts").find(side.folded[around.start : around.stop])
    lost = (pair.heir(Place(place.of, around.start + match.first)) is None for match in found)
    return not inside and any(lost)


def _hedged(pair: Pair, hedge: Hedge) -> Place | None:
    """Return the source word that asserts what the rewrite hedges."""
    derived = pair.derived
    after = scope(derived, hedge.last + 1, _REACH)
    before = _before(derived, hedge.first)
    places = {n: place for n in (*before, *after) if (place := _place(pair, n)) is not None}
    firm = [
        place
        for n in range(hedge.first, hedge.last + 1)
        for place in pair.swapped_for(n)
        if pair.sources[place.of].folded[place.word] in _FIRM
    ]
    if firm and places:
        return Place(firm[0].of, _main_word(pair.sources[firm[0].of], firm[0].word))
    if derived.folded[hedge.first] == "should":
        return None
    held = [places[n] for n in after if n in places]
    if after and after[0] in places and len(held) >= _COVERED * len(after) and len(places) > 1:
        return held[0]
    return None


def _place(pair: Pair, number: int) -> Place | None:
    if number in pair.partner:
        return pair.partner[number]
    stem = pair.derived.stems[number]
    return next(
        (
            Place(of, word)
            for of, side in enumerate(pair.sources)
            for word, own in enumerate(side.stems)
            if own == stem
        ),
        None,
    )


def _verbs(pair: Pair) -> Iterator[Flag]:
    """Flag "prove" for "suggest" and the reverse."""
    weak, strong = phrases("evidence_weak"), phrases("evidence_strong")
    for number, word in enumerate(pair.derived.folded):
        for place in pair.swapped_for(number):
            theirs = pair.sources[place.of].folded[place.word]
            evidence = pair.sources[place.of].evidence(place.word, place.word)
            if word in strong and theirs in weak and word not in {"found", "find", "finds"}:
                yield changed(
                    pair, "certainty-raised", "certainty/verb", (number, number), evidence
                )
                break
            if word in weak and theirs in strong and theirs not in {"found", "find", "finds"}:
                yield changed(
                    pair, "certainty-lowered", "certainty/verb", (number, number), evidence
                )
                break


def _shares(pair: Pair) -> Iterator[Flag]:
    """Flag "teenagers" for "some teenagers"."""
    for of, side in enumerate(pair.sources):
        for match in phrases("some_of").find(side.folded):
            number = _unlimited(pair, of, match)
            if number is not None:
                evidence = side.evidence(match.first, _noun_after(side, match.last + 1))
                yield changed(
                    pair, "certainty-raised", "certainty/some-dropped", (number, number), evidence
                )


def _unlimited(pair: Pair, of: int, match: Match) -> int | None:
    """Return the derived noun that has lost its "some", where a neighbour is kept beside it."""
    side = pair.sources[of]
    noun = _noun_after(side, match.last + 1)
    number = _heir(pair, Place(of, noun))
    if number is None or noun <= match.last or side.folded[noun][0].isdigit():
        return None
    if pair.heir(Place(of, match.first)) is not None:
        return None
    before = pair.derived.folded[max(0, number - _AFTER) : number]
    limited = any(word in _PARTS or word[0].isdigit() for word in before)
    if limited or _PARTS & pair.swapped_words(of, match.first, match.last):
        return None
    neighbours = [*_before(side, match.first)[-1:], *scope(side, noun + 1, _REACH)[:2]]
    beside = [_heir(pair, Place(of, word)) for word in neighbours]
    return number if any(n is not None and abs(n - number) <= _BEFORE for n in beside) else None


def _noun_after(side: Side, number: int) -> int:
    return next(iter(scope(side, number, _AFTER)), number - 1)


def _conditions(pair: Pair) -> Iterator[Flag]:
    """Flag a statement that has lost its "only if" or "unless"."""
    conditions = phrases("conditions")
    if conditions.find(pair.derived.folded):
        return
    for of, side in enumerate(pair.sources):
        for match in conditions.find(side.folded):
            number = _unconditional(pair, of, match)
            if number is not None:
                evidence = side.evidence(match.first, _end_of_clause(side, match.last))
                yield changed(
                    pair, "certainty-raised", "certainty/condition-dropped", (number, number), evidence
                )


def _unconditional(pair: Pair, of: int, match: Match) -> int | None:
    """Return the last derived word of what the source makes conditional."""
    side = pair.sources[of]
    main = _before(side, match.first)
    heirs = [heir for word in main if (heir := _heir(pair, Place(of, word))) is not None]
    if not main or len(heirs) < _COVERED * len(main) or _heir(pair, Place(of, main[-1])) is None:
        return None
    return _heir(pair, Place(of, main[-1]))


def _end_of_clause(side: Side, number: int) -> int:
    return clause(side, number, 0, _REACH).stop - 1
