"""A frame → who said what in it: sources, cues and contents as token ranges.

The patterns are those of reported speech in news: "C," S V · "C," V S · "C1," S V, "C2" · S V C ·
S, who …, V C · according to S, C · S: "C" · S's N that C · S is ADJ that C · "C" is how S V. What
stands inside the content of one attribution is not searched for others; only what hangs on the end
of it is ("…, reported AFP", "… and vowed to …").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.asides import asides
from provenance.extract.clefts import clefts
from provenance.extract.cues import verb_groups
from provenance.extract.reported import Reported, body_end
from provenance.extract.rightward import rightward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.tokens import Token


MAX_VERBS: Final = 50
"""More reporting verbs than any sentence has: a list of words, which reports nothing."""


def reported(tokens: Sequence[Token]) -> tuple[Reported, ...]:
    """Find every attribution of a frame, in the order of their cues."""
    groups = list(verb_groups(tokens))
    if len(groups) > MAX_VERBS:
        return ()
    set_first = tuple(clefts(tokens, groups))
    if set_first:
        return set_first
    end = body_end(tokens)
    around = list(asides(tokens, groups, end))
    if around:
        return tuple(around)
    return tuple(rightward(tokens, groups, end))
