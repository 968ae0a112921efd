"""All quotes of a corpus, ready to be matched: by document, by sentence and by their words."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.model import Place
from provenance.tracing.quotation.wording import Wording, wording
from provenance.whereabouts import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model import Quote, SectionKind, Witness

_MOST_TELLING: Final = 6
"""How many of a quote's words propose candidates: its rarest, by the shipped table."""

_LEAST_TELLING: Final = 1.5
"""Words that tell less than this propose nothing."""

_MOST_ALIKE: Final = 8
"""How many quotes with the same words are kept of one document: one more tells nothing new."""

_MOST_IN_SENTENCE: Final = 20

_LEAST_SHARE: Final = 0.3
"""Share of the proposing words' weight that a candidate must have."""


@frozen(eq=False, slots=False)
class Saying:
    """A quote in its document; ``rank`` is the document's number in the order of the corpus.

    ``places`` are the sentences it stands in.
    """

    document: str
    rank: int
    section: SectionKind
    places: tuple[Place, ...]
    quote: Quote
    wording: Wording

    @cached_property
    def key(self) -> tuple[str, int, int]:
        """The document and the span, which no other quote has."""
        return self.document, self.quote.start, self.quote.end


class Sayings:
    """The quotes of all witnesses, in the order of the corpus and of the text.

    ``beside`` are quotes of the first documents of ``order``, which are not listed once more.
    """

    def __init__(
        self,
        witnesses: Mapping[str, Witness],
        order: Sequence[str],
        beside: Sayings | None = None,
    ) -> None:
        known = beside.by_document if beside else {}
        self._beside = beside
        self.by_document: dict[str, tuple[Saying, ...]] = {
            name: tuple(_sayings_of(witnesses[name], rank))
            for rank, name in enumerate(order)
            if name not in known
        }
        self._by_place: dict[Place, list[Saying]] = defaultdict(list)
        self._by_letters: dict[tuple[str, ...], list[Saying]] = defaultdict(list)
        self._postings: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for sayings in self.by_document.values():
            for saying in sayings:
                self._add(saying)
        self.by_document = {**known, **self.by_document}

    def _add(self, saying: Saying) -> None:
        for place in saying.places:
            if len(self._by_place[place]) < _MOST_IN_SENTENCE:
                self._by_place[place].append(saying)
        letters = saying.wording.letters
        alike = self._by_letters[letters]
        if not alike:
            for stem in saying.wording.weights:
                self._postings[stem].append(letters)
        if not all(one.document == saying.document for one in alike[-_MOST_ALIKE:]) or (
            len(alike) < _MOST_ALIKE
        ):
            alike.append(saying)

    def at(self, place: Place) -> Sequence[Saying]:
        """Return the quotes that stand in a sentence."""
        own = self._by_place.get(place, ())
        return own or (self._beside.at(place) if self._beside else ())

    def same(self, one: Wording) -> Sequence[Saying]:
        """Return the quotes that have the same words as a wording."""
        own = self._by_letters.get(one.letters, ())
        return (*self._beside.same(one), *own) if self._beside else own

    def similar(self, one: Wording) -> Iterator[Sequence[Saying]]:
        """Yield the quotes that share telling words with a wording, equal ones together."""
        if self._beside:
            yield from self._beside.similar(one)
        asked = sorted(one.weights.items(), key=lambda item: (-item[1], item[0]))
        asked = [(stem, value) for stem, value in asked if value >= _LEAST_TELLING]
        shared: dict[tuple[str, ...], float] = defaultdict(float)
        for stem, value in asked[:_MOST_TELLING]:
            for letters in self._postings.get(stem, ()):
                shared[letters] += value
        least = _LEAST_SHARE * sum(value for _, value in asked[:_MOST_TELLING])
        for letters, value in shared.items():
            if value >= least:
                yield self._by_letters[letters]


def _sayings_of(witness: Witness, rank: int) -> Iterator[Saying]:
    name = witness.document.id
    for quote in witness.quotes:
        numbers = sentences_of((quote.start, quote.end), witness)
        section = witness.sentences[numbers[0]].section if witness.sentences else "furniture"
        places = tuple(Place(name, number) for number in numbers)
        yield Saying(name, rank, section, places, quote, wording(quote.text))
