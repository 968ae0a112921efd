"""Lists of phrases as data, and finding them in words.

A list is a text file with one phrase a line (``;`` begins a comment). A phrase is words apart by
blanks, compared in folded form; in place of a word may stand

- ``a|b`` either word,
- ``word*`` any word that begins so, ``word~`` any word with the same stem,
- ``(word)`` the word or nothing, ``_`` any one word, ``..`` up to three words,
- ``@list`` a one-word entry of another list of the same folder,
- ``^`` as the first sign: the phrase stands at the beginning of what is searched,
- ``$`` as the last sign: it stands at the end.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.frequencies import stem
from provenance.rules import rule_text
from provenance.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_LONGEST_GAP: Final = 3
_FEW: Final = 2
"""Phrases with one first word that are not worth being sorted by the second."""

_FOLDER: Final = ("flag",)
_MOST_REMEMBERED: Final = 1 << 14


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


class Match(NamedTuple):
    """Words ``[first, last]`` (numbers of words, both included) that are an entry of a list."""

    first: int
    last: int
    entry: str


class _Candidates(dict[str, tuple[Phrase, ...]]):
    """The phrases that a word may begin, found when first asked for.

    A dictionary that fills itself is read twice as fast as a cached function, and most words begin
    nothing. It is emptied before it grows without end.
    """

    def __init__(self, find: Callable[[str], tuple[Phrase, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> tuple[Phrase, ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = self._find(word)
        return found


class Phrases:
    """A list of phrases that can be searched for.

    A line that begins with a plain word, or with one of several, is read when a text first has it.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._unread: dict[str, list[str]] = defaultdict(list)
        self._added: set[str] = set()
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._by_stem: dict[str, list[Phrase]] = defaultdict(list)
        self._by_beginning: dict[str, list[Phrase]] = defaultdict(list)
        self._openers: set[str] = set()
        for line in dict.fromkeys(lines):
            words = line.partition(" ")[0].split("|")
            if all(map(_is_plain, words)):
                self._openers.update(words)
                for word in words:
                    self._unread[word].append(line)
            else:
                self._add(line)
        self._candidates = _Candidates(self._candidates_of)
        self._continued = lru_cache(maxsize=1 << 14)(self._continued_by)

    def _add(self, line: str) -> None:
        if line in self._added:
            return
        self._added.add(line)
        for phrase in _read(line):
            first = phrase.slots[0]
            for word in sorted(first.words):
                self._by_word[word].append(phrase)
                self._openers.add(word)
            for root in sorted(first.stems):
                self._by_stem[root].append(phrase)
                self._openers.add(f"{root}~")
            for beginning in first.beginnings:
                self._by_beginning[beginning].append(phrase)
                self._openers.add(f"{beginning}*")

    def find(self, folded: Sequence[str]) -> tuple[Match, ...]:
        """Find all phrases in folded words, longest first at a place, without overlaps."""
        begun = map(self._candidates.__getitem__, folded)
        likely = [(number, candidates) for number, candidates in enumerate(begun) if candidates]
        found: list[Match] = []
        free = 0
        for number, candidates in likely:
            if number < free:
                continue
            if len(candidates) > _FEW and number + 1 < len(folded):
                candidates = self._continued(folded[number], folded[number + 1])  # noqa: PLW2901
            match = _longest_at(candidates, folded, number)
            if match is not None:
                found.append(match)
                free = match.last + 1
        return tuple(found)

    def __contains__(self, folded: str) -> bool:
        return _longest_at(self._candidates[folded], (folded,), 0) is not None

    def _continued_by(self, word: str, following: str) -> tuple[Phrase, ...]:
        """Return the phrases that a word begins and that may go on with the one after it."""
        return tuple(
            phrase
            for phrase in self._candidates[word]
            if len(phrase.slots) == 1 or phrase.slots[1].accepts(following)
        )

    def _candidates_of(self, word: str) -> tuple[Phrase, ...]:
        if self._openers.isdisjoint(_keys(word)):  # so with most words and most lists
            return ()
        for line in self._unread.pop(word, ()):
            self._add(line)
        whole = self._by_word.get(word, ())
        stemmed = self._by_stem.get(stem(word), ())
        beginnings = (word[:length] for length in range(1, len(word) + 1))
        begun = (self._by_beginning.get(one, ()) for one in beginnings)
        return (*whole, *stemmed, *chain.from_iterable(begun))


@lru_cache(maxsize=1 << 14)
def _keys(word: str) -> tuple[str, ...]:
    """Return what a list that a word may open has among its openers, as lists write it."""
    beginnings = (f"{word[:length]}*" for length in range(1, len(word) + 1))
    return (word, f"{stem(word)}~", *beginnings)


def _longest_at(candidates: Sequence[Phrase], folded: Sequence[str], number: int) -> Match | None:
    best: Match | None = None
    for phrase in candidates:
        last = number + len(phrase.slots) - 1
        if best is not None and last <= best.last:
            continue
        if _fits(phrase, folded, number):
            best = Match(number, last, phrase.entry)
    return best


def _fits(phrase: Phrase, folded: Sequence[str], number: int) -> bool:
    end = number + len(phrase.slots)
    if end > len(folded) or (phrase.at_start and number) or (phrase.at_end and end < len(folded)):
        return False
    for k in range(1, len(phrase.slots)):  # by the first slot the phrase was looked up
        word, slot = folded[number + k], phrase.slots[k]
        if word not in slot.words and not slot.accepts(word):
            return False
    return True


@cache
def phrases(*names: str) -> Phrases:
    """Load one or several lists (file names without ending) as one."""
    return phrases_from(tuple(line for name in names for line in entries(name)))


@cache
def phrases_from(lines: tuple[str, ...]) -> Phrases:
    """Make a list of phrases from its lines."""
    return Phrases(lines)


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the lines of a list without comments and blanks."""
    text = rule_text(*_FOLDER, f"{name}.txt")
    return bare_lines(text)


def bare_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a list's text without comments and blanks."""
    bare = (line.partition(";")[0].strip() for line in text.splitlines())
    return tuple(line for line in bare if line)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of single words, folded."""
    return frozenset(fold(entry) for entry in entries(name))


@cache
def table(name: str) -> Mapping[str, str]:
    """Return a list of ``key = value`` lines, keys and values folded word by word."""
    pairs = (line.partition("=") for line in entries(name))
    return {_folded(key): _folded(value) for key, _, value in pairs}


@cache
def groups(name: str) -> Mapping[str, frozenset[int]]:
    """Return for each phrase of a list of ``a, b, c`` lines the numbers of the lines it is on."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(entries(name)):
        for member in line.split(","):
            found[_folded(member)].add(number)
    return {member: frozenset(numbers) for member, numbers in found.items()}


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())


def _is_plain(word: str) -> bool:
    """Whether a word stands for itself: it is folded, and there is no sign in it."""
    return word.isascii() and word.isalpha() and word.islower()


def _read(line: str) -> Iterator[Phrase]:
    if _is_plain(line):  # most lines
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
        found = tuple(_read(line))
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
        return ((), (_slot(part[1:-1]),))
    return ((_slot(part),),)


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


_FREE: Final = Slot(frozenset(), free=True)
