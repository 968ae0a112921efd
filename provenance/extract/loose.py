"""Attributions by position: S: “C” · “C” — S · “C,” marvelled S with a verb of no list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.following import phrase_after
from provenance.extract.inverted import apposed, side_end
from provenance.extract.lexicon import words_of_class
from provenance.extract.phrases import DASHES, phrase_before
from provenance.extract.reported import Reported, has_finite, rest_of
from provenance.extract.subjects import main_subject, subject_before
from provenance.extract.tokens import QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


def beside_quote(tokens: Sequence[Token], end: int) -> Reported | None:
    """Read "S: “C”" and "“C” — S"."""
    quotes = [at for at, token in enumerate(tokens) if token.kind == QUOTE]
    if len(quotes) != 1:
        return None
    at = quotes[0]
    if at > 1 and tokens[at - 1].form == ":" and at + 1 >= end:
        return _before_colon(tokens, at)
    return _after_dash(tokens, end) if at == 0 and end > _DASHED else None


def _before_colon(tokens: Sequence[Token], at: int) -> Reported | None:
    source = phrase_before(tokens, 0, at - 1)
    if source is None or source[0] > 0:
        source = main_subject(tokens, at - 1) or _office(tokens, at - 1)
    return None if source is None else Reported(((at, at + 1),), (at - 1, at), source, "say")


def _office(tokens: Sequence[Token], end: int) -> Range | None:
    """Read "The group's director, Eva Lund" before a colon: no verb, and a name at the end."""
    opens = tokens[0].lower in words_of_class("determiner", "title") or tokens[0].capital
    short = end <= _MAX_OFFICE and tokens[end - 1].capital
    return (0, end) if opens and short and not has_finite(tokens, 0, end) else None


_MAX_OFFICE: Final = 12
"""The most tokens of an office and a name before a colon."""
_DASHED: Final = 2
"""A quote and a dash."""


def _after_dash(tokens: Sequence[Token], end: int) -> Reported | None:
    if tokens[1].form not in DASHES | {"-"} or not tokens[_DASHED].capital:
        return None
    source = phrase_after(tokens, _DASHED, end)
    return None if source is None else Reported(((0, 1),), (1, _DASHED), source, "say")


def unknown_verb(tokens: Sequence[Token], end: int) -> Reported | None:
    """Read "“C,” marvelled S" and "“C,” S marvelled" with a verb that is in no list."""
    if end <= 1 or tokens[0].kind != QUOTE:
        return None
    comma = tokens[1].form == ","
    at = 1 + comma
    if at + 1 >= end or not (comma or tokens[0].form[-1:] in ",?!"):
        return None
    if _looks_past(tokens[at]):
        return _verb_first(tokens, at, end)
    verb = next((place for place in range(at + 1, end) if _looks_past(tokens[place])), None)
    subject = None if verb is None else subject_before(tokens, at, verb)
    if verb is None or subject is None or subject[0] != at:
        return None
    return Reported(((0, 1),), (verb, verb + 1), subject, "say")


def _verb_first(tokens: Sequence[Token], at: int, end: int) -> Reported | None:
    source = phrase_after(tokens, at + 1, end)
    if source is None:
        return None
    source = apposed(tokens, source, end)
    contents = rest_of(tokens, end, [(at, side_end(tokens, source[1], end))])
    return Reported(contents, (at, at + 1), source, "say")


_LEAST: Final = 5
"""The letters of a past form that is taken for one by its ending alone."""


def _looks_past(token: Token) -> bool:
    return (
        token.kind == WORD
        and token.form.islower()
        and token.lower.endswith("ed")
        and len(token.lower) >= _LEAST
    )
