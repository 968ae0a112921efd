"""Rows of buttons and counts: "Facebook | Copy link | A+ A-", "3 comments • Save"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from provenance.read.wordlists import wordlist

_LONGEST: Final = 120
_ICONS: Final = "✉📧🔗📌🔖☆★♡🖨"
_COUNT: Final = r"(?:[👁👀💬]\s?)?\(?\d[\d,.]*k?\)?"
_BETWEEN: Final = r"[\s,/|·•›»▲▼\[\]]{1,5}"


def is_buttons(text: str) -> bool:
    """Whether a line is nothing but two or more buttons: words of ``button-words.txt`` or signs."""
    return len(text) <= _LONGEST and _row().fullmatch(text.casefold()) is not None


@cache
def _row() -> re.Pattern[str]:
    longest_first = sorted(wordlist("button-words"), key=lambda word: (-len(word), word))
    word = rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w+-])"
    button = rf"(?:{_COUNT}\s)?(?:{word}|[{_ICONS}])(?:\s?{_COUNT})?"
    return re.compile(rf"\[?{button}(?:{_BETWEEN}(?:{button}|{_COUNT})){{1,9}}\]?")
