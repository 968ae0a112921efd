"""What every quote of a corpus goes back to, found in the corpus's order.

A quote is matched to an earlier one and traced past it to what that one repeats, so that a
distortion made in one copy is seen in all that repeat it. Words that the source does not quote
are the origin of a quote only where somebody quotes the text itself: in a reader's comment, or
with the outlet as the speaker. Elsewhere the marks are the rewrite's own: ``manufactured``.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.model import Passage, Place
from provenance.tracing.quotation.alteration import alteration_of
from provenance.tracing.quotation.joining import find_join, has_run, left_over
from provenance.tracing.quotation.matching import Matcher, fit
from provenance.tracing.quotation.narration import Narration, find_narration, narrated
from provenance.tracing.quotation.putting import is_put_in
from provenance.tracing.quotation.sayings import Sayings
from provenance.tracing.quotation.speakers import same_speaker
from provenance.tracing.quotation.wording import telling, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import Alteration, Witness
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.quotation.joining import Join
    from provenance.tracing.quotation.matching import Match
    from provenance.tracing.quotation.sayings import Saying

LEAST_ROOT_COVERAGE: Final = 0.3
"""Share of a quote's weight that the origin of its match must have to be its origin too."""

LEAST_NARRATED: Final = 0.4
"""Share of a quote's weight that unquoted words must have for it to be made from them."""

MUCH_NARRATED: Final = 0.8
"""The same for a reader's comment that quotes a page's unquoted words changed."""

_MORE_NARRATED: Final = 0.2
_LEAST_WEIGHT: Final = 3.0
_MOST_OTHERS: Final = 400
_TELLS: Final = 1.5

Key = tuple[str, int, int]


@frozen(eq=False)
class Lineage:
    """What a quote was traced to.

    ``root`` is the passage of its earliest occurrence, null where it has none; ``pieces`` are the
    earlier quotes whose words it has. ``first`` is the document and span that all quotes of the
    same utterance have in common.
    """

    saying: Saying
    alteration: Alteration
    first: Key
    root: Passage | None = None
    pieces: tuple[Saying, ...] = ()


@frozen(eq=False)
class Lineages:
    """The quotes of a corpus, and what each was traced to, by its document and span."""

    sayings: Sayings
    by_key: Mapping[Key, Lineage]

    def __iter__(self) -> Iterator[Lineage]:
        """Yield them in the order of the corpus and of the text."""
        for sayings in self.sayings.by_document.values():
            yield from (self.by_key[saying.key] for saying in sayings)


def trace_lineages(corpus: TracedCorpus, references: Lineages | None = None) -> Lineages:
    """Trace every quote of a corpus.

    With ``references``, the lineages of the corpus's reference documents, those stay as they are;
    the other quotes come from reference documents, or their own, only.
    """
    tracer = _Tracer(corpus, references)
    for name in corpus.order:
        if references is None or name not in references.sayings.by_document:
            for saying in sorted(tracer.sayings.by_document[name], key=_readiness):
                tracer.lineages[saying.key] = tracer.trace(saying)
    return Lineages(tracer.sayings, tracer.lineages)


def _readiness(saying: Saying) -> tuple[int, int]:
    """A document's body comes first: what stands around it repeats it; comments come last."""
    return {"body": 0, "comment": 2}.get(saying.section, 1), saying.quote.start


class _Tracer:
    """What was traced so far, and what tracing the next quote needs."""

    def __init__(self, corpus: TracedCorpus, references: Lineages | None) -> None:
        self.corpus = corpus
        known = references.sayings if references else None
        self.sayings = Sayings(corpus.holdings.witnesses, corpus.order, known)
        self.matcher = Matcher(corpus, self.sayings)
        self.lineages: dict[Key, Lineage] = dict(references.by_key) if references else {}

    def trace(self, saying: Saying) -> Lineage:
        """Trace a quote, all that comes before it being traced."""
        match = self.matcher.match(saying)
        if match is not None and match.fit.exact:
            return self._inherit(saying, match)
        told = self._narration(saying)
        if told is not None and told.exact:
            return self._from_narration(saying, told)
        if match is not None and not _rather_told(match, told):
            return self._inherit(saying, match)
        if told is not None and _made_from(saying, told):
            return self._from_narration(saying, told)
        if is_put_in(self.corpus, saying) and (_is_fragment(saying) or self._goes_on(saying)):
            return Lineage(saying, "manufactured", saying.key)
        return Lineage(saying, self._alone(saying), saying.key)

    def _goes_on(self, saying: Saying) -> bool:
        """Whether a quote before it in its sentence comes from an earlier document's."""
        before = [
            self.lineages[one.key]
            for one in self.sayings.at(saying.places[0])
            if one.quote.start < saying.quote.start and one.key in self.lineages
        ]
        return any(
            one.root is not None
            and one.root.document != saying.document
            and same_speaker(one.saying.quote.speaker, saying.quote.speaker) is not False
            for one in before
        )

    def _inherit(self, saying: Saying, match: Match) -> Lineage:
        """Trace a quote past its match, as far as the match's origin explains it."""
        parent = self.lineages[match.saying.key]
        if parent.alteration == "manufactured":
            return Lineage(saying, "manufactured", parent.first)
        pieces = parent.pieces or (match.saying,)
        source = max(pieces, key=lambda piece: fit(piece.wording, saying.wording).shared)
        if parent.root is not None and not parent.pieces:
            return self._from_passage(saying, parent.root)
        measured = fit(source.wording, saying.wording)
        if not measured.exact and measured.coverage < LEAST_ROOT_COVERAGE:
            source = match.saying
        return self._from_saying(saying, source)

    def _from_saying(self, saying: Saying, source: Saying) -> Lineage:
        alteration = alteration_of(source.wording, saying.wording)
        if alteration == "altered":
            rest = left_over(saying.wording, source.wording)
            others = tuple(self._others(saying, source)) if rest else ()
            join = find_join(saying.wording, rest, source, others)
            if join is not None:
                return self._joined(saying, source, join)
            if rest and has_run(saying.wording, rest, self._told_beside(saying, source)):
                alteration = "fused"
        return Lineage(saying, alteration, source.key, _passage(source), (source,))

    def _joined(self, saying: Saying, source: Saying, join: Join) -> Lineage:
        pieces = (source, join.other)
        if not join.runs_on:
            return Lineage(saying, "fused", source.key, _passage(source), pieces)
        first, second = sorted(pieces, key=lambda piece: piece.quote.start)
        text = self._witness(first.document).document.text
        start, end = first.quote.start, second.quote.end
        root = Passage(first.document, start, end, text[start:end])
        alteration = alteration_of(join.whole, saying.wording)
        if alteration == "none":
            alteration = "typographic"  # the marks between the pieces are gone
        return Lineage(saying, alteration, first.key, root, (first, second))

    def _others(self, saying: Saying, source: Saying) -> Iterator[Saying]:
        """Yield the quotes that may be joined to a source's: of its document, and of the links."""
        linked = (self.sayings.at(place) for place in self.matcher.linked(saying))
        earlier = (
            other
            for other in chain.from_iterable(linked)
            if self.matcher.may_use(saying, other.document)
            and self.lineages[other.key].first != source.key
        )
        return chain(self.sayings.by_document[source.document][:_MOST_OTHERS], earlier)

    def _told_beside(self, saying: Saying, source: Saying) -> list[str]:
        """Return the unquoted words of where a quote's origin and its sentence come from."""
        linked = self.matcher.linked(saying)
        strong = [place for place, is_source in linked.items() if is_source]
        places = [place for place in strong if self._may_be_source(saying, place)]
        return [
            word
            for place in dict.fromkeys((*source.places, *places))
            for word in (*narrated(self._witness(place.document), place), "")
        ]

    def _from_narration(self, saying: Saying, told: Narration) -> Lineage:
        """Trace a quote to unquoted words: quoted as a text, or put in marks by the rewrite."""
        if not self._quotes_text(saying, told.place.document):
            if _is_scare(saying) and self._is_name(saying, told):
                return Lineage(saying, self._alone(saying), saying.key)
            return Lineage(saying, "manufactured", saying.key)
        earlier = self._told_earlier(saying, told)
        return self._from_passage(saying, self._slice(earlier or told))

    def _from_passage(self, saying: Saying, root: Passage) -> Lineage:
        alteration = alteration_of(wording(root.text), saying.wording)
        return Lineage(saying, alteration, (root.document, root.start, root.end), root)

    def _told_earlier(self, saying: Saying, told: Narration) -> Narration | None:
        """Find the words in what the page's own sentence was made from."""
        if told.place.document != saying.document or not told.exact:
            return None
        found = (
            find_narration(
                saying.wording, place, self._witness(place.document), unquoted_only=False
            )
            for place in self.matcher.sources(told.place)
            if self._may_be_source(saying, place)
        )
        return next((one for one in found if one is not None and one.exact), None)

    def _narration(self, saying: Saying) -> Narration | None:
        """Find the unquoted words that a quote was most likely made from."""
        if saying.wording.total < _LEAST_WEIGHT:
            return None
        comment = saying.section == "comment"
        found = [
            find_narration(
                saying.wording, place, self._witness(place.document), unquoted_only=not comment
            )
            for own in saying.places
            for place in self.matcher.sources(own)
            if self._may_be_source(saying, place)
        ]
        told = [one for one in found if one is not None]
        return max(told, key=lambda one: (one.exact, round(one.coverage, 6)), default=None)

    def _may_be_source(self, saying: Saying, place: Place) -> bool:
        if place.document == saying.document:
            return saying.section == "comment" and place not in saying.places
        return self.matcher.may_use(saying, place.document)

    def _quotes_text(self, saying: Saying, document: str) -> bool:
        """Whether a quote quotes a text: a reader's comment does, or one whose speaker it is."""
        if saying.section == "comment":
            return True
        source = self._witness(document).document
        return any(
            same_speaker(saying.quote.speaker, name) is True
            for name in (source.publisher, source.agency)
            if name is not None
        )

    def _is_name(self, saying: Saying, told: Narration) -> bool:
        """Whether the words are capitalised on both sides: a name or title put in marks."""
        both = (*saying.wording.words, *wording(self._slice(told).text).words)
        return all(word.form[0].isupper() for word in both if telling(word.folded) >= _TELLS)

    def _alone(self, saying: Saying) -> Alteration:
        """Class a quote that nothing earlier has."""
        attributed = saying.quote.speaker is not None or bool(saying.quote.relay)
        derived = bool(self.corpus.parents.get(saying.document))
        if derived and (saying.section == "comment" or not attributed or _is_scare(saying)):
            return "unmatched"
        return "original"

    def _slice(self, told: Narration) -> Passage:
        text = self._witness(told.place.document).document.text
        return Passage(told.place.document, told.start, told.end, text[told.start : told.end])

    def _witness(self, name: str) -> Witness:
        return self.corpus.holdings.witnesses[name]


def _rather_told(match: Match, told: Narration | None) -> bool:
    """Whether a quote has more of the source's unquoted words than of its changed quote."""
    return told is not None and told.coverage > match.fit.coverage + _MORE_NARRATED


def _made_from(saying: Saying, told: Narration) -> bool:
    if saying.section == "comment":
        return told.coverage >= MUCH_NARRATED
    return not _is_scare(saying) and told.coverage >= LEAST_NARRATED


def _passage(saying: Saying) -> Passage:
    return Passage(saying.document, saying.quote.start, saying.quote.end, saying.quote.text)


def _is_scare(saying: Saying) -> bool:
    return saying.quote.kind == "scare"


def _is_fragment(saying: Saying) -> bool:
    return saying.quote.kind == "fragment"
