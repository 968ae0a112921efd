"""References that were prepared once: the same report, whatever is asked, and sooner."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.model import Document, Settings
from provenance.references import References

ROOT = Path(__file__).parents[1]
CLUSTERS = sorted(
    {path.parent for path in (ROOT / "tests" / "gold").rglob("*.txt")} | {ROOT / "seeds"}
)
WIRE = Document.from_text(
    "UNITED NATIONS (AFP) - The mayor said on Friday that 48 people were hurt in the fire.\n\n"
    '"We will rebuild the harbour," she said.',
    id="wire",
)
COPY = Document.from_text(
    'Fire hurts dozens\n\nThe mayor said 48 people were hurt in the fire, AFP reported.\n\n"We will'
    ' rebuild the old harbour," she said.',
    id="copy",
)
DRAFT = Document.from_text(
    'The mayor said that 84 people were hurt in the fire.\n\n"We will rebuild the harbour," said'
    " Jane Doe, who shamelessly knew all along.",
    id="draft",
)


def written(report: provenance.Report) -> str:
    """Return a report as JSON."""
    return provenance.render(report, "json")


@pytest.mark.parametrize("folder", CLUSTERS, ids=lambda folder: folder.name)
def test_prepared_references_give_the_same_bytes(folder: Path) -> None:
    """Each article of each cluster, traced against the others as a draft, has the same report."""
    documents = provenance.load(folder).documents
    for draft in documents:
        others = [one for one in documents if one is not draft]
        if others:
            prepared = provenance.prepare(others)
            first = written(provenance.trace([draft], against=others))
            assert written(provenance.trace([draft], against=prepared)) == first


@pytest.mark.parametrize("folder", CLUSTERS, ids=lambda folder: folder.name)
def test_what_is_found_for_references_depends_on_no_draft(folder: Path) -> None:
    """A reference's role, parents and place are those that it has without the draft.

    The role alone may follow the draft: the wire is the agency whose copy is used most.
    """
    documents = provenance.load(folder).documents
    for draft in documents[:1]:
        others = [one for one in documents if one is not draft]
        if others:
            alone = {one.id: one for one in provenance.trace(others).documents}
            beside = provenance.trace([draft], against=others).documents
            assert [
                (one.id, one.derived_from, one.derivation) for one in beside if not one.reported
            ] == [(name, one.derived_from, one.derivation) for name, one in sorted(alone.items())]


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (DRAFT, "nothing in the way"),
        (Document.from_text(WIRE.text, id="mine"), "a copy of a reference is not its source"),
        (Document.from_text(DRAFT.text, id="wire"), "the id of a reference"),
        (Document.from_text("", id="empty"), "nothing in it"),
        (Document.from_text("Reader: 48 people\n\n> 48 people were hurt", id="x"), "a comment"),
    ],
)
@pytest.mark.parametrize("chosen", [Settings(), Settings(wire="AFP", threshold=0.6)])
def test_whatever_the_draft_the_report_is_the_same(
    draft: Document, why: str, chosen: Settings
) -> None:
    """Copies, shared ids and other settings give what tracing from the beginning gives."""
    prepared = provenance.prepare([WIRE, COPY])
    expected = provenance.trace([draft], against=[WIRE, COPY], settings=chosen)
    assert provenance.trace([draft], against=prepared, settings=chosen) == expected, why
    assert prepared.documents.documents == (WIRE, COPY)


def test_the_settings_of_the_references_hold_where_none_are_given() -> None:
    """What was prepared under settings is traced under them."""
    chosen = Settings(threshold=0.9)
    report = provenance.trace([DRAFT], against=provenance.prepare([WIRE], chosen))
    assert report == provenance.trace([DRAFT], against=[WIRE], settings=chosen)


def test_drafts_together_and_alone() -> None:
    """Several drafts have the entries that each has alone."""
    prepared = provenance.prepare([WIRE])
    both = provenance.trace([DRAFT, COPY], against=prepared).documents
    for draft in (DRAFT, COPY):
        alone = provenance.trace([draft], against=prepared).documents
        assert [one for one in alone if one.reported] == [one for one in both if one.id == draft.id]


def test_dated_drafts_order_no_references() -> None:
    """A draft that lies between two references by its dates puts neither before the other."""
    older = Document.from_text("Published 2019-12-01\n\n" + WIRE.text, id="older")
    undated = Document.from_text(COPY.text + " It rained.", id="undated")
    draft = Document.from_text("Published 2019-12-05\n\n" + DRAFT.text, id="between")
    beside = provenance.trace([draft], against=[older, undated]).documents
    alone = {one.id: one.derived_from for one in provenance.trace([older, undated]).documents}
    assert {one.id: one.derived_from for one in beside if not one.reported} == alone


SENTENCES = st.sampled_from(
    [*WIRE.text.split("\n\n"), *COPY.text.split("\n\n"), *DRAFT.text.split("\n\n"), "It rained."]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SENTENCES, max_size=4), min_size=2, max_size=4))
def test_any_documents_in_any_order(texts: list[list[str]]) -> None:
    """Whatever is traced, the report is the same, and so it is for references in another order."""
    first, *rest = (
        Document.from_text("\n\n".join(text), id=f"d{number}") for number, text in enumerate(texts)
    )
    expected = provenance.trace([first], against=rest)
    assert provenance.trace([first], against=provenance.prepare(rest)) == expected
    assert provenance.trace([first], against=provenance.prepare(rest[::-1])) == expected


def test_references_are_counted() -> None:
    """``prepare`` gives an object of the public class, as long as its documents are many."""
    prepared = provenance.prepare([WIRE, COPY])
    assert isinstance(prepared, References)
    assert len(prepared) == 2
