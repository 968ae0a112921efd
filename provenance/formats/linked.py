"""What the formats of linked data share: how documents are named, and JSON that a page may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from provenance.formats.json_report import write

if TYPE_CHECKING:
    from provenance.model import TracedDocument

_ADDRESS: Final = re.compile(
    r"https?://[^\x00-\x20\x7f-\xa0\"<>\\^`{|}\u2028-\u202e\ud800-\udfff]+", re.IGNORECASE
)
_MARKUP: Final = re.compile("[<>&]")


def web_address(document: TracedDocument) -> str | None:
    """Return a document's URL; null where it has none that a browser would only fetch.

    ``javascript:`` and the like, and addresses with characters that no address has, are none.
    """
    url = document.url or ""
    return url if _ADDRESS.fullmatch(url) else None


def text_address(document: TracedDocument) -> str:
    """Name what a document was read from by its hash: a ``nih`` URI (RFC 6920, section 7)."""
    return f"nih:sha-256;{document.sha256}"


def passage_address(document: TracedDocument, start: int, end: int) -> str:
    """Name the code points ``[start, end)`` of a document's text (a fragment of RFC 5147)."""
    return f"{text_address(document)}#char={start},{end}"


def local_name(text: str) -> str:
    """Write any text in letters, digits, ``_.-~`` and ``%``: no two texts become the same."""
    return quote(text, safe="", errors="surrogatepass")


def write_linked(value: object) -> str:
    """Write JSON as the report's own; ``<``, ``>`` and ``&`` become escapes.

    So it can stand in a page's ``<script type="application/ld+json">`` as it is.
    """
    return _MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", write(value))
