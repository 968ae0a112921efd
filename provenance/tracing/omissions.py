"""Which agency sentences left no trace in a document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from provenance.model import Place
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Witness
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.descent import Traced
    from provenance.tracing.found import Found
    from provenance.tracing.links import Link

LEAST_TRACE: Final = 0.7
"""The least score (0..1) of a link that counts beside the chosen sources, for a body sentence in
other words; one that keeps its source's words carries nothing else."""


def omissions(corpus: TracedCorpus, name: str) -> tuple[Place, ...]:
    """List the body sentences of the agency's versions of which a document carries nothing.

    The versions are those that the document draws on, and those that these are updates of. A
    sentence that a newer version took over counts once, as the older one's, and as carried where
    the newer one was. Comments carry nothing.
    """
    traced = corpus.traced(name)
    wires = _wires_used(corpus, traced)
    versions = frozenset(wire.document.id for wire in wires)
    carried = _carried(traced, corpus.links)
    taken_over = _taken_over(wires, corpus.found)
    return tuple(
        place
        for wire in wires
        for sentence in wire.sentences
        if sentence.section == "body"
        and not _taken_from(
            corpus.found.get(place := Place(wire.document.id, sentence.number)), versions
        )
        and carried.isdisjoint({place, *taken_over.get(place, ())})
    )


def _wires_used(corpus: TracedCorpus, traced: Traced) -> list[Witness]:
    """Return the agency versions a document draws on, and those that these are updates of."""
    used = {
        source.document
        for one in traced.found
        if one is not None and one.origin is not None
        for source in one.sources
        if corpus.roles[source.document] == "wire" and source.document != traced.witness.document.id
    }
    used |= {
        source.document
        for name in used
        for one in corpus.traced(name).found
        if one is not None
        for source in one.sources
        if corpus.roles[source.document] == "wire"
    }
    return [corpus.holdings.witnesses[name] for name in sorted(used)]


def _carried(traced: Traced, links: Mapping[Place, Sequence[Link]]) -> frozenset[Place]:
    name = traced.witness.document.id
    carried: set[Place] = set()
    for sentence, found in zip(traced.witness.sentences, traced.found, strict=True):
        if found is None or sentence.section not in SPEAKING:
            continue
        carried |= {Place(source.document, source.sentence) for source in found.sources}
        if traced.relation(sentence.number) == "paraphrase" and sentence.section == "body":
            near = links[Place(name, sentence.number)]
            carried |= {link.place for link in near if link.score >= LEAST_TRACE}
    return frozenset(carried)


def _taken_from(found: Found | None, versions: frozenset[str]) -> bool:
    return found is not None and any(source.document in versions for source in found.sources)


def _taken_over(
    wires: Sequence[Witness], found: Mapping[Place, Found]
) -> Mapping[Place, Sequence[Place]]:
    """Return, of each sentence, those of the agency's versions that were made from it."""
    made: dict[Place, list[Place]] = defaultdict(list)
    for wire in wires:
        for sentence in wire.sentences:
            place = Place(wire.document.id, sentence.number)
            for source in found[place].sources if place in found else ():
                made[Place(source.document, source.sentence)].append(place)
    return made
