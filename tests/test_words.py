"""Words and the shadow they are cut from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.words import fold, is_hidden, look_alikes, shadow, words_of


@given(st.text())
def test_shadow_has_the_length_of_the_text(text: str) -> None:
    """An offset in the shadow is an offset in the text, whatever the text."""
    assert len(text) == len(shadow(text))


@given(st.text())
def test_words_are_slices_in_order(text: str) -> None:
    """Words do not overlap, stand in order and lie inside the text."""
    ends = [0, *(word.end for word in words_of(text))]
    starts = [word.start for word in words_of(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=False))
    assert ends[-1] <= len(text)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The U.N. voted", ["the", "un", "voted"], "dots of an acronym carry nothing"),
        ("earth’s earth's", ["earth", "earth"], "marks and the possessive are typography"),
        ("5.1 metres, 1,311 days", ["5.1", "metres", "1311", "days"], "a number is one word"),
        ("17.000 humans", ["17.000", "humans"], "a dot is never read as a thousands mark"),
        ("at 4:52 am", ["at", "4:52", "am"], "a clock time is one word"),
        ("4,000ft at 1.15am", ["4000", "ft", "at", "1.15", "am"], "a unit may be written to it"),
        ("€6.4million", ["€", "6.4", "million"], "and so may a scale word"),
        ("a 14-year-old", ["a", "14", "year", "old"], "hyphens part words"),
        ("58% of $4,200", ["58", "%", "of", "$", "4200"], "signs of units are words"),
        ("[Nordic Ice](https://x.example/a)", ["nordic", "ice"], "a link target has no words"),
        ("see <https://x.example/a b>", ["see", "b"], "an address has no words"),
        ("posi\u200btion", ["position"], "a hidden character is as if absent"),
        ("tоld", ["told"], "a Cyrillic letter in a Latin word reads as the Latin one"),
        ("Москва", ["москва"], "a word in another script is left as it is"),
        ("Rannamäe NAÏVE", ["rannamae", "naive"], "accents and case are typography"),
        ("", [], "no words is no error"),
    ],
)
def test_words_are_folded_for_matching(text: str, expected: list[str], why: str) -> None:
    """What is only typography disappears in a word's folded form; what tells stays."""
    assert expected == [word.folded for word in words_of(text)], why


@pytest.mark.parametrize(
    ("form", "expected", "why"),
    [
        ("tоld", "о", "a Cyrillic letter in a Latin word"),
        ("told", "", "nothing foreign"),
        ("Москва", "", "a word of another script"),
        ("TNFα", "", "a Greek letter at the end is a name's"),
        ("cοde", "ο", "a Greek letter inside"),
    ],
)
def test_letters_of_another_script_are_found(form: str, expected: str, why: str) -> None:
    """Letters that only look Latin are told from words of another script."""
    assert look_alikes(form) == expected, why


def test_hidden_characters_are_known() -> None:
    """A character that shows nothing is hidden; a blank is not."""
    assert is_hidden("\u200b")
    assert is_hidden("\u00ad")
    assert not is_hidden(" ")


def test_offset_moves_spans() -> None:
    """Spans can be given in code points of the document that a sentence stands in."""
    assert [(word.start, word.end) for word in words_of("two men", offset=7)] == [(7, 10), (11, 14)]


def test_fold_never_empties_a_word() -> None:
    """A word that consists of what folding removes keeps its form."""
    assert fold("'s")


@pytest.mark.parametrize("text", ["“ " * 300_000, '"' * 1_000_000, "](" * 300_000, "<a" * 300_000])
def test_hostile_text_is_cut_in_linear_time(text: str) -> None:
    """A megabyte of marks, links or tags is cut, not pondered."""
    assert len(words_of(text)) <= len(text)
