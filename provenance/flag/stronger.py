"""Stronger words in the place of a source's plain ones: "cut" that became "slashed"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from provenance.flag.lists import entries
from provenance.flag.loaded import loaded_in, outside_names
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import Match
from provenance.flag.sides import root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag


class _Scale(NamedTuple):
    """The plain words for a thing and the stronger ones, as stems."""

    plain: frozenset[str]
    stronger: frozenset[str]


def stronger_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a stronger word that stands for a plain word which the rewrite gave up.

    The word counts only where the source's document has it nowhere, outside quotation marks, and
    outside names. What is a loaded word by itself is left to that rule.
    """
    for number in _new(pair):
        place = _given_up(pair, number)
        if place is not None:
            evidence = pair.sources[place.of].evidence(place.word, place.word)
            yield changed(pair, "loaded/stronger", (number, number), evidence)


def _new(pair: Pair) -> Iterator[int]:
    side, scales = pair.derived, _scales()
    likely = [
        Match(n, n, stem)
        for n, stem in enumerate(side.stems)
        if stem in scales and n not in side.quoted and stem not in pair.held_stems
    ]
    if likely:
        loaded = {n for match in loaded_in(side) for n in range(match.first, match.last + 1)}
        yield from (one.first for one in outside_names(side, likely) if one.first not in loaded)


def _given_up(pair: Pair, number: int) -> Place | None:
    """Return the source's plain word in whose stead a stronger one stands, or none."""
    plain = frozenset().union(*(one.plain for one in _scales()[pair.derived.stems[number]]))
    swapped = [place for place in pair.swapped_for(number) if _is_plain(pair, place, plain)]
    others = (
        Place(of, word)
        for of, side in enumerate(pair.sources)
        for word in _numbers_of(side, plain)
        if pair.heir_or_namesake(Place(of, word)) is None
    )
    return swapped[0] if swapped else next(others, None)


def _is_plain(pair: Pair, place: Place, plain: frozenset[str]) -> bool:
    return pair.sources[place.of].stems[place.word] in plain


def _numbers_of(side: Side, stems: frozenset[str]) -> Iterator[int]:
    return (n for n, stem in enumerate(side.stems) if stem in stems and n not in side.quoted)


@cache
def _scales() -> Mapping[str, tuple[_Scale, ...]]:
    """Return for the stem of each stronger word the scales that it stands on."""
    found: dict[str, list[_Scale]] = defaultdict(list)
    for line in entries("stronger_words"):
        plain, _, stronger = line.partition("=")
        scale = _Scale(_stems(plain), _stems(stronger))
        for one in scale.stronger:
            found[one].append(scale)
    return {one: tuple(scales) for one, scales in found.items()}


def _stems(members: str) -> frozenset[str]:
    return frozenset(root(member.strip()) for member in members.split(","))
