"""Which line above a story is its headline.

A headline tells the story, so it shares words with it; what stands above it names the paper, the
section or the topic.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.frequencies import stem, weight
from provenance.read.bylines import is_name, is_person
from provenance.read.mastheads import is_boast, is_description, is_masthead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.read.layout import Paragraph

HEADING: Final = re.compile(r"#{1,6}\s+|\*\*(?=[^*]{1,200}\*\*$)")
"""The mark of a heading in Markdown."""

_LIVE: Final = re.compile(
    r"[-–—|:]\s{1,2}(?:live(?: (?:updates?|blog|coverage|news))?|as it happened|latest updates?)$",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"@?\w*[_\d][\w.-]*|/?[ru]/\w{2,30}")
_NAME_END: Final = re.compile(r"\s?[|·•#(~»]|\s[-–—+]|\s\d")
_STARRED: Final = re.compile(r"^[+*=~#-]{2,}\s*(?P<name>.*?)\s*[+*=~#-]{2,}$")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MOST_PROSE: Final = 30
_TELLING: Final = 3.0  # nats: what says something by itself
_TELLS: Final = 0.3
_MORE: Final = 0.2
_NAME_WORDS: Final = 6


def title_of(front: Sequence[Paragraph], prose: Sequence[Paragraph]) -> int | None:
    """Return the index of the headline among the paragraphs before the prose that follows.

    It is the one marked as such, else the first line below a masthead; a line shaped like a name
    gives way to one below it that tells more of the story.
    """
    candidates = [index for index, p in enumerate(front) if p.label is None]
    marked = next((i for i in candidates if HEADING.match(front[i].text)), None)
    if marked is not None and front[marked].text.startswith("# "):
        return marked
    first = _first(front, candidates)
    if first is None or first == candidates[-1] or not _is_name_shaped(front[first].text):
        return first
    return _telling(front, [i for i in candidates if i >= first], prose)


def _first(front: Sequence[Paragraph], candidates: Sequence[int]) -> int | None:
    named = False
    for index, after in pairwise(candidates):
        text, below = front[index].text, front[after].text
        if (
            _is_topic(text, below)
            or _HANDLE.fullmatch(text)
            or (named and (is_boast(text) or text[0].islower()))
        ):
            continue
        if is_description(below):
            named = True
            continue
        named = is_masthead(text)
        if not named or (is_person(below) and not is_masthead(below)):
            return index
    return candidates[-1] if candidates else None


def _is_topic(text: str, below: str) -> bool:
    """Whether a line names the topic of the live blog whose title stands below it."""
    return _LIVE.search(below) is not None and not _LIVE.search(text)


def _is_name_shaped(text: str) -> bool:
    """Whether a line is, or begins with, a name that something sets apart from what follows."""
    starred = _STARRED.match(text)
    name = starred["name"] if starred else _NAME_END.split(text, maxsplit=1)[0].strip()
    return 0 < len(name.split()) <= _NAME_WORDS and is_name(name)


def _telling(
    front: Sequence[Paragraph], candidates: Sequence[int], prose: Sequence[Paragraph]
) -> int:
    """Return the first candidate, or one below it that tells the story where that one does not."""
    story = _telling_words(" ".join(paragraph.text for paragraph in prose[:_MOST_PROSE]))
    told = {index: _told(front[index].text, story) for index in candidates}
    first = candidates[0]
    least = max(_TELLS, told[first] + _MORE)
    return next((index for index in candidates[1:] if told[index] >= least), first)


def _told(text: str, story: frozenset[str]) -> float:
    """Return the share (0..1) of a line's telling words that the story has."""
    words = _telling_words(text)
    return len(words & story) / len(words) if words else 0.0


def _telling_words(text: str) -> frozenset[str]:
    stems = (stem(word) for word in _WORD.findall(text.casefold()))
    return frozenset(one for one in stems if weight(one) >= _TELLING)
