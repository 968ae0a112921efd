"""RSS and Atom as saved: the entries of a feed, each a document (extra ``feeds``)."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from provenance.read.decoding import refusal
from provenance.read.extras import lacking
from provenance.read.fragment import paragraphs_in
from provenance.read.given import address_given, day_given
from provenance.read.reading import Article, Facts, Reading, Refused, hash_of, with_headline
from provenance.read.records import text_of

if TYPE_CHECKING:
    from provenance.read.records import Record

MOST_BYTES: Final = 8 * 1024 * 1024
"""The size (bytes) beyond which a feed is refused."""

_ENTITY: Final = b"<!ENTITY"


def read(data: bytes) -> Reading | Refused:
    """Read the entries of a feed; nothing that it links to is fetched."""
    if reason := lacking("feeds", "feeds", "feedparser"):
        return reason
    if binary := refusal(data):
        return Refused(binary)
    if len(data) > MOST_BYTES:
        return Refused(f"the feed is larger than {MOST_BYTES >> 20} MiB; cut it into smaller ones")
    if _ENTITY in data.upper():
        return Refused("the feed declares entities of its own; save it without its DOCTYPE")
    try:
        return _reading(data)
    except Exception as error:  # noqa: BLE001 (whatever a file does to a parser, the run goes on)
        return Refused(f"the feed could not be parsed ({type(error).__name__}); fetch it anew")


def _reading(data: bytes) -> Reading | Refused:
    import feedparser  # noqa: PLC0415 (an extra)

    # a stream: feedparser would fetch bytes that look like an address
    parsed: Any = feedparser.parse(BytesIO(data), resolve_relative_uris=False)
    if not parsed.entries:
        return Refused("this XML is no feed with entries; save the article's text as .txt")
    publisher = text_of(parsed.feed, "title")
    numbered = [(str(n), entry) for n, entry in enumerate(parsed.entries, 1)]
    found = [(number, _article(entry, number, publisher)) for number, entry in numbered]
    short = sum(not _content(entry) for _, entry in numbered)
    return Reading(
        tuple(one for _, one in found if isinstance(one, Article)),
        tuple((number, one.reason) for number, one in found if isinstance(one, Refused)),
        f"{short} of {len(found)} entries have a summary and not their text" if short else None,
    )


def _article(entry: Record, number: str, publisher: str | None) -> Article | Refused:
    html = _content(entry) or text_of(entry, "summary")
    body = paragraphs_in(html) if html else ""
    if not body:
        return Refused("this entry has no text; save the page that it links to")
    title = " ".join(paragraphs_in(text_of(entry, "title") or "").split()) or None
    source = entry.get("source")
    facts = Facts(
        title=title,
        publisher=(text_of(source, "title") if source else None) or publisher,
        url=address_given(text_of(entry, "link")),
        published=day_given(text_of(entry, "published") or text_of(entry, "updated")),
    )
    named = {"title": title, "body": body, "url": facts.url, "published": str(facts.published)}
    key = hash_of(json.dumps({**named, "publisher": facts.publisher}, sort_keys=True).encode())
    return Article(with_headline(title, body), key, facts=facts, member=number)


def _content(entry: Record) -> str | None:
    """Return the longest of the texts that an entry gives as its content."""
    texts = [text for one in entry.get("content", ()) if (text := text_of(one, "value"))]
    return max(texts, key=len, default=None)
