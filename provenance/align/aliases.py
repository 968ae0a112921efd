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
from provenance.words import fold, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Name = str | tuple[str, ...]
"""A folded word, or two."""


def other_names(folded: Sequence[str]) -> frozenset[str]:
    """Return the stems of all names that stand for one named in a sentence of folded words."""
    table = _table()
    named = table.keys() & {*folded, *pairwise(folded)}
    return frozenset().union(*map(table.__getitem__, named))


@cache
def _table() -> Mapping[Name, frozenset[str]]:
    """Map each name of one or two words to the stems of all names in its groups."""
    table: dict[Name, frozenset[str]] = {}
    for group in _groups():
        stems = frozenset(stem(word) for phrase in group for word in phrase)
        for phrase in group:
            name = phrase if len(phrase) > 1 else phrase[0]
            table[name] = table.get(name, frozenset()) | stems
    return table


def _groups() -> Iterator[list[tuple[str, ...]]]:
    text = rule_text("flag", "aliases.txt")
    for line in text.splitlines():
        if line and not line.startswith(";"):
            yield [tuple(map(fold, forms_of(name))) for name in line.split(",")]
