"""Reporting words and the closed classes of English, read from the rule files and inflected."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.rules import rule_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOWELS: Final = "aeiou"


class Use(NamedTuple):
    """One way a verb is used: the words that follow it, its class and its complements.

    ``complements`` is a string of the codes that ``cues.txt`` explains.
    """

    particles: tuple[str, ...]
    cue_class: str
    complements: str


class Verb(NamedTuple):
    """A verb form: which forms of the verb it may be, and how the verb is used.

    ``forms`` holds ``base``, ``third`` (says), ``past``, ``participle`` and ``ing``.
    """

    forms: frozenset[str]
    uses: tuple[Use, ...]


@cache
def verbs() -> dict[str, Verb]:
    """Return every inflected form of every reporting verb, lower case."""
    uses: dict[str, dict[Use, None]] = {}
    for cue_class, complements, *words in _rows("cues.txt"):
        for word in words:
            head, *particles = word.split("_")
            uses.setdefault(head, {})[Use(tuple(particles), cue_class, complements)] = None
    forms: dict[str, dict[str, dict[str, None]]] = {}
    for base in uses:
        for name, form in _inflect(base):
            forms.setdefault(form, {}).setdefault(base, {})[name] = None
    return {form: _verb(bases, uses) for form, bases in forms.items()}


@cache
def nouns() -> dict[str, str]:
    """Return the reporting nouns with their class."""
    return {w: c for c, kind, *words in _rows("cue_nouns.txt") if kind == "noun" for w in words}


@cache
def adjectives() -> dict[str, str]:
    """Return the adjectives of an attitude with their class."""
    return {w: c for c, kind, *words in _rows("cue_nouns.txt") if kind != "noun" for w in words}


@cache
def words_of_class(*names: str) -> frozenset[str]:
    """Return the words of closed classes of ``grammar.txt``; KeyError if one is not there."""
    return frozenset().union(*(_grammar()[name] for name in names))


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, *words in _rows("grammar.txt")}


@cache
def hypernyms() -> dict[str, frozenset[str]]:
    """Return the nouns that stand for a role by its kind ("the diplomat" for a minister)."""
    return {noun: frozenset(roles) for noun, *roles in _rows("hypernyms.txt")}


def _rows(name: str) -> Iterator[list[str]]:
    text = rule_text(name)
    return (line.split() for line in text.splitlines() if line.strip() and line[0] != "#")


def _verb(bases: dict[str, dict[str, None]], uses: dict[str, dict[Use, None]]) -> Verb:
    return Verb(
        frozenset(name for names in bases.values() for name in names),
        tuple(use for base in bases for use in uses[base]),
    )


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {base: (past, participle) for base, past, participle in _rows("inflections.txt")}


def _inflect(base: str) -> Iterator[tuple[str, str]]:
    """Yield (form name, form) of a verb by the regular rules and the table of exceptions."""
    yield "base", base
    yield "third", _with_s(base)
    past, participle = _irregular().get(base, (_with_ed(base), _with_ed(base)))
    yield "past", past
    yield "participle", participle
    yield "ing", _with_ing(base, past)


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in {"go", "do", "veto"}:
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    if base.endswith("c"):
        return base + "ked"
    return base + "ed"


def _with_ing(base: str, past: str) -> str:
    if past == base + base[-1] + "ed" or base in {
        "run",
        "hit",
        "bet",
        "put",
        "get",
        "forget",
        "begin",
    }:
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"
