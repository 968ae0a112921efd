"""Attributions that a rewrite lost: somebody's statement becomes a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.hedging import hedges, is_carried
from provenance.flag.lists import word_list
from provenance.flag.making import changed
from provenance.flag.negation import negation_changes
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.quantities import quantities
from provenance.flag.reversals import reversal_changes
from provenance.flag.sides import Side, is_content, side_of
from provenance.flag.statements import evidence_of, name_words, quotes_in, source_words, sourced
from provenance.flag.voice import attributions
from provenance.frequencies import stem as stem_of
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.model import Attribution, Flag, Quote

_LEAST_WORDS: Final = 4
_PAIR: Final = 2
_PERSONS: Final = frozenset(("he", "she", "him", "her"))
_COVERED: Final = 0.6
_STORY: Final = 4
"""Body sentences from which a text has a lead."""

_DISTANCING: Final = frozenset(("according",))
"""Reporting words by which a narrator keeps what he reports at a distance."""

_STATED: Final = frozenset(("say", "tell", "claim", "think", "warn", "admit", "write", "report"))


def lost_sources(pair: Pair) -> Iterator[Flag]:
    """Flag a statement of somebody's that the rewrite states as a fact.

    A source that the sentence itself, the one before or the one after gives anything to is not
    lost. A lead sums up the story and leaves to the sentences after it who says so. What a source
    has the authority to make known is as good as a fact (see ``_is_made_known``).
    """
    derived = pair.derived
    if derived.section != "body" or pair.comparison.update or quotes_in(derived):
        return
    if _is_lead(pair) or _is_heading(derived) or _is_left_open(derived):
        return
    for side in pair.sources:
        for other in _stated(side):
            if not _covers(pair, side, other) or _passes_on(pair, side, other):
                continue
            if _is_unsaid(side, other) or (
                _is_made_known(side, other) and not _is_hardened(pair, side, other)
            ):
                continue
            if not _is_named_near(derived, side, other) and not _is_turned(pair):
                words = (0, len(derived.words) - 1)
                evidence = evidence_of(side, other.mention) if other.mention else None
                yield changed(pair, "attribution/lost", words, evidence)
                return


def _is_turned(pair: Pair) -> bool:
    """Whether a rewrite says the opposite: nobody said what it states."""
    return any(True for family in (negation_changes, reversal_changes) for _ in family(pair))


def _is_heading(side: Side) -> bool:
    """Whether no mark ends a sentence, as none ends the headings within a text."""
    return not side.words or not side.after(len(side.words) - 1).strip()


def _is_left_open(side: Side) -> bool:
    """Whether a rewrite asserts nothing: it has a "may" or "maybe" of its own."""
    return not _OPEN.isdisjoint(side.folded)


_OPEN: Final = frozenset(("may", "might", "maybe", "perhaps", "possibly"))


def _is_lead(pair: Pair) -> bool:
    """Whether a sentence is the first of a story's body."""
    sentences = pair.comparison.derived.sentences
    body = [one.number for one in sentences if one.section == "body"]
    return len(body) >= _STORY and pair.comparison.number == body[0]


def _stated(side: Side) -> list[Attribution]:
    """Return the attributions of what somebody says or accuses others of, as against findings."""
    return [
        one
        for one in attributions(side)
        if one.cue_class in _STATED or (one.cue_class == "blame" and _accuses(side, one))
    ]


def _accuses(side: Side, attribution: Attribution) -> bool:
    numbers = side.numbers_in(*attribution.cue) if attribution.cue else range(0)
    return any(side.folded[n].startswith("accus") for n in numbers)


def _passes_on(pair: Pair, side: Side, attribution: Attribution) -> bool:
    """Whether a sentence gives what it says to somebody, or is about the source itself."""
    derived = pair.derived
    source = source_words(side, attribution)
    if _keeps_cue(derived, side, attribution):
        return True
    content = {side.stems[n] for n in _content(side, attribution)}
    if source & derived.stem_set or any(
        derived.stems[n] not in content
        for match in phrases("source_words").find(derived.folded)
        for n in range(match.first, match.last + 1)
    ):
        return True
    speakers = [source_words(derived, one) for one in sourced(derived)]
    return any(2 * len(words & content) <= len(words) for words in speakers)


def _is_unsaid(side: Side, attribution: Attribution) -> bool:
    """Whether somebody has not said what stands there ("who have not said whether")."""
    cue = side.numbers_in(*attribution.cue) if attribution.cue else range(0)
    return any(side.folded[n] in phrases("negators") for n in cue)


def _content(side: Side, attribution: Attribution) -> list[int]:
    """Return the numbers of the words that an attribution gives to its source."""
    return [n for start, end in attribution.content for n in side.numbers_in(start, end)]


def _is_made_known(side: Side, attribution: Attribution) -> bool:
    """Whether a source says what it has the authority to make known.

    That are a body's own doings ("the company said"), what somebody confirms or announces (verbs
    that imply what they report: Karttunen 1971), the figures of rescue services, and what the
    authorities say in a story's lead.
    """
    cue = [side.folded[n] for n in side.numbers_in(*attribution.cue)] if attribution.cue else []
    if any(word in phrases("implying") for word in cue):
        return True
    if _is_anaphoric(side, attribution):
        return attribution.cue_class != "claim" and not _DISTANCING.intersection(cue)
    numbers = side.numbers_in(*attribution.mention) if attribution.mention else range(0)
    words = {side.folded[n] for n in numbers}
    if words & word_list("rescuers"):
        content = set(_content(side, attribution))
        return any(one.first in content for one in quantities(side))
    return bool(words & word_list("authorities")) and _opens_story(side)


def _opens_story(side: Side) -> bool:
    return next((one.number for one in side.witness.sentences if one.section == "body"), None) == (
        side.number
    )


def _is_hardened(pair: Pair, side: Side, attribution: Attribution) -> bool:
    """Whether a rewrite has dropped what leaves somebody's statement open: a hedge, an "up to"."""
    content, of = set(_content(side, attribution)), pair.sources.index(side)
    dropped = (one for one in hedges(side) if not is_carried(pair, of, one))
    return any(content.issuperset(hedge.numbers) for hedge in dropped) or any(
        match.first in content and pair.heir(Place(of, match.first)) is None
        for match in phrases("upper_bounds").find(side.folded)
    )


def _keeps_cue(derived: Side, side: Side, attribution: Attribution) -> bool:
    """Whether a sentence has the very word that reports: an accusation is still called one."""
    cue = side.numbers_in(*attribution.cue) if attribution.cue else range(0)
    return any(is_content(side.folded[n]) and side.stems[n] in derived.stem_set for n in cue)


def _is_anaphoric(side: Side, attribution: Attribution) -> bool:
    """Whether a source is named by a definite noun alone ("the company", "it")."""
    numbers = side.numbers_in(*attribution.mention) if attribution.mention else range(0)
    words = [side.folded[n] for n in numbers]
    if _PERSONS.intersection(words):
        return False
    return not any(map(is_content, words)) or (
        len(words) == _PAIR and words[0] == "the" and words[1] in word_list("bodies")
    )


def _covers(pair: Pair, side: Side, attribution: Attribution) -> bool:
    """Whether most of a derived sentence's words are in the content of a source's attribution.

    Of a sentence of few words all must be, and the content must have no more.
    """
    content = _content(side, attribution)
    theirs = {side.stems[n] for n in content}
    own = [n for n, word in enumerate(pair.derived.folded) if is_content(word)]
    shared = [n for n in own if pair.derived.stems[n] in theirs]
    if len(shared) >= max(_LEAST_WORDS - 1, _COVERED * len(own)):
        return True
    whole = sum(is_content(side.folded[n]) for n in content)
    return len(shared) == len(own) == whole > 1


def _is_named_near(derived: Side, side: Side, attribution: Attribution) -> bool:
    """Whether a neighbouring sentence gives something to the source that a statement has lost."""
    known = source_words(side, attribution)
    last = len(derived.witness.sentences) - 1
    near = {max(0, derived.number - 1), min(last, derived.number + 1)} - {derived.number}
    return any(_gives(side_of(derived.witness, number), known) for number in sorted(near))


def _speaker_words(quote: Quote) -> frozenset[str]:
    """Return the stems that name or describe a quote's speaker; a pronoun has none."""
    named = quote.speaker or quote.mention or ""
    words = name_words(named) or {word.folded for word in words_of(named)}
    return frozenset(stem_of(word) for word in words if is_content(word))


def _gives(side: Side, known: frozenset[str]) -> bool:
    """Whether a sentence gives something to a source by name."""
    speakers = [source_words(side, one) for one in sourced(side)]
    quoted = [_speaker_words(one) for one in quotes_in(side)]
    return any(words & known for words in (*speakers, *quoted))
