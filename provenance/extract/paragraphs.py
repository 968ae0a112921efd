"""A text or a document → paragraphs, each with the kind of its section."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model.document import Document, Sentence
    from provenance.model.vocabulary import SectionKind


class Paragraph(NamedTuple):
    """A stretch ``[start, end)`` in code points that quotes do not cross, and its section."""

    start: int
    end: int
    section: SectionKind


_BLOCK: Final = re.compile(r"\S[^\n]*(?:\n(?![ \t\r\xa0]*\n)[^\n]*)*")
_LINE: Final = re.compile(r"[^\n]+")
_WRAPPED: Final = 100


def paragraphs_of_text(text: str) -> tuple[Paragraph, ...]:
    """Cut a string at blank lines, and at every line break unless its lines look wrapped."""
    blocks = [found.span() for found in _BLOCK.finditer(text)]
    return tuple(
        Paragraph(start, end, "body")
        for block in blocks
        for start, end in _lines(text, *block)
        if text[start:end].strip()
    )


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    lines = [found.span() for found in _LINE.finditer(text, start, end)]
    if max((b - a for a, b in lines), default=0) <= _WRAPPED:
        return [(start, end)]
    return lines


def paragraphs_of_document(
    document: Document, sentences: Sequence[Sentence]
) -> tuple[Paragraph, ...]:
    """Return the sections with their sentences; sections that one sentence crosses are joined."""
    starts = [sentence.start for sentence in sentences]
    joined: list[Paragraph] = []
    for section in document.sections:
        if (
            joined
            and _crossed(sentences, starts, joined[-1].end, section.start)
            and joined[-1].section == section.kind
        ):
            joined[-1] = Paragraph(joined[-1].start, section.end, section.kind)
        else:
            joined.append(Paragraph(section.start, section.end, section.kind))
    if joined:
        return tuple(joined)
    return tuple(Paragraph(s.start, s.end, s.section) for s in sentences)


def _crossed(sentences: Sequence[Sentence], starts: Sequence[int], end: int, start: int) -> bool:
    at = bisect_left(starts, end) - 1
    return at >= 0 and sentences[at].end > start
