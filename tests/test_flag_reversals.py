"""Denials, conditions and judgements that a rewrite turned round, and what only looks so."""

from __future__ import annotations

import pytest

from provenance.align import diff_sources
from provenance.extract import extract
from provenance.flag import flag_changes
from provenance.model import Comparison, Document, Sentence, Witness
from provenance.words import words_of


def witness(name: str, text: str, publisher: str | None = None) -> Witness:
    """Make a document of one body sentence, and read its quotes and attributions."""
    document = Document(name, f"{name}.txt", text, "", publisher=publisher)
    found = (Sentence(0, 0, len(text), text, "body"),)
    return Witness(document, found, *extract(document, found))


def changes(source: str, derived: str, publisher: str | None = None) -> list[tuple[str, str]]:
    """Return the kinds and words of the flags of a rewrite against its source."""
    one, other = witness("source", source, publisher), witness("derived", derived)
    edits = diff_sources([words_of(source)], words_of(derived))
    flags = flag_changes(Comparison(other, 0, ((one, 0),), edits))
    return [(flag.kind, flag.words) for flag in flags]


@pytest.mark.parametrize(
    ("source", "derived", "expected", "why"),
    [
        (
            "Police took no action, in what unions called the worst failure in years.",
            "Police took no action, in what was the worst failure in years.",
            ("attribution-lost", "was the worst failure in years"),
            "who called it so is gone",
        ),
        (
            "The company settled the case, which its lawyers described as baseless, on Monday.",
            "The company settled the case, which was baseless, on Monday.",
            ("attribution-lost", "was baseless"),
            "a description by one side",
        ),
        (
            "The mayor said the city would not sell its shares in the port.",
            "The mayor did not rule out selling the city's shares in the port.",
            ("negation-changed", "not rule out selling the city's shares in the port"),
            "what is denied is not left open",
        ),
        (
            "The ministry said no other hospital had been affected by the attack.",
            "The ministry did not rule out that other hospitals had been affected by the attack.",
            ("negation-changed", "not rule out that other hospitals had been affected"),
            "none is not perhaps some",
        ),
        (
            "The board has not yet chosen a site for the reactor.",
            "The board has already chosen a site for the reactor.",
            ("negation-changed", "already chosen"),
            "already is the opposite of not yet",
        ),
        (
            "The court said the strike was unlawful.",
            "The court said the strike was lawful.",
            ("negation-changed", "lawful"),
            "a prefix denies",
        ),
        (
            "The governor said the bank was solvent.",
            "The governor said the bank was insolvent.",
            ("negation-changed", "insolvent"),
            "and is added as easily",
        ),
        (
            "Police said there was no evidence that the driver had been drinking.",
            "Police said the driver had not been drinking.",
            ("certainty-raised", "not been drinking"),
            "no evidence for it is no evidence against it",
        ),
        (
            "Police said there was no sign that the door had been forced.",
            "Police said the door had not been forced.",
            ("certainty-raised", "not been forced"),
            "nor is no sign of it",
        ),
        (
            "If the appeal fails, the club will lose its licence.",
            "The club will lose its licence.",
            ("certainty-raised", "club will lose its licence"),
            "a condition that opens the sentence",
        ),
        (
            "A study published in 2019 found that the vaccine halved infections.",
            "A 2019 study proved that the vaccine halves infections.",
            ("certainty-raised", "proved"),
            "to find is less than to prove",
        ),
        (
            "The bank said it had suspended two traders over the losses.",
            "The bank said it had sacked two traders over the losses.",
            ("certainty-raised", "sacked two"),
            "who is suspended may come back",
        ),
        (
            "She faces a sentence of up to three years in prison.",
            "She faces a sentence of three years in prison.",
            ("certainty-raised", "three years"),
            "a bound in words",
        ),
        (
            "A suspected arson attack destroyed the mosque on Friday.",
            "An arson attack destroyed the mosque on Friday.",
            ("certainty-raised", "arson"),
            "what was suspected is told as known",
        ),
        (
            "A 1911 painting was sold to a dealer in 1937.",
            "A painting of 1911 was sold to a dealer in 1973.",
            ("date-changed", "1973"),
            "the year that the source has nowhere",
        ),
        (
            "The three-party coalition lost two deputies.",
            "The three-party coalition lost three deputies.",
            ("number-changed", "three"),
            "the number in a compound counts nothing",
        ),
        (
            "The plan was reported by a newspaper in Lowbridge on Monday.",
            "The plan was reported by a tabloid in Lowbridge on Monday.",
            ("loaded-word-added", "tabloid"),
            "a slighting word for a newspaper",
        ),
    ],
)
def test_a_turn_is_flagged(source: str, derived: str, expected: tuple[str, str], why: str) -> None:
    """What turns a statement round, or makes it firm, is flagged with its words, once."""
    found = changes(source, derived)
    assert expected in found, why
    assert len([one for one in found if one[0] == expected[0]]) == 1, why


@pytest.mark.parametrize(
    ("source", "derived", "why"),
    [
        (
            "The group presented what it called its final offer on Monday.",
            "The group presented what it called its final offer on Monday.",
            "who calls it so is kept",
        ),
        (
            "The tunnel, which opened in 2011 and which locals call the Hole, is closed.",
            "The tunnel, which opened in 2011, is closed.",
            "the clause with the name is left out as a whole",
        ),
        (
            "The ministry did not rule out that other hospitals had been affected.",
            "The ministry did not exclude that other hospitals had been affected.",
            "left open in both",
        ),
        (
            "The board has chosen a site for the reactor.",
            "The board has already chosen a site for the reactor.",
            "nothing was denied",
        ),
        (
            "The inspectors called the bridge unsafe for lorries.",
            "The inspectors said the bridge was not safe for lorries.",
            "not safe is unsafe",
        ),
        (
            "The committee discussed the plan with unions after it had seen the form.",
            "The committee was informed of the plan with unions after it had seen the form.",
            "to inform is not the opposite of a form",
        ),
        (
            "Police said there was no evidence that the driver had been drinking.",
            "Police said they had no proof that the driver had been drinking.",
            "both say that nothing is known",
        ),
        (
            "If the appeal fails, the club will lose its licence.",
            "Should the appeal fail, the club will lose its licence.",
            "the condition in other words",
        ),
        (
            "If the appeal fails, the club will lose its licence.",
            "The club will lose its licence once the appeal has failed.",
            "the condition behind it",
        ),
        (
            "A study published in 2019 found that the vaccine halved infections.",
            "A 2019 study showed that the vaccine halves infections.",
            "to show is to find",
        ),
        (
            "She faces a sentence of up to three years in prison.",
            "The sentence she faces ranges from a fine to three years in prison.",
            "the range has the bound",
        ),
        (
            "The bank capped withdrawals at 500 crowns a day.",
            "The bank said customers may withdraw 500 crowns a day.",
            "a permission is no doubt about what is named",
        ),
        (
            "A 1911 painting was sold to a dealer in 1937.",
            "A painting of 1911 was sold to a dealer in 1937.",
            "a year in other words",
        ),
        (
            "The river stood at 6 metres on Wednesday.",
            "The river stood at 6 metres, twice as high as on Monday.",
            "a day that another is compared to",
        ),
        (
            "The crew was led by harbour manager Ilse Brandt.",
            "The crew was led by harbour boss Ilse Brandt.",
            "a boss may be anybody who leads",
        ),
        (
            "The students had asked for a second hearing in May.",
            "The students had requested a second hearing in May.",
            "to ask for is to request",
        ),
        (
            "How the fire began was clear only when a camera was found.",
            "How the fire began was unclear until a camera was found.",
            "until then only",
        ),
        (
            "The state has to guarantee the deposits of the bank.",
            "The state is supposed to guarantee the deposits of the bank.",
            "an obligation, and no judgement",
        ),
        (
            "One of the farmers said he lost nine calves in March.",
            "One of the farmers said nine calves of his died in March.",
            "a possessive in other words",
        ),
        (
            "Provenance researcher Ute Frei said a receipt had been found in Basel.",
            "The researcher of origin Ute Frei said a receipt had been found in Basel.",
            "a word that stood before",
        ),
    ],
)
def test_what_only_looks_turned_is_quiet(source: str, derived: str, why: str) -> None:
    """What says the same in other words carries no flag."""
    assert changes(source, derived) == [], why


def test_a_publisher_that_passed_a_story_on_is_no_other_source() -> None:
    """Naming the paper that a statement was read in takes it from nobody."""
    source = "The dockers' federation on Friday called a strike of two days for March 26."
    derived = "Lowbridge Today says the dockers want a strike of two days on March 26."
    kinds = [kind for kind, _ in changes(source, derived, "Lowbridge Today")]
    assert "attribution-changed" not in kinds


def test_a_role_written_in_two_words_is_the_role_with_a_hyphen() -> None:
    """A co founder is a co-founder, and no other role."""
    source = "The plan was a risk, said Ana Ferrand, co-founder of the firm."
    assert changes(source, "The plan was a risk, said co founder Ana Ferrand of the firm.") == []
    assert ("name-changed", "nurse") in changes(
        source.replace("co-founder", "co founder"), "The plan was a risk, said nurse Ana Ferrand."
    )
