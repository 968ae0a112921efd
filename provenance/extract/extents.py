"""Where the content ends: at a verb that shares the source, at a side remark, at the stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.cues import ACTIVE, PARTICIPLE
from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import finite, is_adverb
from provenance.extract.reported import Reported
from provenance.extract.tokens import QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.tokens import Token


_ASIDES: Final = frozenset({"which", "with", "though", "although", "while", "whereas"})


def content_end(
    tokens: Sequence[Token],
    group: VerbGroup,
    start: int,
    end: int,
    following: Sequence[VerbGroup | Reported],
) -> int:
    """Find where the content ends: at a cue that shares the source, or at a side remark."""
    stop = _side_remark(tokens, start, end)
    relative = group.first > 0 and tokens[group.first - 1].lower in words_of_class("relative")
    for later in following:
        if isinstance(later, Reported) or later.head >= stop:
            continue
        edge = later.first
        while edge > start and is_adverb(tokens[edge - 1]):
            edge -= 1
        if relative and edge > start and _governs(tokens, later):
            return min(stop, later.first)
        if edge > start + 1 and _goes_on(tokens, (group, later), start, edge):
            return min(stop, edge if tokens[edge - 1].kind == QUOTE else edge - 1)
    return stop


def _side_remark(tokens: Sequence[Token], start: int, end: int) -> int:
    """Find a semicolon, ", which" or ", with", where the reporter speaks again."""
    leads = tokens[0].lower in words_of_class("opening")
    for at in range(start + 1, end):
        aside = tokens[at].form == "," and at + 1 < end
        if (
            tokens[at].form == ";"
            or (aside and leads)
            or (aside and tokens[at + 1].lower in _ASIDES)
        ):
            return at
    return end


def _goes_on(
    tokens: Sequence[Token], groups: tuple[VerbGroup, VerbGroup], start: int, edge: int
) -> bool:
    """Say whether a later cue goes on with the source: "and vowed …", ", adding …"."""
    group, later = groups
    before = tokens[edge - 1]
    if later.voice == PARTICIPLE:
        return (before.form == "," or before.kind == QUOTE) and "c" in later.complements
    if before.lower not in {"and", "but"}:
        return False
    return _introduces(tokens, later) or (
        later.voice == ACTIVE
        and _same_tense(tokens, group, later)
        and not _simple_past(tokens, group, start, edge - 1)
    )


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
