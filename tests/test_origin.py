"""Who published a page, when, whose copy it is, and whom it credits."""

from __future__ import annotations

import pytest

from provenance.read import read_text
from provenance.read.language import language_of
from provenance.read.outlets import (
    canonical,
    host_of,
    mentions,
    outlet_at,
    outlet_pattern,
    outlets,
)

HEADLINE = "Council backs plan for the old harbour"
LEAD = "A city council on Monday approved a plan to close the old harbour, officials said."


def page(*parts: str) -> str:
    """Join parts by empty lines."""
    return "\n\n".join(parts)


def bounds(text: str) -> tuple[str | None, str | None]:
    """Return the first and last day on which a text was published, with the methods."""
    published = read_text(text).published
    low, high = published.not_before, published.not_after
    return (
        f"{low.method} {low.date}" if low else None,
        f"{high.method} {high.date}" if high else None,
    )


# --- when


@pytest.mark.parametrize(
    ("text", "first", "last", "why"),
    [
        (
            page(HEADLINE, "May 3, 2021", LEAD),
            "date-line 2021-05-03",
            "date-line 2021-05-03",
            "a date line sets both ends",
        ),
        (
            page(HEADLINE, "By Ann Lee, May 3, 2021", LEAD),
            "byline 2021-05-03",
            "byline 2021-05-03",
            "so does a byline",
        ),
        (
            page(HEADLINE, f"LUMA, May 3, 2021 (Reuters) - {LEAD}"),
            "dateline 2021-05-03",
            "dateline 2021-05-03",
            "so does a dateline with its year",
        ),
        (page(HEADLINE, f"LUMA, May 3 (Reuters) - {LEAD}"), None, None, "without a year: neither"),
        (
            page(HEADLINE, LEAD, "Citation: It (2021, May 3) retrieved 7 May 2024 from x"),
            "citation 2021-05-03",
            "citation 2021-05-03",
            "a citation states the day of publication",
        ),
        (
            page(HEADLINE, LEAD, "Citation: It. Retrieved 7 May 2024"),
            None,
            "retrieval 2024-05-07",
            "a retrieval only lowers the end",
        ),
        (
            page(HEADLINE, "May 3, 2021", LEAD, "Citation: It, retrieved 7 May 2024"),
            "date-line 2021-05-03",
            "date-line 2021-05-03",
            "an earlier end is not raised",
        ),
        (
            page(HEADLINE, LEAD, "© 2021 AFP"),
            "copyright 2021-01-01",
            "copyright 2021-12-31",
            "a copyright year is that year",
        ),
        (
            page(HEADLINE, LEAD, "© 2021 AFP", "Citation: It, retrieved 7 May 2021"),
            "copyright 2021-01-01",
            "retrieval 2021-05-07",
            "a retrieval narrows a year",
        ),
        (
            page(HEADLINE, LEAD, "Permalink: https://x.example/news/2021-05-plan.html"),
            "url 2021-05-01",
            "url 2021-05-31",
            "the month of the page's own address",
        ),
        (
            page(HEADLINE, LEAD, "Source: https://x.example/news/2021-05-plan.html"),
            None,
            None,
            "another page's address dates nothing",
        ),
        (
            page(HEADLINE, "On Friday, Dec. 27, " + LEAD),
            None,
            None,
            "an event's day without its year gives neither end",
        ),
        (
            page(HEADLINE, "The council met on 27 December 2019 and approved a plan, it said."),
            "event 2019-12-27",
            None,
            "an event's day with its year raises the beginning",
        ),
        (
            page(HEADLINE, "The council will meet on 27 December 2029 to approve it, it said."),
            None,
            None,
            "a day to come raises nothing",
        ),
        (
            page(HEADLINE, "Posted May 3, 2021, 7 p.m. Updated May 4, 2021, 9 a.m.", LEAD),
            "date-line 2021-05-03",
            "date-line 2021-05-03",
            "publication is the first posting",
        ),
        (
            page(HEADLINE, "Updated: 4 May 2021\nPosted: 3 May 2021", LEAD),
            "date-line 2021-05-03",
            "date-line 2021-05-03",
            "whatever the order of the lines",
        ),
        (
            page(HEADLINE, "Updated: 4 May 2021", LEAD),
            "date-line 2021-05-04",
            "date-line 2021-05-04",
            "an update's day for want of another",
        ),
        (
            page(HEADLINE, "AFP - 03/04/2021 - 10:20", LEAD),
            "date-line 2021-04-03",
            "date-line 2021-04-03",
            "a European agency writes the day first",
        ),
        (
            page(HEADLINE, "03/04/2021", LEAD),
            "date-line 2021-03-04",
            "date-line 2021-04-03",
            "figures that may be either are an interval",
        ),
        (
            page(HEADLINE, LEAD, LEAD, "3 comments", "May 3, 2021", "so what"),
            None,
            None,
            "a comment's day is not the page's",
        ),
    ],
)
def test_evidence_bounds_the_day_of_publication(
    text: str, first: str | None, last: str | None, why: str
) -> None:
    """Each kind of date moves the ends that it may move, and no other."""
    assert bounds(text) == (first, last), why


def test_a_bound_points_at_its_words() -> None:
    """The words that gave an end stand at its span."""
    text = page(HEADLINE, "Published: 3 May 2021", LEAD)
    bound = read_text(text).published.not_before
    assert bound is not None
    assert text[bound.start : bound.end] == "3 May 2021"


# --- who


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (page("The Luma Sentinel", "Luma to close its harbour", LEAD), "The Luma Sentinel", "name"),
        (page("THE SOVEREIGN WIRE", HEADLINE, LEAD), "The Sovereign Wire", "capitals are loosened"),
        (page("Le Relais - English edition", HEADLINE, LEAD), "Le Relais", "edition is cut"),
        (page(HEADLINE, "3 May 2021 – The Gazette", LEAD), "The Gazette", "beside the date"),
        (page(HEADLINE, "FRANCE 24 with AFP", LEAD), "France 24", "in a credit line"),
        (page(f"{HEADLINE} | The Luma Gazette", LEAD), "The Luma Gazette", "behind the title"),
        (page(HEADLINE, LEAD, "© The Patriot. All rights reserved."), "The Patriot", "its owner"),
        (page(HEADLINE, f"LUMA (WQSO) — {LEAD}"), "WQSO", "in a dateline"),
        (
            page(HEADLINE, LEAD, "Citation: x from <https://techxplore.com/news/2019-12-x.html>"),
            "TechXplore",
            "a known address",
        ),
        (
            page(HEADLINE, LEAD, "Citation: x from <https://www.luma.example/x.html>"),
            "luma.example",
            "an unknown address",
        ),
        (page(HEADLINE, "AFP - 19/07/2022 - 10:20", LEAD), None, "an agency is no publisher"),
        (page(HEADLINE, LEAD, "© 2019 AFP"), None, "nor is an agency that owns the copy"),
        (page(HEADLINE, "By Ann Lee", LEAD), None, "an author is no publisher"),
    ],
)
def test_the_publisher_is_read_off_the_page(text: str, expected: str | None, why: str) -> None:
    """A page's own name is found where pages print it, and not guessed."""
    assert read_text(text).publisher == expected, why


@pytest.mark.parametrize(
    ("text", "agency", "own", "why"),
    [
        (page(HEADLINE, f"LUMA (AFP) — {LEAD}"), "AFP", True, "a dateline"),
        (page(HEADLINE, f"(Bloomberg) -- {LEAD}"), "Bloomberg", True, "Bloomberg's dateline"),
        (page(HEADLINE, "AFP - 19/07/2022 - 10:20", LEAD), "AFP", True, "the agency's date line"),
        (page(HEADLINE, f"{LEAD} “No,” he told AFP.", "bur-lk/hmw"), "AFP", True, "desk initials"),
        (
            page(HEADLINE, LEAD, "(Reporting by D. Hallam; Editing by S. Oyebanji)"),
            "Reuters",
            True,
            "a desk's credit",
        ),
        (page(HEADLINE, LEAD, "Copyright 2025 The Associated Press."), "AP", True, "its copyright"),
        (page("The Luma Sentinel", HEADLINE, "AP", LEAD), "AP", False, "on another's page"),
        (page(HEADLINE, "FRANCE 24 with AFP", LEAD), "AFP", False, "shared with an outlet"),
        (page(HEADLINE, "By ANN LEE", "AP Sports Writer", LEAD), "AP", True, "its own writer"),
        (page(HEADLINE, LEAD, "AP sports: https://apnews.com/sports"), "AP", True, "its service"),
        (page(HEADLINE, f"Luma/Vestholm, Aug 11 (dpa) - {LEAD}"), "dpa", True, "two places"),
        (
            page(
                HEADLINE,
                LEAD,
                "Anadolu Agency website contains only a portion of the news stories offered to"
                " subscribers, and in summarized form.",
            ),
            "Anadolu",
            True,
            "what it says of its service",
        ),
        (
            page(HEADLINE, LEAD, "© 2019 AFP", "Citation: x from <https://x.example/a>"),
            "AFP",
            False,
            "a page that cites itself",
        ),
        (
            page(
                HEADLINE,
                "Reuters | Published 13 March 2025",
                "Editor's note: This article is republished under our agreement with Reuters.",
                LEAD,
            ),
            "Reuters",
            False,
            "a note says that it is republished",
        ),
        (page(HEADLINE, "By WQSO 7 Staff and Reuters", LEAD), None, False, "a shared byline"),
        (page(HEADLINE, LEAD, "(With AFP inputs)"), None, False, "inputs are no copy"),
        (page(HEADLINE, LEAD, "( with AFP )"), None, False, "nor is what was written with it"),
        (page(HEADLINE, LEAD, "REUTER"), "Reuters", True, "a signature in capitals"),
        (page(HEADLINE, f"{LEAD} “No,” he told AFP."), None, False, "a mention is no copy"),
        (page(HEADLINE, f"LUMA (WQSO) — {LEAD}"), None, False, "an outlet is no agency"),
    ],
)
def test_agency_copy_says_so(text: str, agency: str | None, own: bool, why: str) -> None:
    """A page is agency copy where the agency signs it, and by no credit or mention."""
    document = read_text(text)
    assert (document.agency, document.agency_form) == (agency, own), why


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("It fell, reported AFP.", [("AFP", "reporting-clause")], "the verb before"),
        ("It fell, AFP reported.", [("AFP", "reporting-clause")], "the verb behind"),
        ("According to the news agency Ansa it fell.", [("ANSA", "reporting-clause")], "a source"),
        (
            "It fell, he said, according to France 24, citing AFP.",
            [("France 24", "reporting-clause"), ("AFP", "reporting-clause")],
            "one through the other",
        ),
        ("“It fell,” he told Reuters.", [("Reuters", "told")], "the addressee"),
        ("A text seen by AFP says so.", [("AFP", "told")], "a reader"),
        (
            "“It fell,” she told the daily Il Ponente.",
            [("Il Ponente", "told")],
            "an unknown paper that says what it is",
        ),
        (
            "It fell, as The Sovereign Wire puts it.",
            [("The Sovereign Wire", "reporting-clause")],
            "an unknown paper by its name",
        ),
        ("Bloomberg's sources say it fell.", [("Bloomberg", "reporting-clause")], "its sources"),
        ("The Reuters building fell.", [], "a building is no source"),
        ("The British Flight Crew Union said so.", [], "a union is no outlet"),
        ("He walked down Times Square, he said.", [], "a square is no outlet"),
    ],
)
def test_prose_credits_outlets(words: str, expected: list[tuple[str, str]], why: str) -> None:
    """An outlet is credited where the prose says that something comes from it, or was told it."""
    text = page(HEADLINE, LEAD, words)
    found = read_text(text).credits
    assert [(one.name, one.form) for one in found] == expected, why
    assert all(text[one.start : one.end] in words for one in found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© 2019 AFP\n\nCitation: x from <https://x.example/a>", [("AFP", "copyright")]),
        ("© 2019 AFP", [("AFP", "agency-form")]),
        ("(With AFP inputs)", [("AFP", "credit-line")]),
        ("via The Patient Patriot", [("The Patient Patriot", "credit-line")]),
        ("[Read full story here...](#)", [("", "excerpt-line")]),
        (
            "[Read full story here](https://www.reuters.com/x)",
            [("Reuters", "excerpt-line"), ("Reuters", "link")],
        ),
    ],
)
def test_lines_credit_outlets(line: str, expected: list[tuple[str, str]]) -> None:
    """Copyright, credit and excerpt lines say whom the page draws on."""
    found = read_text(page(HEADLINE, LEAD, line)).credits
    assert [(one.name, one.form) for one in found] == expected


def test_comments_credit_nobody() -> None:
    """What a reader says of an agency is not the page's credit."""
    text = page(HEADLINE, LEAD, LEAD, "2 comments", "AFP reported that it fell.")
    assert read_text(text).credits == ()


# --- the outlets


def test_known_outlets_have_one_name_each() -> None:
    """No name or alias belongs to two outlets, and agencies come first."""
    names = [name for outlet in outlets() for name in (*outlet.names, *outlet.tags)]
    assert len(names) == len(set(names))
    assert [one.agency for one in outlets()] == sorted((o.agency for o in outlets()), reverse=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Associated Press, France 24 with AFP", ["AP", "France 24", "AFP"]),
        ("AFP-TV and AFPs and XAFP", []),
        ("The New York Times's Reuters.", ["The New York Times", "Reuters"]),
        ("dpa said", ["dpa"]),
        ("an afp user", []),
    ],
)
def test_mentions_are_whole_words_in_their_case(text: str, expected: list[str]) -> None:
    """An outlet's name counts as whole words, as it is written, the longest first."""
    assert [one.outlet.name for one in mentions(text)] == expected
    known = [canonical(name) for name in outlet_pattern().findall(text)]
    assert [one.name for one in known if one] == expected


@pytest.mark.parametrize(
    ("address", "name", "host"),
    [
        ("https://techxplore.com/news/x", "TechXplore", "techxplore.com"),
        ("http://www.bbc.co.uk/x", "BBC", "bbc.co.uk"),
        ("https://apnews.com/article", "AP", "apnews.com"),
        ("https://green.example/2023", None, "green.example"),
        ("mailto:someone", None, None),
    ],
)
def test_an_address_tells_its_outlet(address: str, name: str | None, host: str | None) -> None:
    """A web address belongs to the outlet whose name or known host it has."""
    known = outlet_at(address)
    assert (known.name if known else None, host_of(address)) == (name, host)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEAD, "en"),
        (
            "Le conseil de la ville a approuvé lundi un projet qui doit fermer le vieux port.",
            None,
        ),
        (
            "Der Rat der Stadt hat am Montag einen Plan gebilligt, der den Hafen schließt.",
            None,
        ),
        ("Yes.", None),
    ],
)
def test_english_is_told_by_its_small_words(text: str, expected: str | None) -> None:
    """A text is English when enough of its words are; a short one is left open."""
    assert language_of(text) == expected


# --- agencies of the world, releases, clean names


@pytest.mark.parametrize(
    ("text", "agency", "own"),
    [
        (page(HEADLINE, f"ASTANA, February 3. /TASS/. {LEAD}"), "TASS", True),
        (page(HEADLINE, f"Luma, Mar 4 (PTI) {LEAD} PTI SVK RH"), "PTI", True),
        (page(HEADLINE, "KYODO NEWS - Mar 3, 2023 - 18:07 | All, Japan", LEAD), "Kyodo", True),
        (page(HEADLINE, LEAD, "This report by The Canadian Press was first published May 3, 2021."),
         "The Canadian Press", True),
        (page(HEADLINE, "3 May 2021", LEAD, "Source: TASS"), "TASS", False),
        (page(HEADLINE, "dpa/The Luma Post", "3 May 2021", LEAD), "dpa", False),
        (page(HEADLINE, "ByPress Trust of India", LEAD,
              "(This story has not been edited by our staff and is from a syndicated feed.)"),
         "PTI", False),
        (page(HEADLINE, f"{LEAD} — Bernama"), "Bernama", False),
        (page(HEADLINE, LEAD, "Editor’s note: This is a shortened version of a report by dpa."),
         "dpa", False),
        (page(HEADLINE, "A fallen tree in Luma on Monday", "(AP)", LEAD), None, False),
        (page(HEADLINE, f"{LEAD} (Reuters)", "Ferry fares up", f"{LEAD} (AFP)"), None, False),
        (page(HEADLINE, LEAD, "Editor’s note: An earlier version misquoted Reuters."), None, False),
    ],
)  # fmt: skip
def test_agencies_sign_and_are_credited_in_their_ways(
    text: str, agency: str | None, own: bool
) -> None:
    """An agency's own marks make its own form; what other pages write makes a credit."""
    document = read_text(text)
    assert (document.agency, document.agency_form) == (agency, own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(HEADLINE, f"LUMA, May 3, 2021 /PRNewswire/ -- {LEAD}"), True),
        (page("FOR IMMEDIATE RELEASE", "May 3, 2021", HEADLINE, LEAD, "###"), True),
        (page("LUMA ORBITAL | PRESS RELEASE", HEADLINE, LEAD), True),
        (
            page(
                HEADLINE, "LUMA, 3 May 2021 - Regulatory announcement, for immediate release", LEAD
            ),
            True,
        ),
        (page("Regulatory notice on ferries due in May", LEAD), False),
        (page("Luma Port · Press Bulletin 2024/37", HEADLINE, LEAD), True),
        (page("LUMA PORT ⎮ MEDIA CENTRE", HEADLINE, LEAD, "– ENDS –"), True),
        (page("LUMA PORT ⎮ MEDIA CENTRE", HEADLINE, LEAD), False),
        (page("Case 4:24-cr-00217 Doc. 2 Filed: 04/16/24", "USA v. LEE", LEAD), True),
        (page("THE STATE v. ANN LEE – INDICTMENT", LEAD), True),
        (page("THE GRAND JURY CHARGES:", LEAD), True),
        (page("Case against harbour master opens", LEAD), False),
        (
            page(
                "NEWS RELEASE 14-MAY-2024",
                HEADLINE,
                LEAD,
                "Disclaimer: we are not responsible for the accuracy of news releases posted here.",
            ),
            False,
        ),
        (page(HEADLINE, LEAD, "About Luma Mills", "It mills.", "Media contact: Ann Lee"), True),
        (page(HEADLINE, LEAD, "Media contact: Ann Lee"), False),
        (page(HEADLINE, f"LUMA (Reuters) - {LEAD}", "About Luma", "It is.", "Contact: Bo"), False),
        (page(HEADLINE, LEAD, "About the author", "Ann Lee writes.", "-30-"), False),
        (
            page(
                "Statement on the closure of the harbour",
                "We have closed the harbour as a precaution.",
                "Our pilots remain on call. We regret the delay.",
            ),
            True,
        ),
        (
            page(
                "Harbour board issues statement",
                LEAD,
                "“We have closed the harbour,” the board said. “Our pilots remain on call.”",
            ),
            False,
        ),
        (
            page("A statement of intent from the harbour", LEAD, "It was drafted by the port."),
            False,
        ),
    ],
)
def test_a_press_release_is_told_by_its_marks(text: str, expected: bool) -> None:
    """A distributor's dateline, the words themselves or two of the closing marks tell it."""
    assert read_text(text).press_release is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("LUMA HERALD — The Voice of the Valley", HEADLINE, LEAD), "Luma Herald"),
        (page("Lumaregion.example — news aggregator", HEADLINE, LEAD), "Lumaregion.example"),
        (page("THE BACK BENCH > MORE SPORTS", HEADLINE, LEAD), "The Back Bench"),
        (page(HEADLINE, LEAD, "© 2024 La Revue des Quais - automatic translation"),
         "La Revue des Quais"),
        (page(HEADLINE, LEAD, "© Luma Herald. When using materials a hyperlink is mandatory."),
         "Luma Herald"),
        (page("Opinion | Ann Lee", HEADLINE, LEAD), None),
        (page("World News  //  FEB. 3, 2024 / 11:26 AM", HEADLINE, LEAD), None),
        (page(HEADLINE, f"LUMA, July 3, 2024 /CNW/ - {LEAD}"), None),
    ],
)  # fmt: skip
def test_a_publishers_name_is_clean(text: str, expected: str | None) -> None:
    """Slogans, sections, notices and distributors are no part of a publisher's name."""
    assert read_text(text).publisher == expected
