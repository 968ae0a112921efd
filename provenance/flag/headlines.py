"""A rewrite's headline that no single sentence of its sources is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.flag.choices import still_on
from provenance.flag.commentary import flag_commentary, signs
from provenance.flag.loaded import loaded_against
from provenance.flag.making import added
from provenance.flag.sides import side_of

if TYPE_CHECKING:
    from provenance.model import Flag, Witness

_MESSAGE: Final = "judges; the documents that this one was written from have no such word"
_OTHERWISE: Final = frozenset(("commentary/loaded", "commentary/opinion"))


def flag_headline(witness: Witness, number: int, sources: tuple[Witness, ...]) -> tuple[Flag, ...]:
    """Flag a headline's loaded words that no source document has, and its commentary.

    A headline sums a whole article up: its words are new when they stand nowhere in the documents
    that the article was written from.
    """
    side = side_of(witness, number)
    own = flag_commentary(witness, number)
    comments = [one for one in signs(side) if one.rule not in _OTHERWISE and one.weight >= 1]
    if comments or not sources:
        return own
    words = loaded_against(side, sources)
    found = still_on((added(side, "loaded/word", one, "") for one in words), witness.settings)
    return tuple(evolve(flag, message=f"“{flag.words}” {_MESSAGE}") for flag in found)
