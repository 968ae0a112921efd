"""Names that stand for one another in news: "Washington", "the U.S.", "American".

A sentence that names one of them knows the others too, so that a rewrite's "Washington" is found
in the source's "United States".
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.frequencies import stem
from provenance.rules import rule_text
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.words import Word

Phrase = tuple[str, ...]


def other_names(words: Sequence[Word]) -> frozenset[str]:
    """Return the stems of all names that stand for one named in a sentence."""
    table = _table()
    folded = [word.folded for word in words]
    single = (found for one in folded if (found := table.get((one,))))
    double = (found for pair in pairwise(folded) if (found := table.get(pair)))
    return frozenset().union(*single, *double)


@cache
def _table() -> Mapping[Phrase, frozenset[str]]:
    """Map each name of one or two words to the stems of all names in its groups."""
    table: dict[Phrase, frozenset[str]] = {}
    for group in _groups():
        stems = frozenset(stem(word) for phrase in group for word in phrase)
        for phrase in group:
            table[phrase] = table.get(phrase, frozenset()) | stems
    return table


def _groups() -> Iterator[list[Phrase]]:
    text = rule_text("flag", "aliases.txt")
    for line in text.splitlines():
        if line and not line.startswith(";"):
            yield [tuple(word.folded for word in words_of(name)) for name in line.split(",")]
