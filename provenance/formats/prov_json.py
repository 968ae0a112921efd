"""Report → PROV-JSON (W3C PROV): documents and passages, what was quoted, revised, attributed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from attrs import field, frozen

from provenance.formats.json_report import write
from provenance.formats.linked import local_name, text_address, web_address
from provenance.formats.passages import Passages, passages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import (
        DateBound,
        Outside,
        Passage,
        Relation,
        Report,
        TracedDocument,
        TracedQuote,
        TracedSentence,
    )

SPACE: Final = "urn:provenance-report:1:"
"""The namespace of what this format says beyond PROV."""

Kind = Literal["Quotation", "Revision", "PrimarySource"]
"""PROV's subtypes of a derivation."""

_PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "provenance": SPACE,
    **{kind: f"{SPACE}{kind}:" for kind in ("document", "sentence", "passage", "outlet", "tool")},
}
_SENTENCES: Final[Mapping[Relation, Kind]] = {"verbatim": "Quotation", "edited": "Revision"}


@frozen(eq=False)
class _Graph:
    """Statements in the making: things by kind and name, relations each once."""

    things: dict[str, dict[str, dict[str, object]]] = field(factory=lambda: defaultdict(dict))
    relations: dict[tuple[str, Kind | None, tuple[tuple[str, str], ...]], None] = field(
        factory=dict
    )

    def describe(self, kind: str, name: str, facts: Mapping[str, object]) -> str:
        """Describe an entity or agent, unless it is described already, and return its name."""
        known = {key: value for key, value in facts.items() if value is not None}
        self.things[kind].setdefault(name, known)
        return name

    def relate(self, kind: str, *, of: Kind | None = None, **roles: str) -> None:
        """Add a relation between things by their roles in it."""
        self.relations[kind, of, tuple(roles.items())] = None

    def derive(self, derived: str, source: str, of: Kind | None = None) -> None:
        """Add a derivation of an entity from another."""
        self.relate("wasDerivedFrom", of=of, generatedEntity=derived, usedEntity=source)

    def statements(self) -> dict[str, dict[str, dict[str, object]]]:
        """Return all as PROV-JSON has it: kind of statement → name → facts."""
        written = defaultdict(dict, {kind: dict(named) for kind, named in self.things.items()})
        for kind, of, roles in self.relations:
            facts: dict[str, object] = {f"prov:{role}": name for role, name in roles}
            written[kind][f"_:{kind}{len(written[kind])}"] = facts | (
                {"prov:type": _type(of)} if of else {}
            )
        return written


def render(report: Report) -> str:
    """Write entities (documents, related sentences and quotes), agents and their relations.

    A quote, and a sentence with the same words, ``wasQuotedFrom`` its source; an edited sentence,
    a republication, a rewrite and a later wire version ``wasRevisionOf`` it; other derivations are
    plain. A document ``hadPrimarySource`` those in which its sentences are first found in this
    corpus. In a tie sentences are alternates of each other. An outlet that is named as a source
    and not held is an agent that influenced the document.
    """
    passages, graph = passages_of(report), _Graph()
    for document in report.documents:
        _document(document, graph)
        for name in (document.agency, document.publisher):
            if name:
                graph.relate(
                    "wasAttributedTo", entity=_name(document.id), agent=_agent(name, graph)
                )
    for document in report.documents:
        _derivations(document, graph)
        for sentence in document.sentences:
            _sources(document, sentence, passages, graph)
    for quote in report.quotes:
        _quote(quote, graph)
    for outside in report.outside:
        _outside(outside, graph)
    _made_by(report, graph)
    return write({"prefix": _PREFIXES, **graph.statements()})


def _type(name: str) -> dict[str, str]:
    return {"$": f"prov:{name}", "type": "xsd:QName"}


def _name(document: str) -> str:
    return f"document:{local_name(document)}"


def _day(bound: DateBound | None) -> dict[str, str] | None:
    return {"$": bound.date, "type": "xsd:date"} if bound else None


def _document(document: TracedDocument, graph: _Graph) -> None:
    facts = {
        "prov:label": document.id,
        "prov:type": _type("Collection"),
        "dcterms:title": document.title,
        "dcterms:language": document.language,
        "prov:location": web_address(document),
        "provenance:text": text_address(document),
        "provenance:role": document.role,
        "provenance:derivation": document.derivation,
        "provenance:notBefore": _day(document.published.not_before),
        "provenance:notAfter": _day(document.published.not_after),
    }
    name = graph.describe("entity", _name(document.id), facts)
    for outlet in filter(None, (document.agency, document.publisher)):
        graph.relate("wasAttributedTo", entity=name, agent=_agent(outlet, graph))


def _agent(outlet: str, graph: _Graph) -> str:
    facts = {"prov:label": outlet, "prov:type": _type("Organization")}
    return graph.describe("agent", f"outlet:{local_name(outlet)}", facts)


def _derivations(document: TracedDocument, graph: _Graph) -> None:
    """Relate a document to those it was written from, and to the first that have its content."""
    revised: Kind | None = None if document.role == "independent" else "Revision"
    for parent in document.derived_from:
        graph.derive(_name(document.id), _name(parent.document), revised)
    for first in sorted(set(_origins(document))):
        graph.derive(_name(document.id), _name(first), "PrimarySource")


def _origins(document: TracedDocument) -> Iterator[str]:
    for sentence in document.sentences:
        if sentence.origin and sentence.origin.document != document.id:
            yield sentence.origin.document


def _sources(
    document: TracedDocument, sentence: TracedSentence, passages: Passages, graph: _Graph
) -> None:
    if not sentence.sources:
        return
    here = _sentence(document.id, sentence, graph)
    for source in sentence.sources:
        there = _sentence(source.document, passages.sentence(source), graph)
        if sentence.tie:
            graph.relate("alternateOf", alternate1=here, alternate2=there)
        else:
            graph.derive(here, there, _SENTENCES.get(sentence.relation))


def _sentence(document: str, sentence: TracedSentence, graph: _Graph) -> str:
    facts = {
        "prov:value": sentence.text,
        "provenance:section": sentence.section,
        "provenance:relation": sentence.relation,
        "provenance:start": sentence.start,
        "provenance:end": sentence.end,
    }
    name = f"sentence:{local_name(document)}.{sentence.number}"
    return _member(document, graph.describe("entity", name, facts), graph)


def _member(document: str, part: str, graph: _Graph) -> str:
    graph.relate("hadMember", collection=_name(document), entity=part)
    return part


def _quote(quote: TracedQuote, graph: _Graph) -> None:
    facts = {
        "prov:value": quote.text,
        "provenance:kind": quote.kind,
        "provenance:alteration": quote.alteration,
        "provenance:speaker": quote.speaker,
        "provenance:start": quote.start,
        "provenance:end": quote.end,
    }
    here = _passage(quote, facts, graph)
    for outlet in quote.relay:
        graph.relate("wasAttributedTo", entity=here, agent=_agent(outlet, graph))
    if quote.origin:
        there = _passage(quote.origin, {"prov:value": quote.origin.text}, graph)
        if there != here:
            graph.derive(here, there, "Quotation")


def _passage(passage: Passage | TracedQuote, facts: Mapping[str, object], graph: _Graph) -> str:
    document = passage.document
    name = f"passage:{local_name(document)}.{passage.start}-{passage.end}"
    return _member(document, graph.describe("entity", name, facts), graph)


def _outside(outside: Outside, graph: _Graph) -> None:
    for document in outside.documents:
        graph.relate(
            "wasInfluencedBy", influencee=_name(document), influencer=_agent(outside.name, graph)
        )


def _made_by(report: Report, graph: _Graph) -> None:
    """Say by what the statements were made, with which settings and of which corpus."""
    tool = f"{report.tool.name} {report.tool.version}"
    facts = {
        "prov:label": tool,
        "prov:type": _type("SoftwareAgent"),
        "provenance:corpus": f"sha256 {report.corpus.sha256}",
        "provenance:threshold": report.settings.threshold,
        "provenance:candidates": report.settings.candidates,
        "provenance:wire": report.settings.wire,
    }
    graph.describe("agent", f"tool:{local_name(tool)}", facts)
