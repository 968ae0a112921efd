"""What agency copy says of its place among its own versions: an update, a flash, its day and hour.

Agencies send a story several times: a flash, a first take, updates that are numbered or say what
they add, corrections. A dateline mostly gives the day without the year, which says nothing by
itself and enough beside another version's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.model import Version
from provenance.read.dates import MONTH, month_of
from provenance.read.front import POINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.read.sections import Piece

_NUMBERED: Final = re.compile(
    r"\b(?:update|upd|writethru|wrap)[ -]?(?P<behind>\d{1,2})\b"
    r"|\b(?P<before>\d{1,2})(?:st|nd|rd|th)[ -](?:ld|lead|update|writethru)\b",
    re.IGNORECASE,
)
_RENEWED: Final = (
    r"(?:update[ds]?|recast(?:s|ing)?|refil(?:es?|ed|ing)|correct(?:s|ed|ing|ion)|add(?:s|ing)"
    r"|rais(?:es|ing)|clarif(?:ies|ied|ying)|rewrites|new throughout|writethru)\b"
)
_RENEWED_NOTE: Final = re.compile(rf"^\W{{0,3}}{_RENEWED}", re.IGNORECASE)
_RENEWED_TITLE: Final = re.compile(
    r"^\W{0,3}(?:UPDATED?|RECASTS?|REFILED?|CORRECT(?:S|ED|ION)|LEAD|WRAP|WRITETHRU)\b"
)
_FLASH: Final = re.compile(
    r"^\W{0,3}(?:URGENT|FLASH|ALERT|BULLETIN|SNAP|BREAKING|NEWSALERT|NEWS ALERT|BRIEF)\b"
)
_DAY: Final = re.compile(
    rf"(?<![\w.])(?:(?P<month>{MONTH})\s{{1,3}}(?P<day>\d{{1,2}})(?![\d:])"
    rf"|(?P<day_before>\d{{1,2}})\s{{1,3}}(?P<month_after>{MONTH})(?!\w))",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?<![\d./:-])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?![\d/]|[.:-]\d)"
    r"(?:\s?(?P<half>[ap])\.?m\b)?|(?<=\b(?:19|20)\d\d )(?P<run>(?:[01]\d|2[0-3])[0-5]\d)(?!\d)",
    re.IGNORECASE,
)
_STAMPED: Final = frozenset({"date_line", "dateline", "byline", "timestamp", "kicker"})
_HALF_DAY: Final = 12


def version_of(pieces: Sequence[Piece]) -> Version:
    """Read off the front of a page which version of a story it is."""
    front = _front(pieces)
    stamps = [piece.text for piece in front if piece.label in _STAMPED]
    return Version(_number(front), _day(stamps), _clock(stamps))


def _front(pieces: Sequence[Piece]) -> list[Piece]:
    """Return what stands above the story's first sentence."""
    front = []
    for piece in pieces:
        if piece.kind in {"body", "comment"} and piece.label != POINT:
            break
        front.append(piece)
    return front


def _number(front: Iterable[Piece]) -> int:
    said = [one for one in front if one.kind in {"headline", "note"} or one.label == "kicker"]
    numbers = [_numbered(piece) for piece in said]
    is_flash = any(_FLASH.match(piece.text) for piece in said)
    return max(numbers, default=0) or (-1 if is_flash else 0)


def _numbered(piece: Piece) -> int:
    if found := _NUMBERED.search(piece.text):
        return int(found["behind"] or found["before"])
    renewed = _RENEWED_NOTE if piece.kind == "note" else _RENEWED_TITLE
    return 1 if renewed.match(piece.text) else 0


def _day(stamps: Iterable[str]) -> tuple[int, int] | None:
    """Return the month and the day that the front names first."""
    for text in stamps:
        if found := _DAY.search(text):
            month = month_of(found["month"] or found["month_after"])
            return month, int(found["day"] or found["day_before"])
    return None


def _clock(stamps: Iterable[str]) -> int | None:
    """Return the time of day that the front names first, in minutes from midnight."""
    for text in stamps:
        if found := _CLOCK.search(text):
            return _minutes(found)
    return None


def _minutes(found: re.Match[str]) -> int:
    if found["run"]:
        return 60 * int(found["run"][:2]) + int(found["run"][2:])
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % _HALF_DAY + (_HALF_DAY if found["half"].lower() == "p" else 0)
    return 60 * hour + int(found["minute"])
