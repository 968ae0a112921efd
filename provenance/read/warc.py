"""WARC (ISO 28500): the pages of a web archive, each with its address and day (extra ``feeds``)."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from provenance.model import Published
from provenance.read.extras import hushed, lacking
from provenance.read.given import both, day_given
from provenance.read.plain import read as read_plain
from provenance.read.reading import Article, Reading, Refused
from provenance.read.web_page import MOST_BYTES, page_article

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_UNPACKED: Final = 256 * 1024 * 1024
"""The size (bytes) to which a packed file may grow."""

MOST_RATIO: Final = 100
"""How many times its size a packed file may grow to, above 16 MiB: text packs to a tenth."""

_SMALL: Final = 16 * 1024 * 1024
_GZIP: Final = b"\x1f\x8b"
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_KINDS: Final = frozenset({"response", "resource"})
_FOUND: Final = "200"

Members = dict[str, Article | Refused | None]
"""What was made of each record, by its number from 1; None for what is no page."""


def read(data: bytes) -> Reading | Refused:
    """Read the pages and plain texts of an archive; what else it holds is counted.

    A page's day of retrieval bounds its day of publication from above.
    """
    if reason := lacking("WARC files", "feeds", "warcio"):
        return reason
    unpacked = _unpacked(data)
    if isinstance(unpacked, Refused):
        return unpacked
    members: Members = {}
    try:
        members.update(_members(unpacked))
    except Exception as error:  # noqa: BLE001 (whatever a file does to a parser, the run goes on)
        broken = f"the archive is broken here ({type(error).__name__}); fetch it anew"
        members[str(len(members) + 1)] = Refused(broken)
    return _reading(members)


def _unpacked(data: bytes) -> bytes | Refused:
    """Unpack gzip, to no more than a text would grow to."""
    if not data.startswith(_GZIP):
        return data
    most = min(MOST_UNPACKED, max(_SMALL, MOST_RATIO * len(data)))
    try:
        unpacked = gzip.GzipFile(fileobj=BytesIO(data)).read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        return Refused(f"it cannot be unpacked ({error}); fetch it anew")
    if len(unpacked) > most:
        return Refused(f"it unpacks to more than {most >> 20} MiB; cut it into smaller files")
    return unpacked


def _members(data: bytes) -> Iterator[tuple[str, Article | Refused | None]]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 (an extra)

    hushed("warcio")
    for number, record in enumerate(ArchiveIterator(BytesIO(data)), 1):
        yield str(number), _member(record, str(number))


def _member(record: Any, number: str) -> Article | Refused | None:  # noqa: ANN401 (warcio has no types)
    kind = _content_type(record)
    if record.rec_type not in _KINDS or (kind not in _PAGES and kind != "text/plain"):
        return None
    if record.http_headers and record.http_headers.get_statuscode() != _FOUND:
        return None
    payload = _payload(record)
    if isinstance(payload, Refused):
        return payload
    found = page_article(payload) if kind in _PAGES else _plain(payload)
    return found if isinstance(found, Refused) else _dated(found, record, number)


def _payload(record: Any) -> bytes | Refused:  # noqa: ANN401 (as above)
    """Unpack what a server sent, as far as a page may be large."""
    try:
        payload: bytes = record.content_stream().read(MOST_BYTES + 1)
    except Exception as error:  # noqa: BLE001 (one broken record does not break the others)
        return Refused(f"the page cannot be unpacked ({type(error).__name__}); fetch it anew")
    if len(payload) > MOST_BYTES:
        return Refused(f"the page is larger than {MOST_BYTES >> 20} MiB; save its text as .txt")
    return payload


def _content_type(record: Any) -> str:  # noqa: ANN401 (as above)
    headers = record.http_headers or record.rec_headers
    written: str = headers.get_header("Content-Type") or ""
    return written.partition(";")[0].strip().casefold()


def _plain(payload: bytes) -> Article | Refused:
    reading = read_plain(payload)
    return reading if isinstance(reading, Refused) else reading.articles[0]


def _dated(article: Article, record: Any, number: str) -> Article:  # noqa: ANN401 (as above)
    """Add what the archive says of a page: where it was, and when it was fetched."""
    facts = article.facts
    fetched = day_given(record.rec_headers.get_header("WARC-Date"), "retrieval")
    latest = Published(not_after=fetched.not_after if fetched else None)
    address: str | None = record.rec_headers.get_header("WARC-Target-URI")
    known = evolve(
        facts,
        url=facts.url or address,
        published=both(facts.published or Published(), latest),
    )
    return evolve(article, facts=known, member=number)


def _reading(members: Members) -> Reading:
    others = sum(one is None for one in members.values())
    return Reading(
        tuple(one for one in members.values() if isinstance(one, Article)),
        tuple((name, one.reason) for name, one in members.items() if isinstance(one, Refused)),
        f"{others} of {len(members)} records, which are no pages" if others else None,
    )
