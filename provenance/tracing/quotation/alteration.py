"""A quote against its earliest occurrence, word by word: what was cut, and whether all is there.

No similarity takes part: a changed number or a dropped "not" leaves a quote nearly the same and
says something else, so every word must be there, in order, in one of its spellings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.tracing.quotation.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Alteration

LONGEST: Final = 2_000
"""Quotes of more words than this are compared as wholes only."""

_ALONE: Final = frozenset({"not", "no", "nor", "never", "none"})
_WALL: Final = "\x1f"
_LINK: Final = re.compile(r"\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")


class Segment(NamedTuple):
    """Words of a quote that must stand together in its source; ``elided`` after an ellipsis."""

    letters: tuple[str, ...]
    elided: bool


def compare_quotes(source: str, derived: str) -> Alteration:
    """Class the words inside marks against those they come from.

    ``none``, ``typographic`` (case, marks, punctuation, spelling, editor's brackets),
    ``truncated`` (words cut at an end or at an ellipsis) or ``altered``.
    """
    return alteration_of(wording(source), wording(derived))


def alteration_of(source: Wording, derived: Wording) -> Alteration:
    """Class a quote's wording against its source's; see :func:`compare_quotes`."""
    if source is derived or _plain(source.text) == _plain(derived.text):
        return "none"
    cut = cuts(source, derived)
    if cut is None:
        return "altered"
    return "truncated" if cut else "typographic"


@lru_cache(maxsize=1 << 14)
def cuts(source: Wording, derived: Wording) -> tuple[range, ...] | None:
    """Return the runs of source words that a quote leaves out, or none if words were changed.

    Numbers count the source's words. What stands in brackets is the editor's: it may stand for
    words of the source or beside them.
    """
    if max(len(source.words), len(derived.words)) > LONGEST:
        return () if source.letters == derived.letters else None
    segments = tuple(_segments(derived))
    found = _locate(segments, source, frozenset())
    if found is None and source.bracketed:
        found = _locate(segments, source, source.bracketed)
    if found is None:
        return None
    return tuple(run for run in _left_out(segments, found, source) if run)


def contained(part: Sequence[str], whole: Sequence[str], start: int = 0) -> range | None:
    """Find words as a run of other words from a number on, "cooperate" in "co-operate" too."""
    for first in range(start, len(whole) - len(part) + 1):
        if whole[first] == part[0] and tuple(whole[first : first + len(part)]) == tuple(part):
            return range(first, first + len(part))
    return _contained_letters(part, whole, start)


def _contained_letters(part: Sequence[str], whole: Sequence[str], start: int) -> range | None:
    """Find words by their joined letters, so that blanks and hyphens make no difference."""
    pieces = [_piece(word) for word in whole]
    wanted = "".join(_piece(word) for word in part)
    bounds = [0]
    for piece in pieces:
        bounds.append(bounds[-1] + len(piece))
    joined = "".join(pieces)
    if not wanted or wanted not in joined:
        return None
    number_at = {bound: number for number, bound in enumerate(bounds)}
    at = joined.find(wanted, bounds[start])
    while at >= 0:
        if at in number_at and at + len(wanted) in number_at:
            return range(number_at[at], number_at[at + len(wanted)])
        at = joined.find(wanted, at + 1)
    return None


def _piece(word: str) -> str:
    return f"{_WALL}{word}{_WALL}" if word in _ALONE else word


def _segments(derived: Wording) -> Iterator[Segment]:
    """Cut a quote where an ellipsis or brackets stand."""
    run: list[str] = []
    elided = False
    for number, word in enumerate(derived.letters):
        if number in derived.gaps or number in derived.bracketed:
            if run:
                yield Segment(tuple(run), elided)
                run, elided = [], False
            elided = elided or number in derived.gaps
        if number not in derived.bracketed:
            run.append(word)
    if run:
        yield Segment(tuple(run), elided)


def _locate(
    segments: Sequence[Segment], source: Wording, without: frozenset[int]
) -> list[range] | None:
    """Find every segment in the source, in order; ``without`` are source words to pass over."""
    kept = [number for number in range(len(source.words)) if number not in without]
    whole = [source.letters[number] for number in kept]
    found: list[range] = []
    reached = 0
    for segment in segments:
        run = contained(segment.letters, whole, reached)
        if run is None:
            return None
        reached = run.stop
        found.append(range(kept[run.start], kept[run.stop - 1] + 1))
    return found


def _left_out(
    segments: Sequence[Segment], found: Sequence[range], source: Wording
) -> Iterator[range]:
    """Yield what stands before, between (at an ellipsis) and after the segments."""
    if not found:
        return
    yield _spoken(range(found[0].start), source)
    for segment, before, run in zip(segments[1:], found, found[1:], strict=False):
        if segment.elided:
            yield range(before.stop, run.start)
    yield _spoken(range(found[-1].stop, len(source.words)), source)


def _spoken(run: range, source: Wording) -> range:
    """Return a run unless all of it is an editor's words."""
    return range(0) if source.bracketed.issuperset(run) else run


def _plain(text: str) -> str:
    return " ".join(_LINK.sub(r"\1", text).split())
