"""Quotes that repeat another one of the article, in headlines, captions and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.extract.lexicon import words_of_class
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.paragraphs import Paragraph
    from provenance.model.speech import Quote


def with_repeats(quotes: Sequence[Quote], paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """Give a quote that repeats another one's words the speaker of that other one.

    In comments, headlines, captions and notes any quote may be such an echo, also one that is given
    to a description ("says survivor"); in the body only a quote of at least four words that has no
    speaker of its own.
    """
    forms = [" ".join(word.folded for word in words_of(quote.text)) for quote in quotes]
    sections = _sections(quotes, paragraphs)
    sources = [
        at
        for at, quote in enumerate(quotes)
        if quote.speaker is not None and sections[at] == "body"
    ][:_MAX_SOURCES]
    return tuple(
        _echo(quote, sections[at], forms[at], [(quotes[s], forms[s]) for s in sources if s != at])
        if _may_echo(quote, sections[at], forms[at])
        else quote
        for at, quote in enumerate(quotes)
    )


def _sections(quotes: Sequence[Quote], paragraphs: Sequence[Paragraph]) -> list[str]:
    starts = [paragraph.start for paragraph in paragraphs]
    return [paragraphs[max(0, bisect_right(starts, quote.start) - 1)].section for quote in quotes]


def _may_echo(quote: Quote, section: str, form: str) -> bool:
    if not form or section == "furniture":
        return False
    if section == "comment":
        return True
    if quote.speaker is not None and not _NAME.search(quote.speaker):
        return section != "body" or (form.count(" ") + 1 >= _LONG and _is_clipped(quote.speaker))
    unspoken = quote.speaker is None and quote.cue is None
    return unspoken and (section != "body" or form.count(" ") + 1 >= _LONG)


def _is_clipped(speaker: str) -> bool:
    """Say whether a description is written as in headlines ("survivor"): one, and no article."""
    first = speaker.split(maxsplit=1)[0].lower()
    return first not in words_of_class("determiner") and not first.endswith("s")


def _echo(quote: Quote, section: str, form: str, sources: Sequence[tuple[Quote, str]]) -> Quote:
    wanted = f" {form} "
    for source, known in sources:
        if wanted in f" {known} " and (section != "comment" or form.count(" ") > 0):
            if quote.speaker is not None and section != "comment":
                return evolve(quote, speaker=source.speaker)
            begins = known.startswith(form)
            kind = source.kind if begins else "fragment"
            return evolve(quote, kind=kind, speaker=source.speaker)
    return quote


_NAME: Final = re.compile(r"\b[A-ZÀ-Þ]")
_LONG: Final = 4
_MAX_SOURCES: Final = 500
"""How many quotes of the body an echo is looked for in, so that time stays linear."""
