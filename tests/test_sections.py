"""Lines → paragraphs → sections: what is headline, body, caption, note, comment, furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.read import read_text
from provenance.read.captions import is_scene, is_view
from provenance.read.layout import is_terminated, lines_of, paragraphs_of
from provenance.read.mastheads import is_masthead
from provenance.read.pulled import pulled_words

LEAD = "A city council on Monday approved a plan to close the old harbour, officials said."
MORE = "The plan was drafted by the port authority, which runs the harbour and its two ferries."


def sections(text: str) -> list[tuple[str, str]]:
    """Return the kind and the text (white space folded) of each section."""
    document = read_text(text)
    return [(one.kind, " ".join(text[one.start : one.end].split())) for one in document.sections]


def kinds(text: str) -> list[str]:
    """Return the kinds of the sections."""
    return [kind for kind, _ in sections(text)]


def page(*parts: str) -> str:
    """Join parts by empty lines."""
    return "\n\n".join(parts)


# --- paragraphs


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            f"{LEAD}\n\nThe rights groups fear that the\n\nlanguage is code for crackdowns.",
            2,
            "goes on in lower case after an empty line",
        ),
        (
            f"{LEAD}\n\nIt alarmed the rights groups of the city and\n\nWestern powers.",
            2,
            "breaks off at a function word",
        ),
        (f"{LEAD}\n\n{MORE}", 2, "ended sentences stay apart"),
        ("Council backs harbour plan\n\niPhone sales fell.", 2, "a brand may begin in lower case"),
        (
            f"{LEAD}\n\nIt was backed at once by Bo Ek, who now chairs the Port\n\nBoard, he said.",
            2,
            "breaks off inside a name",
        ),
        (
            f"{LEAD}\n\nThe Harbour Club in Luma on a Sunday\n\n{MORE}",
            3,
            "a caption without a full stop is no broken sentence",
        ),
        (f"{LEAD}\r\n\r\n{MORE}\r\n", 2, "CRLF is one line break"),
        (f"{LEAD}\u2028{MORE}", 2, "a Unicode line separator breaks lines"),
        ("PREV One thing\nNEXT Another thing", 2, "prompts are lines of their own"),
        ("By Ann Lee\nPublished: 12 May 2023", 2, "a byline and a date line stay apart"),
    ],
)
def test_paragraphs_are_rejoined_and_lines_kept(text: str, expected: int, why: str) -> None:
    """A sentence that was broken is one paragraph again; nothing else is joined."""
    assert len(paragraphs_of(text)) == expected, why


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines wrapped at a width are joined, also where one happens to end with a full stop."""
    text = (
        "The council on Monday approved a plan that would close the old harbour.\n"
        "Officials said that the work would begin in the spring and end within a\n"
        "year, if the money is found.\n"
        "\n"
        "Nobody asked the ferries."
    )
    first, second = paragraphs_of(text)
    assert text[first.start : first.end].endswith("is found.")
    assert second.text == "Nobody asked the ferries."


def test_an_indented_line_begins_a_paragraph() -> None:
    """Where paragraphs are told by indentation alone they stay apart."""
    text = (
        "     The council on Monday approved a plan that would close the old\n"
        "harbour in the spring, officials of the port authority said today.\n"
        "     Nobody asked the ferries, which carry most of the people of the\n"
        "town every day.\n"
    )
    assert [one.text.split()[0] for one in paragraphs_of(text)] == ["The", "Nobody"]


def test_short_lines_are_not_taken_for_wrapped_ones() -> None:
    """A list of links or names keeps its lines, though none ends with a full stop."""
    text = page(LEAD, "Explore more on these topics\nSteel industry\nSweden\nnews")
    assert [one.text for one in paragraphs_of(text)][2:] == ["Steel industry", "Sweden", "news"]


@given(st.text())
def test_lines_are_trimmed_slices_in_order(text: str) -> None:
    """Every line is a slice of the text without the white space around it."""
    lines = lines_of(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert all(one.end < other.start for one, other in pairwise(lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so.", True),
        ("“He said so.”", True),
        ("“ That is a warning ».", True),
        ("He asked: “Why?”", True),
        ("with little time left:", True),
        ("Wreckage on the hillside", False),
        ("a first day, and", False),
        ("“A country without radio”", False),
    ],
)
def test_an_end_is_seen_through_closing_marks(text: str, expected: bool) -> None:
    """A sentence has ended where its mark stands, inside or outside of quotation marks."""
    assert is_terminated(text) is expected


# --- the front of the page


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (page("Council backs plan", LEAD, MORE), ["headline", "body", "body"], "the plain case"),
        (page(LEAD, MORE), ["body", "body"], "an article may have no headline"),
        (
            page("Council backs plan", "Council backs plan", LEAD),
            ["headline", "headline", "body"],
            "a headline may be repeated",
        ),
        (
            page("THE SOVEREIGN WIRE", "Council grabs harbour", LEAD),
            ["furniture", "headline", "body"],
            "a masthead in capitals",
        ),
        (
            page("The Luma Sentinel", "Luma council to close harbour", LEAD),
            ["furniture", "headline", "body"],
            "a masthead by its name",
        ),
        (
            page("Le Relais - English edition", "The harbour, it closes", LEAD),
            ["furniture", "headline", "body"],
            "a masthead by its edition",
        ),
        (
            page("OPINION", "The unread report", "A deck saying more", "By Ann Lee", LEAD),
            ["furniture", "headline", "headline", "furniture", "body"],
            "a kicker, a headline, a deck and a byline",
        ),
        (
            page("Council backs plan", "Ann Lee", "Posts: 12", LEAD),
            ["headline", "furniture", "furniture", "body"],
            "an author's name alone",
        ),
        (
            page("# Council backs plan", "May 3 2021", "---", "The harbour in August", LEAD),
            ["headline", "furniture", "furniture", "caption", "body"],
            "an unended line below the date is a caption",
        ),
        (
            page("Council backs plan", "Ministers Ada Orlin and Bo Ek shake hands in Luma.", LEAD),
            ["headline", "caption", "body"],
            "a scene in the present tense is a caption",
        ),
        (
            page("They did it!", "They said it couldn't be done.", LEAD),
            ["headline", "body", "body"],
            "a short first sentence is body",
        ),
        (
            page("What we know", "The harbour closes", "The ferries stop", "Jobs may go", LEAD),
            ["headline", "body", "body", "body", "body"],
            "points in a row are no decks",
        ),
        (
            page("They cave", "- Points one", "- Points two", "- Points three", "By Ann Lee", LEAD),
            ["headline", *["body"] * 3, "furniture", "body"],
            "marked points above a byline are body",
        ),
        (
            page("They cave", "A deck of one", "A deck of two", "A third", "By Ann Lee", LEAD),
            [*["headline"] * 4, "furniture", "body"],
            "lines without a mark above a byline are decks",
        ),
        (
            page("Council: live updates", "3 May 2021", "10:42", "Unions call strike", LEAD),
            ["headline", "furniture", "furniture", "headline", "body"],
            "a heading below a time stamp",
        ),
        (
            page("LUMA: Council backs plan", LEAD),
            ["headline", "body"],
            "a place before a headline's colon is no dateline",
        ),
        (
            page("[Home](/) > [World](/world) > Luma", "# Council backs plan", LEAD),
            ["furniture", "headline", "body"],
            "a trail above the headline",
        ),
    ],
)
def test_the_front_of_a_page_is_told_by_form_and_place(
    text: str, expected: list[str], why: str
) -> None:
    """Masthead, headline, deck, byline, date and caption are told apart before the first prose."""
    assert kinds(text) == expected, why


def test_a_dateline_is_furniture_of_its_own() -> None:
    """A dateline that opens the first paragraph is set apart, and the body begins behind it."""
    assert sections(page("Council backs plan", f"LUMA (AFP) — {LEAD}"))[1:] == [
        ("furniture", "LUMA (AFP) —"),
        ("body", LEAD),
    ]


def test_a_run_in_phrase_is_furniture() -> None:
    """A fixed phrase before a paragraph's first sentence is no sentence of the article."""
    assert sections(page("Council backs plan", f"What just happened? {LEAD}"))[1:] == [
        ("furniture", "What just happened?"),
        ("body", LEAD),
    ]


def test_an_editor_signs_his_note() -> None:
    """An opening paragraph that an editor signs is a note, not the article's first sentence."""
    note = "In 2016 I wrote [a book](#) about this. Now you see. □ TN Editor"
    assert kinds(page("Council backs plan", note, LEAD)) == ["headline", "note", "body"]


# --- the body


@pytest.mark.parametrize(
    ("part", "expected", "why"),
    [
        ("NOT SO FAST", "headline", "a subheading in capitals"),
        ("Unions’ anger", "headline", "a short line without an end before prose"),
        ("## What next", "headline", "a marked subheading"),
        ("“A plan to close the old harbour”", "caption", "a pull quote from the article"),
        ("“It is a day like any other day” — Bo Ek, mayor", "caption", "a signed pull quote"),
        ("Bo Ek: “We were not asked about it.”", "body", "a quote that is not repeated"),
        ("“We were not asked about it.”", "body", "a quote of its own"),
        ("Flamingos at Luma in 2016.", "caption", "a view without a verb"),
        ("Chief clerk Bo Ek at the pier on Sunday", "caption", "a label with its day"),
        ("The mayor (pictured) called it hard but right", "caption", "a picture is pointed at"),
        ("A man walks past the old harbour in Luma on Sunday.", "caption", "a scene with its day"),
        ("A man walks past the old harbour every morning.", "body", "a scene of the story"),
        ("Talks start on Monday.", "body", "a short sentence with a day"),
        ("Luma lies on the west coast.", "body", "a place is no caption"),
        ("Why are we not told about any of this?", "body", "a question of the writer's"),
        ("- The plan goes to the board in May", "body", "an item of a list"),
        ("READ MORE: The ten safest harbours", "furniture", "a prompt"),
        ("CORRECTION: An earlier version gave another sum.", "note", "a correction"),
        ("The ferry. Picture: Northpix", "caption", "a photographer's credit"),
    ],
)
def test_parts_of_a_body_are_told(part: str, expected: str, why: str) -> None:
    """Between two paragraphs of prose each part is what it looks like, and prose stays body."""
    found = sections(page("Council backs plan", LEAD, part, MORE))
    assert found[1][0] == found[-1][0] == "body"
    assert {kind for kind, _ in found[2:-1]} == {expected}, why


def test_the_questions_of_an_explainer_are_headings() -> None:
    """Short questions that cut an article are headlines; a single one stays body."""
    ask, answer = "What is the plan?", "It would close the harbour."
    several = page("Council backs plan", LEAD, ask, answer, "Who decides?", MORE)
    assert kinds(several) == ["headline", "body", "headline", "body", "headline", "body"]
    assert kinds(page("Council backs plan", LEAD, ask, answer)) == ["headline", *["body"] * 3]


def test_an_interviewers_questions_are_body() -> None:
    """A question put to somebody is part of the interview."""
    text = page("“I would do it again”", LEAD, "Did you know?", "I did.", "Were you told?", "No.")
    assert kinds(text)[2:] == ["body"] * 4


def test_peoples_replies_are_no_pull_quotes() -> None:
    """Where an article is made of signed quotes they are its body."""
    replies = [f"“It is a thing that number {name} said.” — {name} Lee" for name in "ABCD"]
    assert kinds(page("Council backs plan", LEAD, *replies))[2:] == ["body"] * 4


def test_a_disclosure_about_the_page_itself_is_a_note() -> None:
    """A paragraph that tells of an interest in the outlet above the headline is a note."""
    interest = "Avelline is an employer in Luma and an advertiser in the Sentinel."
    text = page("The Luma Sentinel", "Luma council to close harbour", LEAD, interest)
    assert kinds(text)[-1] == "note"
    assert kinds(page("Luma council to close harbour", LEAD, interest))[-1] == "body"


def test_a_line_about_the_author_is_furniture() -> None:
    """What stands at the end about the name in the byline is no part of the article."""
    text = page("The unread report", "By Ann Lee", LEAD, "Ann Lee writes every Thursday.")
    assert kinds(text)[-1] == "furniture"
    assert kinds(page("The unread report", LEAD, "Ann Lee writes every day."))[-1] == "body"


def test_links_below_a_heading_are_furniture() -> None:
    """The lines below "Related" are links until prose begins again."""
    text = page("Council backs plan", LEAD, "Related", "Ferry hits pier\nMayor resigns", MORE)
    assert kinds(text)[2:] == ["furniture", "furniture", "furniture", "body"]


# --- the end and the comments


def test_comments_follow_their_heading() -> None:
    """Everything below the heading is comment, whoever it quotes; the page's own lines are not."""
    text = page(
        "Council backs plan",
        LEAD,
        MORE,
        "3 comments",
        "belkash_girl: My uncle had a permit.",
        f"> {MORE}",
        "grauwolf said:",
        "that is not what she wrote",
        "Back",
    )
    assert kinds(text)[3:] == [
        *("furniture", "comment", "comment", "furniture", "comment", "furniture"),
    ]


def test_numbered_posts_are_an_article_and_its_comments() -> None:
    """In a thread whose posts are numbered the first is the article."""
    text = page("Thread: the harbour", f"#1\niron_head\n{LEAD}", "#2\nold_bill\nSorry to hear it.")
    assert kinds(text) == [
        *("headline", "furniture", "furniture", "body", "furniture", "furniture", "comment"),
    ]


def test_a_count_of_comments_above_the_article_opens_none() -> None:
    """A line such as "3 comments" under a headline doesn't make the article a comment."""
    assert kinds(page("Council backs plan", "3 comments", LEAD, MORE)) == [
        *("headline", "furniture", "body", "body"),
    ]


def test_the_foot_of_a_page_is_furniture() -> None:
    """Sign-offs, copyright, citation and navigation at the end are furniture."""
    foot = ("bur-lk/hmw", "© 2019 AFP", "Citation: x (2019, May 3)", "-", "PREV a\nNEXT b", "--")
    assert set(kinds(page("Council backs plan", LEAD, *foot))[2:]) == {"furniture"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Just a line", ["body"]),
        ("One sentence only.", ["body"]),
        (page("A headline here", "By Ann Lee"), ["headline", "furniture"]),
        (page("A headline here", "some text without end"), ["headline", "body"]),
        ("", []),
        (" \n\t\u00a0\r\n", []),
    ],
)
def test_the_smallest_pages_have_sections_too(text: str, expected: list[str]) -> None:
    """A page without prose, or without anything, is read as far as it goes."""
    assert kinds(text) == expected


@given(st.text(alphabet=st.sampled_from("aA .\n“”-—:?#>©1\r\u2028\x00\ud800"), max_size=300))
def test_sections_cover_all_that_shows(text: str) -> None:
    """Sections stand in order without overlap, and only white space lies between them."""
    covered = 0
    for section in read_text(text).sections:
        between = text[covered : section.start]
        assert covered <= section.start < section.end
        assert not between.strip("\r\n\u2028\x00 #*")
        covered = section.end
    assert not text[covered:].strip("\r\n\u2028\x00 #*")


# --- the rules by themselves


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign ministers Ada Orlin and Bo Ek shake hands in Vienna.", True),
        ("Anton Reves arrives at parliament in Brennhavn on Wednesday.", True),
        ("Rescuers search the rubble in Belkash.", True),
        ("The health board said so in Luma.", False),
        ("Blue Lantern runs a telephone line from an office in Bremen.", False),
        ("Anton Reves arrives tomorrow.", False),
        ("“People wait,” a man said in Luma.", False),
    ],
)
def test_a_scene_has_a_present_verb_and_a_place(text: str, expected: bool) -> None:
    """A caption's verb agrees with its subject in the present tense, and its place ends it."""
    assert is_scene(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flamingos at Tornabel in 2016.", True),
        ("The wreckage of a bus near Luma", True),
        ("Polls open on Monday.", False),
        ("17: The number of states that require nurses in 2019.", False),
        ("Residents at the camp were cold in 2016.", False),
    ],
)
def test_a_view_has_no_verb(text: str, expected: bool) -> None:
    """A noun phrase that ends in a place or a day is what a picture shows."""
    assert is_view(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE MORNING DOSE", True),
        ("The Carrow Falls Sentinel", True),
        ("PHARMA LEDGER | Pricing & Access", True),
        ("FRANCE 24", True),
        ("Il Ponente", True),
        ("Ten dead in quake", False),
        ("TOWN IN SHOCK AT CLOSURE", False),
        ("The Long Goodbye", False),
        ("Estonian Regulator Fines Lumora Video App Over Teen Feed", False),
        ("The unread report", False),
        ("Currents – a newsletter on rivers and law", True),
        ("A weblog about ice and ships", True),
        ("Hanover and Region, in English", True),
        ("BLITZKURIER online", True),
        ("Fake news on vaccines spreads", False),
        ("Letters from prison reveal abuse", False),
        ("Notes from the inquiry show minister knew", False),
        ("Stories of survivors from the valley", False),
        ("Pope speaks in English", False),
        ("Ministry data leaked online", False),
        ("Floods: the news from the valley", False),
    ],
)
def test_a_masthead_is_a_name(text: str, expected: bool) -> None:
    """An outlet's name is told from a headline by capitals, outlet words and editions."""
    assert is_masthead(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I came to hear one person say sorry.”", "i came to hear one person say sorry"),
        ("Greta Holm: “I came to say sorry.”", "i came to say sorry"),
        ("“It is not the same.” Dr. Renata Okafor-Lind", "it is not the same"),
        ("“It is not the same” — Marcus Thelen, CEO", "it is not the same"),
        ("“Why,” he asked, “not me?”", None),
        ("He said “so it is”.", None),
    ],
)
def test_a_pull_quote_is_a_quote_with_or_without_its_name(text: str, expected: str | None) -> None:
    """Nothing but a quote and its speaker may make a pull quote."""
    found = pulled_words(text)
    assert (found is None) if expected is None else (found == expected)


# --- comments and forums without a heading


def test_comments_begin_at_their_first_head() -> None:
    """Where no heading opens the comments, the first name with how long ago does."""
    text = page(
        "Council backs plan",
        LEAD,
        MORE,
        "Baz, Leeds, United Kingdom, 2 hours ago",
        "Been there and it was shut.",
        "Moira, Perth, Australia, 3 hours ago",
        "> Been there",
        "So have I.",
    )
    assert kinds(text)[3:] == [
        *("furniture", "comment", "furniture", "comment", "comment"),
    ]


def test_a_forums_later_posts_are_comments_with_their_names() -> None:
    """The first post is the body; the name above a numbered stamp belongs to the stamp."""
    text = page("Harbour to close", "gull77", "Mar 13, 2023 #1", LEAD, MORE)
    text = page(text, "dock_rat\nMar 13, 2023 #2", "gull77 said: ↑", LEAD, "Nobody asked us.")
    assert kinds(text) == [
        *("headline", "furniture", "furniture", "body", "body"),
        *("furniture", "furniture", "furniture", "comment", "comment"),
    ]


def test_a_live_blogs_posts_are_no_comments() -> None:
    """Between time stamps a name with how long ago is a reporter's."""
    text = page("Harbour vote", "10:42", LEAD, "Ann Lee, 20 minutes ago", "10:10", MORE)
    assert kinds(text) == ["headline", "furniture", "body", "furniture", "furniture", "body"]


def test_a_readers_plain_name_is_furniture() -> None:
    """A name before a stamp, or one word before a comment, is nobody's comment."""
    text = page(
        *("Council backs plan", LEAD, "2 comments", "Nina K.", "March 6, 2023 at 4:12 pm"),
        *("No, they have not.", "moonmum", "It is on my fridge.", "Right."),
    )
    assert kinds(text)[2:] == [
        *("furniture", "furniture", "furniture", "comment", "furniture", "comment", "comment"),
    ]


# --- more of the front


@pytest.mark.parametrize(
    ("above", "why"),
    [
        ("LUMA HERALD — The Voice of the Upper Valley", "a name and a slogan"),
        ("Lumaregion.example — news aggregator", "an address and what it is"),
        ("Pulse with Dr. Lee * Truth. Tea. Tact.", "a star before a slogan"),
        ("THE LUMA VALLEY WATCHMAN", "capitals with an article"),
        ("Home / Towns / Luma / Council of Luma approves the plan to close harbour", "a trail"),
        ("We value your privacy\n\nAccept all | Manage settings", "a consent prompt"),
        ("TIDE WEEK | The voice of the inshore fleet", "a name and a boast"),
        ("tidenest.", "a name in small letters with a full stop"),
        ("What moved overnight. Not displaying properly? View online", "a newsletter's prompt"),
        ("The Saturday column", "a column's name"),
        ("TIDENADO – save more, live more", "a name in capitals and its motto"),
        ("DAILY TIDE e-paper, Page 1, 19-06-2024", "a page of a paper"),
        ("RADIO LUMA 104.2", "a station's frequency"),
        ("THE TIDE LETTER no. 88\n\nnotes from an old pilot", "a motto in small letters"),
        ("LUMA PORT AUTHORITY – NEWS RELEASE", "what calls the page a release"),
        ("Notes from the Quay\n\na blog about ships and tides", "what a blog says it is about"),
        ("Luma Daily Digest — all the headlines before breakfast", "a digest and its boast"),
        ("Ferry-strike-harbour-talks, LEAD", "an agency's slug"),
    ],
)
def test_what_stands_above_a_headline_is_none(above: str, why: str) -> None:
    """Mastheads with slogans, trails and prompts are furniture, the line below is the headline."""
    found = sections(page(above, "Council backs plan to close harbour", "3 May 2021", LEAD))
    assert ("headline", "Council backs plan to close harbour") in found, why
    assert {kind for kind, text in found if text in above} == {"furniture"}, why


def test_a_slogan_stands_below_a_masthead_only() -> None:
    """A line that boasts is a slogan below a paper's name, and a headline without it."""
    boast = "Your independent voice since 1921"
    named = sections(page("The Luma Observer", boast, "Council backs harbour plan", LEAD))
    assert named[1] == ("furniture", boast)
    assert kinds(page(boast, "A deck about it", LEAD))[0] == "headline"


def test_the_topic_above_a_live_blogs_title_is_furniture() -> None:
    """Above "... – live" stands the name of the topic, no headline."""
    title = "At least nine dead after a fire – live"
    assert kinds(page("Harbour fire in Luma", title, "10:42", LEAD))[:2] == [
        "furniture",
        "headline",
    ]
    assert kinds(page("Harbour fire in Luma", "Nine dead in the fire", LEAD))[0] == "headline"


def test_points_below_their_heading_are_body() -> None:
    """A summary has its heading, and its points are the article's, marked or not."""
    text = page(
        "Council backs plan", "Summary", "The harbour closes\nJobs may go", "3 May 2021", LEAD
    )
    assert kinds(text) == ["headline", "headline", "body", "body", "furniture", "body"]


def test_a_deck_taken_from_the_story_is_no_caption() -> None:
    """Below the date line a line without an end is a caption, unless the story says it too."""
    repeated = "A city council on Monday approved a plan to close the old harbour"
    shown = "The old harbour and its two ferries"
    assert kinds(page("Council backs plan", "3 May 2021", repeated, LEAD))[2] == "headline"
    assert kinds(page("Council backs plan", "3 May 2021", shown, LEAD))[2] == "caption"


def test_a_headline_is_not_joined_to_an_agency_in_small_letters() -> None:
    """A credit that begins in lower case is no rest of the headline."""
    text = page(
        "Home › Luma", "Council backs the plan to close the harbour", "dpa/The Luma Post", LEAD
    )
    assert kinds(text) == ["furniture", "headline", "furniture", "body"]


def test_a_sign_off_behind_the_last_sentence_is_furniture() -> None:
    """The last sentence stays body without the word that ends the agency's copy."""
    found = sections(page("Council backs plan", LEAD, "A fire killed 43 people in 2009. Enditem"))
    assert found[2:] == [("body", "A fire killed 43 people in 2009."), ("furniture", "Enditem")]


def test_a_last_line_about_a_writer_is_furniture() -> None:
    """Who writes for whom, said at the very end, is no part of the article."""
    about = "Ann Lee is a columnist for The Luma Courier."
    assert kinds(page("Council backs plan", LEAD, MORE, about))[-1] == "furniture"
    assert kinds(page("Council backs plan", LEAD, about, MORE))[2] == "body"


def test_a_writers_role_below_a_headline_is_furniture() -> None:
    """A name and a role make no deck."""
    role = "Ann Lee Harbour correspondent"
    assert kinds(page("Council backs plan", role, "3 May 2021", LEAD))[1] == "furniture"
    assert kinds(page("Council backs plan", "Ann Lee quits", "3 May 2021", LEAD))[1] == "headline"


@pytest.mark.parametrize(
    ("count", "first", "why"),
    [
        ("5 comments so far", "grey_heron, 08:12", "a heading and a name with the hour"),
        ("41 reactions · 4 comments", "Dora R.: Nobody asked the ferrymen.", "a name before it"),
        ("87 comments · 61% upvoted", "> A city council approved a plan.", "a quote of the post"),
    ],
)
def test_comments_begin_below_their_count(count: str, first: str, why: str) -> None:
    """A count of comments below the text opens them, where what follows has a comment's form."""
    found = kinds(page("Council backs harbour plan", LEAD, MORE, count, first, "It will cost us."))
    assert found[:4] == ["headline", "body", "body", "furniture"], why
    assert found[-1] == "comment", why


def test_a_count_of_comments_within_the_text_opens_none() -> None:
    """The bar of a page's buttons may stand between two paragraphs."""
    found = kinds(page("Council backs harbour plan", LEAD, "12 shares · 4 comments", MORE))
    assert found == ["headline", "body", "furniture", "body"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("From our reporter Ronny Tischer", "a byline that names the role first"),
        ("The Associated Press and staff reports", "an agency and the page's own"),
        ("28 AUG 2023 1102", "a day and the hour run together"),
        ("May 23, 2024 6:31 PM GMT+1", "a zone by its distance from Greenwich"),
        ("Saturday, 5 March 2022, by our own reporters", "a date and who wrote"),
        ("KYODO, STAFF WRITERS", "an agency and the page's writers"),
        ("5 marzo 2022", "the day in the paper's own language"),
        ("jeudi 12 octobre 2023", "and its weekday"),
        ("Ann Lee | Jan 29, 2024 | 14 comments", "a row of short parts"),
        ("♡ 212 · 38 comments · 17 restacks · Share", "a newsletter's counts"),
        ("Text size: A A A", "a page's buttons"),
        ("Hamburg (dpa) - 10 March 2023, 1:12 pm", "a dateline in a line of its own"),
    ],
)
def test_lines_below_a_headline_that_sign_or_date_it(line: str, why: str) -> None:
    """Signatures and date lines are furniture, whatever their form."""
    found = kinds(page("Council backs harbour plan", line, LEAD, MORE))
    assert found == ["headline", "furniture", "body", "body"], why


def test_an_agencys_short_name_counts_where_the_words_tell_of_one() -> None:
    """What "PA" reports is an agency's; elsewhere the letters may be anything."""
    credited = read_text(page("Council backs plan", f"{LEAD[:-1]}, according to PA.")).credits
    assert [credit.name for credit in credited] == ["PA Media"]
    assert not read_text(page("Council backs plan", LEAD, "Scranton, PA is far away.")).credits


@pytest.mark.parametrize(
    ("answer", "expected", "why"),
    [
        ("Anselm: Which harbour is it?", "comment", "a name that the article has not"),
        ("hill_harriet: not again", "comment", "a handle"),
        ("Words: Ann Lee", "furniture", "a common word before the colon"),
        ("Anselm: “We will never close it again.”", "body", "somebody's words, set apart"),
    ],
)
def test_a_reader_answers_at_the_very_end(answer: str, expected: str, why: str) -> None:
    """A name or a handle before a colon is enough there, where the article does not have it."""
    text = "It will be closed in May, and ferries will call at the old pier until the end of June."
    found = kinds(page("Council backs harbour plan", LEAD, MORE, text, answer))
    assert found[4] == expected, why


def test_a_speaker_of_the_article_is_no_reader() -> None:
    """Whoever the article names before or after is its own."""
    said = "Solheim: The pier is closed."
    other = "Greta Solheim told reporters that the pier would stay closed until the end of June."
    found = kinds(page("Council backs harbour plan", LEAD, MORE, other, said))
    assert "comment" not in found


@pytest.mark.parametrize(
    "dateline",
    [
        "(ANSA) - LUMA, MAR 4 2022, 08:12 -",
        "(ANSA) - LUMA, MAR 4 -",
        "Luma (AFP) – 4 March 2022, 8.12 am –",
    ],
)
def test_a_dateline_has_its_place_day_and_time_behind_the_agency(dateline: str) -> None:
    """All of it is one piece of furniture, whatever the agency's order."""
    found = sections(page("Council backs harbour plan", f"{dateline} {LEAD}", MORE))
    assert found[1:3] == [("furniture", dateline), ("body", LEAD)]


def test_numbered_headings_are_headings_from_the_first_on() -> None:
    """The first one stands where a caption may stand, below the date."""
    text = page("Two things to know", "Posted Nov 23, 2023", "1. It is near", LEAD, "2. It is old")
    assert kinds(page(text, MORE)) == [
        "headline",
        "furniture",
        "headline",
        "body",
        "headline",
        "body",
    ]


@pytest.mark.parametrize(
    ("above", "answer"),
    [
        ("Reply | Report", "zander: Who wrote this?"),
        ("With files from ANSA", "Pia T.: Never."),
        ("Letters to the editor: letters@herald.example", "Orlo: My boat lies there."),
    ],
)
def test_readers_answers_begin_where_one_quotes_the_article(above: str, answer: str) -> None:
    """No heading is needed: a name and a colon stand beside what repeats the article's words."""
    said = "It is all about the ferries."
    found = sections(
        page("Council backs harbour plan", LEAD, MORE, above, answer, f"> {MORE}", said)
    )
    assert [kind for kind, _ in found] == [
        "headline",
        "body",
        "body",
        "furniture",
        "comment",
        "comment",
        "comment",
    ]


def test_a_quote_of_others_opens_no_comments() -> None:
    """An article may quote a letter, or itself without anybody's name."""
    letter = "> The plan was drafted by people who have never been at sea, and by nobody else."
    assert "comment" not in kinds(page("Council backs harbour plan", LEAD, letter, MORE))
    assert "comment" not in kinds(page("Council backs harbour plan", LEAD, MORE, f"> {LEAD}", MORE))
