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
_BARS: Final = re.compile(r"\s[|·•*]\s")
_DOMAIN: Final = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,12}){1,2}/?(?:\s{1,2}[-–—|·•*:]\s.{1,80})?"
)
_TAGLINE: Final = re.compile(
    r"(?P<name>[^-–—|·•*:~]{2,40}?)\s{1,3}[-–—|·•*:~]\s{1,3}(?P<words>\S.*)"
)
_BOAST: Final = re.compile(
    r"\b(?:news|newspaper|paper|voice|daily|weekly|truth|since|aggregator|blog|independent|journal"
    r"|magazine|portal|facts|stories|edition|headlines)\b",
    re.IGNORECASE,
)
_OWN_BOAST: Final = re.compile(
    r"(?:your|the|our|all the|news|voice)\b.{0,50}\b(?:voice|newspaper|news|daily|weekly|truth"
    r"|source)\b.{0,40}|.{0,60}\b(?:since|est\.?|established|founded)(?: in)? (?:1[6-9]|20)\d\d",
    re.IGNORECASE,
)
_SLOGAN: Final = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]*(?: [\w'’-]+)?[.!]\s{0,2}){3,5}")
_BESIDE: Final = re.compile(r"\s{1,3}[-–—|·•*:]\s|\s*\|")
_DESCRIBED: Final = re.compile(
    r"(?:(?P<name>[^.!?]{2,40}?)(?:\s[-–—|»·]|[,:])\s(?:(?:an?|the|our|your)\s)?|(?:An?|The|Our)\s)"
    r"(?:[\w-]+\s){0,2}(?i:blog|weblog|newsletter|portal|magazine|journal|podcast|bulletin|digest"
    r"|diary|thoughts|musings)\s(?:on|about|by|for|from|of|in)\s.{2,60}"
    r"|(?P<abroad>[^.!?,]{2,40}?)\sin English|[^.!?]{2,40}?,\sin English"
    r"|(?P<online>[^.!?]{2,30})\sonline"
)
"""What an outlet says it is: "Currents – a newsletter on rivers and law"."""

_DESCRIPTION: Final = re.compile(
    r"(?:an?|my|our) (?:[\w-]+ ){0,2}(?:blog|weblog|newsletter|magazine|journal|podcast)"
    r" (?:on|about|for|from) .{2,60}"
)
"""The same in small letters, on a line below the name: "a blog about bridges"."""

_ISSUE: Final = re.compile(
    r"[\s,–—-]{1,3}(?:(?:no\.?|nr\.?|issue|vol(?:ume)?\.?|page|#)\s?#?\d.{0,30}|e-paper\b.{0,40}"
    r"|\d{1,3}[.,]\d)$",
    re.IGNORECASE,
)
"""The number of an issue or page, or a station's frequency, behind a name."""

_LONE_WORD: Final = re.compile(r"[^\W\d_][\w-]{2,24}\.")
"""A name that is written with a full stop, as magazines like to."""

_SLOGAN_WORDS: Final = 12
_SHOUTED_WORDS: Final = 4


def is_masthead(text: str) -> bool:
    """Whether a line above a headline is the name of an outlet, with or without a slogan."""
    if _has_slogan(text) or _LONE_WORD.fullmatch(text):
        return True
    text = _ISSUE.sub("", text)
    if is_terminated(text) or len(text.split()) > _MOST_WORDS:
        return False
    return (
        _EDITION.search(text) is not None
        or _BARS.search(text) is not None
        or outlet_pattern().fullmatch(text) is not None
        or (is_name(text) and (has_outlet_word(text) or _FOREIGN.match(text) is not None))
        or (text.isupper() and text.removeprefix("THE ").count(" ") < _CAPITAL_WORDS)
        or (text.isupper() and text.startswith("THE ") and len(text.split()) <= _SHOUTED_WORDS)
    )


def own_name(text: str) -> str | None:
    """Return the outlet's name off its masthead, without a section or slogan beside it.

    None for a slogan alone and for several words in capitals that may be a section's.
    """
    name = _BESIDE.split(text, maxsplit=1)[0].strip()
    if _SLOGAN.fullmatch(text):
        return None
    is_section = name.isupper() and " " in name and not name.startswith("THE ")
    return None if is_section and not has_outlet_word(name) else name


def is_description(text: str) -> bool:
    """Whether a line says in small letters what kind of outlet the name above it is."""
    return _DESCRIPTION.fullmatch(text) is not None


def is_boast(text: str) -> bool:
    """Whether a line below a masthead is its slogan: "The voice of the valley since 1921"."""
    return len(text.split()) <= _SLOGAN_WORDS and _OWN_BOAST.fullmatch(text) is not None


def _has_slogan(text: str) -> bool:
    if len(text.split()) > _SLOGAN_WORDS:
        return False
    if _DOMAIN.fullmatch(text) or _SLOGAN.fullmatch(text) or " * " in text:
        return True
    if _describes_itself(text):
        return True
    found = _TAGLINE.fullmatch(text)
    return found is not None and is_name(found["name"]) and _is_motto(found["name"], found["words"])


def _is_motto(name: str, words: str) -> bool:
    """Whether what stands behind a name is its motto: it boasts, or goes on in small letters."""
    if name.isupper() and words[0].islower():
        return True
    boasts = _BOAST.search(words) is not None
    return boasts if has_outlet_word(name) else is_boast(words)


def _describes_itself(text: str) -> bool:
    """Whether a line says what kind of outlet it names; a sentence with a verb names none."""
    found = _DESCRIBED.fullmatch(text)
    names = filter(None, found.groupdict().values()) if found else ()
    return found is not None and all(map(is_name, names))


def has_outlet_word(text: str) -> bool:
    """Whether a name has a word that outlets are called by ("Times", "Herald", "Online")."""
    return not _outlet_words().isdisjoint(word.strip(".,") for word in text.casefold().split())


@cache
def _outlet_words() -> frozenset[str]:
    return wordlist("outlet-words") | wordlist("masthead-words")
