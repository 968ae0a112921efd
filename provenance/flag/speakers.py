"""Words given to another speaker than where they stand first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.flag.lists import word_list
from provenance.flag.quoting import evidence, make_flag
from provenance.flag.sides import stems_of
from provenance.frequencies import stem
from provenance.model import Place
from provenance.tracing.quotation.speakers import name_words, same_speaker
from provenance.tracing.quotation.wording import telling
from provenance.whereabouts import quotes_at
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import (
        Attribution,
        Evidence,
        Flag,
        Quote,
        Span,
        TracedQuote,
        Witness,
    )
    from provenance.tracing.corpus import TracedCorpus
    from provenance.words import Word

LEAST_HANDED: Final = 20.0
"""What the words of a quote must tell, in nats, for their indirect repetition to be followed."""

LEAST_WORDS: Final = 6
_WINDOW: Final = 600  # code points from a quote in which its speaker's mention is looked for
_WE: Final = frozenset({"we", "us", "our", "ours"})
_KEPT: Final = frozenset({"keep", "move"})


def flag_speaker(quote: TracedQuote, witness: Witness, source: Witness) -> Iterator[Flag]:
    """Flag a quote whose named speaker is not its origin's.

    A pronoun, a description without a name and an inherited speaker disagree with nobody, and so
    do a body and who speaks for it ("its head of safety").
    """
    first = _first_quote(quote, source)
    if first is None or same_speaker(quote.speaker, first.speaker) is not False:
        return
    if _speaks_for_body(first.mention) and _is_known(quote.mention, source):
        return
    span = _mention(quote.mention, quote.speaker, (quote.start, quote.end), witness)
    if span is not None:
        yield make_flag("quote/speaker", witness, span, _who_said(first, source))


def _speaks_for_body(mention: str | None) -> bool:
    """Whether a speaker is mentioned as a body, or as one of a body's people."""
    words = [word.folded for word in words_of(mention or "")]
    return not _OF_BODY.isdisjoint(words) or not word_list("bodies").isdisjoint(words[:_PAIR])


_OF_BODY: Final = frozenset({"it", "its", "their"})
_PAIR: Final = 2


def _is_known(speaker: str | None, source: Witness) -> bool:
    """Whether a document names a speaker of several words, as bodies are, in any sentence."""
    words = name_words(speaker)
    return len(words) >= _PAIR and stems_of(source).issuperset(map(stem, words))


def flag_handed_on(corpus: TracedCorpus, name: str) -> Iterator[Flag]:
    """Flag indirect speech that gives a quote's words to somebody else than the quote's speaker.

    Who says "we" speaks for others too: such words may be given to those.
    """
    witness = corpus.holdings.witnesses[name]
    for sentence in witness.sentences:
        place = Place(name, sentence.number)
        if sentence.section == "furniture" or not _is_later(corpus, place):
            continue
        for source, quote in _quotes_behind(corpus, place):
            spans = _retold(corpus, place, source, quote)
            holder = _attribution_of(spans, witness)
            if holder is None or holder.mention is None:
                continue
            mention = witness.document.text[slice(*holder.mention)]
            speaker = holder.speaker if same_speaker(mention, holder.speaker) else None
            if same_speaker(speaker, quote.speaker) is False:
                span = holder.mention
                yield make_flag("quote/speaker", witness, span, _who_said(quote, source))


def _is_later(corpus: TracedCorpus, place: Place) -> bool:
    """Whether all sources of a sentence precede its document."""
    found = corpus.found.get(place)
    return found is not None and all(
        corpus.chronology.precedes(source.document, place.document) for source in found.sources
    )


def _quotes_behind(corpus: TracedCorpus, place: Place) -> Iterator[tuple[Witness, Quote]]:
    """Yield the attributed quotes in the sources of a sentence that are long enough to follow."""
    for origin in corpus.found[place].sources:
        source = corpus.holdings.witnesses[origin.document]
        for quote in quotes_at(source, origin.sentence):
            folded = [word.folded for word in words_of(quote.text)]
            if quote.speaker and len(folded) >= LEAST_WORDS and _WE.isdisjoint(folded):
                yield source, quote


def _retold(corpus: TracedCorpus, place: Place, source: Witness, quote: Quote) -> list[Span]:
    """Return the spans of the unquoted words that were kept from a quote, if they are enough."""
    own = quotes_at(corpus.holdings.witnesses[place.document], place.sentence)
    kept = [
        ours
        for ours, theirs in _kept_words(corpus, place, source)
        if _is_in(theirs, quote) and not any(_is_in(ours, one) for one in own)
    ]
    weight = sum(telling(one) for one in {stem(word.folded) for word in kept})
    enough = len(kept) >= LEAST_WORDS and weight >= LEAST_HANDED
    return [(word.start, word.end) for word in kept] if enough else []


def _kept_words(corpus: TracedCorpus, place: Place, source: Witness) -> Iterator[tuple[Word, Word]]:
    """Yield the words of a sentence that were kept from a document, each with what it was."""
    witness = corpus.holdings.witnesses[place.document]
    sources = corpus.found[place].sources
    for edit in corpus.wording(place).edits:
        if edit.op not in _KEPT or edit.source is None or edit.derived is None:
            continue
        if sources[edit.of].document == source.document.id:
            yield from zip(_words(witness, edit.derived), _words(source, edit.source), strict=False)


def _words(witness: Witness, span: Span) -> tuple[Word, ...]:
    return words_of(witness.document.text[slice(*span)], offset=span[0])


def _is_in(word: Word, quote: Quote) -> bool:
    return quote.start <= word.start and word.end <= quote.end


def _attribution_of(spans: Sequence[Span], witness: Witness) -> Attribution | None:
    """Return the attribution whose content has most of the words, and more than half."""
    best, most = None, len(spans) / 2
    for attribution in witness.attributions:
        held = sum(
            any(start <= span[0] and span[1] <= end for start, end in attribution.content)
            for span in spans
        )
        if held > most:
            best, most = attribution, held
    return best


def _first_quote(quote: TracedQuote, source: Witness) -> Quote | None:
    return _by_start(source).get(quote.origin.start) if quote.origin is not None else None


@lru_cache(maxsize=256)
def _by_start(witness: Witness) -> Mapping[int, Quote]:
    return {quote.start: quote for quote in reversed(witness.quotes)}


def _mention(mention: str | None, speaker: str | None, near: Span, witness: Witness) -> Span | None:
    """Return the span nearest to a quote where its speaker is mentioned by name."""
    if not mention or same_speaker(mention, speaker) is not True:
        return None
    text = witness.document.text
    window = max(0, near[0] - _WINDOW), min(len(text), near[1] + _WINDOW)
    found = [one.span() for one in re.compile(re.escape(mention)).finditer(text, *window)]
    outside = [one for one in found if one[1] <= near[0] or one[0] >= near[1]]
    return min(outside, key=lambda one: (_apart(one, near), one), default=None)


def _apart(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1])


def _who_said(quote: Quote, source: Witness) -> Evidence:
    span = _mention(quote.mention, quote.mention, (quote.start, quote.end), source)
    return evidence(source, span or (quote.start, quote.end))
