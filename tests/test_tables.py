"""Lines of figures: what agency copy sets in them is the story, not what stands round it."""

from __future__ import annotations

import pytest

from provenance.read import read_text

HEAD = "HARBOUR FERRIES PLC 3RD QTR NET"
LEAD = "The ferry company earned less in its third quarter than a year before, it said on Monday."
MORE = "It blamed fog, two strikes at the harbour and what it pays for fuel."


def sections(*parts: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each section of a page of these parts."""
    text = "\n\n".join(parts)
    return [(one.kind, text[one.start : one.end]) for one in read_text(text).sections]


def kind_of(line: str, *parts: str) -> str:
    """Return the kind of the section that a line of a page is."""
    return {text: kind for kind, text in sections(*parts)}[line]


def test_results_without_a_sentence_are_body() -> None:
    """Agency copy of nothing but figures is a headline and a body, with the notes on them."""
    lines = [
        "Shr profit ten cts vs loss six cts",
        "Net 3.1 mln vs 2,050,000",
        "Avg shrs 17.6 mln vs 15.6 mln",
        "Nine mths",
        "Shr 54 cts vs nil",
        "Revs 12.4 mln",
        "Interim dividend four cents vs same",
        "NOTE: Net excludes a gain of 20,000 dlrs in quarter from the sale of a pier",
    ]
    assert sections(HEAD, *lines) == [("headline", HEAD), *(("body", line) for line in lines)]


def test_a_notice_of_a_dividend_is_body() -> None:
    """One figure beside another and the days of payment make a table."""
    lines = ["Qtly div 16-1/4 cts vs .15 dlrs prior", "Pay April 30", "Record April 6"]
    assert sections(HEAD, *lines) == [("headline", HEAD), *(("body", line) for line in lines)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Net 3.1 mln vs 2.0 mln", "a figure beside another one"),
        ("Revenue: $31.2m vs. $29.9m expected", "with currencies, and what they are"),
        ("Oper loss two cents vs profit 1.2 cents", "a figure that is spelled"),
        ("Barley total 15.0 (7.9)", "last year's in brackets"),
        ("Wheat Mar 48.0, total 60.5 (nil)", "several, and none last year"),
        ("Group net 4.1 mln against 3 mln", "several figures with few words"),
        ("Pier fees 14.2 mln", "one figure next to others"),
        ("Nine mths", "the time that figures below it are of"),
        ("Note: Holding company.", "a note on the figures"),
    ],
)
@pytest.mark.parametrize("prose", [(), (LEAD, MORE)])
def test_lines_of_a_table_are_body(line: str, why: str, prose: tuple[str, ...]) -> None:
    """Lines of figures are body wherever they stand: below a headline, or the last sentence."""
    table = ("Sales 12.4 mln vs 11.9 mln", line, "Costs 7.0 mln vs 6.2 mln")
    assert kind_of(line, HEAD, *table, *prose) == "body", why
    assert kind_of(line, HEAD, *prose, *table) == "body", why


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("Outlook for 2024", "headline", "a year is no figure"),
        ("First half", "headline", "a time, but prose below"),
        ("A hard year for ferries", "headline", "a time with prose below, not figures"),
        ("Ferries lose six captains", "headline", "a heading that counts"),
        ("Note: An earlier version of this story gave the wrong year.", "note", "on the story"),
        ("NOTE TO READERS: Prices are those of Monday.", "note", "an editor's"),
        ("By Anna Ek", "furniture", "who wrote it"),
    ],
)
def test_what_is_no_line_of_figures_stays_what_it_is(line: str, expected: str, why: str) -> None:
    """Beside a table, headings, notes on the story and the page's own lines are told as ever."""
    table = ("Net 3.1 mln vs 2.0 mln", "Sales 12.4 mln vs 11.9 mln")
    assert kind_of(line, HEAD, LEAD, *table, line, MORE) == expected, why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("Sensex 65,001 +120 0.2%", "Nifty 19,400 -31 0.1%"), "a ticker: changes, nothing beside"),
        (("Ferries 3 vs 2 Tugs",), "a single line"),
        (("Ferries 3 vs 2 Tugs", "Monday, April 30, 2018"), "a single line and a day"),
        (("Photos 12 24", "Videos 3 9"), "counts, nothing beside"),
    ],
)
def test_figures_that_a_page_leaves_at_its_foot_are_furniture(
    lines: tuple[str, ...], why: str
) -> None:
    """Figures without a table stay what a page leaves below its last sentence."""
    assert all(kind_of(line, HEAD, LEAD, MORE, *lines) == "furniture" for line in lines), why


def test_a_single_deck_with_a_figure_is_a_headline() -> None:
    """A line below the headline that sets nothing beside its figures is a deck."""
    deck = "Shares fall 4 percent to 31 crowns"
    table = ("Net 3.1 mln vs 2.0 mln", "Sales 12.4 mln vs 11.9 mln")
    assert kind_of(deck, HEAD, deck, LEAD, *table, MORE) == "headline"
