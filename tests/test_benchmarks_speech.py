"""The measures of quotes and attributions, on cases small enough to count by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import cofenet, polnear, speech

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


_ARTICLE = polnear.Article(
    "The “kettle” boiled. “We agreed,” the envoy said. He said the talks were “hard” but fair.",
    (
        polnear.Gold(((21, 33),), "the envoy"),
        polnear.Gold(((58, 88),), "He"),
    ),
)


@pytest.mark.parametrize(
    ("quotes", "direct", "speaker", "why"),
    [
        ([(22, 31, "The envoy")], (1, 1, 1), (1, 1, 1), "the quote and its speaker"),
        ([(21, 33, "the aide")], (1, 1, 1), (0, 1, 1), "marks at its ends, another speaker"),
        ([(22, 31, None)], (1, 1, 1), (0, 0, 1), "no speaker"),
        ([(5, 11, None)], (0, 1, 1), (0, 0, 1), "outside every attribution"),
        ([(75, 79, "He")], (0, 0, 1), (0, 0, 1), "inside an indirect statement"),
        ([(22, 24, "the envoy")], (0, 1, 1), (0, 0, 1), "a part of the quote"),
    ],
)
def test_direct_quotes_are_exact(
    quotes: Sequence[tuple[int, int, str | None]],
    direct: tuple[int, int, int],
    speaker: tuple[int, int, int],
    why: str,
) -> None:
    """A quote is right when it is the labelled one, its speaker when they share a name."""
    heard = speech.Heard(tuple(speech.Quoted(*quote) for quote in quotes), ())
    counts = polnear.tally(_ARTICLE, lambda _: heard)
    assert (counts["direct"], counts["speaker"]) == (direct, speaker), why


def test_an_article_that_raises_is_unread() -> None:
    """A system that raises on an article finds nothing there, and is told from one that reads."""

    def broken(text: str) -> speech.Heard:
        raise ValueError(text)

    counts = polnear.tally(_ARTICLE, broken)
    assert counts["read"] == (0, 1, 1)
    assert counts["direct"] == (0, 0, 1)


def test_contents_match_one_to_one() -> None:
    """Each content is matched once, with the one it overlaps most, from three tenths up."""
    gold = [frozenset(range(10)), frozenset(range(20, 30))]
    assert polnear.matches(gold, [frozenset(range(10)), frozenset(range(5))]) == 1
    assert polnear.matches(gold, [frozenset(range(3)), frozenset(range(22, 32))]) == 2
    assert polnear.matches(gold, [frozenset(range(2))]) == 0


def test_standoff_labels_are_read(tmp_path: Path) -> None:
    """The first annotator's attributions are read, with contents in several pieces."""
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    text = "Well, she said, perhaps."
    (tmp_path / "text" / "a.txt").write_text(text, encoding="utf-8")
    labels = (
        "T1\tContent 0 4;16 23\tWell perhaps\nT2\tSource 6 9\tshe\nE1\tA:T3 Content:T1 Source:T2\n"
    )
    (tmp_path / "attributions" / "a_1.ann").write_text(labels, encoding="utf-8")
    gold = (polnear.Gold(((0, 4), (16, 23)), "she"),)
    assert list(polnear.articles(tmp_path)) == [polnear.Article(text, gold)]


def test_tokens_become_a_sentence() -> None:
    """Tokens are written as printed, and spans are found in the numbers of tokens."""
    record = {
        "tokens": ["``", "It", "'s", "over", ",", "''", "she", "said", "."],
        "pos": ["``", "PRP", "VBZ", "RB", ",", "''", "PRP", "VBD", "."],
        "labels": ["B-content", *["I-content"] * 5, "B-source", "B-cue", "O"],
    }
    one = cofenet.sentence(record)
    assert one.text == "“It's over,” she said."
    assert one.gold == {("content", 0, 6), ("source", 6, 7), ("cue", 7, 8)}
    counts = cofenet.tally([one], speech.ours)
    assert counts == {"content": (1, 1, 1), "source": (1, 1, 1)}


def test_marks_peer_takes_all_that_is_marked() -> None:
    """The simplest peer takes what stands between marks, from a number of words on."""
    text = 'The “kettle” boiled. "We have agreed on all of it," she said.'
    assert [q[:2] for q in speech.between_marks(text).quotes] == [(5, 11), (22, 50)]
    assert [q[:2] for q in speech.between_marks(text, 5).quotes] == [(22, 50)]
