"""A finding as a sentence in words, for formats that are read one finding at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.formats.wording import published_words, speaker_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import (
        Alteration,
        QuoteKind,
        Relation,
        Source,
        TracedDocument,
        TracedQuote,
        TracedSentence,
    )

ALTERATIONS: Final[dict[Alteration, str]] = {
    "original": "the earliest appearance in this corpus",
    "none": "the same words as the earliest appearance",
    "typographic": "the same words as the earliest appearance, typography aside",
    "altered": "words differ from the earliest appearance",
    "truncated": "words of the earliest appearance were cut",
    "fused": "words of two statements, or of a statement and the narrator, are joined",
    "manufactured": "the earliest appearance has the words but quotes nobody",
    "unmatched": "no earlier appearance found in this corpus",
}
"""What each alteration means, after "of these words: …"."""

_RELATIONS: Final[dict[Relation, str]] = {
    "verbatim": "Has the words of",
    "edited": "Has most words, in order, of",
    "paraphrase": "Says in other words, merged or condensed, what is in",
    "new": "Is compared with",
    "none": "Is compared with",
}
_KINDS: Final[dict[QuoteKind, str]] = {
    "direct": "Quote",
    "fragment": "Quoted words",
    "scare": "Words in quotation marks",
}


def source_sentence(sentence: TracedSentence, source: Source, origin: TracedDocument) -> str:
    """Say how a sentence relates to one of its sources, and whether that is known to be first."""
    where = f"sentence {source.sentence} of {_named(origin)}"
    tie = ", ".join(sentence.tie)
    tied = f". Tie with {tie}: neither is known to be first" if tie else ""
    return f"{_RELATIONS[sentence.relation]} {where} (score {source.score:.2f}){tied}."


def quote_sentence(quote: TracedQuote, documents: Mapping[str, TracedDocument]) -> str:
    """Say of a quote who spoke, through whom the words came, and what became of them."""
    speaker = speaker_words(quote)
    said = f"{_KINDS[quote.kind]} of {speaker}" if speaker else f"{_KINDS[quote.kind]}, no speaker"
    origin = quote.origin
    known = origin is not None and quote.alteration != "original"
    there = f", in {_named(documents[origin.document])}" if origin and known else ""
    return f"{said}: {ALTERATIONS[quote.alteration]}{there}."


def _named(document: TracedDocument) -> str:
    facts = [document.agency, published_words(document.published)]
    return f"{document.id} ({', '.join(fact for fact in facts if fact)})"
