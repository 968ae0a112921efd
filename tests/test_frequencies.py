"""Stems and their weights."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import frequencies
from provenance.frequencies import stem, weight
from provenance.words import words_of


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("investigator", "investigators", "a plural"),
        ("backed", "backing", "inflections of one verb"),
        ("programme", "program", "a British and an American spelling"),
        ("centred", "centered", "inflected spellings"),
        ("colours", "color", "a plural against a singular, spelt two ways"),
        ("organised", "organized", "-ise and -ize"),
        ("analyse", "analyzing", "-yse and -yze"),
        ("travelled", "traveled", "one l or two"),
        ("kilometres", "kilometers", "units"),
    ],
)
def test_stems_join(one: str, other: str, why: str) -> None:
    """Two forms of one word have one stem."""
    assert stem(one) == stem(other), why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("organ", "organisation", "a part of a body is no body of people"),
        ("treaty", "treatment", "unrelated words that begin alike"),
        ("48", "84", "numbers"),
        ("1.1", "11", "numbers that differ by a mark"),
    ],
)
def test_stems_keep_apart(one: str, other: str, why: str) -> None:
    """Different words have different stems."""
    assert stem(one) != stem(other), why


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("the", "said"),
        ("said", "minister"),
        ("minister", "extradition"),
        ("people", "7"),
        ("7", "12"),
        ("12", "100"),
        ("extradition", "zzyzxqueltz"),
        ("48000", "zzyzxqueltz"),
    ],
)
def test_rarer_words_weigh_more(common: str, rare: str) -> None:
    """The rarer a word in free text, the greater its weight."""
    assert weight(stem(common)) < weight(stem(rare))


def test_commonest_word_weighs_next_to_nothing() -> None:
    """A word that stands in nearly every sentence carries next to no information."""
    assert weight(stem("the")) < 0.1 * weight(stem("extradition"))


def test_every_unknown_word_weighs_the_same() -> None:
    """A stem outside the table has the weight of the rarest in it."""
    assert weight("qwortzl") == weight("blarghu") == max(frequencies._weights().values())


@given(st.text(max_size=200))
def test_any_text_has_stems_and_finite_weights(text: str) -> None:
    """No text makes stemming or weighing raise, and weights stay between 0 and the cap."""
    for word in words_of(text):
        assert 0 <= weight(stem(word.folded)) <= frequencies._cap()


def test_long_runs_are_not_stemmed() -> None:
    """A string too long to be a word is returned as it is."""
    assert stem("ab" * 1000 + "ing") == "ab" * 1000 + "ing"


def test_table_keeps_the_stems_of_its_own_words() -> None:
    """The table was cut with the stemmer that looks words up: its commonest words are found."""
    words = [
        "government",
        "president",
        "police",
        "minister",
        "company",
        "election",
        "court",
        "people",
    ]
    assert all(stem(word) in frequencies._weights() for word in words)


def test_table_loads_quickly() -> None:
    """Loading the table costs a few hundredths of a second at most, machine noise included."""
    frequencies._weights.cache_clear()
    start = time.process_time()
    weight("treati")
    assert time.process_time() - start < 0.1
