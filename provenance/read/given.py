"""Facts that stand beside a text → the document: days as intervals, names as they are known."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from provenance.model import DateBound, Published
from provenance.read.dates import days_in, span_of
from provenance.read.outlets import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import DateMethod

_ISO: Final = re.compile(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T\s].{0,40})?)?)?\s*", re.DOTALL)
_LONGEST: Final = 80


def day_given(written: object, method: DateMethod = "metadata") -> Published | None:
    """Read a date of a field: ISO 8601 with or without a time, or a day in words; None for others.

    The day is the one that is written, whatever its time zone. A month or a year is an interval.
    """
    if not isinstance(written, str) or len(written) > _LONGEST:
        return None
    days = _iso_days(written) or _written_days(written)
    if days is None:
        return None
    first, last = days
    return Published(DateBound(first.isoformat(), method), DateBound(last.isoformat(), method))


def first_day_in(fields: Iterable[object]) -> Published | None:
    """Return the day of the first field that holds one."""
    return next(filter(None, map(day_given, fields)), None)


def _iso_days(written: str) -> tuple[date, date] | None:
    found = _ISO.fullmatch(written)
    if found is None:
        return None
    year, *rest = (int(part) for part in found.groups() if part)
    if not year:
        return None
    return span_of(year, *rest) if rest else (date(year, 1, 1), date(year, 12, 31))


def _written_days(written: str) -> tuple[date, date] | None:
    days = days_in(written)
    return (days[0].first, days[0].last) if len(days) == 1 else None


def both(text: Published, given: Published | None) -> Published:
    """Join what a text and a field say of the day of publication.

    Where both can be true, the narrower interval; where they contradict each other, the interval
    from the earlier to the later, since nothing tells which is right.
    """
    if given is None:
        return text
    lows = [one for one in (text.not_before, given.not_before) if one]
    highs = [one for one in (text.not_after, given.not_after) if one]
    low = max(lows, key=_day, default=None)
    high = min(highs, key=_day, default=None)
    if low and high and low.date > high.date:
        return Published(min(lows, key=_day), max(highs, key=_day))
    return Published(low, high)


def agency_named(name: str | None) -> str | None:
    """Return the canonical name of the agency that a field names, or None."""
    outlet = canonical(name.strip()) if name else None
    return outlet.name if outlet and outlet.agency else None


def publisher_named(name: str | None) -> str | None:
    """Return the name of a publisher that is no agency, as it is known or as it is written."""
    if not name or not name.strip() or agency_named(name):
        return None
    outlet = canonical(name.strip())
    return outlet.name if outlet else name.strip()


def address_given(written: str | None) -> str | None:
    """Return an address of the web; what a browser would do anything but fetch is none."""
    return written if written and written.startswith(("http://", "https://")) else None


def language_named(code: str | None) -> str | None:
    """Return the main part of a language's code: "en" of "en-GB"."""
    return code.partition("-")[0].strip().casefold() or None if code else None


def _day(bound: DateBound) -> str:
    return bound.date
