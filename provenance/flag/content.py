"""What a traced sentence says beyond its sources: clauses, outlets, numbers and names."""

from __future__ import annotations

from itertools import groupby, permutations
from typing import TYPE_CHECKING, Final

from provenance.flag.amount_likeness import same_amount
from provenance.flag.clauses import is_break
from provenance.flag.dates import agree, moments
from provenance.flag.lists import table, word_list
from provenance.flag.making import changed
from provenance.flag.measures import COUNT, TIMES
from provenance.flag.names import unsupported
from provenance.flag.naming import held_words, names
from provenance.flag.pairs import Place
from provenance.flag.quantities import quantities
from provenance.flag.sides import is_content, side_of, stems_of
from provenance.flag.slips import held_quantities
from provenance.model import Document, Sentence, Witness
from provenance.read.outlets import outlet_pattern
from provenance.words import fold, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.flag.dates import Moment
    from provenance.flag.pairs import Pair
    from provenance.flag.quantities import Quantity
    from provenance.flag.sides import Side
    from provenance.model import Flag, Span

_MOST_KNOWN: Final = 30
_NEAR_SHARE: Final = 0.05
_LEAST_NEW: Final = 2
_LEAST_WORDS: Final = 4
_MOSTLY: Final = 0.6
_LONGEST_PHRASE: Final = 8
_OPENERS: Final = frozenset(("which", "who", "whose", "where", "whom", "and"))


def content_changes(pair: Pair) -> Iterator[Flag]:
    """Flag inserted clauses and phrases of which the source's document has no word."""
    for first, last in _clauses(pair):
        if _is_added(pair, first, last):
            yield changed(pair, "content/clause", (first, last), None)
    yield from _insertions(pair)


def _insertions(pair: Pair) -> Iterator[Flag]:
    """Flag a phrase set between words that were kept: "residents and soldiers", "of criminals"."""
    side = pair.derived
    if len(pair.partner) < _MOSTLY * len(side.words):
        return
    for first, last in _loose_runs(pair):
        numbers = range(first, last + 1)
        content = [n for n in numbers if is_content(side.folded[n])]
        if side.folded[first] not in word_list("phrase_openers") or not content:
            continue
        if side.quoted.intersection(numbers) or len(numbers) > _LONGEST_PHRASE:
            continue
        if not _is_set_in(pair, first, last) or _is_turned(pair, first):
            continue
        foreign = [n for n in content if _is_foreign(pair, n)]
        if 2 * len(foreign) >= len(content) and not _repeats(pair, content):
            yield changed(pair, "content/phrase", (first, last), None)


def _is_turned(pair: Pair, first: int) -> bool:
    """Whether an "of" makes a possessive ("calves of his died") or stands for a word put before.

    "The researcher of origin" is a provenance researcher.
    """
    if pair.derived.folded[first] != "of":
        return False
    verb = pair.derived.folded_at(first + 2).endswith("ed")
    if pair.derived.folded_at(first + 1) in _POSSESSIVES and verb:
        return True
    before = pair.partner[first - 1]
    side = pair.sources[before.of]
    return (
        before.word > 0
        and is_content(side.folded[before.word - 1])
        and not side.between(before.word).strip()
        and pair.heir(Place(before.of, before.word - 1)) is None
    )


_POSSESSIVES: Final = frozenset(("his", "hers", "theirs", "mine", "ours", "yours"))


def _repeats(pair: Pair, content: Sequence[int]) -> bool:
    """Whether a source sentence has one of the words."""
    return any(pair.derived.stems[n] in pair.source_stems for n in content)


def _is_set_in(pair: Pair, first: int, last: int) -> bool:
    """Whether the words on both sides are the source's, and neighbours there."""
    before, after = pair.partner.get(first - 1), pair.partner.get(last + 1)
    if before is None:
        return False
    if last + 1 == len(pair.derived.words):
        return before.word + 1 == len(pair.sources[before.of].words)
    return after == (before.of, before.word + 1)


def _is_foreign(pair: Pair, number: int) -> bool:
    """Whether the source's document has no form of a word, which is no date and no number."""
    word = pair.derived.folded[number]
    dated = word in table("weekdays") or word in table("months") or word in {"now", "today"}
    counted = any(one.first <= number <= one.last for one in quantities(pair.derived))
    return pair.derived.stems[number] not in pair.held_stems and not dated and not counted


def _loose_runs(pair: Pair) -> Iterator[tuple[int, int]]:
    """Return runs of words that were inserted and stand in the place of no other."""
    swapped = {n for swap in pair.swaps for n in swap.derived}
    loose = [
        n for n in range(len(pair.derived.words)) if n not in pair.partner and n not in swapped
    ]
    for _, group in groupby(enumerate(loose), key=lambda item: item[1] - item[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]


def _clauses(pair: Pair) -> Iterator[tuple[int, int]]:
    """Cut a derived sentence at marks and relative pronouns."""
    side = pair.derived
    start = 0
    for number in range(1, len(side.words)):
        halved = side.folded[number : number + 3] == ("and", "a", "half")
        if is_break(side, number) or (side.folded[number] in _OPENERS and not halved):
            yield start, number - 1
            start = number
    if side.words:
        yield start, len(side.words) - 1


def _is_added(pair: Pair, first: int, last: int) -> bool:
    """Whether a clause has a number or name of its own and hardly a word of its source.

    Who says it is no content, nor is a figure by itself, as of another currency in brackets.
    """
    side = pair.derived
    numbers = range(first, last + 1)
    if side.quoted.intersection(numbers) or len(numbers) < _LEAST_WORDS or not first:
        return False
    if side.folded[first : first + 2] == ("according", "to") or _is_gloss(side, numbers):
        return False
    if side.folded[first] == "i":
        return False  # how the narrator comes to know it
    held = frozenset().union(*(stems_of(witness) for witness in pair.drawn_on))
    content = [n for n in numbers if is_content(side.folded[n])]
    new = [n for n in content if side.stems[n] not in held]
    if len(new) < _LEAST_NEW or 3 * len(new) < 2 * len(content):
        return False
    return _has_own_fact(pair, numbers) and not names_outlet(side, first, last)


def _is_gloss(side: Side, numbers: range) -> bool:
    """Whether words only give a figure: "about Rs 14.4 crore"."""
    figures = [one for one in quantities(side) if one.first in numbers]
    counted = {n for one in figures for n in range(one.bound_first, one.last + 1)}
    return bool(figures) and all(n in counted or not is_content(side.folded[n]) for n in numbers)


def _has_own_fact(pair: Pair, numbers: range) -> bool:
    """Whether a quantity or a name among the words stands in no document that was drawn on."""
    side = pair.derived
    if any(unsupported(side, name, pair.drawn_on) for name in names(side) if name.first in numbers):
        return True
    known = [one for witness in pair.drawn_on for _, one in held_quantities(witness)]
    dated = [one for source in pair.sources for one in moments(source)]
    return any(
        one.first in numbers
        and one.unit != TIMES
        and not any(same_amount(one, other) for other in known)
        and not _is_reckoned(one, known)
        and not _is_told_by_clock(one, dated)
        for one in quantities(side)
    )


def _is_told_by_clock(quantity: Quantity, dated: Sequence[Moment]) -> bool:
    """Whether a number is an hour that a source names ("a little after five"), or years since."""
    if quantity.unit.measure == "time":
        return any(one.year is not None for one in dated)
    hours = {one.minute // 60 % 12 for one in dated if one.minute is not None}
    return quantity.unit == COUNT and quantity.values[0] % 12 in hours


def _is_reckoned(quantity: Quantity, known: Sequence[Quantity]) -> bool:
    """Whether a figure is a share or a difference of two that the source has: 212 of 1,280."""
    value = quantity.values[0]
    counts = [one.values[0] for one in known[:_MOST_KNOWN] if one.unit.measure == "count"]
    return quantity.unit.measure in {"count", "share"} and any(
        one < other and (_is_near(value, one / other) or value == other - one)
        for one, other in permutations(counts, 2)
    )


def _is_near(one: float, other: float) -> bool:
    return one < 1 and abs(one - other) <= _NEAR_SHARE * other


def names_outlet(side: Side, first: int, last: int) -> bool:
    """Whether words name an outlet: a known one, the page's own, or one that the page credits."""
    if last < first:
        return False
    document, (start, end) = side.witness.document, side.span(first, last)
    own = tuple(map(fold, forms_of((document.publisher or "").removeprefix("The "))))
    words = side.folded[first : last + 1]
    return (
        outlet_pattern().search(side.slice(first, last)) is not None
        or (bool(own) and any(words[n : n + len(own)] == own for n in range(len(words))))
        or any(start <= one.start < end for one in document.credits if one.form != "link")
    )


def extrinsic(source: str, derived: str) -> tuple[Span, ...]:
    """Find numbers, dates and names of a text that its source has in no form.

    Conversions, roundings, number words, aliases, acronyms and a first name added to a surname
    count as the same (the extrinsic entity errors of Pagnoni et al. 2021). Spans are in code
    points of ``derived``.
    """
    held, side = _whole(source), _whole(derived)
    found = [side.span(number, number) for number in _extrinsic_names(held, side)]
    found += [
        side.span(one.first, one.last)
        for one in quantities(side)
        if not any(same_amount(one, other) for other in quantities(held))
    ]
    found += [
        side.span(one.first, one.last)
        for one in moments(side)
        if side.folded[one.first] not in held_words(held.witness)
        and not any(agree(one, other) for other in moments(held) if other.kind == one.kind)
    ]
    return tuple(sorted(found))


def _extrinsic_names(held: Side, side: Side) -> Iterator[int]:
    for name in names(side):
        new = unsupported(side, name, (held.witness,))
        if name.last in new or name.first == name.last:
            yield from new


def _whole(text: str) -> Side:
    """Read a text as one sentence of a document."""
    document = Document("text", "text", text, "")
    return side_of(Witness(document, (Sentence(0, 0, len(text), text, "body"),)), 0)
