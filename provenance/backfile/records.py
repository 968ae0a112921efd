"""A document as one string, for a table to hold, and back; and what its neighbours need of it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from provenance.archive.rows import day_of
from provenance.backfile.neighbours import Told
from provenance.model import Document
from provenance.tracing.crediting import outlets_of
from provenance.tracing.kinship import count_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cattrs import Converter

    from provenance.model import SectionKind


def record_of(document: Document) -> str:
    """Write a document as JSON in ASCII, so that even half of a character survives."""
    return json.dumps(_converter().unstructure(document), separators=(",", ":"))


def document_of(record: str) -> Document:
    """Read a document back."""
    return _converter().structure(json.loads(record), Document)


def told_of(document: Document, sections: Mapping[int, SectionKind]) -> Told:
    """Return what looking for neighbours needs of a document; ``sections`` are its sentences'."""
    begin = document.published.not_before
    linked = (credit.name for credit in document.credits if credit.form == "link")
    past = max(sections, default=-1) + 1
    return Told(
        document.id,
        count_told(sections.values()),
        min((number for number, kind in sections.items() if kind == "body"), default=past),
        outlets_of(document),
        date.fromisoformat(begin.date).toordinal() if begin else 0,
        day_of(document),
        document.url,
        frozenset((*document.derived_from, *linked)),
    )


@cache
def _converter() -> Converter:
    from cattrs import Converter  # noqa: PLC0415 (costly to import)

    return Converter(omit_if_default=True)
