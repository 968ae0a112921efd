"""The whole pipeline in one short function: documents → Report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from provenance.engines.memory import MemoryEngine
from provenance.extract import extract
from provenance.extract.claims import claims_of
from provenance.flag.choices import check_choices
from provenance.flag.corpus import flag_corpus
from provenance.model import (
    Corpus,
    CorpusFacts,
    Document,
    Report,
    Settings,
    Tool,
    Witness,
)
from provenance.segment import segment
from provenance.shares import NewText
from provenance.tracing.claims import trace_claims
from provenance.tracing.corpus import trace_corpus
from provenance.tracing.library import Library, Selected
from provenance.tracing.links import Holdings
from provenance.tracing.outside import outside_sources
from provenance.tracing.quotes import trace_quotes
from provenance.tracing.warnings import agency_corrections
from provenance.writing import write_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Flag, Place, TracedQuote
    from provenance.tracing.corpus import TracedCorpus

Documents = Corpus | Iterable[Document]


class Followed(NamedTuple):
    """Documents as they were traced, their quotes, and the flags of their sentences."""

    corpus: TracedCorpus
    quotes: tuple[TracedQuote, ...]
    flags: Mapping[Place, tuple[Flag, ...]]


def trace(
    documents: Documents,
    against: Documents | Library | None = None,
    settings: Settings | None = None,
) -> Report:
    """Trace every sentence, quote and claim of the documents to its earliest source.

    Without ``against`` each document is traced against the others; with it, against those
    documents only, which are listed in the report and not themselves reported on. Of an archive,
    those are listed that matter for the documents. The report does not depend on the order of the
    documents.

    Raises:
        SettingsError: the settings name a rule that does not exist, or hold a phrase that is none.
    """
    asked, chosen = _corpus(documents), settings or Settings()
    check_choices(chosen)
    drafts = [witness_of(one, chosen) for one in asked]
    if against is None:
        return _trace(asked, drafts, None, chosen)
    if isinstance(against, Library):
        held = against.select(drafts, chosen)
    else:
        held = Selected(_corpus(against))
    references = _references(asked, held.corpus)
    return _trace(asked, drafts, held._replace(corpus=references), chosen)


def compare(
    source: Document | str, derived: Document | str, settings: Settings | None = None
) -> Report:
    """Trace one text against another that is known to be its source.

    Strings are read as articles named ``source`` and ``derived``. That the source came first is
    taken as declared.

    Raises:
        SettingsError: as for ``trace``.
    """
    first = Document.from_text(source, id="source") if isinstance(source, str) else source
    second = Document.from_text(derived, id="derived") if isinstance(derived, str) else derived
    if first.id == second.id:
        first = evolve(first, id=f"source/{first.id}")
    declared = evolve(second, derived_from=(first.id,))
    chosen = settings or Settings()
    check_choices(chosen)
    drafts = [witness_of(declared, chosen)]
    return _trace(Corpus((declared,)), drafts, Selected(Corpus((first,))), chosen)


def witness_of(document: Document, settings: Settings | None = None) -> Witness:
    """Cut a document into sentences and extract its quotes, attributions and claims."""
    sentences = segment(document)
    quotes, attributions = extract(document, sentences)
    read = Witness(document, sentences, quotes, attributions, settings=settings or Settings())
    return evolve(read, claims=claims_of(read))


def follow(
    drafts: Sequence[Witness],
    settings: Settings,
    held: Sequence[Witness] = (),
    sources: frozenset[str] | None = None,
) -> Followed:
    """Trace the drafts, and flag what was changed in them.

    With ``sources`` (ids of ``held``), sentences and quotes come from those documents only.
    """
    names = frozenset(one.document.id for one in drafts)
    witnesses = [*drafts, *held]
    engine = MemoryEngine(Holdings(witnesses).sources())
    corpus = trace_corpus(witnesses, engine, settings, sources)
    quotes = trace_quotes(corpus, names, sources)
    return Followed(corpus, quotes, flag_corpus(corpus, quotes, names))


def _trace(
    asked: Corpus, drafts: Sequence[Witness], against: Selected | None, settings: Settings
) -> Report:
    """Run the pipeline: cut and extract, trace, flag, write."""
    held = Corpus() if against is None else against.corpus
    documents = (*asked, *held)
    sources = None if against is None else frozenset(one.id for one in held)
    names = frozenset(one.id for one in asked)

    references = [witness_of(one, settings) for one in held]
    corpus, quotes, flags = follow(drafts, settings, references, sources)
    claims = trace_claims(corpus, names)
    kinds = NewText(quotes, claims)
    return Report(
        tool=_tool(),
        settings=settings,
        corpus=(against and against.facts) or _facts(documents),
        documents=tuple(
            write_document(corpus, name, flags, kinds, reported=name in names)
            for name in sorted(corpus.holdings.witnesses)
        ),
        quotes=quotes,
        claims=claims,
        outside=outside_sources(corpus, names),
        skipped=(*asked.skipped, *held.skipped),
        warnings=(*asked.warnings, *held.warnings, *agency_corrections(corpus)),
    )


def _corpus(documents: Documents) -> Corpus:
    return documents if isinstance(documents, Corpus) else Corpus(tuple(documents))


def _references(asked: Corpus, against: Corpus) -> Corpus:
    """Return the references under ids of their own, without copies of the documents asked for."""
    taken, same = {one.id for one in asked}, {one.sha256 for one in asked}
    kept = tuple(
        evolve(one, id=f"against/{one.id}") if one.id in taken else one
        for one in against
        if one.sha256 not in same
    )
    return evolve(against, documents=kept)


def _facts(documents: Sequence[Document]) -> CorpusFacts:
    hashes = sorted(one.sha256 for one in documents)
    return CorpusFacts(len(hashes), hashlib.sha256("\n".join(hashes).encode()).hexdigest())


def _tool() -> Tool:
    from provenance import __version__  # noqa: PLC0415 (the package imports this module)

    return Tool("provenance", __version__)
