"""The lists of words and phrases among the rules: text files with one entry a line.

A ``;`` begins a comment.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.rules import rule_text
from provenance.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = ("flag",)


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the lines of a list without comments and blanks."""
    text = rule_text(*_FOLDER, f"{name}.txt")
    return bare_lines(text)


def bare_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a list's text without comments and blanks."""
    bare = (line.partition(";")[0].strip() for line in text.splitlines())
    return tuple(line for line in bare if line)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of single words, folded."""
    return frozenset(fold(entry) for entry in entries(name))


@cache
def table(name: str) -> Mapping[str, str]:
    """Return a list of ``key = value`` lines, keys and values folded word by word."""
    pairs = (line.partition("=") for line in entries(name))
    return {_folded(key): _folded(value) for key, _, value in pairs}


@cache
def groups(name: str) -> Mapping[str, frozenset[int]]:
    """Return for each phrase of a list of ``a, b, c`` lines the numbers of the lines it is on."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(entries(name)):
        for member in line.split(","):
            found[_folded(member)].add(number)
    return {member: frozenset(numbers) for member, numbers in found.items()}


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())
