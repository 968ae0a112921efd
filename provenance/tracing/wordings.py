"""How a traced sentence's words came from its sources: the edits, and the relation they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from provenance.align import diff_sources, relation_of
from provenance.model import Place

if TYPE_CHECKING:
    from provenance.model import Edit, Relation, Span
    from provenance.tracing.found import Found
    from provenance.tracing.links import Holdings


class Wording(NamedTuple):
    """How a sentence's words came from its sources."""

    edits: tuple[Edit, ...] = ()
    relation: Relation = "none"


UNTRACED: Final = Wording()
"""That of furniture, which comes from nowhere."""


def wording_of(holdings: Holdings, place: Place, found: Found) -> Wording:
    """Return the word diff from the sources, with offsets into the documents."""
    if not found.sources:
        return Wording((), "new")
    sources = [Place(source.document, source.sentence) for source in found.sources]
    derived = holdings.profile(place).words
    words = [holdings.profile(source).words for source in sources]
    edits = diff_sources(words, derived)
    starts = [holdings.sentence(source).start for source in sources]
    own = holdings.sentence(place).start
    moved = tuple(
        evolve(
            edit,
            source=edit.source and shift(edit.source, starts[edit.of]),
            derived=edit.derived and shift(edit.derived, own),
        )
        for edit in edits
    )
    return Wording(moved, relation_of(edits, words, derived))


def shift(span: Span, by: int) -> Span:
    """Move a span by so many code points."""
    return span[0] + by, span[1] + by
