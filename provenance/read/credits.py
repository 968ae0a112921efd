"""Where a page names another outlet as what it draws on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.model import Credit
from provenance.read.bylines import carried_from
from provenance.read.outlets import canonical, mentions, outlet_at, tag_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.read.agency import Imprint
    from provenance.read.sections import Piece

_REPORTS: Final = (
    r"report(?:s|ed|ing)?|sa(?:ys|id)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|writ(?:es|ing)|wrote"
    r"|reveal(?:s|ed)|note[sd]|warn(?:s|ed)|add(?:s|ed)|claim(?:s|ed)|disclosed|announced|learned"
)
_KIND: Final = (
    r"(?:(?:news|press|state|wire|business|daily|weekly|local|public)\s)?(?:agency|newspaper|paper"
    r"|daily|weekly|magazine|broadcaster|website|site|outlet|tabloid|channel|network|blog|portal"
    r"|wire|service|station|journal)"
)
_TOLD: Final = re.compile(
    r"(?:\b(?:told|tells|telling|informed)"
    r"|\b(?:spoke|speaking|speaks|talking|talked|said|says|admitted|confirmed|statement"
    r"|comments?|remarks|interviews?)\s(?:to|with|by)"
    r"|\b(?:seen|reviewed|obtained|viewed|verified|examined|compiled|asked|approached|contacted"
    rf"|interviewed)\sby)\s(?:the\s)?(?:{_KIND}\s)?$",
    re.IGNORECASE,
)
_REPORTED_BY: Final = re.compile(
    rf"\b(?:according to|(?:reported|cited|quoted|revealed|published|told) by|{_REPORTS}|via|per"
    rf"|as|(?:read|found|saw) (?:(?:it|this|that|about it) )?(?:in|on))\s(?:the\s)?(?:{_KIND}\s)?$",
    re.IGNORECASE,
)
_REPORTING: Final = re.compile(
    rf"(?:\s(?:has|had|have|first|also|earlier|exclusively)){{0,2}}\s(?:{_REPORTS}|puts? it)\b"
    r"|['’]s?\s(?:\w{1,20}\s)?(?:sources?|report|story|scoop)\b"
)
_NAMED_KIND: Final = re.compile(
    rf"he(?<=\b[Tt]he)\s{_KIND}\s(?P<name>[A-ZÀ-Þ][\w'’-]*"
    r"(?:\s(?:(?:de|della|del|di|la|le|des|du|of|the)\s)?[A-ZÀ-Þ][\w'’-]*){0,3})"
)
_EXCERPT: Final = re.compile(
    r"[\[\s]{0,3}(?:read|see|view|continue to) (?:the )?(?:full|entire|whole|rest|original"
    r"|complete)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"')]{3,500}")
_OWN_FORM: Final = frozenset({"dateline", "sign_off", "copyright", "date_line", "credit"})
_CONTEXT: Final = 60
_LONGEST: Final = 20_000


def credits_of(text: str, pieces: Sequence[Piece], imprint: Imprint) -> tuple[Credit, ...]:
    """Find every place where another outlet is credited, in text order, comments left out.

    The forms are those of ``Credit`` and "told" ("told AFP", "seen by AFP"), where the outlet is
    the addressee. An excerpt line whose link leads nowhere known has an empty name. Only the first
    20,000 characters of a piece are read.
    """
    found = [
        credit
        for piece in pieces
        if piece.kind != "comment"
        for credit in _of_piece(text, piece, imprint)
    ]
    return tuple(sorted(set(found), key=lambda credit: (credit.start, credit.end, credit.form)))


def tells_of(text: str, name: str) -> bool:
    """Whether a text names an outlet as where it has something from, whatever the case.

    Only the first 20,000 characters are read.
    """
    written = text[:_LONGEST]
    if name.casefold() not in _folded(written):
        return False
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", written, re.IGNORECASE)
    return any(_form_at(written, *one.span()) == "reporting-clause" for one in found)


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return text.casefold()


def _of_piece(text: str, piece: Piece, imprint: Imprint) -> Iterator[Credit]:
    written = text[piece.start : min(piece.end, piece.start + _LONGEST)]
    if "://" in written:
        links = _links(written, piece.start)
        yield from (link for link in links if not _is_own(link.name, imprint))
    if piece.kind != "furniture":
        yield from _of_prose(written, piece, imprint)
    elif piece.label == "navigation":
        yield from _excerpts(written, piece)
    elif name := carried_from(piece.text):
        known = canonical(name)
        yield Credit(known.name if known else name, "credit-line", piece.start, piece.end)
    else:
        yield from _of_furniture(written, piece, imprint)


def _of_prose(written: str, piece: Piece, imprint: Imprint) -> Iterator[Credit]:
    for (start, end), name in _named(written).items():
        form = _form_at(written, start, end)
        if form is None and piece.kind == "note":
            form = "credit-line"
        if form and not _is_own(name, imprint):
            yield Credit(name, form, piece.start + start, piece.start + end)


def _named(written: str) -> dict[tuple[int, int], str]:
    """Find the names of outlets, known ones and those that say themselves what they are."""
    names = {
        (mention.start, mention.end): mention.outlet.name
        for mention in mentions(written, strangers=True)
    }
    ends = {end for _, end in names}
    for found in _NAMED_KIND.finditer(written):
        if found.end() not in ends:
            known = canonical(found["name"])
            names[found.span("name")] = known.name if known else found["name"]
    for found in tag_pattern().finditer(written):
        if (known := canonical(found[0])) and found.end() not in ends:
            names[found.span()] = known.name
    return names


def _form_at(written: str, start: int, end: int) -> str | None:
    before = written[max(0, start - _CONTEXT) : start]
    if _TOLD.search(before):
        return "told"
    if _REPORTED_BY.search(before) or _REPORTING.match(written, end):
        return "reporting-clause"
    return None


def _of_furniture(written: str, piece: Piece, imprint: Imprint) -> Iterator[Credit]:
    named = False
    for mention in mentions(written):
        named = True
        name = mention.outlet.name
        if name == imprint.agency or not _is_own(name, imprint):
            form = _furniture_form(piece, own=imprint.own_form and name == imprint.agency)
            yield Credit(name, form, piece.start + mention.start, piece.start + mention.end)
    if piece.label == "sign_off" and imprint.own_form and imprint.agency and not named:
        yield Credit(imprint.agency, "agency-form", piece.start, piece.end)


def _furniture_form(piece: Piece, *, own: bool) -> str:
    if own and piece.label in _OWN_FORM:
        return "agency-form"
    return "copyright" if piece.label == "copyright" else "credit-line"


def _excerpts(written: str, piece: Piece) -> Iterator[Credit]:
    if _EXCERPT.match(written):
        linked = next(_links(written, piece.start), None)
        yield Credit(linked.name if linked else "", "excerpt-line", piece.start, piece.end)


def _links(written: str, offset: int) -> Iterator[Credit]:
    for found in _ADDRESS.finditer(written):
        if known := outlet_at(found[0]):
            yield Credit(known.name, "link", offset + found.start(), offset + found.end())


def _is_own(name: str, imprint: Imprint) -> bool:
    own = (imprint.publisher or "").casefold().removeprefix("the ")
    return name.casefold().removeprefix("the ") == own or (
        imprint.own_form and name == imprint.agency
    )
