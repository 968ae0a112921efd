"""Time stamps and date lines: "Posted 5:12 PM EST, Nov. 14, 2023", "The Gazette, 6 May 2021"."""

from __future__ import annotations

import re
from typing import Final

from provenance.read.bylines import WEEKDAY, is_credited
from provenance.read.dates import DAY_ABROAD, MONTH
from provenance.read.outlets import canonical

_ZONE: Final = (
    r"(?:(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::\d\d)?)?|BST|[ECMP][SD]?T|CES?T|EES?T|WES?T|MSK|IST|JST|KST|HKT|SGT|A[CEW][SD]T|AES?T"
    r"|NZ[SD]?T|(?:local|eastern|central|mountain|pacific)(?: (?:standard |daylight )?time)?)\b"
)
_HOUR: Final = r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
CLOCK: Final = rf"(?:(?:at\s)?(?<!\d){_HOUR}(?:\s?\(?(?:{_ZONE}|[+-]\d\d:?\d\d)\)?)?)"
"""A time of day with or without its zone, for patterns that ignore case."""

_AGO: Final = (
    r"(?:\d{1,2}\+?\s?(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago)"
)
_READING: Final = r"\d{1,3}[ -]min(?:ute)?s?(?: read(?:ing time)?)?"
_COUNTED: Final = r"[👁👀💬]\ufe0f?\s{0,3}\d[\d\s.,]{0,8}k?(?=\D|$)|#\d{1,6}(?!\w)"
_COUNTS: Final = (
    r"(?:leave a|add|no|\d{1,6}) (?:comments?|repl(?:y|ies)|views?|shares?|responses?)(?!\w)"
)
_STAMP: Final = (
    r"(?:(?:first|last|originally|date)\s)?(?:posted|started|submitted|published|updated"
    r"|modified|issued|created"
    r"|put up to date|brought up to date|edited|reviewed|dated?|released|filed|publié|mis à jour"
    r"|veröffentlicht|aktualisiert"
    r"|publicado|actualizado|pubblicato|aggiornato)(?:\s(?:on|at|by|the|le|am|el|il))?\s?:?"
)

DAY: Final = (
    rf"(?:(?:on\s)?(?:{MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s{{1,3}}\d{{4}})?"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[\s-]{{1,3}}{MONTH}(?:,?[\s-]{{1,3}}\d{{4}})?"
    r"|(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]{4,15}Z?)?"
    r"|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d\d)?(?!\d)"
    rf"|{MONTH},?\s\d{{4}}|{DAY_ABROAD}))"
)
"""A day with or without its year, for patterns that ignore case."""

_TOKEN: Final = re.compile(
    rf"(?<!\w)(?:(?P<day>{DAY}(?:\s(?:[01]\d|2[0-3])[0-5]\d(?![\w:.,-]))?)|(?P<clock>{CLOCK}|{_AGO})|(?P<weekday>{WEEKDAY})"
    rf"|(?P<stamp>{_STAMP})(?!\w)|{_READING}|{_COUNTS}|page\s\d{{1,3}}|(?<=\s)(?:{_COUNTED}))",
    re.IGNORECASE,
)
_TIMESTAMP: Final = re.compile(rf"[\[(]?(?:{CLOCK}|{_AGO})[\])]?\s?[-–—:|]?", re.IGNORECASE)
_RUNNING_PROSE: Final = re.compile(r"(?:\b[a-z]{2,}\s){4}")
_OTHER_DATE: Final = re.compile(
    r"(?:joined|member since|registered|born|citation|cite|retrieved|accessed|copyright|correction"
    r"|corrections|clarification|©)",
    re.IGNORECASE,
)
_CUES: Final = re.compile(r"\d|day\b", re.IGNORECASE)
_PARTS: Final = re.compile(r"[|·•:;()/,\[\]]+|\s[-–—]{1,2}(?=\s|$)|\.(?:\s|$)|^[-–—]+")
_BARS: Final = re.compile(r"[|·•]")
_PART_WORDS: Final = 8


def is_timestamp(text: str) -> bool:
    """Whether a line is a clock's time alone, as in a live blog."""
    return text[0] in "[(0123456789" and _TIMESTAMP.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and whatever stands beside one: an outlet, an author, a clock."""
    if not _CUES.search(text) or _OTHER_DATE.match(text) or _runs(text):
        return False
    kinds = {found.lastgroup for found in _TOKEN.finditer(text)} - {None}
    parts = [part.strip(" .\t") for part in _PARTS.split(without_stamps(text))]
    left = [part for part in parts if any(map(str.isalnum, part))]
    if "day" in kinds or ("stamp" in kinds and len(kinds) > 1):
        named = all(is_credited(part) or ("stamp" in kinds and " " not in part) for part in left)
        return named or _is_segmented(text, left)
    return bool(kinds) and (not left or ("clock" in kinds and all(map(canonical, left))))


def without_stamps(text: str) -> str:
    """Replace the dates, clocks and reading times of a date line by bars: names are left."""
    return _TOKEN.sub("|", text)


def _runs(text: str) -> bool:
    """Whether plain words follow each other as in prose, those of stamps aside."""
    return bool(_RUNNING_PROSE.search(text) and _RUNNING_PROSE.search(without_stamps(text)))


def _is_segmented(text: str, parts: list[str]) -> bool:
    """Whether bars divide a line into parts too short for prose."""
    if not _BARS.search(text) or text.endswith((".", "?", "!")):
        return False
    return all(part.count(" ") < _PART_WORDS for part in parts)
