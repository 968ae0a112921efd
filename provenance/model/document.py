"""The nouns of reading: documents, their sections and sentences, and when they were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from provenance.model.vocabulary import CautionKind, DateMethod, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
"""``[start, end)`` in Unicode code points of a document's untouched decoded text."""


@frozen
class DateBound:
    """One end of a publication interval: an inclusive ISO day and the words that gave it."""

    date: str
    method: DateMethod
    start: int | None = None
    end: int | None = None


@frozen
class Published:
    """When a document was published, as far as its own evidence goes; either end may be open."""

    not_before: DateBound | None = None
    not_after: DateBound | None = None


@frozen
class Section:
    """A stretch of one kind, ``[start, end)`` in code points: a paragraph, a headline, a line."""

    kind: SectionKind
    start: int
    end: int


@frozen
class Credit:
    """A place where a document names another outlet as what it draws on.

    ``name`` is the outlet's canonical name. ``form`` says how it is named: the agency's own form
    (``CITY (AFP) -``, a sign-off, the agency's own copyright line), a credit line or a foreign
    copyright line, a reporting clause ("reported AFP"), a link, or an excerpt line ("Read full
    story here").
    """

    name: str
    form: str
    start: int
    end: int


@frozen
class Version:
    """What agency copy says of its place among the versions of its story.

    ``number``: how often it was renewed, as far as it says (1 for a correction or an update without
    a number); -1 for a flash. ``day``: month and day on its date line or dateline, which mostly
    has no year. ``clock``: the time there in minutes from midnight, in whatever zone it means.
    """

    number: int = 0
    day: tuple[int, int] | None = None
    clock: int | None = None


@frozen
class Document:
    """One article as it was read. Every offset is a code point of ``text``, which is never changed.

    ``agency`` is the agency whose copy the text says it is (canonical name) and ``agency_form``
    whether it has that agency's own form, rather than a credit to it on another publisher's page.
    ``press_release`` marks a statement that a company or body made of itself.
    ``derived_from`` and ``not_source`` are a person's declarations (ids), from a manifest.
    ``copies`` are the ids of documents with the same bytes, for which this one stands.
    """

    id: str
    path: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    agency: str | None = None
    agency_form: bool = False
    press_release: bool = False
    language: str | None = None
    published: Published = Published()
    version: Version = Version()
    sections: tuple[Section, ...] = ()
    credits: tuple[Credit, ...] = ()
    derived_from: tuple[str, ...] = ()
    not_source: bool = False
    copies: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str, *, id: str = "document") -> Document:  # noqa: A002 (the field)
        """Read a document from a string; sections, dates, agency and credits come from the text.

        Offsets in everything made from it are code points of ``text``.
        """
        from provenance.read import read_text  # noqa: PLC0415 (reading needs this class)

        return read_text(text, id=id)


@frozen
class Sentence:
    """A sentence (or a line of furniture) of a document.

    ``text`` is the slice ``[start, end)`` of the document's text, soft line breaks and all;
    ``number`` counts from 0 in the document; ``section`` is the kind of its section.
    """

    number: int
    start: int
    end: int
    text: str
    section: SectionKind


@frozen
class Skipped:
    """A file that could not be used, and why, in words."""

    path: str
    reason: str


@frozen
class Caution:
    """Something a reader of the report must know about a document (or, if null, the whole)."""

    kind: CautionKind
    document: str | None
    message: str


@frozen
class Corpus:
    """What was read from one or more paths: the documents by id, and what was left out."""

    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Caution, ...] = ()

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)
