"""Report → schema.org Claim as JSON-LD: where each claim appeared first and where again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from provenance.formats.linked import passage_address, text_address, web_address, write_linked
from provenance.formats.passages import Passages, passages_of
from provenance.formats.sentences import ALTERATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import (
        Alteration,
        Appearance,
        Passage,
        Report,
        Span,
        TracedClaim,
        TracedDocument,
    )

CONTEXT: Final = "https://schema.org"


def render(report: Report) -> str:
    """Write the documents and the claims made in them; nothing in it rates a claim.

    ``firstAppearance`` is the earliest in the corpus, left out where nothing tells which it is;
    ``appearance`` has the others, oldest first. Passages are named by the hash of their document's
    text and by code points. A document's ``datePublished`` is given where the day is known.
    """
    passages = passages_of(report)
    named = _named(report)
    documents = [_document(one) for one in report.documents if one.id in named]
    claims = [_claim(claim, passages) for claim in report.claims]
    return write_linked({"@context": CONTEXT, "@graph": [*documents, *claims]})


def _named(report: Report) -> set[str]:
    """Collect the documents in which claims appear."""
    own = {claim.document for claim in report.claims}
    return own | {place.document for claim in report.claims for place in _places(claim)}


def _places(claim: TracedClaim) -> tuple[Appearance | Passage, ...]:
    return (*claim.appearances, *([claim.origin] if claim.origin else []))


def _document(document: TracedDocument) -> dict[str, Any]:
    first, last = document.published.not_before, document.published.not_after
    known = first and last and first.date == last.date
    facts = {
        "url": web_address(document),
        "name": document.title or document.id,
        "identifier": document.id,
        "inLanguage": document.language,
        "publisher": _organization(document.publisher),
        "sourceOrganization": _organization(document.agency),
        "datePublished": first.date if first and known else None,
    }
    return {"@id": text_address(document), "@type": "Article", **_given(facts)}


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def _claim(claim: TracedClaim, passages: Passages) -> dict[str, Any]:
    document = passages.documents[claim.document]
    facts = {
        "text": claim.text,
        # a person or a body: the report does not say which, so the node has no type
        "author": {"name": claim.speaker} if claim.speaker else None,
        "isPartOf": {"@id": text_address(document)},
        "firstAppearance": _first(claim, passages),
        "appearance": list(_later(claim, passages)),
    }
    address = passage_address(document, claim.start, claim.end)
    return {"@id": address, "@type": "Claim", **_given(facts)}


def _first(claim: TracedClaim, passages: Passages) -> dict[str, Any] | None:
    if claim.origin is None:
        return None
    span = (claim.origin.start, claim.origin.end)
    return _appearance(claim.origin.document, span, claim.origin.text, "original", passages)


def _later(claim: TracedClaim, passages: Passages) -> Iterator[dict[str, Any]]:
    first = claim.origin and (claim.origin.document, claim.origin.start, claim.origin.end)
    for one in claim.appearances:
        if (one.document, one.start, one.end) != first:
            words = passages.words(one.document, (one.start, one.end))
            yield _appearance(one.document, (one.start, one.end), words, one.alteration, passages)


def _appearance(
    name: str, span: Span, words: str, alteration: Alteration, passages: Passages
) -> dict[str, Any]:
    document = passages.documents[name]
    facts = {
        "identifier": passage_address(document, *span),
        "url": web_address(document),
        "text": words,
        "description": ALTERATIONS[alteration],
        "isPartOf": {"@id": text_address(document)},
    }
    # no node of its own name: what is said of the words is said beside this claim
    return {"@type": "CreativeWork", **_given(facts)}
