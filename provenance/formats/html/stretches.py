"""A text → stretches: what became of the words, and which flags rest on them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model import Operation, Span


@frozen
class Stretch:
    """Words with one fate. ``notes`` are the marks of the flags that rest on them."""

    text: str
    op: Operation = "keep"
    notes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    """The marks of the flags whose words end here: after them the marks are shown."""


class Change(NamedTuple):
    """A span of a document (code points) and what happened to its words."""

    span: Span
    op: Operation


class Note(NamedTuple):
    """A span of a document (code points) that a flag rests on, and the flag's mark."""

    span: Span
    mark: str


def stretches(
    text: str, start: int, changes: Iterable[Change] = (), notes: Iterable[Note] = ()
) -> tuple[Stretch, ...]:
    """Cut a text that begins at code point ``start`` wherever a change or a note begins or ends.

    The texts of the stretches, joined, are the text. White space between two stretches with one
    fate shares it, so that they read as one.
    """
    stop = start + len(text)
    marked = [one for one in changes if one.op != "keep" and _meets(one.span, start, stop)]
    noted = [one for one in notes if _meets(one.span, start, stop)]
    edges = {edge for span, _ in (*marked, *noted) for edge in span if start < edge < stop}
    cuts = sorted({start, stop, *edges})
    pieces = [
        Stretch(
            text[begin - start : end - start],
            next((op for span, op in marked if _holds(span, begin)), "keep"),
            tuple(mark for span, mark in noted if _holds(span, begin)),
            tuple(mark for span, mark in noted if min(span[1], stop) == end),
        )
        for begin, end in pairwise(cuts)
    ]
    return _joined(pieces)


def _meets(span: Span, start: int, stop: int) -> bool:
    return max(span[0], start) < min(span[1], stop)


def _holds(span: Span, offset: int) -> bool:
    return span[0] <= offset < span[1]


def _joined(pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbours with one fate and the same flags, over the white space between them."""
    joined: list[Stretch] = []
    for piece in pieces:
        joined.append(piece)
        while len(joined) > 1 and _are_one(joined[-2], joined[-1]):
            joined[-2:] = [_merged(joined[-2], joined[-1])]
        if len(joined) > 2 and _is_gap(joined[-2]) and _are_one(joined[-3], joined[-1]):  # noqa: PLR2004 (a gap stands between two)
            joined[-3:] = [_merged(joined[-3], joined[-2], joined[-1])]
    return tuple(joined)


def _is_gap(piece: Stretch) -> bool:
    return piece.op == "keep" and not piece.notes and piece.text.isspace()


def _are_one(left: Stretch, right: Stretch) -> bool:
    return (left.op, left.notes) == (right.op, right.notes) and not left.ends


def _merged(*pieces: Stretch) -> Stretch:
    first, last = pieces[0], pieces[-1]
    return Stretch("".join(one.text for one in pieces), first.op, first.notes, last.ends)
