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
_TERMS: Final = frozenset({"while", "until", "till", "before"})
_TURNING: Final = frozenset({"without", "not", "never", "no"})
_LIGHT: Final = frozenset({"i", "we", "you", "he", "she", "it", "they", "the", "a", "is", "be"})
_PARALLEL: Final = 2
"""How many words two halves that say the same have in common, pronouns aside."""

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
    assume that …"), the first half of a contrast ("serious but (not systematic)"), a condition.
    After them: a contrast, a condition, the second half of "not this, that" or the same said
    again the other way ("with it … and without it"). At an ellipsis: any.
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
    if _is_contrast_before(source, run, clauses):
        return Qualifier(run, run)
    if source.words[last.start].folded in _CONDITIONS:
        return Qualifier(last, last)
    return None


def _is_contrast_before(source: Wording, run: range, clauses: Sequence[range]) -> bool:
    """Whether the cut words are the first half of a contrast.

    "serious but (not systematic)", "We did not ask for it, but (we will do it)".
    """
    contrasts = [n for n in run[_LEAST_CLAUSE:] if source.words[n].folded in CONTRASTS]
    if contrasts and 1 < run.stop - contrasts[-1] <= _NEAR_CONTRAST:
        return True
    contrast = run.stop - 1
    if contrast == run.start or source.words[contrast].folded not in CONTRASTS:
        return False
    if not _breaks(source, contrast) or _is_denied(source, clauses[-2]):
        return True
    is_fragment = len(source.words) - run.stop <= _FRAGMENT
    return len(clauses[-2]) >= _LEAST_CLAUSE and not is_fragment


def _is_far_fragment(source: Wording, run: range, governing: range) -> bool:
    """Whether only a name for something was kept, far behind the words that govern its clause."""
    kept = len(source.words) - run.stop
    return kept <= _FRAGMENT and run.stop - governing.stop > _FRAGMENT


def _after(source: Wording, run: range) -> Qualifier | None:
    kept = list(_clauses(source, range(run.start)))
    denied = bool(kept) and _is_denied(source, kept[-1])
    opener = source.words[run.start].folded
    if _find(source, run, "quote_contrasts") is not None:
        # what stands denied stands by itself: "I do not want it, but I may not burn it"
        return None if denied and opener in CONTRASTS else Qualifier(run, run)
    if denied and opener in _TERMS:
        return Qualifier(run, run)  # "We will not leave while there is a chance"
    if denied and _restarts(source, kept[-1], run):
        return Qualifier(run, run)
    if kept and not denied and opener == "and" and _turns(source, kept[-1], run):
        return Qualifier(run, run)  # "We lived well with it and we lived well without it"
    return None


def _is_denied(source: Wording, run: range) -> bool:
    return _find(source, run, "quote_negations") is not None


def _turns(source: Wording, kept: range, run: range) -> bool:
    """Whether the cut part says the same things again, with or without what the kept one has."""
    words = {source.words[number].folded for number in run}
    shared = {source.stems[n] for n in kept} & {source.stems[n] for n in run}
    return not words.isdisjoint(_TURNING) and len(shared - _LIGHT) >= _PARALLEL


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
