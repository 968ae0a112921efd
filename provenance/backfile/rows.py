"""The rows of a traced back file: flat, so that any table can hold them.

Offsets are code points of the documents; ``sentence`` is a sentence's number in its document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Flag, TracedQuote
    from provenance.report import Followed
    from provenance.tracing.corpus import TracedCorpus


class LinkRow(NamedTuple):
    """A sentence and one of its sources; ``rank`` 0 is the best of them.

    ``score`` is 0..1. ``tied`` is true where nothing tells which of the two documents came first.
    """

    document: str
    sentence: int
    start: int
    end: int
    relation: str
    rank: int
    source_document: str
    source_sentence: int
    source_start: int
    source_end: int
    score: float
    tied: bool


class QuoteRow(NamedTuple):
    """A quote and its earliest occurrence: the origin, null where it is this one."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    alteration: str
    origin_document: str | None
    origin_start: int | None
    origin_end: int | None
    origin_text: str | None


class FlagRow(NamedTuple):
    """Something altered or added, with the words of both sides; null where there is no source."""

    document: str
    sentence: int
    kind: str
    severity: str
    rule: str
    start: int
    end: int
    words: str
    source_document: str | None
    source_sentence: int | None
    source_start: int | None
    source_end: int | None
    source_words: str | None
    message: str


class Rows(NamedTuple):
    """What tracing found for a document: a table each for links, quotes and flags."""

    links: tuple[LinkRow, ...]
    quotes: tuple[QuoteRow, ...]
    flags: tuple[FlagRow, ...]


KINDS: tuple[tuple[str, type[tuple[object, ...]]], ...] = (
    ("links", LinkRow),
    ("quotes", QuoteRow),
    ("flags", FlagRow),
)
"""The tables, in the order of :class:`Rows`, and what a row of each is."""

_PLACES = 4


def rows_of(followed: Followed, name: str) -> Rows:
    """Return the rows of a document (its id) that was traced."""
    witness = followed.corpus.holdings.witnesses[name]
    places = [Place(name, sentence.number) for sentence in witness.sentences]
    return Rows(
        tuple(row for place in places for row in _links(followed.corpus, place)),
        tuple(_quote(one) for one in followed.quotes if one.document == name),
        tuple(_flag(place, one) for place in places for one in followed.flags.get(place, ())),
    )


def _links(corpus: TracedCorpus, place: Place) -> Iterator[LinkRow]:
    found = corpus.found.get(place)
    if found is None:
        return
    sentence = corpus.holdings.sentence(place)
    for rank, source in enumerate(found.sources):
        other = corpus.holdings.sentence(Place(source.document, source.sentence))
        yield LinkRow(
            *(place.document, place.sentence, sentence.start, sentence.end),
            corpus.wording(place).relation,
            rank,
            *(source.document, source.sentence, other.start, other.end),
            round(source.score, _PLACES),
            source.document in found.tie,
        )


def _quote(quote: TracedQuote) -> QuoteRow:
    origin = quote.origin
    return QuoteRow(
        *(quote.document, quote.sentence, quote.start, quote.end, quote.text),
        *(quote.kind, quote.speaker, quote.alteration),
        *((origin.document, origin.start, origin.end, origin.text) if origin else (None,) * 4),
    )


def _flag(place: Place, flag: Flag) -> FlagRow:
    source = flag.source
    return FlagRow(
        place.document,
        place.sentence,
        flag.kind,
        flag.severity,
        flag.rule,
        flag.start,
        flag.end,
        flag.words,
        source.document if source else None,
        source.sentence if source else None,
        source.start if source else None,
        source.end if source else None,
        source.words if source else None,
        flag.message,
    )
