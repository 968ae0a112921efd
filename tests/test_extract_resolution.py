"""Whom a description or a pronoun beside a quote means, inside one article."""

from __future__ import annotations

import pytest

from provenance.extract import extract_quotes
from provenance.extract.lexicon import hypernyms, words_of_class


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('A buyer, the singer Eva Lund, said: "No."', "Eva Lund", "a name ends the apposition"),
        ('A firm, a unit of Acme Tools, said: "No."', "A firm", "of somebody else"),
        ('Eva Lund, 67, left. The 67-year-old insisted: "No."', "Eva Lund", "an age"),
        ('Al Roe, 67, met Eva Lund, 41. The 67-year-old said: "No."', "Al Roe", "that age"),
        ('An audit found holes. "No," he said.', None, "a paper is not he"),
        ('"So," said Envoy Eva Lund.\n\n"No," the diplomat added.', "Eva Lund", "a kind of envoy"),
        ('"So," said Coach Eva Lund.\n\n"No," the diplomat added.', "the diplomat", "no envoy"),
        ('Dr Eva Lund left. "No," the surgeon said.', "Eva Lund", "a kind of doctor"),
        ('Eva Lund left. "No," the surgeon said.', "the surgeon", "nobody is a doctor"),
        ('"So," said Eva Lund. The mum-of-two added: "No."', "Eva Lund", "a parent"),
        ('"So," said Mr Roe. The mum-of-two added: "No."', "The mum-of-two", "no mother"),
        ('There was "no hope at all", it said.', None, "there is no name"),
        (
            'Meridane said the court was slow. Meridane Tools is new. "No," it said.',
            "Meridane Tools",
            "a body is called by its first word",
        ),
        (
            'It is made by Acme Tools at its mill. The company spoke. "No," the company said.',
            "Acme Tools",
            "its mill",
        ),
        ('"So," said Eva Lund. "No," it said.', None, "a person is not it"),
    ],
)
def test_descriptions(text: str, expected: str | None, why: str) -> None:
    """A description becomes a name only where the article says so."""
    assert extract_quotes(text)[-1].speaker == expected, why


def test_kinds_of_roles_are_nouns_with_roles() -> None:
    """Every noun that takes up a role names other roles than itself."""
    assert all(roles and noun not in roles for noun, roles in hypernyms().items())
    assert "report" in words_of_class("paper")
