"""The nouns of extraction: quotes, attributions and claims as one document makes them."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from provenance.model.document import Span
from provenance.model.vocabulary import QuoteKind

Repair = Literal["opener", "closer"]
"""Which mark of a quote was missing and set by the bounds of its sentence."""


@frozen
class Quote:
    """Words in quotation marks. ``[start, end)`` are the code points inside the marks.

    ``marks`` are the opening and closing mark as written. ``speaker`` is who the document says
    spoke, resolved inside the document (a full name where it gives one); ``mention`` the words
    beside the quote that say so; ``cue`` the reporting words; ``relay`` the outlets through which
    the words reached the reader, nearest first; ``addressee`` who was told.
    """

    start: int
    end: int
    text: str
    marks: str
    kind: QuoteKind
    speaker: str | None = None
    mention: str | None = None
    cue: str | None = None
    relay: tuple[str, ...] = ()
    addressee: str | None = None
    repair: Repair | None = None


@frozen
class Attribution:
    """A statement given to a source, quoted or not: "S said that C", "according to S, C".

    ``content`` are the spans of the statement in text order, several where the attribution
    splits it ("C1," S said, "C2."); ``cue`` and ``mention`` are spans; ``speaker`` is the mention
    resolved inside the document. ``cue_class`` is the class of the cue in the lexicon (say, claim,
    deny, ...). ``relay`` and ``addressee`` as for a quote.
    """

    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    speaker: str | None = None
    cue_class: str | None = None
    relay: tuple[str, ...] = ()
    addressee: str | None = None


@frozen
class ClaimFeature:
    """Something that makes a statement worth checking, or less so.

    ``adds`` is what it adds to the score, for all its occurrences that count. ``words`` are those
    occurrences as written; none where it is the statement as a whole that has the feature.
    """

    name: str
    adds: float
    words: tuple[str, ...]


@frozen
class Claim:
    """A checkable statement. ``speaker`` is null for the article's own voice.

    ``checkworthy`` is the sum of what its ``features`` add, bounded to 0..1. ``sentence`` is the
    number of the sentence that it stands in.
    """

    sentence: int
    start: int
    end: int
    text: str
    speaker: str | None
    checkworthy: float
    features: tuple[ClaimFeature, ...] = ()
