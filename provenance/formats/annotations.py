"""Report → W3C Web Annotation (JSON-LD): a note beside the words of each source, flag, quote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from provenance.formats.linked import write_linked
from provenance.formats.passages import Passages, passages_of
from provenance.formats.selectors import target
from provenance.formats.sentences import quote_sentence, source_sentence
from provenance.formats.wording import flag_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Flag, Report, Source, TracedDocument, TracedQuote, TracedSentence

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_NAMES: Final = UUID("5b0d0b5e-6d55-5d0f-8a3c-0f5d6f1e7a11")  # of this format's annotations

Annotation = dict[str, Any]


def render(report: Report) -> str:
    """Write a page of annotations, in the order of documents and words; quotes come last.

    Each has selectors by words with their context and by code points of the untouched text, and a
    body that says what was found. Its ``id`` is made from its content: the same finding has the
    same id in every run.
    """
    passages = passages_of(report)
    found = [*_on_sentences(report, passages), *_on_quotes(report, passages)]
    items = list({one["id"]: one for one in map(_identified, found)}.values())
    page = {"type": "AnnotationPage", "items": items, "startIndex": 0}
    return write_linked({"@context": CONTEXT, **_identified(page)})


def _on_sentences(report: Report, passages: Passages) -> Iterator[Annotation]:
    for document in report.documents:
        for sentence in document.sentences:
            for source in sentence.sources:
                yield _link(document, sentence, source, passages)
            for flag in sentence.flags:
                yield _note(document, sentence, flag, passages)


def _on_quotes(report: Report, passages: Passages) -> Iterator[Annotation]:
    for quote in report.quotes:
        yield _quotation(quote, passages)


def _identified(resource: dict[str, Any]) -> dict[str, Any]:
    content = json.dumps(resource, sort_keys=True)  # in ASCII: a lone surrogate has no UTF-8
    return {"id": uuid5(_NAMES, content).urn, **resource}


def _annotation(motivation: str, where: dict[str, Any], *bodies: dict[str, Any]) -> Annotation:
    return {
        "type": "Annotation",
        "motivation": motivation,
        "target": where,
        "body": list(bodies),
    }


def _said(words: str, purpose: str = "describing") -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "format": "text/plain",
        "language": "en",
        "purpose": purpose,
        "value": words,
    }


def _tag(word: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": word}


def _whole(document: TracedDocument, sentence: TracedSentence, passages: Passages) -> Annotation:
    return target(passages, document.id, (sentence.start, sentence.end), sentence.text)


def _link(
    document: TracedDocument, sentence: TracedSentence, source: Source, passages: Passages
) -> Annotation:
    """Link a sentence to one of its sources."""
    origin = passages.documents[source.document]
    said = source_sentence(sentence, source, origin)
    there = _whole(origin, passages.sentence(source), passages)
    return _annotation(
        "linking",
        _whole(document, sentence, passages),
        {**there, "purpose": "linking"},
        _said(said),
        _tag(sentence.relation),
    )


def _note(
    document: TracedDocument, sentence: TracedSentence, flag: Flag, passages: Passages
) -> Annotation:
    """Note a flag beside its words or, where it has none, beside its sentence."""
    here = (
        target(passages, document.id, (flag.start, flag.end), flag.words)
        if flag.words
        else _whole(document, sentence, passages)
    )
    bodies = [_said(flag_text(flag), "commenting"), _tag(flag.kind), _tag(flag.rule)]
    if flag.source and flag.source.words:
        span = (flag.source.start, flag.source.end)
        there = target(passages, flag.source.document, span, flag.source.words)
        bodies.append({**there, "purpose": "linking"})
    return _annotation("commenting", here, *bodies)


def _quotation(quote: TracedQuote, passages: Passages) -> Annotation:
    """Say of a quote who spoke, through whom it came, and what became of its words."""
    here = target(passages, quote.document, (quote.start, quote.end), quote.text)
    bodies = [_said(quote_sentence(quote, passages.documents)), _tag(quote.alteration)]
    origin = quote.origin
    if origin and (origin.document, origin.start) != (quote.document, quote.start):
        there = target(passages, origin.document, (origin.start, origin.end), origin.text)
        bodies.append({**there, "purpose": "linking"})
    return _annotation("identifying", here, *bodies)
