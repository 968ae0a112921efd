"""How much of a document was taken over and what the rest is: a bar for each unit, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.formats.wording import shares_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Counts, TracedDocument

_KINDS: Final = ("verbatim", "edited", "paraphrase", "new")


@frozen
class Part:
    """A part of a bar: a relation, where it begins and how long it is, in shares of the whole."""

    kind: str
    start: float
    length: float


@frozen
class Share:
    """A document's counts in sentences or in characters, as a bar and in words."""

    parts: tuple[Part, ...]
    words: str


def shares_of(document: TracedDocument) -> Iterator[Share]:
    """Give a document's shares by sentences and by characters; none where nothing precedes it."""
    counts = (document.shares.sentences, document.shares.characters)
    for one, words in zip(counts, shares_words(document), strict=False):
        yield Share(tuple(_parts(one)), words)


def _parts(counts: Counts) -> Iterator[Part]:
    start = 0.0
    for kind in _KINDS:
        length = getattr(counts, kind) / (counts.of or 1)
        yield Part(kind, start, length)
        start += length
