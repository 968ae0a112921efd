"""Where the content begins after a reporting verb, and whether the words there can be it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.hearers import hearer_after
from provenance.extract.lexicon import words_of_class
from provenance.extract.phrases import DASHES, finite, is_adverb
from provenance.extract.reported import MAX_ADVERBIAL, has_finite
from provenance.extract.tokens import NUMBER, PUNCTUATION, QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


_CLAUSE: Final = 3
"""The least words of a clause: subject, verb and something more."""


def content_after(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, Range | None] | None:
    """Find where the content begins after the verb, or None if there is none of a fitting kind."""
    at = group.after
    addressee = None
    codes = group.complements
    if "a" in codes:
        addressee, at = hearer_after(tokens, at, end)
        if addressee is None and not (set("cn") & set(codes)):
            return None
    start = _past_adverbials(tokens, at, end, codes)
    if start is None or start >= end:
        return None
    return (start, addressee) if _fits(tokens, group, start, end) else None


def _past_adverbials(tokens: Sequence[Token], at: int, end: int, codes: str) -> int | None:
    """Skip what stands between the verb and its content: time, place, occasion, hearer."""
    if at >= end:
        return None
    if "c" in codes or "l" in codes:
        anchor = _anchor(tokens, at, end)
        if anchor is not None:
            return anchor
    while at < end and (
        tokens[at].lower in words_of_class("time")
        or (
            is_adverb(tokens[at])
            and tokens[at].lower
            not in {"all", "both", "each", "much", "yesterday", "just", "only", "even"}
        )
    ):
        at += 1
    if (
        at < end
        and tokens[at].lower == "on"
        and at + 1 < end
        and tokens[at + 1].lower in words_of_class("time")
    ):
        at += 2
    if at + 1 < end and tokens[at].form in {",", ":"}:
        if tokens[at + 1].kind == QUOTE:
            return at + 1
        goes_on = tokens[at + 1].lower in words_of_class("conjunction", "relative", "subordinator")
        if (
            "c" in codes
            and tokens[at].form == ","
            and not goes_on
            and has_finite(tokens, at + 1, end)
        ):
            return at + 1
    return at


def _anchor(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Find "that" or a quote after a comma or colon, with only adverbials before it."""
    first = tokens[at]
    if first.kind == QUOTE or (
        first.lower == "that" and at + 1 < end and tokens[at + 1].form != ","
    ):
        return at
    opens = (
        first.lower
        in words_of_class("preposition", "time")
        | {"last", "this", "earlier", "later", "to", "when", "during", "while"}
        or first.form in {",", ":", "(", *DASHES}
        or is_adverb(first)
    )
    joins = first.form == "," and tokens[min(at + 1, end - 1)].lower in {"and", "but"}
    if not opens or joins:
        return None
    for place in range(at, min(end, at + MAX_ADVERBIAL)):
        token = tokens[place]
        if token.lower == "that" and place > at:
            return place
        if token.kind == QUOTE:
            return (
                place
                if (place and tokens[place - 1].form in {",", ":", *DASHES}) or place == at
                else None
            )
        if token.form == ";" or (
            token.lower in finite() and token.lower not in {"may", "'s", "’s"}
        ):
            return None
    return None


def _fits(tokens: Sequence[Token], group: VerbGroup, start: int, end: int) -> bool:  # noqa: PLR0911 (a decision list)
    """Say whether the words at ``start`` can be the complement of the verb."""
    token = tokens[start]
    word = token.lower
    codes = set(group.complements)
    if token.kind == QUOTE:
        return bool(codes & set("cnl"))
    if word == "that" and "c" in codes:
        return True
    if word in {"whether", "if", "how", "what", "why", "who", "where", "when", "which"}:
        return ("c" in codes and word not in {"when", "where", "if"}) or (
            "c" in codes and group.cue_class in {"ask", "think"}
        )
    if word == "to" or (word == "not" and start + 1 < end and tokens[start + 1].lower == "to"):
        return "i" in codes
    if token.kind == PUNCTUATION:
        return token.form in {"$", "(", "["} and bool(codes & set("nl"))
    if word == "as" and "l" in codes:
        return start + 1 < end
    if (
        word in words_of_class("preposition")
        and word not in {"about", "over", "under", "like", "around"}
    ) or word in words_of_class("conjunction"):
        return False
    if "l" in codes or "n" in codes:
        return group.sure or _noun_phrase_begins(token)
    if "i" in codes and "c" not in codes:
        return _later_infinitive(tokens, start, end)
    return "c" in codes and (
        any(token.kind == QUOTE for token in tokens[start:end])
        or has_finite(tokens, start, end)
        or _has_plain_verb(tokens, start, end)
    )


def _noun_phrase_begins(token: Token) -> bool:
    return (
        token.capital
        or token.kind == NUMBER
        or token.lower in words_of_class("determiner")
        or token.lower in words_of_class("object")
        or token.lower in words_of_class("subject")
        or token.lower.endswith("ing")
        or (token.form.islower() and token.lower.endswith("s"))
    )


def _later_infinitive(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(tokens[at].lower == "to" for at in range(start, min(end, start + 8)))


def _has_plain_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end - start >= _CLAUSE and any(
        token.lower in words_of_class("plain")
        or (token.form.islower() and token.lower.endswith(("s", "ed")))
        for token in tokens[start + 1 : end]
    )
