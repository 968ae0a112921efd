"""Pairs of words → edits: kept, inserted, deleted, replaced and moved runs, as spans."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.align.pairing import pair_alike
from provenance.model import Edit
from provenance.words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Operation, Span


def diff_words(source: str, derived: str) -> tuple[Edit, ...]:
    """Say word by word how the derived text differs from its source.

    Spans are code points of the two strings. Read in order, the edits' derived spans are the
    derived words from first to last; a ``keep`` or ``move`` has the same words on both sides
    (case, typography and hidden characters aside).
    """
    return diff_sources((words_of(source),), words_of(derived))


def diff_sources(sources: Sequence[Sequence[Word]], derived: Sequence[Word]) -> tuple[Edit, ...]:
    """Say how derived words came from the words of one or several sources.

    ``Edit.of`` is the number of the source in ``sources``; an ``insert`` has ``of`` 0.
    """
    flat = [word for words in sources for word in words]
    owner = [number for number, words in enumerate(sources) for _ in words]
    pairs = pair_alike([word.folded for word in flat], [word.folded for word in derived])
    steps = _steps(pairs, flat, derived)
    return tuple(_edits(steps, flat, derived, owner))


class _Step(NamedTuple):
    """One word's fate. A missing side is None."""

    op: Operation
    source: int | None
    derived: int | None


_PAIRED: Final = ("keep", "move", "replace")


def _steps(
    pairs: Sequence[tuple[int, int]], source: Sequence[Word], derived: Sequence[Word]
) -> list[_Step]:
    """Order all words of both sides: derived order, deletions where they were in the source."""
    source_of = {i: j for j, i in pairs}
    spine = _spine([j for j, _ in pairs])
    taken = {j for j, _ in pairs}
    steps: list[_Step] = []
    reached = 0
    for i in range(len(derived)):
        j = source_of.get(i)
        if j is None:
            steps.append(_Step("insert", None, i))
            continue
        if j in spine:
            steps += [_Step("delete", k, None) for k in range(reached, j) if k not in taken]
            reached = j + 1
        same = source[j].folded == derived[i].folded
        op: Operation = "replace" if not same else "keep" if j in spine else "move"
        steps.append(_Step(op, j, i))
    steps += [_Step("delete", k, None) for k in range(reached, len(source)) if k not in taken]
    return steps


def _spine(places: Sequence[int]) -> frozenset[int]:
    """Return a longest increasing subsequence: the words that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    parent: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(tails, place)
        parent.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(number)
        else:
            tails[at] = place
            ends[at] = number
    kept = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.add(places[number])
        number = parent[number]
    return frozenset(kept)


def _edits(
    steps: Sequence[_Step], source: Sequence[Word], derived: Sequence[Word], owner: Sequence[int]
) -> Iterator[Edit]:
    for paired, stretch in groupby(steps, key=lambda step: step.op in _PAIRED):
        fates = list(stretch)
        for run in _contiguous(fates, owner) if paired else _loose_runs(fates, owner):
            yield _edit(run, source, derived, owner)


def _continues(last: _Step, step: _Step, owner: Sequence[int]) -> bool:
    if last.op != step.op or step.op == "replace" or last.source is None or step.source is None:
        return False
    return step.source == last.source + 1 and owner[step.source] == owner[last.source]


def _loose_runs(steps: Sequence[_Step], owner: Sequence[int]) -> Iterator[list[_Step]]:
    """Pair what was deleted with what was inserted at the same place; the rest stands alone."""
    inserted = [step for step in steps if step.op == "insert"]
    deleted = list(_contiguous([step for step in steps if step.op == "delete"], owner))
    if inserted and deleted:
        yield [*deleted[0], *inserted]
        deleted = deleted[1:]
        inserted = []
    yield from deleted
    if inserted:
        yield inserted


def _contiguous(steps: Sequence[_Step], owner: Sequence[int]) -> Iterator[list[_Step]]:
    """Cut words of one fate into runs that are contiguous on both sides."""
    run: list[_Step] = []
    for step in steps:
        if run and not _continues(run[-1], step, owner):
            yield run
            run = []
        run.append(step)
    if run:
        yield run


def _edit(
    run: Sequence[_Step], source: Sequence[Word], derived: Sequence[Word], owner: Sequence[int]
) -> Edit:
    sources = [step.source for step in run if step.source is not None]
    deriveds = [step.derived for step in run if step.derived is not None]
    ops = {step.op for step in run}
    op: Operation = "replace" if ops == {"insert", "delete"} else run[0].op
    return Edit(
        op,
        _span(source, sources),
        _span(derived, deriveds),
        owner[sources[0]] if sources else 0,
    )


def _span(words: Sequence[Word], numbers: Sequence[int]) -> Span | None:
    return (words[numbers[0]].start, words[numbers[-1]].end) if numbers else None
