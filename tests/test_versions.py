"""What agency copy says of its place among its own versions."""

from __future__ import annotations

import pytest

from provenance import Document

_STORY = "The council of Lowbridge met on Monday to discuss its budget for the coming year."


def _page(*front: str) -> str:
    return "\n\n".join((*front, _STORY, "It is to meet again on Friday, the mayor said."))


@pytest.mark.parametrize(
    ("front", "number", "why"),
    [
        (("Council meets over budget",), 0, "nothing is said"),
        (("UPDATE 2-Council meets over budget",), 2, "a numbered update"),
        (("Council meets over budget", "(Update 1: adds mayor)"), 1, "numbered in a note"),
        (("Council meets over budget - 3rd lead",), 3, "a numbered lead"),
        (("CORRECTED - Council meets over budget",), 1, "a correction renews"),
        (("Council meets over budget", "(Adds mayor, background)"), 1, "a note of what is added"),
        (("URGENT Council meets over budget",), -1, "a flash comes before the story"),
        (("Urgent care clinics close in Lowbridge",), 0, "urgent is a word like others"),
        (("Version 17 of council's budget leaks",), 0, "a version of something else"),
        (("Lead pipes found under Lowbridge council",), 0, "lead is a metal"),
        (("Corrected figures cast doubt on council budget",), 0, "no mark in capitals"),
    ],
)
def test_the_number_of_a_version(front: tuple[str, ...], number: int, why: str) -> None:
    """A version says by a number or a word how often it was renewed."""
    assert Document.from_text(_page(*front)).version.number == number, why


@pytest.mark.parametrize(
    ("line", "day", "clock", "why"),
    [
        ("November 7, 2024 - 10:01", (11, 7), 601, "a date line with a clock"),
        ("4 March 2025, 9.05 pm", (3, 4), 1265, "the second half of the day"),
        ("29 AUG 2023 1934", (8, 29), 1174, "a clock run together behind the year"),
        ("19.09.2024, 17:12", None, 1032, "figures of a date are no clock"),
        ("By Ann Lee", None, None, "neither"),
    ],
)
def test_the_day_and_hour_of_a_version(
    line: str, day: tuple[int, int] | None, clock: int | None, why: str
) -> None:
    """The front's first day and time of day are the version's."""
    version = Document.from_text(_page("Council meets over budget", line)).version
    assert (version.day, version.clock) == (day, clock), why


def test_a_dateline_gives_the_day_without_a_year() -> None:
    """Agencies leave the year out of their datelines."""
    text = f"Council meets over budget\n\nLOWBRIDGE, Mar 4 (EFE).- {_STORY}"
    document = Document.from_text(text)
    assert document.version.day == (3, 4)
    assert document.published.not_before is None
