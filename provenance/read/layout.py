"""Text → paragraphs: lines that were broken for width are joined, lines of their own stay apart.

A paragraph is a span of the untouched text. Hard-wrapped lines, and paragraphs broken in
mid-sentence across a blank line, become one paragraph again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from provenance.read.captions import has_verb
from provenance.read.forms import form_of
from provenance.read.labels import label_of, unmarked
from provenance.read.pulled import pulled_words
from provenance.read.signoffs import tail_of
from provenance.read.wordlists import wordlist
from provenance.words import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAKS: Final = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters that end a line."""

_BLANKS: Final = f" \t\x00\x1f\u00a0\u1680\u202f\u205f\u3000\ufeff\u2060{HIDDEN}" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_LINE: Final = re.compile(f"[^{re.escape(BREAKS)}]+")
_NARROWEST: Final = 35
_WIDEST: Final = 120
_SLACK: Final = 8  # a line that ends a sentence may be longer than all that surely go on
_SHORT: Final = 25
_LONG: Final = 40
_LONGEST_TITLE: Final = 110
_TERMINAL: Final = re.compile(
    r"[.!?:;…][\"'”’»“„«›)\]*_]{0,4}(?:\s{0,2}[»”“])?$|[\"”’»]\s{0,2}[.,]$"
)
_ITEM: Final = re.compile(r"(?:[*•▪‣·]|\d{1,2}[.)])\s|>|#{1,6}\s")
_DASHED: Final = re.compile(r"[-–—]\s")
_BRAND: Final = re.compile(r"[a-z]{1,2}[A-Z]")
_ADDRESS: Final = re.compile(r"[\w-]{2,40}(?:\.[a-z]{2,12}){1,2}(?:[/\s]|$)")
_SENTENCE_END: Final = re.compile(r"[a-z]{2}[.!?][\"”’]?\s+(?=[^a-z])")
_PLAIN_WORD: Final = re.compile(r"\b[a-z]{2,}\b")
_FEW: Final = 2
_HEADING_WORDS: Final = 12
_ALONE: Final = frozenset({"rule", "timestamp", "dateline"})


class Line(NamedTuple):
    """A line without the white space around it.

    ``gap`` is whether a blank line precedes it; ``indent`` counts the white space before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int = 0


class Paragraph(NamedTuple):
    """A paragraph or a line of its own: its span, its text on one line, and what it is.

    ``label`` names what form or words say it is ("byline", "navigation", ...); None for prose and
    whatever only its place can tell.
    """

    start: int
    end: int
    text: str
    label: str | None


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs and lines of their own, in order; blank lines belong to none."""
    lines = lines_of(text)
    width = _width(lines)
    page = _Page()
    group: list[Line] = []
    for line in lines:
        if group and not line.gap and _continues(group, line, width, page.commenting):
            group.append(line)
            continue
        page.add(group)
        group = [line]
    page.add(group)
    return tuple(page.found)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that show anything, trimmed."""
    found = []
    last, gap = 0, False
    for match in _LINE.finditer(text):
        raw = match[0]
        bare = raw.strip(_BLANKS)
        if not bare:
            gap = True
            continue
        begin, end = match.span()
        indent = raw.index(bare)
        start = begin + indent
        gap = gap or (begin - last > 1 and _newlines(text, last, begin) > 1)
        found.append(Line(start, start + len(bare), bare, gap, indent))
        last, gap = end, False
    return tuple(found)


def is_terminated(text: str) -> bool:
    """Whether a line ends as a sentence does (or with a colon), closing marks included."""
    return _TERMINAL.search(text[-12:]) is not None


def label(text: str) -> str | None:
    """Name what a line is by its form, else by its words, else None."""
    return _short_label(text) if len(text) < _LONG else _label(text)


@lru_cache(maxsize=1 << 12)
def _short_label(text: str) -> str | None:
    """Remember what short lines are: pages repeat them, in one corpus and between."""
    return _label(text)


def _label(text: str) -> str | None:
    return form_of(unmarked(text)) or label_of(text)


def _newlines(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return len(between) - between.count("\r\n")


def _width(lines: Sequence[Line]) -> int:
    """Return the width a text was wrapped to, or 0: its longest line that surely goes on."""
    return max(
        (
            line.indent + len(line.text)
            for line, after in pairwise(lines)
            if not after.gap
            and _NARROWEST <= line.indent + len(line.text) <= _WIDEST
            and _runs_on(line.text, after.text)
        ),
        default=0,
    )


def _continues(group: list[Line], following: Line, width: int, commenting: bool) -> bool:
    """Whether a group of lines goes on in the next one, with no blank line between."""
    line = group[-1]
    before, after = line.text, following.text
    full = _fills(line, following, width)
    if is_terminated(before):
        return full and following.indent <= line.indent + 1 and label(after) is None
    if full:
        return label(after) not in _ALONE
    is_begun = len(group) > 1 or len(before) >= _SHORT
    if commenting or not ((is_begun and _runs_on(before, after)) or _is_open_ended(before)):
        return False
    return label(before) not in _ALONE and label(after) is None


def _fills(line: Line, following: Line, width: int) -> bool:
    """Whether a line was as full as the text's width allows: the next word found no room."""
    length = line.indent + len(line.text)
    if not width // 2 <= length <= width + _SLACK or not width or _ITEM.match(following.text):
        return False
    return length + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _runs_on(before: str, after: str) -> bool:
    if not after[0].islower() or is_terminated(before):
        return False
    return not (_BRAND.match(after) or _ADDRESS.match(after))


def _is_open_ended(text: str) -> bool:
    if text.endswith((",", " –", " —", " -")) and text[0] not in "-–—":
        return True
    return len(text) > _LONG and text.rsplit(maxsplit=1)[-1] in wordlist("open-ended-words")


def _with_sign_off(group: list[Line]) -> tuple[Paragraph, ...]:
    """Return a group of lines as a paragraph, a sign-off behind its last sentence set apart."""
    paragraph = _paragraph(group)
    tail = tail_of(paragraph.text) if paragraph.label is None else ""
    if not tail or not group[-1].text.endswith(tail):
        return (paragraph,)
    start = paragraph.end - len(tail)
    sign_off = Paragraph(start, paragraph.end, tail, "sign_off")
    if group[-1].text == tail:
        return _paragraph(group[:-1]), sign_off
    text = paragraph.text[: -len(tail)].rstrip(_BLANKS)
    return Paragraph(
        paragraph.start, start - _gap(group[-1].text, tail), text, label(text)
    ), sign_off


def _gap(line: str, tail: str) -> int:
    before = line[: -len(tail)]
    return len(before) - len(before.rstrip(_BLANKS))


def _paragraph(group: list[Line]) -> Paragraph:
    text = group[0].text if len(group) == 1 else " ".join([line.text for line in group])
    return Paragraph(group[0].start, group[-1].end, text, label(text))


@define
class _Page:
    """The paragraphs found so far, whether prose has begun, and whether readers' comments have."""

    found: list[Paragraph] = field(factory=list)
    prosaic: bool = False
    commenting: bool = False

    def add(self, group: list[Line]) -> None:
        """Add a group of lines as a paragraph, or as the rest of the one before it."""
        for paragraph in _with_sign_off(group) if group else ():
            self._add(paragraph)

    def _add(self, paragraph: Paragraph) -> None:
        if self.found and not self.commenting and self._is_broken(paragraph):
            paragraph = _joined(self.found.pop(), paragraph)
        self.found.append(paragraph)
        opens = paragraph.label in {"comments", "commenter"}
        self.commenting = self.commenting or (self.prosaic and opens)
        self.prosaic = self.prosaic or (paragraph.label is None and is_terminated(paragraph.text))

    def _is_broken(self, after: Paragraph) -> bool:
        """Whether a paragraph is the rest of the sentence that the one before it began."""
        one = self.found[-1]
        if one.label or after.label or len(one.text) < _SHORT or is_terminated(one.text):
            return False
        if self._may_head() and len(one.text) < _LONGEST_TITLE:  # a headline, whatever follows
            return _is_open_ended(one.text) and (after.text[0].islower() or one.text[-1] == ",")
        if _ITEM.match(after.text) or _DASHED.match(after.text):
            return False
        return (
            _runs_on(one.text, after.text)
            or _is_open_ended(one.text)
            or _breaks_off(one.text)
            or (self.prosaic and is_terminated(after.text) and _lacks_its_end(one.text))
        )

    def _may_head(self) -> bool:
        """Whether nothing but lines that a label tells, and one other, stands before the last."""
        unlabelled = sum(one.label is None for one in self.found[:-1])
        return not self.prosaic and unlabelled <= 1


def _lacks_its_end(text: str) -> bool:
    """Whether a line is too long for a heading, and no caption (it has a verb) or pull quote."""
    return text.count(" ") >= _HEADING_WORDS and has_verb(text) and pulled_words(text) is None


def _breaks_off(text: str) -> bool:
    """Whether a paragraph of several sentences leaves the last one without an end."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return bool(ends) and len(_PLAIN_WORD.findall(text[ends[-1] :])) > _FEW


def _joined(one: Paragraph, other: Paragraph) -> Paragraph:
    return Paragraph(one.start, other.end, f"{one.text} {other.text}", one.label)
