"""The earliest sentences that have a sentence's content.

The best matches are chosen among documents that are not later. What a derivative says is then
traced past it to what it was made from, so that a distortion traces to what it distorts; what only
a derivative says traces to that derivative, and what only a newer agency version says to that
version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.align import choose_sources
from provenance.model import Place, Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.align import Profile
    from provenance.model import Chronology, Reason
    from provenance.trace.links import Library, Link

LEAST_ROOT_SCORE: Final = 0.1
"""How much a sentence must resemble what its match was made from to be traced past the match."""

NEWS_OF_ITS_OWN: Final = 0.12
"""Share of a sentence's weight that it must share with a newer agency version alone for the
version to be its source."""


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


@frozen(eq=False)
class Tracer:
    """What tracing a sentence needs: all sentences, who came first, and what was traced so far."""

    library: Library
    chronology: Chronology
    order: tuple[str, ...]
    threshold: float

    def find(
        self, place: Place, links: Sequence[Link], traced: Mapping[Place, Found]
    ) -> Found:
        """Find the sources of a sentence among its links.

        ``traced`` holds what was found for the sentences of all earlier documents.
        """
        eligible = [link for link in links if self._may_precede(link.place, place)]
        target = self.library.profile(place)
        chosen = self._choose(target, eligible)
        if not chosen:
            return self._none(place, links, eligible)
        roots = {
            root: None
            for match in chosen
            for root in self._roots(place, target, match.place, traced)
        }
        scores = {link.place: link.score for link in links}
        sources = sorted(
            (
                Source(root.document, root.sentence, scores.get(root, LEAST_ROOT_SCORE))
                for root in roots
            ),
            key=lambda one: (-one.score, one.document, one.sentence),
        )
        tie = sorted(
            {
                one.document
                for one in sources
                if one.document != place.document
                and self.chronology.tied(one.document, place.document)
            }
        )
        return Found(tuple(sources), tuple(tie))

    def _may_precede(self, other: Place, place: Place) -> bool:
        declared = self.library.witnesses[other.document].document.not_source
        return not declared and not self.chronology.precedes(place.document, other.document)

    def _choose(self, target: Profile, links: Sequence[Link]) -> list[Link]:
        """Choose the best set; of equally good matches, those of the earlier document."""
        rank = {name: number for number, name in enumerate(self.order)}
        ordered = sorted(
            links, key=lambda link: (rank[link.place.document], link.place.sentence)
        )
        chosen = choose_sources(
            target,
            [self.library.profile(link.place) for link in ordered],
            [link.score for link in ordered],
            self.threshold,
        )
        return [ordered[choice.index] for choice in chosen]

    def _roots(
        self, place: Place, target: Profile, match: Place, traced: Mapping[Place, Found]
    ) -> tuple[Place, ...]:
        """Return what a match was made from, as far as the sentence has it; else the match."""
        found = traced.get(match)
        if found is None or match.document in found.tie:
            return (match,)
        roots = [
            Place(source.document, source.sentence)
            for source in found.sources
            if source.document != place.document
            and source.document not in found.tie
            and self._explains(target, Place(source.document, source.sentence))
        ]
        if not roots or self._adds_news(target, match, roots):
            return (match,)
        return tuple(roots)

    def _explains(self, target: Profile, root: Place) -> bool:
        weights = self.library.profile(root).weights
        shared = sum(value for one, value in target.weights.items() if one in weights)
        return shared >= LEAST_ROOT_SCORE * target.total

    def _adds_news(self, target: Profile, match: Place, roots: Sequence[Place]) -> bool:
        """Whether the match is newer agency copy and the sentence has what only that copy says."""
        if self.library.witnesses[match.document].document.agency is None:
            return False
        known = {one for root in roots for one in self.library.profile(root).weights}
        newer = self.library.profile(match).weights
        own = sum(
            value
            for one, value in target.weights.items()
            if one in newer and one not in known
        )
        return own >= NEWS_OF_ITS_OWN * target.total

    def _none(self, place: Place, links: Sequence[Link], eligible: Sequence[Link]) -> Found:
        nearest = max(eligible, key=lambda link: link.score, default=None)
        near = nearest and Source(nearest.place.document, nearest.place.sentence, nearest.score)
        later = any(
            link.score >= self.threshold
            and self.chronology.precedes(place.document, link.place.document)
            for link in links
        )
        reason: Reason = (
            "only-later-copies" if later else "below-threshold" if near else "no-candidate"
        )
        return Found(reason=reason, nearest=near)
