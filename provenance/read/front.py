"""The front of a news page: masthead, headline, deck and whatever stands before the first prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.read.bylines import is_name, is_person
from provenance.read.captions import is_scene, is_view
from provenance.read.datelines import dateline_end
from provenance.read.layout import is_terminated
from provenance.read.mastheads import is_masthead
from provenance.read.pulled import letters
from provenance.read.tables import compares, table_lines
from provenance.read.titles import HEADING, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import SectionKind
    from provenance.read.layout import Paragraph

POINT: Final = "point"
"""The label of a story's points where they stand above its first prose: they are body."""

_SIGNATURES: Final = frozenset({"byline", "date_line", "credit"})
_META: Final = _SIGNATURES | {"statistics", "rule", "timestamp"}
_PROSE_WORDS: Final = 12
_LONG_PROSE: Final = 25
_UNENDED_PROSE: Final = 40
_NAME_WORDS: Final = 4
_LIST_LINES: Final = 3
_DECK_LINES: Final = 8
_FEW: Final = 3
_TITLED: Final = 0.8
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_POINT_MARK: Final = re.compile(r"[-*•▪‣·●◆■–—]\s")
_PROVIDED: Final = re.compile(r".{0,30}\bprovided by:?", re.IGNORECASE)
_BARRED: Final = re.compile(r"\s[|·•]\s")
_NUMBERED: Final = re.compile(r"\d{1,2}[.)]\s\D")
_SUMMARY_WORDS: Final = 4
_MOST_PROSE: Final = 6
_SHOUTED: Final = re.compile(r"[?!][\"”’'»]?$")


def lead_of(paragraphs: Sequence[Paragraph]) -> int:
    """Return the index of the first paragraph of prose; their number where there is none."""
    headed = False
    table = table_lines(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.label is not None:
            continue
        if headed and index in table and any(map(compares, paragraphs[index : index + 2])):
            return index
        if _opens_prose(paragraphs, index, headed=headed):
            return index
        listed = headed and _opens_list(paragraphs[index : index + _LIST_LINES])
        if listed and not _is_signed_below(paragraphs[index : index + _DECK_LINES]):
            return index
        headed = headed or not is_masthead(paragraph.text)
    return _last_candidate(paragraphs)


def front_kinds(front: Sequence[Paragraph], prose: Sequence[Paragraph]) -> list[SectionKind]:
    """Say what each paragraph before the first prose is; ``prose`` is what follows."""
    title = title_of(front, prose)
    told = letters(" ".join(paragraph.text for paragraph in prose[:_MOST_PROSE]))
    signed = False
    kinds: list[SectionKind] = []
    for index, paragraph in enumerate(front):
        signed = (signed or paragraph.label in _META) and index != title
        kind = _front_kind(front, index, title, signed=signed)
        kinds.append("headline" if kind == "caption" and _sums_up(paragraph, told) else kind)
    return kinds


def _is_point(paragraph: Paragraph) -> bool:
    """Whether a line is one of a story's points, marked as a list's item."""
    return paragraph.label is None and _POINT_MARK.match(paragraph.text) is not None


def _sums_up(paragraph: Paragraph, told: str) -> bool:
    """Whether an unsigned line repeats the words of the story: a deck taken from it."""
    words = letters(paragraph.text)
    return paragraph.label is None and words.count(" ") >= _SUMMARY_WORDS and words in told


def _opens_prose(paragraphs: Sequence[Paragraph], index: int, *, headed: bool) -> bool:
    text = paragraphs[index].text
    if dateline_end(text):
        return True
    if HEADING.match(text):
        return False
    words = text.count(" ") + 1
    if not is_terminated(text):
        return words >= _UNENDED_PROSE
    if words >= _LONG_PROSE:
        return True
    return not _signature_follows(paragraphs, index) and _reads_as_prose(text, words, headed=headed)


def _reads_as_prose(text: str, words: int, *, headed: bool) -> bool:
    """Tell a short sentence from a headline, or below one from a caption."""
    if headed:
        return not (is_scene(text) or is_view(text))
    return words >= _PROSE_WORDS and not _is_titled(text) and not _SHOUTED.search(text)


def _is_titled(text: str) -> bool:
    """Whether most long words of a line are capitalised, as in an American headline."""
    words = _LONG_WORD.findall(text)
    return len(words) > _FEW and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


def _signature_follows(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a byline or date line stands next: then this is a headline or its deck."""
    after = paragraphs[index + 1 : index + 3]
    if after and after[0].label is None:
        return is_person(after[0].text) and after[-1].label in _META
    return any(paragraph.label in _SIGNATURES for paragraph in after)


def _opens_list(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether more different lines without an end follow each other than a headline has decks."""
    texts = {paragraph.text for paragraph in paragraphs if paragraph.label is None}
    return len(texts) == _LIST_LINES and not any(
        is_terminated(text) or HEADING.match(text) or is_person(text) for text in texts
    )


def _is_signed_below(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a byline or date line follows before any sentence: then points are decks."""
    for paragraph in paragraphs:
        if paragraph.label in _SIGNATURES:
            return True
        if paragraph.label is None and is_terminated(paragraph.text):
            return False
    return False


def _last_candidate(paragraphs: Sequence[Paragraph]) -> int:
    """Where nothing reads as prose, the last of several unlabelled paragraphs is it."""
    candidates = [index for index, p in enumerate(paragraphs) if p.label is None]
    if len(candidates) > 1 or len(paragraphs) == 1:
        return candidates[-1] if candidates else len(paragraphs)
    return len(paragraphs)


def _front_kind(
    front: Sequence[Paragraph], index: int, title: int | None, *, signed: bool
) -> SectionKind:
    label, text = front[index].label, front[index].text
    if label in {"note", "caption"}:
        return "note" if label == "note" else "caption"
    if title is None or index < title:
        return "furniture"
    if label is not None:
        return "headline" if label == "heading" else "furniture"
    if index == title or text == front[title].text or HEADING.match(text):
        return "headline"
    return _below_title(front, index, signed=signed)


def _below_title(front: Sequence[Paragraph], index: int, *, signed: bool) -> SectionKind:
    """Say what an unlabelled line is between the headline and the first prose."""
    text, above = front[index].text, front[index - 1]
    if _is_point(front[index]) or _is_listed(front, index):
        return "body"
    if is_person(text) or _is_short_name(text) or _is_barred(text) or _PROVIDED.match(above.text):
        return "furniture"
    if above.label == "timestamp" or _NUMBERED.match(text):
        return "headline"
    if (above.label == "byline" or is_person(above.text)) and all(map(is_name, text.split(", "))):
        return "furniture"
    return "caption" if signed or is_scene(text) else "headline"


def _is_listed(front: Sequence[Paragraph], index: int) -> bool:
    """Whether nothing but unlabelled lines stand between a line and a heading over points."""
    while index > 0 and front[index].label is None:
        index -= 1
    return front[index].label == "heading"


def _is_barred(text: str) -> bool:
    """Whether bars divide a line into names: a desk, a section."""
    parts = _BARRED.split(text)
    return len(parts) > 1 and all(map(is_name, parts))


def _is_short_name(text: str) -> bool:
    return text.count(" ") < _NAME_WORDS and (is_name(text) or " " not in text)
