"""A sentence as a rule reads it, and the two sides of a comparison word by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.flag.lists import entries, word_list
from provenance.frequencies import stem
from provenance.model import Evidence, SectionKind, Span, Witness
from provenance.whereabouts import quotes_at
from provenance.words import Word, fold, unbroken, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_NUMBER_AND_UNIT: Final = re.compile(r"(\d[\d.,:]*)([a-zA-Z]{1,4}|[mbtr]{1,2}illion|euros)")
_LONGEST: Final = 20_000
"""Code points of a sentence that are read: more is a table or an attack, and no statement."""

_NUMBER_ENDINGS: Final = frozenset(("st", "nd", "rd", "th", "m", "bn", "k", "s"))


def is_content(folded: str) -> bool:
    """Whether a folded word says something by itself (is no function word)."""
    return folded not in word_list("function_words")


@frozen(eq=False, slots=False)
class Side:
    """A sentence of a witness, cut into words; spans are code points of the document."""

    witness: Witness
    number: int
    words: tuple[Word, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words as matching compares them."""
        return tuple(word.folded for word in self.words)

    def folded_at(self, number: int) -> str:
        """Return a word as matching compares it; empty beyond either end of the sentence."""
        return self.folded[number] if 0 <= number < len(self.words) else ""

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of the words."""
        return tuple(root(word) for word in self.folded)

    @cached_property
    def stem_set(self) -> frozenset[str]:
        """The stems of the words, each once."""
        return frozenset(self.stems)

    @property
    def text(self) -> str:
        """The whole document's text, which the spans of words point into."""
        return self.witness.document.text

    @property
    def section(self) -> SectionKind:
        """The section the sentence stands in."""
        return self.witness.sentences[self.number].section

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The numbers of the words that stand inside quotation marks, of a statement or a term."""
        quotes = quotes_at(self.witness, self.number)
        return _inside(self, [(quote.start, quote.end) for quote in quotes])

    def span(self, first: int, last: int) -> Span:
        """Return the span of the words ``[first, last]``."""
        return self.words[first].start, self.words[last].end

    def slice(self, first: int, last: int) -> str:
        """Return the words ``[first, last]`` as they are written."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def between(self, number: int) -> str:
        """Return the characters between a word and the one before it."""
        start = self.words[number - 1].end if number else self._start
        return self.text[start : self.words[number].start]

    def after(self, number: int) -> str:
        """Return the characters between a word and the one after it (or the sentence's end)."""
        last = number + 1 == len(self.words)
        end = self._end if last else self.words[number + 1].start
        return self.text[self.words[number].end : end]

    @property
    def _start(self) -> int:
        return self.witness.sentences[self.number].start

    @property
    def _end(self) -> int:
        return self.witness.sentences[self.number].end

    def evidence(self, first: int, last: int) -> Evidence:
        """Return the words ``[first, last]`` as a flag's evidence."""
        start, end = self.span(first, last)
        return Evidence(
            self.witness.document.id, self.number, start, end, unbroken(self.text[start:end])
        )

    def whole(self) -> Evidence:
        """Return the whole sentence as a flag's evidence."""
        sentence = self.witness.sentences[self.number]
        return Evidence(
            self.witness.document.id,
            self.number,
            sentence.start,
            sentence.end,
            unbroken(sentence.text),
        )

    def numbers_in(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie in ``[start, end)`` of the document."""
        low = bisect_left(self.words, start, key=lambda word: word.start)
        high = bisect_right(self.words, end, key=lambda word: word.end)
        return range(low, max(low, high))


@lru_cache(maxsize=4096)
def side_of(witness: Witness, number: int) -> Side:
    """Read a sentence of a witness; of what no sentence is long enough to be, the beginning."""
    sentence = witness.sentences[number]
    return Side(witness, number, _split_units(sentence.text[:_LONGEST], sentence.start))


def _split_units(text: str, offset: int) -> tuple[Word, ...]:
    """Cut words, and part a number from the unit written to it: "22km", "€40million"."""
    found: list[Word] = []
    for word in words_of(text, offset=offset):
        parts = _NUMBER_AND_UNIT.fullmatch(word.form)
        if parts is None or parts[2] in _NUMBER_ENDINGS:
            found.append(word)
            continue
        middle = word.start + len(parts[1])
        found += [
            Word(word.start, middle, parts[1], fold(parts[1])),
            Word(middle, word.end, parts[2], fold(parts[2])),
        ]
    return tuple(found)


def root(folded: str) -> str:
    """Return a word's stem, that of the base form for an irregular verb."""
    return stem(_bases().get(folded, folded))


@cache
def _bases() -> Mapping[str, str]:
    rows = (line.split() for line in entries("irregular"))
    return {form: base for base, *forms in rows for form in forms}


@lru_cache(maxsize=256)
def stems_of(witness: Witness) -> frozenset[str]:
    """Return the stems of all words of a document."""
    return frozenset(
        stem
        for sentence in witness.sentences
        for stem in side_of(witness, sentence.number).stem_set
    )


def _inside(side: Side, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(number for span in spans for number in side.numbers_in(*span))
