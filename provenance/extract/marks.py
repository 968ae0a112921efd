"""Quotation marks → quoted stretches: the cheapest reading of all marks of a paragraph.

A mark is read by its shape (an opener, a closer, either) and by what stands beside it (a space, a
letter, a stop). Every mark may open, close, be a stray closer (its opener is missing), stand inside
the other kind of quote, or be no mark at all (an apostrophe, inches); each reading has a cost, and
the cheapest sequence wins (Viterbi 1967). So mixed pairs (``“ x »``), pairs the wrong way round
(``” x “``) and a missing mark cost something but never derail the rest of the paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.glyphs import CLOSER, MARK, OPENER, SINGLE, Mark, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.model.document import Span
    from provenance.model.speech import Repair


class Quoted(NamedTuple):
    """A stretch in quotation marks.

    ``[start, end)`` are the code points inside the marks without the spaces beside them;
    ``[left, right)`` include the marks. ``marks`` are the opening and closing mark as written.
    ``repair`` names a mark that is missing; ``continued`` says that the next paragraph goes on.
    """

    start: int
    end: int
    left: int
    right: int
    marks: str
    repair: Repair | None = None
    continued: bool = False


class _Reading(NamedTuple):
    """The cheapest way to have read the marks so far, ending in one state."""

    cost: float
    before: _Reading | None
    act: str
    at: int


_CLOSED_BY: Final = {
    "„": "“”",
    "”": "“„",
    "»": "«",
    "‚": "‘’",
    "’": "‘",
    "›": "‹",
    "''": ("''",),
    ",,": ("''", "“", "”", '"', "’’"),
}


_PAIR: Final = {
    **{mark: mark for mark in ("'", '"', "''", "´", "``", "`", "″")},
    **dict(zip("“‘«‹‟‛", "”’»›”’", strict=True)),
}


_SENTENCE_END: Final = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Dr|Ms|St|Jr|Sr|No|vs))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col))"
    r"[.!?…]+[)\]'’]?(?=\s)"
)


_MISSING: Final = 4.5


_OUTSIDE: Final = ""


def quoted(text: str, start: int, end: int, *, continues: bool = False) -> tuple[Quoted, ...]:
    """Find the outermost quoted stretches of the paragraph ``text[start:end]`` (code points).

    ``continues`` says that the next paragraph begins with an opening mark, so that a quote left
    open here is no mistake. Never raises; linear in the length of the paragraph.
    """
    marks = marks_of(text, start, end)
    acts = _read(marks, continues=continues)
    return tuple(_stretches(text, marks, acts, (start, end), continues=continues))


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Say whether the paragraph ``text[start:end]`` begins with a mark that may open a quote."""
    found = MARK.match(text, _skip_space(text, start, end), end)
    return found is not None and found[0] not in {"’", "”"}


def _read(marks: Sequence[Mark], *, continues: bool) -> list[tuple[str, int]]:
    """Return the acts of the cheapest reading: which mark opens, closes or is a stray closer."""
    states = {_OUTSIDE: _Reading(0.0, None, "", -1)}
    for at, mark in enumerate(marks):
        states = _step(states, mark, at)
    unclosed = 0.7 if continues else _MISSING
    last = min((r.cost + (unclosed if state else 0.0), state, r) for state, r in states.items())[2]
    return _acts(last)


def _step(states: dict[str, _Reading], mark: Mark, at: int) -> dict[str, _Reading]:
    after: dict[str, _Reading] = {}
    outside = states.get(_OUTSIDE)
    if outside is not None:
        _keep(after, _OUTSIDE, outside.cost + mark.ignored, outside, "", at)
        _keep(after, mark.glyph, outside.cost + mark.opens, outside, "open", at)
        if mark.glyph not in SINGLE:
            cost = outside.cost + mark.closes + _MISSING
            _keep(after, _OUTSIDE, cost, outside, "stray", at)
    for state, reading in states.items():
        if state == _OUTSIDE:
            continue
        same_kind = (state in SINGLE) == (mark.glyph in SINGLE)
        if same_kind:
            cost = reading.cost + mark.closes + _mismatch(state, mark.glyph)
            _keep(after, _OUTSIDE, cost, reading, "close", at)
            if state not in SINGLE:
                cost = reading.cost + mark.opens + _MISSING
                _keep(after, mark.glyph, cost, reading, "reopen", at)
        _keep(after, state, reading.cost + _nested_cost(state, mark), reading, "", at)
    return after


def _keep(  # noqa: PLR0913, PLR0917 (one step of the walk)
    states: dict[str, _Reading], state: str, cost: float, before: _Reading, act: str, at: int
) -> None:
    known = states.get(state)
    if known is None or cost < known.cost:
        states[state] = _Reading(cost, before, act, at) if act else before._replace(cost=cost)


def _nested_cost(state: str, mark: Mark) -> float:
    if (state in SINGLE) != (mark.glyph in SINGLE):
        return 0.2 if mark.glyph in SINGLE else 0.6
    if mark.glyph in SINGLE:
        return mark.ignored * 3.0
    foreign = state != mark.glyph and mark.glyph not in _CLOSED_BY.get(state, "")
    return 3.0 if foreign else min(5.0, mark.ignored * 10.0)


def _mismatch(opener: str, closer: str) -> float:
    if closer in _CLOSED_BY.get(opener, ""):
        return -1.0 if closer in OPENER else 0.0
    if _PAIR.get(opener) == closer:
        return 0.0
    return 1.0 if opener in CLOSER and closer in CLOSER else 0.6


def _acts(last: _Reading) -> list[tuple[str, int]]:
    acts: list[tuple[str, int]] = []
    reading: _Reading | None = last
    while reading is not None and reading.act:
        acts.append((reading.act, reading.at))
        reading = reading.before
    return acts[::-1]


def _stretches(
    text: str,
    marks: Sequence[Mark],
    acts: Iterable[tuple[str, int]],
    bounds: Span,
    *,
    continues: bool,
) -> Iterable[Quoted]:
    """Turn acts into stretches; a missing mark is set at the bound of its sentence."""
    opener: Mark | None = None
    floor = bounds[0]
    for act, at in acts:
        mark = marks[at]
        if act == "stray":
            yield from _unopened(text, floor, mark)
        elif act == "close" and opener is not None:
            yield from _between(text, opener, mark)
            opener = None
        else:
            if opener is not None:
                yield from _unclosed(text, opener, mark.start)
            opener = mark
        floor = mark.end
    if opener is not None and continues:
        span = (opener.end, bounds[1])
        yield from _stretch(text, span, (opener.start, bounds[1]), opener.glyph, continued=True)
    elif opener is not None:
        yield from _unclosed(text, opener, bounds[1])


def _between(text: str, opener: Mark, closer: Mark) -> Iterable[Quoted]:
    yield from _stretch(
        text, (opener.end, closer.start), (opener.start, closer.end), opener.glyph + closer.glyph
    )


def _unopened(text: str, floor: int, closer: Mark) -> Iterable[Quoted]:
    start = floor
    for found in _SENTENCE_END.finditer(text, floor, closer.start):
        if text[found.end() : closer.start].strip():
            start = found.end()
    start = _skip_space(text, start, closer.start)
    yield from _stretch(
        text, (start, closer.start), (start, closer.end), closer.glyph, repair="opener"
    )


def _unclosed(text: str, opener: Mark, limit: int) -> Iterable[Quoted]:
    found = _SENTENCE_END.search(text, opener.end, limit)
    end = found.end() if found else limit
    yield from _stretch(text, (opener.end, end), (opener.start, end), opener.glyph, repair="closer")


def _stretch(  # noqa: PLR0913 (one step of the walk)
    text: str,
    inside: Span,
    around: Span,
    marks: str,
    *,
    repair: Repair | None = None,
    continued: bool = False,
) -> Iterable[Quoted]:
    start, end = inside
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        yield Quoted(start, end, *around, marks, repair, continued)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
