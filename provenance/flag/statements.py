"""Who a sentence gives its statements to, and by what words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.sides import is_content
from provenance.flag.voice import HANDED_OVER, attributions
from provenance.frequencies import stem as stem_of
from provenance.whereabouts import quotes_at
from provenance.words import words_of

if TYPE_CHECKING:
    from provenance.flag.sides import Side
    from provenance.model import Attribution, Evidence, Quote, Span

_ASKED: Final = frozenset(("ask", "want", "demand"))


def sourced(side: Side) -> list[Attribution]:
    """Return the attributions of a sentence that hand a statement or question to a source."""
    return [one for one in attributions(side) if one.cue_class in HANDED_OVER | _ASKED]


def quotes_in(side: Side) -> list[Quote]:
    """Return the quotes that stand in a sentence, at least in part; terms in marks are none."""
    return [quote for quote in quotes_at(side.witness, side.number) if quote.kind != "scare"]


def name_words(speaker: str) -> frozenset[str]:
    """Return the folded words of a speaker's name."""
    return frozenset(
        word.folded
        for word in words_of(speaker)
        if word.form[0].isupper() and is_content(word.folded)
    )


def source_words(side: Side, attribution: Attribution) -> frozenset[str]:
    """Return the stems of the words that name the source of a statement."""
    numbers = side.numbers_in(*attribution.mention) if attribution.mention else range(0)
    mention = {side.stems[n] for n in numbers if is_content(side.folded[n])}
    return frozenset(mention | {stem_of(word) for word in name_words(attribution.speaker or "")})


def evidence_of(side: Side, span: Span) -> Evidence | None:
    """Return a span of a document as a flag's evidence, if a word of the sentence is in it."""
    numbers = side.numbers_in(*span)
    return side.evidence(numbers[0], numbers[-1]) if numbers else None
