"""Dates that a rewrite changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.dates import YEAR, agree, moments
from provenance.flag.making import changed
from provenance.flag.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.dates import Moment
    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_SPANS: Final = frozenset(("day", "week", "weekend", "month", "year", "decade", "century"))
_COUNTED_FROM: Final = frozenset(("last", "next", "this", "past", "coming"))
_SAYING: Final = frozenset(("said", "says", "told", "announced", "reported"))
_LED: Final = 3
_COMPARED: Final = (("as", "on"), ("than", "on"), ("as", "in"), ("than", "in"))


def date_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a date that contradicts the one in its place in the source.

    A date that says less or more than the source's, or that only a calendar can compare (Tuesday,
    yesterday, Oct. 3), contradicts nothing.
    """
    ours = moments(pair.derived)
    theirs = [(of, moment) for of, side in enumerate(pair.sources) for moment in moments(side)]
    for moment in ours:
        if any(agree(moment, other) for _, other in theirs) or _is_told(pair, moment):
            continue
        rival = _rival(pair, moment, ours, theirs)
        if rival is not None and not (_is_next_version(pair, moment) or _is_moved(pair, moment)):
            yield _flag(pair, moment, *rival)
    yield from _relative_changes(pair)


def _relative_changes(pair: Pair) -> Iterator[Flag]:
    """Flag "last month" where the source has "last year": the same day counts back differently."""
    for number in range(1, len(pair.derived.words)):
        if number - 1 not in pair.partner or not _counts_days(pair.derived, number):
            continue
        for place in pair.swapped_for(number):
            side = pair.sources[place.of]
            if _counts_days(side, place.word) and pair.partner[number - 1] == (
                place.of,
                place.word - 1,
            ):
                evidence = side.evidence(place.word - 1, place.word)
                yield changed(pair, "date/relative", (number - 1, number), evidence)


def _counts_days(side: Side, number: int) -> bool:
    return side.folded[number] in _SPANS and side.folded_at(number - 1) in _COUNTED_FROM


def _is_told(pair: Pair, moment: Moment) -> bool:
    """Whether a source has a year in other words, or a date is only what another is compared to.

    "A picture of 1911" is "a 1911 painting"; "twice as much as on Monday" adds a day.
    """
    first, last = moment.first, moment.last
    derived = pair.derived
    if first == last and YEAR.fullmatch(derived.folded[first]):
        return derived.folded[first] in pair.source_words
    ahead = derived.folded[max(0, first - 2) : first]
    return ahead in _COMPARED


def _is_next_version(pair: Pair, moment: Moment) -> bool:
    """Whether an update only names the day it was written on, and no day to come."""
    if not pair.comparison.update or moment.kind != "weekday":
        return False
    ahead = pair.derived.folded[max(0, moment.first - _LED) : moment.first]
    return not phrases("day_limits").find(ahead)


def _is_moved(pair: Pair, moment: Moment) -> bool:
    """Whether the source counts from a day: "Sunday … the previous evening" is Saturday."""
    shifts = phrases("day_shifts")
    return moment.kind == "weekday" and any(shifts.find(side.folded) for side in pair.sources)


def _rival(
    pair: Pair, moment: Moment, ours: tuple[Moment, ...], theirs: list[tuple[int, Moment]]
) -> tuple[int, Moment] | None:
    """Return the source's date of the same kind that a derived one has taken the place of."""
    rivals = [
        (of, other)
        for of, other in theirs
        if other.kind == moment.kind and not any(agree(own, other) for own in ours)
    ]
    aligned = [
        (of, other)
        for of, other in rivals
        if any(
            place.of == of and other.first <= place.word <= other.last
            for number in range(moment.first, moment.last + 1)
            for place in pair.swapped_for(number)
        )
    ]
    alone = len(rivals) == 1 and (len(pair.sources) == 1 or _is_same_month(moment, rivals[0][1]))
    lone = [
        (of, other)
        for of, other in (rivals if alone else [])
        if _was_said(pair.sources[of], other) == _was_said(pair.derived, moment)
    ]
    return next(iter(aligned or lone), None)


def _was_said(side: Side, moment: Moment) -> bool:
    """Whether a date is that of what was said, and not of what happened: "police said Sunday"."""
    ahead = side.folded[max(0, moment.first - 2) : moment.first]
    return any(word in _SAYING for word in ahead)


def _is_same_month(one: Moment, other: Moment) -> bool:
    """Whether two dates name different days of one month."""
    return one.month is not None and one.month == other.month and one.day != other.day


def _flag(pair: Pair, moment: Moment, of: int, rival: Moment) -> Flag:
    side = pair.sources[of]
    return changed(
        pair,
        "date/clock" if moment.kind == "clock" else "date/day",
        (moment.first, moment.last),
        side.evidence(rival.first, rival.last),
    )
