"""The lines that say who wrote a reader's comment or a forum's post, and when."""

from __future__ import annotations

import re
from typing import Final

from provenance.read.stamps import is_date_line

_AGO: Final = (
    r"(?:(?:(?:about |over )?(?:\d{1,3}|an?|one|two|few|a few) "
    r"(?:second|sec|minute|min|hour|hr\.?|day|week|month|year)s?|\d{1,3}\s?[smhdwy]|"
    r"\d{1,3}mo) ago|just now|yesterday|moments ago)"
)
_WHO: Final = r"(?:u/)?[^\W_][\w.@'’-]{0,30}(?: [\w.@'’-]{1,20}){0,3}"
_STAMPED: Final = re.compile(
    rf"{_WHO}(?:\s{{0,2}}[➜→▸►>↪»]\s{{0,2}}{_WHO})?\s{{0,2}}(?:[•·|–—-]|\()\s{{0,2}}{_AGO}\)?"
    r"(?:\s{0,2}[•·|(].{0,30})?",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    rf"{_WHO},(?: [^\W\d][\w .'’-]{{1,30}},){{0,3}} (?i:{_AGO})",
)
_QUOTING: Final = re.compile(rf"{_WHO} (?:said|wrote|schrieb|a écrit):\s?[↑⇑]")
_NUMBERED: Final = re.compile(
    rf"(?:#?\d{{1,4}}[.):]?\s)(?:{_WHO}|[\w.-]{{2,30}}) (?:says|said|wrote|writes|on .{{4,40}}):?"
)
_POST: Final = re.compile(r"#(?:[2-9]|[1-9]\d{1,5})\b")
_LONGEST: Final = 100
_NAME: Final = re.compile(r"[@~]?[\w.@'’-]{1,30}(?: [\w.'’-]{1,20}){0,2}")
_INITIAL: Final = re.compile(r"(?:^|\s)[A-ZÀ-Þ]\.$")


def is_commenter(text: str) -> bool:
    """Whether a line says who commented and how long ago, or is the head of a later post."""
    if len(text) > _LONGEST:
        return False
    if "ago" in text or "now" in text or "yesterday" in text:
        return bool(_STAMPED.fullmatch(text) or _FROM.fullmatch(text))
    if text.endswith(("↑", "⇑")):
        return _QUOTING.fullmatch(text) is not None
    if text.endswith(":"):
        return _NUMBERED.fullmatch(text) is not None
    return "#" in text and _POST.search(text) is not None and is_date_line(text)


def is_user_name(text: str) -> bool:
    """Whether a line may be a reader's name: up to three words and no sentence."""
    if text[-1] in ".!?:;…" and not _INITIAL.search(text):
        return False
    return _NAME.fullmatch(text) is not None
