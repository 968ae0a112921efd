"""How a line of a list of phrases is written, and reading it.

A phrase is words apart by
blanks, compared in folded form; in place of a word may stand

- ``a|b`` either word, ``a-b`` the two words that a hyphen joins (with it or without),
- ``word*`` any word that begins so, ``word~`` any word with the same stem,
- ``(word)`` the word or nothing, ``_`` any one word, ``..`` up to three words,
- ``@list`` a one-word entry of another list of the same folder,
- ``^`` as the first sign: the phrase stands at the beginning of what is searched,
- ``$`` as the last sign: it stands at the end.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.lists import entries
from provenance.frequencies import stem
from provenance.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_GAP: Final = 3


class Slot(NamedTuple):
    """What one word of a phrase may be: whole words, beginnings, stems; ``free`` is any word."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()
    free: bool = False

    def accepts(self, folded: str) -> bool:
        """Whether a folded word may stand here."""
        return (
            self.free
            or folded in self.words
            or (bool(self.beginnings) and folded.startswith(self.beginnings))
            or (bool(self.stems) and stem(folded) in self.stems)
        )


class Phrase(NamedTuple):
    """A phrase as a row of slots; ``entry`` is the line it was read from."""

    entry: str
    slots: tuple[Slot, ...]
    at_start: bool
    at_end: bool


_FREE: Final = Slot(frozenset(), free=True)


def is_plain(word: str) -> bool:
    """Whether a word stands for itself: it is folded, and there is no sign in it."""
    return word.isascii() and word.isalpha() and word.islower()


def read_phrases(line: str) -> Iterator[Phrase]:
    """Read one line of a list: a phrase for each row of slots that it stands for.

    Raises:
        ValueError: it has brackets around more than one word.
    """
    if is_plain(line):  # most lines
        yield Phrase(line, (Slot(frozenset((line,))),), at_start=False, at_end=False)
        return
    parts = line.split()
    _check(line, parts)
    at_start, at_end = parts[0] == "^", parts[-1] == "$"
    choices = [_choices(part) for part in parts[at_start : len(parts) - at_end]]
    for choice in product(*choices):
        slots = tuple(slot for run in choice for slot in run)
        if slots:
            yield Phrase(line, slots, at_start, at_end)


def check_phrase(line: str) -> None:
    """Make sure that a line of a list can be searched for.

    Raises:
        ValueError: it has no word to begin with, names a list that is not there, or has brackets
            around more than one word.
    """
    try:
        found = tuple(read_phrases(line))
    except OSError as error:
        message = f"a phrase names a list that is not there: {line!r}"
        raise ValueError(message) from error
    if not found or not all(_begins(phrase.slots[0]) for phrase in found):
        message = f"a phrase begins with a word: {line!r}"
        raise ValueError(message)


def _begins(slot: Slot) -> bool:
    return bool(slot.stems or any(slot.beginnings) or any(slot.words))


def _check(line: str, parts: Sequence[str]) -> None:
    """Refuse a line whose brackets hold more than one word: they would match what nobody meant."""
    if any(part.startswith("(") != part.endswith(")") for part in parts):
        message = f"brackets in a list of phrases hold one word each: {line!r}"
        raise ValueError(message)


def _choices(part: str) -> tuple[tuple[Slot, ...], ...]:
    """Return the rows of slots that one part of a line may stand for."""
    if part == "..":
        return tuple((_FREE,) * length for length in range(_LONGEST_GAP + 1))
    if part.startswith("(") and part.endswith(")"):
        return ((), *_rows(part[1:-1]))
    return tuple(_rows(part))


def _rows(part: str) -> Iterator[tuple[Slot, ...]]:
    """Yield the row of one slot for all whole words, and a row for each that a hyphen joins."""
    choices = part.split("|")
    whole = [choice for choice in choices if "-" not in choice]
    if whole:
        yield (_slot("|".join(whole)),)
    for choice in choices:
        if "-" in choice:
            yield tuple(_slot(piece) for piece in choice.split("-"))


def _slot(part: str) -> Slot:
    if part == "_":
        return _FREE
    words: set[str] = set()
    beginnings: list[str] = []
    stems: set[str] = set()
    for choice in part.split("|"):
        if choice.startswith("@"):
            listed = _slot("|".join(entries(choice[1:])))
            words |= listed.words
            beginnings += listed.beginnings
            stems |= listed.stems
        elif choice.endswith("*"):
            beginnings.append(fold(choice[:-1]))
        elif choice.endswith("~"):
            stems.add(stem(fold(choice[:-1])))
        else:
            words.add(fold(choice))
    return Slot(frozenset(words), tuple(beginnings), frozenset(stems))
