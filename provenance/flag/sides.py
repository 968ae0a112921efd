"""A sentence as a rule reads it, and the two sides of a comparison word by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from provenance.flag.phrases import entries
from provenance.frequencies import stem
from provenance.model import Comparison, Evidence, SectionKind, Span, Witness
from provenance.words import Word, fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.model import Edit

_STOP: Final = frozenset(
    """a an the this that these those of in on at to for from by with as and or but nor so yet if
    then than into onto over under about after before between during per via up down out off is are
    was were be been being am has have had having do does did will would shall should can could may
    might must it its it's he she they we you i him her them us me his hers their theirs our ours
    your yours my mine who whom whose which what when where why how there here not no also too very
    just only more most much many some any each all both s t said says say""".split()
)

_NUMBER_AND_UNIT: Final = re.compile(r"(\d[\d.,:]*)([a-zA-Z]{1,4})")
_NUMBER_ENDINGS: Final = frozenset(("st", "nd", "rd", "th", "m", "bn", "k", "s"))
_JOINTS: Final = frozenset(".,:")


def is_content(folded: str) -> bool:
    """Whether a folded word says something by itself (is no function word)."""
    return folded not in _STOP


class Place(NamedTuple):
    """A word of a source: the number of the source, and of the word in it."""

    of: int
    word: int


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

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of the words."""
        return tuple(_root(word) for word in self.folded)

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
        return _inside(self, [(quote.start, quote.end) for quote in self.witness.quotes])

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
            self.witness.document.id, self.number, start, end, _one_line(self.text[start:end])
        )

    def whole(self) -> Evidence:
        """Return the whole sentence as a flag's evidence."""
        sentence = self.witness.sentences[self.number]
        return Evidence(
            self.witness.document.id,
            self.number,
            sentence.start,
            sentence.end,
            _one_line(sentence.text),
        )

    def numbers_in(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie in ``[start, end)`` of the document."""
        low = bisect_left(self.words, start, key=lambda word: word.start)
        high = bisect_right(self.words, end, key=lambda word: word.end)
        return range(low, max(low, high))


@lru_cache(maxsize=4096)
def side_of(witness: Witness, number: int) -> Side:
    """Read a sentence of a witness."""
    sentence = witness.sentences[number]
    return Side(witness, number, _split_units(sentence.text, sentence.start))


def _split_units(text: str, offset: int) -> tuple[Word, ...]:
    """Cut words, and part a number from the unit written to it: "4,000ft", "1.15am", "22km"."""
    found: list[Word] = []
    for word in words_of(text, offset=offset):
        parts = _NUMBER_AND_UNIT.fullmatch(word.form)
        if parts is None or parts[2] in _NUMBER_ENDINGS:
            found.append(word)
            continue
        start, end = word.start, word.start + len(parts[1])
        if found and found[-1].form.isdigit() and text[found[-1].end - offset : start - offset] in _JOINTS:
            start = found.pop().start
        form = text[start - offset : end - offset]
        found += [
            Word(start, end, form, fold(form)),
            Word(end, word.end, parts[2], fold(parts[2])),
        ]
    return tuple(found)


def _root(folded: str) -> str:
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


@frozen(eq=False, slots=False)
class Pair:
    """The two sides of a comparison: which derived word came from which source word.

    ``partner`` maps a derived word that was kept or moved to its place in a source; ``kept`` are
    all those places. ``swaps`` are the replaced stretches.
    """

    comparison: Comparison
    derived: Side
    sources: tuple[Side, ...]
    partner: Mapping[int, Place]
    swaps: tuple[Swap, ...]
    _heirs: Mapping[Place, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_heirs", {place: i for i, place in self.partner.items()})

    def heir(self, place: Place) -> int | None:
        """Return the derived word that came from a source word, or none."""
        return self._heirs.get(place)

    @cached_property
    def source_stems(self) -> frozenset[str]:
        """The stems of the words of all the sources."""
        return frozenset(stem for side in self.sources for stem in side.stem_set)

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The folded words of all the sources."""
        return frozenset(word for side in self.sources for word in side.folded)

    @cached_property
    def held_stems(self) -> frozenset[str]:
        """The stems of the whole documents that the sources stand in."""
        return frozenset(stem for side in self.sources for stem in stems_of(side.witness))

    def swapped_for(self, number: int) -> tuple[Place, ...]:
        """Return the source words in whose place a derived word stands."""
        return tuple(
            Place(swap.of, word)
            for swap in self.swaps
            if number in swap.derived
            for word in swap.source
        )

    def swapped_by(self, place: Place) -> tuple[int, ...]:
        """Return the derived words that stand in the place of a source word."""
        return tuple(
            word
            for swap in self.swaps
            if swap.of == place.of and place.word in swap.source
            for word in swap.derived
        )

    def swapped_words(self, of: int, first: int, last: int) -> frozenset[str]:
        """Return the folded derived words in the place of the source words ``[first, last]``."""
        return frozenset(
            self.derived.folded[n]
            for word in range(first, last + 1)
            for n in self.swapped_by(Place(of, word))
        )

    def new(self, number: int) -> bool:
        """Whether a derived word was inserted or replaces another, and no source has its stem."""
        return number not in self.partner and self.derived.stems[number] not in self.source_stems


class Swap(NamedTuple):
    """Source words that were replaced, and the derived words in their place; either is a run."""

    of: int
    source: range
    derived: range


def pair_of(comparison: Comparison) -> Pair:
    """Read both sides of a comparison."""
    derived = side_of(comparison.derived, comparison.number)
    sources = tuple(side_of(witness, number) for witness, number in comparison.sources)
    partner: dict[int, Place] = {}
    swaps = []
    for edit in comparison.edits:
        if edit.source is None or edit.derived is None:
            continue
        theirs = sources[edit.of].numbers_in(*edit.source)
        ours = derived.numbers_in(*edit.derived)
        if edit.op in {"keep", "move"}:
            partner.update(_kept(edit, theirs, ours))
        elif edit.op == "replace":
            swaps.append(Swap(edit.of, theirs, ours))
    return Pair(comparison, derived, sources, partner, tuple(swaps))


def _kept(edit: Edit, theirs: range, ours: range) -> Iterable[tuple[int, Place]]:
    if len(theirs) != len(ours):
        return ()
    return ((i, Place(edit.of, j)) for i, j in zip(ours, theirs, strict=True))


def _inside(side: Side, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(number for span in spans for number in side.numbers_in(*span))


def _one_line(text: str) -> str:
    return " ".join(text.split())
