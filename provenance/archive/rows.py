"""A document ↔ a row of the store: what one asks for by SQL in columns, the rest as JSON."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import evolve

from provenance.engines.wordings import indexed, key_of, stems_of
from provenance.model import Caution, Document, Section
from provenance.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cattrs import Converter

    from provenance.model import DateBound, SectionKind

COLUMNS: Final = (
    "id",
    "sha256",
    "title",
    "publisher",
    "agency",
    "url",
    "not_before",
    "not_before_method",
    "not_after",
    "not_after_method",
    "sentences",
    "text",
    "facts",
)
"""The columns of a document, in the order of :class:`Row`'s ``values``."""

UNDATED: Final = 0
"""The day of a document whose date has no end; others are counted as ``date.toordinal`` does."""

_IN_COLUMNS: Final = ("id", "sha256", "title", "publisher", "agency", "url", "text", "copies")
_CAUTIONS: Final = "cautions"

SECTIONS: Final[tuple[SectionKind, ...]] = ("headline", "note", "caption", "body", "comment")
"""The sections that a sentence may come from; the store has their numbers."""

_CODES: Final = {kind: number for number, kind in enumerate(SECTIONS)}

Text = str | bytes | None
"""A text as the store holds it: as bytes where it has surrogates, which SQL's text cannot hold."""


class Line(NamedTuple):
    """A sentence for the index: its wording, number, span, section and what proposes it.

    ``section`` counts in ``SECTIONS``.
    """

    wording: int
    number: int
    start: int
    end: int
    section: int
    stems: str


class Row(NamedTuple):
    """A document ready to be stored: its columns, the day that orders it, and its sentences."""

    values: tuple[Text | int, ...]
    day: int
    lines: tuple[Line, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return known_text(self.values[0]) or ""

    @property
    def sha256(self) -> str:
        """The hash of what the document was read from."""
        return str(self.values[1])

    @property
    def characters(self) -> int:
        """The length of the text, in code points."""
        return len(known_text(self.values[COLUMNS.index("text")]) or "")


def row_of(document: Document, cautions: Iterable[Caution] = ()) -> Row:
    """Cut a document into sentences and write it as a row."""
    lines = lines_of(document)
    low, high = document.published.not_before, document.published.not_after
    columns = (
        document.id,
        document.sha256,
        document.title,
        document.publisher,
        document.agency,
        document.url,
        *_bound(low),
        *_bound(high),
    )
    values = (*map(stored_text, columns), len(lines), stored_text(document.text))
    return Row((*values, _facts(document, cautions)), day_of(document), lines)


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return every sentence that another may come from."""
    return tuple(
        Line(
            key_of(stems),
            one.number,
            one.start,
            one.end,
            _CODES[one.section],
            " ".join(indexed(stems)),
        )
        for one in segment(document)
        if one.section != "furniture"
        for stems in (stems_of(one.text),)
    )


def day_of(document: Document) -> int:
    """Return the day by which a document was surely out, or ``UNDATED``."""
    end = document.published.not_after
    return date.fromisoformat(end.date).toordinal() if end else UNDATED


def document_of(values: Sequence[Any], copies: Iterable[str] = ()) -> Document:
    """Return the document of a row; ``values`` are its ``COLUMNS``."""
    row = dict(zip(COLUMNS, values, strict=True))
    facts = json.loads(row["facts"])
    facts.pop(_CAUTIONS, None)
    known = {name: known_text(row[name]) for name in _IN_COLUMNS if name != "copies"}
    document = _converter().structure({**facts, **known, "text": ""}, Document)
    return evolve(document, text=known["text"] or "", copies=tuple(sorted(copies)))


def cautions_of(values: Sequence[Any]) -> tuple[Caution, ...]:
    """Return what a reader must know of how the document of a row was read."""
    row = dict(zip(COLUMNS, values, strict=True))
    given = json.loads(row["facts"]).get(_CAUTIONS, ())
    return tuple(Caution(kind, known_text(row["id"]), message) for kind, message in given)


def stored_text(text: str | None) -> Text:
    """Return a text as the store can hold it."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def known_text(stored: object) -> str | None:
    """Return the text that the store holds."""
    if isinstance(stored, bytes):
        return stored.decode("utf-8", "surrogatepass")
    return None if stored is None else str(stored)


def _bound(bound: DateBound | None) -> tuple[str | None, str | None]:
    return (bound.date, bound.method) if bound else (None, None)


def _facts(document: Document, cautions: Iterable[Caution]) -> str:
    facts = _converter().unstructure(evolve(document, text=""))
    for name in _IN_COLUMNS:
        facts.pop(name, None)
    if told := [[one.kind, one.message] for one in cautions]:
        facts[_CAUTIONS] = told
    return json.dumps(facts, separators=(",", ":"), sort_keys=True)


@cache
def _converter() -> Converter:
    """Write sections as ``[kind, start, end]``: there are many, and nobody asks SQL for them."""
    from cattrs import Converter  # noqa: PLC0415 (costly to import)

    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(Section, lambda one: [one.kind, one.start, one.end])
    converter.register_structure_hook(Section, lambda value, _: Section(*value))
    return converter
