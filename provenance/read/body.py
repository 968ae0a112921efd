"""The body of a news page: what stands between its first prose and its readers' comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from provenance.read.captions import (
    is_dated,
    is_scene,
    is_signed_quote,
    is_view,
    letters,
    pulled_words,
)
from provenance.read.front import HEADING
from provenance.read.layout import is_terminated
from provenance.read.signatures import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import SectionKind
    from provenance.read.layout import Paragraph

_HEADING_WORDS: Final = 10
_QUESTION_WORDS: Final = 8
_LINK_WORDS: Final = 14
_MOST_CHECKS: Final = 64
_MOST_LETTERS: Final = 300_000
_QUESTION: Final = re.compile(
    r"(?:\d{1,2}[.)]\s)?(?:what|who|whose|whom|why|how|when|where|which|is|are|was|were|will|would|could|can|did|do|does|has|have|should)\b",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"[-*•▪‣·–—]\s")
_ADDRESSED: Final = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_EDITOR_SIGNED: Final = re.compile(r"(?:\b(?:Editors?|Eds?\.?)|\b[A-Z]{2,4} Editor)[)\]]?$")
_INTEREST: Final = (
    r"\b(?:advertis(?:er|es)|shareholder|stake|investor|invests|owns|owned|owner|parent company|publisher"
    r"|sponsors?|funder|funds|funded|donor|partner|subsidiary)\b"
)


@define
class Page:
    """What the rules for a body may look at beyond the paragraph itself.

    ``outlets`` are the last words of the page's own names, ``authors`` the names in its bylines.
    """

    paragraphs: Sequence[Paragraph]
    outlets: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    _letters: str | None = None
    _checks: int = 0
    _questions: bool | None = field(default=None)

    def repeats(self, words: str) -> bool:
        """Whether words (as ``letters`` gives them) stand in more than one place of the body."""
        self._checks += 1
        if self._checks > _MOST_CHECKS:
            return False
        if self._letters is None:
            prose = " ".join(p.text for p in self.paragraphs if p.label is None)
            self._letters = letters(prose[:_MOST_LETTERS])
        return self._letters.count(words) > 1

    def is_in_questions(self) -> bool:
        """Whether the body is cut by short questions, each followed by prose: an explainer."""
        if self._questions is None:
            places = range(len(self.paragraphs))
            self._questions = sum(_is_question(self.paragraphs, place) for place in places) > 1
        return self._questions


def body_kind(page: Page, place: int, *, linking: bool) -> SectionKind:
    """Say what the paragraph at a place of the body is.

    ``linking`` is whether a heading over links to other articles ("Related") is still open.
    """
    paragraph = page.paragraphs[place]
    if paragraph.label == "note" or _is_note(page, paragraph, place):
        return "note"
    if paragraph.label == "caption":
        return "caption"
    if paragraph.label not in {None, "kicker"} or _is_biography(page, paragraph.text):
        return "furniture"
    text = paragraph.text
    if HEADING.match(text) or (page.is_in_questions() and _is_question(page.paragraphs, place)):
        return "headline"
    if _is_pulled(page, text):
        return "caption"
    if is_terminated(text):
        return "caption" if is_dated(text) and (is_view(text) or is_scene(text)) else "body"
    return _unended(page, place, linking=linking)


def _unended(page: Page, place: int, *, linking: bool) -> SectionKind:
    """Tell a line without an end: a subheading, a caption, a link, a list's item, or cut prose."""
    text = page.paragraphs[place].text
    words = len(text.split())
    if linking and words <= _LINK_WORDS:
        return "furniture"
    if is_view(text) or is_scene(text):
        return "caption"
    after = [is_terminated(p.text) for p in page.paragraphs[place + 1 :] if p.label is None]
    if after and after[0]:
        is_heading = words <= _HEADING_WORDS and (text.isupper() or not _is_item(page, place))
        return "headline" if is_heading else "body"
    is_left_over = place > 0 and words <= _LINK_WORDS and not any(after)
    return "furniture" if is_left_over and not _BULLET.match(text) else "body"


def _is_item(page: Page, place: int) -> bool:
    """Whether a line without an end is one of several, or is marked as a list's item."""
    if _BULLET.match(page.paragraphs[place].text):
        return True
    before = page.paragraphs[place - 1] if place else None
    return before is not None and before.label is None and not is_terminated(before.text)


def _is_pulled(page: Page, text: str) -> bool:
    words = pulled_words(text)
    return words is not None and (is_signed_quote(text) or page.repeats(words))


def _is_note(page: Page, paragraph: Paragraph, place: int) -> bool:
    if paragraph.label is not None:
        return False
    if place == 0 and _EDITOR_SIGNED.search(paragraph.text):
        return True
    return any(
        re.search(rf"{_INTEREST}.{{0,60}}\b(?:in|of|by|with|to) (?:the |The )?(?:[A-Z]\w+ ){{0,3}}{re.escape(name)}\b", paragraph.text)
        for name in page.outlets
        if name in paragraph.text
    )


def _is_biography(page: Page, text: str) -> bool:
    return any(
        text.startswith(f"{name} ") and re.match(r"(?:writes|covers|reports|is|was|has|can|edits)\b", text[len(name) + 1 :])
        for name in page.authors
    )


def _prose_follows(paragraphs: Sequence[Paragraph], place: int) -> bool:
    after = next((p for p in paragraphs[place + 1 :] if p.label is None), None)
    return after is not None and is_terminated(after.text)


def _is_question(paragraphs: Sequence[Paragraph], place: int) -> bool:
    text = paragraphs[place].text
    return (
        text.endswith("?")
        and len(text.split()) <= _QUESTION_WORDS
        and paragraphs[place].label is None
        and _QUESTION.match(text) is not None
        and not _ADDRESSED.search(text)
        and _prose_follows(paragraphs, place)
    )
