"""Words that no source explains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.align.additions import added_spans

_SOURCE = "The committee approved the budget on Tuesday."


@pytest.mark.parametrize(
    ("derived", "candidates", "added", "why"),
    [
        (_SOURCE, [_SOURCE], [], "nothing was added"),
        ("The budget was approved by the committee.", [_SOURCE], [], "other order, same words"),
        (
            "The committee approved the budget in Lisbon on Tuesday.",
            [_SOURCE],
            ["in Lisbon"],
            "a place, with the word that joins it",
        ),
        (
            "The committee approved the bloated pension budget.",
            [_SOURCE],
            ["the bloated pension"],
            "neighbouring words are one stretch",
        ),
        (
            "The committee approved the budget and ministers rejoiced.",
            [_SOURCE, "Ministers rejoiced."],
            [],
            "any of the nearest candidates explains a word",
        ),
        ("Ministers rejoiced.", [], ["Ministers rejoiced"], "no candidate explains anything"),
    ],
)
def test_added_words(derived: str, candidates: list[str], added: list[str], why: str) -> None:
    """What was added is what no candidate explains."""
    assert [derived[a:b] for a, b in added_spans(derived, candidates)] == added, why


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_spans_are_ordered_slices(derived: str, candidates: list[str]) -> None:
    """Spans stand in order inside the text and do not overlap, whatever the text."""
    ends = [0, *(place for span in added_spans(derived, candidates) for place in span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(derived)


@given(st.text(max_size=200))
def test_a_text_adds_nothing_to_itself(text: str) -> None:
    """A sentence has nothing that it lacks itself."""
    assert added_spans(text, [text]) == ()
