"""What single lines of a news page are, by their form and by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.read.bylines import byline_name, carried_from, is_credit, is_person
from provenance.read.commenters import is_commenter, is_user_name
from provenance.read.datelines import dateline_end, dateline_tag
from provenance.read.forms import form_of
from provenance.read.labels import bare, label_of
from provenance.read.layout import label
from provenance.read.signoffs import sign_off_of, tail_of
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
        ("Goma (DR Congo) (AFP) - A study said.", "Goma (DR Congo) (AFP) - "),
        ("PARIS (France), Jan 3 (AFP) - A study said.", "PARIS (France), Jan 3 (AFP) - "),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We and our 120 partners store and/or access information on your device.", "navigation"),
        ("Accept all | Manage settings", "navigation"),
        ("We and our partners in the region will meet in May.", None),
        ("Please log in here to leave a comment.", "navigation"),
        ("You must log in or register to reply here.", "navigation"),
        ("You must be joking, the mayor told the hall.", None),
        ("Your email address will not be published. Required fields are marked *", "navigation"),
        ("Found a mistake? Select the text and press Ctrl+Enter.", "navigation"),
        ("Found guilty of fraud, he was led away.", None),
        ("If you value our work, consider a donation.", "navigation"),
        ("If you value our lakes, you must fight for them, he said.", None),
        ("Share or comment on this article: Mayor quits", "navigation"),
        ("Share prices fell on Monday.", None),
        ("Also Read | Ferry fares to rise", "navigation"),
        ("Archived in: Ports · Luma", "navigation"),
        ("Report an error", "navigation"),
        ("Report an end to the strike, they were told.", None),
        ("You may be interested", "related"),
        ("You may be interested to hear that he resigned, she wrote to the editor of it.", None),
        ("Got a story? Call our newsdesk", "navigation"),
        ("Show key events only", "navigation"),
        ("Please turn on JavaScript to use this feature", "navigation"),
        ("Analysis · 4 MIN READ", "statistics"),
        ("👁 1 204", "statistics"),
        ("▲ 12 ▼", "statistics"),
        ("3 Comments  Sort by Best", "comments"),
        ("18 View comments", "comments"),
        ("(Except for the headline, this story has not been edited by our staff.)", "note"),
        ("Except for the mayor, nobody spoke.", None),
        ("From the editors: we publish this in full.", "note"),
        ("The opinion of the agency may not coincide with that of the editors.", "note"),
        ("The views of the opposition may not be heard.", None),
        ("Disclosure: The author holds no position in the stocks mentioned.", "declaration"),
        ("Disclosure: Luma Mills is an advertiser of this paper.", "note"),
        ("Key points", "heading"),
        ("Key points of the plan were dropped.", None),
        ("Home / Towns / Luma / Mayor quits after the ferry fares row", "navigation"),
        ("Main → Politics → Region", "navigation"),
        ("The Back Bench > More sports", "navigation"),
        ("Rates rose 3 / 4 of a point.", None),
        ("1.2K", "statistics"),
        ("Also Read - Ferry fares to rise", "navigation"),
        ("While citing any materials, links to the site are mandatory.", "copyright"),
        ("While citing the law, she said that it was wrong.", None),
        ("after newsletter promotion", "navigation"),
        ("4 min", "statistics"),
        ("2 min read | Harbours", "statistics"),
        ("f Share | X Tweet | ✉ | 💬 37", "navigation"),
        ("[Facebook] [Telegram] [Copy link]", "navigation"),
        ("Save a home", None),
        ("Ferry-strike-harbour-talks, 2ND LEAD", "kicker"),
        ("Ferries/Courts/", "kicker"),
        ("Well-known pilot quits", None),
        ("# dpa-Notebook", "sign_off"),
        ("- Editing by: Ann Lee, +49 30 0000, <desk@example.com>", "sign_off"),
        ("Lee reported from Geneva.", "sign_off"),
        ("Rescuers reported from two villages that the road was gone.", None),
        ("This is a shortened version of a report by an agency.", "note"),
        ("Older post: The bridge", "navigation"),
        ("Competing interests: the author declares none.", "declaration"),
        ("The Luma Courier, Monday 24 June 2024, page 31", "date_line"),
        ("« The plan is a measure of precaution.", None),
        ("By ANN LEE FOR THE DAILY BUGLE", "byline"),
        ("ByPress Trust of India", "byline"),
        ("Ann Lee (now) and Bo Ek (earlier)", "byline"),
        ("Ann Lee (Labour) and Bo Ek (Greens)", None),
        ("From Ann Lee, Luma", "byline"),
        ("From Luma to Oslo by boat", None),
        ("Published the 27/02/2024 at 08h14 - Put up to date at 09h02", "date_line"),
        ("18:20, February 3, 2024   👁 1 204", "date_line"),
        ("dpa/The Luma Post", "credit"),
        ("His/Her Majesty", None),
        ("This report by The Canadian Press was first published July 30, 2024.", "sign_off"),
        ("The report by the panel was first published July 30, 2024.", None),
    ],
)
def test_the_furniture_of_pages_is_told_from_sentences(text: str, expected: str | None) -> None:
    """Prompts, counters, trails and standing notes are told; sentences that begin alike are not."""
    assert label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gull77 • 3 hours ago", True),
        ("dock_rat ➜ Gull77 • 2 hours ago", True),
        ("Guest • an hour ago", True),
        ("Baz, Leeds, United Kingdom, 2 hours ago", True),
        ("Mar 13, 2023 #2", True),
        ("Mar 13, 2023 #1", False),
        ("gull77 said: ↑", True),
        ("1. dock_rat says:", True),
        ("The mayor said:", False),
        ("The ferry sank two hours ago", False),
        ("He signed the plan 20 years ago.", False),
    ],
)
def test_the_head_of_a_comment_is_told(text: str, expected: bool) -> None:
    """A name with how long ago, a later post's number or a quotation's head is no prose."""
    assert is_commenter(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("gull77", True), ("Nina K.", True), ("Ann_T", True), ("Right.", False), ("So what?", False)],
)
def test_a_readers_name_has_no_end(text: str, expected: bool) -> None:
    """A short line that ends like a sentence is no name, an initial aside."""
    assert is_user_name(text) is expected


@pytest.mark.parametrize(
    ("text", "agency", "own"),
    [
        ("Enditem", "Xinhua", True),
        ("PTI SVK RH ANE", "PTI", True),
        ("dpa jw amx arw", "dpa", True),
        ("EFE iu/rml/jt", "EFE", True),
        ("==Kyodo", "Kyodo", True),
        ("(ANI)", "ANI", False),
        ("— Bernama", "Bernama", False),
        ("(ANSA).", "ANSA", False),
    ],
)
def test_a_sign_off_names_its_agency(text: str, agency: str, own: bool) -> None:
    """Initials and house words are the agency's own; a bare name is put there by others too."""
    assert sign_off_of(text) == (agency, own)


@pytest.mark.parametrize("text", ["NATO GEN SEC", "(Luma)", "— Bo Ek", "AFP did not ask him."])
def test_other_ends_are_no_sign_off(text: str) -> None:
    """Names that are no agency's and sentences about one are left alone."""
    assert sign_off_of(text) is None


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("It killed 43 people in 2009. Enditem", "Enditem"),
        ("It will be closed by 2029. PTI NAM SKY", "PTI NAM SKY"),
        ("“Nobody asked us.” (ANI)", "(ANI)"),
        (
            "It opens in May. (Reporting by Ann Lee; editing by Bo Ek)",
            "(Reporting by Ann Lee; editing by Bo Ek)",
        ),
        ("It killed 43 people in 2009.", ""),
        ("He spoke to the AFP.", ""),
        ("It was built in 1900. (Luma)", ""),
        ("He asked the AP", ""),
    ],
)
def test_a_sign_off_behind_the_last_sentence_is_found(text: str, tail: str) -> None:
    """What agencies put behind their last sentence is none of it; sentences stay whole."""
    assert tail_of(text) == tail


@pytest.mark.parametrize(
    ("text", "dateline", "tag"),
    [
        ("ASTANA, February 3. /TASS/. The talks", "ASTANA, February 3. /TASS/. ", "TASS"),
        ("Feb. 3 (UPI) -- Growers said", "Feb. 3 (UPI) -- ", "UPI"),
        ("Luma, Mar 4 (PTI) The state", "Luma, Mar 4 (PTI) ", "PTI"),
        ("New Delhi [India], March 4 (ANI): A court", "New Delhi [India], March 4 (ANI): ", "ANI"),
        ("(ANSA) - ROME, MAR 14 - The body", "(ANSA) - ROME, MAR 14 - ", "ANSA"),
        ("MOSCOW. March 4 (Interfax) - The port", "MOSCOW. March 4 (Interfax) - ", "Interfax"),
        ("ADELAIDE, Feb 26 AAP - A house", "ADELAIDE, Feb 26 AAP - ", "AAP"),
        (
            "BONN, Jan. 4, 2024 /PRNewswire/ -- X",
            "BONN, Jan. 4, 2024 /PRNewswire/ -- ",
            "PRNewswire",
        ),
        ("Luma (PTI) The state did it", "", None),
        ("In March 4 (AFP) reporters met", "", None),
        ("The mayor (AFP) said so", "", None),
        ("Mr Ek told AFP - and nobody else - so", "", None),
    ],
)
def test_the_datelines_of_many_agencies_are_read(text: str, dateline: str, tag: str | None) -> None:
    """A dateline ends before the first sentence and tells who signs it."""
    assert (text[: dateline_end(text)], dateline_tag(text)) == (dateline, tag)
