"""When a document was published: an interval, and the words that gave each end.

A publication date line, byline, dateline or citation sets both ends; a retrieval date only lowers
the upper end and the date of an event only raises the lower one; a copyright year or a date in a
web address bounds what nothing better bounds. A date without a year gives nothing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from provenance.model import DateBound, Published
from provenance.read.dates import Day, days_in, span_of
from provenance.read.front import POINT
from provenance.read.outlets import mentions
from provenance.read.publisher import OWN_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import DateMethod
    from provenance.read.sections import Piece

_METHODS: Final[dict[str | None, DateMethod]] = {
    "date_line": "date-line",
    "byline": "byline",
    "dateline": "dateline",
}
_FIRST: Final = r"(?:posted|published|issued|created|filed|released)"
_LATER: Final = r"(?:updated|modified|edited|reviewed|corrected)"
_POSTED: Final = re.compile(rf"\b{_FIRST}\b", re.IGNORECASE)
_STAMPS: Final = re.compile(rf"\b(?:(?P<later>{_LATER})|{_FIRST})\b", re.IGNORECASE)
_RETRIEVED: Final = re.compile(r"\b(?:retrieved|accessed|archived|viewed)\b", re.IGNORECASE)
_YEARS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?(?!\d)")
_DATED_ADDRESS: Final = re.compile(
    r"https?://[^\s<>]{1,300}?/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?[/-]"
)
_MONTH_FIRST: Final = frozenset({"AP", "UPI", "Bloomberg"})
_AHEAD: Final = re.compile(
    r"\b(?:[Bb]y|[Uu]ntil|till|[Bb]efore|due|will|would|shall|expected|scheduled|[Ff]rom"
    r"|effective|through|deadline|next|plan(?:s|ned)? (?:to|for)|set (?:to|for)|ahead|[Ii]f"
    r"|could|may|might)\b"
)
_MOST_PROSE: Final = 20_000
_AROUND: Final = 120
_NEAR: Final = 40


def published_of(text: str, pieces: Sequence[Piece]) -> Published:
    """Read a document's publication interval off its pieces; either end may stay open."""
    own = list(_before_comments(pieces))
    first = next(_statements(text, own), None)
    interval = first or _from_address(text, own) or _from_copyright(text, own) or Published()
    interval = _lowered(interval, text, own)
    return interval if first else _raised(interval, text, own)


def _before_comments(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.kind == "comment":
            return
        yield piece


def _statements(text: str, pieces: Sequence[Piece]) -> Iterator[Published]:
    """Yield what states the day of publication: lines in text order, then a citation."""
    in_front = True
    later = []
    for piece in pieces:
        in_front = in_front and (piece.kind != "body" or piece.label == POINT)
        if piece.kind != "furniture" or piece.label not in _METHODS:
            continue
        if piece.label == "date_line" and not in_front and not _POSTED.search(piece.text):
            continue
        method = _METHODS[piece.label]
        for day, is_update in _stamped_days(text, piece):
            if is_update:
                later.append(_both(day, method))
            else:
                yield _both(day, method)
    yield from later
    for piece in _labelled(pieces, "citation"):
        for day in _days(text, piece):
            if not _RETRIEVED.search(text, piece.start, day.start):
                yield _both(day, "citation")


def _stamped_days(text: str, piece: Piece) -> Iterator[tuple[Day, bool]]:
    for day in _days(text, piece):
        stamps = [stamp["later"] for stamp in _STAMPS.finditer(text, piece.start, day.start)]
        yield day, bool(stamps and stamps[-1])


def _days(text: str, piece: Piece) -> tuple[Day, ...]:
    written = text[piece.start : piece.end]
    agencies = {found.outlet.name for found in mentions(written) if found.outlet.agency}
    return days_in(
        written,
        offset=piece.start,
        day_first=bool(agencies) and not agencies & _MONTH_FIRST,
        short_years=True,
    )


def _from_address(text: str, pieces: Sequence[Piece]) -> Published | None:
    for piece in pieces:
        if piece.kind != "furniture" or not OWN_ADDRESS.match(piece.text):
            continue
        found = _DATED_ADDRESS.search(text, piece.start, piece.end)
        days = span_of(*(int(part) for part in found.groups() if part)) if found else None
        if found and days:
            return _both(Day(*days, found.start(1), found.end(found.lastindex or 1)), "url")
    return None


def _from_copyright(text: str, pieces: Sequence[Piece]) -> Published | None:
    for piece in _labelled(pieces, "copyright"):
        if found := _YEARS.search(text, piece.start, piece.end):
            first, last = int(found[1]), int(found[2] or found[1])
            days = date(first, 1, 1), date(max(first, last), 12, 31)
            return _both(Day(*days, found.start(), found.end()), "copyright")
    return None


def _lowered(interval: Published, text: str, pieces: Sequence[Piece]) -> Published:
    """Lower the upper end to the day on which the page was retrieved."""
    low, high = interval.not_before, interval.not_after
    for piece in _labelled(pieces, "citation", "copyright"):
        for day in _days(text, piece):
            if not _RETRIEVED.search(text, max(piece.start, day.start - _NEAR), day.start):
                continue
            bound = _bound(day, "retrieval", last=True)
            contradicts = low is not None and bound.date < low.date
            if not contradicts and (high is None or bound.date < high.date):
                high = bound
    return Published(low, high)


def _raised(interval: Published, text: str, pieces: Iterable[Piece]) -> Published:
    """Raise the lower end to the latest past event that the prose dates with its year."""
    low, high = interval.not_before, interval.not_after
    for day in _past_days(text, pieces):
        bound = _bound(day, "event", last=False)
        contradicts = high is not None and bound.date > high.date
        if not contradicts and (low is None or bound.date > low.date):
            low = bound
    return Published(low, high)


def _past_days(text: str, pieces: Iterable[Piece]) -> Iterator[Day]:
    left = _MOST_PROSE
    for piece in pieces:
        if piece.kind != "body" or left <= 0:
            continue
        end = min(piece.end, piece.start + left)
        left -= end - piece.start
        for day in days_in(text[piece.start : end], offset=piece.start):
            low = max(piece.start, day.start - _AROUND)
            if day.first == day.last and not _AHEAD.search(text, low, min(end, day.end + _AROUND)):
                yield day


def _labelled(pieces: Iterable[Piece], *labels: str) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.kind == "furniture" and piece.label in labels)


def _both(day: Day, method: DateMethod) -> Published:
    return Published(_bound(day, method, last=False), _bound(day, method, last=True))


def _bound(day: Day, method: DateMethod, *, last: bool) -> DateBound:
    return DateBound((day.last if last else day.first).isoformat(), method, day.start, day.end)
