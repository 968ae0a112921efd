"""How well scores part what is of a class from what is not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Ranked(NamedTuple):
    """A score, and whether people put the item in the class."""

    score: float
    match: bool


def auc(items: Iterable[Ranked]) -> float:
    """Return the chance that an item of the class scores above one that is not; a tie is half.

    The area under the ROC curve as the Mann-Whitney statistic; .5 where a class is empty.
    """
    counts = Counter(items)
    inside = {one.score: number for one, number in counts.items() if one.match}
    outside = {one.score: number for one, number in counts.items() if not one.match}
    total = sum(inside.values()) * sum(outside.values())
    won, below = 0.0, 0
    for score in sorted({one.score for one in counts}):
        here = outside.get(score, 0)
        won += inside.get(score, 0) * (below + here / 2)
        below += here
    return won / total if total else 0.5


def auc_of_groups(groups: Iterable[Sequence[Ranked]]) -> float:
    """Return the AUC over the items of all groups together."""
    return auc(one for group in groups for one in group)


def f1(items: Iterable[Ranked], threshold: float) -> float:
    """Return the F1 of the class where a score from the threshold up means that it is of it."""
    counts = Counter((one.score >= threshold, one.match) for one in items)
    wrong = counts[True, False] + counts[False, True]
    return 2 * counts[True, True] / ((2 * counts[True, True] + wrong) or 1)


def best_threshold(items: Sequence[Ranked]) -> float:
    """Return the score from which up the F1 is highest."""
    ordered = sorted(items, reverse=True)
    matches = sum(one.match for one in ordered)
    found, best, threshold = 0, 0.0, ordered[0].score
    for number, one in enumerate(ordered, 1):
        found += one.match
        reached = 2 * found / (number + matches)
        if reached > best:
            best, threshold = reached, one.score
    return threshold
