"""The history of every quote: where it stood first, all its appearances, what was altered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve

from provenance.align import diff_sources
from provenance.model import Appearance, TracedQuote
from provenance.trace.quotation.lineage import trace_lineages
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from provenance.model import Edit
    from provenance.trace.corpus import TracedCorpus
    from provenance.trace.quotation.lineage import Key, Lineage


def trace_quotes(
    corpus: TracedCorpus, names: Collection[str], references: frozenset[str] | None = None
) -> tuple[TracedQuote, ...]:
    """Trace every quote of the documents named (ids), sorted by document and place.

    With ``references`` (ids), quotes come from those documents, or their own, only. Spans are
    code points of the documents; the edits' source spans are of the origin's document.
    """
    lineages = trace_lineages(corpus, references)
    appearances = _appearances(lineages)
    wanted = [one for one in lineages if one.saying.document in names]
    wanted.sort(key=lambda one: one.saying.key)
    return tuple(_traced(one, appearances[one.first]) for one in wanted)


def _appearances(lineages: Sequence[Lineage]) -> Mapping[Key, tuple[Appearance, ...]]:
    """Group the quotes that go back to the same first occurrence, in the order of the corpus."""
    groups: dict[Key, list[Appearance]] = defaultdict(list)
    for one in lineages:
        groups[one.first].append(Appearance(*one.saying.key, one.alteration))
    return {first: tuple(group) for first, group in groups.items()}


def _traced(lineage: Lineage, appearances: tuple[Appearance, ...]) -> TracedQuote:
    saying, quote = lineage.saying, lineage.saying.quote
    return TracedQuote(
        id=f"{saying.document}:{quote.start}-{quote.end}",
        document=saying.document,
        sentence=saying.places[0].sentence,
        start=quote.start,
        end=quote.end,
        text=quote.text,
        marks=quote.marks,
        kind=quote.kind,
        speaker=quote.speaker,
        mention=quote.mention,
        cue=quote.cue,
        relay=quote.relay,
        addressee=quote.addressee,
        alteration=lineage.alteration,
        edits=_edits(lineage),
        repair=quote.repair,
        origin=lineage.root,
        appearances=appearances,
    )


def _edits(lineage: Lineage) -> tuple[Edit, ...]:
    """Return the word diff from the origin, in code points of the two documents."""
    if lineage.root is None:
        return ()
    sources = [words_of(piece.quote.text, offset=piece.quote.start) for piece in lineage.pieces]
    sources = sources or [words_of(lineage.root.text, offset=lineage.root.start)]
    quote = lineage.saying.quote
    edits = diff_sources(sources, words_of(quote.text, offset=quote.start))
    return tuple(evolve(edit, of=0) for edit in edits)
