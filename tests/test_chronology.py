"""Who came first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from provenance.model import Credit, DateBound, Document, Published, Section, Version
from provenance.tracing.chronology import chronological, may_precede, order_documents

if TYPE_CHECKING:
    from provenance.model import Basis


def published(first: str | None, last: str | None = None) -> Published:
    """Return the interval between two days."""
    begin = DateBound(first, "date-line") if first else None
    end = DateBound(last or first or "", "date-line") if last or first else None
    return Published(begin, end)


def document(name: str, **facts: Any) -> Document:  # noqa: ANN401 (a Document's own fields)
    """Return a document of which only what orders it is known."""
    return Document(**{"id": name, "path": f"{name}.txt", "text": "", "sha256": name} | facts)


def credit(name: str, form: str = "credit-line") -> tuple[Credit, ...]:
    """Return one credit to an outlet."""
    return (Credit(name, form, 0, 0),)


def agency_copy(version: Version | None = None) -> dict[str, Any]:
    """Return the facts of an agency's own copy."""
    return {"agency": "AFP", "agency_form": True, "version": version or Version()}


def both_ways(share: float = 0.9) -> dict[tuple[str, str], float]:
    """Return shares for two documents that have much in common."""
    return {("a", "b"): share, ("b", "a"): share}


@pytest.mark.parametrize(
    ("first", "second", "basis", "why"),
    [
        ({}, {"derived_from": ("a",)}, "declared", "a person says so"),
        (
            {"url": "https://x.example/a"},
            {"credits": credit("https://x.example/a", "link")},
            "declared",
            "a link to the other document is a declaration",
        ),
        (
            {"agency": "AFP", "agency_form": True},
            {"credits": credit("AFP", "reporting-clause")},
            "credit-line",
            "who credits an agency has read its copy",
        ),
        (
            {"publisher": "Il Ponente"},
            {"agency": "AFP", "agency_form": True, "credits": credit("Il Ponente")},
            "credit-line",
            "an agency that credits a paper has read the paper",
        ),
        (
            {"agency": "AFP", "agency_form": True},
            {"agency": "AFP", "credits": credit("AFP", "copyright")},
            "agency-form",
            "a page with the agency's copyright line is a copy of its feed",
        ),
        (
            {"published": published("2022-09-05")},
            {"published": published("2022-09-07")},
            "dates",
            "one interval ends before the other begins",
        ),
        (
            agency_copy(),
            agency_copy(Version(number=1)),
            "version",
            "an update comes after what it renews",
        ),
        (
            agency_copy(Version(number=-1)),
            agency_copy(),
            "version",
            "the story comes after the flash",
        ),
        (
            agency_copy(Version(number=1, day=(12, 31))),
            agency_copy(Version(number=1, day=(1, 1))),
            "version",
            "datelines have no year, and the year ends",
        ),
        (
            agency_copy(Version(day=(3, 4), clock=572)),
            agency_copy(Version(day=(3, 4), clock=950)),
            "version",
            "of one day, the clock tells",
        ),
        (
            {"publisher": "PATRIA TODAY"},
            {"text": "Patria Today says it as it is: on Friday the ferrymen want to strike."},
            "credit-line",
            "what the other document's publisher is called can be told from that one",
        ),
        (
            {"publisher": "Liberty Ledger of Ohio"},
            {"credits": credit("The Liberty Ledger")},
            "credit-line",
            "a paper is called by the beginning of its name too",
        ),
        (
            {"press_release": True},
            {"agency": "AFP", "agency_form": True},
            "press-release",
            "agency copy is made from a press release",
        ),
        ({"agency": "AFP"}, {}, "agency-precedence", "agency copy comes first, for want of better"),
        (
            {},
            {"credits": credit("elsewhere", "excerpt-line")},
            "excerpt-line",
            "an excerpt says that there is more elsewhere",
        ),
        (
            {},
            {"sections": (Section("note", 0, 1),)},
            "excerpt-line",
            "a part with an editor's note is a part of what has none",
        ),
    ],
)
def test_evidence_orders_two_documents(
    first: dict[str, Any], second: dict[str, Any], basis: Basis, why: str
) -> None:
    """Each kind of evidence puts the source first, whichever way the two are asked."""
    chronology = order_documents([document("a", **first), document("b", **second)], both_ways())
    assert chronology.before["a", "b"][0] == basis, why
    assert not chronology.precedes("b", "a")


@pytest.mark.parametrize(
    ("first", "second", "share", "why"),
    [
        (
            agency_copy(),
            {"agency": "dpa", "agency_form": True, "version": Version(number=1)},
            0.9,
            "another agency's update is no version of this copy",
        ),
        (agency_copy(), agency_copy(Version(number=1)), 0.1, "another story of the agency's"),
        (
            agency_copy(Version(clock=572)),
            agency_copy(Version(clock=950)),
            0.9,
            "clocks of unknown days",
        ),
        (
            {"version": Version()},
            {"version": Version(number=1)},
            0.9,
            "a page that is updated is no agency's version",
        ),
    ],
)
def test_versions_are_one_agencys_of_one_story(
    first: dict[str, Any], second: dict[str, Any], share: float, why: str
) -> None:
    """What a version says of itself orders only versions of the same story by the same agency."""
    documents = [document("a", **first), document("b", **second)]
    assert order_documents(documents, both_ways(share)).tied("a", "b"), why


def test_no_evidence_is_a_tie() -> None:
    """Where nothing tells, neither document is put first."""
    assert order_documents([document("a"), document("b")], both_ways()).tied("a", "b")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Patria Today moved to new offices on Friday.", "news about the paper"),
        ("The patria today says nothing of Patria.", "another word goes on"),
    ],
)
def test_a_publisher_that_is_only_named_is_not_credited(text: str, why: str) -> None:
    """A credit says that something comes from there."""
    documents = [document("a", publisher="Patria Today News"), document("b", text=text)]
    assert order_documents(documents, both_ways()).tied("a", "b"), why


def test_overlapping_dates_are_a_tie() -> None:
    """Intervals that overlap order nothing."""
    documents = [
        document("a", published=published("2022-09-01", "2022-09-07")),
        document("b", published=published("2022-09-05")),
    ]
    assert order_documents(documents, both_ways()).tied("a", "b")


def test_an_open_interval_orders_nothing_on_its_open_side() -> None:
    """An event date only says "not before", so it never makes a document the later one's source."""
    event = Published(not_before=DateBound("2019-12-27", "event"))
    documents = [
        document("a", published=event),
        document("b", published=published("2019-12-28")),
    ]
    assert order_documents(documents, both_ways()).tied("a", "b")


def test_disjoint_dates_veto_a_credit() -> None:
    """A credit to an agency's later copy does not make that copy the source."""
    documents = [
        document("a", agency="AFP", agency_form=True, published=published("2022-09-07")),
        document("b", credits=credit("AFP"), published=published("2022-09-05")),
    ]
    assert order_documents(documents, both_ways()).precedes("b", "a")


def test_a_declaration_overrules_dates() -> None:
    """What a person declares stands, even against dates."""
    documents = [
        document("a", published=published("2022-09-07")),
        document("b", derived_from=("a",), published=published("2022-09-05")),
    ]
    assert order_documents(documents, both_ways()).precedes("a", "b")


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ({}, {}, True, "nothing is known"),
        (
            {"published": published("2020-01-01")},
            {"published": published("2020-01-01")},
            True,
            "they are of one day",
        ),
        (
            {"published": published("2020-01-01", "2020-01-31")},
            {"published": published("2020-01-05")},
            True,
            "it may be of the first days of the month",
        ),
        (
            {"published": published("2020-01-06", "2020-01-31")},
            {"published": published("2020-01-05")},
            False,
            "it is surely later",
        ),
        (
            {"published": published("2020-01-06")},
            {"published": published("2020-01-05"), "derived_from": ("a",)},
            True,
            "a declaration wins",
        ),
        (
            {"published": published("2020-01-06"), "url": "https://x.example/a"},
            {
                "published": published("2020-01-05"),
                "credits": credit("https://x.example/a", "link"),
            },
            True,
            "so does a link",
        ),
    ],
)
def test_what_may_precede_is_not_surely_later(
    first: dict[str, Any], second: dict[str, Any], expected: bool, why: str
) -> None:
    """Only dates that are disjoint rule a document out, and not where it is declared."""
    assert may_precede(document("a", **first), document("b", **second)) is expected, why


def test_evidence_both_ways_cancels() -> None:
    """Two pages that credit each other are tied, unless weaker evidence tells them apart."""
    documents = [
        document("a", publisher="A", credits=credit("B")),
        document("b", publisher="B", credits=credit("A")),
    ]
    assert order_documents(documents, both_ways()).tied("a", "b")


def test_order_is_handed_on() -> None:
    """What comes after something that comes after a third comes after the third too."""
    shares = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.9}
    documents = [
        document("a"),
        document("b", derived_from=("a",)),
        document("c", derived_from=("b",)),
    ]
    chronology = order_documents(documents, shares)
    assert chronology.precedes("a", "c")
    assert chronological(["c", "b", "a"], chronology) == ("a", "b", "c")


def test_evidence_never_runs_in_a_circle() -> None:
    """Weaker evidence that would close a circle is left out."""
    documents = [
        document("a", derived_from=("c",)),
        document("b", derived_from=("a",)),
        document("c", derived_from=("b",)),
    ]
    shares = {(one, other): 0.9 for one in "abc" for other in "abc" if one != other}
    before = order_documents(documents, shares).before
    assert not any((later, earlier) in before for earlier, later in before)


def test_documents_with_nothing_in_common_are_not_ordered() -> None:
    """An unrelated document takes no part, whatever its date."""
    documents = [
        document("a", published=published("2020-01-01")),
        document("b", published=published("2021-01-01")),
    ]
    assert order_documents(documents, {}).before == {}
