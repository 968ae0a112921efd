"""Where a page names another outlet as what it draws on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.model import Credit
from provenance.read.outlets import canonical, mentions, outlet_at
from provenance.read.signatures import carried_from
from provenance.read.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.read.imprint import Imprint
    from provenance.read.sections import Piece

_REPORTING: Final = (
    r"report(?:s|ed|ing)?|sa(?:ys|id)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|writ(?:es|ing)|wrote|reveal(?:s|ed)|not(?:es|ed)"
    r"|warn(?:s|ed)|add(?:s|ed)|claim(?:s|ed)|disclosed|announced|learned"
)
_KIND_OF_OUTLET: Final = (
    r"(?:(?:news|press|state|wire|business|daily|weekly|local|public)\s)?(?:agency|newspaper|paper|daily|weekly|magazine|broadcaster|website"
    r"|site|outlet|tabloid|channel|network|blog|portal|wire|service|station|journal)"
)
_BEFORE: Final = re.compile(
    rf"(?:\baccording to|\b(?:reported|cited|quoted|revealed|published|as told) by|\b(?:{_REPORTING})|\bvia|\bper|\bas)"
    rf"\s(?:the\s)?(?:{_KIND_OF_OUTLET}\s)?$",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?:\b(?:told|tells|telling|informed)|\b(?:spoke|speaking|speaks|talking|talked|said|says|admitted|confirmed|statement|comments?"
    r"|remarks|interview|interviews) (?:to|with|by)|\b(?:seen|reviewed|obtained|viewed|verified|examined|compiled|asked|approached|contacted|interviewed) by)"
    rf"\s(?:the\s)?(?:{_KIND_OF_OUTLET}\s)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    rf"(?:\s(?:has|had|have|first|also|earlier|exclusively)){{0,2}}\s(?:{_REPORTING}|puts it|put it)\b|['’]s?\s(?:\w+\s)?(?:sources?|report|story|scoop)\b",
)
_NAMED_KIND: Final = re.compile(
    rf"\b[Tt]he\s{_KIND_OF_OUTLET}\s(?P<name>(?:[A-ZÀ-Þ][\w'’-]*)(?:\s(?:(?:de|della|del|di|la|le|des|du|of|the)\s)?[A-ZÀ-Þ][\w'’-]*){{0,3}})"
)
_CAPITALS: Final = re.compile(r"(?:[Tt]he\s)?[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){1,3}")
_EXCERPT: Final = re.compile(r"\[?\s*(?:read|see|view|continue to) (?:the )?(?:full|entire|whole|rest|original|complete)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"')]{3,500}")
_CONTEXT: Final = 60


def credits_of(text: str, pieces: Sequence[Piece], imprint: Imprint) -> tuple[Credit, ...]:
    """Find every place where another outlet is credited, in text order, comments left out.

    An excerpt line whose link leads nowhere known has an empty name.
    """
    found = [credit for piece in pieces for credit in _of_piece(text, piece, imprint)]
    return tuple(sorted(set(found), key=lambda credit: (credit.start, credit.end, credit.form)))


def _of_piece(text: str, piece: Piece, imprint: Imprint) -> Iterator[Credit]:
    if piece.kind == "comment":
        return
    written = text[piece.start : piece.end]
    if "://" in written:
        yield from _links(written, piece.start)
    if piece.kind == "furniture":
        yield from _of_furniture(written, piece, imprint)
    else:
        yield from _of_prose(written, piece, imprint)


def _of_furniture(written: str, piece: Piece, imprint: Imprint) -> Iterator[Credit]:
    if piece.label == "navigation":
        if _EXCERPT.match(written):
            linked = next(_links(written, piece.start), None)
            yield Credit(linked.name if linked else "", "excerpt-line", piece.start, piece.end)
        return
    if name := carried_from(piece.text):
        known = canonical(name)
        yield Credit(known.name if known else name, "credit-line", piece.start, piece.end)
        return
    for mention in mentions(written):
        name = mention.outlet.name
        if name != imprint.publisher or name == imprint.agency:
            form = _furniture_form(piece, own=imprint.own_form and name == imprint.agency)
            yield Credit(name, form, piece.start + mention.start, piece.start + mention.end)
    if piece.label == "sign_off" and imprint.own_form and imprint.agency and not list(mentions(written)):
        yield Credit(imprint.agency, "agency-form", piece.start, piece.end)


def _furniture_form(piece: Piece, *, own: bool) -> str:
    if own and piece.label in {"dateline", "sign_off", "copyright", "date_line", "credit"}:
        return "agency-form"
    return "copyright" if piece.label == "copyright" else "credit-line"


def _of_prose(written: str, piece: Piece, imprint: Imprint) -> Iterator[Credit]:
    done = set()
    for mention in mentions(written):
        form = _form_at(written, mention.start, mention.end)
        if piece.kind == "note" and form is None:
            form = "credit-line"
        if form and not _is_own(mention.outlet.name, imprint):
            yield Credit(mention.outlet.name, form, piece.start + mention.start, piece.start + mention.end)
        done.add(mention.end)
    for start, end in _unknown_outlets(written):
        form = _form_at(written, start, end)
        if form and end not in done and not _is_own(written[start:end], imprint):
            yield Credit(_without_article(written[start:end]), form, piece.start + start, piece.start + end)


def _form_at(written: str, start: int, end: int) -> str | None:
    before = written[max(0, start - _CONTEXT) : start]
    if _TOLD.search(before):
        return "told"
    if _BEFORE.search(before) or _AFTER.match(written, end):
        return "reporting-clause"
    return None


def _unknown_outlets(written: str) -> Iterator[tuple[int, int]]:
    """Find names that say themselves that they are outlets: "the daily X", "The X Times"."""
    for found in _NAMED_KIND.finditer(written):
        yield found.span("name")
    for found in _CAPITALS.finditer(written):
        if found[0].rsplit(maxsplit=1)[-1].casefold() in wordlist("outlet-words"):
            yield found.span()


def _links(written: str, offset: int) -> Iterator[Credit]:
    for found in _ADDRESS.finditer(written):
        if known := outlet_at(found[0]):
            yield Credit(known.name, "link", offset + found.start(), offset + found.end())


def _is_own(name: str, imprint: Imprint) -> bool:
    bare = _without_article(name).casefold()
    own = imprint.publisher and _without_article(imprint.publisher).casefold()
    return bare == own or (imprint.own_form and name == imprint.agency)


def _without_article(name: str) -> str:
    return name[4:] if name.startswith("the ") else name
