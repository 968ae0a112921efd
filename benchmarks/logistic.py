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


def fit(examples: Sequence[Example], steps: int = _STEPS, ridge: float = _RIDGE) -> Vector:
    """Return the weights with the greatest likelihood; the first feature is the bias.

    ``ridge`` is what the squares of the other weights cost, half of it each: more for features that
    are many.
    """
    weights = [0.0] * len(examples[0].values)
    sparse = [_sparse(example) for example in examples]
    for _ in range(steps):
        gradient, curvature = _derivatives(sparse, weights, ridge)
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


class _Sparse(NamedTuple):
    """An example as its features other than 0, of which there are few, and where they stand."""

    places: tuple[int, ...]
    values: tuple[float, ...]
    match: bool
    weight: float


def _sparse(example: Example) -> _Sparse:
    places = tuple(at for at, value in enumerate(example.values) if value)
    values = tuple(example.values[at] for at in places)
    return _Sparse(places, values, example.match, example.weight)


def _derivatives(
    examples: Iterable[_Sparse], weights: Sequence[float], ridge: float
) -> tuple[Vector, Sequence[Vector]]:
    """Return the gradient of the log-likelihood and its curvature, less the ridge's."""
    size = len(weights)
    gradient = [-ridge * w if at else 0.0 for at, w in enumerate(weights)]
    curvature = [[ridge * (a == b) if a else 0.0 for b in range(size)] for a in range(size)]
    for places, values, match, weight in examples:
        score = sum(weights[at] * value for at, value in zip(places, values, strict=True))
        likelihood = 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, score))))
        error, bend = weight * (match - likelihood), weight * likelihood * (1 - likelihood)
        for a, value in zip(places, values, strict=True):
            gradient[a] += error * value
            row, scale = curvature[a], bend * value
            for b, other in zip(places, values, strict=True):
                row[b] += scale * other
    return gradient, curvature
