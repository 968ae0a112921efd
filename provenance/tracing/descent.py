"""What each document was most directly written from, how much of it, and its role."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve, frozen

from provenance.model import Parent, Place
from provenance.tracing.crediting import credits_outlet
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from provenance.model import Basis, Chronology, Derivation, Document, Relation, Role, Witness
    from provenance.tracing.found import Found
    from provenance.tracing.links import Link

WHOLLY: Final = 0.8
"""Share of body sentences with a source from which a document is wholly derived."""

PARTIALLY: Final = 0.35
"""The same, for partially derived; below it a document is its own, unless it credits another."""

LEAST_PARENT_SHARE: Final = 0.15
LEAST_PARENT_SENTENCES: Final = 2
COPIED: Final = 0.5
"""Share of body sentences taken over verbatim that makes a derived document a republication."""

_SAME_WORDING: Final = 0.03
_HOLDS: Final = 0.5


@frozen(eq=False)
class Traced:
    """A witness with what was found for its sentences, in order (null for furniture).

    ``relation`` tells that of a sentence (its number) to its sources.
    """

    witness: Witness
    found: tuple[Found | None, ...]
    relation: Callable[[int], Relation]

    def body(self) -> Iterator[tuple[int, Found]]:
        """Yield number and finding of each body sentence."""
        for sentence, found in zip(self.witness.sentences, self.found, strict=True):
            if sentence.section == "body" and found is not None:
                yield sentence.number, found

    def share_traced(self) -> float:
        """Return the share (0..1) of body sentences that come from an earlier document."""
        body = [found for _, found in self.body()]
        return sum(found.origin is not None for found in body) / len(body) if body else 0.0

    def share_copied(self) -> float:
        """Return the share (0..1) of body sentences that are verbatim."""
        body = [self.relation(number) for number, _ in self.body()]
        return body.count("verbatim") / len(body) if body else 0.0


def parents_of(
    traced: Traced,
    links: Mapping[Place, Sequence[Link]],
    chronology: Chronology,
    documents: Mapping[str, Document],
) -> tuple[Parent, ...]:
    """Name the documents that a document was most directly written from, largest share first.

    The first is the one whose wording is closest for most traced sentences; the next ones are
    those closest for the sentences that the ones before do not have. A document that is credited
    by name, or an older version of the same story, needs but one sentence, others a share of all.
    """
    document = traced.witness.document
    votes = list(_votes(traced, links, chronology))
    counts = _cover(votes)
    derived = traced.share_traced() >= PARTIALLY
    return tuple(
        Parent(name, count / len(votes), chronology.before[name, document.id])
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        if _names(document, documents[name], chronology.before[name, document.id])
        or (
            derived
            and count >= min(LEAST_PARENT_SENTENCES, len(votes))
            and count >= LEAST_PARENT_SHARE * len(votes)
        )
    )


def derivation_of(traced: Traced, parents: Sequence[Parent]) -> Derivation:
    """Say how much of a document comes from others (METER's classes)."""
    if not parents:
        return "non-derived"
    return "wholly-derived" if traced.share_traced() >= WHOLLY else "partially-derived"


def role_of(
    traced: Traced,
    parents: Sequence[Parent],
    documents: Mapping[str, Document],
    wire: str | None,
) -> Role:
    """Say what a document is to the others; ``wire`` is the agency whose copy is the wire.

    Wire is that agency's copy which nothing precedes, or which only another version of its own
    or what it credits precedes; another agency's own story is independent.
    """
    document = traced.witness.document
    if document.agency is not None and document.agency == wire:
        own_form = document.agency_form or not any(
            documents[parent.document].agency == wire for parent in parents
        )
        if own_form:
            return "wire"
    if not parents or traced.share_traced() < PARTIALLY:
        return "independent"
    return "republication" if traced.share_copied() >= COPIED else "rewrite"


def wire_agency(
    documents: Mapping[str, Document], uses: Callable[[], Mapping[str, int]], asked: str | None
) -> str | None:
    """Name the agency whose copy is the wire: as asked, or the one whose copy is used most.

    ``uses`` counts, where that must be known, the sentences of other documents that each document
    is the origin of.
    """
    if asked is not None:
        return asked
    copies = {name: one.agency for name, one in documents.items() if one.agency is not None}
    counts = Counter(dict.fromkeys(copies.values(), 0))
    if len(counts) > 1:
        used = uses()
        for name, agency in copies.items():
            counts[agency] += used.get(name, 0)
    return min(counts, key=lambda agency: (-counts[agency], agency), default=None)


class _Vote(NamedTuple):
    """A traced sentence's closest document, and all earlier ones that have its content."""

    closest: str
    holders: frozenset[str]


def _cover(votes: Sequence[_Vote]) -> dict[str, int]:
    """Choose documents until every sentence is explained; count what each explains first."""
    counts: dict[str, int] = {}
    left = list(votes)
    while left:
        poll = Counter(vote.closest for vote in left)
        best = min(poll, key=lambda name: (-poll[name], name))
        counts[best] = sum(best in vote.holders for vote in left)
        left = [vote for vote in left if best not in vote.holders]
    return counts


def _votes(
    traced: Traced, links: Mapping[Place, Sequence[Link]], chronology: Chronology
) -> Iterator[_Vote]:
    name = traced.witness.document.id
    for sentence, found in zip(traced.witness.sentences, traced.found, strict=True):
        if found is None or found.origin is None or sentence.section not in SPEAKING:
            continue
        origin = found.origin.document
        near = [
            link
            for link in links[Place(name, sentence.number)]
            if chronology.precedes(link.place.document, name)
        ]
        best = max((link.closeness for link in near), default=0.0)
        closest = {link.place.document for link in near if link.closeness >= best - _SAME_WORDING}
        vote = origin if origin in closest or not closest else min(closest)
        holders = {link.place.document for link in near if link.score >= _HOLDS}
        yield _Vote(vote, frozenset({*holders, origin, vote}))


def _names(document: Document, other: Document, basis: Sequence[Basis]) -> bool:
    """Whether a document says itself what it was written from: its source, or an older version."""
    if other.id in document.derived_from or "version" in basis:
        return True
    shared = other.agency == document.agency
    return credits_outlet(document, evolve(other, agency=None) if shared else other)
