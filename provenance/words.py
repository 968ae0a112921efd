"""Text → words: the shadow that matching works on, with the map back to the untouched text.

The shadow has the same length as the text, so an offset in one is an offset in the other. What
carries no words (link targets, tags, list marks) is blanked; typographic marks become plain ones;
characters that show nothing stay in their place as one sentinel and are dropped from a word's
form, so that a word with a hidden character inside matches as if it were absent.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

HIDDEN: Final = "\u200b"
"""The sentinel that stands in the shadow for every character that shows nothing."""

_HIDDEN_RANGES: Final = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),
)
"""Unicode's Default_Ignorable_Code_Point property, less the Hangul fillers."""

_PLAIN: Final = {
    **dict.fromkeys("‘’‚‛‹›`´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\t\v\f\x00", " "),
    **{chr(c): " " for c in range(0x2000, 0x200B)},
    **{chr(c): " " for c in range(0xD800, 0xE000)},
}
_TABLE: Final = str.maketrans(
    {**_PLAIN, **{chr(c): HIDDEN for low, high in _HIDDEN_RANGES for c in range(low, high + 1)}}
)

_LINK_TARGET: Final = re.compile(r"(?<=\])\([^()\s]{0,2000}\)")
_ADDRESS: Final = re.compile(r"<?\bhttps?://[^\s<>]{1,2000}>?")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_WORD: Final = re.compile(
    r"[A-Za-z]{2,}+(?![\w\u200b'])"  # most words; what is below finds them too, but later
    r"|\d+(?:[.,:]\d+)+(?=[^\W\d_])(?!(?:st|nd|rd|th|m|bn|k)\b)"  # the figures of 4,000ft  1.15am
    r"|\d+(?:[.,:\u200b]\d+)*(?:st|nd|rd|th|m|bn|k)?\b"  # 1,311  5.1  4:52  2nd
    r"|(?:[^\W\d_]\.){2,}"  # U.N.  a.m.
    r"|[^\W_][\w\u200b]*(?:'[^\W\d_]+)*"  # words, it's
    r"|[$€£¥%]"
)

_LOOK_ALIKES: Final = str.maketrans(
    "асеорхуіјѕһԁԛԝАВСЕНІЈКМОРЅТХУαορνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aceopxyijshdqwABCEHIJKMOPSTXYaopvikABEZHIKMNOPTYX",
)
_LATIN: Final = re.compile(r"[A-Za-z]")


class Word(NamedTuple):
    """A word of a text: its span in code points, its form as written and folded for matching."""

    start: int
    end: int
    form: str
    folded: str


def shadow(text: str) -> str:
    """Return a string of the same length in which everything but plain words is neutral."""
    plain = text.translate(_TABLE)
    for pattern in (_LINK_TARGET, _ADDRESS, _TAG):
        if "](" in plain or "<" in plain or "://" in plain:
            plain = pattern.sub(_blank, plain)
    return plain


def words_of(text: str, *, offset: int = 0) -> tuple[Word, ...]:
    """Cut a text into words; ``offset`` is added to every span (code points)."""
    return tuple(
        Word(found.start() + offset, found.end() + offset, found[0], fold(found[0]))
        for found in _WORD.finditer(shadow(text))
    )


def forms_of(text: str) -> list[str]:
    """Return the words of a text as written, in order: the forms of :func:`words_of` alone."""
    return _WORD.findall(shadow(text))


@lru_cache(maxsize=1 << 12)
def words_of_sentence(text: str) -> tuple[Word, ...]:
    """Cut a sentence into words, once for all stages that read it from its own beginning."""
    return words_of(text)


def unbroken(text: str) -> str:
    """Return a text as written, with every run of white space and line breaks as one space."""
    return " ".join(text.split())


def is_hidden(character: str) -> bool:
    """Whether a character shows nothing (Unicode's Default_Ignorable_Code_Point)."""
    return character.translate(_TABLE) == HIDDEN


def look_alikes(form: str) -> str:
    """Return the characters of a word in Latin letters that another script lent it.

    A Greek letter at either end is a scientist's (TNFα) and none of them.
    """
    if form.isascii() or not _LATIN.search(form):
        return ""
    foreign = "".join(c for c in form if ord(c) in _LOOK_ALIKES)
    inner = form[1:-1]
    return "" if all("Α" <= c <= "ω" and c not in inner for c in foreign) else foreign


@lru_cache(maxsize=1 << 16)
def fold(form: str) -> str:
    """Reduce a word to what matching compares: case, accents, dots and look-alikes gone."""
    if form.isascii() and form.isalpha():
        return form.lower()
    bare = form.replace(HIDDEN, "")
    if not bare.isascii():
        if _LATIN.search(bare):
            bare = bare.translate(_LOOK_ALIKES)
        bare = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    bare = bare.casefold()
    if bare[:1].isdigit():
        return bare.replace(",", "") if _THOUSANDS.fullmatch(bare) else bare
    bare = bare.replace(".", "")
    return bare.removesuffix("'s").removesuffix("'") or bare


_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
