"""Finding the phrases of a list in words; how they are written stands in ``notation``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.lists import entries
from provenance.flag.notation import Phrase, is_plain, read_phrases
from provenance.frequencies import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FEW: Final = 2
"""Phrases with one first word that are not worth being sorted by the second."""

_MOST_REMEMBERED: Final = 1 << 14


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
            if all(map(is_plain, words)):
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
        for phrase in read_phrases(line):
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
        if self._openers.isdisjoint(_keys_of(tuple(folded))):  # so with most sentences and lists
            return ()
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


@lru_cache(maxsize=1 << 12)
def _keys_of(folded: tuple[str, ...]) -> frozenset[str]:
    """Return what a list that any of the words may open has among its openers."""
    return frozenset(chain.from_iterable(map(_keys, folded)))


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
