"""Attributions with the source after the verb: “C,” said S, the minister · , reported AFP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.following import phrase_after
from provenance.extract.hearers import hearer_after
from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import DASHES, PERSONAL, finite, is_adverb
from provenance.extract.reported import Reported, reportable, trimmed
from provenance.extract.tokens import NUMBER, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


def verb_subject(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    """Read "“…,” said S" and ", reported AFP": the source follows the verb."""
    first = group.first
    if not _may_invert(tokens, group) or not _stands_after(tokens, group, end):
        return None
    after = group.after
    while after < end and is_adverb(tokens[after]):
        after += 1
    first_hearer = None
    if after + 1 < end and tokens[after].lower == "to" and tokens[after + 1].capital:
        first_hearer, after = hearer_after(tokens, after + 1, end)
    source = phrase_after(tokens, after, end)
    if source is None or tokens[source[0]].lower in _NO_SOURCE:
        return None
    if tokens[source[0]].lower in PERSONAL and not _stops(tokens, source[1], end):
        return None
    source = apposed(tokens, source, end)
    addressee, last = _indirect_hearer(tokens, source[1], end)
    last = side_end(tokens, last, end)
    return (
        first,
        last,
        Reported((), (first, group.after), source, group.cue_class, addressee or first_hearer),
    )


_NO_SOURCE: Final = frozenset({"him", "her", "them", "us", "me", "that", "which", "who", "this"})


def _stops(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a clause may end at a token: nothing, a stop or an adverbial follows."""
    return (
        at >= end
        or tokens[at].kind in {PUNCTUATION, QUOTE}
        or tokens[at].lower in words_of_class("preposition", "time", "leaving")
    )


def _may_invert(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Say whether a verb is a finite form that does not name its hearer first.

    It stands alone; after a quote, translations also have "has said S".
    """
    if group.first == 0 or ("a" in group.complements and not _asks(tokens, group)):
        return False
    forms = verbs()[tokens[group.head].lower].forms
    helpers = {token.lower for token in tokens[group.first : group.head]}
    if not helpers:
        return bool({"past", "third"} & forms)
    return helpers <= _PERFECT and "participle" in forms and _ends_quote(tokens, group.first)


def _asks(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Say whether "“C?” asks S" is there: a verb that may name its hearer, and a capital alone."""
    asking = tokens[group.head].lower in {"asks", "asked", "assures", "assured"}
    return asking and group.first == group.head and _ends_quote(tokens, group.first)


_PERFECT: Final = frozenset({"has", "have", "had"})


def _ends_quote(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a quote, or a quote and a comma, ends before a token."""
    comma = tokens[at - 1].form == "," and at > 1
    return tokens[at - 1 - comma].kind == QUOTE


def _stands_after(tokens: Sequence[Token], group: VerbGroup, end: int) -> bool:
    """Say whether a quote, or a comma or dash that ends a statement, stands before the verb."""
    first = group.first
    before = tokens[first - 1]
    if before.kind == QUOTE:
        return True
    if before.form not in {",", *DASHES} or (
        before.form == "," and not reportable(tokens, first - 1)
    ):
        return False
    quoted = first > 1 and tokens[first - 2].kind == QUOTE
    return quoted or not _shares_subject(tokens, group, end)


def _shares_subject(tokens: Sequence[Token], group: VerbGroup, end: int) -> bool:
    """Say whether ", verb X" goes on about the subject before, rather than naming a source."""
    source = phrase_after(tokens, group.after, end)
    if source is None:
        return True
    named = any(tokens[at].capital for at in range(*source))
    source = apposed(tokens, source, end)
    rest = trimmed(tokens, source[1], end)
    head = tokens[source[1] - 1].lower
    people = words_of_class("group", "hearer", "title")
    if named or head in people or any(tokens[at].lower in people for at in range(*source)):
        adverbial = words_of_class("preposition", "time", "relative")
        return rest is not None and rest[0] == source[1] and tokens[rest[0]].lower not in adverbial
    return rest is not None or "n" in group.complements


def _indirect_hearer(tokens: Sequence[Token], at: int, end: int) -> tuple[Range | None, int]:
    """Read ", to Reuters" after an inverted source."""
    comma = at < end and tokens[at].form == ","
    place = at + 1 if comma else at
    if place + 1 < end and tokens[place].lower in {"to", "before"} and tokens[place + 1].capital:
        hearer, last = hearer_after(tokens, place + 1, end)
        return hearer, last
    return None, at


def side_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Go on to the comma, dash or end that closes the set-off part."""
    while (
        at < end
        and tokens[at].form not in {",", ";", ":"}
        and tokens[at].form not in DASHES
        and tokens[at].kind != QUOTE
    ):
        at += 1
    return at


def apposed(tokens: Sequence[Token], source: Range, end: int) -> Range:
    """Extend "said S" over ", the minister," and ", who …,", up to where the quote goes on."""
    start, at = source
    while at < end and tokens[at].form in {",", "("}:
        if tokens[at].form == "(":
            close = next((n for n in range(at, min(end, at + 12)) if tokens[n].form == ")"), None)
            if close is None:
                break
            at = close + 1
            continue
        if at + 1 >= end or not _describes(tokens, at + 1, start):
            break
        nxt = next(
            (
                n
                for n in range(at + 1, end)
                if tokens[n].form in {",", ";"}
                or tokens[n].form in DASHES
                or tokens[n].kind == QUOTE
            ),
            end,
        )
        at = nxt
    return start, at


def _describes(tokens: Sequence[Token], at: int, start: int) -> bool:
    token = tokens[at]
    word = token.lower
    if token.kind == QUOTE or word in words_of_class("subject") - words_of_class("relative") - {
        "one"
    }:
        return False
    if token.capital:
        return tokens[start].form.islower() or tokens[at - 2].form.islower()
    return (
        word in words_of_class("determiner") - {"that"}
        or word in {"who", "whose", "which", "of", "from", "then", "himself", "herself"}
        or token.kind == NUMBER
        or word in words_of_class("title")
        or (
            token.kind == WORD
            and token.form.islower()
            and not word.endswith(("ing", "ed"))
            and not is_adverb(token)
            and word not in words_of_class("preposition", "conjunction", "subordinator")
            and word not in verbs()
            and word not in finite()
        )
    )
