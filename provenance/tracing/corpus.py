"""A whole corpus, traced: links, order, sources and descent of every document."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, field, frozen

from provenance.lazily import Lazily, joined
from provenance.model import Chronology, Place
from provenance.tracing.chronology import chronological, order_documents, place_document
from provenance.tracing.descent import Traced, parents_of, role_of, wire_agency
from provenance.tracing.kinship import related, shares_of
from provenance.tracing.links import Link, link_sentence
from provenance.tracing.sources import Tracer
from provenance.tracing.wordings import UNTRACED, Wording, wording_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.engines import Engine
    from provenance.model import (
        Document,
        Parent,
        Role,
        Settings,
    )
    from provenance.tracing.found import Found
    from provenance.tracing.links import Holdings


@frozen(eq=False)
class Findings:
    """What tracing found for each sentence, by place; furniture has no entry.

    ``order`` lists the ids, no document before one that precedes it. ``threshold`` is the least
    score of a source. ``references`` are the ids of the documents that sentences may come from,
    or null where they may come from all; the other documents stand behind them in ``order``.
    """

    holdings: Holdings
    chronology: Chronology
    order: tuple[str, ...]
    threshold: float
    links: Mapping[Place, tuple[Link, ...]]
    found: Mapping[Place, Found]
    wordings: Mapping[Place, Wording]
    references: frozenset[str] | None = field(default=None, kw_only=True)

    @property
    def documents(self) -> dict[str, Document]:
        """The documents by id."""
        return {name: one.document for name, one in self.holdings.witnesses.items()}

    def traced(self, document: str) -> Traced:
        """Return a document's witness with what was found for its sentences."""
        witness = self.holdings.witnesses[document]
        places = [Place(document, sentence.number) for sentence in witness.sentences]
        return Traced(
            witness,
            tuple(self.found.get(place) for place in places),
            lambda number: self.wording(places[number]).relation,
        )

    def wording(self, place: Place) -> Wording:
        """Return how the words of a sentence came from its sources."""
        return self.wordings.get(place, UNTRACED)


@frozen(eq=False)
class TracedCorpus(Findings):
    """Everything that tracing found, for sentences and documents: what a report is written from."""

    parents: Mapping[str, tuple[Parent, ...]]
    roles: Mapping[str, Role]

    @cached_property
    def earliest_held(self) -> frozenset[str]:
        """The documents that come from no other and that others come from."""
        used = {parent.document for parents in self.parents.values() for parent in parents}
        return frozenset(name for name in used if not self.parents[name])


def trace_corpus(holdings: Holdings, engine: Engine, settings: Settings) -> TracedCorpus:
    """Trace every sentence of every witness to the earliest witness that has its content."""
    return _described(_findings(holdings, engine, settings), settings, None)


def trace_drafts(
    holdings: Holdings, engine: Engine, settings: Settings, references: TracedCorpus
) -> TracedCorpus:
    """Trace the witnesses held beside references that were traced before.

    Sentences come from those documents only, and what was found for them stays as it is.
    """
    findings = _findings_against(holdings, engine, settings, references)
    return _described(findings, settings, references)


def _described(
    findings: Findings, settings: Settings, references: TracedCorpus | None
) -> TracedCorpus:
    """Say of each document what it was written from, and what it is to the others."""
    parents = Lazily(findings.documents, partial(_parents, findings, references))
    roles = _roles(findings, parents, settings, references)
    return TracedCorpus(**_fields(findings), parents=parents, roles=roles)


def _parents(findings: Findings, references: TracedCorpus | None, name: str) -> tuple[Parent, ...]:
    if references is not None and name in references.parents:
        return references.parents[name]
    return parents_of(
        findings.traced(name), findings.links, findings.chronology, findings.documents
    )


def _fields(findings: Findings) -> dict[str, Any]:
    return asdict(findings, recurse=False)


def _findings(holdings: Holdings, engine: Engine, settings: Settings) -> Findings:
    """Trace witnesses against each other."""
    names = sorted(holdings.witnesses)
    links = {
        place: link_sentence(place, holdings, engine, settings.candidates)
        for place in _places(holdings, names)
    }
    documents = [holdings.witnesses[name].document for name in names]
    chronology = order_documents(documents, shares_of(holdings, links, settings.threshold))
    order = chronological(names, chronology)
    tracer = Tracer(holdings, chronology, order, related(holdings, links), settings.threshold)
    found = _find_all(tracer, order, links)
    return _worded(tracer, links, found)


def _findings_against(
    holdings: Holdings, engine: Engine, settings: Settings, references: TracedCorpus
) -> Findings:
    """Trace drafts against references: nothing comes from a draft but its own comments."""
    held = frozenset(references.order)
    asked = tuple(sorted(holdings.witnesses.keys() - held))
    links = {
        place: _links_to(
            held | {place.document}, link_sentence(place, holdings, engine, settings.candidates)
        )
        for place in _places(holdings, asked)
    }
    shares, documents = shares_of(holdings, links, settings.threshold), references.documents
    before = dict(references.chronology.before)
    for name in asked:
        own = {pair: share for pair, share in shares.items() if name in pair}
        document = holdings.witnesses[name].document
        before |= place_document(document, documents, own, references.chronology)
    order = (*references.order, *asked)
    tracer = Tracer(
        holdings, Chronology(before), order, related(holdings, links), settings.threshold
    )
    findings = _worded(tracer, links, _find_all(tracer, asked, links, references.found))
    return evolve(
        findings,
        links={**references.links, **findings.links},
        found=joined(findings.found, references.found),
        wordings=joined(findings.wordings, references.wordings),
        references=held,
    )


def _links_to(names: frozenset[str], links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.place.document in names)


def _worded(
    tracer: Tracer, links: Mapping[Place, tuple[Link, ...]], found: Mapping[Place, Found]
) -> Findings:
    return Findings(
        tracer.holdings,
        tracer.chronology,
        tracer.order,
        tracer.threshold,
        links,
        found,
        Lazily(found, lambda place: wording_of(tracer.holdings, place, found[place])),
    )


def _places(holdings: Holdings, names: Sequence[str]) -> list[Place]:
    return [
        Place(name, sentence.number)
        for name in names
        for sentence in holdings.witnesses[name].sentences
        if sentence.section != "furniture"
    ]


def _find_all(
    tracer: Tracer,
    names: Sequence[str],
    links: Mapping[Place, Sequence[Link]],
    known: Mapping[Place, Found] | None = None,
) -> Mapping[Place, Found]:
    """Trace the documents in order, so that a match's own sources are known when it is met.

    Sentences that no preceding document has are traced among tied documents when asked for.
    """
    first: dict[Place, Found] = {}

    def traced(place: Place) -> Found | None:
        return first[place] if place in first else (known or {}).get(place)

    for name in names:
        for sentence in tracer.holdings.witnesses[name].sentences:
            place = Place(name, sentence.number)
            if place in links:
                first[place] = tracer.find(place, links[place], traced)
    scores = Lazily(links, lambda place: {one.place: one.score for one in links[place]})

    def found(place: Place) -> Found:
        if first[place].sources:
            return first[place]
        both = _both_ways(place, links[place], scores)
        return tracer.find_tied(place, both, traced) or first[place]

    return Lazily(links, found)


def _both_ways(
    place: Place, links: Sequence[Link], scores: Mapping[Place, Mapping[Place, float]]
) -> tuple[Link, ...]:
    """Return a sentence's links with the better score of both directions.

    In a tie neither sentence is the derived one, so likeness counts whichever way it is measured.
    """
    return tuple(
        link._replace(score=max(link.score, scores.get(link.place, {}).get(place, 0.0)))
        for link in links
    )


def _roles(
    findings: Findings,
    parents: Mapping[str, tuple[Parent, ...]],
    settings: Settings,
    references: TracedCorpus | None,
) -> Mapping[str, Role]:
    """Say what each document is; a reference is what it was, unless another agency is the wire."""
    wire, documents = _wire(findings, settings), findings.documents
    known: Mapping[str, Role] = {}
    if references is not None and _wire(references, settings) == wire:
        known = references.roles

    def role(name: str) -> Role:
        if name in known:
            return known[name]
        return role_of(findings.traced(name), parents[name], documents, wire)

    return Lazily(documents, role)


def _wire(findings: Findings, settings: Settings) -> str | None:
    def uses() -> Counter[str]:
        return Counter(one.origin.document for one in findings.found.values() if one.origin)

    return wire_agency(findings.documents, uses, settings.wire)
