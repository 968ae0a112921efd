"""Whose agency copy a page says it is, and whether it has that agency's own form.

A mention, "(With AFP inputs)" or a byline that an agency shares with the page's own staff is a
credit and makes no agency copy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.read.datelines import dateline_tag
from provenance.read.front import POINT
from provenance.read.outlets import agency_pattern, canonical, mentions
from provenance.read.signoffs import sign_off_of
from provenance.read.stamps import without_stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.read.sections import Piece

_SHARED: Final = re.compile(
    r"\b(?:staff|and|inputs?|additional|files?|material|reporting)\b|/|&|^\W*with\b",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(
    r"(?:bur-)?[a-z]{2,4}(?:-[a-z]{2,4})?(?:/[a-z]{2,4}){1,4}|bur-[a-z]{2,4}"
)
_DESK: Final = re.compile(
    r"\(?Reporting by .{2,200}\bEditing by |Our Standards: The (?:Thomson Reuters )?Trust Princip",
    re.IGNORECASE | re.DOTALL,
)
_REPUBLISHED: Final = re.compile(
    r"\b(?:republish|reprint|originally (?:published|appeared)|reproduced|syndicat"
    r"|under (?:our|an?) (?:agreement|licen[cs]e)"
    r"|with permission)",
    re.IGNORECASE,
)
_VERSION: Final = re.compile(
    r"\b(?:(?:version|translation|copy|extract) of an? (?:\w+ )?(?:report|story|article|dispatch"
    r"|text)|(?:provided|supplied|produced|distributed|written|originally published"
    r"|first published)) (?:by|from)\s"
)
_SOURCE: Final = re.compile(
    r"\(?(?:sources?|via|from|courtesy(?: of)?|photo|credits?)\b\s?:?", re.IGNORECASE
)
_REPORT_BY: Final = re.compile(r"this (?:report|story|article|content) by\b", re.IGNORECASE)
_PREFIXED: Final = re.compile(r"[^/]{2,40}/\s?(?!staff|agenc)(?P<other>\S.*)", re.IGNORECASE)
_EXCERPT: Final = re.compile(
    r"\W*read (?:the )?(?:full|entire|whole|rest|original|complete)", re.IGNORECASE
)
_BLOOMBERG_STAMP: Final = re.compile(r"\b20\d\d at \d{1,2}:\d\d [AP]M [A-Z]{2,4}\b")
_WRITER: Final = re.compile(
    r"(?:By )?(?:[^|,]{3,60}(?:[|,] ?| - ))?(?:The )?(?:AP|AFP|Associated Press|Reuters|UPI"
    r"|dpa|PA)(?: [A-Z][a-z]+){0,3} (?:Writer|Reporter|Correspondent|Editor)s?"
)
"""An agency's own writer, as its bylines say: "AP Sports Writer"."""

_SERVICE: Final = re.compile(
    r"Anadolu Agency website contains only a portion"
    r"|AP [a-z]{2,20}(?: [a-z]{2,20})?: https?://apnews"
)
"""What an agency puts below its own stories: "AP sports: https://apnews.com/…"."""

_NEAR: Final = 60
_RUN_ON: Final = re.compile(r"^By(?=[A-Z])")
_BY_ITSELF: Final = re.compile(r"\b(?:seen|reviewed|viewed|obtained|compiled) by $")


class Imprint(NamedTuple):
    """What a page says of its origin.

    ``agency`` is the canonical name of the agency whose copy it is; ``own_form`` whether it has
    that agency's own form and no other publisher's.
    """

    publisher: str | None
    agency: str | None
    own_form: bool


def imprint_of(pieces: Sequence[Piece], publisher: str | None) -> Imprint:
    """Say whose copy a page is, from its furniture and its publisher's name."""
    furniture = [piece for piece in pieces if piece.kind == "furniture"]
    agency = next(_signing(furniture, pieces), None) or next(_credited(pieces), None)
    if agency is not None:
        foreign = publisher not in {None, agency} or _is_republished(pieces)
        return Imprint(publisher, agency, own_form=not (foreign or _is_sourced(furniture, agency)))
    agency = next(_named(pieces), None)
    if agency is not None:
        return Imprint(publisher, agency, own_form=False)
    return Imprint(publisher, _speaking_of_itself(pieces, publisher), own_form=False)


def _signing(furniture: Sequence[Piece], pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the agencies that sign the copy: in a dateline, a copyright line, at its end."""
    for piece in furniture:
        tag = dateline_tag(piece.text) if piece.label == "dateline" else None
        yield from _agencies(tag) if tag else ()
    yield from _staffing(furniture)
    for piece in furniture:
        if piece.label == "sign_off" and _DESK.match(piece.text):
            yield "Reuters"
        elif piece.label == "sign_off" and _INITIALS.fullmatch(piece.text):
            yield _initialling(pieces)
        elif piece.label == "sign_off" and _REPORT_BY.match(piece.text):
            yield from _agencies(piece.text)
        elif piece.label == "sign_off" and (sign_off := sign_off_of(piece.text)):
            yield from (sign_off.agency,) if sign_off.own_form else ()


def _staffing(furniture: Sequence[Piece]) -> Iterator[str]:
    """Yield the agencies whose writers sign, whose service a line is about, whose copy it is."""
    for piece in furniture:
        if found := _WRITER.fullmatch(piece.text) or _SERVICE.match(piece.text):
            yield from _agencies(found[0])
    for piece in furniture:
        if piece.label == "copyright":
            yield from _agencies(piece.text)


def _named(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the agencies that a page names as its copy's source, in ways that others use.

    A bare name behind the last sentence, a name before the page's own ("dpa/The Paper"), and notes:
    "a shortened version of a report by".
    """
    signed = {
        sign.agency for p in pieces if p.label == "sign_off" and (sign := sign_off_of(p.text))
    }
    if len(signed) == 1:  # several sign a page of briefs
        yield from signed
    for piece in pieces:
        if piece.label == "credit" and _PREFIXED.fullmatch(piece.text):
            yield from _agencies(piece.text.split("/")[0])
        elif piece.kind == "note" and (found := _VERSION.search(piece.text)):
            named = next(mentions(piece.text[found.end() : found.end() + _NEAR]), None)
            if named and named.outlet.agency:
                yield named.outlet.name


def _is_sourced(furniture: Iterable[Piece], agency: str) -> bool:
    """Whether a line credits the agency as a page's source, as the agency itself doesn't."""
    return any(
        piece.label in {"credit", "carried"}
        and _SOURCE.match(piece.text)
        and agency in _agencies(piece.text)
        for piece in furniture
    )


def _initialling(pieces: Sequence[Piece]) -> str:
    """Name the agency behind a desk's initials: the only one the text names, else AFP.

    Initials joined by slashes are AFP's way to sign.
    """
    named = {
        mention.outlet.name
        for piece in pieces
        if piece.kind == "body"
        for mention in mentions(piece.text)
        if mention.outlet.agency
    }
    return named.pop() if len(named) == 1 else "AFP"


def _credited(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the agency that a date line, byline or credit line names alone, or "with"."""
    in_front = True
    for piece in pieces:
        in_front = in_front and (piece.kind != "body" or piece.label == POINT)
        if piece.kind != "furniture" or piece.label not in {"date_line", "byline", "credit"}:
            continue
        if in_front and piece.text.startswith("("):  # a picture's
            continue
        if (in_front or piece.label == "credit") and not _SHARED.search(without_stamps(piece.text)):
            yield from _agencies(_RUN_ON.sub("By ", piece.text))


def _agencies(text: str) -> Iterator[str]:
    for found in agency_pattern().finditer(text):
        known = canonical(found[0])
        if known and known.agency:
            yield known.name


def _speaking_of_itself(pieces: Sequence[Piece], publisher: str | None) -> str | None:
    """Return Bloomberg for a page with its time stamp and "seen by Bloomberg" but no publisher."""
    stamped = any(
        piece.label in {"byline", "date_line"} and _BLOOMBERG_STAMP.search(piece.text)
        for piece in pieces
    )
    if publisher is not None or not stamped:
        return None
    for piece in pieces:
        for mention in mentions(piece.text) if piece.kind == "body" else ():
            before = piece.text[: mention.start]
            if mention.outlet.name == "Bloomberg" and _BY_ITSELF.search(before):
                return "Bloomberg"
    return None


def _is_republished(pieces: Iterable[Piece]) -> bool:
    return any(
        piece.label == "citation"
        or (piece.kind == "note" and _REPUBLISHED.search(piece.text))
        or (piece.label == "navigation" and _EXCERPT.match(piece.text))
        for piece in pieces
    )
