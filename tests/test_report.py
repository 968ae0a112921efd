"""What must hold of every report, whatever the texts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance import Document
from provenance.formats import read_json

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from provenance import Report
    from provenance.model import TracedDocument

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"

PARTS = (
    "Oslo (AFP) - ",
    "The council approved the harbour plan on Friday, officials said. ",
    "The plan may cost 48 million euros and was drafted by the port authority in 2018. ",
    "“We could still lose the vote,” said mayor Ada Orlin, reported AFP.",
    "Nobody asked the fishermen.",
    "\n\n",
    "“ ",
    "» ",
    "3 Comments\n",
    "© 2021 AFP\n",
    "October 7 2021\n",
    "\u200b",
    "\ud800",
)
TEXT = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


def entry(report: Report, name: str) -> TracedDocument:
    """Return a document's entry."""
    return next(one for one in report.documents if one.id == name)


def documents(texts: Sequence[str]) -> list[Document]:
    """Read texts as documents named a, b, c and so on."""
    return [Document.from_text(text, id=chr(97 + number)) for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def cluster() -> list[Document]:
    """Return the documents of a labelled cluster."""
    return list(provenance.load(GOLD / "c03"))


@settings(max_examples=25)
@given(st.lists(TEXT, max_size=4))
def test_every_statement_points_at_characters(texts: list[str]) -> None:
    """Sentences, flags and quotes are slices of the untouched text; nothing raises.

    A flag begins in its sentence; that of a quote ends where the quote does.
    """
    report = provenance.trace(documents(texts))
    known = {chr(97 + number): text for number, text in enumerate(texts)}
    for document in report.documents:
        text = known[document.id]
        for sentence in document.sentences:
            assert sentence.text == text[sentence.start : sentence.end]
            for flag in sentence.flags:
                assert sentence.start <= flag.start <= sentence.end
                assert flag.start <= flag.end <= len(text)
                assert flag.words == " ".join(text[flag.start : flag.end].split())
    for quote in report.quotes:
        assert quote.text == known[quote.document][quote.start : quote.end]


@settings(max_examples=15)
@given(st.lists(TEXT, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_show(texts: list[str], shuffle: random.Random) -> None:
    """Shuffled input gives the same bytes."""
    given_order = documents(texts)
    shuffled = list(given_order)
    shuffle.shuffle(shuffled)
    first, second = provenance.trace(given_order), provenance.trace(shuffled)
    assert provenance.render(first, "json") == provenance.render(second, "json")


def test_the_hash_seed_does_not_show() -> None:
    """The order of sets, which differs from run to run, is in no byte of a report."""
    printed = {
        subprocess.run(
            [sys.executable, "-m", "provenance", "report", str(GOLD / "c20"), "--format", "json"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_an_unrelated_document_changes_no_other_entry(cluster: list[Document]) -> None:
    """A story with nothing in common may join the corpus unnoticed."""
    stranger = Document.from_text(
        "Bakers win prize\n\nJune 3, 2015\n\nTwo bakers from Ghent won the bread prize.\n",
        id="stranger",
    )
    before, after = provenance.trace(cluster), provenance.trace([*cluster, stranger])
    for document in before.documents:
        assert document == entry(after, document.id)


def test_a_later_document_changes_no_origin(cluster: list[Document]) -> None:
    """What is published after all others is nobody's source."""
    wire = next(one for one in cluster if one.id == "wire")
    later = Document.from_text(f"{wire.text}\n\nPublished: 1 March 2031\n", id="later")
    before, after = provenance.trace(cluster), provenance.trace([*cluster, later])
    for document in before.documents:
        if document.published.not_before is not None:
            origins = [one.origin for one in document.sentences]
            assert origins == [one.origin for one in entry(after, document.id).sentences]


def test_a_report_round_trips_through_json(cluster: list[Document]) -> None:
    """The JSON holds the whole report, scores rounded."""
    text = provenance.render(provenance.trace(cluster), "json")
    assert provenance.render(read_json(text), "json") == text


def test_references_are_listed_and_not_reported_on(cluster: list[Document]) -> None:
    """With ``against``, drafts are traced against those documents only."""
    draft = next(one for one in cluster if one.id == "planetpost")
    wire = [one for one in cluster if one.id == "wire"]
    report = provenance.trace([draft], against=wire)
    assert [(one.id, one.reported) for one in report.documents] == [
        ("planetpost", True),
        ("wire", False),
    ]
    assert {one.reason for one in entry(report, "wire").sentences} == {"reference-only", None}
    assert {quote.document for quote in report.quotes} == {"planetpost"}


def test_drafts_are_not_traced_against_each_other(cluster: list[Document]) -> None:
    """Only the references are sources."""
    drafts = [one for one in cluster if one.id != "wire"]
    wire = [one for one in cluster if one.id == "wire"]
    report = provenance.trace(drafts, against=wire)
    sources = {
        source.document
        for document in report.documents
        for sentence in document.sentences
        if sentence.section != "comment"
        for source in sentence.sources
    }
    assert sources == {"wire"}


def test_a_copy_among_the_references_is_no_source(cluster: list[Document]) -> None:
    """A draft does not come from itself."""
    report = provenance.trace(cluster[:1], against=cluster)
    assert sorted(one.sha256 for one in report.documents) == sorted(one.sha256 for one in cluster)


def test_comparing_a_text_with_itself_finds_it_whole() -> None:
    """The same words on both sides are verbatim, and the source is the one that was named."""
    text = (
        "The council approved the harbour plan on Friday.\n\nThe plan may cost 48 million euros.\n"
    )
    derived = entry(provenance.compare(text, text), "derived")
    body = [one for one in derived.sentences if one.section == "body"]
    assert body
    assert {one.relation for one in body} == {"verbatim"}
    assert derived.derived_from[0].basis[0] == "declared"


def test_nothing_to_trace_is_an_empty_report() -> None:
    """No documents, no findings, no error."""
    assert provenance.trace([]).documents == ()


def test_a_person_can_rule_a_source_out(cluster: list[Document], tmp_path: Path) -> None:
    """A document marked as no source is nobody's source."""
    for document in cluster:
        (tmp_path / document.path).write_text(document.text, encoding="utf-8")
    (tmp_path / "corpus.toml").write_text('["wire.txt"]\nnot_source = true\n', encoding="utf-8")
    report = provenance.trace(provenance.load(tmp_path))
    assert not any(
        source.document == "wire"
        for document in report.documents
        for sentence in document.sentences
        for source in sentence.sources
    )


def test_corrected_agency_copy_raises_a_warning_on_its_derivatives() -> None:
    """Who drew on copy that the agency corrects is named."""
    wire = Document.from_text(
        "CORRECTS: Council approves harbour plan\n\nOslo (AFP) - The council approved the harbour "
        "plan on Friday after months of talks with the port authority.\n",
        id="wire",
    )
    copy = Document.from_text(
        "Harbour plan passes\n\nThe council approved the harbour plan on Friday after months of "
        "talks with the port authority, AFP reported.\n",
        id="copy",
    )
    cautions = provenance.trace([wire, copy]).warnings
    assert [(one.kind, one.document) for one in cautions] == [("agency-correction", "copy")]


AGENCY = """Utility to pay $415 million over wildfire

ELSBY, Jan 3 2020 (AFP) - The Elsby utility agreed on Friday to pay $415 million over a wildfire.

It did not admit any wrongdoing under the agreement.

© 2020 AFP
"""


@pytest.mark.parametrize(
    ("text", "sentence", "sources", "why"),
    [
        (
            "Power company to pay $415 million over wildfire\n\nNobody had asked it to.",
            0,
            [0],
            "a headline comes from a headline",
        ),
        (
            "A costly fire\n\nThe utility is to pay $415 million over the wildfire.",
            1,
            [2],
            "the text comes from the text, which says it in full",
        ),
        (
            "Utility that did not admit any wrongdoing to pay $415 million over wildfire\n\nSo.",
            0,
            [0],
            "a headline has one source, however much it sums up",
        ),
    ],
)
def test_headlines_come_from_headlines(
    text: str, sentence: int, sources: list[int], why: str
) -> None:
    """What stands where in a page weighs beside how alike the words are."""
    report = provenance.compare(AGENCY, text)
    found = entry(report, "derived").sentences[sentence].sources
    assert [one.sentence for one in found] == sources, why


@pytest.mark.parametrize(
    ("comment", "origin", "why"),
    [
        (
            "The ferrymen have no licence for the harbour, it says.",
            "page",
            "the page says it nearly as its source does, and is what the comment answers",
        ),
        (
            "They will sell nine ferries to pay 48 million euros.",
            "wire",
            "the page leaves out what the reader knows from the wire",
        ),
    ],
)
def test_a_comment_answers_its_page(comment: str, origin: str, why: str) -> None:
    """What a comment repeats comes from the page it stands on, if the page has it."""
    wire = (
        "Council backs harbour plan\n\nOslo (AFP) - The council of Lowbridge approved the harbour"
        " plan on Friday.\n\nThe ferrymen of the port have no licence for the new harbour, the"
        " mayor said.\n\nThe town will sell nine ferries to pay 48 million euros for the quay.\n"
    )
    page = (
        "Harbour plan goes ahead\n\nLowbridge's council has approved the plan for the harbour, AFP"
        " reported.\n\nThe ferrymen have no licence for the harbour that is to be built.\n\n"
        f"3 comments\n\n{comment}\n"
    )
    report = provenance.trace(
        [Document.from_text(wire, id="wire"), Document.from_text(page, id="page")]
    )
    traced = entry(report, "page").sentences[-1]
    assert traced.section == "comment"
    assert traced.origin is not None
    assert traced.origin.document == origin, why


WIRE = (
    "Council backs harbour plan\n\nOslo (AFP) - The council of Lowbridge approved the harbour plan"
    " on Friday.\n\n“The old quay has served its time,” the mayor of Lowbridge, Ada Orlin, told"
    " reporters.\n\nThe plan will cost 48 million euros and close the fish market.\n\n© AFP\n"
)
COPY = (
    "Harbour plan goes ahead\n\nLowbridge's council approved the plan for the harbour on Friday,"
    " AFP reported.\n\nIt will cost 48 million euros and close the fish market.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("more", "sources", "why"),
    [
        (
            "“Nobody slept in February,” the mayor of Lowbridge, Ada Orlin, told reporters.",
            0,
            "only who speaks is the same",
        ),
        (
            "“It has served its time, the old quay,” the mayor, Ada Orlin, told reporters.",
            1,
            "what is said is the same",
        ),
        (
            "The harbour of Lowbridge in May. Photo: Ann Lee",
            0,
            "a caption tells what its picture shows, however near the words",
        ),
    ],
)
def test_a_source_has_what_is_said(more: str, sources: int, why: str) -> None:
    """Who speaks, and what a picture shows, is no content that comes from somewhere."""
    report = provenance.trace(
        [Document.from_text(WIRE, id="wire"), Document.from_text(COPY.format(more), id="copy")]
    )
    traced = [one for one in entry(report, "copy").sentences if one.section != "furniture"]
    assert len(traced[-1].sources) == sources, why
