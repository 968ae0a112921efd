"""A whole corpus, traced: links, order, sources and descent of every document."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve, frozen

from provenance.align import diff_sources, relation_of
from provenance.model import Place
from provenance.trace.chronology import chronological, order_documents
from provenance.trace.descent import Traced, parents_of, role_of, wire_agency
from provenance.trace.links import SPEAKING, Library, Link, kinship, link_sentence
from provenance.trace.omissions import omissions
from provenance.trace.sources import Found, Tracer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.engines import Engine
    from provenance.model import (
        Chronology,
        Edit,
        Parent,
        Relation,
        Role,
        Settings,
        Span,
        Witness,
    )


SURE: Final = 0.8
"""The score from which a link tells that two documents are related."""


@frozen(eq=False)
class TracedCorpus:
    """Everything that tracing found, by document id or by place; what a report is written from.

    ``order`` lists the ids, no document before one that precedes it. ``links``, ``found``,
    ``edits`` and ``relations`` have an entry for each sentence that is no furniture.
    """

    library: Library
    chronology: Chronology
    order: tuple[str, ...]
    links: Mapping[Place, tuple[Link, ...]]
    found: Mapping[Place, Found]
    edits: Mapping[Place, tuple[Edit, ...]]
    relations: Mapping[Place, Relation]
    parents: Mapping[str, tuple[Parent, ...]]
    roles: Mapping[str, Role]
    omitted: Mapping[str, tuple[Place, ...]]
    threshold: float

    @cached_property
    def earliest_held(self) -> frozenset[str]:
        """The documents that come from no other and that others come from."""
        used = {parent.document for parents in self.parents.values() for parent in parents}
        return frozenset(name for name in used if not self.parents[name])

    def traced(self, document: str) -> Traced:
        """Return a document's witness with what was found for its sentences."""
        return _traced(self.library.witnesses[document], self.found, self.relations)


def trace_corpus(
    witnesses: Sequence[Witness],
    engine: Engine,
    settings: Settings,
    references: frozenset[str] | None = None,
) -> TracedCorpus:
    """Trace every sentence of every witness to the earliest witness that has its content.

    With ``references`` (ids), sentences come from those documents only.
    """
    library = Library(witnesses)
    links = _links(library, engine, settings, references)
    chronology = _chronology(library, links, settings)
    order = chronological(sorted(library.witnesses), chronology)
    shares = _shares(library, links, SURE)
    tracer = Tracer(library, chronology, order, shares, settings.threshold)
    found = _find_all(tracer, links)
    wordings = {place: _wording(library, place, one) for place, one in found.items()}
    relations = {place: wording.relation for place, wording in wordings.items()}
    documents = {name: one.document for name, one in library.witnesses.items()}
    parents = {
        name: parents_of(_traced(one, found, relations), links, chronology, documents)
        for name, one in library.witnesses.items()
    }
    roles = _roles(library, found, relations, parents, settings)
    omitted = {name: _omitted(library, name, found, relations, links, roles) for name in parents}
    edits = {place: wording.edits for place, wording in wordings.items()}
    return TracedCorpus(
        library,
        chronology,
        order,
        links,
        found,
        edits,
        relations,
        parents,
        roles,
        omitted,
        settings.threshold,
    )


def _links(
    library: Library, engine: Engine, settings: Settings, references: frozenset[str] | None
) -> dict[Place, tuple[Link, ...]]:
    links = {}
    for place in _places(library):
        found = link_sentence(place, library, engine, settings.candidates)
        links[place] = tuple(
            link
            for link in found
            if references is None
            or link.place.document in references
            or link.place.document == place.document
        )
    return links


def _places(library: Library) -> list[Place]:
    return [
        Place(name, sentence.number)
        for name, witness in sorted(library.witnesses.items())
        for sentence in witness.sentences
        if sentence.section != "furniture"
    ]


def _chronology(
    library: Library, links: Mapping[Place, Sequence[Link]], settings: Settings
) -> Chronology:
    documents = [library.witnesses[name].document for name in sorted(library.witnesses)]
    return order_documents(documents, _shares(library, links, settings.threshold))


def _shares(
    library: Library, links: Mapping[Place, Sequence[Link]], threshold: float
) -> dict[tuple[str, str], float]:
    """Return the share (0..1) of each document's sentences that resemble each other one's."""
    counts = kinship(links, threshold)
    lengths = Counter(
        place.document for place in links if library.sentence(place).section in SPEAKING
    )
    return {
        (one, other): min(1.0, count / max(1, lengths[other]))
        for (one, other), count in counts.items()
        if one != other
    }


def _find_all(tracer: Tracer, links: Mapping[Place, Sequence[Link]]) -> dict[Place, Found]:
    """Trace the documents in order, so that a match's own sources are known when it is met."""
    found: dict[Place, Found] = {}
    for name in tracer.order:
        for sentence in tracer.library.witnesses[name].sentences:
            place = Place(name, sentence.number)
            if place in links:
                found[place] = tracer.find(place, links[place], found)
    tied = {
        place: tracer.find_tied(place, links[place], found)
        for place, one in found.items()
        if not one.sources
    }
    return found | tied


class _Wording(NamedTuple):
    """How a sentence's words came from its sources."""

    edits: tuple[Edit, ...]
    relation: Relation


def _wording(library: Library, place: Place, found: Found) -> _Wording:
    """Return the word diff from the sources, with offsets into the documents."""
    if not found.sources:
        return _Wording((), "new")
    sources = [Place(source.document, source.sentence) for source in found.sources]
    derived = library.profile(place).words
    edits = diff_sources([library.profile(source).words for source in sources], derived)
    starts = [library.sentence(source).start for source in sources]
    own = library.sentence(place).start
    moved = tuple(
        evolve(
            edit,
            source=edit.source and shift(edit.source, starts[edit.of]),
            derived=edit.derived and shift(edit.derived, own),
        )
        for edit in edits
    )
    return _Wording(moved, relation_of(edits, derived))


def shift(span: Span, by: int) -> Span:
    """Move a span by so many code points."""
    return span[0] + by, span[1] + by


def _traced(
    witness: Witness, found: Mapping[Place, Found], relations: Mapping[Place, Relation]
) -> Traced:
    places = [Place(witness.document.id, sentence.number) for sentence in witness.sentences]
    return Traced(
        witness,
        tuple(found.get(place) for place in places),
        tuple(relations.get(place, "none") for place in places),
    )


def _roles(
    library: Library,
    found: Mapping[Place, Found],
    relations: Mapping[Place, Relation],
    parents: Mapping[str, tuple[Parent, ...]],
    settings: Settings,
) -> dict[str, Role]:
    documents = {name: one.document for name, one in library.witnesses.items()}
    uses = Counter(one.origin.document for one in found.values() if one.origin is not None)
    wire = wire_agency(documents, uses, settings.wire)
    return {
        name: role_of(_traced(witness, found, relations), parents[name], documents, wire)
        for name, witness in library.witnesses.items()
    }


def _omitted(  # noqa: PLR0913 (one step of the pipeline; each is a table the step reads)
    library: Library,
    name: str,
    found: Mapping[Place, Found],
    relations: Mapping[Place, Relation],
    links: Mapping[Place, Sequence[Link]],
    roles: Mapping[str, Role],
) -> tuple[Place, ...]:
    traced = _traced(library.witnesses[name], found, relations)
    wires = _wires_used(traced, found, roles, library)
    return omissions(traced, wires, found, links)


def _wires_used(
    traced: Traced, found: Mapping[Place, Found], roles: Mapping[str, Role], library: Library
) -> list[Witness]:
    """Return the agency versions a document draws on, and those that these are updates of."""
    used = {
        source.document
        for one in traced.found
        if one is not None and one.origin is not None
        for source in one.sources
        if roles[source.document] == "wire" and source.document != traced.witness.document.id
    }
    used |= {
        source.document
        for place, one in found.items()
        if place.document in used
        for source in one.sources
        if roles[source.document] == "wire"
    }
    return [library.witnesses[name] for name in sorted(used)]
