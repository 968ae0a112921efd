"""Quotes that a rewrite put into a sentence which it surely took from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.quotation.sayings import Saying

_SURELY: Final = 0.6
"""From this score of its best source (0..1) a sentence was surely taken from it."""

_TOLD: Final = frozenset({"body", "headline", "caption"})


def is_put_in(corpus: TracedCorpus, saying: Saying) -> bool:
    """Whether words in marks stand in a rewrite's sentence that was taken from earlier documents.

    Whoever names an outlet that the words were said to may have them from there.
    """
    if saying.section not in _TOLD or saying.quote.relay:
        return False
    found = corpus.found.get(saying.places[0])
    if found is None or found.tie or not found.sources or found.sources[0].score < _SURELY:
        return False
    if corpus.roles[saying.document] != "rewrite":
        return False
    return all(
        corpus.chronology.precedes(source.document, saying.document) for source in found.sources
    )
