"""What somebody called a thing, told as what the thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import clause
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.sides import is_content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag

_OPENERS: Final = frozenset(("what", "which", "who"))
_BEING: Final = frozenset(("is", "was", "are", "were"))
_REACH: Final = 7


def called_changes(pair: Pair) -> Iterator[Flag]:
    """Flag "in what was the biggest protest" for "in what unions called the biggest protest"."""
    derived = pair.derived
    if derived.section != "body" or phrases("callings").find(derived.folded):
        return
    for of, side in enumerate(pair.sources):
        for match in phrases("callings").find(side.folded):
            opener = _opener(side, match.first)
            heir = None if opener is None else pair.heir(Place(of, opener))
            if opener is None or heir is None or derived.folded_at(heir + 1) not in _BEING:
                continue
            last = clause(derived, heir + 1, 0, _REACH).stop - 1
            told = [n for n in range(heir + 2, last + 1) if is_content(derived.folded[n])]
            if told and all(_follows(pair, of, match.last, n) for n in told):
                evidence = side.evidence(opener, match.last)
                yield changed(pair, "attribution/lost", (heir + 1, last), evidence)
                return


def _opener(side: Side, cue: int) -> int | None:
    """Return the relative pronoun whose clause a verb of calling stands in, with a subject."""
    near = range(cue - 2, max(-1, cue - _REACH), -1)
    return next((n for n in near if side.folded[n] in _OPENERS), None)


def _follows(pair: Pair, of: int, cue: int, number: int) -> bool:
    place = pair.partner.get(number)
    return place is not None and place.of == of and place.word > cue
