"""Pull quotes: a quote from the article, set apart with or without its speaker's name."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 400
_SHORTEST: Final = 14
_LEAST_WORDS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_QUOTED: Final = r"[\"“„«”‘'](?P<words>[^\"“”„«»]{12,360}?)[\"”“»«’'][.,]?"
_SPEAKER: Final = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[a-z]{2,3}\s)?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_SHAPES: Final = tuple(
    re.compile(shape, re.DOTALL)
    for shape in (
        _QUOTED,
        rf"{_QUOTED}\s*(?:[-–—―~]{{1,2}}\s?)?{_SPEAKER}(?:,\s.{{1,80}})?",
        rf"{_SPEAKER}(?:,\s[^\"“”:]{{1,60}})?:\s{_QUOTED}",
    )
)
_SIGNED: Final = re.compile(rf"{_QUOTED}\s*[-–—―]{{1,2}}\s?{_SPEAKER}(?:,\s.{{1,80}})?", re.DOTALL)


def pulled_words(text: str) -> str | None:
    """Return the words of a paragraph that is a quote with or without a name; None for others."""
    if not _SHORTEST <= len(text) <= _LONGEST or text.endswith(":"):
        return None
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found and len(found["words"].split()) >= _LEAST_WORDS:
            return letters(found["words"])
    return None


def is_signed_quote(text: str) -> bool:
    """Whether a paragraph is a quote, a dash and a name."""
    return len(text) <= _LONGEST and _SIGNED.fullmatch(text) is not None


def letters(text: str) -> str:
    """Reduce a text to its words in lower case, one space apart, for finding a repetition."""
    return " ".join(_WORD.findall(text)).casefold()
