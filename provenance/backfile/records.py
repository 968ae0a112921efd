"""A document as one string, for a table to hold, and back."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from provenance.model import Document

if TYPE_CHECKING:
    from cattrs import Converter


def record_of(document: Document) -> str:
    """Write a document as JSON in ASCII, so that even half of a character survives."""
    return json.dumps(_converter().unstructure(document), separators=(",", ":"))


def document_of(record: str) -> Document:
    """Read a document back."""
    return _converter().structure(json.loads(record), Document)


def day_of(document: Document) -> int:
    """Return the day by which a document was surely out, counted as an ordinal; 0 if none."""
    end = document.published.not_after
    return date.fromisoformat(end.date).toordinal() if end else 0


@cache
def _converter() -> Converter:
    from cattrs import Converter  # noqa: PLC0415 (costly to import)

    return Converter(omit_if_default=True)
