"""Days as news pages write them: a closed list of patterns, read without a clock.

A general date parser reads "may" and "we" as dates and fills in what a text leaves out from today's
date. Here a day counts only when its year is written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Day(NamedTuple):
    """A date as written: the first and last day it may mean, and its span in code points.

    ``first`` and ``last`` differ for a month without a day and for ``03/04/2022``, which is a day
    in April or in March.
    """

    first: date
    last: date
    start: int
    end: int


MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
"""A month's name or its abbreviation, for patterns that ignore case."""

_ABROAD: Final = {
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
"""The months in the languages of papers that also publish in English."""

_NUMBER_ABROAD: Final = {
    name: number for names in _ABROAD.values() for number, name in enumerate(names.split(), start=1)
}
_ABROAD_DAY: Final = (
    rf"(?P<day>\d{{1,2}})[.º]?\s(?:de\s)?(?P<month>{'|'.join(sorted(_NUMBER_ABROAD))}),?"
    r"\s(?:del?\s)?(?P<year>\d{4})"
)
DAY_ABROAD: Final = re.sub(r"\?P<\w+>", "?:", _ABROAD_DAY)
"""A day with its year in one of these languages ("5 marzo 2022"), for patterns that ignore case."""

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_BEFORE_YEAR: Final = 24
_AFTER_YEAR: Final = 16
_MOST_YEARS: Final = 2000

_MONTH_DAY: Final = rf"(?P<month>{MONTH})\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
_DAY_MONTH: Final = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]{{1,3}}(?P<month>{MONTH})"
_FIGURES_FIRST: Final = r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
_WRITTEN: Final = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_MONTH_DAY},?\s{{1,3}}(?P<year>\d{{4}})",
        rf"{_DAY_MONTH},?[\s-]{{1,3}}(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}}),\s{{1,3}}{_MONTH_DAY}",
        rf"{_FIGURES_FIRST}(?:T[\d:.]{{4,12}})?",
        rf"(?<!\d\s)(?P<month>{MONTH}),?\s{{1,3}}(?P<year>\d{{4}})",
        _ABROAD_DAY,
    )
)
_FIGURES: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])",
)
_SHORT_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d\d)(?![\d/-])")
_CENTURY: Final = 100
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)


def days_in(
    text: str, *, offset: int = 0, day_first: bool = False, short_years: bool = False
) -> tuple[Day, ...]:
    """Find the dates of a text that state their year, in text order.

    ``offset`` is added to every span (code points). ``day_first`` says that the text's author
    writes ``03/04/2022`` for a day in April; otherwise it stands for both days. ``short_years``
    takes "12.06.24" for a day of 2024, which in running text may be anything.
    """
    found = _with_full_years(text, offset, day_first=day_first)
    if found or not short_years:
        return found
    return tuple(_with_short_years(text, offset, day_first=day_first))


def _with_short_years(text: str, offset: int, *, day_first: bool) -> Iterator[Day]:
    for found in _SHORT_FIGURES.finditer(text):
        if days := _figures(found, day_first=day_first):
            yield Day(*days, found.start() + offset, found.end() + offset)


def _with_full_years(text: str, offset: int, *, day_first: bool) -> tuple[Day, ...]:
    found: list[Day] = []
    for year in _years(text):
        if found and year.start() + offset < found[-1].end:
            continue
        day = _day_around(text, year.start(), year.end(), day_first=day_first)
        if day and not (found and day.start + offset < found[-1].end):
            found.append(day._replace(start=day.start + offset, end=day.end + offset))
    return tuple(found)


def span_of(year: int, month: int, day: int | None = None) -> tuple[date, date] | None:
    """Return the first and last day of a month, or a day twice; None for what is no date."""
    if not 1 <= month <= len(_MONTHS):
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None


def _years(text: str) -> Iterator[re.Match[str]]:
    for count, year in enumerate(_YEAR.finditer(text)):
        if count == _MOST_YEARS:
            return
        if not text[max(0, year.start() - 1) : year.start()].isdigit():
            yield year


def _day_around(text: str, start: int, end: int, *, day_first: bool) -> Day | None:
    low, high = max(0, start - _BEFORE_YEAR), end + _AFTER_YEAR
    for pattern in _WRITTEN:
        for found in pattern.finditer(text, low, high):
            if found.start("year") == start and (days := _written(found)):
                return Day(*days, found.start(), found.end())
    for found in _FIGURES.finditer(text, low, high):
        if found.start(4) == start and (days := _figures(found, day_first=day_first)):
            return Day(*days, found.start(), found.end())
    return None


def _written(found: re.Match[str]) -> tuple[date, date] | None:
    day = int(found["day"]) if "day" in found.re.groupindex else None
    return span_of(int(found["year"]), month_of(found["month"]), day)


def month_of(written: str) -> int:
    """Return the number of a month (1 to 12) from its number, name or abbreviation as written."""
    if written.isdigit():
        return int(written)
    folded = written.casefold()
    return _NUMBER_ABROAD.get(folded) or _MONTHS.index(folded[:3]) + 1


def _figures(found: re.Match[str], *, day_first: bool) -> tuple[date, date] | None:
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < _CENTURY else 0
    readings = [span_of(year, other, one)]
    if not (day_first or found[2] == "."):
        readings.append(span_of(year, one, other))
    days = sorted(reading[0] for reading in readings if reading)
    return (days[0], days[-1]) if days else None
