"""String → document: sections, title, publisher, agency, credits, dates and language."""

from __future__ import annotations

from hashlib import sha256 as _sha256
from typing import TYPE_CHECKING

from provenance.model import Document, Section
from provenance.read.agency import imprint_of
from provenance.read.credits import credits_of
from provenance.read.language import language_of
from provenance.read.published import published_of
from provenance.read.publisher import publisher_of, url_of
from provenance.read.releases import is_release
from provenance.read.sections import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.read.sections import Piece


def read_text(
    text: str,
    *,
    id: str = "document",  # noqa: A002 (the field)
    path: str = "",
    encoding: str = "utf-8",
    sha256: str | None = None,
) -> Document:
    """Read one article from a string; everything said of it comes from the text.

    ``sha256`` is that of the bytes the text was read from; without it, of the text's UTF-8 bytes
    (lone surrogates passed through). Offsets are code points of ``text``. Never raises.
    """
    pieces = pieces_of(text)
    url = url_of(text, pieces)
    imprint = imprint_of(pieces, publisher_of(pieces, url))
    return Document(
        id=id,
        path=path,
        text=text,
        sha256=sha256 or _sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding=encoding,
        title=_title(pieces),
        publisher=imprint.publisher,
        url=url,
        agency=imprint.agency,
        agency_form=imprint.own_form,
        press_release=imprint.agency is None and is_release(pieces),
        language=language_of(text),
        published=published_of(text, pieces),
        sections=tuple(Section(piece.kind, piece.start, piece.end) for piece in pieces),
        credits=credits_of(text, pieces, imprint),
    )


def _title(pieces: Iterable[Piece]) -> str | None:
    return next((piece.text for piece in pieces if piece.kind == "headline"), None)
