"""Quotation marks: which of them open, close, are missing, or are no marks at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.marks import opens_with_mark, quoted


def inner(text: str) -> list[str]:
    """Return what stands in quotes, outermost, in text order."""
    return [text[found.start : found.end] for found in quoted(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("“Yes,” he said.", ["Yes,"], "curly"),
        ('"Yes," he said.', ["Yes,"], "straight"),
        ("„Ja“, sagte er.", ["Ja"], "German"),
        ("«Oui», dit-il.", ["Oui"], "French without spaces"),
        ("« Oui », dit-il.", ["Oui"], "French with spaces"),
        ("»Ja«, sagte er.", ["Ja"], "German book marks"),
        ("''Yes,'' he said.", ["Yes,"], "doubled single marks"),
        ("``Yes,'' he said.", ["Yes,"], "back-ticks"),
        (",,Yes'', he said.", ["Yes"], "two commas for a low mark"),
        ("He said ,,yes” twice.", ["yes"], "two commas, closed by another mark"),
        ("‘Yes,’ he said.", ["Yes,"], "British"),
        ("'Yes,' he said.", ["Yes,"], "British, straight"),
        ("It is “ wholly wrong » to say so.", ["wholly wrong"], "a mixed pair"),
        ("There were ” good reasons “.", ["good reasons"], "a pair the wrong way round"),
        ("It was « alarming ” to him.", ["alarming"], "another mixed pair"),
        ("(“Yes”) and “no”", ["Yes", "no"], "beside brackets and at the end"),
        ("“One.” “Two.”", ["One.", "Two."], "two quotes side by side"),
        ("He—“yes”—left.", ["yes"], "between dashes"),
        ("“…and so on,” he said.", ["…and so on,"], "an opening ellipsis"),
        ("a [“b”](http://c.d) e", ["b"], "in a link"),
    ],
)
def test_pairs(text: str, expected: list[str], why: str) -> None:
    """Any opener may be closed by any closer, whatever the convention or its mangling."""
    assert inner(text) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It's the workers' dogs' food.", "apostrophes and possessives"),
        ("The ’90s and '60s rock ’n’ roll of ’em all", "decades and elisions"),
        ('A 6\'2" man with a 19" screen', "feet and inches"),
        ("“ ” “”", "marks around nothing"),
        ('"' * 40, "a row of marks"),
        ("l’homme d'affaires", "elided articles"),
        ("a,,b and then ,, c", "commas that were typed twice"),
    ],
)
def test_no_quotes(text: str, why: str) -> None:
    """A mark that quotes nothing gives no quote."""
    assert inner(text) == [], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("‘The workers’ union won’t go,’ he said.", ["The workers’ union won’t go,"], "British"),
        ("'Tis 'the end', he said.", ["the end"], "an elision before a quote"),
        ("“He said ‘go’ and I went,” she said.", ["He said ‘go’ and I went,"], "nested"),
        ("‘He said “go” and I went,’ she said.", ["He said “go” and I went,"], "nested, British"),
        ('"It\'s 6\'2" or so," he said.', ["It's 6'2\" or so,"], "inches inside a quote"),
    ],
)
def test_apostrophes_and_nesting(text: str, expected: list[str], why: str) -> None:
    """Apostrophes, inches and inner quotes leave the outer quote whole."""
    assert inner(text) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "repair"),
    [
        ("He left. “We will stay. That is all he said.", "We will stay.", "closer"),
        (
            "He left. This is the first binding deal » of all.",
            "This is the first binding deal",
            "opener",
        ),
        ("„If so, it is welcome.", "If so, it is welcome.", "closer"),
    ],
)
def test_a_missing_mark_is_set_at_its_sentence(text: str, expected: str, repair: str) -> None:
    """A quote without its opener or closer ends with its sentence and says what is missing."""
    (found,) = quoted(text, 0, len(text))
    assert (text[found.start : found.end], found.repair) == (expected, repair)


def test_a_stray_closer_leaves_the_next_quote_whole() -> None:
    """One missing mark derails nothing that follows in the paragraph."""
    text = "This is the first deal » of the body, and may “ become a law » for all."
    assert inner(text) == ["This is the first deal", "become a law"]


def test_a_paragraph_that_goes_on_needs_no_closer() -> None:
    """A quote that the next paragraph re-opens runs to the end of its paragraph, unrepaired."""
    text = "“First part. Second part."
    (found,) = quoted(text, 0, len(text), continues=True)
    assert text[found.start : found.end] == "First part. Second part."
    assert (found.continued, found.repair) == (True, None)


def test_opening_marks_are_known() -> None:
    """A paragraph that begins with an opener may go on with a quote; with an apostrophe not."""
    assert opens_with_mark("  “Go on", 0, 8)
    assert not opens_with_mark("’tis so", 0, 7)


@given(st.text(alphabet="ab ,.!?\n“”\"'‘’«»„`´()1s-…", max_size=60))
def test_stretches_are_in_order_and_inside(text: str) -> None:
    """Whatever the marks, stretches lie in the text, in order, apart, and hold letters."""
    last = 0
    for found in quoted(text, 0, len(text)):
        assert last <= found.left <= found.start < found.end <= found.right <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        last = found.right


@pytest.mark.parametrize("unit", ['"', "“ ", "'", "« "])
def test_a_megabyte_of_marks_is_quick(unit: str) -> None:
    """A megabyte of one mark in one paragraph is read within two seconds of processor time."""
    text = unit * (1_000_000 // len(unit))
    before = time.process_time()
    assert quoted(text, 0, len(text)) == ()
    assert time.process_time() - before < 2
