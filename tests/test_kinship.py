"""What counts for whether documents are related, and where a sentence stands in its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from provenance.model import Credit, Document
from provenance.tracing.crediting import draw_on_same, outlets_of
from provenance.tracing.kinship import are_kindred, count_told, share_of_told
from provenance.tracing.links import count_above_text, weigh_by_sections

if TYPE_CHECKING:
    from provenance.model import SectionKind


@pytest.mark.parametrize(
    ("sure", "sections", "expected", "why"),
    [
        (2, ["headline", *["body"] * 9], True, "a fifth is enough"),
        (1, ["headline", *["body"] * 9], False, "less is not"),
        (1, ["body"] * 4 + ["comment"] * 90, True, "readers' comments make a page no less alike"),
        (1, ["body"] * 4 + ["furniture"] * 90, True, "nor does what stands around it"),
        (0, [], False, "nothing resembles nothing"),
        (7, ["body"] * 35, True, "exactly a fifth, whatever the number"),
    ],
)
def test_a_fifth_of_what_the_publisher_says_makes_documents_related(
    sure: int, sections: list[SectionKind], expected: bool, why: str
) -> None:
    """Shares are taken of the sentences in which the publisher speaks."""
    assert are_kindred(sure, count_told(sections)) is expected, why


_AFP_COPY = Document("afp", "afp.txt", "", "1", agency="AFP", agency_form=True)
_COPY = Document("copy", "copy.txt", "", "2", agency="AFP")
_REWRITE = Document("rewrite", "r.txt", "", "3", credits=(Credit("AFP", "told", 0, 3),))
_REUTERS_COPY = Document("reuters", "reuters.txt", "", "4", agency="Reuters", agency_form=True)


@pytest.mark.parametrize(
    ("one", "other", "surely", "expected", "why"),
    [
        (_REWRITE, _AFP_COPY, False, True, "a rewrite and the copy that it credits"),
        (_REWRITE, _COPY, False, True, "two pages with the same agency's story"),
        (_AFP_COPY, _AFP_COPY, False, False, "all of an agency's file is its own copy"),
        (_AFP_COPY, _AFP_COPY, True, True, "unless two stories surely share a sentence"),
        (_AFP_COPY, _REUTERS_COPY, True, False, "two agencies"),
    ],
)
def test_who_draws_on_the_same_outlet(
    one: Document, other: Document, surely: bool, expected: bool, why: str
) -> None:
    """A credit to the same outlet makes documents related; to be of one file does not."""
    assert draw_on_same(outlets_of(one), outlets_of(other), surely=surely) is expected, why


def test_a_share_is_never_more_than_all() -> None:
    """Comments that resemble another document add to what is found, not to what is told."""
    assert share_of_told(9, 3) == 1.0
    assert share_of_told(9, 0) == 1.0


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ([], 0),
        (["headline", "note", "body", "headline", "body"], 2),
        (["furniture", "headline"], 2),
    ],
)
def test_titles_stand_above_the_first_of_the_body(
    sections: list[SectionKind], expected: int
) -> None:
    """Every sentence before counts, whatever it is; without a body all do."""
    assert count_above_text(sections) == expected


@pytest.mark.parametrize(
    ("section", "source", "is_title", "sign", "why"),
    [
        ("headline", "headline", True, 1, "most headlines come from headlines"),
        ("headline", "headline", False, -1, "a heading within the text is none"),
        ("body", "headline", True, -1, "the text of the source says it in full"),
        ("headline", "body", False, 0, "likeness alone decides"),
    ],
)
def test_scores_are_weighed_by_where_sentences_stand(
    section: SectionKind, source: SectionKind, is_title: bool, sign: int, why: str
) -> None:
    """A headline weighs more for a headline and less for all else."""
    weighed = weigh_by_sections(0.5, section, source, is_title=is_title)
    assert (weighed > 0.5) - (weighed < 0.5) == sign, why
