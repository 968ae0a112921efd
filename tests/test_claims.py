"""Claims in a document: what is one, whose it is, and what its score is the sum of."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.checkworthiness import (
    checkworthiness,
    features_of,
    is_checkable,
    lexicon,
)
from provenance.extract.claims import claims_of
from provenance.model import Claim, Document, SectionKind, Sentence, Witness
from provenance.reader import witness_of
from provenance.words import words_of

_PATH = files("provenance").joinpath("rules", "claims", "features.toml")
_FEATURES: list[dict[str, Any]] = tomllib.loads(_PATH.read_text(encoding="utf-8"))["feature"]
_NAMES = [feature["name"] for feature in _FEATURES]

_WORDS = st.sampled_from(
    (
        *("I", "the", "Senate", "voted", "48", "percent", "of", "2,000", "people", "in", "March"),
        *("because", "“it’s”", "good,", "should", "will", "\n\n", "not.", ";", ",", "and", "but?"),
        *("Ann", "Lee", "said", "that", "«", "»", '"', "(", ")", "more", "than", "$5", "bn", "—"),
    )
)
_TEXTS = st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


def read(text: str) -> Witness:
    """Read a text as an article."""
    return witness_of(Document.from_text(text, id="article"))


def claims(text: str) -> tuple[Claim, ...]:
    """Find the claims of a text."""
    return read(text).claims


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The ferry carried 48 passengers and six crew.", "figures"),
        ("Unemployment fell to 4.1 percent in March.", "a rate at a time"),
        ("The harbour is the largest in northern Europe.", "a superlative"),
        ("Exports grew faster than imports last year.", "a comparison"),
        ("The fire was caused by a faulty cable in the cellar.", "a cause"),
        ("The Senate rejected the bill by 51 votes to 49.", "a vote"),
        ("The law bans the sale of spirits after midnight.", "a law"),
        ("The General Assembly approved the resolution on Friday.", "an event"),
        ("China restricts internet searches on the subject.", "what a state does"),
        ("No member of the council voted against the plan.", "a denial"),
        ("Most of the pupils were vaccinated before winter.", "a quantity"),
        ("The company paid $4 million to the mayor’s campaign.", "money"),
    ],
)
def test_what_can_be_checked_is_a_claim(sentence: str, why: str) -> None:
    """A statement of fact that a record could confirm is a claim of the article's own."""
    assert [(claim.text, claim.speaker) for claim in claims(sentence)] == [
        (sentence.rstrip("."), None)
    ], why


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Who closed the bridge over the river in 2019?", "a question"),
        ("Imagine that the Senate voted on it today.", "an order"),
        ("Thank you all very much for coming tonight.", "an address"),
        ("It is a shame, and it makes me sad.", "an opinion"),
        ("That would be a terrible and dangerous idea.", "a judgement"),
        ("We should trust in freedom and in peace.", "an appeal"),
        ("Things will get better some day.", "a prediction"),
        ("I hope that somebody wins.", "a wish"),
        ("And so it goes.", "nothing is said"),
        ("Not in my name!", "a slogan"),
    ],
)
def test_what_cannot_be_checked_is_no_claim(sentence: str, why: str) -> None:
    """Questions, orders, opinions, wishes, predictions and set phrases are no claims."""
    assert claims(sentence) == (), why


@pytest.mark.parametrize(
    ("fact", "other", "why"),
    [
        ("Prices rose by 5 percent.", "Prices will rise by 5 percent.", "a prediction"),
        ("The council closed 12 schools.", "The council should close 12 schools.", "a duty"),
        ("The plant emits 40 tonnes a year.", "The plant could emit 40 tonnes a year.", "may be"),
        ("The mayor lost the vote in May.", "I think the mayor lost the vote in May.", "opinion"),
        ("The treaty was signed in 2001.", "The treaty was signed in time.", "no date"),
        ("The army killed 30 people.", "The army killed people.", "no figure"),
    ],
)
def test_facts_are_more_worth_checking(fact: str, other: str, why: str) -> None:
    """The same words are worth more as a fact than as a prediction, duty, guess or vaguely."""
    assert score(fact) > score(other), why


def score(text: str) -> float:
    """Weigh a statement."""
    return checkworthiness(features_of(words_of(text), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that exports fell by 8 percent in March.",
            [("exports fell by 8 percent in March", "minister")],
        ),
        (
            "“Exports fell by 8 percent in March,” said the finance minister, Ada Orlin.",
            [("Exports fell by 8 percent in March", "Ada Orlin")],
        ),
        (
            "According to the World Bank, 40 million people lost their jobs in 2020.",
            [("40 million people lost their jobs in 2020", "World Bank")],
        ),
        (
            "Russia has opposed the treaty since 2001, arguing that it violates national law.",
            [
                ("Russia has opposed the treaty since 2001", None),
                ("it violates national law", "Russia"),
            ],
        ),
        (
            "I believe the Senate voted against the bill in 2001.",
            [("I believe the Senate voted against the bill in 2001", None)],
        ),
    ],
)
def test_a_claim_has_a_voice(text: str, expected: list[tuple[str, str | None]]) -> None:
    """What a speaker or source says is his claim; what the article says is its own."""
    found = [(claim.text, claim.speaker) for claim in claims(text)]
    assert len(found) == len(expected)
    for (own, speaker), (words, name) in zip(found, expected, strict=True):
        assert own == words
        assert (name in speaker) if speaker and name else speaker is name


def test_two_clauses_are_two_claims() -> None:
    """Clauses with a subject and verb each are claims of their own."""
    text = "The Senate rejected the bill in May; the House passed it by 12 votes in June."
    assert [claim.text for claim in claims(text)] == [
        "The Senate rejected the bill in May",
        "the House passed it by 12 votes in June",
    ]


def test_a_list_is_not_cut() -> None:
    """A comma before "and" inside an enumeration ends no claim."""
    text = "France, Germany, and the United States voted against the resolution on Friday."
    assert [claim.text for claim in claims(text)] == [text.rstrip(".")]


def test_a_quote_keeps_its_closing_mark() -> None:
    """Where a quote opens inside a claim, its closing mark belongs to the claim."""
    text = "In 2001 the treaty was known in 68 countries as “the dead letter.”"
    assert [claim.text for claim in claims(text)] == [text]


@pytest.mark.parametrize(
    ("section", "count"),
    [("headline", 1), ("note", 1), ("caption", 1), ("body", 1), ("comment", 0), ("furniture", 0)],
)
def test_only_the_publisher_makes_claims(section: SectionKind, count: int) -> None:
    """What readers write below an article makes no claims of the article's; nor does furniture."""
    text = "The Senate rejected the bill in May."
    sentence = Sentence(0, 0, len(text), text, section)
    document = Document.from_text(text, id="article")
    assert len(claims_of(Witness(document, (sentence,)))) == count


@given(_TEXTS)
def test_claims_lie_in_their_sentences(text: str) -> None:
    """Every claim is a slice of the text, inside its sentence; no two overlap."""
    witness = read(text)
    reached = 0
    for claim in witness.claims:
        sentence = witness.sentences[claim.sentence]
        assert sentence.start <= claim.start < claim.end <= sentence.end
        assert claim.text == witness.document.text[claim.start : claim.end]
        assert claim.start >= reached
        reached = claim.end


@given(_TEXTS)
def test_a_score_is_the_sum_of_its_features(text: str) -> None:
    """The score is what the features add, bounded to 0..1; each cites words of the claim."""
    for claim in claims(text):
        total = sum(feature.adds for feature in claim.features)
        assert claim.checkworthy == pytest.approx(min(1.0, max(0.0, total)))
        assert is_checkable(claim.features)
        unbroken = " ".join(claim.text.split())
        assert all(word in unbroken for one in claim.features for word in one.words)


@given(_TEXTS)
def test_no_feature_adds_more_than_its_most(text: str) -> None:
    """A feature counts at most as often as its rule says, and each stands once."""
    found = features_of(words_of(text), text)
    known = lexicon().features
    assert [one.name for one in found] == [
        name for name in known if name in {f.name for f in found}
    ]
    for one in found:
        assert abs(one.adds) <= abs(known[one.name].adds) * known[one.name].most + 1e-9


def test_every_feature_has_an_entry() -> None:
    """The features that are weighed and those that are documented are the same, in order."""
    assert list(lexicon().features) == _NAMES


@pytest.mark.parametrize("feature", _FEATURES, ids=_NAMES)
def test_a_feature_shows(feature: dict[str, Any]) -> None:
    """The example of a feature has it, by the words that it names."""
    found = {
        one.name: one.words for one in features_of(words_of(feature["shows"]), feature["shows"])
    }
    assert found[feature["name"]] == tuple(feature.get("words", ()))


@pytest.mark.parametrize("feature", _FEATURES[1:], ids=_NAMES[1:])
def test_a_feature_does_not_show(feature: dict[str, Any]) -> None:
    """The counter-example of a feature does not have it."""
    text = feature["without"]
    assert feature["name"] not in {one.name for one in features_of(words_of(text), text)}


def test_every_listed_word_can_be_met() -> None:
    """No entry of the rule file is spelt in a way that no word of a text is folded to."""
    phrases = [word for found in lexicon().phrases.values() for one, _ in found for word in one]
    for entry in (*lexicon().words, *phrases, *lexicon().unlike):
        assert [word.folded for word in words_of(entry)] == [entry]
