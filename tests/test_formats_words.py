"""Words on their way into a format: escaped, looked up, marked where they changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.align import diff_words
from provenance.formats.changes import WDIFF, marked_words, pieces_of
from provenance.formats.history import find_quotes, histories
from provenance.formats.labels import labels_of
from provenance.formats.markup import code, escaped, table
from provenance.formats.passages import passages_of
from provenance.formats.quotes import render as render_quotes
from provenance.formats.terminal import one_line
from provenance.formats.wording import published_words
from provenance.model import DateBound, Edit, Published

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from provenance.model import Report

REWRITE = "rewrite-of-the-harbour-plan-by-a-site"


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("a\n\n b\tc ", "a b c", "white space of every kind is one space"),
        ("\x1b[31mred", "⟦U+001B⟧[31mred", "an escape sequence is named"),
        ("\u202egnp", "⟦U+202E⟧gnp", "a bidi override is named"),
        ("a\ufe00\ufe01\ufe02b", "a⟦U+FE00 and 2 more⟧b", "a run of hidden characters is one"),
        ("\ud83d", "⟦U+D83D⟧", "a lone surrogate is named"),
        ("❤\ufe0f 👩\u200d🚀", "❤\ufe0f 👩\u200d🚀", "emoji keep their joiners"),
        ("می\u200cخواهم", "می\u200cخواهم", "Persian keeps its joiners"),
        ("na\u200dive", "na⟦U+200D⟧ive", "a joiner between Latin letters is hidden"),
        ("naïve “quotes” — 漢字", "naïve “quotes” — 漢字", "plain text stays"),
    ],
)
def test_a_line_is_safe_to_show(text: str, shown: str, why: str) -> None:
    """A terminal shows the line and obeys nothing in it."""
    assert one_line(text) == shown, why


@given(st.text())
def test_any_text_becomes_one_line(text: str) -> None:
    """Whatever the text, the line has no control character; showing it twice changes nothing."""
    line = one_line(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", line)
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("text", "written", "why"),
    [
        ("# title", r"\# title", "no heading"),
        ("- item", r"\- item", "no list"),
        ("1. item", r"1\. item", "no numbered list"),
        ("2019. A year", "2019. A year", "no list has so high a number at its start"),
        ("a_b *c*", r"a\_b \*c\*", "no emphasis"),
        ("$5 and $6", r"\$5 and \$6", "no formula"),
        ("<b>", r"\<b\>", "no HTML"),
        ("&amp; R&D, A & B", r"\&amp; R\&D, A & B", "no entity"),
        ("a | b", r"a \| b", "no table cell"),
        ("a\\", r"a\\", "no escape of what follows"),
        ("Dr. Who - 3.5 #1", "Dr. Who - 3.5 #1", "nothing to escape"),
    ],
)
def test_markdown_is_escaped(text: str, written: str, why: str) -> None:
    """Text stands in Markdown as itself."""
    assert escaped(text) == written, why


@pytest.mark.parametrize(
    ("name", "written"), [("a_b", "`a_b`"), ("a`b", r"a\`b"), ("a|b", r"a\|b"), ("", "")]
)
def test_names_are_code_unless_they_would_end_it(name: str, written: str) -> None:
    """A document's name stands as code, or escaped where code cannot hold it."""
    assert code(name) == written


def test_every_row_of_a_table_has_its_cells() -> None:
    """An empty cell is a cell."""
    assert table(("a", "b"), [("1", "")]).splitlines()[2] == "| 1 |   |"


@pytest.mark.parametrize(
    ("source", "derived", "line"),
    [
        ("The toll is 48 now.", "The toll is 84 now.", "The toll is [-48-]{+84+} now."),
        ("It may well rain.", "It may rain.", "It may [-well-] rain."),
        ("Many said it rains.", "It rains.", "[-Many said-] It rains."),
        ("It rains.", "“It rains,” he said.", "“It rains,” {+he said+}."),
        ("Same words.", "Same\n\nwords!", "Same words!"),
    ],
)
def test_changed_words_are_marked_in_place(source: str, derived: str, line: str) -> None:
    """A reader sees on one line what was removed, inserted, replaced and moved."""
    edits = diff_words(source, derived)
    words = marked_words(derived, 0, edits, lambda _, span: source[slice(*span)], WDIFF)
    assert words == line


def test_moved_words_are_marked_at_their_new_place() -> None:
    """What stands elsewhere in the source is shown as moved, not as removed and inserted."""
    edits = (Edit("move", (10, 16), (0, 6)), Edit("keep", (6, 9), (7, 10)))
    assert marked_words("Russia and", 0, edits, lambda *_: "", WDIFF) == "{~Russia~} and"


SPANS = st.none() | st.tuples(st.integers(0, 30), st.integers(0, 30))
EDITS = st.builds(
    Edit, st.sampled_from(["keep", "insert", "delete", "replace", "move"]), SPANS, SPANS
)


@given(st.text(max_size=20), st.integers(0, 10), st.lists(EDITS, max_size=6))
def test_pieces_are_the_text_whatever_the_edits(text: str, start: int, edits: list[Edit]) -> None:
    """Even edits that overlap, run backwards or point beyond the text lose and double no letter."""
    pieces = pieces_of(text, start, edits, lambda _, __: "x")
    assert "".join(piece.derived for piece in pieces) == text


WORDS = st.lists(st.sampled_from(["a", "the", "cat", "sat", "on", "48", "mat"]), max_size=12)


@given(WORDS, WORDS)
def test_a_word_diff_without_its_deletions_is_the_derived_text(
    source: list[str], derived: list[str]
) -> None:
    """Leaving out what was removed and the marks gives the derived words back."""
    before, after = " ".join(source), " ".join(derived)
    edits = diff_words(before, after)
    line = marked_words(after, 0, edits, lambda _, span: before[slice(*span)], WDIFF)
    left = re.sub(r"\[-.*?-\]", "", line)
    assert re.sub(r"[{}+~]", "", left).split() == derived


def test_words_are_found_by_their_place(report: Report) -> None:
    """A span gives its words, across sentences with one space between them."""
    passages = passages_of(report)
    first, second = passages.documents["wire"].sentences[:2]
    assert passages.words("wire", (first.start, first.start + 7)) == "Council"
    assert passages.words("wire", (first.end - 4, second.start + 7)) == "plan January"
    assert passages.words("wire", (first.end, second.start)) == ""
    assert passages.number("wire", second.start + 3) == 1


def test_labels_are_short_and_differ(report: Report) -> None:
    """A long name is cut where no other document's name begins alike."""
    labels = labels_of(report)
    assert labels[REWRITE] == "rewrite-of-t…"
    assert labels["wire"] == "wire"
    assert len(set(labels.values())) == len(report.documents)


DAY, LATER = DateBound("2020-01-03", "date-line"), DateBound("2020-01-05", "retrieval")


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (Published(), "undated"),
        (Published(DAY, DAY), "2020-01-03"),
        (Published(DAY, LATER), "2020-01-03 to 2020-01-05"),
        (Published(DAY, None), "2020-01-03 or later"),
        (Published(None, LATER), "2020-01-05 or earlier"),
    ],
)
def test_an_interval_is_said_in_words(published: Published, words: str) -> None:
    """An open end of a publication interval is never guessed."""
    assert published_words(published) == words


@pytest.mark.parametrize(
    ("words", "found", "why"),
    [
        ("the figures", 2, "words inside a quote"),
        ("THE FIGURES!", 2, "case and punctuation are no difference"),
        ("She said: we will publish the figures, soon", 1, "a text that holds the whole quote"),
        ("figures the", 0, "other order, other words"),
        ("code of conduct", 0, "a longer text does not find a quote of one word"),
        ("…", 0, "no words find nothing"),
    ],
)
def test_quotes_are_found_by_their_words(words: str, found: int, why: str, report: Report) -> None:
    """Looking for words finds the quotes that hold them."""
    assert len(find_quotes(report, words)) == found, why


def test_a_history_is_given_once_oldest_first(report: Report) -> None:
    """Quotes that are the same words have one history, which begins with the earliest place."""
    (history,) = histories(report, find_quotes(report, "the figures"))
    assert [one.document for one in history] == ["wire", REWRITE, REWRITE]
    assert history[0].alteration == "original"
    assert history[2].quote is None


def test_a_history_looks(report: Report, file_regression: FileRegressionFixture) -> None:
    """The history of one quote looks as it did when a person last reviewed it."""
    file_regression.check(render_quotes(report, "table", find="the figures"), newline="\n")


def test_no_quote_is_an_answer(report: Report) -> None:
    """A search without a result says so."""
    assert render_quotes(report, "table", find="zebra") == "no such quote in this corpus\n"
    assert render_quotes(report, "json", find="zebra") == '{\n "quotes": []\n}\n'
