"""What a comparison calls a change, and what it lets pass."""

from __future__ import annotations

import pytest

from provenance.align import diff_sources
from provenance.extract import extract
from provenance.flag import flag_changes
from provenance.model import Comparison, Document, Sentence, Witness
from provenance.words import words_of


def witness(name: str, text: str) -> Witness:
    """Make a document of one body sentence, and read its quotes and attributions."""
    document = Document(name, f"{name}.txt", text, "")
    found = (Sentence(0, 0, len(text), text, "body"),)
    return Witness(document, found, *extract(document, found))


def changes(source: str, derived: str) -> list[tuple[str, str]]:
    """Return the kinds and words of the flags of a rewrite against its source."""
    one, other = witness("source", source), witness("derived", derived)
    edits = diff_sources([words_of(source)], words_of(derived))
    flags = flag_changes(Comparison(other, 0, ((one, 0),), edits))
    return [(flag.kind, flag.words) for flag in flags]


@pytest.mark.parametrize(
    ("source", "derived", "expected", "why"),
    [
        (
            "The town receives 38% of the flow and is entitled to 45%.",
            "The town receives about 48% of the flow and is entitled to 45%.",
            ("number-changed", "48%"),
            "a figure near another one of the sentence is not a rounding of it",
        ),
        (
            "Three of the nurses remained in hospital on Monday.",
            "None of the nurses remained in hospital on Monday.",
            ("number-changed", "None"),
            "nobody is left of a figure",
        ),
        (
            "The firm said it was cooperating with investigators.",
            "The firm has refused to cooperate with investigators.",
            ("negation-changed", "refused to cooperate"),
            "a refusal denies",
        ),
        (
            "A verdict is not expected before the end of June.",
            "A verdict is expected before the end of June.",
            ("negation-changed", "is expected"),
            "only the point in time was kept of a denial until then",
        ),
        (
            "Investigators found 11 bottles of ink in his cellar in Lyon.",
            "In his cellar in Lyon, the researchers have found 11 bottles of ink.",
            ("name-changed", "researchers"),
            "a role in the plural is no apposition to a town",
        ),
    ],
)
def test_a_change_is_flagged(
    source: str, derived: str, expected: tuple[str, str], why: str
) -> None:
    """What turns a statement into another one is flagged with its words."""
    assert expected in changes(source, derived), why


@pytest.mark.parametrize(
    ("source", "derived", "why"),
    [
        (
            "Most of the buyers were private collectors.",
            "The majority of the buyers were private collectors.",
            "a majority is most",
        ),
        (
            "She paid 240,000 euros for the letter.",
            "She paid 240 000 euros for the letter.",
            "thousands may be parted by a blank",
        ),
        (
            "Profit fell to 41.2 million dollars.",
            "Profit fell to 41,2 million dollars.",
            "a comma may stand for the point",
        ),
        (
            "Gusts hit the lake on Sunday after an alert was given the previous evening.",
            "Gusts hit the lake after an alert was given on Saturday evening.",
            "the evening before Sunday is Saturday's",
        ),
        (
            "The council rose in the state of Manitoba on Monday.",
            "The council rose in the state of Man. on Monday.",
            "a name may be shortened",
        ),
        (
            "The shares fell in Toronto on Monday.",
            "The shares fell on Monday, Reuters reports.",
            "an outlet that reports takes no town's place",
        ),
        (
            "“We have read the release twice and found the word jobs nowhere,” said Orsolle.",
            "We read the release twice and have not found the word jobs anywhere, said Orsolle.",
            "a denial that moved within a sentence is no change",
        ),
        (
            "A poll published before the ruling suggested a runoff would be too close to call.",
            "If a poll taken before the ruling is right, a runoff would be too close to call.",
            "what stands under an if is not asserted",
        ),
        (
            "The deal is expected to close in the second quarter of 2025.",
            "It is hoped that the deal closes in the second quarter of 2025.",
            "a hope leaves open what an expectation does",
        ),
    ],
)
def test_the_same_in_other_words_is_quiet(source: str, derived: str, why: str) -> None:
    """What says the same carries no flag of a changed fact."""
    factual = {
        "number-changed",
        "date-changed",
        "name-changed",
        "negation-changed",
        "certainty-raised",
    }
    assert [one for one in changes(source, derived) if one[0] in factual] == [], why


def test_a_doubt_within_a_doubt_is_flagged_once() -> None:
    """Who suggested that something might be so has said one thing."""
    source = "Restin suggested the missing sheets might have been lost in floods in the south."
    derived = "The missing sheets were lost in floods in the south."
    raised = [words for kind, words in changes(source, derived) if kind == "certainty-raised"]
    assert raised == ["were lost"]
