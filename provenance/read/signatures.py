"""Bylines, datelines, date lines and names: lines of a news page that are told by their form."""

from __future__ import annotations

import re
from typing import Final

from provenance.read.dates import MONTH
from provenance.read.outlets import agency_pattern, canonical, outlet_pattern

_LONGEST: Final = 170

_WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)(?![a-z])\.?"
)
_ZONE: Final = (
    r"(?:UTC|GMT|BST|[ECMP][SD]?T|CES?T|EES?T|WES?T|MSK|IST|JST|KST|HKT|SGT|A[CEW][SD]T|AES?T|NZ[SD]?T"
    r"|(?:local|eastern|central|mountain|pacific)(?: (?:standard |daylight )?time)?)\b"
)
_CLOCK: Final = (
    rf"(?:(?:at\s)?(?<!\d)(?:\d{{1,2}}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?)"
    rf"(?:\s?\(?(?:{_ZONE}|[+-]\d\d:?\d\d)\)?)?)"
)
_DAY: Final = (
    rf"(?:(?:on\s)?(?:{MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s{{1,3}}\d{{4}})?"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[\s-]{{1,3}}{MONTH}(?:,?[\s-]{{1,3}}\d{{4}})?"
    r"|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]{4,15}Z?)?"
    r"|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d\d)?(?!\d)"
    rf"|{MONTH},?\s\d{{4}}))"
)
_STAMP: Final = (
    r"(?:(?:first|last|originally|date)\s)?"
    r"(?:posted|published|updated|modified|issued|created|edited|reviewed|dated?|released|filed)"
    r"(?:\s(?:on|at|by))?\s?:?"
)
_AGO: Final = r"\d{1,2}\+?\s?(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago"
_READING: Final = r"\d{1,3}[ -]min(?:ute)?s?(?: read(?:ing time)?)?"
_TOKEN: Final = re.compile(
    rf"(?<!\w)(?:(?P<day>{_DAY})|(?P<clock>{_CLOCK}|{_AGO})|(?P<weekday>{_WEEKDAY})"
    rf"|(?P<stamp>{_STAMP})(?!\w)|{_READING})",
    re.IGNORECASE,
)
_TIMESTAMP: Final = re.compile(rf"[\[(]?(?:{_CLOCK}|{_AGO})[\])]?\s?[-–—:|]?", re.IGNORECASE)
_RUNNING_PROSE: Final = re.compile(r"(?:\b[a-z]{2,}\s){4}")
_CUES: Final = re.compile(r"\d|day\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"[|·•:;()/,\[\]]+|\s[-–—―]{1,2}(?=\s|$)|\.(?:\s|$)|^[-–—―]+")

_SMALL: Final = r"(?:of|the|and|&|in|for|by|at|from|with|on|de|del|della|di|da|la|le|du|des|van|von|der|den|el|al|bin|y|e)"
_WORD: Final = r"(?:[^\W\d_a-zà-öø-ÿ][\w.'’&-]*|[a-z]?[A-Z]\w+|\d{1,2})"
_NAME: Final = rf"{_WORD}(?:\s{{1,3}}(?:{_SMALL}|{_WORD})){{0,7}}"
_NAMED: Final = re.compile(rf"(?:(?:by|in|via|for|from|with|the)\s)?(?:admin|{_NAME})(?: in {_NAME})?")
_PERSON: Final = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:(?:de|del|della|di|da|la|le|van|von|der|den|el|al|bin)\s){0,2}[A-ZÀ-Þ][\w.'’-]*){1,3}"
)
_DESK: Final = re.compile(
    r"(?:(?:By|From|Our|The)\s)?(?:[A-ZÀ-Þ][\w’'.-]*\s){0,4}"
    r"(?:Desk|Staff|Team|Bureau|Correspondents?|Reporters?|Newsroom|Editors?|Agencies|Writers?|Columnist|Contributors?)"
)
_BY: Final = re.compile(
    r"(?:(?:words|written|story|text|interview|reported|posted|report|analysis|opinion|photographs?)\s)?by:?\s{1,3}"
    r"(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_A_NAME: Final = re.compile(rf"(?:{_WEEKDAY}|{MONTH}|the\s)\b", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(
    r"\s*(?:$|[,|·•@(/–—-]|\.$|(?:and|&|in|for|at|with|of|on|via)\s|\d)"
)
_BYLINE_NAME: Final = re.compile(
    rf"(?:Our|Staff|A|An)?\s?{_WORD}(?:\s{{1,3}}(?:(?:de|del|della|di|da|la|le|van|von|der|den|el|al|bin)\s)?{_WORD}){{0,4}}"
)

_PLACE: Final = re.compile(
    rf"(?:[A-ZÀ-Þ][\w.'’-]*(?:[\s/-]{{1,2}}(?:(?:de|del|la|le|sur|upon|on|of|the|am|di|da|do)\s)?[A-ZÀ-Þ][\w.'’-]*){{0,4}}"
    rf"(?:,\s[A-ZÀ-Þ][\w.'’ -]{{1,30}}){{0,2}})"
)
_SIGNED: Final = re.compile(r"(?P<place>[^()\n]{0,90}?)\s?\((?P<tag>[^()\n]{2,40})\)\s{0,2}(?:[-–—―]{1,3}|:(?=\s))\s*")
_UNSIGNED: Final = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[\s/-](?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)){0,3}(?:,\s[A-ZÀ-Þ][\w.'’ ]{1,30}?){0,2}"
    rf"(?:,\s{_DAY})?)(?:\s[-–—―]{{1,2}}\s|\s?[—–―]\s?|:\s)(?=[\"“‘'«„A-ZÀ-Þ0-9])"
)
_DATED: Final = re.compile(rf",?\s*{_DAY}\s*,?\s*$", re.IGNORECASE)
_SIGNED_DAY: Final = re.compile(rf"{_DAY}(?:\s?[-–—―]{{1,3}}\s*|\s*$)", re.IGNORECASE)

_CREDIT_WORDS: Final = re.compile(
    r"\b(?:with|and|by|from|via|source|sources|for|in|inputs?|the|staff|news|agency|agencies|reporting|additional"
    r"|files?|material|story|credit|copy|republished|published|originally|on|wires?|wire|service|services|special|to)\b"
    r"|[\s/,&()|:;.–—-]+",
    re.IGNORECASE,
)
_PROMPT: Final = re.compile(
    r"(?:PREV(?:IOUS)?|NEXT|READ (?:MORE|ALSO|NEXT)|ALSO READ|SEE ALSO|RELATED|WATCH|LISTEN|MORE|UP NEXT|TRENDING"
    r"|RECOMMENDED|DON['’]T MISS|MUST READ)\s?[:|>›»–—-]?\s(?=.{0,40}[a-z])|[←‹«]\s(?!.*[»›→]\s?\S)\S.{1,100}$|.{1,100}\s[→›]$"
)
_STEP: Final = re.compile(r"\s[>›»/]\s")
_LINK: Final = re.compile(r"\[([^\[\]]{0,80})\]\([^()\s]{0,200}\)")
_CARRIED: Final = re.compile(
    r"\(?(?:via|source|from|h/t|hat tip|courtesy(?: of)?|(?:originally |first )?(?:published|appeared|posted) (?:by|in|on|at)"
    rf"|republished (?:from|with permission (?:from|of))|read the original (?:at|on|in))\s?:?\s(?P<name>{_NAME})\)?\.?",
    re.IGNORECASE,
)


def form_of(text: str) -> str | None:
    """Name a line by its form, or None.

    "rule" (no letters or digits), "timestamp" (a clock alone), "dateline", "byline", "date_line",
    "credit" (nothing but outlets), "carried" ("via The Paper") or "navigation". ``text`` has no white space
    around it.
    """
    if not any(map(str.isalnum, text[:80])):
        return "rule" if len(text) <= _LONGEST else None
    if len(text) > _LONGEST:
        return None
    for form, test in _FORMS:
        if test(text):
            return form
    return None


def dateline_end(text: str, *, unsigned: bool = False) -> int:
    """Return where a dateline that opens a text ends (code points), its dash and space included.

    0 where there is none. ``unsigned`` also takes a place in capitals and a dash, with no agency.
    """
    found = _SIGNED.match(text)
    if found and _is_signed_place(found["place"].strip(), found["tag"]):
        day = _SIGNED_DAY.match(text, found.end())
        return day.end() if day else found.end()
    found = _UNSIGNED.match(text) if unsigned else None
    return found.end() if found else 0


def is_person(text: str) -> bool:
    """Whether a line is nothing but a person's name, or a desk's ("Explainer Desk")."""
    return len(text) <= 40 and bool(_PERSON.fullmatch(text) or _DESK.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether all words of a line are capitalised, as in a proper name."""
    return bool(re.fullmatch(_NAME, text))


def byline_name(text: str) -> str | None:
    """Return the first name of a byline, or None where the line is none."""
    by = _BY.match(text)
    if not by or _NOT_A_NAME.match(by["rest"]):
        return None
    name = _BYLINE_NAME.match(by["rest"])
    if not name or not _AFTER_NAME.match(by["rest"], name.end()):
        return None
    return name[0] if _ends_like_a_line(by["rest"]) else None


def carried_from(text: str) -> str | None:
    """Return the outlet that a line like "via The Paper" names, or None."""
    found = _CARRIED.fullmatch(text)
    return found["name"] if found else None


def without_stamps(text: str) -> str:
    """Blank the dates, clocks and reading times of a date line, so that names are left."""
    return _TOKEN.sub("|", text)


def _is_timestamp(text: str) -> bool:
    return text[0] in "[(0123456789" and bool(_TIMESTAMP.fullmatch(text))


def _is_dateline(text: str) -> bool:
    return "(" in text and 0 < dateline_end(text) == len(text)


def _is_byline(text: str) -> bool:
    return "by" in text[:14].casefold() and byline_name(text) is not None


def _is_date_line(text: str) -> bool:
    if not _CUES.search(text) or _RUNNING_PROSE.search(text):
        return False
    kinds = {found.lastgroup for found in _TOKEN.finditer(text)} - {None}
    rest = without_stamps(text)
    parts = [part.strip(" .\t") for part in _PARTS.split(rest)]
    left = [part for part in parts if part and any(map(str.isalnum, part))]
    if "day" in kinds or ("stamp" in kinds and len(kinds) > 1):
        return all(map(_NAMED.fullmatch, left)) or _is_segmented(text, left)
    return bool(kinds) and not left


def _is_segmented(text: str, parts: list[str]) -> bool:
    bars = any(bar in text for bar in ("|", "·", "•"))
    return bars and all(len(part.split()) <= 8 for part in parts) and not text.endswith((".", "?"))


def _is_credit(text: str) -> bool:
    if len(text) > 80:
        return False
    rest, count = outlet_pattern().subn("", text)
    return count > 0 and not _CREDIT_WORDS.sub("", rest)


def _is_prompt(text: str) -> bool:
    return bool(_PROMPT.match(text)) or _is_trail(text)


def _is_trail(text: str) -> bool:
    """Whether a line is a breadcrumb trail: "Home > World > Country"."""
    if " > " not in text and " › " not in text and " » " not in text and " / " not in text:
        return False
    steps = _STEP.split(_LINK.sub(r"\1", text))
    home = steps[0].strip("[] ").casefold() in {"home", "news", "front page", "world"}
    return (home or len(steps) > 2) and all(0 < len(step.split()) <= 6 for step in steps)


def _is_carried(text: str) -> bool:
    return carried_from(text) is not None


def _is_signed_place(place: str, tag: str) -> bool:
    bare = _DATED.sub("", place).strip(" ,")
    agency = agency_pattern().fullmatch(tag) is not None
    if not bare:
        return agency and not place
    if not _PLACE.fullmatch(bare):
        return False
    return agency or (bare.split(",")[0].isupper() and is_name(tag) and canonical(tag) is None) or bool(canonical(tag))


def _ends_like_a_line(rest: str) -> bool:
    return not rest.endswith((".", "!", "?")) or len(rest.split()) <= 6 or bool(re.search(r"\b[ap]\.m\.$", rest))


_FORMS: Final = (
    ("timestamp", _is_timestamp),
    ("dateline", _is_dateline),
    ("byline", _is_byline),
    ("date_line", _is_date_line),
    ("credit", _is_credit),
    ("carried", _is_carried),
    ("navigation", _is_prompt),
)
