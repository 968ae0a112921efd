"""What tracing finds for a sentence: its sources, or why it has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

from provenance.model import Place, Source

if TYPE_CHECKING:
    from provenance.model import Reason


@frozen(eq=False)
class Found:
    """The sources of a sentence, best first, or why there is none; ``tie`` are tied documents."""

    sources: tuple[Source, ...] = ()
    tie: tuple[str, ...] = ()
    reason: Reason | None = None
    nearest: Source | None = None

    @property
    def origin(self) -> Place | None:
        """The first of the sources, unless a tie leaves it open."""
        if not self.sources or self.sources[0].document in self.tie:
            return None
        return Place(self.sources[0].document, self.sources[0].sentence)


FoundSoFar = Callable[[Place], Found | None]
"""Tells what was found for a sentence so far; null for what is not traced."""
