"""Engines propose candidate sentences; ``align`` scores the best of them in full.

An engine may use whatever statistics it likes to propose, but never gives a score: what it
proposes is scored by the same pure functions. So two engines that propose the same lead to the same
report. The memory engine proposes without a bound; where the archive's or Spark's do otherwise is
said in their modules and in ``docs/archive.md`` and ``docs/whole-archives.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from provenance.align import Profile
    from provenance.model import Place


class Engine(Protocol):
    """Whatever can propose candidate sentences for a sentence."""

    def propose(self, sentence: Profile, limit: int) -> tuple[Place, ...]:
        """Return the places of at least the ``limit`` most promising different sentences.

        All places of sentences with the same words count as one; order carries no meaning.
        """
