"""Loaded words in headlines, and commentary where a rewrite editorialises elsewhere."""

from __future__ import annotations

import pytest

import provenance
from provenance.extract import extract
from provenance.flag.commentary import flag_commentary, flag_tinged
from provenance.flag.content import names_outlet
from provenance.flag.headlines import flag_headline
from provenance.flag.loaded import loaded_words
from provenance.flag.sides import side_of
from provenance.model import Document, SectionKind, Sentence, Witness

WIRE = "The operator of a ferry that sank on Sunday said it was helping the inquiry."


def witness(text: str, section: SectionKind = "body") -> Witness:
    """Make a document of one sentence, and read its quotes and attributions."""
    document = Document("text", "text.txt", text, "")
    found = (Sentence(0, 0, len(text), text, section),)
    return Witness(document, found, *extract(document, found))


@pytest.mark.parametrize(
    ("headline", "words", "why"),
    [
        ("Greedy operator let doomed ferry sail", ["Greedy", "doomed"], "two words that judge"),
        ("FERRY OF DEATH: operator helps inquiry", ["FERRY OF DEATH"], "a label in capitals"),
        ("Operator of sunken ferry helps inquiry", [], "plain words"),
        ("‘Greedy’ operator helps inquiry", [], "what is quoted is not the headline's"),
    ],
)
def test_loaded_words_of_a_headline(headline: str, words: list[str], why: str) -> None:
    """A headline's loaded words are flagged when the documents behind it have none of them."""
    found = flag_headline(witness(headline, "headline"), 0, (witness(WIRE),))
    assert [flag.words for flag in found] == words, why
    assert {flag.kind for flag in found} <= {"loaded-word-added"}


def test_a_headline_may_use_the_words_of_its_sources() -> None:
    """A loaded word that the source's own narrator uses is not new."""
    source = witness("The doomed ferry sank on Sunday.")
    assert flag_headline(witness("Doomed ferry had no licence", "headline"), 0, (source,)) == ()


@pytest.mark.parametrize(
    ("text", "flagged", "why"),
    [
        ("None of them was asked, and none of them ever will be.", True, "absolutes"),
        ("Politicians will hold another meeting, and the ice will melt.", True, "a prediction"),
        ("In other words, the thief has kept the purse.", True, "a moral word"),
        ("The drivers will meet again on Tuesday.", False, "a date can be checked"),
        ("All 40 drivers will be heard.", False, "a figure can be checked"),
        ("The drivers will appeal, the union said.", False, "somebody else's words"),
        ("Thank you for reading, all of you.", False, "a line to the reader"),
        ("The sender and the recipient hold the keys to a message.", False, "nothing judges"),
    ],
)
def test_weak_signs_suffice_beside_others(text: str, flagged: bool, why: str) -> None:
    """Where a rewrite editorialises elsewhere, a sentence that reports nothing needs one sign."""
    assert bool(flag_tinged(witness(text), 0)) is flagged, why


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("The state's handling of it has been a recipe for ruin.", "judgement", "a recipe for"),
        ("The board has only itself to blame for the delay.", "judgement", "has only itself"),
        ("This is what happens when nobody checks.", "generalisation", "This is what"),
        ("It is painfully clear that the plan has failed.", "presupposition", "It is painfully"),
        ("Any sane observer would call for a pause.", "presupposition", "Any sane observer"),
        ("The scheme will only embolden the smugglers.", "prediction", "will only embolden"),
        ("Their days are numbered in this town.", "prediction", "days are numbered"),
        ("Few would argue with the verdict.", "vague-source", "Few would argue"),
        ("Just imagine the outcry over that.", "address", "Just imagine"),
        ("We should all be ashamed of the record.", "first-person", "We should all be"),
        (
            "The board ducked its duty in the grubbiest, tackiest way: with lapdogs.",
            "loaded",
            "lap",
        ),
        ("Since when do ferries need no lights?", "question", "Since when"),
        ("Whoever runs a ferry should be made to row it.", "generalisation", "should be made"),
        ("Those fishermen know exactly whom to thank.", "generalisation", "know exactly whom"),
        ("The harbour board has learned nothing.", "generalisation", "has learned nothing"),
        ("That is not leadership.", "generalisation", "That is not leadership"),
        ("It is easy to preach thrift when somebody else pays.", "generalisation", "It is"),
        ("The minister has lost the plot over a ferry.", "judgement", "lost the plot"),
        ("The board was asleep at the wheel for years.", "judgement", "asleep at the"),
    ],
)
def test_commentary_without_a_source(text: str, rule: str, words: str) -> None:
    """What the narrator adds by way of verdict, prophecy or appeal is flagged, with its words."""
    (flag,) = flag_commentary(witness(text), 0)
    assert flag.rule == f"commentary/{rule}"
    assert flag.words.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "The recipe for the bread is kept in a safe, the bakers said.",
        "The union said the company had only itself to blame.",
        "“This is what happens when nobody checks,” said Mayor Ada Orlin.",
        "It is clear water that feeds the lake.",
        "Heavy rain is expected in the north on Tuesday.",
        "The ferry will only sail on weekdays until 3 May.",
        "The town has lost its railroad station and both its doctors.",
        "A white poodle was found on the beach on Monday.",
        "Why the ferry sank is not yet known.",
        "Firefighters pumped toxic water out of the mine.",
        "Employers should register by the end of the month.",
        "It is not known how many more were trapped below.",
        "The village has been abandoned by its residents.",
        "Residents will remember the victims on the quay.",
        "The cooling system has failed twice since the spring.",
        "The state pays half of the rent.",
        "The governor has signed the death warrant.",
        "The couple lit a candle on the altar of the church.",
        "Nothing has been learned of the crew.",
        "The kitchen reeks of smoke.",
        "Drivers must carry a licence on board.",
        "That is not the first vote on the harbour.",
        "It is easy to reach the island from the port.",
        "The board has lost nothing but time, it said.",
        "Nobody was hurt when the ferry struck the quay.",
        "The two sides will meet again in spring.",
    ],
)
def test_report_without_a_source_is_no_commentary(text: str) -> None:
    """Unsourced fact, and what speakers say, carries no flag, whatever words it shares."""
    assert flag_commentary(witness(text), 0) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the plan on Monday, officials said.",
        "Police said the driver had been taken to hospital.",
        "Shares fell 3.6 per cent to 30.52 dollars in midday trading.",
        "The ministry declined to comment on the report.",
    ],
)
def test_plain_copy_has_no_loaded_words(text: str) -> None:
    """The lists leave the words of plain agency copy alone."""
    assert loaded_words(text) == ()


@pytest.mark.parametrize(
    ("source", "derived", "words", "why"),
    [
        (
            "Shares in the dairy were down 4.6% at noon on Friday.",
            "Shares in the dairy collapsed 4.6% on Friday.",
            "collapsed",
            "a fall is called a collapse",
        ),
        (
            "The tax would have raised nine million euros for the harbour a year.",
            "The grab would have raised nine million euros for the harbour a year.",
            "grab",
            "a noun for the thing itself",
        ),
        (
            "The ferry left the port without clearance, the ministry said.",
            "The ferry fled the port without clearance, the ministry said.",
            "fled",
            "an irregular form",
        ),
        (
            "Shares in the dairy were down 4.6% at noon after a bridge collapsed.",
            "Shares in the dairy collapsed 4.6% after a bridge did.",
            None,
            "the source has the word, if of something else",
        ),
        (
            "The ferry left the port without clearance, the ministry said.",
            "“The ferry fled the port”, the ministry said, after it had left without clearance.",
            None,
            "a speaker's word",
        ),
        (
            "The ferry left the port without clearance and two men fled, the ministry said.",
            "Two men fled when the ferry left the port without clearance, the ministry said.",
            None,
            "the plain word was kept",
        ),
        (
            "The ferry met a boat from the island near the port, the ministry said.",
            "The ferry met a boat from the island near the port and crashed, the ministry said.",
            None,
            "no plain word of its scale was given up",
        ),
    ],
)
def test_a_stronger_word_for_a_plain_one(
    source: str, derived: str, words: str | None, why: str
) -> None:
    """A word that plain copy uses too is loaded where it stands for a plainer one."""
    front = "Council meets\n\nThe council of Lowbridge met on Monday to discuss its budget.\n\n"
    report = provenance.compare(front + source, front + derived)
    entry = next(one for one in report.documents if one.id == "derived")
    flags = [flag for one in entry.sentences for flag in one.flags]
    found = [flag.words for flag in flags if flag.rule == "loaded/stronger"]
    assert found == ([] if words is None else [words]), why


def test_an_agencys_own_copy_is_not_called_editorial() -> None:
    """A later version may have what would be loaded words elsewhere: it is the yardstick."""
    first = "LUMA, Jan 3 2020 (AFP) - The mayor said that an email had reached the town hall.\n"
    later = first.replace("Jan 3", "Jan 4").replace("said", "conceded")
    site = later.replace("LUMA, Jan 4 2020 (AFP) - ", "") + "\nAFP reported it first.\n"
    documents = [
        provenance.Document.from_text(text, id=name)
        for name, text in (("first", first), ("later", later), ("site", site))
    ]
    report = provenance.trace(documents)
    kinds = {
        document.id: [flag.kind for sentence in document.sentences for flag in sentence.flags]
        for document in report.documents
    }
    assert kinds["later"] == []
    against_first = provenance.compare(documents[0], documents[2])
    found = [f.kind for d in against_first.documents for s in d.sentences for f in s.flags]
    assert "loaded-word-added" in found


@pytest.mark.parametrize(
    "text",
    [
        "Good morning.",
        "That is all from us for tonight.",
        "Tomorrow the town will mourn its dead.",
        "The office has questioned both, and says nobody is to blame.",
    ],
)
def test_a_line_that_reports_or_greets_is_no_opinion(text: str) -> None:
    """Not even beside open commentary, where weak signs count."""
    article = f"The council backed the plan on Monday.\n\nWhat a shameful farce.\n\n{text}\n"
    wire = "LUMA, Jan 3 2020 (AFP) - The council backed the plan on Monday.\n"
    report = provenance.trace(
        [
            provenance.Document.from_text(wire, id="wire"),
            provenance.Document.from_text(f"{article}\nAFP reported it first.\n", id="site"),
        ]
    )
    site = next(one for one in report.documents if one.id == "site")
    assert any(flag.kind == "commentary-added" for one in site.sentences for flag in one.flags)
    assert not [flag for one in site.sentences if one.text == text for flag in one.flags]


def test_whom_a_page_has_it_from_is_no_added_content() -> None:
    """An outlet that is credited in passing says who tells it, and nothing about what happened."""
    told = "A drone hit a grain depot near the border and wounded seven people on Tuesday."
    credited = told.replace("on Tuesday.", "on Tuesday, the Tarvek Sentinel reports.")
    report = provenance.compare(f"Depot hit\n\n{told}\n", f"Depot hit\n\n{credited}\n")
    (document,) = (one for one in report.documents if one.id == "derived")
    assert not [flag for one in document.sentences for flag in one.flags]


def test_a_publisher_is_not_named_by_a_longer_word() -> None:
    """That it rained on Sunday does not say that the page has it from The Sun, its publisher."""
    witness = Witness(
        Document("a", "a.txt", "It rained on Sunday, The Sun wrote.", "1", publisher="The Sun"),
        (Sentence(0, 0, 35, "It rained on Sunday, The Sun wrote.", "body"),),
    )
    side = side_of(witness, 0)
    assert not names_outlet(side, 0, 3)
    assert names_outlet(side, 4, 6)
