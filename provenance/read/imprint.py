"""Who published a page, and whose agency copy it says it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.read.front import has_outlet_word, is_masthead
from provenance.read.outlets import agency_pattern, canonical, host_of, mentions, outlet_at
from provenance.read.signatures import byline_name, without_stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.read.outlets import Outlet
    from provenance.read.sections import Piece

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']{3,2000}[^\s<>\"'.,;)]")
_AFTER_NAME: Final = re.compile(r"\s[-–—|·•]\s.*|\s*\|.*", re.DOTALL)
_PARTS: Final = re.compile(r"\s*[|·•]\s*|\s[-–—]+(?=\s|$)|,\s|,$|(?<=[\w)])\.(?:\s|$)")
_OWNER: Final = re.compile(
    r"(?:©|\(c\)|copyright|&copy;|\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\b|\bby\b|\ball rights reserved\b.*|[.,|])",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE: Final = re.compile(r"(?:The|Le|La|El|Il|Der|Die|Das)\s[A-ZÀ-Þ]")
_TAG: Final = re.compile(r"\(([^()]{2,40})\)")
_STAFF_COPY: Final = re.compile(r"\b(?:staff|and|inputs?|additional|files?|material|reporting)\b|/|&", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:bur-)?[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,4}|bur-[a-z]{2,4}")
_DESK_CREDIT: Final = re.compile(r"\(?Reporting by .{2,200}\bEditing by ", re.IGNORECASE | re.DOTALL)
_PRINCIPLES: Final = re.compile(r"Our Standards: The (?:Thomson Reuters )?Trust Principles", re.IGNORECASE)
_REPUBLISHED: Final = re.compile(r"\b(?:republish|reprint|reproduced|syndicat|under (?:our|an?) (?:agreement|licen[cs]e)|with permission)", re.IGNORECASE)
_EXCERPT: Final = re.compile(r"read (?:the )?(?:full|entire|whole|rest|original|complete)", re.IGNORECASE)
_HOUSE_STAMP: Final = re.compile(r"\b20\d\d at \d{1,2}:\d\d [AP]M [A-Z]{2,4}\b")
_SELF_MENTION: Final = re.compile(r"\b(?:seen|reviewed|viewed|obtained|compiled) by $")
_SHORT_WORD: Final = 3


class Imprint(NamedTuple):
    """What a page says of its origin.

    ``agency`` is the canonical name of the agency whose copy it is; ``own_form`` whether it has
    that agency's own form and no other publisher's.
    """

    publisher: str | None
    url: str | None
    agency: str | None
    own_form: bool


def imprint_of(text: str, pieces: Sequence[Piece]) -> Imprint:
    """Read a page's publisher, address and agency off its furniture."""
    url = _url(text, pieces)
    publisher = next(_publishers(pieces), None) or _publisher_at(url)
    signed = next(_signatures(pieces), None)
    agency = signed or next(_front_credits(pieces), None)
    if agency is None:
        return Imprint(publisher, url, _house(text, pieces, publisher), own_form=False)
    foreign = publisher is not None and publisher != agency
    return Imprint(publisher, url, agency, own_form=not foreign and not _is_republished(pieces))


def _publishers(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the names of the publisher, the surest first."""
    furniture = [piece for piece in pieces if piece.kind == "furniture"]
    for piece in _above_headline(pieces):
        if piece.label is None and is_masthead(piece.text):
            yield _tidy(_AFTER_NAME.sub("", piece.text))
    for piece in furniture:
        if piece.label == "date_line":
            yield from map(_tidy, filter(_is_outlet_name, _parts(piece.text)))
    for piece in furniture:
        if piece.label == "credit":
            yield from (found.outlet.name for found in mentions(piece.text) if not found.outlet.agency)
    for piece in furniture:
        if piece.label == "copyright" and len(piece.text) < 120:
            owner = _OWNER.sub("", piece.text).strip()
            if owner and owner[0].isupper() and not agency_pattern().search(owner):
                yield _tidy(owner)
    for piece in furniture:
        tag = _TAG.search(piece.text) if piece.label == "dateline" else None
        if tag and not agency_pattern().fullmatch(tag[1]):
            yield _tidy(tag[1])


def _above_headline(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.kind != "furniture":
            return
        yield piece


def _parts(text: str) -> list[str]:
    """Split what a date line has besides its stamps: "The Gazette", "World", "By A. Writer"."""
    return [part.strip(" .,–—-") for part in _PARTS.split(without_stamps(text))]


def _is_outlet_name(part: str) -> bool:
    known = canonical(part)
    if known:
        return not known.agency
    words = part.split()
    if byline_name(part) or not 1 < len(words) < 6 or not part[0].isupper():  # noqa: PLR2004 (a name)
        return False
    titled = sum(word[0].isupper() for word in words) > len(words) / 2
    return titled and (has_outlet_word(part) or bool(_ARTICLE.match(part)) or part.isupper())


def _tidy(name: str) -> str:
    """Give a name its canonical form; one in capitals gets an initial capital for each word."""
    known = canonical(name.strip())
    if known:
        return known.name
    words = name.split()
    if len(words) > 1 and name.isupper():
        words = [word if len(word) <= _SHORT_WORD and word not in {"THE", "NEW", "DAY", "SUN"} else word.capitalize() for word in words]
    return " ".join(words).strip(" .,")


def _publisher_at(url: str | None) -> str | None:
    if url is None:
        return None
    known = outlet_at(url)
    return known.name if known else host_of(url)


def _url(text: str, pieces: Iterable[Piece]) -> str | None:
    for piece in pieces:
        if piece.kind == "furniture" and piece.label in {"citation", "comments", "navigation"}:
            if piece.label == "navigation" and not piece.text.casefold().startswith("permalink"):
                continue
            if found := _ADDRESS.search(text, piece.start, piece.end):
                return found[0]
    return None


def _signatures(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the agencies that sign the copy: dateline, copyright, desk."""
    furniture = [piece for piece in pieces if piece.kind == "furniture"]
    for piece in furniture:
        tag = _TAG.search(piece.text) if piece.label == "dateline" else None
        if tag and (known := canonical(tag[1])) and known.agency:
            yield known.name
    for piece in furniture:
        if piece.label == "copyright":
            yield from (known.name for known in _agencies(piece.text))
    for piece in furniture:
        if piece.label == "sign_off":
            yield from _desk(piece.text, pieces)


def _desk(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    if _PRINCIPLES.search(text) or _DESK_CREDIT.match(text):
        yield "Reuters"
    elif _INITIALS.fullmatch(text):
        named = {found.outlet.name for piece in pieces if piece.kind == "body" for found in mentions(piece.text) if found.outlet.agency}
        yield named.pop() if len(named) == 1 else "AFP"  # initials are AFP's way to sign


def _front_credits(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the agency that a date line, byline or credit line names alone, or "with"."""
    in_front = True
    for piece in pieces:
        in_front = in_front and piece.kind != "body"
        if piece.kind != "furniture" or piece.label not in {"date_line", "byline", "credit"}:
            continue
        if _STAFF_COPY.search(without_stamps(piece.text)) or not (in_front or piece.label == "credit"):
            continue
        yield from (known.name for known in _agencies(piece.text))


def _agencies(text: str) -> Iterator[Outlet]:
    for found in agency_pattern().finditer(text):
        known = canonical(found[0])
        if known and known.agency:
            yield known


def _house(text: str, pieces: Sequence[Piece], publisher: str | None) -> str | None:
    """Return the agency whose time stamp stands in the byline and that speaks of itself."""
    stamped = any(p.label in {"byline", "date_line"} and _HOUSE_STAMP.search(p.text) for p in pieces)
    if publisher is not None or not stamped:
        return None
    for piece in pieces:
        for found in mentions(piece.text) if piece.kind == "body" else ():
            if found.outlet.name == "Bloomberg" and _SELF_MENTION.search(piece.text[: found.start]):
                return found.outlet.name
    return None


def _is_republished(pieces: Iterable[Piece]) -> bool:
    return any(
        (piece.kind == "note" and _REPUBLISHED.search(piece.text))
        or (piece.label == "navigation" and _EXCERPT.match(piece.text.lstrip("[")))
        or piece.label == "citation"
        for piece in pieces
    )
