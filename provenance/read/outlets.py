"""Which news agencies and outlets are known, and by what names a text calls them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

from provenance.read.wordlists import wordlist
from provenance.rules import rule_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GOES_ON: Final = re.compile(r"[\w-]")
_LETTERS: Final = re.compile(r"[\W_]+")
_HOST: Final = re.compile(
    r"https?://(?:[\w-]+\.)*?([\w-]{2,63})\.(?:(?:co|com|org|net|gov|ac)\.)?[a-z]{2,20}"
    r"(?=[/:?#>)\s\"']|$)"
)
_NAME_BEFORE: Final = re.compile(r"(?:\b[Tt]he\s)?(?<![\w'’-])(?:[A-ZÀ-Þ][\w'’-]*\s){1,3}$")
_NAME_GOES_ON: Final = re.compile(r"\s[A-ZÀ-Þ]|[\w-]")
_LONGEST_NAME: Final = 50
_FIRST_WORD: Final = re.compile(r"(?:[A-ZÀ-ÞĀ-ž]\w*|dpa\b)(?:\.\w+)*")


@frozen
class Outlet:
    """A news agency or outlet.

    ``name`` is its canonical name, ``aliases`` are other names a text gives it. ``tags`` are short
    forms that count only where an agency signs (the brackets of a dateline, a copyright line),
    since they are ambiguous in prose. ``hosts`` are the main parts of its web addresses.
    """

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False
    tags: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and the aliases."""
        return (self.name, *self.aliases)


class Mention(NamedTuple):
    """A place where a text names a known outlet; ``[start, end)`` in code points."""

    outlet: Outlet
    start: int
    end: int


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all known agencies and outlets, agencies first, in the order of the rules file."""
    rules = tomllib.loads(rule_text("outlets.toml"))
    return tuple(
        _outlet(entry, agency=key == "agency")
        for key in ("agency", "outlet")
        for entry in rules.get(key, [])
    )


@cache
def outlet_pattern() -> re.Pattern[str]:
    """Return a pattern that matches any known name as whole words, with its case.

    It is meant for short strings; ``mentions`` is far faster on running text.
    """
    return _any_of(name for outlet in outlets() for name in outlet.names)


@cache
def agency_pattern() -> re.Pattern[str]:
    """Return a pattern that matches any agency's name or tag, as an agency signs."""
    return _any_of(
        name for outlet in outlets() if outlet.agency for name in (*outlet.names, *outlet.tags)
    )


@cache
def tag_pattern() -> re.Pattern[str]:
    """Return a pattern for what agencies sign with and others are called by too ("PA").

    Only where the words around it tell of an agency is it one.
    """
    return _any_of(tag for outlet in outlets() for tag in outlet.tags)


def mentions(text: str, *, strangers: bool = False) -> Iterator[Mention]:
    """Find the known outlets that a text names, in text order, without overlaps.

    With ``strangers`` also names that end in an outlet's word ("The Harrowmere Echo") count; they
    are outlets without aliases.
    """
    known = _by_first_word()
    done = 0
    for word in _FIRST_WORD.finditer(text):
        names = known.get(word[0])
        if strangers and word[0] in _outlet_words() and word.start() >= done:
            stranger = _stranger(text, word.start(), word.end(), done)
            if stranger:
                done = stranger.end
                yield stranger
                continue
        if names is None or (start := word.start()) < done:
            continue
        if start and _GOES_ON.match(text, start - 1):
            continue
        for name in names:
            if text.startswith(name, start) and not _GOES_ON.match(text, start + len(name)):
                done = start + len(name)
                yield Mention(_by_name()[name], start, done)
                break


def canonical(name: str) -> Outlet | None:
    """Return the outlet that a text calls ``name`` (exact, as matched), or None."""
    return _by_name().get(name)


def outlet_at(address: str) -> Outlet | None:
    """Return the known outlet that a web address belongs to, or None."""
    found = _HOST.match(address)
    return _by_host().get(found[1].casefold()) if found else None


def host_of(address: str) -> str | None:
    """Return the host of a web address without "www.", or None where it is none."""
    found = re.match(r"https?://(?:www\.)?([\w.-]{3,253})", address)
    return found[1].casefold().rstrip(".") if found else None


def _stranger(text: str, start: int, end: int, done: int) -> Mention | None:
    """Return the capitalised name that an outlet's word ends, where it is none of the known."""
    low = max(done, start - _LONGEST_NAME)
    before = _NAME_BEFORE.search(text[low:start])
    if not before or _NAME_GOES_ON.match(text, end):
        return None
    name = text[low + before.start() : end]
    if name.removeprefix("the ") in _by_name():
        return None
    return Mention(Outlet(name.removeprefix("the ")), low + before.start(), end)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(word.capitalize() for word in wordlist("outlet-words"))


@cache
def _by_name() -> dict[str, Outlet]:
    return {name: outlet for outlet in outlets() for name in (*outlet.tags, *outlet.names)}


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for outlet in outlets():
        for name in outlet.names:
            first = _FIRST_WORD.match(name)
            names.setdefault(first[0] if first else name, []).append(name)
    return {word: tuple(sorted(known, key=_longest_first)) for word, known in names.items()}


@cache
def _by_host() -> dict[str, Outlet]:
    squeezed = {
        _LETTERS.sub("", name).casefold(): outlet for outlet in outlets() for name in outlet.names
    }
    return squeezed | {host: outlet for outlet in outlets() for host in outlet.hosts}


def _outlet(entry: dict[str, Any], *, agency: bool) -> Outlet:
    return Outlet(
        entry["name"],
        tuple(entry.get("aliases", ())),
        agency,
        tuple(entry.get("tags", ())),
        tuple(entry.get("hosts", ())),
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    known = sorted(set(names), key=_longest_first)
    initials = "".join(sorted({name[0] for name in known}))  # lets most places fail at once
    choices = "|".join(map(re.escape, known))
    return re.compile(rf"(?<![\w-])(?=[{initials}])(?:{choices})(?![\w-])")


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name
