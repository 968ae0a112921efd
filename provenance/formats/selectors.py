"""Code points of a document → selectors of the W3C Web Annotation model (2017, section 4.2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Final

from provenance.formats.linked import text_address, web_address

if TYPE_CHECKING:
    from provenance.formats.passages import Passages
    from provenance.model import Span, TracedDocument

REACH: Final = 32
"""How many code points of context stand before and after the words that are selected."""


def target(passages: Passages, name: str, span: Span, words: str) -> dict[str, Any]:
    """Select ``words``, which stand at ``[start, end)`` (code points) of a document.

    The source is the document's web address, with the hash of what was read as its state;
    without an address it is that hash. White space between two sentences is given as spaces.
    """
    document = passages.documents[name]
    start, end = span
    before, after = _around(document, span)
    context = {"prefix": before, "suffix": after}
    return {
        "type": "SpecificResource",
        **_source(document),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": words,
                **{side: text for side, text in context.items() if text},
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _source(document: TracedDocument) -> dict[str, Any]:
    address = web_address(document)
    resource = {
        "id": address or text_address(document),
        "type": "Text",
        "label": document.title or document.id,
        **({"language": document.language} if document.language else {}),
    }
    if address is None:
        return {"source": resource}
    return {"source": resource, "state": {"type": "TimeState", "cached": text_address(document)}}


def _around(document: TracedDocument, span: Span) -> tuple[str, str]:
    """Return what stands before and after a span, with every code point between sentences a space.

    White space is all that lies between two sentences.
    """
    start, end = span
    low, high = max(start - REACH, 0), end + REACH
    sentences = document.sentences
    first = max(bisect_right(sentences, low, key=lambda one: one.start) - 1, 0)
    last = bisect_left(sentences, high, key=lambda one: one.start)
    written = [" "] * (high - low)
    final = low
    for sentence in sentences[first:last]:
        skipped = max(low - sentence.start, 0)
        shown = sentence.text[skipped : high - sentence.start]
        at = sentence.start + skipped - low
        written[at : at + len(shown)] = shown
        final = max(final, min(sentence.end, high))
    text = "".join(written)
    return text[: start - low], text[end - low : max(final, end) - low]
