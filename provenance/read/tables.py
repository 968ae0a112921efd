"""Lines of figures: company results, registrations, prices beside last year's.

Agency copy sets figures in lines that end no sentence, "Net 3.1 mln vs 2.0 mln". They are what the
story says: no headings, no captions, and not what a page leaves below its last sentence. A page has
such a table where a line sets one figure beside another ("vs", or in brackets) and does not stand
alone; lines of figures that nothing is set beside may be a ticker's or a counter's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.read.dates import MONTH
from provenance.read.layout import is_terminated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.read.layout import Paragraph

_MOST_WORDS: Final = 14
_FEW_WORDS: Final = 5
_LEAST_LINES: Final = 2
_LEAST_FIGURES: Final = 2
_WORDS_A_FIGURE: Final = 4

_NUMBER: Final = r"[$£€¥(]{0,2}\.?\d[\d.,/-]*\w*\)?"
_AMOUNT: Final = (
    rf"(?:[+-]?{_NUMBER}%?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|nil|n/?a|not given|same|unchanged|breakeven)"
)
_COMPARED: Final = re.compile(
    rf"(?<!\S){_AMOUNT}(?:\s[\w.]+){{0,2}},?\s(?:vs?\.?|versus)\s(?:\w+\s){{0,2}}{_AMOUNT}(?!\S)"
    r"|\d\s\((?:nil|n/?a|\d[\d.,]*)\)$",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(rf"(?<!\S)(?!(?:19|20)\d\d(?!\S)){_NUMBER}(?!\S)")
_PERIOD: Final = re.compile(
    r"(?:\S+ )?(?:years?|yrs?|quarters?|qtrs?|half|months?|mths?|weeks?|wks?|[qh][1-4])\b"
    r"(?: (?:to|end(?:ed|ing))\b.{3,20})?",
    re.IGNORECASE,
)
_PAYMENT: Final = re.compile(
    rf"(?:pay(?:able|ment)?|record|ex-?div(?:idend)?)(?: date)?:? (?:{MONTH} \S+|\S+ {MONTH})"
    r"(?:,? (?:19|20)\d\d)?",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(r"notes?\s?[:–—-]", re.IGNORECASE)
_OF_STORY: Final = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|reports?|readers?|headlines?|versions?|editors?|page|copy)\b",
    re.IGNORECASE,
)


def table_lines(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the places of the lines of figures, of what heads them, and of the notes on them."""
    compared = {place for place, line in enumerate(paragraphs) if compares(line)}
    if not compared:
        return frozenset()
    rows = compared | {place for place, line in enumerate(paragraphs) if _is_row(line)}
    lines = set(rows)
    for place, line in enumerate(paragraphs):
        heads = _names_time(line) and (place + 1 in rows or _is_left(paragraphs, place))
        joins = (place - 1 in lines or place + 1 in rows) and _is_short_row(line)
        if heads or joins or _dates_payment(line):
            lines.add(place)
    if len(lines) < _LEAST_LINES:
        return frozenset()
    notes = {n for n, p in enumerate(paragraphs) if p.label == "note" and _is_on_figures(p.text)}
    return frozenset(lines | notes)


def compares(line: Paragraph) -> bool:
    """Whether a line that ends no sentence sets a figure beside another."""
    return _is_open(line, _MOST_WORDS) and _COMPARED.search(line.text) is not None


def _is_row(line: Paragraph) -> bool:
    """Whether a line has several figures, no sign of a change in a price, and few other words."""
    if not _is_open(line, _MOST_WORDS):
        return False
    figures = len(_FIGURE.findall(line.text))
    words = line.text.count(" ") + 1
    return figures >= _LEAST_FIGURES and words <= _WORDS_A_FIGURE * figures


def _is_short_row(line: Paragraph) -> bool:
    return _is_open(line, _FEW_WORDS) and _FIGURE.search(line.text) is not None


def _names_time(line: Paragraph) -> bool:
    """Whether a line names the time that figures are of: "Year", "Six mths to March 31"."""
    return _is_open(line, _MOST_WORDS) and _PERIOD.fullmatch(line.text) is not None


def _is_left(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether no sentence follows a line next, so that it heads no prose."""
    after = paragraphs[place + 1 : place + 2]
    return not any(is_terminated(line.text) for line in after)


def _dates_payment(line: Paragraph) -> bool:
    """Whether a line says when a dividend is paid, and to whom: "Pay May 1", "Record April 3"."""
    return line.label in {None, "date_line"} and _PAYMENT.fullmatch(line.text) is not None


def _is_on_figures(note: str) -> bool:
    """Whether a note is one on a table, not on the story or by its editors."""
    return _NOTE.match(note) is not None and _OF_STORY.search(note) is None


def _is_open(line: Paragraph, most: int) -> bool:
    return line.label is None and line.text.count(" ") < most and not is_terminated(line.text)
