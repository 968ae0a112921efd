"""What single lines of a news page are, by their form and by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.read.bylines import byline_name, carried_from, is_credit, is_person
from provenance.read.datelines import dateline_end
from provenance.read.forms import form_of
from provenance.read.labels import bare, label_of
from provenance.read.layout import label
from provenance.read.stamps import is_date_line, is_timestamp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Staff Writer", "Staff Writer"),
        ("By DANA PRUITT", "DANA PRUITT"),
        ("by Jean de la Tour and Ann Lee", "Jean de la Tour"),
        ("By Orla Fenwick, science correspondent", "Orla Fenwick"),
        ("Words by Ann Lee", "Ann Lee"),
        ("By Ann Lee | January 22, 2025 | 4 min read", "Ann Lee"),
        ("By 2060 the lower tongue will be gone, their model shows.", None),
        ("By Tuesday the water had risen", None),
        ("By Christmas, everything had been forgotten by all.", None),
        ("By far the largest of the fires", None),
        ("Bystanders said so", None),
    ],
)
def test_a_byline_is_told_from_prose_that_begins_with_by(text: str, expected: str | None) -> None:
    """A byline is "By" and a name with no sentence after it."""
    assert byline_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 5, 2022 4:12 PM UTC", True),
        ("Thursday 8 September 2022", True),
        ("Posted 5:12 PM EST, Nov. 14, 2023", True),
        ("Posted January 21, 2025, 7:48 p.m. Updated January 22, 2025, 9:10 a.m.", True),
        ("The Bridge Echo, Monday 5 September 2022. By Tess Quill", True),
        ("6 October 2021 – The Meridian Gazette", True),
        ("Samvad Online | World | Updated: 19 July 2022, 16:25 IST", True),
        ("AFP - 19/07/2022 - 10:20", True),
        ("Started by iron_head, Mar 4, 2024", True),
        ("Published: Mar. 3, 2024 at 4:12 PM EST|Updated: 5 hours ago", True),
        ("Saturday", True),
        ("Monday, January 22, 2025 was a cold day", False),
        ("The vote on 8 September 2022 was close.", False),
        ("Saturday night fever", False),
        ("Joined: Jan 2011", False),
        ("Seven dead in English town", False),
    ],
)
def test_a_date_line_has_nothing_but_what_stands_beside_a_date(text: str, expected: bool) -> None:
    """Outlets, authors and clocks may share a date's line; a sentence may not."""
    assert is_date_line(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:42", True),
        ("10.42am BST", True),
        ("2h ago", True),
        ("7 p.m.", True),
        ("10:42 A boat sank", False),
        ("1042", False),
        ("88 votes", False),
    ],
)
def test_a_time_stamp_is_a_clock_alone(text: str, expected: bool) -> None:
    """The stamps of a live blog are lines of their own."""
    assert is_timestamp(text) is expected


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("LONDON, Nov 14 (Reuters) - A plane crashed.", "LONDON, Nov 14 (Reuters) - "),
        ("OSLO (AFP) — A study said.", "OSLO (AFP) — "),
        ("Oslo (AFP) - A study said.", "Oslo (AFP) - "),
        ("SPRINGFIELD, Ohio (WQSO) — A maker.", "SPRINGFIELD, Ohio (WQSO) — "),
        ("NORRBY, Sweden (KVLT/AP) - A maker.", "NORRBY, Sweden (KVLT/AP) - "),
        ("(Bloomberg) -- Shares fell.", "(Bloomberg) -- "),
        ("Madrid, 3 mar (EFE).- La policía.", "Madrid, 3 mar (EFE).- "),
        ("LUMA, March 3, 2024 /PRNewswire/ -- A maker", "LUMA, March 3, 2024 /PRNewswire/ -- "),
        ("Jane Doe (Labour) - who lost - said so.", ""),
        ("The bill (AB 12) - a reform - passed.", ""),
        ("NEW DELHI: A maker said.", ""),
    ],
)
def test_a_dateline_is_a_place_and_an_agency(text: str, opening: str) -> None:
    """A dateline is found by its place, its signature in brackets and its dash."""
    assert text[: dateline_end(text)] == opening


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("NEW DELHI: A maker said.", "NEW DELHI: "),
        ("HEMPSTEAD, N.Y. — If it worked", "HEMPSTEAD, N.Y. — "),
        ("PARIS -- The minister", "PARIS -- "),
        ("BREAKING: A maker said.", ""),
        ("Paris is calm.", ""),
        ("NATO said it would.", ""),
    ],
)
def test_an_unsigned_dateline_is_taken_only_when_asked_for(text: str, opening: str) -> None:
    """A place in capitals with a dash or colon counts where the caller says that it may."""
    assert text[: dateline_end(text, unsigned=True)] == opening
    assert dateline_end(text) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FRANCE 24 with AFP", True),
        ("The Associated Press", True),
        ("(With AFP inputs)", True),
        ("Reuters says no", False),
        ("With friends", False),
        ("AFP told us", False),
    ],
)
def test_a_credit_is_nothing_but_outlets(text: str, expected: bool) -> None:
    """A line of outlets and small words is a credit; one more word makes it prose."""
    assert is_credit(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("via The Patient Patriot", "The Patient Patriot"),
        ("Source: Reuters", "Reuters"),
        ("Hat tip: Dagens Norrby", "Dagens Norrby"),
        ("via email from a friend", None),
        ("From here on it rains", None),
    ],
)
def test_a_line_may_name_where_the_article_was_taken_from(text: str, expected: str | None) -> None:
    """An opening such as "via" names an outlet when nothing but a name follows."""
    assert carried_from(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Priya Ostrander", True),
        ("Explainer Desk", True),
        ("Ann Lee and Bo Ek in Luma", True),
        ("Ola Brandt in Norrby and agencies", True),
        ("A test of nerves", False),
        ("Why now", False),
    ],
)
def test_an_author_may_stand_without_by(text: str, expected: bool) -> None:
    """A person's or a desk's name alone on its line is a byline of its own."""
    assert is_person(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Comments", "comments"),
        ("Permalink to story:", "comments"),
        ("12 replies", "comments"),
        ("The committee comments on nothing", None),
        ("Posts: 1,706   +499", "statistics"),
        ("4 min read", "statistics"),
        ("88 votes were cast for the bill", None),
        ("© 2019 AFP", "copyright"),
        ("Copyright 2023 WQSO. All rights reserved.", "copyright"),
        ("<p>This document is subject to copyright.</p>", "copyright"),
        ("Copyright law protects the song", None),
        ("Reproduction of the virus is slow", None),
        ("Citation: A story (2019, December 28) retrieved 7 May 2024", "citation"),
        ("Retrieved from the sea, the box was empty.", None),
        ("bur-lk/hmw", "sign_off"),
        ("(Reporting by D. Hallam; Editing by S. Oyebanji)", "sign_off"),
        ("--With assistance from R. Oldekamp.", "sign_off"),
        ("Our Standards: The Trust Principles.", "sign_off"),
        ("Jan Olsen of the AP contributed to this report.", "sign_off"),
        ("Reporting by the BBC found that he lied.", None),
        ("Office workers returned on Monday", None),
        ("Editor's note: We wrote this before.", "note"),
        ("CORRECTION, 14 March: The name was wrong.", "note"),
        ("(Adds new toll, reaction)", "note"),
        ("This story has been updated.", "note"),
        ("Correction officers at the prison: three are ill.", None),
        ("This report describes what happened.", None),
        ("The article was withdrawn by the journal.", None),
        ("Wreckage on the hillside. Picture: Northpix", "caption"),
        ("Fibers under a lens, in an undated picture", "caption"),
        ("A pen on the line. (Sentinel file photo)", "caption"),
        ("The minister was pictured in a bar.", None),
        ("The image by the group showed a tank, experts said on Monday.", None),
        ("Related stories", "related"),
        ("More to the topic", "related"),
        ("More than 40 people died", None),
        ("Advertisement", "navigation"),
        ("READ MORE: The ten safest seats", "navigation"),
        ("Want more? Sign up for our newsletter.", "navigation"),
        ("Get The Ledger in your inbox every day.", "navigation"),
        ("[Read full story here...](#)", "navigation"),
        ("Tags: Categories: World", "navigation"),
        ("Share prices fell by a tenth", None),
        ("Residents can sign up for alerts at the town hall.", None),
        ("Back in 2019 he left", None),
        ("If a message lands in your inbox, delete it.", None),
        ("OPINION", "kicker"),
        ("World news", "kicker"),
    ],
)
def test_words_tell_what_a_line_is(text: str, expected: str | None) -> None:
    """Each table of rules fires on its line and leaves prose with the same words alone."""
    assert label_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---", "rule"),
        ("* * *", "rule"),
        ("PREV Storm closes mountain passes", "navigation"),
        ("NEXT A whale visits the bay", "navigation"),
        ("NEXT STOP MARS", None),
        ("Home > World > Halvaria", "navigation"),
        ("![The works](a.jpg)", "navigation"),
        ("Next month they vote", None),
        ("He said: a > b", None),
    ],
)
def test_form_tells_what_a_line_is(text: str, expected: str | None) -> None:
    """Rules, prompts, trails and pictures are told by how they are written."""
    assert form_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*By [Ann Lee](https://example.com/a) — March 3, 2024*", "byline"),
        ("[Home](/) > [World](/world) > Halvaria", "navigation"),
        ("*This article was originally published by The Paper.*", "note"),
        ("a **bold** word", None),
    ],
)
def test_markup_does_not_hide_what_a_line_is(text: str, expected: str | None) -> None:
    """Emphasis and links around or inside a line change nothing."""
    assert label(text) == expected


def test_bare_drops_markup_and_case() -> None:
    """The words of a line are compared without tags, list marks, emphasis and link targets."""
    assert bare("<p>**[Read More](https://x.example/a)** NOW</p>").startswith("read more** now")


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_any_line_gets_a_label_or_none(text: str) -> None:
    """No line makes the rules fail."""
    assert label(text) is None or label(text)
