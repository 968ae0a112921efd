"""The one result type: everything a format may show. Its attributes are the keys of the JSON."""

from __future__ import annotations

from attrs import field, frozen

from provenance.model.alignment import Edit
from provenance.model.document import Caution, Published, Skipped
from provenance.model.settings import Settings
from provenance.model.speech import ClaimFeature, Repair
from provenance.model.vocabulary import (
    Alteration,
    Basis,
    Derivation,
    FlagKind,
    QuoteKind,
    Reason,
    Relation,
    Role,
    SectionKind,
    Severity,
    Voicing,
)


@frozen
class Tool:
    """What made the report."""

    name: str
    version: str


@frozen
class CorpusFacts:
    """What was traced: the number of documents and one hash over all of theirs."""

    documents: int
    sha256: str


@frozen(order=True, cache_hash=True)
class Place:
    """A sentence of a document, by the document's id and the sentence's number."""

    document: str
    sentence: int


@frozen
class Source:
    """A sentence of the earliest document that has the content; ``score`` in 0..1."""

    document: str
    sentence: int
    score: float


@frozen
class Via:
    """A later copy that a sentence may have come through; ``shares`` are flags both have."""

    document: str
    sentence: int
    score: float
    shares: tuple[FlagKind, ...] = ()


@frozen
class Evidence:
    """The words on the source's side that a flag rests on; code points of that document."""

    document: str
    sentence: int
    start: int
    end: int
    words: str


@frozen
class Flag:
    """Something altered or added, with the rule that says so and the words on both sides.

    ``[start, end)`` and ``words`` are this document's; ``source`` is null where the flag rests on
    this side alone. ``update`` marks a later wire version's newer figure.
    """

    kind: FlagKind
    severity: Severity
    rule: str
    start: int
    end: int
    words: str
    source: Evidence | None
    message: str
    update: bool = False


@frozen
class TracedSentence:
    """A sentence with its sources, edits and flags, or the reason why it has no source."""

    number: int
    start: int
    end: int
    text: str
    section: SectionKind
    relation: Relation
    score: float | None = None
    sources: tuple[Source, ...] = ()
    origin: Place | None = None
    tie: tuple[str, ...] = ()
    via: tuple[Via, ...] = ()
    reason: Reason | None = None
    nearest: Source | None = None
    edits: tuple[Edit, ...] = ()
    attributed_to: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()


@frozen
class Parent:
    """A document another was most directly written from.

    ``share`` is the share (0..1, of traced sentences) that it explains best; ``basis`` is why it
    is held to come first.
    """

    document: str
    share: float
    basis: tuple[Basis, ...]


@frozen
class Counts:
    """How much of a document is what: ``of`` is all of it, in sentences or in characters.

    The four relations add up to ``of``, and the four kinds of new text to ``new``.
    """

    of: int = 0
    verbatim: int = 0
    edited: int = 0
    paraphrase: int = 0
    new: int = 0
    new_quoted: int = 0
    new_factual: int = 0
    new_commentary: int = 0
    new_other: int = 0


@frozen
class Shares:
    """How much of what a document's publisher says was taken over, and what the rest is.

    Headlines, notes, captions and body count; furniture and readers' comments do not.
    ``characters`` are code points of sentences. New text is *quoted* inside the marks of a quote
    (a sentence: by more than half), *commentary* in a sentence with such a flag, *factual* in one
    with a checkable claim, else *other*.
    """

    sentences: Counts = Counts()
    characters: Counts = Counts()


@frozen
class TracedDocument:
    """A document of the report. ``reported`` is false for one given by ``--against`` only."""

    id: str
    path: str
    sha256: str
    encoding: str
    title: str | None
    publisher: str | None
    url: str | None
    agency: str | None
    language: str | None
    copies: tuple[str, ...]
    role: Role
    derivation: Derivation
    published: Published
    derived_from: tuple[Parent, ...]
    sentences: tuple[TracedSentence, ...]
    omitted: tuple[Place, ...]
    shares: Shares = Shares()
    reported: bool = True


@frozen
class Passage:
    """A stretch of a document: ``[start, end)`` in code points, and its text."""

    document: str
    start: int
    end: int
    text: str


@frozen
class Appearance:
    """One occurrence of a quote or claim, oldest first in its list."""

    document: str
    start: int
    end: int
    alteration: Alteration


@frozen
class TracedQuote:
    """A quote with its history. ``id`` is ``document:start-end``."""

    id: str
    document: str
    sentence: int
    start: int
    end: int
    text: str
    marks: str
    kind: QuoteKind
    speaker: str | None
    mention: str | None
    cue: str | None
    relay: tuple[str, ...]
    addressee: str | None
    alteration: Alteration
    edits: tuple[Edit, ...]
    repair: Repair | None
    origin: Passage | None
    appearances: tuple[Appearance, ...]


@frozen
class ClaimAppearance:
    """One occurrence of a claim, oldest first in its list, and who is said to make it.

    ``speaker`` is null for the article's own voice.
    """

    document: str
    start: int
    end: int
    alteration: Alteration
    speaker: str | None
    voicing: Voicing


@frozen
class TracedClaim:
    """A claim with its history; ``speaker`` null for the article's own voice.

    ``checkworthy`` is the sum of what its ``features`` add, bounded to 0..1. ``lost_in`` is the
    sentence where its attribution was lost: here, or in an earlier document that this one was
    written from; null where it was not.
    """

    id: str
    document: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: str | None
    checkworthy: float
    origin: Passage | None
    appearances: tuple[ClaimAppearance, ...]
    features: tuple[ClaimFeature, ...] = ()
    voicing: Voicing = "own"
    lost_in: Place | None = None


@frozen
class Outside:
    """A source that is named but not in the corpus, and where it is named."""

    name: str
    documents: tuple[str, ...]
    sentences: tuple[Place, ...]


@frozen
class Report:
    """The result of tracing a corpus; every format is a function of it and of nothing else."""

    tool: Tool
    settings: Settings
    corpus: CorpusFacts
    documents: tuple[TracedDocument, ...]
    quotes: tuple[TracedQuote, ...] = ()
    claims: tuple[TracedClaim, ...] = ()
    outside: tuple[Outside, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Caution, ...] = ()
    schema: str = field(default="provenance-report/1")

    def _repr_html_(self) -> str:
        """Return what a notebook shows of the report: a table of its documents."""
        from provenance.formats.notebook import render  # noqa: PLC0415 (formats need this class)

        return render(self)
