"""What the readable formats list of a report's claims: the most worthy, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from provenance.formats import claims, render
from provenance.model import ClaimAppearance, ClaimFeature

if TYPE_CHECKING:
    from provenance.model import Report, TracedClaim


def many(report: Report, scores: list[float]) -> Report:
    """Give a report claims of these scores, each of a history of its own."""
    (one,) = report.claims
    return evolve(
        report,
        claims=tuple(
            evolve(one, start=at, checkworthy=score, origin=None, appearances=(_own(one, at),))
            for at, score in enumerate(scores)
        ),
    )


def _own(claim: TracedClaim, start: int) -> ClaimAppearance:
    return ClaimAppearance(claim.document, start, claim.end, "original", None, "own")


def test_the_most_worthy_come_first(report: Report) -> None:
    """Claims are listed from the highest score down; what is below the limit is only counted."""
    found = claims.listed(many(report, [0.2, 0.9, 0.5, 0.7]))
    assert [one.checkworthy for one in found.claims] == [0.9, 0.7, 0.5]
    assert found.rest == 1


def test_a_list_is_short(report: Report) -> None:
    """However many claims there are, few are listed, and the others counted."""
    found = claims.listed(many(report, [0.9] * 40))
    assert (len(found.claims), found.rest) == (claims.MOST, 40 - claims.MOST)
    assert claims.rest_words(found) == "30 more claims are in the JSON report"


def test_a_history_is_listed_once(report: Report) -> None:
    """Of several tellings of a claim the earliest is listed, with the others beside it."""
    (later,) = report.claims
    first = later.appearances[0]
    earlier = evolve(
        later, document=first.document, start=first.start, end=first.end, checkworthy=0.6
    )
    found = claims.listed(evolve(report, claims=(later, earlier)))
    assert found.claims == (earlier,)
    assert [one.document for one in claims.elsewhere(earlier)] == [later.document]


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_a_lost_attribution_is_said(report: Report, format_: str) -> None:
    """The list says that a later telling lacks the attribution, and who made the claim first."""
    text = " ".join(render(report, format_).split())
    assert "Claims worth checking" in text
    assert "0.81" in text
    assert "the council" in text


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_no_claims_no_list(report: Report, format_: str) -> None:
    """A report without claims has no list of them."""
    assert "Claims worth checking" not in render(evolve(report, claims=()), format_)


def test_a_score_is_shown_as_its_sum(report: Report) -> None:
    """Markdown shows each feature with what it adds and the words that show it."""
    assert claims.sum_words(report.claims[0]) == (
        "statement +0.40, figure +0.21 (“84”, “million”), money +0.20 (“euros”)"
    )


def test_what_adds_most_is_the_reason(report: Report) -> None:
    """The table cites the features that add most, by their words; what lowers a score is none."""
    features = (ClaimFeature("prediction", -0.2, ("will",)), *report.claims[0].features)
    claim = evolve(report.claims[0], features=features)
    assert claims.reasons(claim) == "figure “84”, money “euros”"


def test_a_reference_telling_is_the_first(report: Report) -> None:
    """A claim whose earliest telling is not reported itself is listed where it is."""
    found = claims.listed(report)
    assert [one.document for one in found.claims] == [report.claims[0].document]
    assert found.rest == 0
    assert claims.rest_words(found) == ""
