"""Several engines as one: whatever one of them proposes is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from provenance.align import Profile
    from provenance.engines import Engine
    from provenance.model import Place


@frozen(eq=False)
class SeveralEngines:
    """Engines over different sentences."""

    engines: tuple[Engine, ...]

    def propose(self, sentence: Profile, limit: int) -> tuple[Place, ...]:
        """Return what each engine proposes."""
        return tuple(place for one in self.engines for place in one.propose(sentence, limit))
