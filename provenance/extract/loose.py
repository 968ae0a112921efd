"""Attributions by position: S: “C” · “C” — S · “C,” marvelled S with a verb of no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.following import phrase_after
from provenance.extract.inverted import apposed, side_end
from provenance.extract.phrases import DASHES, phrase_before
from provenance.extract.reported import Reported, rest_of
from provenance.extract.subjects import main_subject, subject_before
from provenance.extract.tokens import QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.tokens import Token


def beside_quote(tokens: Sequence[Token], end: int) -> Reported | None:
    """Read "S: “C”", "“C” — S" and "“C” S" (a pull quote with its name)."""
    quotes = [at for at, token in enumerate(tokens) if token.kind == QUOTE]
    if len(quotes) != 1:
        return None
    at = quotes[0]
    if at >= 2 and tokens[at - 1].form == ":" and at + 1 >= end:
        source = phrase_before(tokens, 0, at - 1)
        if source is None or source[0] > 0:
            source = main_subject(tokens, at - 1)
        return None if source is None else Reported(((at, at + 1),), (at - 1, at), source, "say")
    if at == 0 and end > 1:
        begin = 2 if tokens[1].form in DASHES | {"-"} else 1
        source = phrase_after(tokens, begin, end)
        if source is not None and begin == 2 and tokens[begin].capital:
            return Reported(((0, 1),), (1, 2), source, "say")
    return None


def unknown_verb(tokens: Sequence[Token], end: int) -> Reported | None:
    """Read "“C,” marvelled S" and "“C,” S marvelled" with a verb that is in no list."""
    quotes = [at for at, token in enumerate(tokens) if token.kind == QUOTE]
    if not quotes or quotes[0] != 0 or end < 3:  # noqa: PLR2004 (quote, verb and source)
        return None
    at = 2 if tokens[1].form == "," else 1
    comma = at == 2 or tokens[0].form[-1:] in ",?!"  # noqa: PLR2004
    if not comma or at >= end:
        return None
    if _looks_past(tokens[at]):
        source = phrase_after(tokens, at + 1, end)
        if source is not None:
            return Reported(
                rest_of(
                    tokens, end, [(at, side_end(tokens, apposed(tokens, source, end)[1], end))]
                ),
                (at, at + 1),
                apposed(tokens, source, end),
                "say",
            )
    for verb in range(at + 1, end):
        if _looks_past(tokens[verb]):
            subject = subject_before(tokens, at, verb)
            if subject is not None and subject[0] == at:
                return Reported(((0, 1),), (verb, verb + 1), subject, "say")
            return None
    return None


def _looks_past(token: Token) -> bool:
    return (
        token.kind == WORD
        and token.form.islower()
        and token.lower.endswith("ed")
        and len(token.lower) > 4
    )
