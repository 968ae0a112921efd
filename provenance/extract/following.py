"""Noun phrases that begin after a verb: the source in "said S" and "according to S"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.lexicon import words_of_class
from provenance.extract.phrases import MAX_PHRASE, PERSONAL, is_adverb, stoppers
from provenance.extract.tokens import CLITIC, NUMBER, POSSESSIVES, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


def phrase_after(tokens: Sequence[Token], start: int, high: int) -> Range | None:
    """Find the noun phrase that begins at ``start``: the source after an inverted verb."""
    if start < high and tokens[start].lower in PERSONAL:
        return (start, start + 1)
    end = start
    while end < high and end - start < MAX_PHRASE and _goes_on(tokens, start, end):
        end += 1
    while end > start and _dangles(tokens[end - 1]):
        end -= 1
    return (start, end) if end > start and _can_begin(tokens[start]) else None


def _can_begin(token: Token) -> bool:
    if token.lower in words_of_class("time", "month") or token.lower in {
        "last",
        "during",
        "when",
        "while",
    }:
        return False
    return token.capital or (
        token.kind in {NUMBER, WORD}
        and (
            token.lower in words_of_class("determiner")
            or token.lower in words_of_class("subject")
            or token.lower in words_of_class("title")
            or token.lower in words_of_class("group")
            or (
                token.form.islower()
                and not is_adverb(token)
                and token.lower not in stoppers()
                and token.lower not in words_of_class("preposition")
                and token.lower not in words_of_class("conjunction", "object")
            )
        )
    )


def _dangles(token: Token) -> bool:
    return (
        token.lower in words_of_class("preposition")
        or token.lower in words_of_class("conjunction")
        or (is_adverb(token) and not token.capital)
        or token.lower in words_of_class("time")
        or token.form in {"&", "'", "’"}
    )


def _goes_on(tokens: Sequence[Token], start: int, end: int) -> bool:  # noqa: PLR0911 (a decision list)
    token = tokens[end]
    word = token.lower
    if token.kind == QUOTE:
        return False
    if token.kind == PUNCTUATION:
        return token.form in {"&", "$", "%", "#", "@"}
    if token.kind == CLITIC:
        return word in POSSESSIVES and end > start
    if end == start:
        return True
    if word in words_of_class("subject") - words_of_class("determiner"):
        return False
    if word in words_of_class("determiner") and tokens[end - 1].lower not in words_of_class(
        "preposition", "determiner"
    ):
        return False
    if word in words_of_class("time", "leaving"):
        return word in {"in", "at", "on", "to", "by"} and _place_follows(tokens, end)
    if word in {"and", "or"}:
        return end + 1 < len(tokens) and tokens[end + 1].capital and tokens[end - 1].capital
    return word not in stoppers()


def _place_follows(tokens: Sequence[Token], end: int) -> bool:
    """Say whether "in"/"at" goes on describing the source ("a professor at Yale")."""
    if tokens[end].lower not in {"at", "in"} or end + 1 >= len(tokens):
        return False
    lower_head = tokens[end - 1].form.islower()
    following = tokens[end + 1]
    return (
        lower_head
        and (
            following.capital
            or (following.lower == "the" and end + 2 < len(tokens) and tokens[end + 2].capital)
        )
        and following.lower not in words_of_class("time", "month")
    )
