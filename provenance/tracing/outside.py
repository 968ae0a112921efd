"""Sources that are named but not in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import Outside, Place
from provenance.whereabouts import sentence_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from provenance.model import Witness
    from provenance.tracing.corpus import TracedCorpus


def outside_sources(corpus: TracedCorpus, names: Collection[str]) -> tuple[Outside, ...]:
    """List the outlets that the documents named draw on but whose copy the corpus does not hold.

    An outlet is held where a document is its agency copy or published by it.
    """
    held = {
        outlet.casefold()
        for witness in corpus.holdings.witnesses.values()
        for outlet in (witness.document.agency, witness.document.publisher)
        if outlet is not None
    }
    places: dict[str, set[Place]] = {}
    for name in sorted(names):
        for outlet, offset in _named(corpus.holdings.witnesses[name]):
            if outlet.casefold() not in held:
                place = Place(name, sentence_at(corpus.holdings.witnesses[name], offset))
                places.setdefault(outlet, set()).add(place)
    return tuple(
        Outside(
            outlet,
            tuple(sorted({place.document for place in found})),
            tuple(sorted(found)),
        )
        for outlet, found in sorted(places.items())
    )


def _named(witness: Witness) -> Iterator[tuple[str, int]]:
    """Yield each outlet that words came through, with an offset where the document says so."""
    for credit in witness.document.credits:
        if credit.form not in {"link", "excerpt-line"}:
            yield credit.name, credit.start
    for quote in witness.quotes:
        for outlet in quote.relay:
            yield outlet, quote.start
    for attribution in witness.attributions:
        for outlet in attribution.relay:
            yield outlet, attribution.content[0][0]
