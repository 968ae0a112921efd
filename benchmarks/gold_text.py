"""When two passages count as the same: for comparing reports with labels."""

from __future__ import annotations

import collections
import difflib
import re
from functools import lru_cache
from pathlib import PurePath
from typing import Final

SAME: Final = 0.6
"""The least similarity (0..1) of two passages that count as one."""

_HIDDEN: Final = re.compile("[\u200b\u200c\u200d\u00ad\ufeff]")
_NO_WORD: Final = re.compile(r"[\W_]+")
_FULL_NAME: Final = re.compile(r"[A-Z]\w+ [A-Z]\w+")


@lru_cache(maxsize=1 << 14)
def bare(text: str | None) -> str:
    """Reduce a passage to its letters and digits in lower case, with single blanks between."""
    return _NO_WORD.sub(" ", _HIDDEN.sub("", text or "")).strip().lower()


@lru_cache(maxsize=1 << 16)
def similar(one: str, other: str) -> float:
    """Return how alike two passages are, 0..1: Ratcliff-Obershelp over their words."""
    if bare(one) == bare(other):
        return 1.0
    words = bare(one).split(), bare(other).split()
    return difflib.SequenceMatcher(None, *words, autojunk=False).ratio()


def overlap(one: str, other: str) -> float:
    """Return the share (0..1) of the shorter passage's words that the other has."""
    words = [collections.Counter(bare(text).split()) for text in (one, other)]
    shorter = min(count.total() for count in words)
    return (words[0] & words[1]).total() / max(1, shorter)


def same_name(gold: str | None, found: str | None) -> bool:
    """Whether two names agree: one's words within the other's, or the same last word.

    A speaker without a name agrees with none, and with a description.
    """
    if not gold:
        return not found or not _FULL_NAME.search(found)
    mine, theirs = bare(gold).split(), bare(found).split()
    if not mine or not theirs:
        return False
    within = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    return within or mine[-1] == theirs[-1]


def document_id(name: str) -> str:
    """Return the id of a document from its file name."""
    return PurePath(name).name.removesuffix(".txt")
