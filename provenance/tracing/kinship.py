"""Which documents are related: how much of one resembles the other, and whose copy they draw on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from provenance.tracing.crediting import draw_on_same, outlets_of
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.model import Place, SectionKind
    from provenance.tracing.links import Holdings, Link

SURE: Final = 0.8
"""The score from which a link tells that two documents are related."""

KINDRED: Final = 0.2
"""Share of a document's sentences that must surely resemble another's for the two to be related."""


def count_told(sections: Iterable[SectionKind]) -> int:
    """Count the sentences in which a publisher speaks: of these a document's shares are taken."""
    return sum(section in SPEAKING for section in sections)


def share_of_told(found: int, told: int) -> float:
    """Return the share (0..1) that ``found`` sentences are of the ``told`` ones of a document."""
    return min(1.0, found / max(1, told))


def are_kindred(sure: int, told: int) -> bool:
    """Whether ``sure`` of the ``told`` sentences of a document make another one related to it."""
    return share_of_told(sure, told) >= KINDRED


def related(
    holdings: Holdings, links: Mapping[Place, Sequence[Link]]
) -> frozenset[tuple[str, str]]:
    """Return the pairs of documents that have much in common or draw on the same outlet."""
    shares = shares_of(holdings, links, SURE)
    outlets = {name: outlets_of(one.document) for name, one in holdings.witnesses.items()}
    return frozenset(
        pair
        for pair in _counts(links, 0.0)
        if shares.get(pair, 0.0) >= KINDRED
        or draw_on_same(*(outlets[name] for name in pair), surely=pair in shares)
    )


def shares_of(
    holdings: Holdings, links: Mapping[Place, Sequence[Link]], threshold: float
) -> dict[tuple[str, str], float]:
    """Return the share (0..1) of each document's sentences that resemble each other one's."""
    counts = _counts(links, threshold)
    lengths = Counter(
        place.document for place in links if holdings.sentence(place).section in SPEAKING
    )
    return {
        (one, other): share_of_told(count, lengths[other])
        for (one, other), count in counts.items()
        if one != other
    }


def _counts(links: Mapping[Place, Sequence[Link]], threshold: float) -> Counter[tuple[str, str]]:
    """Count, for each pair of documents, the sentences of the second that resemble the first's."""
    counts: Counter[tuple[str, str]] = Counter()
    for place, found in links.items():
        for other in {link.place.document for link in found if link.score >= threshold}:
            counts[other, place.document] += 1
    return counts
