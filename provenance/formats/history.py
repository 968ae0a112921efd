"""The history of quotes: every occurrence of the same words, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Alteration, Report, Span, TracedQuote


_FEWEST_WORDS: Final = 3


class Occurrence(NamedTuple):
    """One place where a quote's words stand; ``quote`` is null where they are not in marks."""

    document: str
    span: Span
    alteration: Alteration
    quote: TracedQuote | None


def find_quotes(report: Report, words: str) -> tuple[TracedQuote, ...]:
    """Find the quotes that hold the given words side by side, or that the given words hold.

    Case, accents, typography and punctuation are no difference. A quote of a word or two is not
    found by a longer text that happens to hold it.
    """
    wanted = _folded(words)
    return tuple(quote for quote in report.quotes if _matches(wanted, _folded(quote.text)))


def histories(report: Report, quotes: Sequence[TracedQuote]) -> tuple[tuple[Occurrence, ...], ...]:
    """Give the history of each quote, oldest first; quotes that share one are given it once."""
    known = {(quote.document, quote.start, quote.end): quote for quote in report.quotes}
    found = {}
    for quote in quotes:
        places = [(one.document, one.start, one.end, one.alteration) for one in quote.appearances]
        if not places:
            places = [(quote.document, quote.start, quote.end, quote.alteration)]
        found[tuple(places)] = tuple(
            Occurrence(name, (start, end), alteration, known.get((name, start, end)))
            for name, start, end, alteration in places
        )
    return tuple(found.values())


def _matches(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not wanted:
        return False
    return _holds(words, wanted) or (len(words) >= _FEWEST_WORDS and _holds(wanted, words))


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(words[at : at + size] == part for at in range(len(words) - size + 1))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(text))
