"""The front of a news page: masthead, headline, deck and whatever stands before the first prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.read.captions import is_scene, is_view
from provenance.read.layout import is_terminated
from provenance.read.outlets import outlet_pattern
from provenance.read.signatures import dateline_end, is_name, is_person
from provenance.read.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import SectionKind
    from provenance.read.layout import Paragraph

HEADING: Final = re.compile(r"#{1,6}\s+|\*\*(?=[^*]{1,200}\*\*$)")
"""The mark of a heading in Markdown."""

_META: Final = frozenset({"byline", "date_line", "credit", "statistics", "rule", "timestamp"})
_SIGNATURES: Final = frozenset({"byline", "date_line", "credit"})
_PROSE_WORDS: Final = 12
_LONG_PROSE: Final = 25
_UNENDED_PROSE: Final = 40
_MASTHEAD_WORDS: Final = 6
_FEW: Final = 3
_TITLED: Final = 0.8
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ARTICLE: Final = re.compile(r"(?:The|Le|La|Les|L['’]|El|Los|Las|Il|Lo|Der|Die|Das|De|Het|Den|A|O)\s?(?=[A-ZÀ-Þ])")
_EDITION: Final = re.compile(r"\s[-–—|·]\s.{0,30}\b(?:edition|pages|portal|online|international|newsletter|newspaper|english|blog)\b.{0,20}$", re.I)
_BARS: Final = re.compile(r"\s[|·•]\s")


def lead_of(paragraphs: Sequence[Paragraph]) -> int:
    """Return the index of the first paragraph of prose; their number where there is none."""
    candidates = 0
    for index, paragraph in enumerate(paragraphs):
        if paragraph.label == "comments" and candidates > 1:
            break
        if paragraph.label is not None:
            continue
        if _opens_prose(paragraphs, index, headed=candidates > 0):
            return index
        candidates += 1
    return _last_candidate(paragraphs)


def front_kinds(front: Sequence[Paragraph]) -> list[SectionKind]:
    """Say what each paragraph before the first prose is."""
    title = _title(front)
    seen_meta = False
    kinds: list[SectionKind] = []
    for index, paragraph in enumerate(front):
        seen_meta = (seen_meta or paragraph.label in _META) and index != title
        kinds.append(_front_kind(front, index, title, seen_meta=seen_meta))
    return kinds


def is_masthead(text: str) -> bool:
    """Whether a line above a headline is the name of an outlet."""
    if is_terminated(text) or len(text.split()) > _MASTHEAD_WORDS:
        return False
    return (
        _EDITION.search(text) is not None
        or _BARS.search(text) is not None
        or outlet_pattern().fullmatch(text) is not None
        or (is_name(text) and (has_outlet_word(text) or _ARTICLE.match(text) is not None))
        or text.isupper()
    )


def has_outlet_word(text: str) -> bool:
    """Whether a name has a word that outlets are called by ("Times", "Herald", "Online")."""
    known = wordlist("outlet-words") | wordlist("masthead-words")
    return not known.isdisjoint(word.strip(".,") for word in text.casefold().split())


def _opens_prose(paragraphs: Sequence[Paragraph], index: int, *, headed: bool) -> bool:
    text = paragraphs[index].text
    if dateline_end(text):
        return True
    if HEADING.match(text):
        return False
    words = len(text.split())
    if not is_terminated(text):
        return words >= _UNENDED_PROSE
    if words >= _LONG_PROSE:
        return True
    if _signature_follows(paragraphs, index):
        return False
    if headed:
        return not (is_scene(text) or is_view(text))
    return words >= _PROSE_WORDS and not is_titled(text) and not text.rstrip("\"”’'»").endswith(("?", "!"))


def is_titled(text: str) -> bool:
    """Whether most long words of a line are capitalised, as in an American headline."""
    long = [word for word in _LONG_WORD.findall(text)]
    return len(long) > _FEW and sum(map(str.isupper, (w[0] for w in long))) >= _TITLED * len(long)


def _signature_follows(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a byline or date line stands next: then this is a headline or its deck."""
    after = paragraphs[index + 1 : index + 3]
    return any(
        p.label in _SIGNATURES or (place == 0 and p.label is None and is_person(p.text))
        for place, p in enumerate(after)
        if all(before.label for before in after[:place])
    )


def _last_candidate(paragraphs: Sequence[Paragraph]) -> int:
    """Where nothing reads as prose, the last unlabelled paragraph is it."""
    for index in range(len(paragraphs) - 1, -1, -1):
        if paragraphs[index].label is None:
            return index
    return len(paragraphs)


def _title(front: Sequence[Paragraph]) -> int | None:
    candidates = [i for i, p in enumerate(front) if p.label is None]
    marked = [i for i in candidates if HEADING.match(front[i].text)]
    if marked and all(front[i].text.startswith("# ") for i in marked[:1]):
        return marked[0]
    while len(candidates) > 1 and is_masthead(front[candidates[0]].text) and not is_person(front[candidates[1]].text):
        candidates.pop(0)
    return candidates[0] if candidates else None


def _front_kind(front: Sequence[Paragraph], index: int, title: int | None, *, seen_meta: bool) -> SectionKind:
    paragraph = front[index]
    if paragraph.label in {"note", "caption"}:
        return "note" if paragraph.label == "note" else "caption"
    if paragraph.label is not None or title is None or index < title:
        return "furniture"
    if index == title or paragraph.text == front[title].text or HEADING.match(paragraph.text):
        return "headline"
    if is_person(paragraph.text) or _is_short_name(paragraph.text):
        return "furniture"
    return "caption" if seen_meta or is_scene(paragraph.text) else "headline"


def _is_short_name(text: str) -> bool:
    return len(text.split()) <= 4 and is_name(text)
