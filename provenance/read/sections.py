"""Text → pieces of one kind: headline, body, caption, note, comment or furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.read.body import Page, body_kind
from provenance.read.bylines import byline_name, is_person
from provenance.read.datelines import dateline_end
from provenance.read.front import HEADING, front_kinds, lead_of
from provenance.read.labels import run_in
from provenance.read.layout import is_terminated, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import SectionKind
    from provenance.read.layout import Paragraph

_USER_LINE: Final = re.compile(
    r"[\w .@'’-]{1,40} (?:said|wrote|writes|says|replied|commented)(?: on .{1,40})?:\s?[↑⇑]?"
    r"|(?:in reply|replying|reply) to @?[\w .'’-]{1,40}:?|@\w{1,40}:?|\w*[_\d][\w.-]*"
    r"|[^.!?]{1,80}\b\d{1,2} (?:minute|hour|day|week|month|year)s? ago"
)
_COMMENT_FURNITURE: Final = frozenset(
    {
        "navigation",
        "statistics",
        "copyright",
        "timestamp",
        "date_line",
        "rule",
        "comments",
        "citation",
    }
)
_COMMENT_WORDS: Final = 12
_LOWER: Final = re.compile(r"[a-z]")


class Piece(NamedTuple):
    """A section with the label that told its kind (None where its place did).

    ``text`` is its text on one line; ``[start, end)`` are code points of the document.
    """

    kind: SectionKind
    label: str | None
    start: int
    end: int
    text: str


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cut a document's text into pieces, in order; only white space lies between them."""
    paragraphs = paragraphs_of(text)
    lead = lead_of(paragraphs)
    end = _comments_start(paragraphs, lead)
    front = _front(paragraphs[:lead])
    return (*front, *_body(text, front, paragraphs[lead:end]), *map(_comment, paragraphs[end:]))


def _front(paragraphs: Sequence[Paragraph]) -> tuple[Piece, ...]:
    kinds = front_kinds(paragraphs)
    return tuple(_piece(kind, p) for kind, p in zip(kinds, paragraphs, strict=True))


def _body(text: str, front: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    page = Page(paragraphs, _own_names(front), _authors(front))
    linking = unsigned = False
    for place, paragraph in enumerate(paragraphs):
        kind = body_kind(page, place, linking=linking)
        linking = paragraph.label == "related" or (linking and kind == "furniture")
        unsigned = place == 0
        if kind == "body":
            yield from _prose(text, paragraph, unsigned=unsigned)
        else:
            yield _piece(kind, paragraph)


def _prose(text: str, paragraph: Paragraph, *, unsigned: bool) -> Iterator[Piece]:
    """Set apart what opens a paragraph without belonging to its first sentence."""
    start, end = paragraph.start, paragraph.end
    written = text[start:end]
    opening, label = dateline_end(written[:300], unsigned=unsigned), "dateline"
    if not opening and (phrase := run_in().match(written)):
        opening, label = phrase.end(), "run-in"
    if opening >= len(written):
        yield _piece("furniture", paragraph)
        return
    if opening:
        own = written[:opening].rstrip()
        yield Piece("furniture", label, start, start + len(own), own)
        start += opening + len(written[opening:]) - len(written[opening:].lstrip())
    yield Piece("body", None, start, end, paragraph.text)


def _comment(paragraph: Paragraph) -> Piece:
    text = paragraph.text
    stray = paragraph.label in _COMMENT_FURNITURE and (
        len(text.split()) <= _COMMENT_WORDS or not is_terminated(text)
    )
    if stray or _USER_LINE.fullmatch(text):
        return _piece("furniture", paragraph)
    return _piece("comment", paragraph)


def _comments_start(paragraphs: Sequence[Paragraph], lead: int) -> int:
    """Return where the readers' comments begin: their heading, if anything follows it."""
    for index in range(lead + 1, len(paragraphs)):
        if paragraphs[index].label == "comments":
            return index
    return len(paragraphs)


def _piece(kind: SectionKind, paragraph: Paragraph) -> Piece:
    mark = HEADING.match(paragraph.text) if kind == "headline" else None
    if mark is None:
        return Piece(kind, paragraph.label, paragraph.start, paragraph.end, paragraph.text)
    text = paragraph.text[mark.end() :]
    bare = text.rstrip("*# ")
    end = paragraph.end - len(text) + len(bare)
    return Piece(kind, paragraph.label, paragraph.start + mark.end(), end, bare)


def _own_names(front: Sequence[Piece]) -> frozenset[str]:
    """Return the last words of the names above the headline: "the Sentinel"."""
    above = []
    for piece in front:
        if piece.kind == "headline":
            break
        above.append(piece.text.rsplit(maxsplit=1)[-1])
    return frozenset(name for name in above if _LOWER.search(name) and name[0].isupper())


def _authors(front: Sequence[Piece]) -> frozenset[str]:
    names = (byline_name(piece.text) for piece in front if piece.label == "byline")
    alone = (p.text for p in front if p.label is None and p.kind == "furniture")
    return frozenset([*filter(is_person, alone), *(name.strip() for name in names if name)])
