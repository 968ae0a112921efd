"""The benchmark of text reuse: derived articles have the form of news, links are judged fairly."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from benchmarks.derive import Story, derived
from benchmarks.reuse_links import Links, Sources, as_given, as_read, plain, share
from provenance import trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance import Document
    from provenance.model import Span

WORDS = ("harbour", "ferry", "captain", "pilot", "barley", "winter", "morning", "council", "fog")


def story(number: int, *paragraphs: tuple[str, ...]) -> Story:
    """Return a story with a headline of its own."""
    return Story(f"r{number}", f"{WORDS[number].title()} plans are told", paragraphs)


def told(number: int, count: int) -> tuple[str, ...]:
    """Return sentences that nobody else says."""
    chance = random.Random(number)  # noqa: S311 (no secret)
    return tuple(f"The {' '.join(chance.choices(WORDS, k=9))} was {n}." for n in range(count))


def test_lines_of_a_table_stand_alone_in_a_derived_article() -> None:
    """Two sentences make a paragraph; a line that ends no sentence is one, as in its source."""
    lines = tuple((f"Net {n}.1 mln vs {n}.0 mln",) for n in range(6))
    held = [story(0, told(0, 4), *lines)]
    (article,) = derived(held, 1, 0.0)
    for paragraph in article.story.paragraphs:
        assert len(paragraph) == 1 or all(text.endswith((".", "?")) for text in paragraph)


def test_initials_are_no_words_to_change() -> None:
    """A changed article has other words, and every "U.S." of its source's sentences."""
    said = tuple(f"The U.S. {' '.join(WORDS)} came in {n} o'clock fog." for n in range(8))
    filler = [story(n, told(n, 40)) for n in range(1, 6)]
    (article,) = derived([story(0, said), *filler], 1, 0.9)[:1]
    if article.source.id == "r0":
        texts = [t for t, at in zip(article.story.sentences, article.links, strict=True) if at]
        assert all("U.S." in text for text in texts)


def test_words_are_the_same_whatever_their_case_and_marks() -> None:
    """Updates of a story repeat its sentences with other marks: they count as one source."""
    assert plain('a 350-mln-dlr loan, "As a rule"') == plain("A 350 mln dlr loan, 'as a rule'")
    assert plain("a loan of 350") != plain("a loan of 351")


@pytest.mark.parametrize(
    ("one", "other", "expected", "why"),
    [
        ((0, 10), (0, 10), True, "the same place"),
        ((0, 10), (2, 5), True, "one within the other"),
        ((0, 10), (4, 12), True, "most of the shorter one"),
        ((0, 10), (5, 15), False, "only half of it"),
        ((0, 10), (12, 20), False, "apart"),
    ],
)
def test_places_are_the_same_where_most_is_shared(
    one: tuple[int, int], other: tuple[int, int], expected: bool, why: str
) -> None:
    """Two spans are one sentence where they share more than half of the shorter one."""
    assert share(one, other) is expected, why


@pytest.mark.parametrize(
    ("links", "expected", "why"),
    [
        ({(0, 9): [{"a"}], (10, 19): [{"b"}]}, (2, 2, 2, 2), "each found"),
        ({(0, 19): [{"a"}, {"b"}]}, (2, 2, 2, 2), "two that were joined, with both sources"),
        ({(0, 4): [{"a"}], (4, 9): [{"a"}]}, (2, 1, 2, 2), "one that was cut in two"),
        ({(0, 9): [{"b"}]}, (2, 0, 1, 0), "another's source"),
        ({(20, 29): [{"a"}]}, (2, 0, 1, 0), "a source for what was made up"),
        ({(40, 49): [{"a"}]}, (2, 0, 0, 0), "a headline, which is not asked for"),
    ],
)
def test_links_of_a_read_article_are_judged_by_place(
    links: dict[tuple[int, int], list[set[str]]], expected: tuple[int, ...], why: str
) -> None:
    """True links, those found, links given and right ones are told by where sentences stand."""
    counted = Links()
    shown = {here: [frozenset(words) for words in sources] for here, sources in links.items()}
    counted.count_read([(0, 9), (10, 19), (20, 29)], ["a", "b", None], shown)
    assert (counted.true, counted.found, counted.given, counted.right) == expected, why


@pytest.mark.parametrize("lay_out", [as_read, as_given])
def test_a_storys_sentences_are_found_again_in_its_document(
    lay_out: Callable[[Story], tuple[Document, list[Span]]],
) -> None:
    """The places of a story's sentences are those of its document, read or given."""
    one = story(1, told(1, 3), told(2, 2))
    document, spans = lay_out(one)
    assert [document.text[start:end] for start, end in spans] == list(one.sentences)
    traced = trace([document]).documents[0]
    sources = Sources({one.id: one}, lay_out)
    words = [sources.words_at(traced, sentence.number) for sentence in traced.sentences]
    assert {plain(said) for said in one.sentences} <= frozenset().union(*words)
