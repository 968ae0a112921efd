"""Which documents of an archive matter for a draft: those that a sentence of it may come from.

The whole pipeline runs on these as it runs on a folder, so the documents are chosen generously, by
the same scores that decide there:

1. For every sentence the engine proposes wordings, and each is scored by itself.
2. A document matters where it is related to the draft (it surely resembles a fifth of the
   draft's sentences, or draws on the same outlet) and may be a source of a sentence; a stranger
   matters where it stands so close that strangers count. Of copies, the earliest matter.
3. For a sentence without a source, the document with the nearest rejected one matters.
4. What the sentences that were met came from in turn is looked for in the same way, so that a
   draft made from a rewrite is traced to the wire; until nothing new is found.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from provenance.align import ALONE, profile, read_in, resembles, score_resembling
from provenance.archive.rows import SECTIONS, known_text
from provenance.engines.archive import MOST_PLACES
from provenance.tracing.chronology import order_documents
from provenance.tracing.corpus import KINDRED, SURE
from provenance.tracing.links import LEAST_SCORE, SPEAKING, from_headline
from provenance.tracing.sources import STRANGER_THRESHOLD, TIED_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.align import Profile
    from provenance.archive.archive import Archive
    from provenance.archive.store import Held
    from provenance.model import Document, SectionKind, Settings, Witness

MOST_DOCUMENTS: Final = 120
"""How many documents of an archive one draft is traced against; those met first stay."""

_MOST_STEPS: Final = 4
"""How often what the sentences met came from is looked for: a copy of a copy of a copy."""

_MOST_STRANGERS: Final = 8
"""How many documents matter that are not related to the draft and resemble single sentences."""

_DRAFT: Final = "draft"
_OTHER: Final = "other"


class _Match(NamedTuple):
    """A wording that a sentence (its number among those asked for) resembles, and how much."""

    sentence: int
    wording: int
    score: float


_Stood = dict[int, list[_Match]]
_Met = dict[int, list[_Match]]


class _Target(NamedTuple):
    """A document, or what was met of it, and its key where it stands in the archive."""

    document: Document
    sentences: Sequence[Profile]
    sections: Sequence[SectionKind]
    own: int | None


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
        self._profiles: dict[int, Profile] = {}
        self._held: dict[int, list[Held]] = {}
        self._texts: dict[int, str] = {}
        self._read: dict[int, Document] = {}
        self._asked: set[tuple[str, ...]] = set()
        self._own: int | None = None
        self.documents: set[int] = set()

    def follow(self, draft: _Target) -> None:
        """Find the documents a draft may come from, and what these come from in turn."""
        self._own = draft.own
        met = self._sources(draft, self._stood(draft))
        for _ in range(_MOST_STEPS):
            waiting = [self._next(document, near) for document, near in sorted(met.items())]
            met = defaultdict(list)
            for one in waiting:
                if one.sentences:
                    for document, near in self._found(one, self._stood(one)).items():
                        met[document] += near
            if not met:
                return

    def _next(self, document: int, near: Sequence[_Match]) -> _Target:
        told = [self._profiles[one] for one in dict.fromkeys(match.wording for match in near)]
        new = [one for one in told if one.stems not in self._asked]
        return _Target(self._document(document), new, ["body"] * len(new), document)

    def _sources(self, draft: _Target, stood: _Stood) -> _Met:
        """Find the sources of a draft, what comes nearest to be one, and what else resembles it."""
        met = self._found(draft, stood)
        later = {one for one in stood if self._is_later(draft, one, stood[one])}
        sourced = {
            match.sentence
            for document, near in met.items()
            if document not in later
            for match in near
        }
        best: dict[int, tuple[float, int]] = {}
        for document, matches in stood.items():
            for match in matches:
                if document not in later and match.sentence not in sourced:
                    found = (-match.score, document)
                    best[match.sentence] = min(best.get(match.sentence, found), found)
        self._add({document for _, document in best.values()})
        self._add(self._resembling(stood))
        return met

    def _resembling(self, stood: _Stood) -> list[int]:
        """Return the strangers that a sentence may have come through, the likeliest of them."""
        likely = sorted(
            (-max(match.score for match in matches), document)
            for document, matches in stood.items()
            if document not in self.documents
        )
        least = self._settings.threshold
        return [document for score, document in likely[:_MOST_STRANGERS] if -score >= least]

    def _found(self, target: _Target, stood: _Stood) -> _Met:
        """Add the documents that may be sources, and return what was met there."""
        met: _Met = {}
        for document, matches in sorted(stood.items()):
            least = self._least(document, matches, target)
            near = [match for match in matches if match.score >= least]
            if near and self._add([document]):
                met[document] = near
        return met

    def _add(self, documents: Iterable[int]) -> bool:
        new = set(documents) - self.documents
        if len(new) + len(self.documents) > MOST_DOCUMENTS:
            return False
        self.documents |= new
        return True

    def _is_later(self, draft: _Target, document: int, matches: Sequence[_Match]) -> bool:
        """Whether evidence puts a document after the draft; what shares too little has none."""
        near = {match.sentence for match in matches if match.score >= self._settings.threshold}
        if not near:
            return False
        other = evolve(self._document(document), id=_OTHER)
        one = evolve(draft.document, id=_DRAFT)
        share = len(near) / max(1, len(draft.sentences))
        order = order_documents([one, other], {(_OTHER, _DRAFT): share, (_DRAFT, _OTHER): share})
        return order.precedes(_DRAFT, _OTHER)

    def _least(self, document: int, matches: Sequence[_Match], target: _Target) -> float:
        """Return the least score by which a document may be a source of a target's sentence."""
        sure = {match.sentence for match in matches if match.score >= SURE}
        floor = self._settings.threshold * TIED_SHARE
        if len(sure) >= KINDRED * len(target.sentences):
            return floor
        if max(match.score for match in matches) < floor:
            return STRANGER_THRESHOLD
        outlets = _outlets(target.document)
        shared = outlets and not outlets.isdisjoint(_outlets(self._document(document)))
        return floor if shared else STRANGER_THRESHOLD

    def _stood(self, target: _Target) -> _Stood:
        """Return where what resembles the target's sentences stands, by document."""
        stood: _Stood = defaultdict(list)
        for match in self._matches(target):
            for held in self._held[match.wording]:
                section = SECTIONS[held.section]
                score = match.score
                if section == "headline":
                    score = from_headline(score, target.sections[match.sentence])
                if (
                    held.document not in {target.own, self._own}
                    and section in SPEAKING
                    and score >= LEAST_SCORE
                ):
                    stood[held.document].append(match._replace(score=score))
        return stood

    def _matches(self, target: _Target) -> list[_Match]:
        proposed = [
            self._engine.wordings(one, self._settings.candidates) for one in target.sentences
        ]
        self._asked.update(one.stems for one in target.sentences)
        self._learn({wording for found in proposed for wording in found})
        return [
            match
            for number, (sentence, found) in enumerate(zip(target.sentences, proposed, strict=True))
            for match in self._scored(number, sentence, found)
        ]

    def _scored(self, number: int, sentence: Profile, wordings: Iterable[int]) -> Iterator[_Match]:
        reading = read_in(sentence, ALONE)
        for wording in wordings:
            other = self._profiles.get(wording)
            if other is not None and resembles(sentence, other):
                score = score_resembling(sentence, other, reading)
                yield _Match(number, wording, score)

    def _learn(self, wordings: set[int]) -> None:
        """Read where wordings stand, and what they say, once."""
        new = sorted(wordings - self._held.keys())
        held = self._store.earliest(new, MOST_PLACES)
        self._held.update({wording: held.get(wording, []) for wording in new})
        first = {wording: places[0] for wording, places in held.items()}
        wanted = {one.document for one in first.values()} - self._texts.keys()
        for key, stored in self._store.texts(sorted(wanted)).items():
            self._texts[key] = known_text(stored) or ""
        for wording, one in first.items():
            text = self._texts.get(one.document)
            if text is not None:
                self._profiles[wording] = profile(text[one.start : one.end])

    def _document(self, key: int) -> Document:
        if key not in self._read:
            self._read[key] = self._store.documents([key])[key][0]
        return self._read[key]


def _outlets(document: Document) -> frozenset[str]:
    return frozenset(credit.name for credit in document.credits if credit.form != "link")
