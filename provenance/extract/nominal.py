"""Attributions by a noun or an adjective: "S's claim that C", "S is confident that C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.lexicon import adjectives, nouns, words_of_class
from provenance.extract.phrases import DASHES, finite, is_adverb, phrase_before
from provenance.extract.reported import Reported, body_end, has_finite, trimmed
from provenance.extract.subjects import subject_before
from provenance.extract.tokens import CLITIC, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.tokens import Token


def nominal(tokens: Sequence[Token]) -> Iterator[Reported]:
    """Find "S's claim that C", "the claim that C" and "S is confident that C"."""
    end = body_end(tokens)
    for at, token in enumerate(tokens):
        if token.kind != WORD or at == 0 or token.capital:
            continue
        if token.lower in nouns():
            item = _noun_cue(tokens, at, end)
        elif token.lower in adjectives():
            item = _adjective_cue(tokens, at, end)
        else:
            continue
        if item is not None:
            yield item


def _noun_cue(tokens: Sequence[Token], at: int, end: int) -> Reported | None:
    if at + 2 >= end or tokens[at + 1].lower != "that":
        return None
    content = trimmed(tokens, at + 1, _clause_end(tokens, at + 2, end))
    if (
        content is None
        or not has_finite(tokens, at + 2, content[1])
        or tokens[at + 2].lower in finite()
    ):
        return None
    first = at
    while (
        first > 0
        and tokens[first - 1].kind == WORD
        and tokens[first - 1].form.islower()
        and tokens[first - 1].lower
        not in words_of_class("preposition", "determiner", "possessive") | {"to", "and"}
    ):
        first -= 1
    source = None
    if first > 0 and tokens[first - 1].lower in words_of_class("possessive"):
        source = (first - 1, first)
    elif first > 0 and tokens[first - 1].kind == CLITIC:
        source = phrase_before(tokens, 0, first - 1)
    return Reported((content,), (at, at + 1), source, nouns()[tokens[at].lower])


def _adjective_cue(tokens: Sequence[Token], at: int, end: int) -> Reported | None:
    first = at
    while first > 0 and (
        is_adverb(tokens[first - 1])
        or tokens[first - 1].lower in {"very", "so", "more", "most", "quite"}
    ):
        first -= 1
    verb = first - 1
    if verb <= 0 or tokens[verb].lower not in words_of_class("be") | {
        "seems",
        "seemed",
        "appears",
        "appeared",
        "sounded",
        "remains",
        "remained",
        "feels",
        "felt",
    }:
        return None
    while verb > 0 and (
        tokens[verb - 1].lower in words_of_class("be", "have", "modal")
        or is_adverb(tokens[verb - 1])
    ):
        verb -= 1
    source = subject_before(tokens, 0, verb)
    if source is None or at + 2 >= end or tokens[source[0]].lower in {"it", "that", "this"}:
        return None
    after = tokens[at + 1].lower
    if after not in {
        "that",
        "to",
        "about",
        "of",
        "with",
        "by",
        "in",
    } and after not in words_of_class("subject"):
        return None
    begin = at + 1 if after in {"that", "to"} or after in words_of_class("subject") else at + 2
    content = trimmed(tokens, begin, _clause_end(tokens, begin + 1, end))
    if content is None:
        return None
    return Reported(
        (content,),
        (verb, begin if begin == at + 2 else at + 1),
        source,
        adjectives()[tokens[at].lower],
    )


def _clause_end(tokens: Sequence[Token], start: int, end: int) -> int:
    for at in range(start, end):
        if tokens[at].form in {",", ";"} or tokens[at].form in DASHES:
            return at
    return end
