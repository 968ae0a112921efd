"""The nouns of alignment: edits between two texts, and a sentence's chosen sources."""

from __future__ import annotations

from attrs import frozen

from provenance.model.document import Span
from provenance.model.vocabulary import Operation, Relation


@frozen
class Edit:
    """A run of words kept, inserted, deleted, replaced or moved.

    ``source`` and ``derived`` are code-point spans in the two texts (null where the run is absent
    on that side). ``of`` is the number of the source among the sentence's sources, from 0.
    A ``replace`` is a deletion and an insertion at the same place.
    """

    op: Operation
    source: Span | None
    derived: Span | None
    of: int = 0


@frozen
class Alignment:
    """One chosen source of a sentence.

    ``index`` is its place in the list of candidates, ``score`` in 0..1, ``edits`` lead from it to
    the derived sentence (spans in code points of the two strings).
    """

    index: int
    score: float
    relation: Relation
    edits: tuple[Edit, ...]
