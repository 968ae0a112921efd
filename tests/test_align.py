"""Source selection, word diff and relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from provenance.align import (
    FEATURES,
    align_sentence,
    diff_sources,
    diff_words,
    features,
    profile,
    score_sentences,
)
from provenance.words import Word, words_of

if TYPE_CHECKING:
    from provenance.model import Edit

WIRE = (
    "The General Assembly approved the resolution sponsored by Russia and backed by China.",
    "The panel will work to set up a comprehensive convention on cybercrime.",
    "Russia has opposed the Budapest Convention, arguing that access violates sovereignty.",
    "It was unclear whether the minister opened the message.",
)

TEXT = st.lists(
    st.sampled_from(
        ["the", "minister", "said", "48", "million", "not", "Russia", "China,", "—", "“fear”", "a"]
    ),
    max_size=25,
).map(" ".join)


def folded(words: tuple[Word, ...]) -> list[str]:
    """Return the words as matching sees them."""
    return [word.folded for word in words]


def rebuilt(source: str, derived: str, edits: tuple[Edit, ...]) -> list[str]:
    """Apply the edits to the source's words, in the order of the derived ones."""
    words: list[str] = []
    for edit in edits:
        if edit.derived is None:
            continue
        side, span = (
            (source, edit.source) if edit.op in {"keep", "move"} else (derived, edit.derived)
        )
        assert span is not None
        words += folded(words_of(side[slice(*span)]))
    return words


@given(TEXT, TEXT)
def test_edits_applied_to_the_source_give_the_derived_words(source: str, derived: str) -> None:
    """Kept and moved words from the source and new ones from the edits are the derived text."""
    assert folded(words_of(derived)) == rebuilt(source, derived, diff_words(source, derived))


@given(TEXT, TEXT)
@example("said the not the minister", "not minister said not")
def test_every_source_word_is_accounted_for_once(source: str, derived: str) -> None:
    """No word of the source is lost between the edits, and none stands in two."""
    spans = sorted(edit.source for edit in diff_words(source, derived) if edit.source)
    counted = [word for span in spans for word in words_of(source[slice(*span)])]
    assert len(counted) == len(words_of(source))


@given(TEXT)
def test_a_text_is_kept_whole_against_itself(text: str) -> None:
    """Nothing changed is nothing but kept words."""
    assert {"keep"} >= {edit.op for edit in diff_words(text, text)}


@pytest.mark.parametrize(
    ("source", "derived", "expected", "why"),
    [
        (
            "sponsored by Russia and backed by China",
            "sponsored by China and Russia",
            [
                ("keep", "sponsored by", "sponsored by"),
                ("move", "China", "China"),
                ("insert", None, "and"),
                ("keep", "Russia", "Russia"),
                ("delete", "and backed by", None),
            ],
            "words that changed places are moved, not rewritten",
        ),
        (
            "giving investigators access",
            "giving researchers access",
            [
                ("keep", "giving", "giving"),
                ("replace", "investigators", "researchers"),
                ("keep", "access", "access"),
            ],
            "a lone word for a lone word is a replacement",
        ),
        (
            "use of communications technologies",
            "use of communication technologies",
            [
                ("keep", "use of", "use of"),
                ("replace", "communications", "communication"),
                ("keep", "technologies", "technologies"),
            ],
            "an ending that changed is a changed word",
        ),
        (
            "the tongue could disappear",
            "the lower tongue could disappear soon",
            [
                ("keep", "the", "the"),
                ("insert", None, "lower"),
                ("keep", "tongue could disappear", "tongue could disappear"),
                ("insert", None, "soon"),
            ],
            "what is added is inserted where it stands",
        ),
        ("", "", [], "no words, no edits"),
        ("gone", "", [("delete", "gone", None)], "an empty rewrite deletes"),
        ("", "new", [("insert", None, "new")], "an empty source inserts"),
    ],
)
def test_a_diff_says_what_became_of_the_words(
    source: str, derived: str, expected: list[tuple[str, str | None, str | None]], why: str
) -> None:
    """Each edit names what happened and the words on both sides."""
    edits = [
        (
            edit.op,
            edit.source and source[slice(*edit.source)],
            edit.derived and derived[slice(*edit.derived)],
        )
        for edit in diff_words(source, derived)
    ]
    assert sorted(expected, key=str) == sorted(edits, key=str), why


def test_words_of_several_sources_are_told_apart() -> None:
    """In a merged sentence each run of words names the source it comes from."""
    first, second = words_of("The vote passed."), words_of("Nine members abstained.")
    edits = diff_sources((first, second), words_of("The vote passed; nine members abstained."))
    assert [(edit.op, edit.of) for edit in edits] == [("keep", 0), ("keep", 1)]


def test_long_texts_are_compared_without_delay() -> None:
    """A five-thousand-word "sentence" is paired too."""
    text = " ".join(f"word{number % 997}" for number in range(5000))
    edits = diff_words(text, text.replace("word5 ", "other "))
    assert {"keep", "replace", "insert", "delete"} >= {edit.op for edit in edits}


def test_the_source_is_found_among_candidates() -> None:
    """The candidate that a sentence rewrites comes first, with a score between 0 and 1."""
    derived = "The Assembly passed a resolution sponsored by China and Russia."
    first = align_sentence(derived, WIRE)[0]
    assert first.index == 0
    assert 0.5 <= first.score <= 1


def test_a_merged_sentence_has_both_sources() -> None:
    """A second source is chosen for the words that the first does not explain."""
    derived = (
        "The General Assembly approved the resolution sponsored by Russia, and the panel will "
        "work to set up a comprehensive convention on cybercrime."
    )
    assert {0, 1} == {one.index for one in align_sentence(derived, WIRE)}


@pytest.mark.parametrize(
    ("derived", "why"),
    [
        ("Bread prices rose again in Lisbon last week.", "nothing in common"),
        ("", "no words"),
        ("the of and", "function words alone never match"),
        ("🙂🙂🙂", "no letters"),
        ("1 2 3 4 5 6 7 8 9", "digits that no candidate has"),
        ("שלום עולם", "right to left"),
        ("新しい条約が承認された", "no blanks between words"),
    ],
)
def test_no_source_is_an_answer(derived: str, why: str) -> None:
    """A sentence without a source has none; odd text is no error."""
    assert align_sentence(derived, WIRE) == (), why


def test_no_candidates_is_no_source() -> None:
    """Nothing to choose from is an empty choice."""
    assert align_sentence("The vote passed.", []) == ()


def test_of_identical_candidates_the_first_is_chosen() -> None:
    """Equal candidates are one source, and the earlier one stands for both."""
    assert [one.index for one in align_sentence(WIRE[2], [WIRE[0], WIRE[2], WIRE[2]])] == [1]


@pytest.mark.parametrize(
    ("derived", "expected", "why"),
    [
        (WIRE[2].upper(), "verbatim", "case is typography"),
        (WIRE[2].replace("access", "[access](#)"), "verbatim", "so is a link"),
        (WIRE[2].replace("opposed", "rejected"), "edited", "most words kept in order"),
        (
            "Arguing that sovereignty is violated by access, Russia opposed the convention.",
            "paraphrase",
            "the same claim in another order",
        ),
    ],
)
def test_the_relation_is_named(derived: str, expected: str, why: str) -> None:
    """Verbatim, edited and paraphrased sentences are told apart."""
    assert expected == align_sentence(derived, WIRE)[0].relation, why


@given(TEXT, TEXT)
def test_scores_and_features_lie_in_bounds(derived: str, source: str) -> None:
    """Every feature but the constant, and every score, lies in 0..1."""
    values = features(profile(derived), profile(source))
    assert len(FEATURES) == len(values)
    assert all(0 <= value <= 1 for value in values)
    assert all(0 <= score <= 1 for score in score_sentences(derived, [source]))
