"""Where the content ends: at a verb that shares the source, at a side remark, at the stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.cues import ACTIVE, PARTICIPLE
from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import finite, is_adverb
from provenance.extract.reported import Reported
from provenance.extract.tokens import QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.tokens import Token


def content_end(
    tokens: Sequence[Token],
    group: VerbGroup,
    start: int,
    end: int,
    following: Sequence[VerbGroup | Reported],
) -> int:
    """Find where the content ends: at a cue that shares the source, or at a side remark."""
    stop = end
    relative = tokens[group.first - 1].lower in words_of_class("relative") if group.first else False
    for at in range(start + 1, end):
        if tokens[at].form == ";" or (
            tokens[at].form == "," and at + 1 < end and tokens[at + 1].lower in {"which", "with"}
        ):
            stop = at
            break
    for later in following:
        if isinstance(later, Reported) or later.head >= stop:
            continue
        edge = later.first
        while edge > start and is_adverb(tokens[edge - 1]):
            edge -= 1
        if relative and edge > start and _governs(tokens, later):
            return min(stop, later.first)
        if edge <= start + 1:
            continue
        before = tokens[edge - 1]
        if before.lower in {"and", "but"} and _introduces(tokens, later):
            return min(stop, edge - 1)
        if (
            later.voice == PARTICIPLE
            and (before.form == "," or before.kind == QUOTE)
            and set("c") & set(later.complements)
        ):
            return min(stop, edge - 1 if before.form == "," else edge)
        if (
            before.lower in {"and", "but"}
            and later.voice == ACTIVE
            and _same_tense(tokens, group, later)
            and not _simple_past(tokens, group, start, edge - 1)
        ):
            return min(stop, edge - 1)
    return stop


def _simple_past(tokens: Sequence[Token], group: VerbGroup, start: int, end: int) -> bool:
    """Say whether the content is a clause in the simple past, which "and -ed" may well go on."""
    if "c" not in group.complements or tokens[start].lower == "to":
        return False
    known = verbs()
    for at in range(start, end):
        word = tokens[at].lower
        if word in finite() and not tokens[at].capital and tokens[at].kind == WORD:
            return False
        verb = known.get(word)
        if tokens[at].form.islower() and (
            (verb is not None and verb.forms >= {"past"})
            or (word.endswith("ed") and at > start + 1)
        ):
            return True
    return False


def _introduces(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Say whether a colon or comma and a quote follow the verb: a statement of its own."""
    at = group.after
    return at + 1 < len(tokens) and tokens[at].form in {":", ","} and tokens[at + 1].kind == QUOTE


def _governs(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Say whether a verb after a relative clause is the main one: "that" or a quote follows it."""
    at = group.after
    return (
        group.voice == ACTIVE
        and at < len(tokens)
        and (tokens[at].lower == "that" or tokens[at].kind == QUOTE)
    )


def _same_tense(tokens: Sequence[Token], group: VerbGroup, later: VerbGroup) -> bool:
    """Say whether a coordinated cue goes on with the reporter's tense and mood."""
    known = verbs()
    first, second = known[tokens[group.head].lower].forms, known[tokens[later.head].lower].forms
    if group.head != group.first and later.head == later.first:
        return not second.isdisjoint(first)
    return later.head == later.first and not first.isdisjoint(second - {"participle"})
