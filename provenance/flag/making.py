"""Flags are made here, so that all have their severity and their words on both sides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast, get_args

from attrs import evolve

from provenance.flag.lists import entries
from provenance.model import SEVERITIES, Flag, FlagKind
from provenance.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Evidence

_UPDATED: Final = frozenset(
    (
        "number-changed",
        "date-changed",
        "name-changed",
        "negation-changed",
        "certainty-raised",
        "certainty-lowered",
    )
)
"""Kinds that a later version by the same agency may have for good reason."""


def changed(
    pair: Pair,
    rule: str,
    words: tuple[int, int],
    source: Evidence | None,
    message: str | None = None,
) -> Flag:
    """Make a flag for the derived words ``[first, last]`` against their evidence.

    Without a message it says what stands on both sides.
    """
    made = added(pair.derived, rule, words, message or "")
    update = pair.comparison.update and made.kind in _UPDATED
    said = message or _both(made.words, source)
    return evolve(made, source=source, message=said, update=update)


def added(side: Side, rule: str, words: tuple[int, int], message: str) -> Flag:
    """Make a flag for the words ``[first, last]`` of a sentence, without a source's."""
    kind = kinds()[rule]
    start, end = side.span(*words)
    shown = unbroken(side.text[start:end])
    return Flag(kind, SEVERITIES[kind], rule, start, end, shown, None, message)


@cache
def kinds() -> Mapping[str, FlagKind]:
    """Return the kind of flag that each rule raises; a kind outside the vocabulary is an error."""
    found = dict(line.split(" = ", 1) for line in entries("kinds"))
    unknown = set(found.values()) - set(get_args(FlagKind))
    if unknown:
        message = f"rules/flag/kinds.txt names unknown kinds: {sorted(unknown)}"
        raise ValueError(message)
    return cast("Mapping[str, FlagKind]", found)


def _both(words: str, source: Evidence | None) -> str:
    if source is None:
        return f"“{words}” stands here and not in the source"
    return f"the source says “{source.words}”; here it is “{words}”"
