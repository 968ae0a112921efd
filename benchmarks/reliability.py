"""Does a score read as a probability: of candidates scored about .7, are seven in ten sources."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import propositions, selection, wire_gold
from benchmarks.data import GOLD, missing
from benchmarks.fit_alignment import Labelled, gold_sentences
from benchmarks.ours import score_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

EDGES: Final = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where one bin of scores ends and the next begins."""


class Bin(NamedTuple):
    """The candidates of a set whose score lies in one interval.

    Their number, their mean score (0..1) and the share (0..1) of them that are sources.
    """

    labelled: str
    least: float
    number: int
    mean: float
    share: float


def reliability(folder: Path | None) -> list[Bin]:
    """Sort the candidates of each set that is there into bins of their score."""
    found: list[Bin] = []
    for labelled, sentences in _sets(folder):
        found += _bins(labelled, sentences)
    return found


def _sets(folder: Path | None) -> Iterator[tuple[str, Iterable[Labelled]]]:
    yield (
        "wire-gold (fitted on)",
        (one for p in wire_gold.clusters(GOLD) for one in gold_sentences(p)),
    )
    if folder is not None and not missing(folder, propositions.FILES):
        yield "SuperPAL test", _superpal(folder)
    if folder is not None and not missing(folder, selection.WICE_FILES):
        yield "WiCE test", _wice(folder)


def _superpal(folder: Path) -> Iterator[Labelled]:
    for one in propositions.items(folder / propositions.FILES[1]):
        matches = frozenset(index for index, match in enumerate(one.matches) if match)
        yield Labelled(one.derived, one.candidates, matches)


def _wice(folder: Path) -> Iterator[Labelled]:
    for item in selection.wice_items(folder / selection.WICE_FILES[1]):
        yield Labelled(item.derived, item.candidates, frozenset().union(*item.gold))


def _bins(labelled: str, sentences: Iterable[Labelled]) -> Iterator[Bin]:
    scored = [
        (score, index in one.sources)
        for one in sentences
        for index, score in enumerate(score_sentences(one.derived, one.candidates))
    ]
    for number in range(len(EDGES) + 1):
        mine = [pair for pair in scored if bisect_right(EDGES, pair[0]) == number]
        if mine:
            mean = sum(score for score, _ in mine) / len(mine)
            share = sum(match for _, match in mine) / len(mine)
            yield Bin(labelled, (0.0, *EDGES)[number], len(mine), mean, share)
