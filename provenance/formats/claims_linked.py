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
        ClaimAppearance,
        Passage,
        Report,
        TracedClaim,
        TracedDocument,
        Voicing,
    )

CONTEXT: Final = "https://schema.org"

_VOICINGS: Final[dict[Voicing, str]] = {
    "gained": "given to a speaker, which the earliest appearance is not",
    "changed": "given to another speaker than in the earliest appearance",
    "lost": "stated by the article, which gives it to nobody",
}


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


def _places(claim: TracedClaim) -> tuple[ClaimAppearance | Passage, ...]:
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
        "author": _author(claim.speaker),
        "isPartOf": {"@id": text_address(document)},
        "firstAppearance": _first(claim, passages),
        "appearance": list(_later(claim, passages)),
    }
    address = passage_address(document, claim.start, claim.end)
    return {"@id": address, "@type": "Claim", **_given(facts)}


def _first(claim: TracedClaim, passages: Passages) -> dict[str, Any] | None:
    """Write the earliest appearance, with who makes the claim there where that is known."""
    origin = claim.origin
    if origin is None:
        return None
    same = (one for one in claim.appearances if _place(one) == _place(origin))
    known = next(same, None)
    return _node(origin, origin.text, "original", known.speaker if known else None, passages)


def _later(claim: TracedClaim, passages: Passages) -> Iterator[dict[str, Any]]:
    first = claim.origin and _place(claim.origin)
    for one in claim.appearances:
        if _place(one) != first:
            words = passages.words(one.document, (one.start, one.end))
            node = _node(one, words, one.alteration, one.speaker, passages)
            voice = _VOICINGS.get(one.voicing)
            yield {**node, "description": f"{node['description']}; {voice}"} if voice else node


def _place(passage: ClaimAppearance | Passage) -> tuple[str, int, int]:
    return passage.document, passage.start, passage.end


def _node(
    passage: ClaimAppearance | Passage,
    words: str,
    alteration: Alteration,
    speaker: str | None,
    passages: Passages,
) -> dict[str, Any]:
    """Write an appearance: a passage with its words and what became of them."""
    document = passages.documents[passage.document]
    facts = {
        "identifier": passage_address(document, passage.start, passage.end),
        "url": web_address(document),
        "text": words,
        "author": _author(speaker),
        "description": ALTERATIONS[alteration],
        "isPartOf": {"@id": text_address(document)},
    }
    # no node of its own name: what is said of the words is said beside this claim
    return {"@type": "CreativeWork", **_given(facts)}


def _author(speaker: str | None) -> dict[str, str] | None:
    """Name who makes a claim; a person or a body: nothing says which, so it has no type."""
    return {"name": speaker} if speaker else None
