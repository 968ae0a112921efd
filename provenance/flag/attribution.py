"""Attributions that a rewrite lost, blurred or gave to somebody else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.flag.called import called_changes
from provenance.flag.choices import phrases_for
from provenance.flag.lists import groups
from provenance.flag.lost_sources import lost_sources
from provenance.flag.making import changed
from provenance.flag.naming import alias_groups, held_initials, names
from provenance.flag.sides import Side, is_content, side_of
from provenance.flag.statements import evidence_of, quotes_in, source_words, sourced
from provenance.flag.voice import is_vague
from provenance.read.mastheads import has_outlet_word
from provenance.read.outlets import outlet_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.flag.pairs import Pair
    from provenance.model import Attribution, Flag, Span

_SHARED: Final = 0.5
_LONG_MENTION: Final = 4
_PAIR: Final = 2
_DETERMINED: Final = frozenset(
    ("a", "an", "the", "its", "his", "her", "their", "one", "this", "that")
)


def attribution_changes(pair: Pair) -> Iterator[Flag]:
    """Flag statements whose source the rewrite leaves out, blurs or swaps.

    A source that the sentence before or after names is not left out.
    """
    found = [*_vague(pair), *_changed(pair)]
    yield from found
    if not found:
        yield from (*lost_sources(pair), *called_changes(pair))


def _vague(pair: Pair) -> Iterator[Flag]:
    """Flag "experts say" for a source who is named or described."""
    if pair.derived.section == "headline":
        return
    for attribution in sourced(pair.derived):
        if attribution.mention is None or not is_vague(pair.derived, attribution):
            continue
        for side, other in _counterparts(pair, attribution):
            if other.mention is not None and _is_definite(side, other.mention):
                words = _mentioned(pair.derived, attribution)
                evidence = evidence_of(side, other.mention)
                yield changed(pair, "attribution/vague", words, evidence)
                return


def _is_definite(side: Side, mention: Span) -> bool:
    """Whether a source is named, or described by more than a plural noun."""
    numbers = side.numbers_in(*mention)
    if not numbers or phrases_for(side, "vague_sources").find([side.folded[n] for n in numbers]):
        return False
    first = side.folded[numbers[0]]
    if len(numbers) == 1 and groups("experts").get(first):
        return False
    named = any(numbers[0] <= name.first <= numbers[-1] for name in names(side))
    return named or first in _DETERMINED or len(numbers) >= _LONG_MENTION


def _changed(pair: Pair) -> Iterator[Flag]:
    """Flag a statement given to one party where the source gives it to another.

    Quoted statements are left to the comparison of quotes.
    """
    for attribution in sourced(pair.derived):
        if attribution.mention is None or _is_quoted(pair.derived, attribution):
            continue
        for side, other in _counterparts(pair, attribution):
            if other.mention is None or _is_quoted(side, other):
                continue
            if _is_other(pair, attribution.mention, side, other.mention) or _is_swapped(
                pair, attribution, side, other
            ):
                words = _mentioned(pair.derived, attribution)
                evidence = evidence_of(side, other.mention)
                yield changed(pair, "attribution/source", words, evidence)
                return


def _is_swapped(pair: Pair, ours: Attribution, side: Side, theirs: Attribution) -> bool:
    """Whether the reporting word was kept and a named source before it replaced by another body."""
    derived, of = pair.derived, pair.sources.index(side)
    cue = derived.numbers_in(*ours.cue) if ours.cue else range(0)
    kept = any(
        pair.partner[n].of == of and theirs.cue and _lies_in(side, pair.partner[n].word, theirs.cue)
        for n in cue
        if n in pair.partner
    )
    named = theirs.mention is not None and _is_named(side, side.numbers_in(*theirs.mention))
    if not kept or not named or ours.mention is None:
        return False
    own = derived.numbers_in(*ours.mention)
    telling = [n for n in own if is_content(derived.folded[n])]
    if _is_alias(derived, own, side):
        return False
    known = _said_with(side, source_words(side, theirs))
    return len(telling) > 1 and not any(derived.stems[n] in known for n in telling)


def _lies_in(side: Side, number: int, span: Span) -> bool:
    return number in side.numbers_in(*span)


def _said_with(side: Side, source: frozenset[str]) -> frozenset[str]:
    """Return the stems of all sentences of a document that name a source: who it may be called."""
    sides = (side_of(side.witness, sentence.number) for sentence in side.witness.sentences)
    return frozenset().union(*(one.stem_set for one in sides if one.stem_set & source))


def _is_quoted(side: Side, attribution: Attribution) -> bool:
    """Whether the content of an attribution is in quotation marks, in part at least."""
    return any(
        start < quote.end and quote.start < end
        for quote in quotes_in(side)
        for start, end in attribution.content
    )


def _is_other(pair: Pair, ours: Span, side: Side, theirs: Span) -> bool:
    """Whether two mentions surely name different parties."""
    derived = pair.derived
    own, other = derived.numbers_in(*ours), side.numbers_in(*theirs)
    telling = [n for n in own if is_content(derived.folded[n])]
    if not other or not telling or any(derived.stems[n] in _around(side) for n in telling):
        return False
    if _is_alias(derived, own, side) or _is_publisher(pair, own):
        return False
    if any(_is_initials(derived.words[n].form) for n in own):
        return False  # which body "UNHCR" is, no word of the source may say
    if _is_named(derived, own) and not _is_outlet(derived, own):
        return _is_named(side, other) or _is_group(side, other)
    return is_vague_words(derived, own) and _is_group(side, other)


def _is_alias(derived: Side, own: range, side: Side) -> bool:
    """Whether a mention is another name of somebody in the source's sentence (Washington)."""
    return bool(alias_groups(derived, own) & alias_groups(side, range(len(side.words))))


def _is_publisher(pair: Pair, own: range) -> bool:
    """Whether a mention names the publisher of a document drawn on: who passed it on."""
    mention = pair.derived.slice(own[0], own[-1]).casefold()
    return any(mention == (one.document.publisher or "").casefold() for one in pair.drawn_on)


def _is_initials(form: str) -> bool:
    return form.isupper() and len(form) > _PAIR


def _is_named(side: Side, numbers: range) -> bool:
    return any(name.first in numbers for name in names(side))


def _is_outlet(side: Side, numbers: range) -> bool:
    """Whether a mention names a news agency or outlet: a relay, and not the source itself."""
    mention = side.slice(numbers[0], numbers[-1])
    return outlet_pattern().search(mention) is not None or (
        len(numbers) > 1 and has_outlet_word(mention.rpartition(" ")[2])
    )


def _is_group(side: Side, numbers: range) -> bool:
    """Whether a mention is a bare plural that names a group other than experts: "Residents"."""
    word = side.folded[numbers[-1]]
    return (
        len(numbers) == 1
        and word.endswith("s")
        and not is_vague_words(side, numbers)
        and not groups("experts").get(word)
    )


def is_vague_words(side: Side, numbers: range) -> bool:
    """Whether words name nobody in particular."""
    return bool(phrases_for(side, "vague_sources").find([side.folded[n] for n in numbers]))


@lru_cache(maxsize=4096)
def _around(side: Side) -> frozenset[str]:
    """Return the stems of a sentence and its neighbours, and the initials of the names there."""
    last = len(side.witness.sentences) - 1
    near = range(max(0, side.number - 1), min(last, side.number + 1) + 1)
    found = [side_of(side.witness, number).stem_set for number in near]
    return frozenset().union(*found) | held_initials(side.witness)


def _counterparts(pair: Pair, attribution: Attribution) -> Iterator[tuple[Side, Attribution]]:
    """Find the source's attributions of the same statement, most of whose words are shared."""
    stems = {
        pair.derived.stems[n]
        for start, end in attribution.content
        for n in pair.derived.numbers_in(start, end)
        if is_content(pair.derived.folded[n])
    }
    for side in pair.sources:
        for other in sourced(side):
            theirs = {
                side.stems[n]
                for start, end in other.content
                for n in side.numbers_in(start, end)
                if is_content(side.folded[n])
            }
            smaller = min(len(stems), len(theirs))
            if smaller and len(stems & theirs) >= _SHARED * smaller:
                yield side, other


def _mentioned(side: Side, attribution: Attribution) -> tuple[int, int]:
    spans = [span for span in (attribution.mention, attribution.cue) if span is not None]
    return _bounds([n for span in spans for n in side.numbers_in(*span)] or range(len(side.words)))


def _bounds(numbers: Sequence[int]) -> tuple[int, int]:
    return min(numbers), max(numbers)
