"""What every format promises, and how the readable ones look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from provenance.errors import SettingsError
from provenance.formats import FORMATS, render

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from provenance.model import Report

READABLE = ("table", "markdown", "diff")
FINDINGS = ("annotations", "claims")
"""What says nothing of a document in which nothing was found."""
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\ud800-\udfff]")
VERDICTS = re.compile(r"\b(false|fake|wrong|plagiari\w+|lies?|biased?|mislead\w*)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "extension"), [("table", ".txt"), ("markdown", ".md"), ("diff", ".txt")]
)
def test_looks(
    name: str, extension: str, report: Report, file_regression: FileRegressionFixture
) -> None:
    """A format looks as it did when a person last reviewed it."""
    file_regression.check(
        render(report, name), extension=extension, newline="\n", basename=f"report_{name}"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_shown_not_obeyed(name: str, report: Report) -> None:
    """No control character, bidi control, hidden character or lone surrogate reaches the output."""
    lines = render(report, name).replace("\r\n", "\n")  # as rows of CSV end
    assert OBEYED.findall(lines) == []


@pytest.mark.parametrize("name", FORMATS)
def test_ends_with_one_line_break(name: str, report: Report) -> None:
    """Every format is a text file: it ends with a line break and not with several."""
    text = render(report, name)
    assert text.endswith("\n")
    assert not text.replace("\r\n", "\n").endswith("\n\n")


@pytest.mark.parametrize("name", READABLE)
def test_shows_and_does_not_judge(name: str, report: Report) -> None:
    """The words of the formats hold no verdict on a document, a sentence or a person."""
    harmless = evolve(report, claims=(), quotes=())
    assert VERDICTS.findall(render(harmless, name)) == []


@pytest.mark.parametrize("name", READABLE)
def test_says_why_there_is_no_source(name: str, report: Report) -> None:
    """That no source was found is always said together with the reason."""
    text = " ".join(render(report, name).split())
    assert "no source found in this corpus: below threshold, nearest is wire:4" in text
    assert "no source found in this corpus: nothing like it" in text
    assert "only later copies have it" in text


@pytest.mark.parametrize("name", sorted({*FORMATS} - {*FINDINGS}))
def test_a_document_without_sentences_is_shown(name: str, report: Report) -> None:
    """A document of which nothing could be cut into sentences is in the report all the same."""
    bare = evolve(report.documents[0], sentences=(), omitted=(), derived_from=())
    only = evolve(report, documents=(bare,), quotes=(), claims=(), outside=(), warnings=())
    assert "blog" in render(only, name)


def test_an_unknown_format_is_named_with_the_known_ones(report: Report) -> None:
    """Asking for a format that does not exist says which there are."""
    with pytest.raises(SettingsError, match=r"'pdf'.*table, markdown, json, diff"):
        render(report, "pdf")


def test_a_table_fits_a_terminal_of_100_columns(report: Report) -> None:
    """No line of the table is wider than 100 characters."""
    assert [line for line in render(report, "table").splitlines() if len(line) > 100] == []


def test_markdown_has_no_markup_of_the_articles(report: Report) -> None:
    """HTML, links, pictures, code and table borders of an article are escaped in Markdown."""
    text = render(report, "markdown")
    assert "<script" not in text.replace(r"\<script", "")
    assert r"\[click\](javascript:" in text
    assert r"!\[x\](" in text
    assert r"\`code\`" in text
    assert r"\&lt;" in text


def test_the_diff_has_one_fact_a_line_with_a_known_prefix(report: Report) -> None:
    """Every line of the diff begins with a character that says what it is."""
    lines = [line for line in render(report, "diff").splitlines() if line]
    assert {line[:2] for line in lines} == {
        *("--", "++"),
        *("@ ", "< ", "> ", "= ", "~ ", "+ ", "? ", "! ", "- ", "  "),
    }


def test_omitted_sentences_stand_where_they_would_have_been(report: Report) -> None:
    """In the diff an omitted sentence follows the one that carries what stood before it."""
    text = render(report, "diff")
    carried = text.index("= wire:4 Rights groups")
    omitted = text.index("- wire:5 The plan was drafted", carried)
    assert carried < omitted < text.index("@ 6 body new")


def test_the_diff_shows_no_scores(report: Report) -> None:
    """A score that moves a little moves nothing in the diff, so that it can be compared by day."""
    nearer = evolve(report.documents[2].sentences[1], score=0.8799)
    sentences = report.documents[2].sentences
    rewrite = evolve(report.documents[2], sentences=(sentences[0], nearer, *sentences[2:]))
    moved = evolve(report, documents=(*report.documents[:2], rewrite, *report.documents[3:]))
    assert render(moved, "diff") == render(report, "diff")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("blog", "1 of 1 body sentence traces to wire; 3 wire sentences omitted"),
        ("wire", "earliest copy held (4 body sentences)"),
        ("rewrite-of-the-harbour-plan-by-a-site", "3 of 5 body sentences trace to wire; 2 added, 1 of them commentary; 1 quote truncated; 1 wire sentence omitted"),  # noqa: E501 (one line of output)
    ],
)  # fmt: skip
def test_a_document_is_summed_up_in_a_line(name: str, line: str, report: Report) -> None:
    """Each document's part of the table begins with how much of it comes from where."""
    text = render(report, "table")
    part = text[text.index(f"\n{name}\n=") :]
    assert line in " ".join(part.split())
