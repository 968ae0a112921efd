"""Which line above a story is its headline."""

from __future__ import annotations

import pytest

from provenance import Document

_STORY = (
    "A court in Leipzig ruled on Thursday that one of the largest landlords may not require its"
    " tenants to unlock their front doors with a face scan.\n\n"
    "The company must hand out keys within six weeks, the judge said."
)


@pytest.mark.parametrize(
    ("front", "title", "why"),
    [
        (
            ("+++ NORTHBLITZ INTERNATIONAL +++", "Judge hands tenants their keys back"),
            "Judge hands tenants their keys back",
            "a masthead between signs",
        ),
        (
            ("The Harbour Gazette – by fans, for fans", "Court stops face scans at the door"),
            "Court stops face scans at the door",
            "a masthead with a slogan of its own",
        ),
        (
            ("Brandis Law | Client Briefing 9/2024 | Tenancies", "No consent at a locked door"),
            "No consent at a locked door",
            "a series, though the headline tells little",
        ),
        (
            ("The Blue Note #212", "A court, a landlord and 14 locked doors"),
            "A court, a landlord and 14 locked doors",
            "the number of an issue",
        ),
        (
            (
                "Currents – a newsletter on rivers and law",
                "What the ruling says, and what it does not",
            ),
            "What the ruling says, and what it does not",
            "a newsletter that says what it is",
        ),
        (
            ("The Ladle, a blog by lawyer Hana Oyama", "Keys, please"),
            "Keys, please",
            "a blog that says whose it is",
        ),
        (
            ("Hanover and region, in English", "Court hands tenants their keys", "dpa | 4:51 pm"),
            "Court hands tenants their keys",
            "an agency and a clock sign a headline, and do not go on with it",
        ),
        (
            ("Leipzig Court Bars Landlord's Face Scans", "Tenants are to get keys within weeks"),
            "Leipzig Court Bars Landlord's Face Scans",
            "a headline in capitals tells the story, whatever stands below it",
        ),
        (
            ("A lock, a key and a long wait", "Court stops face scans at front doors in Leipzig"),
            "A lock, a key and a long wait",
            "a headline that is no name stays one, though its deck tells more",
        ),
    ],
)
def test_a_headline_tells_the_story(front: tuple[str, ...], title: str, why: str) -> None:
    """A name above the headline gives way to the line that shares words with the story."""
    assert Document.from_text("\n\n".join((*front, _STORY))).title == title, why
