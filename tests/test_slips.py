"""Figures that nothing a text goes back to has, with a like one there."""

from __future__ import annotations

import pytest

import provenance
from provenance.model import Document, Flag

OPENING = "The ferry group Norrlin reported results for its second quarter on Thursday morning."
CLOSING = "Norrlin was founded in the harbour of Elsby and runs eleven ferries to the islands."
SHARES = "Shares in Norrlin were down 4.6% at 31.18 euros, and winds of up to 65 km per hour blew."
TOLL = "The death toll of the accident off Elsby has risen to 24, the harbour office said."
DEBT = "The group owes 12 million euros to the tax authorities and must pay until the autumn."


def slips(derived: str, *, headline: str = "Ferry group reports") -> list[Flag]:
    """The slips flagged in a rewrite of agency copy that has all of the figures above."""
    wire = "\n\n".join(("ELSBY, Jan 3 2020 (AFP) - " + OPENING, SHARES, TOLL, DEBT, CLOSING))
    site = f"{headline}\n\n{OPENING}\n\n{derived}\n\n{CLOSING}\n\nAFP reported it first."
    report = provenance.trace(
        [Document.from_text(wire, id="afp"), Document.from_text(site, id="site")]
    )
    (found,) = [one for one in report.documents if one.id == "site"]
    flags = [flag for sentence in found.sentences for flag in sentence.flags]
    return [flag for flag in flags if flag.kind == "number-changed"]


@pytest.mark.parametrize(
    ("derived", "words", "source", "why"),
    [
        ("A horror day: shares sank 6.4% at once.", "6.4%", "4.6%", "digits turned round"),
        ("42 killed as greedy bosses looked on.", "42", "24", "the dead counted in other words"),
        ("It owes 21 million euros in taxes.", "21 million euros", "12 million euros", "money"),
    ],
)  # fmt: skip
def test_a_slip_is_found_without_its_sentence(
    derived: str, words: str, source: str, why: str
) -> None:
    """A figure is held against all that the text goes back to, wherever it stands there."""
    found = [(flag.words, flag.source.words if flag.source else None) for flag in slips(derived)]
    assert found == [(words, source)], why


@pytest.mark.parametrize(
    ("derived", "why"),
    [
        ("A horror day: shares sank 4.6% at once.", "the figure is there"),
        ("A horror day: shares sank 7.3% at once.", "another figure is no slip"),
        ("42 sailors played chess in the tavern.", "a figure for something else"),
        ("Its new ship cost 21 million euros.", "money for something else"),
        ("Its debt of 12 million euros frightens all.", "the same amount"),
        ("Its debt of 120 million euros frightens all.", "another scale has the same digits"),
    ],
)
def test_another_figure_is_no_slip(derived: str, why: str) -> None:
    """What may be true of something else is left alone."""
    assert slips(derived) == [], why


def test_a_slip_cites_the_agency() -> None:
    """The flag points at the figure as it stands in the agency's copy."""
    (flag,) = slips("Shares of the group sank 6.4% at once.")
    assert flag.source is not None
    assert (flag.kind, flag.source.document) == ("number-changed", "afp")
    assert "4.6%" in flag.message
