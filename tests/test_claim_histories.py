"""The history of claims: the earliest telling, all tellings, and who was said to make them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from provenance.model import Document, Place
from provenance.read import load
from provenance.report import trace

if TYPE_CHECKING:
    from provenance.model import Report, TracedClaim

_SEEDS = Path(__file__).parents[1] / "seeds"
_REWRITE, _BLOG, _WIRE, _OTHER = "000", "001", "002", "003"

WIRE = (
    "LISBON (AFP) - The ferry company Halden Line carried 48,000 passengers across the bay "
    "in 2019, according to its annual report.\n\n"
    "The harbour authority opened an inquiry in March after two engines failed at sea.\n\n"
    "Exports through the port fell by 12 percent last year, finance minister Ada Orlin said.\n\n"
    "The engines were built in 1987 and had been repaired four times since then.\n"
)
REWRITE = (
    "The ferry company Halden Line carried 48,000 passengers across the bay in 2019, "
    "its annual report shows, AFP reported.\n\n"
    "An inquiry was opened by the harbour authority in March after two engines failed at sea.\n\n"
    "Exports through the port fell by 12 percent last year.\n\n"
    "The engines were built in 1987 and had been repaired four times since then.\n"
)
COPY = (
    "Exports through the port fell by 12 percent last year.\n\n"
    "An inquiry was opened by the harbour authority in March after two engines failed at sea.\n\n"
    "The engines were built in 1987 and had been repaired four times since then.\n"
)


@pytest.fixture(scope="module")
def seeds() -> Report:
    """Trace the five seed articles once."""
    return trace(load(_SEEDS))


@pytest.fixture(scope="module")
def chain() -> Report:
    """Trace a wire, a rewrite of it that drops an attribution, and a copy of the rewrite."""
    wire = Document.from_text(WIRE, id="wire")
    rewrite = evolve(Document.from_text(REWRITE, id="rewrite"), derived_from=("wire",))
    copy = evolve(Document.from_text(COPY, id="copy"), derived_from=("rewrite",))
    return trace([copy, rewrite, wire])


def claim_of(report: Report, document: str, words: str) -> TracedClaim:
    """Return the one claim of a document that has some words."""
    found = [
        claim
        for claim in report.claims
        if claim.document.startswith(document) and words in " ".join(claim.text.split())
    ]
    assert len(found) == 1, [claim.text for claim in found]
    return found[0]


def tellings(claim: TracedClaim) -> list[tuple[str, str]]:
    """Return the documents (three letters) and voicings of a claim's appearances."""
    return [(one.document[:3], one.voicing) for one in claim.appearances]


def test_the_approval_traces_to_the_wire(seeds: Report) -> None:
    """AFP's claim that the assembly approved the resolution is told by 000 and 001 too."""
    first = claim_of(seeds, _WIRE, "approved the resolution")
    assert first.origin is None
    assert first.speaker is None
    assert tellings(first) == [(_WIRE, "own"), (_REWRITE, "gained"), (_BLOG, "own")]
    for document in (_REWRITE, _BLOG):
        later = claim_of(seeds, document, "sponsored by")
        assert later.origin is not None
        assert (later.origin.document, later.origin.start) == (first.document, first.start)
        assert later.appearances == first.appearances
    assert claim_of(seeds, _REWRITE, "sponsored by").speaker == "France 24"


def test_a_verbatim_copy_alters_nothing(seeds: Report) -> None:
    """The republication tells the wire's claims in the wire's words."""
    copied = claim_of(seeds, _BLOG, "India cutting off access")
    assert [one.alteration for one in copied.appearances if one.document[:3] == _BLOG] == ["none"]


def test_what_only_a_rewrite_claims_has_no_origin(seeds: Report) -> None:
    """A claim that the rewrite adds is its own, and appears there alone."""
    added = claim_of(seeds, _REWRITE, "disconnects the Internet")
    assert added.origin is None
    assert tellings(added) == [(_REWRITE, "own")]


def test_a_named_source_keeps_its_claim(seeds: Report) -> None:
    """What the wire gives to Washington, the rewrite gives to Washington under either name."""
    later = claim_of(seeds, _REWRITE, "2001 Budapest convention")
    assert later.speaker == "Washington"
    assert later.voicing == "attributed"


def test_in_a_tie_no_telling_comes_first(seeds: Report) -> None:
    """Two articles that nothing orders list each other's tellings, and none is the origin."""
    claims = [one for one in seeds.claims if one.document[:3] in {_OTHER, "004"}]
    assert {one.origin for one in claims} == {None}
    assert any(
        {telling.document[:3] for telling in one.appearances} == {_OTHER, "004"} for one in claims
    )


def test_no_claim_is_made_by_a_comment(seeds: Report) -> None:
    """Readers' comments make no claims of an article's."""
    sections = {
        (document.id, sentence.number): sentence.section
        for document in seeds.documents
        for sentence in document.sentences
    }
    assert "comment" not in {sections[one.document, one.sentence] for one in seeds.claims}


def test_a_lost_attribution_is_found(chain: Report) -> None:
    """A rewrite that states what a minister said has lost the attribution, there."""
    claim = claim_of(chain, "rewrite", "Exports")
    assert claim.speaker is None
    assert claim.voicing == "lost"
    assert claim.lost_in == Place("rewrite", claim.sentence)
    first = claim.appearances[0]
    assert (first.document, first.speaker) == ("wire", "Ada Orlin")


def test_a_copy_names_where_an_attribution_was_lost(chain: Report) -> None:
    """Whoever copies the rewrite has not lost the attribution himself: the rewrite had."""
    copied, rewritten = claim_of(chain, "copy", "Exports"), claim_of(chain, "rewrite", "Exports")
    assert copied.voicing == "lost"
    assert copied.lost_in == Place("rewrite", rewritten.sentence)
    assert tellings(copied) == [("wir", "attributed"), ("rew", "lost"), ("cop", "lost")]


def test_a_kept_attribution_is_not_lost(chain: Report) -> None:
    """A sentence that still names the source has lost nothing; nor has what nobody said."""
    assert claim_of(chain, "rewrite", "48,000").voicing != "lost"
    assert claim_of(chain, "rewrite", "1987").voicing == "own"
    assert claim_of(chain, "rewrite", "1987").lost_in is None


def test_every_telling_has_the_same_history(chain: Report) -> None:
    """Each claim is among its own appearances, and its origin is the first of them."""
    for claim in chain.claims:
        spans = [(one.document, one.start, one.end) for one in claim.appearances]
        assert (claim.document, claim.start, claim.end) in spans
        if claim.origin is not None:
            assert spans[0] == (claim.origin.document, claim.origin.start, claim.origin.end)


def test_references_make_no_claims_of_their_own() -> None:
    """With a reference, a draft's claims trace to it, and only the draft's are listed."""
    wire = Document.from_text(WIRE, id="wire")
    draft = Document.from_text(REWRITE, id="draft")
    report = trace([draft], against=[wire])
    assert {one.document for one in report.claims} == {"draft"}
    origin = claim_of(report, "draft", "1987").origin
    assert origin is not None
    assert origin.document == "wire"


def test_the_order_of_files_changes_nothing() -> None:
    """The claims are the same, whatever the order of the documents."""
    texts = {"wire": WIRE, "rewrite": REWRITE, "copy": COPY}
    documents = [Document.from_text(text, id=name) for name, text in texts.items()]
    assert trace(documents).claims == trace(documents[::-1]).claims
