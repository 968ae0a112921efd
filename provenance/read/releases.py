"""Press releases and court papers: what a company or body says of itself, and news is made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.read.datelines import dateline_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.read.sections import Piece

_DISTRIBUTOR: Final = re.compile(
    r"(?:CNW(?: Telbec| Group)?|PR ?Newswire(?:-\w+)?|Business ?Wire|GLOBE ?NEWSWIRE"
    r"|Newsfile(?: Corp)?\.?|ACCESS(?:WIRE| Newswire)|Marketwired?|EQS(?:[ -]\w+)?|DGAP"
    r"|EIN ?Presswire|PRWeb|News ?Aktuell|(?:APA-)?OTS|Cision|Media ?OutReach(?: Newswire)?"
    r"|JCN Newswire)",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(
    r"(?:.{2,60}?\s[|·•–—-]\s)?\W*(?:(?:joint )?(?:press|news|media) (?:release|statement|notice"
    r"|information|bulletin|communiqu[eé])"
    r"|(?:regulatory|ad[ -]?hoc|stock exchange) (?:announcement|release|notice|disclosure)"
    r"|under embargo|embargoed (?:until|for|till))\b",
    re.IGNORECASE,
)
_IMMEDIATE: Final = re.compile(r"\bfor immediate (?:release|publication)\b", re.IGNORECASE)
_MARKS: Final = (
    re.compile(r"\W*-\s?30\s?-\W*|\W{0,3}#\s?#\s?#\W{0,3}|\W{1,4}(?i:ends)\W{1,4}"),
    re.compile(r"statement no\.? ?\d{1,3}\b.{0,60}", re.IGNORECASE),
    re.compile(
        r".{2,60}?\s[|⎮·•–—-]\s(?:media|press) (?:centre|center|office|room|service)", re.IGNORECASE
    ),
    re.compile(r"(?:About|ABOUT) (?!(?i:the author|us|me|this|our)\b)[A-ZÀ-Þ]\S*(?: \S+){0,5}"),
    re.compile(
        r"\W*(?:(?:media|press|investors?|company|corporate|public) (?:contacts?|relations"
        r"|enquiries|inquiries)|contacts?(?: for (?:media|press|journalists))?|notes to editors"
        r"|for (?:more|further|additional) information)\b.{0,200}",
        re.IGNORECASE,
    ),
    re.compile(r"(?:SOURCE:?|Source:) [A-ZÀ-Þ].{2,60}|(?i:news provided by).{0,60}"),
    re.compile(
        r".{0,80}\b(?:forward-looking statements?|cautionary statement)\b.{0,120}", re.IGNORECASE
    ),
)
_STATEMENT: Final = re.compile(
    r"\W*(?:(?:an? |our |public |joint |official |holding )*(?:statement|notice|announcement"
    r"|apology|clarification)"
    r"|(?:service|incident|security|product|safety) (?:notice|update|recall))\b",
    re.IGNORECASE,
)
_WE: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\"“„«][^\"”“»]{0,2000}[\"”“»]")
_POSTED: Final = re.compile(
    r"not responsible for the (?:accuracy|content) of (?:the )?(?:news|press) releases"
    r"|releases? (?:posted|provided|submitted) by (?:contributing|third|other)",
    re.IGNORECASE,
)
_FILED: Final = (
    re.compile(r"\b\d{1,2}:\d\d-[a-z]{2}-\d{2,6}\b", re.IGNORECASE),
    re.compile(r"^in the (?:.{3,40} )?court (?:of|for)\b", re.IGNORECASE),
    re.compile(r"^the grand jury (?:further )?charges\b", re.IGNORECASE),
    re.compile(
        r"\bv(?:s)?\.? .{2,80}\s[–—-]\s(?:indictment|complaint|petition|judge?ment|order|opinion"
        r"|affidavit)$",
        re.IGNORECASE,
    ),
)
_HEAD_LINES: Final = 6
_LONGEST_HEAD: Final = 90
_LONGEST_MARK: Final = 200
_ENOUGH: Final = 2


def is_release(pieces: Sequence[Piece]) -> bool:
    """Whether a page is a press release, or a paper of a court.

    It says so above its first prose, a distributor signs its dateline, or it has two of the marks
    that releases end with: contacts, "About" the company, its name as the source, "-30-". A title
    that calls it a statement, and a text that says "we", count as marks.
    """
    if any(_POSTED.search(piece.text) for piece in pieces if piece.kind != "comment"):
        return False  # a service that carries the releases of others
    if _is_distributed(pieces) or _says_so(pieces) or _is_filed(pieces):
        return True
    return _marks(pieces) + _is_titled(pieces) + _says_we(pieces) >= _ENOUGH


def is_distributor(name: str) -> bool:
    """Whether a name is that of a service which distributes press releases."""
    return _DISTRIBUTOR.fullmatch(name.strip()) is not None


def _is_distributed(pieces: Iterable[Piece]) -> bool:
    tags = (dateline_tag(piece.text) for piece in pieces if piece.label == "dateline")
    return any(tag is not None and is_distributor(tag) for tag in tags)


def _says_so(pieces: Iterable[Piece]) -> bool:
    for piece in pieces:
        if piece.kind == "body" and piece.label is None:
            return False
        if len(piece.text) <= _LONGEST_HEAD and (
            _IMMEDIATE.search(piece.text)
            or (piece.kind == "furniture" and _HEADED.match(piece.text))
            or piece.label == "release"
        ):
            return True
    return False


def _is_filed(pieces: Sequence[Piece]) -> bool:
    """Whether the head of a page is that of a court's paper: its case number, its parties."""
    head = (piece.text for piece in pieces[:_HEAD_LINES] if len(piece.text) <= _LONGEST_MARK)
    return any(any(form.search(line) for form in _FILED) for line in head)


def _is_titled(pieces: Iterable[Piece]) -> bool:
    """Whether the headline calls the text a statement."""
    titles = (piece.text for piece in pieces if piece.kind == "headline")
    return _STATEMENT.match(next(titles, "")) is not None


def _says_we(pieces: Iterable[Piece]) -> bool:
    """Whether the body speaks of itself as "we" in several paragraphs, outside quotation marks."""
    body = (_QUOTED.sub("", piece.text) for piece in pieces if piece.kind == "body")
    return sum(_WE.search(text) is not None for text in body) >= _ENOUGH


def _marks(pieces: Sequence[Piece]) -> int:
    lines = [p.text for p in pieces if p.kind != "comment" and len(p.text) <= _LONGEST_MARK]
    return sum(any(map(mark.fullmatch, lines)) for mark in _MARKS)
