"""How phrases are written in the lists of the rules, and that each can be found."""

from __future__ import annotations

import pytest

from provenance.flag.lists import entries
from provenance.flag.loaded import loaded_words
from provenance.flag.notation import Phrase, read_phrases
from provenance.flag.phrases import phrases
from provenance.words import words_of

LISTS = (
    "commentary_address",
    "commentary_general",
    "commentary_judging",
    "commentary_knowing",
    "commentary_prediction",
    "commentary_vague",
    "commentary_voice",
    "commentary_weak",
    "evaluative_words",
    "loaded_facts",
    "loaded_reporting",
    "loaded_tabloid",
    "loaded_words",
    "neutral_uses",
    "watchwords",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_a_list_can_be_found(name: str) -> None:
    """No entry is written in a form that no text can have."""
    dead = [
        line
        for line in entries(name)
        if not any(phrases(name).find(_example(row)) for row in read_phrases(line))
    ]
    assert dead == []


def _example(row: Phrase) -> tuple[str, ...]:
    """Return the words of a text that a phrase stands for, as a text would be cut into them."""
    written = " ".join(
        min(slot.words or slot.beginnings or slot.stems or {"so"}) for slot in row.slots
    )
    return tuple(word.folded for word in words_of(written))


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("a self-serving plan", ["self-serving"], "words that a hyphen joins"),
        ("a self serving plan", ["self serving"], "the same without it"),
        ("the plan serves itself", [], "the words alone"),
    ],
)
def test_a_hyphen_joins_two_words(text: str, found: list[str], why: str) -> None:
    """A hyphen in a list is one in a text, or a blank: words are cut at hyphens."""
    assert [text[slice(*span)] for span in loaded_words(text)] == found, why
