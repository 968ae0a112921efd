"""Conditions and caveats that a rewrite has dropped, and what tells them in other words."""

from __future__ import annotations

import pytest

import provenance
from provenance.flag.lists import entries

ROAD = "The road will open on Monday {} the inspectors find a new crack."
CLINIC = "The clinic said norovirus was suspected{}"
FISH = ", although bacteria in the fish had not been ruled out."


def changes(source: str, derived: str) -> list[tuple[str, str]]:
    """Return the rules and words of the flags of a rewrite against its source."""
    report = provenance.compare(source, derived)
    sentences = next(one.sentences for one in report.documents if one.reported)
    return [(flag.rule, flag.words) for one in sentences for flag in one.flags]


@pytest.mark.parametrize(
    "condition", ["unless", "only if", "only when", "provided that", "as long as", ", unless"]
)
def test_a_dropped_condition_is_flagged(condition: str) -> None:
    """Whichever word makes it one, with a comma or without."""
    found = changes(ROAD.format(condition), "The road will open on Monday.")
    assert [rule for rule, _ in found] == ["certainty/condition-dropped"]


@pytest.mark.parametrize("entry", entries("caveats"))
def test_each_sign_of_a_caveat_makes_one(entry: str) -> None:
    """A statement that has lost a clause with it is flagged."""
    words = [word.split("|")[0] for word in entry.split() if not word.startswith("(")]
    source = CLINIC.format(f", but doctors {' '.join(words)} bacteria.")
    assert ("certainty/caveat-dropped", "clinic said norovirus was suspected") in changes(
        source, CLINIC.format(".")
    )


@pytest.mark.parametrize(
    ("derived", "why"),
    [
        (CLINIC.format(FISH), "it is kept"),
        (CLINIC.format(", but did not exclude bacteria."), "it is kept in other words"),
        (CLINIC.format(". It was too early to say more."), "the next sentence has one"),
        (CLINIC.format(". Bacteria in the fish may be behind it."), "it is told elsewhere"),
        ("Norovirus suspected at clinic\n\nIt rained.", "a headline has no room for one"),
        ("The clinic is closed.", "the statement is another"),
    ],
)
def test_a_caveat_that_is_told_is_not_dropped(derived: str, why: str) -> None:
    """Nor is one missed where the statement itself is not taken over."""
    rules = [rule for rule, _ in changes(CLINIC.format(FISH), derived)]
    assert "certainty/caveat-dropped" not in rules, why


def test_a_contrast_is_no_caveat() -> None:
    """What a "but" adds may be left out, unless it says that something is not sure."""
    source = CLINIC.format(", but nobody was in danger and all of the wards stayed open.")
    assert changes(source, CLINIC.format(".")) == []
