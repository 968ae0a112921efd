"""Whether two quantities are one amount: converted, rounded, in other words or digits turned."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.flag.measures import AGE, COUNT, ORDINAL, is_money

if TYPE_CHECKING:
    from provenance.flag.quantities import Quantity

EXACT: Final = 1e-6
_CONVERTED: Final = 0.06
"""The share by which a conversion (12 nautical miles: 22 km) or rounding may miss."""

_ROUNDED: Final = 0.1
"""The same after "about", "nearly", "more than"."""

_PART: Final = 0.05
"""The same between a percentage and a fraction ("nearly three out of five")."""

_FARTHEST: Final = 0.12
"""A share by which no two figures for one amount may differ."""

_LEAST_DIGITS: Final = 2
_WIDEST: Final = 1.35


def same_amount(derived: Quantity, source: Quantity) -> bool:
    """Whether two quantities may be the same amount: converted, rounded or in other words."""
    one, other = derived, source
    if one.unit.measure != other.unit.measure and not _share_and_part(one, other):
        bare = {COUNT, ORDINAL} & {one.unit, other.unit}
        return bool(bare) and same_figure(one, other)
    slack = _PART if one.unit.measure != other.unit.measure else _slack(one, other)
    return any(
        close(a, b, slack if _may_miss(one, other, a, b) else EXACT) or _rounds(a, b)
        for a in one.values
        for b in other.values
        if close(a, b, _FARTHEST)  # most are far apart, and need no more looking at
    )


def _may_miss(derived: Quantity, source: Quantity, one: float, other: float) -> bool:
    """Whether a figure may stand for a near one: converted, or round where the other is not."""
    if derived.unit != source.unit:
        return True
    mine, theirs = figures(one / derived.unit.factor), figures(other / source.unit.factor)
    return len(mine) < len(theirs) or mine.endswith("5")


@lru_cache(maxsize=1 << 12)
def figures(value: float) -> str:
    """Return the digits of a value that tell: "12" for 1,200."""
    return f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0")


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether the bare figures are equal though only one names its unit."""
    return any(
        abs(a / one.unit.factor - b / other.unit.factor) < EXACT
        for a in one.values
        for b in other.values
    )


def _share_and_part(one: Quantity, other: Quantity) -> bool:
    """Whether one is a percentage and the other a fraction ("a quarter")."""
    measures = {one.unit.measure, other.unit.measure}
    return measures == {"share", "count"} and all(
        value < 1 for quantity in (one, other) for value in quantity.values
    )


def _slack(one: Quantity, other: Quantity) -> float:
    if one.bound:
        return _ROUNDED
    if one.unit != other.unit:
        return _CONVERTED
    return EXACT


def close(one: float, other: float, slack: float) -> bool:
    """Whether two values differ by no more than a share of the greater one."""
    return abs(one - other) <= slack * max(abs(one), abs(other)) + EXACT


def _rounds(derived: float, source: float) -> bool:
    """Whether the derived figure is the source's, rounded to two or more digits."""
    power = f"{derived:.9e}".partition("e")[2]
    digits = len(figures(derived))
    half = 0.5 * 10.0 ** (int(power) - digits + 1)
    return digits >= _LEAST_DIGITS and abs(derived - source) <= half * (1 + EXACT)


def within(derived: Quantity, source: Quantity) -> bool:
    """Whether "more than 2,000" may stand for 2,571, "less than" for a little less."""
    one, other = derived.values[0], source.values[0]
    low, high = (one, _WIDEST * one) if derived.bound == "more" else (one / _WIDEST, one)
    return derived.bound in {"more", "less"} and not source.bound and low <= other <= high


def is_turned(derived: Quantity, source: Quantity) -> bool:
    """Whether a figure has the digits of another in another order: 6.4 for 4.6."""
    if derived.unit != source.unit and COUNT not in {derived.unit, source.unit}:
        return False
    one, other = derived.values[0] / derived.unit.factor, source.values[0] / source.unit.factor
    if one >= _TEN * other or other >= _TEN * one:
        return False
    mine, theirs = figures(one), figures(other)
    return mine != theirs and len(mine) >= _LEAST_DIGITS and sorted(mine) == sorted(theirs)


_TEN: Final = 10


def is_relabelled(derived: Quantity, source: Quantity) -> bool:
    """Whether a figure is another's in another currency or unit: 65 mph for 65 km an hour."""
    one, other = derived.unit, source.unit
    if one == other or {COUNT, ORDINAL, AGE} & {one, other} or not same_figure(derived, source):
        return False
    return (one.measure == other.measure != "time") or (is_money(one) and is_money(other))
