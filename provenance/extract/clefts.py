"""Attributions that set the quote first: "“C” is how S described it", "“C” is what S calls it"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.cues import ACTIVE
from provenance.extract.reported import Reported
from provenance.extract.subjects import subject_before
from provenance.extract.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.tokens import Token

_COPULAS: Final = frozenset(("is", "was", "'s", "’s"))
_ANYBODY: Final = frozenset(("a", "an", "one", "you", "somebody", "someone", "anybody", "anyone"))
_OPENERS: Final = frozenset(("how", "what"))


def clefts(tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> Iterator[Reported]:
    """Find quotes that are said to be how, or what, somebody called or described something.

    What "a man says who …" is about those who speak so, and nobody's words in particular.
    """
    for at in range(len(tokens) - 2):
        if tokens[at].kind != QUOTE or tokens[at + 2].lower not in _OPENERS:
            continue
        if tokens[at + 1].lower not in _COPULAS:
            continue
        group = next((one for one in groups if one.head > at + 3 and one.voice == ACTIVE), None)
        subject = subject_before(tokens, at + 3, group.first) if group else None
        if group and subject and tokens[subject[0]].lower not in _ANYBODY:
            cue = (group.first, group.after)
            yield Reported(((at, at + 1),), cue, subject, group.cue_class)
