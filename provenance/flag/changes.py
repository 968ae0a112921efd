"""A rewritten sentence against its sources → what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.attribution import attribution_changes
from provenance.flag.certainty import certainty_changes
from provenance.flag.choices import still_on
from provenance.flag.commentary import commentary_changes
from provenance.flag.compass import compass_changes
from provenance.flag.content import content_changes
from provenance.flag.dates import date_changes
from provenance.flag.loaded import loaded_changes
from provenance.flag.names import name_changes
from provenance.flag.negation import negation_changes
from provenance.flag.numbers import number_changes
from provenance.flag.pairs import pair_of
from provenance.flag.stronger import stronger_changes
from provenance.flag.told import told_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from provenance.flag.pairs import Pair
    from provenance.model import Comparison, Flag

_FAMILIES: Final[tuple[Callable[[Pair], Iterator[Flag]], ...]] = (
    number_changes,
    date_changes,
    loaded_changes,
    stronger_changes,
    name_changes,
    compass_changes,
    told_changes,
    negation_changes,
    certainty_changes,
    attribution_changes,
    content_changes,
    commentary_changes,
)

_SWALLOWED: Final = frozenset(("loaded-word-added", "content-added"))


def flag_changes(comparison: Comparison) -> tuple[Flag, ...]:
    """Flag what a derived sentence changed or added against its sources, in text order."""
    pair = pair_of(comparison)
    found = (flag for family in _FAMILIES for flag in family(pair))
    flags = _without_repeats(still_on(found, comparison.derived.settings))
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.kind, flag.rule)))


def _without_repeats(flags: Sequence[Flag]) -> list[Flag]:
    """Leave out what another flag says of the same words, or one for a clause of commentary."""
    flags = list({(flag.kind, flag.start, flag.end): flag for flag in reversed(flags)}.values())
    clauses = [flag for flag in flags if flag.kind == "commentary-added"]
    return [
        flag
        for flag in flags
        if flag.kind not in _SWALLOWED
        or not any(clause.start <= flag.start and flag.end <= clause.end for clause in clauses)
    ]
