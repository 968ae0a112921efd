"""Dates as news pages write them."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.read.dates import days_in, span_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.06.24 – 06:00", ["2024-06-12"]),
        ("Filed: 04/16/24 Page 3", ["2024-04-16"]),
        ("24/7/365", []),
        ("12.06.2024, not 13.06.24", ["2024-06-12"]),
    ],
)
def test_years_of_two_digits_are_read_where_asked(text: str, expected: list[str]) -> None:
    """In a stamp they are years of this century; in running text they may be anything."""
    found = days_in(text, short_years=True)
    assert [day.first.isoformat() for day in found] == expected
    assert days_in("12.06.24") == ()


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("September 5, 2022 4:12 PM UTC", ["2022-09-05"], "American order"),
        ("Posted Oct. 8, 2021 by admin", ["2021-10-08"], "an abbreviated month"),
        ("Tue 14 Nov 2023, 13:37", ["2023-11-14"], "British order"),
        ("December 28 2019", ["2019-12-28"], "without the comma"),
        ("6th of October, 2021", ["2021-10-06"], "an ordinal"),
        ("07-Sep-2022", ["2022-09-07"], "joined by hyphens"),
        ("(2019, December 28) retrieved 7 May 2024", ["2019-12-28", "2024-05-07"], "a citation"),
        ("2024-05-06T10:10:10Z", ["2024-05-06"], "ISO 8601"),
        ("3.4.2022", ["2022-04-03"], "dots are European: the day comes first"),
        ("19/07/2022 - 10:20", ["2022-07-19"], "no month has the number 19"),
        ("5 marzo 2022", ["2022-03-05"], "Italian"),
        ("3. Oktober 2021", ["2021-10-03"], "German, with its full stop"),
        ("12 de mayo de 2020", ["2020-05-12"], "Spanish"),
        ("1 août 2019", ["2019-08-01"], "French"),
        ("Mars 2020 landed", [], "a planet is no month without a day"),
        ("Friday, Dec. 27", [], "without its year a date is no day"),
        ("we may 12 times", [], "a verb is no month"),
        ("31 February 2020", [], "a day that never was"),
        ("2021-02-30", [], "a day that never was, in figures"),
        ("in 2019 and 2020", [], "a year is no day"),
        ("call 12 2022 0199", [], "digits in a row"),
    ],
)
def test_days_are_read_as_written(text: str, expected: list[str], why: str) -> None:
    """A date counts only with its year, in any usual order, and impossible ones do not."""
    assert [str(day.first) for day in days_in(text)] == expected, why


def test_an_ambiguous_figure_stands_for_both_days() -> None:
    """03/04/2022 is a day in March or in April, unless its author writes the day first."""
    (either,) = days_in("03/04/2022")
    assert (str(either.first), str(either.last)) == ("2022-03-04", "2022-04-03")
    (european,) = days_in("03/04/2022", day_first=True)
    assert str(european.first) == str(european.last) == "2022-04-03"


def test_a_month_stands_for_its_days() -> None:
    """A month without a day is the interval of its days, leap years included."""
    (month,) = days_in("in February 2024 it")
    assert (str(month.first), str(month.last)) == ("2024-02-01", "2024-02-29")


@pytest.mark.parametrize(("year", "month", "day"), [(2021, 13, None), (2021, 0, 1), (2021, 2, 29)])
def test_what_is_no_day_has_no_span(year: int, month: int, day: int | None) -> None:
    """Months and days that never were are no dates."""
    assert span_of(year, month, day) is None


def test_spans_point_at_the_words() -> None:
    """A date's span is that of its words, moved by the offset."""
    text = "It was 7 May 2024 then."
    (day,) = days_in(text, offset=100)
    assert text[day.start - 100 : day.end - 100] == "7 May 2024"


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    """Any day of the centuries that news covers is read back from three ways to write it."""
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d"):
        (found,) = days_in(f"on {day:{form}}.")
        assert found.first == found.last == day


@given(st.text())
def test_any_text_is_searched_without_error(text: str) -> None:
    """No text makes the search fail, and what it finds lies inside the text in order."""
    ends = [0]
    for day in days_in(text):
        assert ends[-1] <= day.start < day.end <= len(text)
        ends.append(day.end)


@pytest.mark.parametrize("text", ["2019 ", "1/", "may 2020 ", "5 May 2021 ", "2020-"])
def test_hostile_repetition_ends_soon(text: str) -> None:
    """A megabyte of dates or of pieces of dates is searched in less than two seconds."""
    start = time.process_time()
    days_in(text * (1_000_000 // len(text)))
    assert time.process_time() - start < 2
