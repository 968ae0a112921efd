"""Which agency sentences left no trace in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.model import Place
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Witness
    from provenance.tracing.descent import Traced
    from provenance.tracing.links import Link
    from provenance.tracing.sources import Found

LEAST_TRACE: Final = 0.7
"""The least score (0..1) of a link that counts beside the chosen sources, for a body sentence in
other words; one that keeps its source's words carries nothing else."""


def omissions(
    traced: Traced,
    wires: Sequence[Witness],
    found: Mapping[Place, Found],
    links: Mapping[Place, Sequence[Link]],
) -> tuple[Place, ...]:
    """List the body sentences of the agency's versions of which a document carries nothing.

    ``wires`` are the versions the document draws on. A sentence that a newer version took over
    counts once, as the older one's, and as carried where the newer one was. Comments carry
    nothing.
    """
    carried = _carried(traced, links)
    versions = {wire.document.id for wire in wires}
    return tuple(
        place
        for wire in wires
        for sentence in wire.sentences
        if sentence.section == "body"
        and not _taken_from(found.get(place := Place(wire.document.id, sentence.number)), versions)
        and carried.isdisjoint({place, *_taken_over(place, wires, found)})
    )


def _carried(traced: Traced, links: Mapping[Place, Sequence[Link]]) -> frozenset[Place]:
    name = traced.witness.document.id
    carried: set[Place] = set()
    for sentence, found in zip(traced.witness.sentences, traced.found, strict=True):
        if found is None or sentence.section not in SPEAKING:
            continue
        carried |= {Place(source.document, source.sentence) for source in found.sources}
        if traced.relations[sentence.number] == "paraphrase" and sentence.section == "body":
            near = links[Place(name, sentence.number)]
            carried |= {link.place for link in near if link.score >= LEAST_TRACE}
    return frozenset(carried)


def _taken_from(found: Found | None, versions: set[str]) -> bool:
    return found is not None and any(source.document in versions for source in found.sources)


def _taken_over(place: Place, wires: Sequence[Witness], found: Mapping[Place, Found]) -> set[Place]:
    """Return the sentences of other versions that were made from this one."""
    return {
        other
        for wire in wires
        for sentence in wire.sentences
        if (other := Place(wire.document.id, sentence.number)) in found
        and any(Place(source.document, source.sentence) == place for source in found[other].sources)
    }
