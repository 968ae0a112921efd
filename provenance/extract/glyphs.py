"""Quotation marks by their shape and surroundings: what it costs to read each as what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from provenance.model.document import Span


class Mark(NamedTuple):
    """A quotation mark with what it costs to read it as an opener, a closer or no mark."""

    start: int
    end: int
    glyph: str
    opens: float
    closes: float
    ignored: float


MARK: Final = re.compile(
    r"[“”„‟«»\"″]|''|``|(?<![^\s(\[–—-]),,(?=[^\W_])|‘‘|’’"
    r"|(?<![^\W_])['‘’‚‛‹›`´]|['’‘‛›‹`´](?![^\W_])"
)


SINGLE: Final = frozenset("'‘’‚‛‹›`´")


OPENER: Final = frozenset("“„‟«‘‚‛‹`") | {"``", "‘‘", ",,"}
"""Marks that open; two commas are how machines and old pages write „."""


CLOSER: Final = frozenset("”»’›´″") | {"''", "’’"}


_ELISION: Final = re.compile(
    r"(?:\d0s|em|til|tis|twas|cause|cos|cuz|bout|round|neath|n|un|im|er)(?![^\W_])",
    re.IGNORECASE,
)


_FEET: Final = re.compile(r"\d['’′]\d{1,2}$")
"""What stands before the mark of inches: 6'2"."""
_MAX_MARKS: Final = 4
_MARK_OR_RUN: Final = re.compile(
    rf"(?P<run>[“”„‟«»\"″'‘’](?:\s?[“”„‟«»\"″'‘’]){{7,}})|{MARK.pattern}"
)
"""A mark, or a row of marks that is decoration."""


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """List the marks; a long run of marks with nothing between is decoration, not quotation."""
    groups: list[list[re.Match[str]]] = []
    for found in _MARK_OR_RUN.finditer(text, start, end):
        if found["run"]:
            continue
        if groups and not text[groups[-1][-1].end() : found.start()].strip():
            groups[-1].append(found)
        else:
            groups.append([found])
    return [
        _weigh(text, group, place, (start, end))
        for group in groups
        if len(group) <= _MAX_MARKS
        for place in range(len(group))
    ]


def _weigh(text: str, group: list[re.Match[str]], place: int, bounds: Span) -> Mark:
    mark = group[place]
    left = _left_of(text, group, place, bounds[0])
    right = _right_of(text, group, place, bounds[1])
    glyph = mark[0]
    opens = _OPENS[left, right] + (1.0 if glyph in CLOSER else 0.0)
    closes = _CLOSES[left, right] + (1.0 if glyph in OPENER else 0.0)
    if left == right == "space":
        opens -= 1.0 if glyph in OPENER else 0.0
        closes -= 1.0 if glyph in CLOSER else 0.0
    if left == "start" and right == "space":
        opens -= 1.0
    ignored = 6.5
    if glyph in SINGLE:
        opens, closes, ignored = _weigh_single(text, mark, (left, right), (opens, closes))
    elif left == "digit":
        ignored = 0.5 if glyph in {'"', "″", "''", "”"} else ignored
        if _FEET.search(text, max(bounds[0], mark.start() - 5), mark.start()):
            closes, ignored = closes + 2.0, 0.0
    return Mark(mark.start(), mark.end(), glyph, opens, closes, ignored)


def _weigh_single(
    text: str, mark: re.Match[str], sides: tuple[str, str], costs: tuple[float, float]
) -> tuple[float, float, float]:
    """Weigh a single mark, which is an apostrophe unless its surroundings say otherwise."""
    opens, closes = costs
    left, right = sides
    if _ELISION.match(text, mark.end()) or (right == "digit" and mark[0] != "‘"):
        return opens + 4.0, closes, 0.0
    if left == "word":
        plural = text[mark.start() - 1] in "sxzSXZ"
        spaced = right == "space" and text[mark.end() : mark.end() + 2].strip()[:1].islower()
        return opens + 4.0, closes + (1.5 if plural and spaced else 0.0), 0.0 if plural else 1.0
    return opens + (0.5 if mark[0] != "‘" else 0.0), closes, 1.0


def _left_of(text: str, group: list[re.Match[str]], place: int, start: int) -> str:
    """Name what stands left of a mark, looking through marks that touch it."""
    at = group[place].start()
    while place > 0 and group[place - 1].end() == at:
        place -= 1
        at = group[place].start()
    if at <= start:
        return "start"
    before = text[at - 1]
    if before.isspace():
        return "start" if _ends_sentence(text, at, start) else "space"
    return _side(before)


def _right_of(text: str, group: list[re.Match[str]], place: int, end: int) -> str:
    at = group[place].end()
    while place + 1 < len(group) and group[place + 1].start() == at:
        place += 1
        at = group[place].end()
    if at >= end:
        return "end"
    if text.startswith(("...", "…"), at):
        return "dots"
    return "space" if text[at].isspace() else _side(text[at])


def _ends_sentence(text: str, at: int, start: int) -> bool:
    before = text[max(start, at - 4) : at].rstrip()
    return not before or before[-1] in ".!?:"


def _side(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character in "([{—–-/":
        return "open"
    if character.isalnum() or character in "$€£#@¿¡":
        return "word"
    return "stop"


_LEFTS: Final = ("start", "space", "open", "word", "digit", "stop")


_RIGHTS: Final = ("end", "space", "open", "word", "digit", "stop", "dots")


def _open_cost(left: str, right: str) -> float:
    free = left in {"start", "space", "open"}
    if right in {"word", "digit"} or (right == "open" and free):
        return 0.0 if free else 2.0
    if right == "dots":
        return 0.3 if free else 3.0
    if right == "space":
        return 1.5 if free else 5.0
    return 4.0 if free and right == "stop" else 6.0


def _close_cost(left: str, right: str) -> float:
    free = right in {"end", "space", "stop", "open", "dots"}
    if left in {"word", "digit", "stop"}:
        return 0.0 if free else 2.0
    if left == "open":
        return 0.5 if free else 5.0
    if left == "start":
        return 4.0
    if right == "stop":
        return 0.5
    return 1.5 if free else 5.0


_OPENS: Final = {(left, right): _open_cost(left, right) for left in _LEFTS for right in _RIGHTS}


_CLOSES: Final = {(left, right): _close_cost(left, right) for left in _LEFTS for right in _RIGHTS}
