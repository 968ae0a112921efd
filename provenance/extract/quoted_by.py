"""Who was quoted: “C,” AFP quoted S as saying · “C,” S was quoted as saying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.cues import ACTIVE, PASSIVE
from provenance.extract.inverted import side_end
from provenance.extract.phrases import DASHES
from provenance.extract.reported import Reported
from provenance.extract.subjects import subject_before
from provenance.extract.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token

_FORMS: Final = frozenset({"quote", "quotes", "quoted", "cited"})
_REACH: Final = 20
"""How many tokens "as saying" may stand after "quoted"."""


def quoted_as_saying(
    tokens: Sequence[Token], group: VerbGroup, end: int
) -> tuple[int, int, Reported] | None:
    """Read "AFP quoted S as saying" and "S was quoted (by AFP) as saying" after a quote."""
    if tokens[group.head].lower not in _FORMS or group.voice not in {ACTIVE, PASSIVE}:
        return None
    subject = subject_before(tokens, 0, group.first)
    at = _as_saying(tokens, group.after, end)
    if subject is None or at is None or not _ends_quote(tokens, subject[0]):
        return None
    last = side_end(tokens, at, end)
    source = subject if group.voice == PASSIVE else _bare(tokens, group.after, at - 2)
    if source is None or not _closes(tokens, at, last, end):
        return None
    return subject[0], last, Reported((), (at - 2, at), source, "say")


def _as_saying(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Return where "as saying" ends, or None."""
    for at in range(start, min(end - 1, start + _REACH)):
        if tokens[at].lower == "as" and tokens[at + 1].lower == "saying":
            return at + 2
    return None


def _ends_quote(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a quote, or a quote and a comma or dash, ends before a token."""
    if at > 1 and (tokens[at - 1].form == "," or tokens[at - 1].form in DASHES):
        at -= 1
    return at > 0 and tokens[at - 1].kind == QUOTE


def _bare(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    end -= end > start and tokens[end - 1].form == ","
    return (start, end) if start < end else None


def _closes(tokens: Sequence[Token], at: int, last: int, end: int) -> bool:
    """Say whether no statement of its own follows "as saying"."""
    return last >= end or tokens[at].kind != QUOTE
