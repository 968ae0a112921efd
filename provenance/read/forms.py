"""What a line of a news page is, told by its form."""

from __future__ import annotations

import re
from typing import Final

from provenance.read.buttons import is_buttons
from provenance.read.bylines import is_byline, is_carried, is_credit
from provenance.read.commenters import is_commenter
from provenance.read.datelines import is_dateline
from provenance.read.signoffs import is_sign_off
from provenance.read.stamps import is_date_line, is_timestamp

_LONGEST: Final = 170
_PROMPT: Final = re.compile(
    r"(?:PREV(?:IOUS)?|NEXT|READ (?:MORE|ALSO|NEXT)|ALSO READ|SEE ALSO|RELATED|WATCH|LISTEN|MORE"
    r"|UP NEXT|TRENDING|RECOMMENDED|DON['’]T MISS|MUST READ)\s?[:|>›»–—-]?\s(?=.{0,40}[a-z])"
    r"|!\[[^\]]{0,120}\]\([^()\s]{0,300}\)$|[←‹«]\s(?!.{0,160}[»›→])\S.{1,100}(?<![.!?])$|.{1,100}\s[→›]$"
)
_COUNT: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,3}){0,2}[kKM]?")
_STEP: Final = re.compile(r"\s(?:[>›»/→▸]|&gt;)\s")
_POINTED: Final = re.compile(r"[^.:;,]{2,40}\s[>›»→▸]\s[A-ZÀ-Þ][^.:;,]{1,40}")
_TOP: Final = frozenset(
    {"home", "news", "front page", "world", "main", "start", "homepage", "index"}
    | {"portada", "inicio", "accueil", "startseite"}
)
_STEP_WORDS: Final = 6
_LAST_WORDS: Final = 20
_ROW: Final = re.compile(r"\s[|⎮·•∙◂▸]\s|\s?[☰🔔♡]\s?")
_ROW_PARTS: Final = 3
_ROW_WORDS: Final = 5


def form_of(text: str) -> str | None:
    """Name a line by its form, or None.

    "rule" (no letters or digits), "statistics" (a count alone), "timestamp" (a clock alone),
    "dateline", "commenter" (who wrote a comment), "byline", "date_line", "credit" (nothing but
    outlets), "sign_off" (an agency's), "carried" ("via The Paper") or "navigation". ``text`` has no
    white space around it.
    """
    if len(text) > _LONGEST:
        return None
    if not any(map(str.isalnum, text)):
        return "rule"
    if _COUNT.fullmatch(text):
        return "statistics"
    for form, test in _FORMS:
        if test(text):
            return form
    return None


def _is_prompt(text: str) -> bool:
    is_row = _is_row(text) or is_buttons(text)
    return is_row or _PROMPT.match(text) is not None or _is_trail(text)


def _is_row(text: str) -> bool:
    """Whether bars divide a line into several short parts: a page's menu, buttons or counts."""
    parts = [part.strip() for part in _ROW.split(text)]
    if len(parts) < _ROW_PARTS or text.endswith((".", "!", "?", ":")):
        return False
    return all(len(part.split()) <= _ROW_WORDS for part in parts)


def _is_trail(text: str) -> bool:
    """Whether a line is a breadcrumb trail: "Home > World > Country > The headline"."""
    if not _STEP.search(text):
        return False
    *steps, last = _STEP.split(text)
    from_top = steps[0].strip("[] ").casefold() in _TOP
    if len(steps) == 1 and not (from_top or _POINTED.fullmatch(text)):
        return False
    most = _LAST_WORDS if from_top else _STEP_WORDS
    return len(last.split()) <= most and all(0 < len(step.split()) <= _STEP_WORDS for step in steps)


_FORMS: Final = (
    ("timestamp", is_timestamp),
    ("dateline", is_dateline),
    ("commenter", is_commenter),
    ("byline", is_byline),
    ("date_line", is_date_line),
    ("credit", is_credit),
    ("sign_off", is_sign_off),
    ("carried", is_carried),
    ("navigation", _is_prompt),
)
