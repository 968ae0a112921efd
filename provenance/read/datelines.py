"""Datelines: "LONDON, Nov 14 (Reuters) -", "Oslo (AFP) -", "(Bloomberg) --", "NEW DELHI: "."""

from __future__ import annotations

import re
from typing import Final

from provenance.read.bylines import is_name
from provenance.read.labels import label_of
from provenance.read.outlets import agency_pattern, canonical
from provenance.read.stamps import DAY

_CAPITALISED: Final = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE: Final = re.compile(
    rf"{_CAPITALISED}(?:[\s/-]{{1,2}}(?:(?:de|del|la|le|sur|upon|on|of|the|am|di|da|do)\s)?"
    rf"{_CAPITALISED}){{0,4}}(?:,\s[A-ZÀ-Þ][\w.'’ -]{{1,30}}){{0,2}}"
)
_SIGNED: Final = re.compile(
    r"(?P<place>[^()/\n]{0,90}?)\s?[(/](?P<tag>[^()\n]{2,40})[)/]\s{0,2}"
    r"(?:\.?[-–—―]{1,3}|:(?=\s))\s*"
)
_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]"
_UNSIGNED: Final = re.compile(
    rf"(?P<place>{_CAPITALS}{{2,}}(?:[\s/-]{_CAPITALS}+){{0,3}})"
    r"(?:,\s[A-ZÀ-Þ][\w.'’ ]{1,30}?){0,2}"
    rf"(?:,\s(?i:{DAY}))?(?:\s[-–—―]{{1,2}}\s|\s?[—–―]\s?|:\s)(?=[\"“‘'«„A-ZÀ-Þ0-9])"
)
_PLACE_DAY: Final = re.compile(rf",?\s*{DAY}\s*,?\s*$", re.IGNORECASE)
_LATER_DAY: Final = re.compile(rf"{DAY}(?:\s?[-–—―]{{1,3}}\s*|\s*$)", re.IGNORECASE)


def is_dateline(text: str) -> bool:
    """Whether a line is a signed dateline and nothing else."""
    return "(" in text and 0 < dateline_end(text) == len(text)


def dateline_end(text: str, *, unsigned: bool = False) -> int:
    """Return where a dateline that opens a text ends (code points), its dash and space included.

    0 where there is none. ``unsigned`` also takes a place in capitals and a dash or colon, with no
    agency: too bold for any paragraph but the first.
    """
    found = _SIGNED.match(text)
    if found and _is_signed(found["place"].strip(), found["tag"]):
        day = _LATER_DAY.match(text, found.end())
        return day.end() if day else found.end()
    found = _UNSIGNED.match(text) if unsigned else None
    return found.end() if found and label_of(found["place"]) is None else 0


def _is_signed(place: str, tag: str) -> bool:
    """Whether a place and the name in brackets after it are those of a dateline."""
    if not place:
        return agency_pattern().fullmatch(tag) is not None
    bare = _PLACE_DAY.sub("", place).strip(" ,")
    if not _PLACE.fullmatch(bare):
        return False
    names = tag.split("/")
    if any(agency_pattern().fullmatch(name) or canonical(name) for name in names):
        return True
    return bare.split(",")[0].isupper() and all(map(is_name, names))
