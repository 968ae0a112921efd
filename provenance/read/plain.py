"""Plain text and Markdown: a file is an article, and everything said of it stands in its text."""

from __future__ import annotations

from provenance.read.decoding import decode, refusal
from provenance.read.reading import Article, Reading, Refused, hash_of


def read(data: bytes) -> Reading | Refused:
    """Read one article from the bytes of a text; nothing of it is left out."""
    if reason := refusal(data):
        return Refused(reason)
    decoded = decode(data)
    article = Article(decoded.text, hash_of(data), decoded.encoding, caution=decoded.caution)
    return Reading((article,))
