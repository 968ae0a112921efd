"""How strong a causal claim a text makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.phrases import phrases
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.flag.phrases import Match

NOTHING: Final = 0
ASSOCIATION: Final = 1
CONDITIONAL: Final = 2
CAUSAL: Final = 3

_REACH: Final = 5
"""How many words before a cause word a conditional still governs it."""


def strength(text: str) -> int:
    """Return the strength of the claim that a text makes, on the four levels of Yu et al. (2020).

    0 that there is nothing, 1 that two things go together, 2 that one may bring the other about,
    3 that it does. Cue words decide: an association named beside a cause word is what was found,
    and a conditional just before a cause word weakens it. A text without any cue asserts plainly.
    """
    folded = [word.folded for word in words_of(text)]
    if phrases("associations").find(folded):
        return ASSOCIATION
    if phrases("null_findings").find(folded):
        return NOTHING
    conditionals = phrases("conditionals").find(folded)
    causes = phrases("causes").find(folded)
    if not conditionals or any(not _governed(cause, conditionals) for cause in causes):
        return CAUSAL
    return CONDITIONAL


def _governed(cause: Match, conditionals: Sequence[Match]) -> bool:
    return any(0 <= cause.first - one.last <= _REACH for one in conditionals)
