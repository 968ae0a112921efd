"""Flags are made here, so that all have their severity and their words on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model import SEVERITIES, Flag

if TYPE_CHECKING:
    from provenance.flag.sides import Pair, Side
    from provenance.model import Evidence, FlagKind

_UPDATED = frozenset({"number-changed", "date-changed", "certainty-raised", "certainty-lowered",
                      "negation-changed", "name-changed"})


def changed(
    pair: Pair,
    kind: FlagKind,
    rule: str,
    words: tuple[int, int],
    source: Evidence | None,
    message: str | None = None,
) -> Flag:
    """Make a flag for the derived words ``[first, last]`` against their evidence.

    Without a message it says what stands on both sides.
    """
    made = added(pair.derived, kind, rule, words, message or "", source)
    update = pair.comparison.update and kind in _UPDATED
    return Flag(
        made.kind, made.severity, rule, made.start, made.end, made.words, source,
        message or _both(made.words, source), update,
    )


def added(
    side: Side,
    kind: FlagKind,
    rule: str,
    words: tuple[int, int],
    message: str,
    source: Evidence | None = None,
) -> Flag:
    """Make a flag for the words ``[first, last]`` of a sentence."""
    start, end = side.span(*words)
    shown = " ".join(side.text[start:end].split())
    return Flag(kind, SEVERITIES[kind], rule, start, end, shown, source, message)


def _both(words: str, source: Evidence | None) -> str:
    if source is None:
        return f"“{words}” stands here and not in the source"
    return f"the source says “{source.words}”; here it is “{words}”"
