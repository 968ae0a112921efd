"""The history of every quote: where it stood first, all its appearances, what was altered."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from provenance.align import diff_sources
from provenance.model import Appearance, Edit, TracedQuote
from provenance.tracing.quotation.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from provenance.model import Span
    from provenance.tracing.quotation.lineage import Key, Lineage, Lineages
    from provenance.tracing.quotation.wording import Wording


def traced_quotes(lineages: Lineages, names: Collection[str]) -> tuple[TracedQuote, ...]:
    """Write what every quote of the documents named (ids) goes back to, by document and place.

    Spans are code points of the documents; the edits' source spans are of the origin's document.
    """
    appearances = _appearances(lineages)
    wanted = [one for one in lineages if one.saying.document in names]
    wanted.sort(key=lambda one: one.saying.key)
    return tuple(_traced(one, appearances[one.first]) for one in wanted)


def _appearances(lineages: Iterable[Lineage]) -> Mapping[Key, tuple[Appearance, ...]]:
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
    pieces = tuple(piece.wording for piece in lineage.pieces) or (wording(lineage.root.text),)
    starts = [piece.quote.start for piece in lineage.pieces] or [lineage.root.start]
    own = lineage.saying.quote.start
    return tuple(
        Edit(edit.op, _shift(edit.source, starts[edit.of]), _shift(edit.derived, own))
        for edit in _diff(pieces, lineage.saying.wording)
    )


@lru_cache(maxsize=1 << 14)
def _diff(sources: tuple[Wording, ...], derived: Wording) -> tuple[Edit, ...]:
    """Diff a wording against those it comes from, once for all copies."""
    return diff_sources([source.words for source in sources], derived.words)


def _shift(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)
