"""Figures that nothing the text was made from has, with a like one there: 6.4 for 4.6."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.flag.amount_likeness import is_relabelled, is_turned, same_amount, same_figure
from provenance.flag.counted import counted
from provenance.flag.lists import table
from provenance.flag.making import added
from provenance.flag.measures import COUNT, ORDINAL, units
from provenance.flag.quantities import quantities
from provenance.flag.sides import is_content, side_of
from provenance.frequencies import weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.flag.quantities import Quantity
    from provenance.flag.sides import Side
    from provenance.model import Evidence, Flag, Witness

_WINDOW: Final = 3
_RARE: Final = 5.0
"""Information, in nats, from which a word says what a sentence is about."""

_TOLD: Final = frozenset(("headline", "body", "caption"))
_GREAT: Final = 1e6
"""From this value a figure tells by itself."""


def slip(side: Side, quantity: Quantity, held: Sequence[Witness]) -> Evidence | None:
    """Return the only figure of some documents that a figure is a slip for, if there is one.

    The digits are turned round, or the unit is another one; it counts the same or stands beside
    the same words, and no document has the figure as it stands here.
    """
    known = [one for witness in held for one in held_quantities(witness)]
    if any(same_amount(quantity, other) for _, other in known):
        return None
    found = {
        (round(other.values[0], 9), other.unit.measure): (theirs, other)
        for theirs, other in reversed(known)
        if _is_slip(side, quantity, theirs, other)
    }
    if len(found) != 1:
        return None
    theirs, other = next(iter(found.values()))
    return theirs.evidence(other.first, other.last)


def _is_slip(side: Side, quantity: Quantity, theirs: Side, other: Quantity) -> bool:
    if ORDINAL in {quantity.unit, other.unit}:
        return False
    if any(same_figure(own, other) for own in quantities(side)):
        return is_relabelled(quantity, other) and _keep_company(side, quantity, theirs, other)
    if not is_turned(quantity, other):
        return False
    telling = other.unit != COUNT or quantity.values[0] >= _GREAT
    return _keep_company(side, quantity, theirs, other, sentences=telling)


def _keep_company(
    side: Side, quantity: Quantity, theirs: Side, other: Quantity, *, sentences: bool = False
) -> bool:
    """Whether two figures count the same, or have a word beside them in common.

    For a figure that tells by itself any rare word of both ``sentences`` will do.
    """
    what, that = counted(side, quantity), counted(theirs, other)
    if what and that:
        return what == that
    if sentences:
        shared = (n for n, word in enumerate(side.folded) if word.isalpha() and is_content(word))
        named = (n for n in shared if side.folded[n] not in units())
        rare = {side.stems[n] for n in named if side.folded[n] not in table("number_scales")}
        return any(weight(stem) >= _RARE for stem in rare & theirs.stem_set)
    return not _beside(side, quantity).isdisjoint(_beside(theirs, other))


def _beside(side: Side, quantity: Quantity) -> set[str]:
    around = (
        *range(max(0, quantity.bound_first - _WINDOW), quantity.bound_first),
        *range(quantity.last + 1, min(len(side.words), quantity.last + 1 + _WINDOW)),
    )
    return {side.stems[n] for n in around if is_content(side.folded[n])}


def slips(witness: Witness, number: int, held: Sequence[Witness]) -> Iterator[Flag]:
    """Flag the slips of a sentence of which no source, or only a doubtful one, was found."""
    side = side_of(witness, number)
    if side.section not in _TOLD:
        return
    for quantity in quantities(side):
        evidence = slip(side, quantity, held)
        if evidence is not None:
            words = (quantity.first, quantity.last)
            shown = side.slice(*words)
            message = f"a document it draws on says “{evidence.words}”; here it is “{shown}”"
            yield evolve(added(side, "number/slip", words, message), source=evidence)


@lru_cache(maxsize=256)
def held_quantities(witness: Witness) -> tuple[tuple[Side, Quantity], ...]:
    """Return the quantities of a whole document, each with its sentence."""
    return tuple(
        (side_of(witness, sentence.number), one)
        for sentence in witness.sentences
        if sentence.section != "comment"
        for one in quantities(side_of(witness, sentence.number))
    )
