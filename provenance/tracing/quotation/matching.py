"""The earlier quote that a quote most likely comes from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model import Place
from provenance.tracing.quotation.alteration import cuts
from provenance.tracing.quotation.speakers import same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Span
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.quotation.sayings import Saying, Sayings
    from provenance.tracing.quotation.wording import Wording

ENOUGH_WORDS: Final = 3
ENOUGH_WEIGHT: Final = 9.0
"""A quote of so many words and nats is matched word for word by itself; a shorter one only where
its sentence or its speaker supports the match."""

ENOUGH_IN_KIN: Final = 2
"""How many words are enough in a headline, caption or comment for a quote of its own page, and for
a whole quote of a document that the quote's draws on."""

ENOUGH_IN_A_TIE: Final = 20.0
"""The weight in nats at which a quote of a tied document is matched by itself."""

LEAST_COVERAGE: Final = 0.35
"""Share of a changed quote's weight that the quote it comes from must have, where the sentence
comes from the other's sentence."""

LEAST_COVERAGE_BY_SPEAKER: Final = 0.6
"""The same where only the speaker is the same."""

LEAST_COVERAGE_ALONE: Final = 0.7
LEAST_SHARED_ALONE: Final = 15.0
"""The same, and the weight in nats that must be shared, where nothing else supports the match."""

LEAST_IN_A_VERSION: Final = 0.5
"""The same in a later version of agency copy."""

LEAST_SHARED: Final = 8.0
"""The weight in nats that must be shared where less than ``LEAST_COVERAGE_BY_SPEAKER`` is."""

_BY_SENTENCE: Final = 1.3
_BY_SPEAKER: Final = 1.15
_STRONG_LINK: Final = 0.5
_RETOLD: Final = frozenset({"headline", "caption", "note", "comment"})


class Fit(NamedTuple):
    """How a quote fits one that may be its source.

    ``whole``: all words there, none beside them; ``exact``: all words there, in runs that only
    ellipses and brackets part; ``shared`` is the weight of the words both have, in nats, and
    ``coverage`` its share (0..1) of the quote's.
    """

    whole: bool
    exact: bool
    shared: float
    coverage: float


class Match(NamedTuple):
    """An earlier quote, how the quote fits it, and what supports the match.

    ``linked``: the sentence of the one comes from the other's, or from one beside it;
    ``aligned``: words of the one stand there in place of words of the other; ``agreed``: both
    have the same speaker.
    """

    saying: Saying
    fit: Fit
    linked: bool
    aligned: bool
    agreed: bool


@lru_cache(maxsize=1 << 15)
def fit(source: Wording, derived: Wording) -> Fit:
    """Measure how a quote fits one that may be its source."""
    theirs = source.weights
    shared = sum(value for stem, value in derived.weights.items() if stem in theirs)
    coverage = shared / derived.total if derived.total else 0.0
    left_out = cuts(source, derived) if derived.words else None
    return Fit(left_out == (), left_out is not None, shared, coverage)


class Matcher:
    """What matching needs: the traced corpus and all its quotes."""

    def __init__(self, corpus: TracedCorpus, sayings: Sayings) -> None:
        self._corpus = corpus
        self._sayings = sayings
        self._references = corpus.references
        self._ranks = {name: rank for rank, name in enumerate(corpus.order)}
        self._parents: dict[str, frozenset[str]] = {}

    def match(self, saying: Saying) -> Match | None:
        """Find the earlier quote that a quote repeats, word for word if there is one."""
        if not saying.wording.words:
            return None
        linked = self.linked(saying)
        found = list(self._matches(saying, linked))
        exact = [one for one in found if one.fit.exact and self._is_sure(saying, one)]
        near = [one for one in found if _is_near(one) and not self._is_new(saying, one)]
        for group, choose in ((exact, _exactness), (near, _nearness)):
            for allowed in (self.precedes, _retells, self._ties):
                kept = [one for one in group if allowed(saying, one)]
                if kept:
                    return min(kept, key=choose)
        return None

    def _drawn_on(self, document: str) -> frozenset[str]:
        """Return the documents that sentences of a document come from."""
        if document not in self._parents:
            found = self._corpus.traced(document).found
            self._parents[document] = frozenset(
                source.document for one in found if one for source in one.sources
            )
        return self._parents[document]

    def _is_sure(self, saying: Saying, match: Match) -> bool:
        """Whether a word-for-word match is no accident."""
        if match.linked or match.agreed:
            return True
        words = len(saying.wording.words)
        on_page = match.saying.document == saying.document and saying.section in _RETOLD
        drawn_on = match.saying.document in self._drawn_on(saying.document)
        if on_page or (drawn_on and match.fit.whole):
            return words >= ENOUGH_IN_KIN
        return words >= ENOUGH_WORDS and saying.wording.total >= ENOUGH_WEIGHT

    def _is_new(self, saying: Saying, match: Match) -> bool:
        """Whether a likeness is too little for a later version, which has statements of its own."""
        version = self._corpus.roles[saying.document] == "wire"
        return version and match.fit.coverage < LEAST_IN_A_VERSION

    def linked(self, saying: Saying) -> dict[Place, bool]:
        """Return the sentences that a quote's sentences come from (true) and those beside them."""
        found: dict[Place, bool] = {}
        for place in saying.places:
            for source in self.sources(place):
                for step in (-1, 1):
                    found.setdefault(Place(source.document, source.sentence + step), False)
                found[source] = True
        return found

    def sources(self, place: Place) -> list[Place]:
        """Return the sentences that a sentence comes from or strongly resembles."""
        traced = self._corpus.found.get(place)
        sources = traced.sources if traced is not None else ()
        links = self._corpus.links.get(place, ())
        chosen = [Place(source.document, source.sentence) for source in sources]
        strong = [link.place for link in links if link.score >= _STRONG_LINK]
        return list(dict.fromkeys((*chosen, *strong)))

    def precedes(self, saying: Saying, match: Match) -> bool:
        """Whether the matched quote's document may be a source and precedes the quote's."""
        document = match.saying.document
        return self._usable(document) and self._before(saying, document)

    def _ties(self, saying: Saying, match: Match) -> bool:
        """Whether the matched quote's document is tied, is usable and comes first in the order."""
        document = match.saying.document
        supported = match.linked or match.agreed or match.fit.shared >= ENOUGH_IN_A_TIE
        return supported and self._usable(document) and self._level(saying, document)

    def may_use(self, saying: Saying, document: str) -> bool:
        """Whether another document may be a source of a quote."""
        return self._usable(document) and (
            self._before(saying, document) or self._level(saying, document)
        )

    def _before(self, saying: Saying, document: str) -> bool:
        return self._corpus.chronology.precedes(document, saying.document)

    def _level(self, saying: Saying, document: str) -> bool:
        chronology = self._corpus.chronology
        return self._ranks[document] < saying.rank and chronology.tied(document, saying.document)

    def _usable(self, document: str) -> bool:
        known = self._references is None or document in self._references
        return known and not self._corpus.holdings.witnesses[document].document.not_source

    def _matches(self, saying: Saying, linked: dict[Place, bool]) -> Iterator[Match]:
        seen = set()
        for other in self._candidates(saying, linked):
            if other.key in seen or _overlap(saying, other):
                continue
            seen.add(other.key)
            match = self._measure(saying, other, linked)
            if match.fit.exact or match.aligned or match.fit.coverage >= LEAST_COVERAGE:
                yield match

    def _measure(self, saying: Saying, other: Saying, linked: dict[Place, bool]) -> Match:
        beside = any(place in linked for place in other.places)
        return Match(
            other,
            fit(other.wording, saying.wording),
            beside,
            beside and self._is_aligned(saying, other),
            same_speaker(saying.quote.speaker, other.quote.speaker) is True,
        )

    def _is_aligned(self, saying: Saying, other: Saying) -> bool:
        """Whether the word diff puts words of a quote in the place of words of the other."""
        return any(
            place.document == other.document
            and _is_inside(edit.derived, saying)
            and _is_inside(edit.source, other)
            for own in saying.places
            if self._corpus.wording(own).relation == "edited"
            for edit in self._corpus.wording(own).edits
            if edit.op == "replace"
            for place in (self._corpus.found[own].sources[edit.of],)
        )

    def _candidates(self, saying: Saying, linked: dict[Place, bool]) -> Iterator[Saying]:
        for place in linked:
            yield from self._sayings.at(place)
        yield from self._sayings.same(saying.wording)
        for group in self._sayings.similar(saying.wording):
            yield from group


def _overlap(one: Saying, other: Saying) -> bool:
    """Whether two quotes are the same, or one stands inside the other."""
    return (
        one.document == other.document
        and one.quote.start < other.quote.end
        and other.quote.start < one.quote.end
    )


def _is_inside(span: Span | None, saying: Saying) -> bool:
    quote = saying.quote
    return span is not None and quote.start <= span[0] and span[1] <= quote.end


def _is_near(match: Match) -> bool:
    """Whether a changed quote has enough of another to come from it."""
    coverage, shared = match.fit.coverage, match.fit.shared
    if coverage < LEAST_COVERAGE_BY_SPEAKER and shared < LEAST_SHARED:
        return False
    if match.aligned or (match.linked and coverage >= LEAST_COVERAGE):
        return True
    if match.agreed and coverage >= LEAST_COVERAGE_BY_SPEAKER:
        return True
    return coverage >= LEAST_COVERAGE_ALONE and shared >= LEAST_SHARED_ALONE


def _retells(saying: Saying, match: Match) -> bool:
    """Whether a quote repeats one of its own document: of its body, or one before it."""
    other = match.saying
    if other.document != saying.document or other.section == "furniture":
        return False
    if saying.section in _RETOLD and other.section == "body":
        return True
    return (saying.section == "comment" or other.section == "body") and (
        other.quote.start < saying.quote.start
    )


def _exactness(match: Match) -> tuple[float, ...]:
    """Rank the whole before parts, then by support; of equals the earliest is best."""
    earliest = (match.saying.rank, match.saying.quote.start)
    return (-match.fit.whole, -match.linked, -match.agreed, *earliest)


def _nearness(match: Match) -> tuple[float, ...]:
    """Rank by the weight of shared words, raised by support; of equals the earliest is best."""
    support = (_BY_SENTENCE if match.linked else 1) * (_BY_SPEAKER if match.agreed else 1)
    earliest = (match.saying.rank, match.saying.quote.start)
    return (-round(match.fit.shared * support, 6), *earliest)
