"""What an untraced sentence adds in the article's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model import Flag, Witness


def flag_commentary(witness: Witness, number: int) -> tuple[Flag, ...]:
    """Flag commentary in a sentence."""
    return ()
