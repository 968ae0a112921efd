"""Outlets that somebody is said to have told something: swapped, or invented."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.making import changed
from provenance.flag.names import unsupported
from provenance.flag.naming import names
from provenance.flag.sides import side_of
from provenance.flag.voice import TELLING
from provenance.read.outlets import canonical, outlet_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Evidence, Flag, Witness

_CALL_SIGN: Final = re.compile(r"[KW][A-Z]{3}(?:-(?:TV|FM|AM))?(?!\w)")
_SPEAKING: Final = frozenset(("to", "with"))
_REACH: Final = 2
"""How many sentences around a source may say whom its speaker told it."""


class Told(NamedTuple):
    """An outlet that is told something: its words, and the number of the verb before them."""

    outlet: str
    verb: int
    first: int
    last: int


def told_changes(pair: Pair) -> Iterator[Flag]:
    """Flag "told Reuters" where the source's speaker told another outlet, or none.

    A later version by the same agency may well have asked for itself.
    """
    if pair.comparison.update:
        return
    for own in _told_or_called(pair):
        if any(own.outlet in _told_in(witness) for witness in pair.witnesses):
            continue
        theirs = _told_around(pair)
        if theirs is not None:
            yield changed(pair, "name/swapped", (own.first, own.last), theirs)
        elif pair.derived.folded[own.verb] in TELLING and not _is_excused(pair, own):
            yield changed(pair, "content/outlet", (own.verb, own.last), None)
    yield from _unknown(pair)


def _told_or_called(pair: Pair) -> Iterator[Told]:
    """Find outlets told something, and those spoken to, where no source has their name."""
    for own in _told(pair.derived):
        if pair.derived.folded[own.verb] in TELLING or not any(
            own.outlet == _name(found[0])
            for side in pair.sources
            for found in outlet_pattern().finditer(_text(side))
        ):
            yield own


def _is_excused(pair: Pair, own: Told) -> bool:
    """Whether a speaker says so, or the source is the outlet's own or tells of an interview."""
    asked = any({"interview", "interviewed"} & set(side.folded) for side in pair.sources)
    documents = [witness.document for witness in pair.witnesses]
    owners = {owner for one in documents for owner in (one.agency, one.publisher)}
    return asked or own.outlet in owners or own.verb in pair.derived.quoted


@lru_cache(maxsize=4096)
def _told(side: Side) -> tuple[Told, ...]:
    """Find the outlets that are told something, or spoken to, in a sentence."""
    found = []
    for number, word in enumerate(side.folded[:-1]):
        if word not in TELLING and word not in _SPEAKING:
            continue
        name = number + 1 + (side.folded[number + 1] == "the")
        if name >= len(side.words) or side.folded_at(number - 1) == "according":
            continue
        start = side.words[name].start
        match = outlet_pattern().match(side.text, start)
        if match is None and word in TELLING:
            match = _CALL_SIGN.match(side.text, start)
        numbers = side.numbers_in(*match.span()) if match is not None else range(0)
        if match is not None and numbers:
            found.append(Told(_name(match[0]), number, numbers[0], numbers[-1]))
    return tuple(found)


@lru_cache(maxsize=256)
def _told_in(witness: Witness) -> frozenset[str]:
    """Return the outlets that a document says were told something."""
    sides = (side_of(witness, sentence.number) for sentence in witness.sentences)
    return frozenset(one.outlet for side in sides for one in _told(side))


def _told_around(pair: Pair) -> Evidence | None:
    """Return the outlet that was told, in a source or in a sentence or two around it."""
    for reach in range(_REACH + 1):
        for witness, number in pair.comparison.sources:
            for near in {number - reach, number + reach}:
                if not 0 <= near < len(witness.sentences):
                    continue
                side = side_of(witness, near)
                for one in _told(side):
                    if side.folded[one.verb] in TELLING:
                        return side.evidence(one.first, one.last)
    return None


def _unknown(pair: Pair) -> Iterator[Flag]:
    """Flag a name no list has, told what the source's speaker told an outlet."""
    derived = pair.derived
    known = {one.first for one in _told(derived)}
    theirs = [
        (side, one)
        for side in pair.sources
        for one in _told(side)
        if side.folded[one.verb] in TELLING
    ]
    for name in names(derived):
        first = name.first - (derived.folded_at(name.first - 1) == "the")
        if derived.folded_at(first - 1) not in TELLING or {first, name.first} & known:
            continue
        if name.last in unsupported(derived, name, pair.witnesses) and len(theirs) == 1:
            side, one = theirs[0]
            evidence = side.evidence(one.first, one.last)
            yield changed(pair, "name/swapped", (first, name.last), evidence)


def _text(side: Side) -> str:
    return side.slice(0, len(side.words) - 1) if side.words else ""


def _name(text: str) -> str:
    known = canonical(text)
    return known.name if known is not None else text
