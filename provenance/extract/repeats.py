"""Quotes that repeat another quote of the same article: headlines, captions, pull quotes, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.paragraphs import Paragraph
    from provenance.model.speech import Quote


def with_repeats(
    text: str, quotes: Sequence[Quote], paragraphs: Sequence[Paragraph]
) -> tuple[Quote, ...]:
    """Give a quote without a speaker the speaker of the longer quote whose words it repeats."""
    forms = [" ".join(word.folded for word in words_of(quote.text)) for quote in quotes]
    return tuple(_with_repeat(at, quotes, forms) for at in range(len(quotes)))


def _with_repeat(at: int, quotes: Sequence[Quote], forms: Sequence[str]) -> Quote:
    quote = quotes[at]
    if quote.speaker is not None or quote.cue is not None or not forms[at]:
        return quote
    wanted = f" {forms[at]} "
    for other, form in enumerate(forms):
        if other != at and quotes[other].speaker is not None and wanted in f" {form} ":
            kind = quotes[other].kind if len(forms[at]) == len(form) else "fragment"
            return evolve(quote, kind=kind, speaker=quotes[other].speaker)
    return quote
