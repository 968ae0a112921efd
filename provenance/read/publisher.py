"""Who published a page, and at which address."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from provenance.read.bylines import byline_name, is_name
from provenance.read.datelines import dateline_tag
from provenance.read.labels import label_of
from provenance.read.mastheads import ARTICLE, has_outlet_word, is_masthead, own_name
from provenance.read.outlets import agency_pattern, canonical, host_of, mentions, outlet_at
from provenance.read.releases import is_distributor
from provenance.read.stamps import without_stamps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.read.sections import Piece

OWN_ADDRESS: Final = re.compile(
    r"\W{0,4}(?:citation|cite this|(?:article |short |page )?url|permalink|shortlink"
    r"|link to this)\b",
    re.IGNORECASE,
)
"""How a line begins that gives the page's own address."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']{3,2000}[^\s<>\"'.,;)]")
_BARS: Final = re.compile(r"\s[|·–—-]\s")
_PARTS: Final = re.compile(r"\s*(?:[|·•]|//)\s*|\s[-–—]+(?=\s|$)|,\s|,$|(?<=[\w)])\.(?:\s|$)")
_STEP: Final = re.compile(r"\s[>›»→▸]\s.*", re.DOTALL)
_NO_OWNER: Final = re.compile(
    r"©|\(c\)|copyright|&copy;|\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\b|\bby\b"
    r"|\ball rights reserved\b.*|\.\s.*|\s[-–—|]\s.*|[.,|]",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_COPYRIGHT: Final = 120
_NAME_WORDS: Final = range(2, 6)
_SHORT_WORD: Final = 3
_SHORT_NAMES: Final = frozenset({"THE", "NEW", "DAY", "SUN"})


def publisher_of(pieces: Sequence[Piece], url: str | None) -> str | None:
    """Return the publisher's name (a host for want of one), or None where the page says nothing."""
    furniture = [piece for piece in pieces if piece.kind == "furniture"]
    headlines = [piece for piece in pieces if piece.kind == "headline"][:1]
    names = chain(
        _mastheads(pieces),
        _beside_dates(furniture),
        _credited(furniture),
        _behind_title(headlines),
        _owners(furniture),
        _tags(furniture),
    )
    if name := next(names, None):
        return name
    if url is None:
        return None
    known = outlet_at(url)
    return known.name if known else host_of(url)


def url_of(text: str, pieces: Sequence[Piece]) -> str | None:
    """Return the address that a page says is its own (a citation, a permalink), or None."""
    for piece in pieces:
        if piece.kind != "furniture" or not OWN_ADDRESS.match(piece.text):
            continue
        if found := _ADDRESS.search(text, piece.start, piece.end):
            return found[0]
    return None


def _mastheads(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind != "furniture":
            return
        first = _trail_start(piece) if piece.label == "navigation" else piece.text
        if piece.label in {None, "navigation"} and is_masthead(first) and (name := _own(first)):
            yield _tidy(name)


def _own(masthead: str) -> str | None:
    """Return the name on a masthead unless it is a section's: "Opinion | Ann Lee"."""
    name = own_name(masthead)
    return None if name is None or label_of(name) == "kicker" else name


def _trail_start(piece: Piece) -> str:
    """Return the first step of a breadcrumb trail, where a page's name may stand."""
    return _STEP.split(piece.text, maxsplit=1)[0]


def _beside_dates(furniture: Sequence[Piece]) -> Iterator[str]:
    for piece in furniture:
        if piece.label == "date_line":
            parts = _PARTS.split(without_stamps(piece.text))
            stripped = (part.strip(" .,–—-") for part in parts)
            yield from map(_tidy, filter(_is_outlet_name, stripped))


def _credited(furniture: Sequence[Piece]) -> Iterator[str]:
    """Yield the outlet that shares a line with an agency: "FRANCE 24 with AFP"."""
    for piece in furniture:
        if piece.label == "credit":
            outlets = (mention.outlet for mention in mentions(piece.text))
            yield from (outlet.name for outlet in outlets if not outlet.agency)


def _behind_title(headlines: Sequence[Piece]) -> Iterator[str]:
    """Yield the outlet behind a page's title: "Council backs plan | The Gazette"."""
    for piece in headlines:
        name = _BARS.split(piece.text)[-1]
        if name != piece.text and is_name(name) and _is_outlet_name(name):
            yield _tidy(name)


def _owners(furniture: Sequence[Piece]) -> Iterator[str]:
    for piece in furniture:
        if piece.label == "copyright" and len(piece.text) < _LONGEST_COPYRIGHT:
            owner = _NO_OWNER.sub("", piece.text).strip()
            if owner and owner[0].isupper() and not agency_pattern().search(owner):
                yield _tidy(owner)


def _tags(furniture: Sequence[Piece]) -> Iterator[str]:
    for piece in furniture:
        tag = dateline_tag(piece.text) if piece.label == "dateline" else None
        for name in tag.split("/") if tag else ():
            if not agency_pattern().fullmatch(name) and not is_distributor(name):
                yield _tidy(name)


def _is_outlet_name(part: str) -> bool:
    if known := canonical(part) or canonical(part.title()):
        return not known.agency
    words = part.split()
    if label_of(part) is not None:
        return False
    if len(words) not in _NAME_WORDS or not part[0].isupper() or byline_name(part):
        return False
    if 2 * sum(word[0].isupper() for word in words) <= len(words):
        return False
    return part.isupper() or has_outlet_word(part) or ARTICLE.match(part) is not None


def _tidy(name: str) -> str:
    """Give a name its canonical form; one in capitals gets an initial capital for each word."""
    bare = " ".join(name.split()).strip(" .,")
    if known := canonical(bare) or canonical(bare.title()):
        return known.name
    if " " not in bare or not bare.isupper():
        return bare
    return " ".join(word if _is_initials(word) else word.capitalize() for word in bare.split())


def _is_initials(word: str) -> bool:
    return len(word) <= _SHORT_WORD and word not in _SHORT_NAMES
