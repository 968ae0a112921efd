"""Look words up by their place: every sentence of every document stands in the report."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Place, Report, Source, Span, TracedDocument, TracedSentence


@frozen(eq=False)
class Passages:
    """The documents of a report by id, and their words by place."""

    documents: Mapping[str, TracedDocument]
    _starts: Mapping[str, tuple[int, ...]]

    def sentence(self, place: Place | Source) -> TracedSentence:
        """Return the sentence at a place of the report."""
        return self.documents[place.document].sentences[place.sentence]

    def words(self, document: str, span: Span) -> str:
        """Return what stands at ``[start, end)`` (code points of the document).

        What lies between two sentences, white space as a rule, is given as one space.
        """
        start, end = span
        sentences = self.documents[document].sentences
        first = max(bisect_right(self._starts[document], start) - 1, 0)
        slices = []
        for sentence in sentences[first:]:
            if sentence.start >= end:
                break
            cut = sentence.text[max(start - sentence.start, 0) : end - sentence.start]
            slices += [cut] if cut else []
        return " ".join(slices)

    def number(self, document: str, offset: int) -> int:
        """Return the number of the sentence in which (or after which) an offset lies."""
        return max(bisect_right(self._starts[document], offset) - 1, 0)


def passages_of(report: Report) -> Passages:
    """Prepare the look-up for a report."""
    return Passages(
        {document.id: document for document in report.documents},
        {
            document.id: tuple(sentence.start for sentence in document.sentences)
            for document in report.documents
        },
    )
