"""Loaded words in headlines, and commentary where a rewrite editorialises elsewhere."""

from __future__ import annotations

import pytest

from provenance.extract import extract
from provenance.flag.commentary import flag_tinged
from provenance.flag.headlines import flag_headline
from provenance.flag.loaded import loaded_words
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
