"""Datelines: "LONDON, Nov 14 (Reuters) -", "Oslo (AFP) -", "(Bloomberg) --", "NEW DELHI: "."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from provenance.read.bylines import is_name
from provenance.read.labels import label_of
from provenance.read.outlets import agency_pattern, canonical
from provenance.read.stamps import CLOCK, DAY

_CAPITALISED: Final = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE: Final = re.compile(
    rf"{_CAPITALISED}(?:[\s/-]{{1,2}}(?:(?:de|del|la|le|sur|upon|on|of|the|am|di|da|do)\s)?"
    rf"{_CAPITALISED}){{0,4}}(?:,\s[A-ZÀ-Þ][\w.'’ -]{{1,30}}){{0,2}}"
)
_SIGNED: Final = re.compile(
    r"(?P<place>(?:[^()/\n]{2,40}/(?=[^()/\n]{2,60}\())?"
    r"[^()/\n]{0,90}?(?:\s\([^()\n]{2,30}\)[^()/\n]{0,30}?)?)\s?[(/](?P<tag>[^()\n]{2,40}?)[)/]"
    r"(?:\s{0,2}(?:\.?[-–—―]{1,3}|:(?=\s))|(?P<plain>\.?(?=\s{1,2}[\"“A-ZÀ-Þ0-9]|$)))\s*"
)
_BARE: Final = re.compile(
    r"(?P<place>[^()/\n–—―]{3,70}?)(?:,\s|\s)(?P<tag>[A-ZČ][\w-]{1,15}|dpa)\s?[-–—―]{1,2}\s*"
)
_LONGEST: Final = 100
_DASHES: Final = frozenset("-–—―")
_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]"
_UNSIGNED: Final = re.compile(
    rf"(?P<place>{_CAPITALS}{{2,}}(?:[\s/-]{_CAPITALS}+){{0,3}})"
    r"(?:,\s[A-ZÀ-Þ][\w.'’ ]{1,30}?){0,2}"
    rf"(?:,\s(?i:{DAY}))?(?:\s[-–—―]{{1,2}}\s|\s?[—–―]\s?|:\s)(?=[\"“‘'«„A-ZÀ-Þ0-9])"
)
_PLACE_DAY: Final = re.compile(rf"[,.]?\s*{DAY}\s*[,.]?\s*$", re.IGNORECASE)
_COUNTRY: Final = re.compile(r"\s(?:\[[^\[\]]{2,30}\]|\([^()]{2,30}\))")


def is_dateline(text: str) -> bool:
    """Whether a line is a signed dateline and nothing else."""
    return "(" in text and 0 < dateline_end(text) == len(text)


def dateline_end(text: str, *, unsigned: bool = False) -> int:
    """Return where a dateline that opens a text ends (code points), its dash and space included.

    0 where there is none. ``unsigned`` also takes a place in capitals and a dash or colon, with no
    agency: too bold for any paragraph but the first.
    """
    found = _signed(text)
    if found:
        day = _later_day().match(text, found.end())
        return day.end() if day else found.end()
    found = (_UNSIGNED.match(text) or _dated().match(text)) if unsigned else None
    return found.end() if found and label_of(found[0].split(",")[0].split(":")[0]) is None else 0


@cache
def _dated() -> re.Pattern[str]:
    """Return a pattern for a place and a day without an agency; compiled for first paragraphs."""
    return re.compile(
        rf"{_PLACE.pattern},\s(?i:{DAY})(?:\s[-–—―]{{1,2}}\s|\s?[—–―]\s?|:\s)"
        r"(?=[\"“‘'«„A-ZÀ-Þ0-9])"
    )


@cache
def _later_day() -> re.Pattern[str]:
    """Return a pattern for the place, day and time behind an agency's brackets."""
    return re.compile(
        rf"(?:{_PLACE.pattern},?\s)?(?i:{DAY}(?:,?\s{CLOCK})?)(?:\s?[-–—―]{{1,3}}\s*|\s*$)"
    )


def dateline_tag(text: str) -> str | None:
    """Return the name by which a dateline is signed, or None."""
    found = _signed(text)
    return found["tag"].strip() if found else None


def _signed(text: str) -> re.Match[str] | None:
    head = text[:_LONGEST]
    found = _SIGNED.match(text) if "(" in head or "/" in head else None
    if found and _is_signed(found["place"], found["tag"]):
        return found if found["plain"] is None or _is_plainly_signed(found) else None
    found = _BARE.match(text) if not _DASHES.isdisjoint(head) else None
    return found if found and _is_barely_signed(found["place"], found["tag"]) else None


def _is_plainly_signed(found: re.Match[str]) -> bool:
    """Whether a dateline without a dash has all else: a place, a day and an agency."""
    dated = _PLACE_DAY.search(found["place"].strip()) is not None
    return dated and agency_pattern().fullmatch(found["tag"]) is not None


def _is_barely_signed(place: str, tag: str) -> bool:
    """Whether a name without brackets is an agency's, behind a place in capitals or a day."""
    if not agency_pattern().fullmatch(tag):
        return False
    bare = _PLACE_DAY.sub("", place).strip(" ,.")
    return _PLACE.fullmatch(bare) is not None and (
        bare.split(",")[0].isupper() or bare != place.strip(" ,.")
    )


def _is_signed(place: str, tag: str) -> bool:
    """Whether a place and the name in brackets after it are those of a dateline."""
    bare = _COUNTRY.sub("", _PLACE_DAY.sub("", place.strip())).strip(" ,-–—")
    if not bare:
        return agency_pattern().fullmatch(tag) is not None
    bare = bare if _PLACE.fullmatch(bare) else bare.rstrip(".")
    if not _PLACE.fullmatch(bare):
        return False
    names = tag.split("/")
    if any(agency_pattern().fullmatch(name) or canonical(name) for name in names):
        return True
    return bare.split(",")[0].isupper() and all(map(is_name, names))
