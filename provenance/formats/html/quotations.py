"""The histories of quotes and claims, for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.formats.claims import elsewhere, sum_words, voice_words, voicing_words
from provenance.formats.history import histories
from provenance.formats.html.stretches import Change, Stretch, stretches
from provenance.formats.wording import published_words, shortened, speaker_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.formats.history import Occurrence
    from provenance.formats.html.names import Names, Reference
    from provenance.formats.passages import Passages
    from provenance.model import Report, TracedClaim, TracedQuote

_TITLE: Final = 80  # code points of a quote that stand above its history


@frozen
class Told:
    """One place where words stand; ``words`` are marked where they differ from the earliest.

    ``lost`` are the earliest occurrence's words, marked where this place lacks them; empty where
    nothing is lacking.
    """

    where: Reference
    published: str
    alteration: str
    kind: str
    said: str
    words: tuple[Stretch, ...]
    lost: tuple[Stretch, ...] = ()


@frozen
class History:
    """Every place where the same words stand, oldest first; ``title`` names words and speaker."""

    title: str
    told: tuple[Told, ...]

    @property
    def is_lone(self) -> bool:
        """Whether the words stand in one place only."""
        return len(self.told) == 1

    @property
    def first(self) -> Told:
        """The earliest place."""
        return self.told[0]


@frozen
class Elsewhere:
    """Another place where a claim stands, and who is said to make it there."""

    where: Reference
    words: str


@frozen
class ClaimHistory:
    """A claim by its earliest telling, who makes it, its score as a sum, and its other places."""

    claim: TracedClaim
    where: Reference
    voice: str
    reasons: str
    elsewhere: tuple[Elsewhere, ...]


def quote_histories(
    report: Report,
    passages: Passages,
    names: Names,
    quotes: Sequence[TracedQuote] | None = None,
) -> tuple[History, ...]:
    """Give the history of every quote, or of some, those that stand in several places first."""
    found = histories(report, report.quotes if quotes is None else quotes)
    ordered = sorted(found, key=lambda one: len(one) == 1)
    return tuple(
        History(
            _title(one[0], passages),
            tuple(_told(occurrence, passages, names) for occurrence in one),
        )
        for one in ordered
    )


def _title(occurrence: Occurrence, passages: Passages) -> str:
    words = " ".join(passages.words(occurrence.document, occurrence.span).split())
    speaker = occurrence.quote.speaker if occurrence.quote else None
    return f"“{shortened(words, _TITLE)}”{f' ({speaker})' if speaker else ''}"


def claim_histories(
    claims: Sequence[TracedClaim], passages: Passages, names: Names
) -> Iterator[ClaimHistory]:
    """Give the history of each claim of a list."""
    for claim in claims:
        yield ClaimHistory(
            claim,
            names.sentence(claim.document, claim.sentence),
            voice_words(claim),
            sum_words(claim),
            tuple(
                Elsewhere(
                    names.sentence(one.document, passages.number(one.document, one.start)),
                    voicing_words(one),
                )
                for one in elsewhere(claim)
            ),
        )


def _told(occurrence: Occurrence, passages: Passages, names: Names) -> Told:
    name, quote = occurrence.document, occurrence.quote
    words: tuple[Stretch, ...] = (Stretch(passages.words(name, occurrence.span)),)
    lost: tuple[Stretch, ...] = ()
    if quote is not None:
        changes = [Change(edit.derived, edit.op) for edit in quote.edits if edit.derived]
        words = stretches(quote.text, quote.start, changes)
        if quote.origin and any(edit.op in {"delete", "replace"} for edit in quote.edits):
            gone = [Change(edit.source, edit.op) for edit in quote.edits if edit.source]
            lost = stretches(quote.origin.text, quote.origin.start, gone)
    return Told(
        where=names.sentence(name, passages.number(name, occurrence.span[0])),
        published=published_words(passages.documents[name].published),
        alteration=occurrence.alteration,
        kind=quote.kind if quote else "",
        said=speaker_words(quote) if quote else "",
        words=words,
        lost=lost,
    )
