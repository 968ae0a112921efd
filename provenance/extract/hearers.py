"""Who is told: the noun phrase right after "told", "asked", "assured"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.lexicon import words_of_class
from provenance.extract.phrases import finite, is_adverb
from provenance.extract.tokens import CLITIC, NUMBER, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


def hearer_after(tokens: Sequence[Token], at: int, end: int) -> tuple[Range | None, int]:
    """Read who is told, right after the verb."""
    start = at
    if at < end and tokens[at].lower in words_of_class("object"):
        return (start, at + 1), at + 1
    if at < end and tokens[at].lower in words_of_class("hearer") and tokens[at].form.islower():
        return (start, at + 1), at + 1
    while at < end and tokens[at].lower in words_of_class("determiner"):
        at += 1
    while (
        at < end
        and tokens[at].form.islower()
        and tokens[at].kind == WORD
        and not _hearer_stops(tokens[at])
    ):
        at += 1
    while at < end and (
        tokens[at].capital
        or tokens[at].kind == CLITIC
        or tokens[at].kind == NUMBER
        or (
            tokens[at].lower in {"of", "and", "&", "the", "de"}
            and at + 1 < end
            and tokens[at + 1].capital
            and at > start
        )
    ):
        at += 1
        if at < end and tokens[at - 1].kind == CLITIC:
            while at < end and (
                tokens[at].capital or (tokens[at].form.islower() and not _hearer_stops(tokens[at]))
            ):
                at += 1
    return ((start, at), at) if at > start else (None, start)


def _hearer_stops(token: Token) -> bool:
    word = token.lower
    return (
        word in words_of_class("preposition") - {"of"}
        or word in words_of_class("subordinator")
        or word in words_of_class("subject")
        or word in words_of_class("determiner")
        or word in words_of_class("time")
        or word in finite()
        or word in {"to", "that"}
        or is_adverb(token)
    )
