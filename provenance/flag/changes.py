"""A rewritten sentence against its sources → what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.attribution import attribution_changes
from provenance.flag.certainty import certainty_changes
from provenance.flag.choices import still_on
from provenance.flag.commentary import commentary_changes
from provenance.flag.compass import compass_changes
from provenance.flag.content import content_changes
from provenance.flag.dates_changed import date_changes
from provenance.flag.denials import denial_changes
from provenance.flag.loaded import loaded_changes
from provenance.flag.names import name_changes
from provenance.flag.negation import negation_changes
from provenance.flag.numbers import number_changes
from provenance.flag.pairs import pair_of
from provenance.flag.reversals import reversal_changes
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
    reversal_changes,
    denial_changes,
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
    """Leave out what another flag says already: of the same words, a clause of commentary, a name.

    A body with another name is one change, of the name.
    """
    flags = list({(flag.kind, flag.start, flag.end): flag for flag in reversed(flags)}.values())
    clauses = [flag for flag in flags if flag.kind == "commentary-added"]
    renamed = [flag for flag in flags if flag.kind == "name-changed"]
    return [
        flag
        for flag in flags
        if not (
            (flag.kind in _SWALLOWED and any(_holds(clause, flag) for clause in clauses))
            or (_is_body_renamed(flag) and any(_holds(flag, one) for one in renamed))
        )
    ]


def _is_body_renamed(flag: Flag) -> bool:
    """Whether a statement was given to another body ("the …"), and not to another person."""
    sides = (flag.words, flag.source.words if flag.source else "")
    return flag.kind == "attribution-changed" and all(
        one.lower().startswith("the ") for one in sides
    )


def _holds(outer: Flag, inner: Flag) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
