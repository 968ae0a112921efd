"""Which documents of an archive matter for a draft: those that a sentence of it may come from.

The whole pipeline runs on these as it runs on a folder, so they are chosen by the same scores that
decide there, and generously, but within bounds that do not grow with the archive:

1. For every sentence the engine proposes wordings, and each is scored by itself.
2. Documents that surely resemble a fifth of the draft's sentences matter, those with the most
   sentences first, of copies the earliest.
3. For a sentence that none of them surely has, the closest others matter that may be its source.
4. For a sentence without a source, the document with the nearest rejected one matters; and so do a
   few that it may merely have come through.
5. What the closest of the sentences that were met surely came from in turn is looked for, so that
   a draft made from a rewrite is traced to the wire; until nothing new is found.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from provenance.align import ALONE, profile, read_in, resembles, score_resembling
from provenance.align.select import LEAST_FURTHER_SHARE
from provenance.archive.matches import Match, Stood, closest_met, count_sure
from provenance.archive.remembered import Remembered
from provenance.archive.rows import SECTIONS
from provenance.tracing.chronology import may_precede, order_documents
from provenance.tracing.crediting import draw_on_same, outlets_of
from provenance.tracing.kinship import SURE, are_kindred, count_told, share_of_told
from provenance.tracing.links import LEAST_SCORE, SPEAKING, count_above_text, weigh_by_sections
from provenance.tracing.sources import STRANGER_THRESHOLD, TIED_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.align import Profile
    from provenance.archive.archive import Archive
    from provenance.archive.places import Held
    from provenance.model import Document, SectionKind, Settings, Witness

MOST_RELATED: Final = 16
"""How many documents matter that have much in common with a draft."""

_CLOSEST: Final = 2
"""How many further documents matter for each sentence that no related one surely has."""

_MOST_CLOSEST: Final = 8
"""And how many for all these sentences together."""

_ROOM: Final = 150
"""How many sentences one draft is traced against before documents that are no sources stay out."""

_MOST_STRANGERS: Final = 8
"""How many documents matter that are not related to the draft and resemble single sentences."""

_MOST_STEPS: Final = 3
"""How often what the sentences met came from is looked for: a copy of a copy of a copy."""

_FIRST: Final = 12
"""How many proposals are scored before a sentence is seen to have a sure source."""

_PROPOSED: Final = 6
"""How many proposals are scored for a sentence of the archive."""

_IN_TURN: Final = 4
"""How many documents matter, each time, that those met surely came from."""


class _Target(NamedTuple):
    """A document, or what was met of it, and its key where it stands in the archive."""

    document: Document
    sentences: Sequence[Profile]
    sections: Sequence[SectionKind]
    own: int | None

    @property
    def told(self) -> int:
        """How many of the sentences the publisher speaks in."""
        return count_told(self.sections)


def documents_for(archive: Archive, witness: Witness, settings: Settings) -> tuple[int, ...]:
    """Return the keys of the documents that matter for a draft, sorted."""
    finder = _Finder(archive, settings)
    found = archive.store.find_hash(witness.document.sha256)
    told = [one for one in witness.sentences if one.section != "furniture"]
    sentences = [profile(one.text) for one in told]
    sections = [one.section for one in told]
    finder.follow(_Target(witness.document, sentences, sections, found and found[0]))
    return tuple(sorted(finder.documents))


class _Finder:
    """Looks for documents, remembering the wordings that were looked at."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self._settings = settings
        self._store = archive.store
        self._engine = archive.engine
        self._read = Remembered(archive.store)
        self._asked: set[tuple[str, ...]] = set()
        self._own: int | None = None
        self.documents: set[int] = set()

    def follow(self, draft: _Target) -> None:
        """Find the documents a draft may come from, and what these come from in turn."""
        self._own = draft.own
        stood = self._stood(draft)
        near = self._may_be_sources(draft, stood)
        related = self._related(draft, near)
        self.documents.update(related, self._closest(near, related))
        self._add_while_room(self._nearest(draft, stood, near))
        self._add_while_room(self._resembling(stood))
        met = closest_met({document: near[document] for document in related})
        for _ in range(_MOST_STEPS):
            met = self._in_turn(met)
            self.documents.update(met)

    def _may_be_sources(self, draft: _Target, stood: Stood) -> Stood:
        """Return what resembles the draft closely enough to be a source of it, by document."""
        near = {}
        for document, matches in stood.items():
            least = self._least(document, matches, draft)
            if found := [match for match in matches if match.score >= least]:
                near[document] = found
        return near

    def _related(self, draft: _Target, near: Stood) -> list[int]:
        """Return the documents that surely have much of the draft, the likeliest of them."""
        sure = {document: count_sure(matches) for document, matches in near.items()}
        enough = [one for one in sure if are_kindred(sure[one], draft.told)]
        enough.sort(key=lambda one: (-sure[one], near[one][0].day, one))
        return enough[:MOST_RELATED]

    def _closest(self, near: Stood, related: Sequence[int]) -> set[int]:
        """Return the documents closest to the sentences that no related one surely has."""
        settled = {match.sentence for one in related for match in near[one] if match.score >= SURE}
        ranked: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
        for document, matches in near.items():
            for match in matches:
                if match.sentence not in settled:
                    ranked[match.sentence].append((-match.score, match.day, document))
        likely = sorted(one for found in ranked.values() for one in sorted(found)[:_CLOSEST])
        return set(list(dict.fromkeys(document for _, _, document in likely))[:_MOST_CLOSEST])

    def _add_while_room(self, documents: Iterable[int]) -> None:
        """Add documents, the likeliest first, while few sentences are to be traced against."""
        wanted = [one for one in dict.fromkeys(documents) if one not in self.documents]
        sizes = self._store.sizes({*wanted, *self.documents})
        room = _ROOM - sum(sizes.get(one, 0) for one in self.documents)
        for document in wanted:
            room -= sizes.get(document, 0)
            if room >= 0:
                self.documents.add(document)

    def _nearest(self, draft: _Target, stood: Stood, near: Stood) -> list[int]:
        """Return where what comes nearest to sentences without an earlier source stands."""
        later = {one for one in stood if self._is_later(draft, one, stood[one])}
        sourced = {
            match.sentence
            for document in self.documents - later
            for match in near.get(document, ())
        }
        best: dict[int, tuple[float, int]] = {}
        for document, matches in stood.items():
            for match in matches:
                if document not in later and match.sentence not in sourced:
                    found = (-match.score, document)
                    best[match.sentence] = min(best.get(match.sentence, found), found)
        return [document for _, document in sorted(best.values())]

    def _in_turn(self, met: Stood) -> Stood:
        """Return documents not met so far that the sentences met surely came from."""
        new: Stood = {}
        for document in sorted(met):
            target = self._met_of(document, met[document])
            for other, matches in self._stood(target, _PROPOSED).items():
                enough = are_kindred(count_sure(matches), target.told)
                if enough and other not in self.documents and self._may_precede(other, target):
                    sure = [match for match in matches if match.score >= SURE]
                    new.setdefault(other, []).extend(sure)
        ranked = sorted(new, key=lambda one: (-len(new[one]), new[one][0].day, one))
        return {document: new[document] for document in ranked[:_IN_TURN]}

    def _met_of(self, document: int, matches: Iterable[Match]) -> _Target:
        """Return the sentences met of a document that were not asked for so far, each once."""
        met: dict[tuple[str, ...], tuple[Profile, SectionKind]] = {}
        for match in matches:
            one = self._read.profile(match.wording)
            if one and one.stems not in self._asked:
                met.setdefault(one.stems, (one, match.section))
        sentences = [one for one, _ in met.values()]
        sections = [section for _, section in met.values()]
        return _Target(self._read.document(document), sentences, sections, document)

    def _may_precede(self, document: int, target: _Target) -> bool:
        return may_precede(self._read.document(document), target.document)

    def _resembling(self, stood: Stood) -> list[int]:
        """Return the strangers that a sentence may have come through, the likeliest of them."""
        likely = sorted(
            (-max(match.score for match in matches), document)
            for document, matches in stood.items()
            if document not in self.documents
        )
        least = self._settings.threshold * LEAST_FURTHER_SHARE
        return [document for score, document in likely[:_MOST_STRANGERS] if -score >= least]

    def _is_later(self, draft: _Target, document: int, matches: Sequence[Match]) -> bool:
        """Whether evidence puts a document after the draft; what shares too little has none."""
        near = {match.sentence for match in matches if match.score >= self._settings.threshold}
        if not near:
            return False
        one, other = draft.document, self._read.document(document)
        if one.id == other.id:
            other = evolve(other, id=f"{one.id} in the archive")
        share = share_of_told(len(near), draft.told)
        shares = {(other.id, one.id): share, (one.id, other.id): share}
        return order_documents([one, other], shares).precedes(one.id, other.id)

    def _least(self, document: int, matches: Sequence[Match], target: _Target) -> float:
        """Return the least score by which a document may be a source of a target's sentence."""
        floor = self._settings.threshold * TIED_SHARE
        sure = count_sure(matches)
        if are_kindred(sure, target.told):
            return floor
        outlets = outlets_of(target.document)
        if not outlets or max(match.score for match in matches) < floor:
            return STRANGER_THRESHOLD
        others = outlets_of(self._read.document(document))
        shared = draw_on_same(outlets, others, surely=sure > 0)
        return floor if shared else STRANGER_THRESHOLD

    def _stood(self, target: _Target, most: int | None = None) -> Stood:
        """Return where what resembles the target's sentences stands, by document."""
        stood: Stood = defaultdict(list)
        for match in self._matches(target, most):
            for held in self._read.held(match.wording):
                found = self._weighed(match, held, target.sections[match.sentence])
                mine = held.document in {target.own, self._own}
                if not mine and found.section in SPEAKING and found.score >= LEAST_SCORE:
                    stood[held.document].append(found)
        return stood

    def _weighed(self, match: Match, held: Held, section: SectionKind) -> Match:
        """Weigh a match of a sentence of one section by where the wording stands."""
        source = SECTIONS[held.section]
        # where a sentence that is no headline comes from, titles and headings weigh the same
        is_title = section == source == "headline" and self._is_title(held)
        score = weigh_by_sections(match.score, section, source, is_title=is_title)
        return match._replace(score=score, day=held.day, section=source)

    def _is_title(self, headline: Held) -> bool:
        """Whether a headline stands above the text of its document, not within it."""
        sections = self._read.document(headline.document).sections
        above = sections[: count_above_text(one.kind for one in sections)]
        return any(one.start <= headline.start < one.end for one in above)

    def _matches(self, target: _Target, most: int | None) -> Iterator[Match]:
        """Score what is proposed for each sentence; ``most`` of it, or all (null)."""
        limit = self._settings.candidates if most is None else most
        proposed = [self._engine.wordings(one, limit) for one in target.sentences]
        self._asked.update(one.stems for one in target.sentences)
        self._read.learn({wording for found in proposed for wording in found})
        for number, (sentence, found) in enumerate(zip(target.sentences, proposed, strict=True)):
            first = list(self._scored(number, sentence, found[:_FIRST]))
            yield from first
            if not any(match.score >= SURE and self._is_held(match.wording) for match in first):
                yield from self._scored(number, sentence, found[_FIRST:])

    def _is_held(self, wording: int) -> bool:
        """Whether a wording stands in other documents than the draft itself."""
        return any(held.document != self._own for held in self._read.held(wording))

    def _scored(self, number: int, sentence: Profile, wordings: Iterable[int]) -> Iterator[Match]:
        reading = read_in(sentence, ALONE)
        for wording in wordings:
            other = self._read.profile(wording)
            if other is not None and resembles(sentence, other):
                yield Match(number, wording, score_resembling(sentence, other, reading))
