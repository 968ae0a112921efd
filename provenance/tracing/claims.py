"""The history of every claim: where it stood first, where it went, and who was said to make it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from provenance.extract.statements import speaker_at
from provenance.frequencies import stem
from provenance.model import ClaimAppearance, Passage, Place, TracedClaim
from provenance.tracing.quotation.alteration import alteration_of
from provenance.tracing.quotation.speakers import same_speaker
from provenance.tracing.quotation.wording import telling, wording
from provenance.whereabouts import sentence_at
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from provenance.model import Alteration, Claim, Operation, Span, Voicing, Witness
    from provenance.tracing.corpus import TracedCorpus

LEAST_SHARED: Final = 0.3
"""Share of a claim's code points that must come from a source's sentence for it to be its source.
A word that was replaced counts half; in a tie, where likeness is all there is, nothing."""

_KEPT: Final[Mapping[Operation, float]] = {"keep": 1.0, "move": 1.0, "replace": 0.5}
_KEPT_IN_TIE: Final[Mapping[Operation, float]] = {"keep": 1.0, "move": 1.0}
_TELLS: Final = 1.5

Key = tuple[str, int, int]


@frozen(eq=False)
class Telling:
    """A claim as one document tells it, and what it was traced to.

    ``first`` is the document and span that all tellings of the claim have in common; ``root`` the
    passage of its earliest occurrence, null where this is the earliest, or a tie leaves it open.
    """

    document: str
    claim: Claim
    first: Key
    root: Passage | None = None
    alteration: Alteration = "original"
    voicing: Voicing = "own"

    @property
    def key(self) -> Key:
        """The document and the span, which no other claim has."""
        return _key(self.document, self.claim)

    @property
    def place(self) -> Place:
        """The sentence it stands in."""
        return Place(self.document, self.claim.sentence)


def traced_claims(
    corpus: TracedCorpus, tellings: Mapping[Key, Telling], names: Collection[str]
) -> tuple[TracedClaim, ...]:
    """Write what every claim of the documents named (ids) goes back to, by document and place.

    A claim comes from the source of its sentence that its own words were taken from, and there
    from the claim that has those words. An attribution is lost where its earliest occurrence is
    given to somebody and a later one stands in the article's own voice, where neither its sentence
    nor the one before or after it names the source; for a headline, where no sentence of the body
    does.
    """
    wanted = [one for one in tellings.values() if one.document in names]
    groups: dict[Key, list[Telling]] = {one.first: [] for one in wanted}
    for one in tellings.values():
        if one.first in groups:
            groups[one.first].append(one)
    appearances = {first: tuple(_appearances(corpus, group)) for first, group in groups.items()}
    traced = [
        _traced(one, appearances[one.first], _lost_in(corpus, one, groups[one.first]))
        for one in wanted
    ]
    return tuple(sorted(traced, key=lambda one: (one.document, one.start, one.end)))


def trace_tellings(
    corpus: TracedCorpus, references: Mapping[Key, Telling] | None = None
) -> dict[Key, Telling]:
    """Trace the claims in the order of the corpus, so that a source's are known before.

    With ``references``, the tellings of the corpus's reference documents, those stay as they are.
    """
    told = dict(references or {})
    for name in corpus.order:
        if references is None or name not in (corpus.references or ()):
            for claim in corpus.holdings.witnesses[name].claims:
                one = _telling(corpus, name, claim, told)
                told[one.key] = one
    return told


def _telling(corpus: TracedCorpus, name: str, claim: Claim, told: Mapping[Key, Telling]) -> Telling:
    own = _key(name, claim)
    source = _source(corpus, Place(name, claim.sentence), claim)
    if source is None:
        return Telling(name, claim, own, voicing=_voicing_of_first(claim.speaker))
    if source.document in corpus.found[Place(name, claim.sentence)].tie:
        key = _span_key(source)
        first = told[key].first if key in told else min(own, key)
        return Telling(name, claim, first, voicing=_voicing_of_first(claim.speaker))
    root = _root_of(source, told)
    return Telling(
        name,
        claim,
        _span_key(root),
        root,
        alteration_of(wording(root.text), wording(claim.text)),
        _voicing(corpus, Place(name, claim.sentence), claim.speaker, _first(corpus, root, told)),
    )


def _root_of(source: Passage, told: Mapping[Key, Telling]) -> Passage:
    """Return what a source's claim was itself traced to."""
    earlier = told.get(_span_key(source))
    return earlier.root if earlier is not None and earlier.root is not None else source


def _source(corpus: TracedCorpus, place: Place, claim: Claim) -> Passage | None:
    """Find the passage of a source's sentence that a claim's words were taken from."""
    found = corpus.found.get(place)
    if found is None or not found.sources:
        return None
    kept = _KEPT_IN_TIE if found.tie else _KEPT
    taken: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for edit in corpus.wording(place).edits:
        if edit.op in kept and edit.source and edit.derived and _overlap(edit.derived, claim):
            share = kept[edit.op] * _overlap(edit.derived, claim)
            taken[edit.of].append((share, edit.source))
    best = max(taken, key=lambda of: (sum(share for share, _ in taken[of]), -of), default=None)
    if best is None:
        return None
    if sum(share for share, _ in taken[best]) < LEAST_SHARED * (claim.end - claim.start):
        return None
    witness = corpus.holdings.witnesses[found.sources[best].document]
    return _passage(witness, found.sources[best].sentence, [span for _, span in taken[best]])


def _overlap(span: Span, claim: Claim) -> int:
    return max(0, min(span[1], claim.end) - max(span[0], claim.start))


def _passage(witness: Witness, number: int, spans: Sequence[Span]) -> Passage:
    """Return the claim of a sentence that has most of some words, or else just the words."""
    claims = _claims(witness).get(number, ())
    best = max(claims, key=lambda one: sum(_overlap(span, one) for span in spans), default=None)
    name, text = witness.document.id, witness.document.text
    if best is not None and any(_overlap(span, best) for span in spans):
        return Passage(name, best.start, best.end, best.text)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    return Passage(name, start, end, text[start:end])


class _First(NamedTuple):
    """Who makes a claim in its earliest occurrence, and the sentence that it stands in."""

    speaker: str | None
    place: Place


@lru_cache(maxsize=256)
def _claims(witness: Witness) -> Mapping[int, Sequence[Claim]]:
    """Group a document's claims by the number of their sentence."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in witness.claims:
        found[claim.sentence].append(claim)
    return found


def _first(corpus: TracedCorpus, root: Passage, told: Mapping[Key, Telling]) -> _First:
    known = told.get(_span_key(root))
    if known is not None:
        return _First(known.claim.speaker, known.place)
    witness = corpus.holdings.witnesses[root.document]
    place = Place(root.document, sentence_at(witness, root.start))
    return _First(speaker_at(witness, (root.start, root.end)), place)


def _voicing_of_first(speaker: str | None) -> Voicing:
    return "own" if speaker is None else "attributed"


def _voicing(corpus: TracedCorpus, place: Place, speaker: str | None, first: _First) -> Voicing:
    """Compare who makes a claim with who made it first, whom a text may name in other ways."""
    if speaker is None and first.speaker is None:
        return "own"
    if speaker is None:
        near = _near(corpus, place)
        return "attributed" if any(_names(corpus, one, first.speaker) for one in near) else "lost"
    if first.speaker is None:
        return "attributed" if _names(corpus, first.place, speaker) else "gained"
    return "changed" if same_speaker(first.speaker, speaker) is False else "attributed"


def _near(corpus: TracedCorpus, place: Place) -> Iterator[Place]:
    """Yield where one looks for who says so: beside a body's sentence, else in the whole body."""
    sentences = corpus.holdings.witnesses[place.document].sentences
    if sentences[place.sentence].section == "body":
        last = min(len(sentences), place.sentence + 2)
        yield from (Place(place.document, n) for n in range(max(0, place.sentence - 1), last))
        return
    yield place
    yield from (Place(place.document, one.number) for one in sentences if one.section == "body")


def _names(corpus: TracedCorpus, place: Place, speaker: str | None) -> bool:
    """Whether a sentence has a word that tells who a speaker is."""
    return not _telling_stems(speaker or "").isdisjoint(corpus.holdings.profile(place).weights)


@lru_cache(maxsize=1 << 12)
def _telling_stems(speaker: str) -> frozenset[str]:
    stems = (stem(word.folded) for word in words_of(speaker))
    return frozenset(one for one in stems if telling(one) >= _TELLS)


def _appearances(corpus: TracedCorpus, group: Sequence[Telling]) -> Iterator[ClaimAppearance]:
    """Yield where a claim stands, oldest first; the first may be words that are no claim alone."""
    root = next((one.root for one in group if one.root is not None), None)
    if root is not None and all(one.key != _span_key(root) for one in group):
        speaker = speaker_at(corpus.holdings.witnesses[root.document], (root.start, root.end))
        voicing = _voicing_of_first(speaker)
        yield ClaimAppearance(root.document, root.start, root.end, "original", speaker, voicing)
    for one in group:
        claim = one.claim
        yield ClaimAppearance(
            one.document, claim.start, claim.end, one.alteration, claim.speaker, one.voicing
        )


def _lost_in(corpus: TracedCorpus, one: Telling, group: Sequence[Telling]) -> Place | None:
    """Return where the attribution was first lost, among the documents a telling comes from."""
    if one.voicing != "lost":
        return None
    way = _ancestors(corpus, one.document)
    return next(other.place for other in group if other.voicing == "lost" and other.document in way)


def _ancestors(corpus: TracedCorpus, name: str) -> frozenset[str]:
    """Return a document with all that it was written from, directly or not."""
    found: set[str] = set()
    left = [name]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += [parent.document for parent in corpus.parents[one]]
    return frozenset(found)


def _traced(
    one: Telling, appearances: tuple[ClaimAppearance, ...], lost_in: Place | None
) -> TracedClaim:
    claim = one.claim
    return TracedClaim(
        id=f"{one.document}:{claim.start}-{claim.end}",
        document=one.document,
        sentence=claim.sentence,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        speaker=claim.speaker,
        checkworthy=claim.checkworthy,
        origin=one.root,
        appearances=appearances,
        features=claim.features,
        voicing=one.voicing,
        lost_in=lost_in,
    )


def _key(document: str, claim: Claim) -> Key:
    return document, claim.start, claim.end


def _span_key(passage: Passage) -> Key:
    return passage.document, passage.start, passage.end
