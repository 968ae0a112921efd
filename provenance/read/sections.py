"""Text → pieces of one kind: headline, body, caption, note, comment or furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.frequencies import stem, weight
from provenance.read.body import Page, body_kind
from provenance.read.bylines import byline_name, is_person
from provenance.read.commenters import is_user_name
from provenance.read.datelines import dateline_end
from provenance.read.front import POINT, front_kinds, lead_of
from provenance.read.labels import run_in
from provenance.read.layout import is_terminated, paragraphs_of
from provenance.read.pulled import letters
from provenance.read.titles import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import SectionKind
    from provenance.read.layout import Paragraph

_USER_LINE: Final = re.compile(
    r"[\w .@'’-]{1,40} (?:said|wrote|writes|says|replied|commented)(?: on .{1,40})?:\s?[↑⇑]?"
    r"|(?:in reply|replying|reply) to @?[\w .'’-]{1,40}:?|@\w{1,40}:?|\w*[_\d][\w.-]*"
    r"|[^.!?]{1,80}\b\d{1,2} (?:minute|hour|day|week|month|year)s? ago"
    r"|[\w.@'’-]{2,30}(?: [\w.'’-]{1,20})?, (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
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
        "commenter",
        "citation",
        "related",
        "sign_off",
    }
)
_STAMPS: Final = frozenset({"date_line", "timestamp", "commenter", "statistics"})
_COMMENT_WORDS: Final = 12
_COMMENT_COUNT: Final = re.compile(r"\b[1-9][\d.,]*k? (?:comments|replies)\b", re.IGNORECASE)
_OPENS_COMMENT: Final = re.compile(r">\s?\S|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*\.?)?:\s\S")
_SIGNED: Final = re.compile(
    r"[^\W_][\w.@'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]*){0,2}(?:: \S| (?:wrote|said|writes|says):$)"
)
_HANDLE: Final = re.compile(r"[a-z]+[_\d][\w.-]*|[\w.-]+_[\w.-]+")
_LEAST_ARTICLE: Final = 3
_MOST_ANSWERS: Final = 12
_ANSWER_WORDS: Final = 30
_QUOTE_MARKS: Final = "\"“„«‘'"
_RARE: Final = 8.0  # nats
_QUOTES_ARTICLE: Final = re.compile(r">\s?(?=\S)")
_MOST_LETTERS: Final = 300_000
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
    front = _front(paragraphs[:lead], paragraphs[lead:end])
    body = _body(text, front, paragraphs[lead:end])
    return (*front, *body, *_comments(paragraphs[end:]))


def _front(paragraphs: Sequence[Paragraph], prose: Sequence[Paragraph]) -> tuple[Piece, ...]:
    kinds = front_kinds(paragraphs, prose)
    return tuple(
        _piece(kind, p._replace(label=POINT) if kind == "body" else p)
        for kind, p in zip(kinds, paragraphs, strict=True)
    )


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


def _comments(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    for place, paragraph in enumerate(paragraphs):
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        is_own = _is_comment_furniture(paragraph) or _names_user(paragraph, after)
        yield _piece("furniture" if is_own else "comment", paragraph)


def _is_comment_furniture(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if _USER_LINE.fullmatch(text):
        return True
    return paragraph.label in _COMMENT_FURNITURE and (
        len(text.split()) <= _COMMENT_WORDS or not is_terminated(text)
    )


def _names_user(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a short line is a reader's name: a stamp follows, or prose follows one word."""
    if after is None or paragraph.label is not None or not is_user_name(paragraph.text):
        return False
    if after.label in _STAMPS:
        return True
    is_single = " " not in paragraph.text or is_person(paragraph.text)
    return is_single and after.label is None and is_terminated(after.text)


def _comments_start(paragraphs: Sequence[Paragraph], lead: int) -> int:
    """Return where the readers' comments begin: at their heading, or at the first one's head.

    In a live blog what tells a comment's author may tell a post's.
    """
    is_live = sum(paragraph.label == "timestamp" for paragraph in paragraphs) > 1
    for index in range(lead + 1, len(paragraphs)):
        label = paragraphs[index].label
        if label == "comments" or _counts_comments(paragraphs[index : index + 2]):
            return index
        if label == "commenter" and not is_live and _says_more(paragraphs[index + 1 :]):
            return _with_name(paragraphs, index, lead)
    return _answers_start(paragraphs, lead)


def _answers_start(paragraphs: Sequence[Paragraph], lead: int) -> int:
    """Return where readers answer the article without a heading: a name and what is quoted of it.

    Of a quote that repeats the article, the line before or after is by somebody with a name.
    """
    told = ""
    for index, paragraph in enumerate(paragraphs):
        quoted = _QUOTES_ARTICLE.match(paragraph.text)
        said = letters(paragraph.text[quoted.end() :]) if quoted else ""
        if said and said in told and any(map(_is_signed, paragraphs[index - 1 : index + 2])):
            first = index
            while first - 1 > lead and _is_signed(paragraphs[first - 1]):
                first -= 1
            return first
        if index >= lead and len(told) < _MOST_LETTERS:
            told += " " + letters(paragraph.text)
    return _names_start(paragraphs, lead)


def _names_start(paragraphs: Sequence[Paragraph], lead: int) -> int:
    """Return where readers answer at the very end: names that the article has not, and colons.

    What follows the first of them is short: other answers, or the page's own lines.
    """
    start = max(lead + _LEAST_ARTICLE, len(paragraphs) - _MOST_ANSWERS)
    for index in range(start, len(paragraphs)):
        found = _SIGNED.match(paragraphs[index].text) if paragraphs[index].label is None else None
        name = found[0].partition(":")[0] if found else ""
        if not found or found[0][-1] in _QUOTE_MARKS or not _is_reader(name):
            continue
        others = (*paragraphs[:index], *paragraphs[index + 1 :])
        if not any(name in one.text for one in others) and _are_short(paragraphs[index + 1 :]):
            return index
    return len(paragraphs)


def _is_reader(name: str) -> bool:
    """Whether a name is one that readers choose or have: "hill_harriet", "Anselm", "Pia T."."""
    first = name.split(maxsplit=1)[0]
    if _HANDLE.fullmatch(name):
        return True
    return first[0].isupper() and not name.isupper() and weight(stem(first.casefold())) >= _RARE


def _are_short(paragraphs: Sequence[Paragraph]) -> bool:
    return all(len(paragraph.text.split()) <= _ANSWER_WORDS for paragraph in paragraphs)


def _is_signed(paragraph: Paragraph) -> bool:
    """Whether a line opens with who says it: "Pia T.: Never.", "zijwind wrote:"."""
    return paragraph.label is None and _SIGNED.match(paragraph.text) is not None


def _counts_comments(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line counts comments and the next one opens a comment: a name, or a quote."""
    line, *after = paragraphs
    if line.label != "statistics" or not _COMMENT_COUNT.search(line.text) or not after:
        return False
    return after[0].label == "commenter" or _OPENS_COMMENT.match(after[0].text) is not None


def _says_more(paragraphs: Sequence[Paragraph]) -> bool:
    return any(p.label is None and is_terminated(p.text) for p in paragraphs)


def _with_name(paragraphs: Sequence[Paragraph], index: int, lead: int) -> int:
    """Move the place of a comment's head up to its author's name."""
    above = index - 1
    while above > lead and paragraphs[above].label == "statistics":
        above -= 1
    named = paragraphs[above].label is None and is_user_name(paragraphs[above].text)
    return above if above > lead and named else index


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
