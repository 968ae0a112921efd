"""The body of a news page: what stands between its first prose and its readers' comments."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import define, field

from provenance.read.captions import is_dated, is_label, is_portrait, is_scene, is_view
from provenance.read.layout import is_terminated
from provenance.read.pulled import is_signed_quote, letters, pulled_words
from provenance.read.tables import table_lines
from provenance.read.titles import HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import SectionKind
    from provenance.read.layout import Paragraph

_HEADING_WORDS: Final = 10
_QUESTION_WORDS: Final = 8
_LINK_WORDS: Final = 14
_MOST_CHECKS: Final = 64
_MOST_LETTERS: Final = 300_000
_MOST_SIGNED: Final = 2
_TOLD: Final[dict[str, SectionKind]] = {
    "note": "note",
    "caption": "caption",
    "heading": "headline",
}
_ASKING: Final = re.compile(
    r"(?:\d{1,2}[.)]\s)?(?:what|who|whose|whom|why|how|when|where|which|is|are|was|were|will|would"
    r"|could|can|did|do|does|has|have|should)\b",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"[-*•▪‣·–—]\s")
_OWN_MARK: Final = re.compile(r"[-*•▪‣·–—]\s|[\"“„«‘]\w.{0,400}[\"”“»’]\s?[-–—―]\s")
_SHOWN: Final = re.compile(r"\((?:pictured|above|below|left|right)\b", re.IGNORECASE)
_ADDRESSED: Final = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_INTEREST: Final = (
    r"\b(?:advertis(?:er|es)|shareholder|stake|investor|invests|owns|owned|owner|parent company"
    r"|publisher|sponsors?|funder|funds|funded|donor|partner|subsidiary)\b"
)
_OF_OURS: Final = r".{0,60}\b(?:in|of|by|with|to) (?:[Tt]he )?(?:[A-Z]\w+ ){0,3}"
_ABOUT_AUTHOR: Final = re.compile(r"\s(?:writes|covers|reports|is|was|has|can|edits)\b")

_ABOUT_ANY: Final = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3} is (?:an?|the|our) (?:[\w-]+ ){0,4}"
    r"(?:columnist|reporter|correspondent|editor|journalist|writer|freelancer|contributor)"
    r" (?:for|at|with|of|based|who)\b[^\"“]{0,120}$"
)


@define
class Page:
    """What the rules for a body may look at beyond the paragraph itself.

    ``outlets`` are the last words of the page's own names, ``authors`` the names in its bylines.
    """

    paragraphs: Sequence[Paragraph]
    outlets: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    _checks: int = field(default=0, init=False)

    def repeats(self, words: str) -> bool:
        """Whether words (as ``letters`` gives them) stand in more than one place of the body.

        Only so many are looked up: a page of nothing but quotes must not take quadratic time.
        """
        self._checks += 1
        return self._checks <= _MOST_CHECKS and self._letters.count(words) > 1

    def followed_by_prose(self, place: int) -> bool:
        """Whether the next paragraph that no label tells ends as a sentence does."""
        return self._follows[place]

    def ends_at(self, place: int) -> bool:
        """Whether no sentence ends any more after a place, labelled lines aside."""
        return place >= self._last

    def tabulates_at(self, place: int) -> bool:
        """Whether the paragraph at a place is a line of a table of figures, or a note on one."""
        return place in self._table

    def explains(self) -> bool:
        """Whether the body is cut by short questions, each followed by prose: an explainer."""
        return self._questions > 1

    def signs_few(self) -> bool:
        """Whether few paragraphs are a quote with a dash and a name: many are people's replies."""
        return self._signed <= _MOST_SIGNED

    @cached_property
    def _table(self) -> frozenset[int]:
        return table_lines(self.paragraphs)

    @cached_property
    def _letters(self) -> str:
        prose = " ".join(p.text for p in self.paragraphs if p.label is None)
        return letters(prose[:_MOST_LETTERS])

    @cached_property
    def _follows(self) -> list[bool]:
        follows, ended = [], False
        for paragraph in reversed(self.paragraphs):
            follows.append(ended)
            if paragraph.label is None:
                ended = is_terminated(paragraph.text)
        return follows[::-1]

    @cached_property
    def _last(self) -> int:
        ended = [i for i, p in enumerate(self.paragraphs) if not p.label and is_terminated(p.text)]
        return ended[-1] if ended else -1

    @cached_property
    def _questions(self) -> int:
        return sum(is_question(self, place) for place in range(len(self.paragraphs)))

    @cached_property
    def _signed(self) -> int:
        return sum(is_signed_quote(p.text) for p in self.paragraphs)


def body_kind(page: Page, place: int, *, linking: bool) -> SectionKind:
    """Say what the paragraph at a place of the body is.

    ``linking`` is whether a heading over links to other articles ("Related") is still open.
    """
    paragraph = page.paragraphs[place]
    if page.tabulates_at(place):
        return "body"
    if paragraph.label not in {None, "kicker"}:
        return _TOLD.get(paragraph.label or "", "furniture")
    text = paragraph.text
    if page.outlets and _discloses_interest(page, text):
        return "note"
    if page.authors and _is_about_author(page, text):
        return "furniture"
    if page.ends_at(place) and _ABOUT_ANY.match(text):
        return "furniture"
    return _prose_kind(page, place, linking=linking)


def _prose_kind(page: Page, place: int, *, linking: bool) -> SectionKind:
    text = page.paragraphs[place].text
    if HEADING.match(text) or (page.explains() and is_question(page, place)):
        return "headline"
    if _is_pulled(page, text):
        return "caption"
    if not is_terminated(text):
        return _unended_kind(page, place, linking=linking)
    is_dated_picture = is_dated(text) and (is_view(text) or is_scene(text))
    return "caption" if is_dated_picture or is_portrait(text) else "body"


def _unended_kind(page: Page, place: int, *, linking: bool) -> SectionKind:
    """Tell a line without an end: a subheading, a caption, a link, a list's item, or cut prose."""
    text = page.paragraphs[place].text
    words = text.count(" ") + 1
    if linking and words <= _LINK_WORDS:
        return "furniture"
    if not _BULLET.match(text) and (_SHOWN.search(text) or is_view(text) or is_scene(text)):
        return "caption"
    if is_label(text) and not _is_item(page, place):
        return "caption"
    if page.followed_by_prose(place):
        is_heading = words <= _HEADING_WORDS and (text.isupper() or not _is_item(page, place))
        return "headline" if is_heading else "body"
    is_left_over = place > 0 and words <= _LINK_WORDS and page.ends_at(place)
    return "furniture" if is_left_over and not _OWN_MARK.match(text) else "body"


def _is_item(page: Page, place: int) -> bool:
    """Whether a line without an end is one of several, or is marked as a list's item."""
    if _BULLET.match(page.paragraphs[place].text):
        return True
    if place == 0 or page.tabulates_at(place - 1):
        return False
    before = page.paragraphs[place - 1]
    return before.label is None and not is_terminated(before.text)


def _is_pulled(page: Page, text: str) -> bool:
    words = pulled_words(text)
    if words is None:
        return False
    return page.repeats(words) or (is_signed_quote(text) and page.signs_few())


def _discloses_interest(page: Page, text: str) -> bool:
    """Whether a paragraph tells of somebody's interest in the page's own outlet."""
    return any(
        re.search(f"{_INTEREST}{_OF_OURS}{re.escape(name)}\\b", text) is not None
        for name in page.outlets
        if name in text
    )


def _is_about_author(page: Page, text: str) -> bool:
    bare = text.lstrip("-*•_– ")
    return any(
        bare.startswith(name) and _ABOUT_AUTHOR.match(bare, len(name)) for name in page.authors
    )


def is_question(page: Page, place: int) -> bool:
    """Whether a paragraph is a short question, put to nobody, with its answer following."""
    text = page.paragraphs[place].text
    return (
        text.endswith("?")
        and page.paragraphs[place].label is None
        and text.count(" ") < _QUESTION_WORDS
        and _ASKING.match(text) is not None
        and not _ADDRESSED.search(text)
        and page.followed_by_prose(place)
    )
