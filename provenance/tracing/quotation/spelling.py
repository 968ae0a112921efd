"""The same word in another spelling: what an editor may change inside quotation marks unseen."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from provenance.frequencies import stem
from provenance.rules import rule_text
from provenance.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_SMALL_NUMBERS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES: Final = {"m": "million", "bn": "billion", "k": "thousand"}
_SCALED: Final = re.compile(r"(\d[\d.,]*)(m|bn|k)")
_SHORTEST_REST: Final = 3
_ENDINGS: Final = ("", "s", "d", "ed", "er", "ers", "ing", "ings", "ly", "ist", "ists", "y")
_DOUBLED: Final = "lpst"
_BEFORE_ENDING: Final = ("ed", "ing", "er", "ers", "ment", "ments")


@lru_cache(maxsize=1 << 16)
def letters(form: str) -> str:
    """Return what two spellings of the same word form have in common.

    Case, accents, apostrophes and the differences of British and American spelling are gone, a
    numeral stands for a number word; the inflection stays, so that "communications" and
    "communication" differ, as any two words do whose meaning does.
    """
    plain = fold(form.replace("'", ""))
    if plain in _signs():
        return _signs()[plain]
    if plain[:1].isdigit():
        return _number(plain)
    return _one_consonant(_preferred(plain))


def same_word(one: str, other: str) -> bool:
    """Whether two forms are the same word, spelt alike or not."""
    return one == other or letters(one) == letters(other)


@cache
def _signs() -> Mapping[str, str]:
    numbers = {word: str(number) for number, word in enumerate(_SMALL_NUMBERS.split())}
    tens = {word: f"{ten}0" for ten, word in enumerate(_TENS.split(), start=2)}
    return numbers | tens | {"%": "percent"}


def _number(plain: str) -> str:
    """Write "10:50" as "10.50" and "48m" as "48 million" is joined."""
    found = _SCALED.fullmatch(plain)
    return plain.replace(":", ".") if found is None else found[1] + _SCALES[found[2]]


def _preferred(word: str) -> str:
    """Give a word the spelling that the table prefers, its inflection kept."""
    for ending, preferred in _respelt_endings():
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST_REST:
            return rest + preferred
    for cut in range(len(word), _SHORTEST_REST - 1, -1):
        known = _variants().get(word[:cut])
        ending = word[cut:]
        if known is not None and ending in _ENDINGS:
            return known + ("ed" if ending == "d" else ending)
    return word


def _one_consonant(word: str) -> str:
    """Write "travelled" as "traveled", where both have the same stem."""
    for ending in _BEFORE_ENDING:
        rest = word.removesuffix(ending)
        if rest != word and rest[-2:-1] == rest[-1:] and rest[-1:] in _DOUBLED:
            single = rest[:-1] + ending
            return single if stem(single) == stem(word) else word
    return word


@cache
def _respelt_endings() -> tuple[tuple[str, str], ...]:
    pairs = (line.split() for line in _lines() if line.startswith("-"))
    return tuple((variant[1:], preferred[1:]) for variant, preferred in pairs)


@cache
def _variants() -> Mapping[str, str]:
    return dict(line.split() for line in _lines() if not line.startswith("-"))


@cache
def _lines() -> tuple[str, ...]:
    """Read the table of spellings, whose first column is the variant."""
    text = rule_text("spelling.txt")
    return tuple(line for line in text.splitlines() if line and not line.startswith(";"))
