"""All flags of a traced corpus, by sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from provenance.flag.changes import flag_changes
from provenance.flag.commentary import flag_commentary
from provenance.flag.quotes import flag_quotes
from provenance.model import Comparison, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from provenance.model import Flag, TracedQuote
    from provenance.tracing.corpus import TracedCorpus


def flag_corpus(
    corpus: TracedCorpus, quotes: Sequence[TracedQuote], names: Collection[str]
) -> dict[Place, tuple[Flag, ...]]:
    """Flag every sentence of the documents named, in the order of the words.

    A traced sentence is compared with its sources; one without a source is read for commentary;
    quotes are compared with their earliest occurrence. In a tie nobody knows which side changed
    anything, so nothing is flagged.
    """
    flags: dict[Place, list[Flag]] = defaultdict(list)
    for place in corpus.found:
        if place.document in names:
            flags[place] += _sentence_flags(corpus, place)
    for place, found in flag_quotes(corpus, quotes).items():
        flags[place] += found
    return {place: _in_order(found) for place, found in flags.items()}


def _sentence_flags(corpus: TracedCorpus, place: Place) -> tuple[Flag, ...]:
    found = corpus.found[place]
    witness = corpus.library.witnesses[place.document]
    if found.tie:
        return ()
    if not found.sources:
        return flag_commentary(witness, place.sentence)
    return flag_changes(
        Comparison(
            derived=witness,
            number=place.sentence,
            sources=tuple(
                (corpus.library.witnesses[source.document], source.sentence)
                for source in found.sources
            ),
            edits=corpus.edits[place],
            update=_is_update(corpus, place),
        )
    )


def _is_update(corpus: TracedCorpus, place: Place) -> bool:
    """Whether a sentence stands in a later version of its source by the same agency."""
    origin = corpus.found[place].origin
    if origin is None or corpus.roles[place.document] != "wire":
        return False
    agency = corpus.library.witnesses[place.document].document.agency
    return agency == corpus.library.witnesses[origin.document].document.agency


def _in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.kind, flag.rule)))
