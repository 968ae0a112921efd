"""Limits of a statement that a rewrite dropped, and verbs that it made stronger or weaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import OPENERS, before, clause, scope
from provenance.flag.hedging import weakest_at
from provenance.flag.lists import table, word_list
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.quantities import quantities
from provenance.frequencies import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.phrases import Match
    from provenance.flag.sides import Side
    from provenance.model import Flag

_REACH: Final = 9
_NEAR: Final = 7
_AFTER: Final = 4
_COVERED: Final = 0.5
_WHOLE: Final = frozenset(("all", "both", "every", "none"))
"""What in the place of "most" is another quantity, and flagged as one."""

_NO_CONDITION: Final = frozenset(
    (
        "as",
        "even",
        "ask",
        "asked",
        "asking",
        "see",
        "know",
        "knew",
        "wonder",
        "wondered",
        "unclear",
        "clear",
        "what",
        "sure",
        "check",
        "whether",
        "say",
        "said",
        "or",
        "and",
        "doubt",
        "decide",
    )
)
"""Words after which "if" opens a question or a concession, and no condition."""

_CURRENCIES: Final = frozenset("$£€¥")

_NO_PROOF: Final = frozenset(
    map(stem, ("evidence", "proof", "sign", "indication", "reason", "suggestion", "know", "aware"))
)
"""Stems of words by which a rewrite still says that nothing is known."""

_NEW_PHRASE: Final = frozenset(("that", "which", "who", "and", "but", "found", "says", "said"))


def limit_changes(pair: Pair) -> Iterator[Flag]:
    """Flag verbs of evidence and cause, and dropped "some"."""
    yield from _verbs(pair)
    yield from _proofs(pair)
    yield from _causes(pair)
    yield from _shares(pair)
    yield from _unproven(pair)


def _unproven(pair: Pair) -> Iterator[Flag]:
    """Flag "no data was taken" for "there is no evidence that data was taken"."""
    derived = pair.derived
    for of, side in enumerate(pair.sources):
        for match in phrases("no_evidence").find(side.folded):
            telling = scope(side, match.last + 1, _REACH)
            heirs = [pair.heir_or_namesake(Place(of, n)) for n in telling]
            kept = [heir for heir in heirs if heir is not None]
            if not kept or len(kept) < _COVERED * len(telling) or _NO_PROOF & derived.stem_set:
                continue
            around = clause(derived, max(kept), _NEAR, 0)
            denial = [n for n in around if derived.folded[n] in phrases("negators")]
            if denial:
                evidence = side.evidence(match.first, match.last)
                words = (min(denial), max(kept))
                yield changed(pair, "certainty/hedge-dropped", words, evidence)


def _verbs(pair: Pair) -> Iterator[Flag]:
    """Flag "prove" for "suggest" and the reverse."""
    weak, strong = phrases("evidence_weak"), phrases("evidence_strong")
    for number, word in enumerate(pair.derived.folded):
        for place in pair.swapped_for(number):
            side = pair.sources[place.of]
            theirs = side.folded[place.word]
            proven = word.startswith("prove") and theirs in phrases("evidence_told")
            raised = word in strong and (theirs in weak or proven)
            lowered = word in weak and theirs in strong
            if raised or lowered:
                rule = "certainty/stronger-verb" if raised else "certainty/weaker-verb"
                evidence = side.evidence(place.word, place.word)
                yield changed(pair, rule, (number, number), evidence)
                break


def _proofs(pair: Pair) -> Iterator[Flag]:
    """Flag "a study proved" for "a study found", where the words before them are alike."""
    derived = pair.derived
    for number, word in enumerate(derived.folded):
        if not word.startswith("prove") or number in pair.partner:
            continue
        ours = {derived.stems[n] for n in before(derived, number, _NEAR)}
        for of, side in enumerate(pair.sources):
            for n, theirs in enumerate(side.folded):
                if theirs not in phrases("evidence_told") or pair.heir(Place(of, n)) is not None:
                    continue
                if not ours.isdisjoint(side.stems[k] for k in before(side, n, _NEAR)):
                    yield changed(
                        pair, "certainty/stronger-verb", (number, number), side.evidence(n, n)
                    )
                    return


def _causes(pair: Pair) -> Iterator[Flag]:
    """Flag a cause where the source says only that things went together."""
    yield from _causes_of(pair, "cause_words", ("cause_weak", "association_words"))
    yield from _causes_of(pair, "causes", ("association_words",))


def _causes_of(pair: Pair, strong: str, weak_lists: tuple[str, ...]) -> Iterator[Flag]:
    if any(phrases(strong).find(side.folded) for side in pair.sources):
        return
    for match in phrases(strong).find(pair.derived.folded):
        weak = _association(pair, weak_lists)
        if weak is None or weakest_at(pair.derived, match.first) is not None:
            continue
        numbers = range(match.first, match.last + 1)
        if all(n in pair.partner or pair.derived.folded[n] in pair.source_words for n in numbers):
            continue
        of, found = weak
        evidence = pair.sources[of].evidence(found.first, found.last)
        yield changed(pair, "certainty/cause", (match.first, match.last), evidence)
        return


def _association(pair: Pair, lists: tuple[str, ...]) -> tuple[int, Match] | None:
    """Return what links two things in a source without a cause, if the rewrite has dropped it."""
    for of, side in enumerate(pair.sources):
        for match in phrases(*lists).find(side.folded):
            if pair.heir(Place(of, match.first)) is None:
                return of, match
    return None


def _shares(pair: Pair) -> Iterator[Flag]:
    """Flag "teenagers" for "some teenagers"."""
    for of, side in enumerate(pair.sources):
        for match in phrases("some_of").find(side.folded):
            number = _unlimited(pair, of, match)
            if number is not None and (match.entry != "most" or _is_most(side, match)):
                evidence = side.evidence(match.first, _noun_after(side, match.last + 1))
                yield changed(pair, "certainty/some-dropped", (number, number), evidence)


def _is_most(side: Side, match: Match) -> bool:
    """Whether "most" counts what follows, and makes no superlative: "most voters"."""
    follows = side.folded_at(match.last + 1)
    return follows.endswith("s") and side.folded_at(match.first - 1) not in _OF_DEGREE


_OF_DEGREE: Final = frozenset(("the", "at", "a", "its", "his", "her", "their", "of"))


def _unlimited(pair: Pair, of: int, match: Match) -> int | None:
    """Return the derived noun that has lost its "some", where a neighbour is kept beside it."""
    side = pair.sources[of]
    noun = _noun_after(side, match.last + 1)
    number = pair.heir_or_namesake(Place(of, noun))
    if number is None or noun <= match.last or side.folded[noun][0].isdigit():
        return None
    if pair.heir(Place(of, match.first)) is not None or _is_limited(pair, of, match, number):
        return None
    neighbours = [*before(side, match.first, _NEAR)[-1:], *scope(side, noun + 1, _REACH)[:2]]
    beside = [pair.heir_or_namesake(Place(of, word)) for word in neighbours]
    return number if any(n is not None and abs(n - number) <= _NEAR for n in beside) else None


def _is_limited(pair: Pair, of: int, match: Match, number: int) -> bool:
    """Whether the rewrite limits a noun in other words ("several", "a", a number)."""
    for word in reversed(pair.derived.folded[max(0, number - _AFTER) : number]):
        if word in word_list("part_words") or word[0].isdigit() or word in table("number_words"):
            return True
        if word in _NEW_PHRASE:
            break
    swapped = pair.swapped_words(of, match.first, match.last)
    return not swapped.isdisjoint(word_list("part_words") | _WHOLE)


def _noun_after(side: Side, number: int) -> int:
    return next(iter(scope(side, number, _AFTER)), number - 1)


def bound_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a figure that is told as the amount where the source has it as the most there can be."""
    limited = phrases("upper_bounds", "open_amounts")
    if limited.find(pair.derived.folded):
        return
    for of, side in enumerate(pair.sources):
        for match in phrases("upper_bounds").find(side.folded):
            number = match.last + 1 + (side.folded_at(match.last + 1) in _CURRENCIES)
            heir = pair.heir(Place(of, number)) if number < len(side.words) else None
            if heir is None or not _is_figure(side, number):
                continue
            if weakest_at(pair.derived, heir) is None:
                last = heir + 1 if heir + 1 in pair.partner else heir
                evidence = side.evidence(match.first, number)
                yield changed(pair, "certainty/bound-dropped", (heir, last), evidence)


def _is_figure(side: Side, number: int) -> bool:
    return any(one.first <= number <= one.last for one in quantities(side))


def condition_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a statement that has lost its "only if" or "unless"."""
    if phrases("conditions", "conditions_said").find(pair.derived.folded):
        return
    for of, side in enumerate(pair.sources):
        for match in phrases("conditions").find(side.folded):
            if _is_no_condition(side, match) or _is_told(pair, of, match):
                continue
            words = _unconditional(pair, of, match)
            if words is not None:
                evidence = side.evidence(match.first, clause(side, match.last, 0, _REACH).stop - 1)
                yield changed(pair, "certainty/condition-dropped", words, evidence)


def _is_no_condition(side: Side, match: Match) -> bool:
    """Whether an "if" opens a question ("asked if") or a set phrase ("if any")."""
    ahead, after = side.folded_at(match.first - 1), side.folded_at(match.last + 1)
    return ahead in _NO_CONDITION or (match.entry == "if" and after in _SET_PHRASES)


_SET_PHRASES: Final = frozenset(("any", "anything", "necessary", "needed", "possible", "not", "so"))


def _is_told(pair: Pair, of: int, match: Match) -> bool:
    """Whether the rewrite has the words of a condition, if not the word that makes it one."""
    words = scope(pair.sources[of], match.last + 1, _REACH)
    heirs = [pair.heir_or_namesake(Place(of, word)) for word in words]
    return sum(heir is not None for heir in heirs) >= max(1, _COVERED * len(words))


def _unconditional(pair: Pair, of: int, match: Match) -> tuple[int, int] | None:
    """Return the derived words of what a source makes conditional, where most of it is kept."""
    main = [n for n in _main_clause(pair.sources[of], match) if _is_word(pair, of, n)]
    heirs = [pair.heir_or_namesake(Place(of, word)) for word in main]
    kept = [heir for heir in heirs if heir is not None]
    if not main or heirs[-1] is None or len(kept) < _COVERED * len(main):
        return None
    if not match.first and not pair.derived.quoted.isdisjoint(kept):
        return None  # a quote that was cut
    return min(kept[0], heirs[-1]), heirs[-1]


def _main_clause(side: Side, match: Match) -> list[int]:
    """Return the content words of the clause that a condition follows, after a comma or none."""
    if not match.first:
        opened = next((n for n in range(1, len(side.words)) if "," in side.between(n)), None)
        if opened is None or side.folded[opened] in _SUBORDINATE:
            return []
        return scope(side, opened, _REACH)
    if side.folded[match.first] in OPENERS or side.between(match.first).strip() == ",":
        last = match.first - 1
        return [*before(side, last, _NEAR), *scope(side, last, 1)]
    return before(side, match.first, _NEAR)


_SUBORDINATE: Final = frozenset(
    ("while", "when", "and", "or", "but", "which", "who", "as", "although", "though", "because")
)
"""Words by which a condition goes on behind its first comma."""


def _is_word(pair: Pair, of: int, number: int) -> bool:
    """Whether a word is one, and no sign for a unit."""
    return pair.sources[of].folded[number].isalnum()
