"""How much of a document was taken over, and what the rest is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.formats.wording import shares_words
from provenance.model import Document
from provenance.read import load
from provenance.report import compare, trace

if TYPE_CHECKING:
    from provenance.model import Counts, Report, TracedDocument

_SEEDS = Path(__file__).parents[1] / "seeds"
_RELATIONS = ("verbatim", "edited", "paraphrase", "new")
_KINDS = ("new_quoted", "new_factual", "new_commentary", "new_other")

SOURCE = (
    "The ferry carried 48 passengers and six crew across the bay on Monday.\n\n"
    "The harbour authority opened an inquiry after two engines failed at sea.\n"
)
DERIVED = (
    "The ferry carried 48 passengers and six crew across the bay on Monday.\n\n"
    "Halden Line sold 12 of its older ships to Norway in 2011.\n\n"
    "“We have repaired the engines of all our ships four times since May,” Ann Lee said.\n\n"
    "It is a shameful scandal that nobody in power cares about.\n\n"
    "The sea was calm.\n"
)


@pytest.fixture(scope="module")
def seeds() -> Report:
    """Trace the five seed articles once."""
    return trace(load(_SEEDS))


def derived(report: Report) -> TracedDocument:
    """Return the second of two documents that are compared."""
    return next(one for one in report.documents if one.id == "derived")


def counts_add_up(counts: Counts) -> None:
    """Hold counts to their sums."""
    assert counts.of == sum(getattr(counts, name) for name in _RELATIONS)
    assert counts.new == sum(getattr(counts, name) for name in _KINDS)


@pytest.mark.parametrize("name", [path.stem for path in sorted(_SEEDS.iterdir())])
def test_counts_of_the_seeds_add_up(seeds: Report, name: str) -> None:
    """The relations add up to the whole, and the kinds of new text to the new."""
    document = next(one for one in seeds.documents if one.id == name)
    counts_add_up(document.shares.sentences)
    counts_add_up(document.shares.characters)


def test_new_text_has_four_kinds() -> None:
    """A new sentence is quoted, factual, commentary or other; the rest was taken over."""
    shares = derived(compare(SOURCE, DERIVED)).shares.sentences
    assert (shares.of, shares.verbatim, shares.new) == (5, 1, 4)
    assert (shares.new_factual, shares.new_quoted) == (1, 1)
    assert (shares.new_commentary, shares.new_other) == (1, 1)


def test_characters_inside_marks_are_quoted() -> None:
    """By characters, what stands inside the marks is quoted; the rest of the sentence is not."""
    shares = derived(compare(SOURCE, DERIVED)).shares.characters
    assert shares.new_quoted == len(
        "We have repaired the engines of all our ships four times since May,"
    )


def test_furniture_and_comments_do_not_count(seeds: Report) -> None:
    """Only what the publisher says is counted: 004's comments are not."""
    document = next(one for one in seeds.documents if one.id.startswith("004"))
    spoken = [one for one in document.sentences if one.section not in {"comment", "furniture"}]
    assert document.shares.sentences.of == len(spoken)
    assert document.shares.characters.of == sum(one.end - one.start for one in spoken)


def test_a_reference_has_no_shares() -> None:
    """What was given to trace against is not counted."""
    source, own = Document.from_text(SOURCE, id="a"), Document.from_text(DERIVED, id="b")
    report = trace([own], against=[source])
    assert [one.shares.sentences.of for one in report.documents] == [0, 5]


def test_shares_are_said_as_numbers_of_numbers() -> None:
    """The words give counts of a whole, and no share, score or verdict."""
    words = shares_words(derived(compare(SOURCE, DERIVED)))
    assert words[0] == (
        "of 5 sentences: 1 verbatim, 0 edited, 0 paraphrased, 4 new "
        "(1 quoted, 1 factual, 1 commentary, 1 other)"
    )
    assert words[1].startswith("of 285 characters: 70 verbatim")
    assert "%" not in "".join(words)


def test_the_earliest_has_nothing_to_say(seeds: Report) -> None:
    """Of a document that nothing precedes no shares are said: all of it is its own."""
    assert [bool(shares_words(one)) for one in seeds.documents] == [True, True, False, True, True]


@given(st.lists(st.sampled_from((SOURCE + DERIVED).split("\n\n")), min_size=1, max_size=6))
def test_counts_always_add_up(sentences: list[str]) -> None:
    """Whatever a text is made of, its counts add up."""
    shares = derived(compare(SOURCE, "\n\n".join(sentences))).shares
    counts_add_up(shares.sentences)
    counts_add_up(shares.characters)
