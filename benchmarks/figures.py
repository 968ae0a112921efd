"""Figures with their intervals, and the tables they stand in."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OURS: Final = "provenance"
RESAMPLES: Final = 1000

_SEED: Final = 20261121
_OUTER: Final = 0.025

Item = TypeVar("Item")


@frozen
class Figure:
    """A measured value with its 95 % interval (percentile bootstrap) over ``n`` items."""

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        """Write ``.873 [.851, .894]``."""
        return f"{plain(self.value)} [{plain(self.low)}, {plain(self.high)}]"


@frozen
class Measurement:
    """What one system reaches by one measure on one set; ``key`` names it in the floors."""

    labelled: str
    measure: str
    system: str
    figure: Figure

    @property
    def key(self) -> str:
        """The name of the figure: ``WiCE test: hit@1``."""
        return f"{self.labelled}: {self.measure}"


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def bootstrap(
    items: Sequence[Item],
    statistic: Callable[[Sequence[Item]], float],
    *,
    n: int | None = None,
    resamples: int = RESAMPLES,
) -> Figure:
    """Measure a statistic of items, with the interval that resampling them gives.

    The percentile bootstrap of Efron (1979), seeded. ``n`` is what to report as the number of
    items, where a resampled one is a group of them.
    """
    drawing = random.Random(_SEED)  # noqa: S311 (a resampling, no secret)
    drawn = sorted(
        statistic(drawing.choices(items, k=len(items))) for _ in range(resamples if items else 0)
    )
    value = statistic(items)
    low, high = (_quantile(drawn, _OUTER), _quantile(drawn, 1 - _OUTER)) if drawn else (value,) * 2
    return Figure(value, low, high, len(items) if n is None else n)


def rows(labelled: str, measure: str, figures: Iterable[tuple[str, Figure]]) -> list[Measurement]:
    """Name the figures of several systems."""
    return [Measurement(labelled, measure, system, figure) for system, figure in figures]


def plain(value: float) -> str:
    """Write a figure in 0..1 to three places, without the nought before the point."""
    text = f"{value:.3f}"
    return text.removeprefix("0") if value >= 0 else text


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
