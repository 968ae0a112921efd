"""Quotes of a string: who speaks, in which kind of quote, through which outlets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import Document
from provenance.extract import extract, extract_quotes
from provenance.segment import segment


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the quotes in text order."""
    return [quote.speaker for quote in extract_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('"No," said Eva Lund.', ["Eva Lund"], "verb before subject"),
        ('"No," Eva Lund said.', ["Eva Lund"], "subject before verb"),
        ('Eva Lund said: "No."', ["Eva Lund"], "before a colon"),
        ('"No," said Eva Lund, who runs the port, "never."', ["Eva Lund"] * 2, "split"),
        ('"No," Eva Lund said. "Never."', ["Eva Lund"] * 2, "the next sentence goes on"),
        ('"No," said the group\'s director, Eva Lund.', ["Eva Lund"], "a name in apposition"),
        ('"No," its director, Eva Lund, told reporters.', ["Eva Lund"], "apposition, verb last"),
        ('"No," said Finance Minister Eva Lund.', ["Eva Lund"], "a title"),
        ('"No," said Ports Watch\'s Eva Lund.', ["Eva Lund"], "a possessive"),
        ('Eva Lund, 41, of Toledo, whose son fell ill, said: "No."', ["Eva Lund"], "commas"),
        ('"No," marvelled Eva Lund.', ["Eva Lund"], "a verb of no list"),
        ('Eva Lund: "No to all of it."', ["Eva Lund"], "a name and a colon"),
        ('"No to all of it." — Eva Lund', ["Eva Lund"], "a dash and a name"),
        ('As Eva Lund put it, "no".', ["Eva Lund"], "put it"),
        ('The BBC quoted Eva Lund as saying: "No."', ["Eva Lund"], "quoted as saying"),
        ('"No," one banner read.', ["one banner"], "a thing that speaks"),
        ('"We can only wait," residents said.', ["residents"], "a plural"),
        ('Eva Lund called the deal "a gift to smugglers".', ["Eva Lund"], "a label"),
        ('Eva Lund said the deal was "a gift".', ["Eva Lund"], "words in indirect speech"),
        ('The bank, which has 40 branches, said it "regrets" this.', ["The bank"], "which"),
        ('When asked, Eva Lund smiled and said "no".', ["Eva Lund"], "two verbs"),
        (
            'The army was silent, but a doctor said by phone that it was "full".',
            ["a doctor"],
            "but",
        ),
        ('The court dismissed as "absurd" reports that it moved.', ["The court"], "as"),
        ('In a post on X, the senator called it "a sham".', ["the senator"], "an opening phrase"),
        ('Eva Lund apologised, "for all of it".', ["Eva Lund"], "the subject of the sentence"),
        ('While Al Roe praised it, Eva Lund called it "a farce".', ["Eva Lund"], "two clauses"),
        ('Boats with oars are "quaint" and slow.', [None], "nobody's words"),
        ("“ No », has said the minister Eva Lund.", ["Eva Lund"], "translated from French"),
        ('"No", so finance chief Eva Lund.', ["Eva Lund"], "translated from German"),
        ('The show was "a hit", so Eva Lund went home.', [None], "so that"),
        ('The embassy there said it "takes note".', ["The embassy"], "a place after the noun"),
        ('"Who knows?" asks Eva Lund.', ["Eva Lund"], "a verb that may name who is asked"),
        ('The group\'s director, Eva Lund: "We knew."', ["Eva Lund"], "an office and a colon"),
        ('"No", thus Lund.', ["Lund"], "thus"),
        ('"We knew," reads a statement from Acme Tools.', ["Acme Tools"], "who wrote it"),
        ('"We knew," reads a report on Acme Tools.', ["a report"], "whom it is about"),
        ('Eva Lund whined that he "was deceived".', ["Eva Lund"], "a tabloid's verb"),
        ('The “60 Minutes” host said it was "no".', [None, "The 60 Minutes host"], "a title"),
    ],
)
def test_speakers(text: str, expected: list[str | None], why: str) -> None:
    """A speaker is found in every pattern of reported speech, and none is made up."""
    assert speakers(text) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('Eva Lund left.\n\n"No," Lund said.', "Eva Lund", "a surname"),
        ('"No," Lund said.\n\nEva Lund left.', "Eva Lund", "the full name comes later"),
        ('"So," said Eva Lund.\n\n"No," she said.', "Eva Lund", "a pronoun"),
        ('Al Roe left. Eva Lund stayed. "No," she said.', "Eva Lund", "the last subject"),
        ('The Port Authority met. "No," the authority said.', "Port Authority", "a body's noun"),
        ('Minister Eva Lund left. "No," the minister said.', "Eva Lund", "a role"),
        ('Eva Lund has until May. His office said he had "doubts".', "Eva Lund", "an office"),
        ('Eva Lund, whose office mentions "doubts," left.', "Eva Lund", "whose"),
        ('Sam Lund left. Eva Lund stayed. "No," Ms Lund said.', "Eva Lund", "namesakes"),
        ('"No," he said.', None, "nobody it could mean"),
        ('"No," a man said.', "a man", "a description stays one"),
    ],
)
def test_resolution(text: str, expected: str | None, why: str) -> None:
    """A mention becomes the full name that the article gives, or stays as it is written."""
    assert speakers(text)[-1] == expected, why


@pytest.mark.parametrize(
    ("text", "relay", "speaker"),
    [
        ('"No," Eva Lund told AFP.', ("AFP",), "Eva Lund"),
        ("“No », confided to AFP the nurse Eva Lund.", ("AFP",), "Eva Lund"),
        ('The Faro news agency quoted Eva Lund as saying "no".', ("Faro",), "Eva Lund"),
        (
            'Eva Lund said in remarks carried by Al Jazeera it was "no".',
            ("Al Jazeera",),
            "Eva Lund",
        ),
        ('State news agency Xinhua said Eva Lund called it "new".', ("Xinhua",), "Eva Lund"),
        ('"No," Eva Lund told The Associated Press.', ("AP",), "Eva Lund"),
        ('"No," said Eva Lund, reported AFP.', ("AFP",), "Eva Lund"),
        ('"No," said Eva Lund, AFP reported, citing Reuters.', ("AFP", "Reuters"), "Eva Lund"),
        ('"No," Eva Lund says, according to France 24.', ("France 24",), "Eva Lund"),
        ('The rule is "far too wide," reported France 24.', ("France 24",), None),
        ('Eva Lund said in an interview with Reuters that it was "no".', ("Reuters",), "Eva Lund"),
        ('"No," Eva Lund told the daily Il Faro.', ("Il Faro",), "Eva Lund"),
        ('"No," Eva Lund told state television.', ("state television",), "Eva Lund"),
        ('"No," Eva Lund told reporters.', (), "Eva Lund"),
        ('"No," Eva Lund told a news conference.', (), "Eva Lund"),
        ('"No," Eva Lund told the Guardian.', ("The Guardian",), "Eva Lund"),
        ('"No," Eva Lund told The Back Page.', ("The Back Page",), "Eva Lund"),
        ('Eva Lund told The Hague court that it was "no".', (), "Eva Lund"),
        ('"No," Eva Lund told Al Roe.', (), "Eva Lund"),
        ('"No," Xinhua quoted Eva Lund as saying.', ("Xinhua",), "Eva Lund"),
        ('"No," Eva Lund was quoted as saying by Xinhua.', ("Xinhua",), "Eva Lund"),
        ('"No," Eva Lund was quoted by Interfax as saying.', ("Interfax",), "Eva Lund"),
        ('"No," Eva Lund was quoted as saying.', (), "Eva Lund"),
        ('Speaking to Sky News, Eva Lund said: "No."', ("Sky News",), "Eva Lund"),
        ('Walking to Sky News, Eva Lund said: "No."', (), "Eva Lund"),
        ('In a letter seen by Reuters, Eva Lund said: "No."', ("Reuters",), "Eva Lund"),
        ('Reuters: "We did not know," Eva Lund says', ("Reuters",), "Eva Lund"),
        ('"No," Eva Lund told the German news agency dpa.', ("dpa",), "Eva Lund"),
        ('"No," Eva Lund told PA.', ("PA Media",), "Eva Lund"),
        ('"No," Eva Lund told MPs.', (), "Eva Lund"),
        ('"No," Eva Lund told NATO.', (), "Eva Lund"),
        ('Asked by Reuters about it, Eva Lund said: "No."', ("Reuters",), "Eva Lund"),
        ("„No“, explained Eva Lund opposite the dpa.", ("dpa",), "Eva Lund"),
        (
            '"No", said union chief Eva Lund the Canadian Press.',
            ("The Canadian Press",),
            "Eva Lund",
        ),
        ('The Port Board has "welcomed it," AFP reported.', ("AFP",), "Port Board"),
        ('The Port Board has "fallen far behind," AFP reported.', ("AFP",), None),
        ("The plan is “ quite bad », Reveals Bloomberg.", ("Bloomberg",), None),
        ('According to AFP, Eva Lund fears "the worst of it".', ("AFP",), "Eva Lund"),
        (
            'Papers seen by Bloomberg call it "a way to hide money".',
            ("Bloomberg",),
            "Papers seen",
        ),
    ],
)
def test_relays(text: str, relay: tuple[str, ...], speaker: str | None) -> None:
    """Who passed the words on is told apart from who spoke them, nearest to the reader first."""
    (quote,) = extract_quotes(text)
    assert (quote.relay, quote.speaker) == (relay, speaker)


def test_who_is_told_is_kept() -> None:
    """An outlet that was told is both the relay and the addressee."""
    (quote,) = extract_quotes('"No," Eva Lund told AFP.')
    assert quote.addressee == "AFP"


def test_a_relay_does_not_reach_the_next_paragraph() -> None:
    """What was told to one outlet is not held to be told to it ever after."""
    text = '"No," Eva Lund told AFP. "Never."\n\n"Maybe," she added.'
    assert [quote.relay for quote in extract_quotes(text)] == [("AFP",), ("AFP",), ()]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ('"No, we will not," Eva Lund said.', "direct", "a statement"),
        ('Eva Lund said: "no, we will not".', "direct", "after a colon"),
        ('Eva Lund said the deal "does not go far enough".', "fragment", "inside the sentence"),
        ('Eva Lund called it "a farce".', "fragment", "a label by somebody named"),
        ('The mill, which locals call "the kettle", closed.', "scare", "a nickname"),
        ('The so-called "dark fleet" grew.', "scare", "distancing"),
        ('His film "Midnight Rain" won.', "scare", "a title"),
        ('Eva Lund said his film "Midnight Rain" won.', "scare", "a title in indirect speech"),
        ('The board has "welcomed it" already.', "fragment", "the verb goes on inside"),
        ('The board "was deceived" already.', "fragment", "the verb stands inside"),
        ('The song "Is It Over" won.', "scare", "a title that begins with a verb"),
    ],
)
def test_kinds(text: str, kind: str, why: str) -> None:
    """A statement, words inside the reporter's sentence and nobody's words are told apart."""
    (quote,) = extract_quotes(text)
    assert quote.kind == kind, why


def test_nobodys_words_have_no_speaker() -> None:
    """A term, a title or a nickname is given to nobody, whoever is quoted around it."""
    (quote,) = extract_quotes('Eva Lund said the so-called "dark fleet" grew.')
    assert (quote.kind, quote.speaker, quote.cue, quote.relay) == ("scare", None, None, ())


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ('Eva Lund declined to say "yes".', "declined to say"),
        ('Eva Lund did not say "yes".', "did not say"),
        ('Eva Lund would not confirm "any of it".', "would not confirm"),
        ('Eva Lund has called it "a farce".', "has called"),
    ],
)
def test_negation_and_modality_stay_in_the_cue(text: str, cue: str) -> None:
    """What somebody declined to say is not what he said: the cue shows it."""
    (quote,) = extract_quotes(text)
    assert quote.cue == cue


def test_a_paragraph_that_reopens_the_mark_has_the_same_speaker() -> None:
    """A quote that runs over paragraphs is one person's."""
    text = '"We waited," Eva Lund said. "We called.\n\n"Nobody came."'
    assert speakers(text) == ["Eva Lund"] * 3


def test_an_announced_speaker_has_the_next_paragraph() -> None:
    """A paragraph that ends with "S said:" gives the quote that follows its speaker."""
    assert speakers('Eva Lund wrote to the board:\n\n"We got all of this wrong."') == ["Eva Lund"]


def test_a_link_is_part_of_its_quote() -> None:
    """A Markdown link inside the marks stays in the quote's text."""
    (quote,) = extract_quotes('Eva Lund asked for "more [public money](#) now".')
    assert quote.text == "more [public money](#) now"


@given(st.text(alphabet="AaBe ,.!?:\n\n“”\"'‘’«»()—said told by that", max_size=200))
def test_quotes_are_slices_in_order(text: str) -> None:
    """Whatever the text, every quote is a slice of it, in order, and nothing is raised."""
    last = 0
    for quote in extract_quotes(text):
        assert quote.text == text[quote.start : quote.end]
        assert last <= quote.start < quote.end
        last = quote.end


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    """No text at all makes extraction fail."""
    assert all(quote.text for quote in extract_quotes(text))


def test_a_headline_gives_the_name_that_the_body_has() -> None:
    """A headline's "says survivor" means who says the same words in the body."""
    text = "‘We all ran to one side,’ says survivor\n\n“We all ran to one side,” said Eva Lund.\n"
    document = Document.from_text(text)
    quotes, _ = extract(document, segment(document))
    assert [quote.speaker for quote in quotes] == ["Eva Lund", "Eva Lund"]


@pytest.mark.parametrize(
    "piece",
    ["“a” quoted ", "“a”, so A ", "the diplomat said “no”. ", "“a,” X quoted Y as saying. "],
)
def test_long_paragraphs_take_linear_time(piece: str) -> None:
    """A hostile paragraph of 50,000 characters is read in seconds, not in minutes."""
    start = time.process_time()
    extract_quotes(piece * (50_000 // len(piece)))
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“A play for the palace” is how Eva Lund described the trial.", "Eva Lund"),
        ("“A play for the palace” is what Eva Lund called the trial.", "Eva Lund"),
        ("“A play for the palace” was how the mayor, Eva Lund, put it.", "Eva Lund"),
        ("“A play for the palace” is on the bill tonight.", None),
        ("“A play for the palace” is what a man says who has lost.", None),
    ],
)
def test_a_quote_set_first_has_the_speaker_behind_it(text: str, speaker: str | None) -> None:
    """It is how, or what, somebody described, called or put something."""
    assert [quote.speaker for quote in extract_quotes(text)] == [speaker]
