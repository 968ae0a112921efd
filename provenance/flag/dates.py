"""Dates and times of day in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.lists import table
from provenance.flag.phrases import phrases

if TYPE_CHECKING:
    from provenance.flag.sides import Side

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_DECADE: Final = re.compile(r"(1[5-9]\d0|20\d0)s")
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_NUMERIC: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HALVES: Final = {"am": 0, "pm": 12}
_ALSO_WORDS: Final = frozenset(("may", "march", "april", "june", "august"))
"""Months whose names are other words or people's too."""

_JOINTS: Final = frozenset(("and", "or", "to"))
_NOON: Final = 12
_LAST_HOUR: Final = 24
_LAST_MINUTE: Final = 60
_LAST_DAY: Final = 31


class Moment(NamedTuple):
    """A date or time of day as a text names it; what it does not name is None.

    ``first`` and ``last`` are the numbers of its words; ``minute`` counts from midnight.
    """

    first: int
    last: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None


@lru_cache(maxsize=4096)
def moments(side: Side) -> tuple[Moment, ...]:
    """Find the dates and times of day in a sentence."""
    found = []
    number = 0
    while number < len(side.words):
        moment = _moment_at(side, number) if _may_open(side.folded[number]) else None
        if moment is not None:
            found.append(moment)
            number = moment.last
        number += 1
    return tuple(found)


def agree(one: Moment, other: Moment) -> bool:
    """Whether two moments may be one: what both name is equal, and both name something."""
    named = (
        (one.year, other.year),
        (one.month, other.month),
        (one.day, other.day),
        (one.weekday, other.weekday),
        (one.minute, other.minute),
    )
    both = [(a, b) for a, b in named if a is not None and b is not None]
    if one.kind != other.kind and not both:
        return False
    return all(a == b or (a is one.minute and _same_clock(a, b)) for a, b in both)


def _same_clock(one: int, other: int) -> bool:
    """Whether two times of day are one where either may lack its half of the day."""
    return one % (12 * 60) == other % (12 * 60) and min(one, other) < _NOON * 60


@lru_cache(maxsize=1 << 12)
def _may_open(folded: str) -> bool:
    """Whether a date may begin with a word: it has a figure or is a month's or a weekday's."""
    return folded in table("months") or folded in table("weekdays") or not folded.isalpha()


def _moment_at(side: Side, number: int) -> Moment | None:
    return (
        _clock_at(side, number)
        or _month_at(side, number)
        or _day_first_at(side, number)
        or _weekday_at(side, number)
        or _year_at(side, number)
        or _decade_at(side, number)
    )


def _month_at(side: Side, number: int) -> Moment | None:
    """Read "October", "Oct. 3", "October 3, 2019", "May 2024", "March of 2002"."""
    month = _month(side, number)
    if month is None:
        return None
    day = _day(side, number + 1)
    last = number + (day is not None)
    last += (
        day is None and side.folded_at(number + 1) == "of" and _year(side, number + 2) is not None
    )
    year = _year(side, last + 1)
    if day is None and year is None and not _is_surely_month(side, number):
        return None
    last += year is not None
    return Moment(number, last, "month" if day is None else "day", year, month, day)


def _day_first_at(side: Side, number: int) -> Moment | None:
    """Read "3 October", "27 November 2020", "the 3rd of October"."""
    day = _day(side, number)
    if day is None:
        return None
    at = number + 1 + (side.folded_at(number + 1) == "of")
    month = _month(side, at)
    if month is None:
        return None
    year = _year(side, at + 1)
    return Moment(number, at + (year is not None), "day", year, month, day)


def _weekday_at(side: Side, number: int) -> Moment | None:
    weekday = table("weekdays").get(side.folded[number])
    if weekday is None or not side.words[number].form[0].isupper():
        return None
    return Moment(number, number, "weekday", weekday=int(weekday))


def _year_at(side: Side, number: int) -> Moment | None:
    year = _year(side, number)
    if year is None or not _stands_as_year(side, number):
        return None
    return Moment(number, number, "year", year)


def _decade_at(side: Side, number: int) -> Moment | None:
    """Read "the 1960s"; "the 60s" without its century is no date."""
    found = _DECADE.fullmatch(side.folded[number])
    return Moment(number, number, "decade", int(found[1])) if found else None


def _stands_as_year(side: Side, number: int) -> bool:
    """Whether a four-digit number is led to by what leads to years, and counts nothing."""
    before = side.folded_at(number - 1)
    return before in phrases("year_openers") or _opens_after(side, number)


def _opens_after(side: Side, number: int) -> bool:
    return side.between(number).strip() in {"(", "-", "–", "["} and not side.after(number).strip()


def _clock_at(side: Side, number: int) -> Moment | None:
    """Read "4am", "10:50 pm", "10.50pm", "16:30"; a bare "4.30" is no time."""
    form = side.folded[number]
    half = next((half for half in _HALVES if form.endswith(half)), None)
    found = _CLOCK.fullmatch(form[:-2] if half else form)
    if found is None:
        return None
    follows = side.folded_at(number + 1)
    last = number + (half is None and follows in _HALVES)
    half = half or (follows if follows in _HALVES else None)
    if half is None and ":" not in form:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > _LAST_HOUR or minute >= _LAST_MINUTE:
        return None
    if half:
        hour = hour % _NOON + _HALVES[half]
    return Moment(number, last, "clock", minute=60 * hour + minute)


def _month(side: Side, number: int) -> int | None:
    if number >= len(side.words) or not side.words[number].form[:1].isupper():
        return None
    month = table("months").get(side.folded[number])
    return int(month) if month else None


def _is_surely_month(side: Side, number: int) -> bool:
    """Whether a month's name without a number is one ("May", "March" and "April" are more)."""
    word, before = side.folded[number], side.folded_at(number - 1)
    if word not in _ALSO_WORDS:
        return len(word) > len("mar")
    if before in phrases("month_openers"):
        return True
    return before in _JOINTS and _month(side, number - 2) is not None


def _day(side: Side, number: int) -> int | None:
    found = _DAY.fullmatch(side.folded_at(number))
    return int(found[1]) if found and 1 <= int(found[1]) <= _LAST_DAY else None


def _year(side: Side, number: int) -> int | None:
    form = side.words[number].form if 0 <= number < len(side.words) else ""
    return int(form) if YEAR.fullmatch(form) else None
