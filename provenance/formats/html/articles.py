"""A document → its part of the page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from provenance.formats.html.names import Reference, linkable
from provenance.formats.html.rows import Gap, Row, Rows, numbered_sources
from provenance.formats.html.shares import Share, shares_of
from provenance.formats.wording import summary

if TYPE_CHECKING:
    from provenance.formats.html.names import Names
    from provenance.formats.html.rows import Uses
    from provenance.formats.passages import Passages
    from provenance.model import Caution, Report, TracedDocument


@frozen
class Origin:
    """A source of an article by its number, and how much of the article's body traces to it.

    ``characters`` are the code points of the ``sentences``.
    """

    number: int
    where: Reference
    title: str
    document: TracedDocument
    sentences: int
    characters: int


@frozen
class Article:
    """A document with its rows, its sources, and what it added and omitted.

    ``answer`` is the one line that sums it up; ``body`` counts its body sentences, ``characters``
    their code points; ``link`` is its address if a link may lead there.
    """

    anchor: str
    title: str
    document: TracedDocument
    answer: str
    link: str | None
    body: int
    characters: int
    origins: tuple[Origin, ...]
    rows: tuple[Row | Gap, ...]
    warnings: tuple[Caution, ...]
    shares: tuple[Share, ...]

    @property
    def sentences(self) -> tuple[Row, ...]:
        """The rows of the article's own sentences."""
        return tuple(row for row in self.rows if isinstance(row, Row))

    @property
    def omitted(self) -> tuple[Gap, ...]:
        """The rows of what the article lacks."""
        return tuple(row for row in self.rows if isinstance(row, Gap))

    @property
    def added(self) -> tuple[Row, ...]:
        """The rows for which no source was found, comments and furniture apart."""
        return tuple(
            row for row in self.sentences if row.kind == "new" and row.sentence.section != "comment"
        )

    @property
    def is_traced(self) -> bool:
        """Whether a source was looked for: neither the earliest copy held nor a reference."""
        return any(
            row.kind not in {"none", "earliest-held", "reference-only"} for row in self.sentences
        )


def article_of(
    report: Report, document: TracedDocument, passages: Passages, names: Names, uses: Uses
) -> Article:
    """Prepare a document's part of the page."""
    numbers = numbered_sources(document)
    body = [one for one in document.sentences if one.section == "body"]
    traced, characters = Counter[str](), Counter[str]()
    for sentence in body:
        for source in sentence.sources[:1]:
            traced[source.document] += 1
            characters[source.document] += len(sentence.text)
    rows = Rows(document, passages, names, uses, numbers)
    return Article(
        anchor=names.anchors[document.id],
        title=names.titles[document.id],
        document=document,
        answer=summary(report, document, names.spoken),
        link=linkable(document.url),
        body=len(body),
        characters=sum(len(sentence.text) for sentence in body),
        origins=tuple(
            Origin(
                number,
                names.document(name),
                names.titles[name],
                passages.documents[name],
                traced[name],
                characters[name],
            )
            for name, number in numbers.items()
        ),
        rows=tuple(rows.all()),
        warnings=tuple(one for one in report.warnings if one.document == document.id),
        shares=tuple(shares_of(document)),
    )
