"""Attributions set off from what they report: “C,” S V · “C1,” S V, “C2” · C, S V."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.according import according_to
from provenance.extract.cues import ACTIVE, PARTICIPLE
from provenance.extract.hearers import hearer_after
from provenance.extract.inverted import side_end, verb_subject
from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import DASHES, is_adverb
from provenance.extract.quoted_by import quoted_as_saying
from provenance.extract.reported import MAX_ADVERBIAL, Reported, has_finite, reportable, rest_of
from provenance.extract.rightward import one_from
from provenance.extract.subjects import subject_before
from provenance.extract.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token

_MAX_ASIDES: Final = 20
"""More set-off attributions than any sentence has."""


def asides(tokens: Sequence[Token], groups: Sequence[VerbGroup], end: int) -> Iterator[Reported]:
    """Find "C, S V", "C, V S", "C1, S V, C2", "C, according to S"; contents exclude each other."""
    found = [
        *filter(None, (_set_off(tokens, group, end) for group in groups)),
        *according_to(tokens, end),
    ]
    if len(found) > _MAX_ASIDES:
        return
    found.sort(key=lambda item: item[0])
    aside = [(first, last) for first, last, _ in found]
    for _, last, item in found:
        pieces = rest_of(tokens, end, aside)
        contents = _same_speech(tokens, pieces, last)
        if contents:
            yield item._replace(contents=contents)
    if found:
        yield from _after_aside(tokens, groups, found[-1], end)


def _same_speech(
    tokens: Sequence[Token], pieces: tuple[Range, ...], last: int
) -> tuple[Range, ...]:
    """Drop what follows a quote and its attribution in the reporter's own words."""
    pieces = tuple(p for p in pieces if p[0] < last or not _is_side_cue(tokens, p[0]))
    if not pieces or tokens[pieces[0][1] - 1].kind != QUOTE:
        return pieces
    return tuple(
        piece
        for piece in pieces
        if piece[0] < last or any(tokens[at].kind == QUOTE for at in range(*piece))
    )


def _is_side_cue(tokens: Sequence[Token], at: int) -> bool:
    verb = verbs().get(tokens[at].lower)
    return verb is not None and "ing" in verb.forms


def _after_aside(
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    last: tuple[int, int, Reported],
    end: int,
) -> Iterator[Reported]:
    """Read "“C,” S said, adding that C2" and "“C,” S said and called for C2"."""
    for index, group in enumerate(groups):
        if group.head < last[1] or group.first > last[1] + 2:
            continue
        joined = tokens[group.first - 1].lower in {"and", "but"}
        if group.voice == PARTICIPLE or (joined and group.voice == ACTIVE):
            item = one_from(tokens, group, end, last[1], last[2].mention, groups[index + 1 :])
            if item is not None:
                yield item
                return


def _set_off(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    return quoted_as_saying(tokens, group, end) or _trailing(tokens, group, end)


def _trailing(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    """Read a verb group as a set-off attribution: where it begins and ends, and what it is."""
    if group.voice != ACTIVE or not set("cl") & set(group.complements):
        return None
    return _subject_verb(tokens, group, end) or verb_subject(tokens, group, end)


def _subject_verb(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    subject = subject_before(tokens, 0, group.first)
    if subject is None or subject[0] == 0:
        return None
    first = subject[0]
    lead = _lead(tokens, first)
    if lead is None or tokens[subject[0]].lower in words_of_class("relative"):
        return None
    last, addressee = _tail(tokens, group, end, loose=_closed_quote(tokens, lead))
    if last is None:
        return None
    item = Reported((), (group.first, group.after), subject, group.cue_class, addressee)
    return lead, last, item


def _closed_quote(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a quote that ends in a comma (or ? ! …) stands before: it is what was said."""
    if tokens[at - 1].form == "," and at > 1:
        at -= 1
    return tokens[at - 1].kind == QUOTE and (
        tokens[at - 1].form[-1:] in ",?!…—-" or tokens[at].form == ","
    )


def _lead(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the set-off part begins if a comma, dash or quote ends what it reports."""
    at = first
    while at > 0 and (tokens[at - 1].lower == "as" or _opens_aside(tokens[at - 1])):
        at -= 1
    if at == 0:
        return None
    before = tokens[at - 1]
    if before.kind == QUOTE:
        return at if before.form[-1:] in ",?!—-…." or at == first else None
    if before.form == "," or before.form in DASHES:
        return at if reportable(tokens, at - 1) else None
    return None


def _opens_aside(token: Token) -> bool:
    return is_adverb(token) and token.lower not in {"though", "however", "then", "instead"}


def _tail(
    tokens: Sequence[Token], group: VerbGroup, end: int, *, loose: bool
) -> tuple[int | None, Range | None]:
    """Return where a set-off "S V …" ends: at its comma, at the end, or not at all (None).

    ``loose``: what is reported is a quote before it, so that anything may follow the verb.
    """
    at = group.after
    addressee = None
    if "a" in group.complements:
        addressee, at = hearer_after(tokens, at, end)
    start = at
    if loose and not (at < end and tokens[at].lower in {"that", "whether"}):
        return side_end(tokens, at, end), addressee
    while at < end and at - start < MAX_ADVERBIAL:
        token = tokens[at]
        if token.form == "," or token.form in DASHES or token.form in {";", ":"}:
            return (at, addressee) if _stands_alone(tokens, start, at) else (None, addressee)
        if token.kind == QUOTE:
            return (
                (at, addressee)
                if _stands_alone(tokens, start, at) and at == start
                else (None, addressee)
            )
        if token.lower in {"that", "whether", "if", "how"} or token.lower in words_of_class(
            "relative"
        ) - {"whose", "whom"}:
            return None, addressee
        at += 1
    return (at if at >= end and _stands_alone(tokens, start, end) else None), addressee


def _stands_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether what follows the verb is nothing or an adverbial, not its complement."""
    if start >= end:
        return True
    word = tokens[start].lower
    opens = (
        word in words_of_class("preposition", "time")
        or is_adverb(tokens[start])
        or word
        in {
            "when",
            "as",
            "while",
            "after",
            "before",
            "last",
            "this",
            "next",
            "to",
            "outside",
            "later",
            "earlier",
        }
        or tokens[start].form == "("
        or word.endswith("ing")
    )
    if not opens:
        return False
    if word in words_of_class("breaking") or word.endswith("ing"):
        return True
    return not has_finite(tokens, start, end) or (
        word in words_of_class("time") and not has_finite(tokens, start, end)
    )
