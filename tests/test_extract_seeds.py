"""The quotes of the five seed articles: spans, kinds, speakers and relays."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance import Document
from provenance.extract import extract
from provenance.segment import segment

if TYPE_CHECKING:
    from provenance.model import Quote

SEEDS = Path(__file__).parent.parent / "seeds"


@cache
def quotes_of(number: str) -> tuple[Quote, ...]:
    """Return the quotes of the seed whose name begins with a number."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    document = Document.from_text(path.read_bytes().decode())
    return extract(document, segment(document))[0]


def quote(number: str, words: str) -> Quote:
    """Return the first quote of a seed that begins with some words."""
    return next(one for one in quotes_of(number) if one.text.startswith(words))


@pytest.mark.parametrize(("number", "count"), [("000", 7), ("001", 5), ("002", 6), ("003", 8)])
def test_every_quote_is_found_and_nothing_else(number: str, count: int) -> None:
    """The seeds have as many quotes as a reader counts."""
    assert len(quotes_of(number)) == count


@pytest.mark.parametrize(
    ("number", "words", "speaker", "relay"),
    [
        ("000", "the use of information", None, ("France 24",)),
        ("000", "international experts", None, ("France 24",)),
        ("000", "a rogue’s gallery", "Human Rights Watch", ()),
        ("000", "If the plan", "Louis Charbonneau", ("AFP",)),
        ("001", "It is precisely", "a US official", ()),
        ("001", "inimical", "a US official", ()),
        ("001", "a rogue’s gallery", "Human Rights Watch", ()),
        ("002", "a comprehensive", "the resolution", ()),
        ("002", "It is precisely", "a US official", ()),
        ("002", "inimical", "a US official", ()),
        ("002", "a rogue's gallery", "Human Rights Watch", ()),
        ("002", "If the plan", "Louis Charbonneau", ()),
        ("003", "despite fears", None, ("Bloomberg",)),
        ("003", "compelling reasons", "Bloomberg's diplomatic sources", ("Bloomberg",)),
        ("003", "legitimize the efforts", "six Democratic senators", ()),
        ("003", "highly unlikely", "the official", ()),
        ("004", "While the executive", "the Democrats' letter", ()),
    ],
)
def test_speakers_and_relays(
    number: str, words: str, speaker: str | None, relay: tuple[str, ...]
) -> None:
    """Each quote has the speaker and the outlets that its article names."""
    one = quote(number, words)
    assert (one.speaker, one.relay) == (speaker, relay)


@pytest.mark.parametrize(
    ("words", "marks", "repair"),
    [
        ("despite fears that it could be misused by authoritarian regimes", "“»", None),
        ("This agreement would be the first legally binding agreement", "»", "opener"),
        ("become a global legal framework", "“»", None),
        ("compelling reasons to support the treaty", "”“", None),
        ("For example", "“»", None),
        ("legitimize the efforts of authoritarian countries like Russia and China", "“»", None),
        ("highly unlikely to be ratified by the US government unless", "““", None),
        ("Everywhere in Alsace", "“”", None),
    ],
)
def test_003_mismarked_quotes(words: str, marks: str, repair: str | None) -> None:
    """Mixed, wrong-way and missing marks of machine translation still give the quote."""
    one = quote("003", words)
    assert (one.marks, one.repair) == (marks, repair)


def test_002_a_link_stays_in_the_quote() -> None:
    """The link inside the resolution's words is part of the quote."""
    assert "[communications technologies](#)" in quote("002", "a comprehensive").text


@pytest.mark.parametrize(
    "words",
    [
        "rogue nations",
        "firms",
        "human rights abuses",
        "establishing abusive control",
        "agenda",
        "Fire!!!",
    ],
)
def test_004_scare_quotes(words: str) -> None:
    """A commenter's own quoted words, and "rogue nations", are nobody's statement."""
    assert {one.kind for one in quotes_of("004") if one.text == words} == {"scare"}


def test_004_a_comment_that_quotes_the_article_has_no_speaker() -> None:
    """A reader who repeats a sentence of the article quotes it, and no person."""
    echoes = [one for one in quotes_of("004") if one.text.startswith("Washington said")]
    assert [(one.kind, one.speaker) for one in echoes] == [("direct", None)] * 3


def test_social_credit_score_is_a_term() -> None:
    """Single marks around a term inside a sentence are found, and are nobody's statement."""
    one = quote("000", "social credit score")
    assert (one.kind, one.marks) == ("scare", "‘’")
