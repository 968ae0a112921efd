"""Words that were tampered with: characters that do not show, letters of another script."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final

from provenance.c2pa import manifests_in
from provenance.flag.making import added
from provenance.flag.sides import side_of
from provenance.words import is_hidden, look_alikes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.flag.sides import Side
    from provenance.model import Flag, Witness

_SOFT_HYPHEN: Final = "\u00ad"
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that change the direction of what follows: out of place beside a Latin word."""

_SCRIPTS: Final = ("LATIN", "GREEK", "CYRILLIC", "DIGIT")
_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))


def flag_integrity(witness: Witness, number: int) -> tuple[Flag, ...]:
    """Flag words of a sentence that hold hidden characters, or letters of another script.

    One flag a word and kind. Invisible C2PA manifests are named by a warning and none of them.
    Soft hyphens are typography; joiners and selectors are left alone where emoji and scripts need
    them, and so are controls of direction in text that runs both ways.
    """
    if witness.sentences[number].text.isascii():
        return ()
    side = side_of(witness, number)
    return (*_hidden_flags(side), *_replaced_flags(side))


def _hidden_flags(side: Side) -> Iterator[Flag]:
    both_ways = _runs_both_ways(side)
    shown = _shown(side)
    for number, word in enumerate(side.words):
        hidden = _inside(shown(word.start, word.end))
        if not both_ways:
            hidden += _turns(side.between(number)) + (
                _turns(side.after(number)) if number + 1 == len(side.words) else ""
            )
        if hidden:
            message = f"“{word.folded}” hides {_named(hidden)}"
            yield added(side, "integrity/hidden", (number, number), message)


def _shown(side: Side) -> Callable[[int, int], str]:
    """Return what gives a stretch of the text as it is without invisible manifests."""
    manifests = manifests_in(side.text)

    def stretch(start: int, end: int) -> str:
        kept, begun = "", start
        for one in manifests:
            if start < one.end and one.start < end:
                kept += side.text[begun : max(begun, one.start)]
                begun = one.end
        return kept + side.text[begun:end]

    return stretch


def _replaced_flags(side: Side) -> Iterator[Flag]:
    for number, word in enumerate(side.words):
        foreign = look_alikes(side.text[word.start : word.end])
        if foreign:
            message = f"“{word.folded}” is written with {_named(foreign)}"
            yield added(side, "integrity/replaced", (number, number), message)


def _inside(form: str) -> str:
    """Return the characters inside a word that do not show and that its script has no use for."""
    runs = [(hidden, "".join(run)) for hidden, run in groupby(form, is_hidden)]
    return "".join(
        run.replace(_SOFT_HYPHEN, "")
        for (_, before), (hidden, run), (_, after) in zip(runs, runs[1:], runs[2:], strict=False)
        if hidden and _is_plain(before[-1]) and _is_plain(after[0])
    )


def _is_plain(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_SCRIPTS)


def _turns(gap: str) -> str:
    return "".join(character for character in gap if character in _TURNS)


def _runs_both_ways(side: Side) -> bool:
    text = side.witness.sentences[side.number].text
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _named(characters: str) -> str:
    """Name code points: "U+200B ZERO WIDTH SPACE"."""
    return ", ".join(
        f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"
        for character in dict.fromkeys(characters)
    )
