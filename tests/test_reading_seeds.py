"""The five seed articles: their sections, sentences, dates and agencies, from their text alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.read import load
from provenance.segment import segment

if TYPE_CHECKING:
    from provenance.model import Document, Sentence

SEEDS = Path(__file__).parent.parent / "seeds"


@cache
def seed(number: str) -> Document:
    """Return the document whose id begins with a number."""
    return next(one for one in load(SEEDS) if one.id.startswith(number))


def sentences(number: str, kind: str | None = None) -> list[Sentence]:
    """Return a seed's sentences of one section, or all."""
    return [one for one in segment(seed(number)) if kind in {None, one.section}]


def texts(number: str, kind: str) -> list[str]:
    """Return the texts of a seed's sentences of one section."""
    return [one.text for one in sentences(number, kind)]


def test_002_is_agency_copy_on_another_page() -> None:
    """The copyright is AFP's and the page is not: agency copy, but not in the agency's form."""
    document = seed("002")
    assert (document.agency, document.agency_form) == ("AFP", False)
    assert document.publisher == "TechXplore"
    assert document.url is not None
    assert document.url.startswith("https://techxplore.com/news/2019-12-")
    assert document.title == "UN backs Russia on internet convention, alarming rights advocates"


def test_002_was_published_on_the_day_it_states() -> None:
    """The date line gives both ends; the day of retrieval, later, moves neither."""
    published = seed("002").published
    assert published.not_before is not None
    assert published.not_before == published.not_after
    assert (published.not_before.date, published.not_before.method) == ("2019-12-28", "date-line")


def test_002_without_its_date_line_is_bounded_by_its_citation() -> None:
    """The citation's own day comes next, and a retrieval alone only lowers the end."""
    from provenance.read import read_text  # noqa: PLC0415 (this test alone changes a text)

    cited = read_text(seed("002").text.replace("December 28 2019", "")).published
    assert cited.not_before is not None
    assert (cited.not_before.date, cited.not_before.method) == ("2019-12-28", "citation")
    retrieved = read_text(
        seed("002").text.replace("December 28 2019", "").replace("(2019, December 28)", "")
    ).published
    assert retrieved.not_after is not None
    assert retrieved.not_before is not None
    assert (retrieved.not_before.method, retrieved.not_after.method) == ("url", "url")


def test_002_has_fourteen_body_sentences() -> None:
    """Headline, caption, copyright, citation and disclaimer lines are no body sentences."""
    assert len(sentences("002", "body")) == 14
    assert texts("002", "headline") == [seed("002").title]
    assert texts("002", "caption") == [
        "Rights groups fear a proposed UN convention will restrict internet access"
    ]
    furniture = texts("002", "furniture")
    assert [text[:9] for text in furniture] == [
        *("December ", "---", "© 2019 AF", "Citation:", "<p>This d", "--"),
    ]


def test_002_has_its_broken_paragraph_whole() -> None:
    """The sentence that an empty line breaks after "and" is one."""
    first = texts("002", "body")[0]
    assert "alarming rights groups and\n\nWestern powers that fear" in first
    assert first.endswith("restrict online freedom.")


def test_001_has_a_note_before_its_first_sentence() -> None:
    """The editor's note stays apart from the wire's first sentence, which is body."""
    note = " ".join(texts("001", "note"))
    assert note.startswith("In 2016, I wrote")
    assert note.endswith("TN Editor")
    body = texts("001", "body")
    assert len(body) == 9
    assert body[0].startswith("The United Nations on Friday approved")


def test_001_is_cut_from_its_original() -> None:
    """Its broken sentence is whole, its excerpt line is a credit, and it has no date."""
    assert any("fear that the\n\nlanguage is code" in text for text in texts("001", "body"))
    assert texts("001", "furniture") == ["[Read full story here...](#)"]
    assert [one.form for one in seed("001").credits] == ["excerpt-line"]
    assert (seed("001").published.not_before, seed("001").published.not_after) == (None, None)


def test_000_has_no_date_of_its_own() -> None:
    """The day of the event has no year and gives neither end of the interval."""
    document = seed("000")
    assert (document.published.not_before, document.published.not_after) == (None, None)
    assert (document.agency, document.title) == (None, None)
    assert len(sentences("000", "body")) == 12
    assert texts("000", "furniture") == ["Tags: Categories: World"]


def test_000_credits_france_24_and_afp() -> None:
    """What it names as its sources is found, each in a reporting clause."""
    found = [(one.name, one.form) for one in seed("000").credits]
    assert found == [
        ("France 24", "reporting-clause"),
        ("AFP", "reporting-clause"),
        ("AFP", "reporting-clause"),
    ]


def test_003_repeats_its_headline_and_ends_in_navigation() -> None:
    """The headline counts each time; the rules and the PREV and NEXT lines are furniture."""
    assert len(set(texts("003", "headline"))) == 1
    assert len(texts("003", "headline")) == 3
    assert [text[:4] for text in texts("003", "furniture")] == ["-", "-", "PREV", "NEXT"]
    assert len(texts("003", "body")) == 10
    assert {one.name for one in seed("003").credits} == {"Bloomberg"}


def test_004_keeps_article_and_comments_apart() -> None:
    """What follows the permalink is comment; author, statistics and links are furniture."""
    assert texts("004", "furniture") == [
        "Alfonso Maruccia",
        "Posts: 1,706 \u00a0 +499",
        "Staff",
        "Permalink to story:",
        "Back",
    ]
    body = texts("004", "body")
    assert body[0].startswith("A hot potato: ")
    assert body[-1].startswith("Unnamed officials told Bloomberg")
    comments = texts("004", "comment")
    assert comments[0] == "Convention."
    assert sum(text.startswith('"Washington said that it would') for text in comments) == 3
    assert seed("004").agency is None


def test_no_seed_says_more_than_its_text() -> None:
    """Only 002 is agency copy, and all five are English."""
    assert [one.agency for one in load(SEEDS)] == [None, None, "AFP", None, None]
    assert {one.language for one in load(SEEDS)} == {"en"}
