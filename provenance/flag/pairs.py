"""The two sides of a comparison, word by word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from provenance.flag.sides import Side, is_content, side_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.model import Comparison, Edit, Witness


class Place(NamedTuple):
    """A word of a source: the number of the source, and of the word in it."""

    of: int
    word: int


@frozen(eq=False, slots=False)
class Pair:
    """The two sides of a comparison: which derived word came from which source word.

    ``partner`` maps a derived word that was kept or moved to its place in a source; ``kept`` are
    all those places. ``swaps`` are the replaced stretches.
    """

    comparison: Comparison
    derived: Side
    sources: tuple[Side, ...]
    partner: Mapping[int, Place]
    swaps: tuple[Swap, ...]
    _heirs: Mapping[Place, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_heirs", {place: i for i, place in self.partner.items()})

    def heir(self, place: Place) -> int | None:
        """Return the derived word that came from a source word, or none."""
        return self._heirs.get(place)

    def heir_or_namesake(self, place: Place) -> int | None:
        """Return the derived word that came from a source word, or else one with its stem.

        A stem that the source has more than once says nothing.
        """
        heir = self.heir(place)
        side = self.sources[place.of]
        stem = side.stems[place.word]
        if heir is not None or side.stems.count(stem) > 1:
            return heir
        return next((n for n, own in enumerate(self.derived.stems) if own == stem), None)

    def place_or_namesake(self, number: int) -> Place | None:
        """Return the source word that a derived word came from, or else one with its stem."""
        if number in self.partner:
            return self.partner[number]
        stem = self.derived.stems[number]
        return next(
            (
                Place(of, word)
                for of, side in enumerate(self.sources)
                for word, own in enumerate(side.stems)
                if own == stem
            ),
            None,
        )

    @cached_property
    def witnesses(self) -> tuple[Witness, ...]:
        """The documents that the sources stand in, each once."""
        return tuple(dict.fromkeys(side.witness for side in self.sources))

    @cached_property
    def drawn_on(self) -> tuple[Witness, ...]:
        """The sources' documents and all others that the rewrite goes back to, each once."""
        return tuple(dict.fromkeys((*self.witnesses, *self.comparison.drawn_on)))

    @cached_property
    def source_stems(self) -> frozenset[str]:
        """The stems of the words of all the sources."""
        return frozenset().union(*(side.stem_set for side in self.sources))

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The folded words of all the sources."""
        return frozenset(word for side in self.sources for word in side.folded)

    @cached_property
    def held_stems(self) -> frozenset[str]:
        """The stems of the whole documents that the sources stand in."""
        return frozenset().union(*(stems_of(side.witness) for side in self.sources))

    def shared(self, of: int) -> float:
        """Return the share (0..1) of the rewrite's content words that one source has."""
        own = [n for n, word in enumerate(self.derived.folded) if is_content(word)]
        held = self.sources[of].stem_set
        return sum(self.derived.stems[n] in held for n in own) / max(1, len(own))

    def swapped_for(self, number: int) -> tuple[Place, ...]:
        """Return the source words in whose place a derived word stands."""
        return tuple(
            Place(swap.of, word)
            for swap in self.swaps
            if number in swap.derived
            for word in swap.source
        )

    def swapped_by(self, place: Place) -> tuple[int, ...]:
        """Return the derived words that stand in the place of a source word."""
        return tuple(
            word
            for swap in self.swaps
            if swap.of == place.of and place.word in swap.source
            for word in swap.derived
        )

    def swapped_words(self, of: int, first: int, last: int) -> frozenset[str]:
        """Return the folded derived words in the place of the source words ``[first, last]``."""
        return frozenset(
            self.derived.folded[n]
            for word in range(first, last + 1)
            for n in self.swapped_by(Place(of, word))
        )

    def new(self, number: int) -> bool:
        """Whether a derived word was inserted or replaces another, and no source has its stem."""
        return number not in self.partner and self.derived.stems[number] not in self.source_stems


class Swap(NamedTuple):
    """Source words that were replaced, and the derived words in their place; either is a run."""

    of: int
    source: range
    derived: range


def pair_of(comparison: Comparison) -> Pair:
    """Read both sides of a comparison."""
    derived = side_of(comparison.derived, comparison.number)
    sources = tuple(side_of(witness, number) for witness, number in comparison.sources)
    partner: dict[int, Place] = {}
    swaps = []
    for edit in comparison.edits:
        if edit.source is None or edit.derived is None:
            continue
        theirs = sources[edit.of].numbers_in(*edit.source)
        ours = derived.numbers_in(*edit.derived)
        if edit.op in {"keep", "move"}:
            partner.update(_kept(edit, theirs, ours))
        elif edit.op == "replace":
            swaps.append(Swap(edit.of, theirs, ours))
    return Pair(comparison, derived, sources, partner, tuple(swaps))


def _kept(edit: Edit, theirs: range, ours: range) -> Iterable[tuple[int, Place]]:
    if len(theirs) != len(ours):
        return ()
    return ((i, Place(edit.of, j)) for i, j in zip(ours, theirs, strict=True))
