"""Loaded words: language that judges what it names, and such words added to a source's text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.flag.choices import phrases_for
from provenance.flag.making import changed
from provenance.flag.naming import names
from provenance.flag.phrases import phrases
from provenance.flag.sides import side_of
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.flag.naming import Name
    from provenance.flag.pairs import Pair
    from provenance.flag.phrases import Match, Phrases
    from provenance.flag.sides import Side
    from provenance.model import Evidence, Flag, Span, Witness

_STRONG: Final = ("loaded_words", "loaded_tabloid")
_LOADED: Final = (*_STRONG, "loaded_facts", "loaded_reporting")
_MILD: Final = ("loaded_facts", "loaded_reporting", "evaluative_words")
_HEADED: Final = frozenset(":.!?")
_LONGEST_ACRONYM: Final = 4
_ALL: Final = (*_STRONG, *_MILD, "watchwords")


def loaded_words(text: str) -> tuple[Span, ...]:
    """Find loaded and evaluative words and phrases in a text; spans are in code points.

    The lists stand in ``rules/flag``: loaded words, those that plain copy needs too, evaluative
    words and words to watch.
    """
    words = words_of(text)
    folded = [word.folded for word in words]
    found = _but_neutral(folded, phrases(*_ALL).find(folded))
    return tuple((words[match.first].start, words[match.last].end) for match in found)


def loaded_in(side: Side) -> tuple[Match, ...]:
    """Find loaded words in a sentence; names, and uses in which they are none, are left out."""
    return outside_names(side, _find(side, _LOADED))


def judging_in(side: Side) -> tuple[Match, ...]:
    """Find the loaded words that plain copy can do without: evidence by themselves."""
    return outside_names(side, _find(side, _STRONG))


def evaluative_in(side: Side) -> tuple[Match, ...]:
    """Find loaded and evaluative words that plain copy uses too: a sign, no evidence."""
    return outside_names(side, _find(side, _MILD))


def label_in(side: Side) -> tuple[Match, ...]:
    """Find the loaded words that plain copy cannot do without, one by one."""
    return outside_names(side, _find(side, ("loaded_facts",)))


def _find(side: Side, lists: tuple[str, ...]) -> tuple[Match, ...]:
    return _but_neutral(side.folded, phrases_for(side, *lists).find(side.folded))


def _but_neutral(folded: Sequence[str], found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Leave out the uses in which a loaded word is none."""
    if not found:
        return ()
    neutral = {
        number
        for match in phrases("neutral_uses").find(folded)
        for number in range(match.first, match.last + 1)
    }
    return tuple(match for match in found if match.first not in neutral)


def outside_names(side: Side, found: Sequence[Match]) -> tuple[Match, ...]:
    """Leave out matches that are part of a name, as against a word that heads or shouts."""
    if not found:
        return ()
    named = {
        n
        for name in names(side)
        for n in range(name.first, name.last + 1)
        if name.first != name.last or not _is_headed(side, n)
    }
    return tuple(
        match
        for match in found
        if match.first not in named
        or _is_shouted(side.words[match.first].form)
        or any(_spans(match, name) for name in names(side))
    )


def _spans(match: Match, name: Name) -> bool:
    """Whether what is written like a name is a loaded phrase as a whole: "Big Pharma"."""
    return match.first < match.last and match.first <= name.first and name.last <= match.last


def _is_headed(side: Side, number: int) -> bool:
    """Whether a word owes its capital to its place: at the beginning, or after a colon."""
    return number == 0 or bool(_HEADED.intersection(side.between(number)))


def _is_shouted(form: str) -> bool:
    """Whether a word is in capitals and too long for an acronym."""
    return form.isupper() and len(form) > _LONGEST_ACRONYM


def loaded_changes(pair: Pair) -> Iterator[Flag]:
    """Flag loaded words of the rewrite that the source has in no form, outside quotation marks.

    Loaded words that follow one another are one flag.
    """
    added = [match for match in loaded_in(pair.derived) if _is_added(pair, match)]
    for first, last in _runs(pair.derived, added):
        reporting = first == last and pair.derived.folded[first] in _reporting(pair)
        rule = "loaded/reporting" if reporting else "loaded/word"
        words = (first, last)
        yield changed(pair, rule, words, _neutral(pair, first, last))


def _reporting(pair: Pair) -> Phrases:
    return phrases_for(pair.derived, "loaded_reporting")


def loaded_against(side: Side, sources: Iterable[Witness]) -> Iterator[tuple[int, int]]:
    """Find the loaded words of a sentence that documents have nowhere, outside quotation marks."""
    held = frozenset().union(*(_told(source) for source in sources))
    new = [
        match
        for match in loaded_in(side)
        if match.first not in side.quoted
        and not held.issuperset(side.stems[match.first : match.last + 1])
    ]
    yield from _runs(side, new)


@lru_cache(maxsize=256)
def _told(witness: Witness) -> frozenset[str]:
    """Return the stems of the words that a document uses outside quotation marks."""
    sides = [side_of(witness, sentence.number) for sentence in witness.sentences]
    return frozenset(
        stem for side in sides for n, stem in enumerate(side.stems) if n not in side.quoted
    )


def _is_added(pair: Pair, match: Match) -> bool:
    numbers = range(match.first, match.last + 1)
    if pair.derived.quoted.intersection(numbers):
        return False
    stems = tuple(pair.derived.stems[n] for n in numbers)
    if len(stems) == 1 and stems[0] in pair.source_stems:
        return False
    if len(stems) == 1 and pair.derived.folded[match.first] in _reporting(pair):
        return not any(_reports_so(pair, side) for side in pair.sources)
    return not any(stems in _used(side.witness) for side in pair.sources)


def _reports_so(pair: Pair, side: Side) -> bool:
    """Whether a source's narrator has such a word too: "admitted" for "conceded"."""
    found = _reporting(pair).find(side.folded)
    return any(match.first not in side.quoted for match in found)


@lru_cache(maxsize=256)
def _used(witness: Witness) -> frozenset[tuple[str, ...]]:
    """Return the loaded words (as stems) that a document uses in its narrator's own voice."""
    sides = [side_of(witness, sentence.number) for sentence in witness.sentences]
    return frozenset(
        side.stems[match.first : match.last + 1]
        for side in sides
        for match in loaded_in(side)
        if match.first not in side.quoted
    )


def _runs(side: Side, matches: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Join matches without a word or mark between them."""
    start = None
    for number, match in enumerate(matches):
        start = match.first if start is None else start
        following = matches[number + 1].first if number + 1 < len(matches) else None
        if following != match.last + 1 or side.between(following).strip():
            yield start, match.last
            start = None


def _neutral(pair: Pair, first: int, last: int) -> Evidence | None:
    """Return the source words in whose place loaded words stand, if any."""
    places = [place for n in range(first, last + 1) for place in pair.swapped_for(n)]
    if not places:
        return None
    of = places[0].of
    numbers = [place.word for place in places if place.of == of]
    return pair.sources[of].evidence(min(numbers), max(numbers))
