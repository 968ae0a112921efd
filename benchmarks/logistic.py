"""Logistic regression by Newton's method with a small ridge: few features, many examples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Vector = list[float]

_RIDGE: Final = 1.0
_STEPS: Final = 12
_STEEPEST: Final = 30.0


class Example(NamedTuple):
    """Features (the first is the bias), whether they are of the class, and what it counts for."""

    values: Vector
    match: bool
    weight: float = 1.0


def fit(examples: Sequence[Example], steps: int = _STEPS) -> Vector:
    """Return the weights with the greatest likelihood; the first feature is the bias."""
    weights = [0.0] * len(examples[0].values)
    for _ in range(steps):
        gradient, curvature = _derivatives(examples, weights)
        step = solve(curvature, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
    return weights


def log_odds(weights: Sequence[float], values: Sequence[float]) -> float:
    """Return the log-odds that features are of the class."""
    return sum(w * x for w, x in zip(weights, values, strict=True))


def solve(matrix: Sequence[Vector], vector: Vector) -> Vector:
    """Solve a system of linear equations by elimination, largest pivot first."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(len(rows)):
            if other != at and rows[other][at]:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]


def _derivatives(
    examples: Iterable[Example], weights: Sequence[float]
) -> tuple[Vector, Sequence[Vector]]:
    """Return the gradient of the log-likelihood and its curvature, less the ridge's."""
    size = len(weights)
    gradient = [-_RIDGE * w if at else 0.0 for at, w in enumerate(weights)]
    curvature = [[_RIDGE * (a == b) if a else 0.0 for b in range(size)] for a in range(size)]
    for values, match, weight in examples:
        score = log_odds(weights, values)
        likelihood = 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, score))))
        error, bend = weight * (match - likelihood), weight * likelihood * (1 - likelihood)
        for a in (at for at, value in enumerate(values) if value):
            gradient[a] += error * values[a]
            row, scale = curvature[a], bend * values[a]
            for b in range(size):
                row[b] += scale * values[b]
    return gradient, curvature
