"""Words that the source does not quote: where marks were put on them, and what they came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.frequencies import stem
from provenance.tracing.quotation.alteration import contained
from provenance.tracing.quotation.spelling import letters
from provenance.tracing.quotation.wording import telling
from provenance.whereabouts import quotes_at
from provenance.words import words_of

if TYPE_CHECKING:
    from provenance.model import Place, Witness
    from provenance.tracing.quotation.wording import Wording
    from provenance.words import Word

_QUOTED: Final = "\x1f"  # stands for a word in marks, so that no run crosses it
_TELLS: Final = 1.5


class Narration(NamedTuple):
    """Unquoted words of a sentence that a quote's words stand in.

    ``[start, end)`` are code points of the document; ``coverage`` is the share (0..1) of the
    quote's weight that is there, 1 where all its words are there in a run.
    """

    place: Place
    start: int
    end: int
    exact: bool
    coverage: float


def find_narration(
    quote: Wording, place: Place, witness: Witness, *, unquoted_only: bool = True
) -> Narration | None:
    """Find a quote's words in a sentence, outside its quotation marks unless told otherwise.

    Word for word if they are there, else the stretch that has its telling words; null where
    nothing of it is there.
    """
    words = _words(witness, place)
    quoted = _quoted(witness, place) if unquoted_only else frozenset()
    spelt = [_QUOTED if n in quoted else letters(word.form) for n, word in enumerate(words)]
    run = contained(quote.letters, spelt) if quote.words else None
    if run is not None:
        start, end = words[run.start].start, words[run.stop - 1].end
        return Narration(place, start, end, exact=True, coverage=1.0)
    return _near(quote, place, [word for n, word in enumerate(words) if n not in quoted])


def narrated(witness: Witness, place: Place) -> list[str]:
    """Return a sentence's words as spelling leaves them, a wall in place of each quoted one."""
    quoted = _quoted(witness, place)
    words = _words(witness, place)
    return [_QUOTED if n in quoted else letters(word.form) for n, word in enumerate(words)]


def _near(quote: Wording, place: Place, words: list[Word]) -> Narration | None:
    """Find the stretch from the first to the last word that tells and that the quote has."""
    shared = [word for word in words if stem(word.folded) in quote.weights]
    if not shared:
        return None
    weight = sum(telling(one) for one in {stem(word.folded) for word in shared})
    tells = [word for word in shared if telling(stem(word.folded)) >= _TELLS] or shared
    start, end = tells[0].start, tells[-1].end
    return Narration(place, start, end, exact=False, coverage=weight / quote.total)


def _words(witness: Witness, place: Place) -> tuple[Word, ...]:
    sentence = witness.sentences[place.sentence]
    return words_of(sentence.text, offset=sentence.start)


def _quoted(witness: Witness, place: Place) -> frozenset[int]:
    """Return the numbers of a sentence's words that stand in marks."""
    words = _words(witness, place)
    starts = [word.start for word in words]
    ends = [word.end for word in words]
    found: set[int] = set()
    reached = 0
    for quote in quotes_at(witness, place.sentence):  # in text order: each word is met once
        first = max(reached, bisect_left(starts, quote.start))
        reached = max(reached, bisect_right(ends, quote.end))
        found.update(range(first, reached))
    return frozenset(found)
