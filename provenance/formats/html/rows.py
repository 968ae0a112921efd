"""A document → the rows of its side-by-side view: each sentence beside its sources."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from provenance.formats.html.stretches import Change, Note, Stretch, stretches
from provenance.formats.omissions import omitted_after
from provenance.formats.wording import flag_text, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.formats.html.names import Names, Reference
    from provenance.formats.passages import Passages
    from provenance.model import (
        Flag,
        Place,
        Report,
        Source,
        TracedDocument,
        TracedSentence,
        Via,
    )

Uses = dict[tuple[str, int], list[tuple[str, int]]]
"""A sentence's place → the places of the sentences that trace to it."""

_SIGNS: Final = {
    "verbatim": "=",
    "edited": "≈",
    "paraphrase": "~",
    "new": "+",
    "none": "·",
    "earliest-held": "○",
    "reference-only": "○",
}

_NOT_SOUGHT: Final = ("earliest-held", "reference-only")


@frozen
class Marked:
    """A flag with the mark that stands beside its words, and what it found."""

    mark: str
    flag: Flag
    words: str


@frozen
class Beside:
    """A sentence of a source. ``number`` counts the article's sources from 1 (null: none of them).

    ``score`` is in 0..1.
    """

    number: int | None
    where: Reference
    score: float
    words: tuple[Stretch, ...]
    language: str | None


@frozen
class Passed:
    """A later copy that the sentence may have come through."""

    where: Reference
    via: Via


@frozen
class Row:
    """A sentence of the article and all that was found about it."""

    anchor: str
    sentence: TracedSentence
    kind: str
    words: tuple[Stretch, ...]
    flags: tuple[Marked, ...]
    sources: tuple[Beside, ...]
    reason: str
    nearest: Beside | None
    tie: tuple[Reference, ...]
    via: tuple[Passed, ...]
    uses: tuple[Reference, ...]
    """The sentences of other documents that trace to this one."""

    @property
    def sign(self) -> str:
        """The relation as one character, for those who do not see its colour."""
        return _SIGNS[self.kind]

    @property
    def summary(self) -> str:
        """The row in words, for a cell of the strip."""
        origins = ", ".join(f"{one.where.name} sentence {one.where.number}" for one in self.sources)
        parts = [
            f"Sentence {self.sentence.number}",
            self.kind.replace("-", " "),
            f"from {origins}" if origins else "",
            ", ".join(one.flag.kind for one in self.flags),
        ]
        return "; ".join(part for part in parts if part)


@frozen
class Gap:
    """A sentence of a source of which the article carries nothing."""

    where: Reference
    number: int | None
    text: str
    language: str | None


def uses_of(report: Report) -> Uses:
    """Turn the report's traces around: what became of each sentence in other documents."""
    found: Uses = {}
    for document in report.documents:
        for sentence in document.sentences:
            for source in sentence.sources:
                if source.document != document.id:
                    place = (source.document, source.sentence)
                    found.setdefault(place, []).append((document.id, sentence.number))
    return found


def numbered_sources(document: TracedDocument) -> dict[str, int]:
    """Number the documents that sentences trace to or lack, from 1, in order of appearance."""
    named = [source.document for sentence in document.sentences for source in sentence.sources]
    named += [place.document for place in document.omitted]
    return {name: number for number, name in enumerate(dict.fromkeys(named), 1)}


@frozen(eq=False)
class Rows:
    """Makes the rows of one document."""

    document: TracedDocument
    passages: Passages
    names: Names
    uses: Uses
    numbers: Mapping[str, int]

    def all(self) -> Iterator[Row | Gap]:
        """Give every sentence in order, and each omitted one where it would have stood."""
        gaps = omitted_after(self.document)
        yield from self._gaps(gaps.get(-1, ()))
        for sentence in self.document.sentences:
            yield self._row(sentence)
            yield from self._gaps(gaps.get(sentence.number, ()))

    def _gaps(self, places: Iterable[Place]) -> Iterator[Gap]:
        for place in places:
            yield self.gap(place)

    def gap(self, place: Place) -> Gap:
        """Show an omitted sentence."""
        return Gap(
            self.names.place(place),
            self.numbers.get(place.document),
            self.passages.sentence(place).text,
            self.passages.documents[place.document].language,
        )

    def _row(self, sentence: TracedSentence) -> Row:
        marks = [_mark(number) for number in range(len(sentence.flags))]
        flags = tuple(map(_marked, marks, sentence.flags))
        return Row(
            anchor=self.names.anchor(self.document.id, sentence.number),
            sentence=sentence,
            kind=_kind(sentence),
            words=_derived_words(sentence, flags),
            flags=flags,
            sources=tuple(
                self._beside(source, _source_changes(sentence, of), flags)
                for of, source in enumerate(sentence.sources)
            ),
            reason=self._reason(sentence),
            nearest=self._nearest(sentence),
            tie=tuple(map(self.names.document, sentence.tie)),
            via=tuple(Passed(self.names.place(via), via) for via in sentence.via),
            uses=tuple(
                self.names.sentence(*place)
                for place in self.uses.get((self.document.id, sentence.number), ())
            ),
        )

    def _nearest(self, sentence: TracedSentence) -> Beside | None:
        """Show the candidate that was rejected, where a source was looked for in vain."""
        if not sentence.nearest or sentence.sources or _kind(sentence) != "new":
            return None
        return self._beside(sentence.nearest, (), ())

    def _reason(self, sentence: TracedSentence) -> str:
        """Say why there is no source, unless the same is said of the whole document above it."""
        if sentence.sources or _kind(sentence) != "new":
            return ""
        alone = evolve(sentence, nearest=None)  # the nearest candidate is shown below the reason
        return reason_words(alone, self.names.labels)

    def _beside(self, source: Source, changes: Sequence[Change], flags: Sequence[Marked]) -> Beside:
        there = self.passages.sentence(source)
        notes = [
            Note((evidence.start, evidence.end), one.mark)
            for one in flags
            if (evidence := one.flag.source) and evidence.document == source.document
        ]
        return Beside(
            self.numbers.get(source.document),
            self.names.place(source),
            source.score,
            stretches(there.text, there.start, changes, notes),
            self.passages.documents[source.document].language,
        )


def _kind(sentence: TracedSentence) -> str:
    """Name what the strip shows: the relation, or why no source was looked for."""
    return sentence.reason if sentence.reason in _NOT_SOUGHT else sentence.relation


def _marked(mark: str, flag: Flag) -> Marked:
    """Say what a flag found; words that are marked in the sentence above need not be repeated."""
    return Marked(mark, flag, flag_text(flag) if flag.source or not flag.words else flag.message)


def _mark(number: int) -> str:
    """Count flags with letters, then with letters and numbers."""
    times, letter = divmod(number, len(ascii_lowercase))
    return f"{ascii_lowercase[letter]}{times or ''}"


def _derived_words(sentence: TracedSentence, flags: Sequence[Marked]) -> tuple[Stretch, ...]:
    changes = [Change(edit.derived, edit.op) for edit in sentence.edits if edit.derived]
    notes = [Note((one.flag.start, one.flag.end), one.mark) for one in flags]
    return stretches(sentence.text, sentence.start, changes, notes)


def _source_changes(sentence: TracedSentence, of: int) -> list[Change]:
    return [
        Change(edit.source, edit.op) for edit in sentence.edits if edit.source and edit.of == of
    ]
