"""Statements that lost the caveat beside them: "but it was too early to say"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.clauses import before, clause, scope
from provenance.flag.making import changed
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.sides import is_content, side_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.phrases import Match
    from provenance.flag.sides import Side
    from provenance.model import Flag

_CONTRASTS: Final = frozenset(("but", "although", "though", "however"))
_OPENED: Final = 10
"""How many words after a contrast its caveat may stand."""

_REACH: Final = 9
_KEPT: Final = 0.6
_LEAST_KEPT: Final = 2
_TOLD: Final = 0.5


class _Caveat(NamedTuple):
    """The words of a clause, by number, and what in it says that something is not sure."""

    words: range
    sign: Match


def caveat_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a statement of the text that has lost its caveat, which nothing near it tells either.

    A headline has no room for one.
    """
    derived = pair.derived
    if derived.witness.sentences[derived.number].section == "headline" or _is_cautious(derived):
        return
    for of, side in enumerate(pair.sources):
        for opener in _contrasts(side):
            caveat = _caveat(side, opener)
            kept = _kept(pair, of, opener)
            if caveat is not None and kept and not _is_told(pair, side, caveat):
                evidence = side.evidence(opener, caveat.words[-1])
                yield changed(pair, "certainty/caveat-dropped", (min(kept), max(kept)), evidence)


def _is_cautious(derived: Side) -> bool:
    """Whether a sentence goes on with a contrast, or it or its neighbours have a caveat."""
    sentences = derived.witness.sentences
    near = range(max(0, derived.number - 1), min(len(sentences), derived.number + 2))
    sides = (side_of(derived.witness, number) for number in near)
    return bool(_contrasts(derived)) or any(phrases("caveats").find(one.folded) for one in sides)


def _contrasts(side: Side) -> list[int]:
    """Return where a contrast opens a clause behind a statement."""
    return [n for n, word in enumerate(side.folded) if n and word in _CONTRASTS]


def _caveat(side: Side, opener: int) -> _Caveat | None:
    """Return the clause that a contrast opens, if it is a caveat."""
    reach = range(opener + 1, min(len(side.words), opener + 1 + _OPENED))
    found = (one for one in phrases("caveats").find(side.folded) if one.first in reach)
    sign = next(found, None)
    if sign is None:
        return None
    return _Caveat(range(opener + 1, clause(side, sign.last, 0, _REACH).stop), sign)


def _kept(pair: Pair, of: int, opener: int) -> list[int]:
    """Return the derived words of the statement before a contrast, where most of it is kept."""
    side, last = pair.sources[of], opener - 1
    statement = [*before(side, last, _REACH), *scope(side, last, 1)]
    heirs = [pair.heir_or_namesake(Place(of, word)) for word in statement]
    kept = [heir for heir in heirs if heir is not None]
    return kept if len(kept) >= max(_LEAST_KEPT, _KEPT * len(statement)) else []


def _is_told(pair: Pair, side: Side, caveat: _Caveat) -> bool:
    """Whether the rewrite, here or in other sentences, has what a caveat speaks of."""
    own = (n for n in caveat.words if not caveat.sign.first <= n <= caveat.sign.last)
    stems = {side.stems[n] for n in own if is_content(side.folded[n])}
    elsewhere = stems & stems_of(pair.derived.witness)
    return not stems.isdisjoint(pair.derived.stem_set) or len(elsewhere) > _TOLD * len(stems)
