"""The parts of a phrase that names a source: its head, its lead, the name in an apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.lexicon import words_of_class
from provenance.extract.names import (
    ORGANISATION_LINKS,
    PERSON,
    group_words,
    name_run,
    without_titles,
    words_in,
)
from provenance.extract.tokens import POSSESSIVES, PUNCTUATION, QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.names import Sighting
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


def is_his_office(tokens: Sequence[Token], mention: Range) -> bool:
    """Say whether a phrase is "his office", which speaks for him."""
    words = [token.lower for token in tokens[mention[0] : mention[1]]]
    return (
        len(words) == len(("his", "office"))
        and words[0] in words_of_class("possessive")
        and words[1] in {"office", "campaign", "camp", "team"}
    )


def is_somebody(speaker: str) -> bool:
    """Say whether "he" may mean a speaker: no plural description, and no report or poll."""
    head = speaker.rsplit(maxsplit=1)[-1]
    return not head.islower() or not (head.endswith("s") or head in words_of_class("paper"))


def is_person(sighting: Sighting, gender: str) -> bool:
    """Say whether a name is a person's that "he" or "she" fits; with no gender, any person's."""
    return sighting.name.kind == PERSON and (not gender or sighting.name.gender in {"", gender})


def subject_place(tokens: Sequence[Token]) -> int:
    """Return the number of the first word with a capital, or 0."""
    return next((at for at, token in enumerate(tokens) if token.capital), 0)


def past_lead(tokens: Sequence[Token], mention: Range) -> int:
    """Skip "Even" and the like at the beginning of a sentence: no names."""
    first, after = mention
    while first < after - 1 and tokens[first].lower in {"even", "only", "but", "and"}:
        first += 1
    return first


def head_end(tokens: Sequence[Token], mention: Range) -> int:
    """Return where the head of a phrase ends: before a comma, preposition or relative clause."""
    first, after = mention
    at = first
    while at < after:
        token = tokens[at]
        if token.kind in {PUNCTUATION, QUOTE} and token.form not in {"&", "."}:
            break
        opens = words_of_class("preposition", "relative")
        if at > first and token.lower in opens and not links_name(tokens, at, after):
            break
        at += 1
    return max(at, first + 1)


def to_comma(tokens: Sequence[Token], mention: Range) -> int:
    """Return where a phrase ends at its first comma."""
    return next((at for at in range(*mention) if tokens[at].form == ","), mention[1])


def links_name(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Say whether "of" stands inside a name ("the Bank of England")."""
    return (
        tokens[at].lower in ORGANISATION_LINKS | words_of_class("particle")
        and tokens[at - 1].capital
        and at + 1 < after
        and tokens[at + 1].capital
        and tokens[at - 1].lower in group_words()
    )


def is_title_only(tokens: Sequence[Token], run: Range) -> bool:
    """Say whether a name is a title without the person's name."""
    closed = words_of_class("determiner", "subject", "title")
    return all(token.lower.strip(".") in closed for token in tokens[run[0] : run[1]])


def titled_later(tokens: Sequence[Token], rest: Range) -> tuple[str, ...] | None:
    """Read the name in "Minister of the Climate Eva Lund"."""
    run = name_run(tokens, rest[1], rest[0])
    if run is None:
        return None
    bare = without_titles(tokens, run)
    return words_in(tokens, bare) if bare != run or run[1] - run[0] > 1 else None


def apposed(tokens: Sequence[Token], head: int, after: int) -> tuple[str, ...] | None:
    """Read the name in "the group's director, Eva Lund" and in "a buyer, the singer Eva Lund"."""
    first = next((at + 1 for at in range(head, after) if tokens[at].form == ","), after)
    at = first
    while at < after and (tokens[at].capital or tokens[at].lower in words_of_class("particle")):
        at += 1
    if at > first:
        return words_in(tokens, without_titles(tokens, (first, at)))
    last = next((at for at in range(first, after) if tokens[at].form == ","), after)
    run = name_run(tokens, last, first)
    if run is None or run[1] - run[0] == 1 or not is_noun(tokens, first, run[0] - 1):
        return None
    return words_in(tokens, without_titles(tokens, run))


def author(tokens: Sequence[Token], head: int, after: int) -> tuple[str, ...] | None:
    """Read the name in "a statement from Acme Tools"."""
    if tokens[head - 1].lower not in words_of_class("paper") or after - head < len(("from", "X")):
        return None
    run = name_run(tokens, after, head + 1)
    if tokens[head].lower not in {"from", "by"} or run is None or run[0] > head + 2:
        return None
    return words_in(tokens, without_titles(tokens, run))


def is_noun(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a word inside a phrase that a determiner begins may be a common noun."""
    closed = words_of_class("preposition", "conjunction", "determiner", "relative")
    begins = tokens[first].lower in words_of_class("determiner")
    return begins and at > first and tokens[at].form.islower() and tokens[at].lower not in closed


def as_written(tokens: Sequence[Token], mention: Range) -> str | None:
    """Return a phrase as it is written."""
    text = ""
    for token in tokens[mention[0] : mention[1]]:
        tight = token.form in {",", ")"} | POSSESSIVES or not text or text.endswith("(")
        text += token.form if tight else f" {token.form}"
    return text or None
