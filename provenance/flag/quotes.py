"""Quotes beside their earliest occurrence → flags for what was done to them."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.flag.phrases import phrases
from provenance.flag.quoting import evidence, make_flag
from provenance.flag.sides import side_of
from provenance.flag.speakers import flag_handed_on, flag_speaker
from provenance.flag.stretch import changed_stretch
from provenance.flag.truncation import CONTRASTS, qualifying
from provenance.frequencies import stem
from provenance.model import Place
from provenance.tracing.quotation.alteration import cuts
from provenance.tracing.quotation.narration import find_narration
from provenance.tracing.quotation.wording import telling, wording
from provenance.whereabouts import sentence_at
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.flag.truncation import Qualifier
    from provenance.model import Evidence, Flag, Passage, Span, TracedQuote, Witness
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.quotation.wording import Wording

SAID_BESIDE: Final = 0.6
"""Share of the weight of cut words that, said beside the quote, makes the cut harmless."""


def flag_quotes(
    corpus: TracedCorpus, quotes: Sequence[TracedQuote]
) -> dict[Place, tuple[Flag, ...]]:
    """Flag altered, truncated, fused and manufactured quotes, and changed speakers, by sentence.

    Nothing is flagged where the documents are tied, in furniture, or in a comment that repeats
    what its own page has in marks.
    """
    found: dict[Place, dict[tuple[str, int, int], Flag]] = defaultdict(dict)
    for flag, document in _flags(corpus, quotes):
        number = sentence_at(corpus.holdings.witnesses[document], flag.start)
        place = Place(document, number)
        found[place].setdefault((flag.kind, flag.start, flag.end), flag)
    return {place: tuple(flags.values()) for place, flags in sorted(found.items())}


def _flags(corpus: TracedCorpus, quotes: Sequence[TracedQuote]) -> Iterator[tuple[Flag, str]]:
    for quote in quotes:
        witness = corpus.holdings.witnesses[quote.document]
        if witness.sentences and _is_compared(corpus, quote, witness):
            for flag in _of_quote(corpus, quote, witness):
                yield flag, quote.document
    for name in sorted({quote.document for quote in quotes}):
        for flag in flag_handed_on(corpus, name):
            yield flag, name


def _of_quote(corpus: TracedCorpus, quote: TracedQuote, witness: Witness) -> Iterator[Flag]:
    if quote.alteration == "manufactured":
        told = _told(corpus, quote)
        if told is not None:
            yield make_flag("quote/manufactured", witness, (quote.start, quote.end), told)
    elif quote.origin is not None:
        source = corpus.holdings.witnesses[quote.origin.document]
        yield from _of_origin(quote, quote.origin, witness, source)
        if source is not witness:
            yield from flag_speaker(quote, witness, source)


def _of_origin(
    quote: TracedQuote, origin: Passage, witness: Witness, source: Witness
) -> Iterator[Flag]:
    if quote.alteration == "fused":
        whole = evidence(source, (origin.start, origin.end))
        yield make_flag("quote/fused", witness, (quote.start, quote.end), whole)
    elif quote.alteration == "altered":
        theirs, ours = changed_stretch(quote, origin)
        yield make_flag("quote/altered", witness, ours, evidence(source, theirs))
    elif quote.alteration == "truncated":
        cut = _meaningful_cut(quote, origin, witness)
        if cut is not None:
            span = (quote.start, quote.end)
            yield make_flag("quote/truncated", witness, span, evidence(source, cut))


def _is_compared(corpus: TracedCorpus, quote: TracedQuote, witness: Witness) -> bool:
    """Whether a quote is one that may be held against its origin."""
    section = witness.sentences[quote.sentence].section
    if section == "furniture":
        return False
    if section == "comment" and _stands_on_page(quote, witness):
        return False
    if quote.origin is None:
        return quote.alteration == "manufactured" and quote.kind != "scare"
    if quote.origin.document == quote.document:
        return section == "comment"
    return corpus.chronology.precedes(quote.origin.document, quote.document)


def _stands_on_page(quote: TracedQuote, witness: Witness) -> bool:
    """Whether the page that a comment answers has the same words in marks."""
    return wording(quote.text).letters in _on_page(witness)


@lru_cache(maxsize=256)
def _on_page(witness: Witness) -> frozenset[tuple[str, ...]]:
    return frozenset(
        wording(quote.text).letters
        for quote in witness.quotes
        if witness.sentences[sentence_at(witness, quote.start)].section != "comment"
    )


def _meaningful_cut(quote: TracedQuote, origin: Passage, witness: Witness) -> Span | None:
    """Return the span of the cut words that qualified the rest and are not said beside it."""
    source = wording(origin.text)
    cut = cuts(source, wording(quote.text))
    found = qualifying(source, cut) if cut else None
    if found is None or _is_said_beside(found, source, quote, witness):
        return None
    words = source.words[found.words.start : found.words.stop]
    return origin.start + words[0].start, origin.start + words[-1].end


def _is_said_beside(
    found: Qualifier, source: Wording, quote: TracedQuote, witness: Witness
) -> bool:
    """Whether the article says the cut words in other words, before or after the quote."""
    beside = _words_beside(quote, witness, 0 if found.governs else 1)
    if found.governs and phrases("quote_governing").find(beside):
        return True
    if not found.governs and not CONTRASTS.isdisjoint(_words_beside(quote, witness, 0)):
        return True
    stems = {source.stems[number] for number in found.telling}
    held = {stem(word) for word in beside}
    total = sum(telling(one) for one in stems)
    return math.fsum(telling(one) for one in stems & held) >= SAID_BESIDE * total


def _words_beside(quote: TracedQuote, witness: Witness, reach: int) -> list[str]:
    """Return the folded words around a quote, so many sentences on either side."""
    first = max(0, quote.sentence - reach)
    sentences = witness.sentences[first : quote.sentence + reach + 1]
    return [
        word.folded
        for sentence in sentences
        for word in words_of(sentence.text, offset=sentence.start)
        if word.end <= quote.start or word.start >= quote.end
    ]


def _told(corpus: TracedCorpus, quote: TracedQuote) -> Evidence | None:
    """Return the unquoted words that marks were put on, from a document that precedes.

    Where nobody has such words: the sentence that they were put into.
    """
    found = corpus.found.get(Place(quote.document, quote.sentence))
    places = [
        Place(source.document, source.sentence)
        for source in (found.sources if found is not None else ())
        if corpus.chronology.precedes(source.document, quote.document)
    ]
    witnesses = corpus.holdings.witnesses
    told = [
        (one, place)
        for place in places
        if (one := find_narration(wording(quote.text), place, witnesses[place.document]))
    ]
    if not told:
        place = next(iter(places), None)
        return None if place is None else side_of(witnesses[place.document], place.sentence).whole()
    best, place = max(told, key=lambda pair: (pair[0].exact, round(pair[0].coverage, 6)))
    return evidence(witnesses[place.document], (best.start, best.end))
