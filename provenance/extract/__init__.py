"""Sentences → quotes, attributions and claims: marks, cues, speakers, relays, by rules alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.paragraphs import paragraphs_of_document, paragraphs_of_text
from provenance.extract.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model.document import Document, Sentence
    from provenance.model.speech import Attribution, Quote

__all__ = ["extract", "extract_quotes"]


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """Find the quotes of any string, with their kinds, speakers and relays.

    Offsets are code points of ``text``. Paragraphs are separated by blank lines. Never raises on
    odd marks or odd text; linear in its length.
    """
    return speech_of(text, paragraphs_of_text(text))[0]


def extract(
    document: Document, sentences: Sequence[Sentence]
) -> tuple[tuple[Quote, ...], tuple[Attribution, ...]]:
    """Find the quotes and attributions of a document, in text order.

    Quotes are found in every section, furniture and comments included; attributions in headlines,
    captions, notes and body. Offsets are code points of ``document.text``.
    """
    return speech_of(document.text, paragraphs_of_document(document, sentences))
