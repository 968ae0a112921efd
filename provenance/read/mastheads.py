"""The names of outlets as pages print them above a headline or beside a date."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from provenance.read.bylines import is_name
from provenance.read.layout import is_terminated
from provenance.read.outlets import outlet_pattern
from provenance.read.wordlists import wordlist

ARTICLE: Final = re.compile(
    r"(?:The|Le|La|Les|L['’]|El|Los|Las|Il|Lo|Der|Die|Das|De|Het|Den|O)\s?(?=[A-ZÀ-Þ])"
)
"""An article in front of a name, in the languages whose papers are often quoted in English."""

_FOREIGN: Final = re.compile(rf"(?!The\b){ARTICLE.pattern}")
_CAPITAL_WORDS: Final = 2
_MOST_WORDS: Final = 6
_EDITION: Final = re.compile(
    r"\s[-–—|·]\s.{0,30}\b(?:edition|pages|portal|online|international|newsletter|newspaper"
    r"|english|blog)\b.{0,20}$",
    re.IGNORECASE,
)
_BARS: Final = re.compile(r"\s[|·•]\s")


def is_masthead(text: str) -> bool:
    """Whether a line above a headline is the name of an outlet."""
    if is_terminated(text) or len(text.split()) > _MOST_WORDS:
        return False
    return (
        _EDITION.search(text) is not None
        or _BARS.search(text) is not None
        or outlet_pattern().fullmatch(text) is not None
        or (is_name(text) and (has_outlet_word(text) or _FOREIGN.match(text) is not None))
        or (text.isupper() and text.removeprefix("THE ").count(" ") < _CAPITAL_WORDS)
    )


def has_outlet_word(text: str) -> bool:
    """Whether a name has a word that outlets are called by ("Times", "Herald", "Online")."""
    return not _outlet_words().isdisjoint(word.strip(".,") for word in text.casefold().split())


@cache
def _outlet_words() -> frozenset[str]:
    return wordlist("outlet-words") | wordlist("masthead-words")
