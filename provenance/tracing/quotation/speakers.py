"""Whether two names of speakers are names of the same one."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from provenance.frequencies import stem, weight
from provenance.rules import rule_text
from provenance.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SMALL: Final = frozenset({"a", "an", "the", "of", "for", "and", "de", "la", "le", "du", "von"})
_OF: Final = frozenset({"of", "for", "at", "from", "in", "with", "on", "who"})
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z.]{1,9}")
_LEAST_INITIALS: Final = 2
_LONGEST_ALIAS: Final = 3
_UNKNOWN: Final = "\x1f"  # a stem in no table: it has the greatest weight


@lru_cache(maxsize=1 << 14)
def same_speaker(one: str | None, other: str | None) -> bool | None:
    """Say whether two names stand for the same speaker; null where that is open.

    Two agree when they share the last name, one is a part of the other, one is the other's
    acronym, or both name a country, its people or its government. They differ when both are names
    and share no word. What is no name ("the official", "Diplomats") agrees and differs with none.
    """
    ours, theirs = name_words(one), name_words(other)
    if one is None or other is None or not ours or not theirs:
        return None
    if ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    if _is_acronym(one, other) or _is_acronym(other, one) or _aliases(one) & _aliases(other):
        return True
    named = _is_name(one) and _is_name(other)
    return False if named and not _stems(one) & _stems(other) else None


@lru_cache(maxsize=1 << 14)
def name_words(speaker: str | None) -> tuple[str, ...]:
    """Return the capitalised words of a name that are no titles, folded."""
    return tuple(
        word.folded
        for word in words_of(speaker or "")
        if word.form[0].isupper() and word.folded not in _SMALL and word.folded not in _titles()
    )


def _is_name(speaker: str) -> bool:
    """Whether a speaker is named, and not described: "Western diplomats", "a spokesman for …".

    A lone common word in the plural may be capitalised only for beginning a sentence.
    """
    return any(_heads_name(part) for part in speaker.split(","))


def _heads_name(part: str) -> bool:
    words = words_of(part)
    end = next((n for n, word in enumerate(words) if n and word.folded in _OF), len(words))
    names = name_words(part[: words[end - 1].end]) if words else ()
    if not names or names[-1] != words[end - 1].folded:
        return False
    known = weight(stem(names[-1])) < weight(_UNKNOWN)
    return not (len(words) == 1 and known and names[-1].endswith("s"))


def _stems(name: str) -> frozenset[str]:
    """Return the stems of all telling words of a name or description."""
    return frozenset(stem(word.folded) for word in words_of(name) if word.folded not in _SMALL)


def _is_acronym(short: str, name: str) -> bool:
    """Whether a name is made of the first letters of the other's capitalised words."""
    if not _ACRONYM.fullmatch(short):
        return False
    words = [word for word in words_of(name) if word.form[0].isupper() and word.folded != "the"]
    initials = "".join(word.folded[0] for word in words)
    return len(initials) >= _LEAST_INITIALS and fold(short) == initials


@lru_cache(maxsize=1 << 12)
def _aliases(name: str) -> frozenset[int]:
    """Return the numbers of the alias groups that a name's words belong to."""
    words = [word.folded for word in words_of(name)]
    parts = (
        " ".join(words[first:last])
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + _LONGEST_ALIAS) + 1)
    )
    return frozenset(group for part in parts for group in _groups().get(part, ()))


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for line in _lines("quotes", "titles.txt") for word in line.split())


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_lines("flag", "aliases.txt")):
        for alias in line.split(","):
            found[" ".join(word.folded for word in words_of(alias))].add(number)
    return {alias: frozenset(numbers) for alias, numbers in found.items()}


def _lines(folder: str, name: str) -> list[str]:
    text = rule_text(folder, name)
    return [line for line in text.splitlines() if line and not line.startswith(";")]
