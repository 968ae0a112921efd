"""Whether what a quote leaves out would have qualified what it keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.tracing.quotation.wording import Wording

_BREAK: Final = re.compile(r"[,;:.!?–—()]| - ")
_JOINTS: Final = frozenset({"and", "but", "or", "because", "so"})
_LEAST_CLAUSE: Final = 3
_NEAR_CONTRAST: Final = 4
_FRAGMENT: Final = 3
CONTRASTS: Final = frozenset({"but", "yet", "however", "although", "though"})
"""Words that open the second half of a contrast."""
_CONDITIONS: Final = frozenset({"if", "unless", "until", "although", "though", "while", "provided"})


class Qualifier(NamedTuple):
    """Cut words that qualify what was kept, by their numbers, and those of them that do it.

    ``governs``: they stand in its own clause and deny, doubt or limit it.
    """

    words: range
    telling: range
    governs: bool = False


def qualifying(source: Wording, cut: Sequence[range]) -> Qualifier | None:
    """Return the first cut words that qualify what was kept; numbers count the source's words.

    Before the kept words: a negation, doubt or limit in their own clause ("it would be wrong to
    assume that …"), the first half of a contrast with the other's subject, a condition. After
    them: a contrast, a condition or the second half of "not this, that". At an ellipsis: any.
    """
    for run in cut:
        if run.start == 0:
            found = _before(source, run)
        elif run.stop == len(source.words):
            found = _after(source, run)
        else:
            found = _after(source, run) or _before(source, run)
        if found is not None:
            return found
    return None


def _before(source: Wording, run: range) -> Qualifier | None:
    clauses = list(_clauses(source, run))
    if not clauses:
        return None
    last = clauses[-1]
    governing = None if _breaks(source, run.stop) else _find(source, last, "quote_governing")
    if governing is not None and not _is_far_fragment(source, run, governing):
        return Qualifier(last, governing, governs=True)
    contrasts = [n for n in run[_LEAST_CLAUSE:] if source.words[n].folded in CONTRASTS]
    if contrasts and 1 < run.stop - contrasts[-1] <= _NEAR_CONTRAST:
        return Qualifier(run, run)
    contrast = run.stop - 1
    if (
        contrast > run.start
        and source.words[contrast].folded in CONTRASTS
        and not _breaks(source, contrast)
    ):
        return Qualifier(run, run)  # "serious but not systematic"
    if source.words[last.start].folded in _CONDITIONS:
        return Qualifier(last, last)
    return None


def _is_far_fragment(source: Wording, run: range, governing: range) -> bool:
    """Whether only a name for something was kept, far behind the words that govern its clause."""
    kept = len(source.words) - run.stop
    return kept <= _FRAGMENT and run.stop - governing.stop > _FRAGMENT


def _after(source: Wording, run: range) -> Qualifier | None:
    if _find(source, run, "quote_contrasts") is not None:
        return Qualifier(run, run)
    kept = list(_clauses(source, range(run.start)))
    if (
        kept
        and _find(source, kept[-1], "quote_negations") is not None
        and _restarts(source, kept[-1], run)
    ):
        return Qualifier(run, run)
    return None


def _find(source: Wording, run: range, name: str) -> range | None:
    """Find a phrase of a list in a run of words."""
    matches = phrases(name).find([source.words[number].folded for number in run])
    return next((run[match.first : match.last + 1] for match in matches), None)


def _restarts(source: Wording, kept: range, run: range) -> bool:
    """Whether the cut part begins anew with the subject of the kept one: "not A, it is B"."""
    return (
        len(run) >= _LEAST_CLAUSE
        and _breaks(source, run.start)
        and source.words[kept.start].folded == source.words[run.start].folded
    )


def _clauses(source: Wording, run: range) -> Iterator[range]:
    """Cut a run of words at punctuation and conjunctions."""
    start = run.start
    for number in run[1:]:
        if _breaks(source, number) or source.words[number].folded in _JOINTS:
            yield range(start, number)
            start = number
    if run:
        yield range(start, run.stop)


def _breaks(source: Wording, number: int) -> bool:
    """Whether punctuation stands between a word and the one before it."""
    if number == 0 or number >= len(source.words):
        return False
    between = source.text[source.words[number - 1].end : source.words[number].start]
    return _BREAK.search(between) is not None
