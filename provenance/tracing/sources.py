"""The earliest sentences that have a sentence's content.

The best matches are chosen among documents that are not later. What a derivative says is then
traced past it to what it was made from, so that a distortion traces to what it distorts; what only
a derivative says traces to that derivative, and what only a newer agency version says to that
version.
"""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.align import Candidate, choose_sources
from provenance.model import Place, Source
from provenance.tracing.crediting import credits_outlet
from provenance.tracing.found import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Chronology, SectionKind
    from provenance.tracing.found import FoundSoFar
    from provenance.tracing.links import Holdings, Link

LEAST_ROOT_SCORE: Final = 0.1
"""How much a sentence must resemble what its match was made from to be traced past the match."""

VERSION_SCORE: Final = 0.5
"""The least score of a source in an older version by the same agency: a new version tells what is
new about the same people and things, in the same style, so shared words prove less."""

RIVAL_SCORE: Final = 0.9
"""The least score of a source in another agency's own copy that is not credited: agencies report
for themselves, and call the same people and things by the same names."""

STRANGER_THRESHOLD: Final = 0.8
"""The least score of a source in a document that is not related: there, likeness is chance."""

LEAST_SCORES: Final[Mapping[SectionKind, float]] = MappingProxyType(
    {"caption": 0.8, "note": 0.8, "comment": 0.5}
)
"""The least score of a source for what is not the article's running text."""

LEAST_SOURCE_SCORES: Final[Mapping[SectionKind, float]] = MappingProxyType(
    {"caption": 0.8, "note": 0.8}
)
"""The least score of a source that is not: what is told is told in the text above all."""

TIED_SHARE: Final = 0.8
"""The least score of a source in running text of a tied document, as a share of the threshold:
likeness is all that a tie says."""

STATED_SHARE: Final = 0.09
"""Share of the weight of what a sentence says, beside who says it, that its source must have."""

LEAST_STATEMENT: Final = 10.0
"""The weight, in nats, from which what a sentence says can be told from who says it."""

SURELY: Final = 0.95
"""The score from which that is not asked."""

ANSWERED_SHARE: Final = 0.6
"""How well the page has what a comment on it repeats, as a share of the best score elsewhere."""

CLOSER_WORDING: Final = 0.05
"""How much closer (0..1) a newer version's wording must be to be the source in place of the
older one's."""

NEWS_OF_ITS_OWN: Final = 0.08
"""Share of a sentence's weight that it must share with a newer agency version alone for the
version to be its source."""


@frozen(eq=False)
class Tracer:
    """What tracing a sentence needs: all sentences, who came first, and what was traced so far."""

    holdings: Holdings
    chronology: Chronology
    order: tuple[str, ...]
    related: frozenset[tuple[str, str]]
    threshold: float

    @cached_property
    def _rank(self) -> dict[str, int]:
        """Each document's number in the order."""
        return {name: number for number, name in enumerate(self.order)}

    def find(self, place: Place, links: Sequence[Link], traced: FoundSoFar) -> Found:
        """Find the sources of a sentence in documents that precede its own.

        ``traced`` tells what was found for the sentences of all earlier documents.
        """
        earlier = [link for link in links if self._precedes(link.place, place)]
        chosen = self._choose(place, earlier)
        if not chosen:
            return self._none(place, links)
        return Found(self._sources(place, links, chosen, traced))

    def find_tied(self, place: Place, links: Sequence[Link], traced: FoundSoFar) -> Found | None:
        """Find the sources of a sentence that no preceding document has, among tied documents.

        Null where these have none either. Where a tied document's sentence was itself traced to one
        that precedes both, so is this.
        """
        tied = [link for link in links if self._tied(link.place, place)]
        in_text = self.holdings.sentence(place).section == "body"
        chosen = self._choose(place, tied, TIED_SHARE if in_text else 1.0)
        if not chosen:
            return None
        sources = self._sources(place, links, chosen, traced)
        names = {source.document for source in sources}
        tie = sorted(name for name in names if self.chronology.tied(name, place.document))
        return Found(sources, tuple(tie))

    def _precedes(self, other: Place, place: Place) -> bool:
        return other.document == place.document or (
            self.chronology.precedes(other.document, place.document) and self._usable(other)
        )

    def _tied(self, other: Place, place: Place) -> bool:
        return (
            other.document != place.document
            and self.chronology.tied(other.document, place.document)
            and self._usable(other)
        )

    def _usable(self, other: Place) -> bool:
        return not self.holdings.witnesses[other.document].document.not_source

    def _choose(self, place: Place, links: Sequence[Link], share: float = 1.0) -> list[Link]:
        """Choose the best set; of equally good matches, those of the earlier document.

        A headline has one: it sums up, and so resembles many a sentence.
        """
        ordered = sorted(
            (
                link
                for link in self._answered(place, links)
                if link.score >= self._least(link, place) and self._states(place, link)
            ),
            key=lambda link: (self._rank[link.place.document], link.place.sentence),
        )
        candidates = [
            Candidate(
                self.holdings.profile(link.place),
                link.score,
                self.holdings.passage(link.place.document),
            )
            for link in ordered
        ]
        chosen = choose_sources(
            self.holdings.profile(place),
            candidates,
            share * self.threshold,
            self.holdings.statement(place),
        )
        most = 1 if self.holdings.sentence(place).section == "headline" else len(chosen)
        return [ordered[choice.place] for choice in chosen[:most]]

    def _states(self, place: Place, link: Link) -> bool:
        """Whether a match has any of what a sentence says, beside who says it."""
        statement = self.holdings.content(place)
        if link.score >= SURELY or statement.total < LEAST_STATEMENT:
            return True
        known = self.holdings.profile(link.place).known
        shared = sum(value for stem, value in statement.weights.items() if stem in known)
        return shared >= STATED_SHARE * statement.total

    def _answered(self, place: Place, links: Sequence[Link]) -> Sequence[Link]:
        """Leave a comment only the page that it answers, where it has the words nearly as well."""
        if not self._is_comment(place):
            return links
        own = [link for link in links if link.place.document == place.document]
        best = max((link.score for link in own), default=0.0)
        others = max((link.score for link in links), default=0.0)
        return own if best >= max(self.threshold, ANSWERED_SHARE * others) else links

    def _least(self, link: Link, place: Place) -> float:
        """Return the least score of a source.

        More is asked of a document that is not related, and of what may be about the same thing and
        yet from nowhere: a caption tells what a picture shows, a comment what a reader thinks.
        """
        asked = max(
            LEAST_SCORES.get(self.holdings.sentence(place).section, 0.0),
            LEAST_SOURCE_SCORES.get(self.holdings.sentence(link.place).section, 0.0),
        )
        pair = (link.place.document, place.document)
        if self._are_versions(*pair):
            return max(asked, VERSION_SCORE)
        if self._are_rivals(*pair):
            return max(asked, RIVAL_SCORE)
        related = len(set(pair)) == 1 or pair in self.related
        return asked if related else max(asked, STRANGER_THRESHOLD)

    def _are_versions(self, one: str, other: str) -> bool:
        """Whether two documents are an agency's own copy, both."""
        first, second = (self.holdings.witnesses[name].document for name in (one, other))
        own = first.agency_form and second.agency_form and one != other
        return own and first.agency == second.agency

    def _are_rivals(self, one: str, other: str) -> bool:
        """Whether one document is an agency's own copy and the other another's, not credited."""
        first, second = (self.holdings.witnesses[name].document for name in (one, other))
        own = first.agency_form and second.agency_form
        return own and first.agency != second.agency and not credits_outlet(second, first)

    def _sources(
        self,
        place: Place,
        links: Sequence[Link],
        chosen: Sequence[Link],
        traced: FoundSoFar,
    ) -> tuple[Source, ...]:
        scores = {link.place: link.score for link in links}
        closeness = {link.place: link.closeness for link in links}
        roots = {
            root for match in chosen for root in self._roots(place, match.place, traced, closeness)
        }
        sources = [
            Source(root.document, root.sentence, scores.get(root, LEAST_ROOT_SCORE))
            for root in roots
        ]
        return tuple(sorted(sources, key=lambda one: (-one.score, one.document, one.sentence)))

    def _roots(
        self,
        place: Place,
        match: Place,
        traced: FoundSoFar,
        closeness: Mapping[Place, float],
    ) -> tuple[Place, ...]:
        """Return what a match was made from, as far as the sentence has it; else the match.

        A comment answers the page it stands on, so it is not traced past that page.
        """
        found = traced(match)
        if found is None or found.tie:
            return (match,)
        roots = [
            root
            for source in found.sources
            if self._precedes(root := Place(source.document, source.sentence), place)
            and self._explains(place, root)
            and (root.document == match.document or not self._is_comment(place))
        ]
        if not roots or self._is_newer_version(match, roots):
            nearer = closeness[match] - max((closeness.get(root, 0.0) for root in roots), default=0)
            if not roots or nearer >= CLOSER_WORDING or self._adds_news(place, match, roots):
                return (match,)
        return tuple(roots)

    def _is_comment(self, place: Place) -> bool:
        return self.holdings.sentence(place).section == "comment"

    def _explains(self, place: Place, root: Place) -> bool:
        target = self.holdings.profile(place)
        weights = self.holdings.profile(root).weights
        shared = sum(value for one, value in target.weights.items() if one in weights)
        return shared >= LEAST_ROOT_SCORE * target.total

    def _is_newer_version(self, match: Place, roots: Sequence[Place]) -> bool:
        """Whether the match stands in a version by the agency whose copy it was made from."""
        version = self.holdings.witnesses[match.document].document
        return version.agency_form and any(
            self.holdings.witnesses[root.document].document.agency == version.agency
            for root in roots
        )

    def _adds_news(self, place: Place, match: Place, roots: Sequence[Place]) -> bool:
        """Whether the sentence has what, of agency copy, only the newer version says."""
        target, newer = self.holdings.profile(place), self.holdings.profile(match)
        older = [self.holdings.profile(root) for root in roots]
        figures = (target.figures & newer.figures).difference(*(one.figures for one in older))
        own = sum(
            value
            for stem, value in target.weights.items()
            if stem in newer.weights and not any(stem in one.weights for one in older)
        )
        return bool(figures) or own >= NEWS_OF_ITS_OWN * target.total

    def _none(self, place: Place, links: Sequence[Link]) -> Found:
        held_later = [
            link for link in links if self.chronology.precedes(place.document, link.place.document)
        ]
        nearest = max(
            (link for link in links if link not in held_later),
            key=lambda link: link.score,
            default=None,
        )
        if nearest is not None:
            near = Source(nearest.place.document, nearest.place.sentence, nearest.score)
            return Found(reason="below-threshold", nearest=near)
        later = any(link.score >= self.threshold for link in held_later)
        return Found(reason="only-later-copies" if later else "no-candidate")
