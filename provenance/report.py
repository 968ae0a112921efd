"""The whole pipeline in one short function: documents → Report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from provenance.collecting import uncollected
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
from provenance.reader import witness_of
from provenance.references import (
    References,
    Tracing,
    entries_of,
    trace_against,
    trace_witnesses,
)
from provenance.shares import NewText
from provenance.tracing.claims import traced_claims
from provenance.tracing.library import Library
from provenance.tracing.outside import outside_sources
from provenance.tracing.quotes import traced_quotes
from provenance.tracing.warnings import agency_corrections, text_manifests
from provenance.writing import write_document

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from provenance.model import Flag, Place, TracedQuote
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.links import Known

Documents = Corpus | Iterable[Document]


class Followed(NamedTuple):
    """Documents as they were traced, their quotes, and the flags of their sentences."""

    corpus: TracedCorpus
    quotes: tuple[TracedQuote, ...]
    flags: Mapping[Place, tuple[Flag, ...]]


def trace(
    documents: Documents,
    against: Documents | References | Library | None = None,
    settings: Settings | None = None,
) -> Report:
    """Trace every sentence, quote and claim of the documents to its earliest source.

    Without ``against`` each document is traced against the others; with it, against those
    documents only, which are listed in the report and not themselves reported on. References that
    were prepared give the same report sooner; their settings hold where none are given. Of an
    archive, those are listed that matter for the documents. The report does not depend on the order
    of the documents.

    Raises:
        SettingsError: the settings name a rule that does not exist, or hold a phrase that is none.
    """
    asked = _corpus(documents)
    if against is None:
        return _trace(asked, None, settings or Settings())
    if isinstance(against, References):
        chosen = settings or against.settings
        if against.fit(asked, chosen):
            return _trace(asked, against, chosen)
        against, settings = against.documents, chosen
    if isinstance(against, Library):
        return _trace_in(against, asked, settings or Settings())
    held = _references(asked, _corpus(against))
    return _trace(asked, prepare(held, settings), settings or Settings())


@uncollected()
def prepare(documents: Documents, settings: Settings | None = None) -> References:
    """Read and trace documents once, so that any number of drafts can be traced against them.

    ``trace(draft, against=prepare(documents))`` is ``trace(draft, against=documents)``. A draft
    that is a copy of one of them, or has the id of one, is traced as if nothing was prepared.

    Raises:
        SettingsError: as for ``trace``.
    """
    corpus, settings = _corpus(documents), settings or Settings()
    check_choices(settings)
    references = _prepared(corpus, settings, [witness_of(one, settings) for one in corpus])
    references.tracing.complete()
    return references


def _prepared(
    corpus: Corpus, settings: Settings, witnesses: Sequence[Witness], known: Known | None = None
) -> References:
    tracing = trace_witnesses(witnesses, settings, known)
    return References(corpus, settings, tracing, entries_of(tracing.corpus))


def report_on(references: References) -> Report:
    """Return ``trace(documents)`` of documents that were prepared, without tracing them again."""
    return _written(references.documents, None, references.tracing, references.settings)


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
    return _trace(Corpus((declared,)), prepare((first,), settings), settings or Settings())


@uncollected()
def follow(
    drafts: Sequence[Witness],
    held: Sequence[Witness],
    settings: Settings,
    known: Known | None = None,
) -> Followed:
    """Trace drafts against documents that are held, and flag what was changed in them.

    ``known`` is what earlier calls found out about any of these, and is added to.
    """
    names = frozenset(one.document.id for one in drafts)
    references = trace_witnesses(held, settings, known)
    return _followed(trace_against(drafts, settings, references, known), names)


def _followed(tracing: Tracing, names: Collection[str]) -> Followed:
    """Follow the quotes of the documents asked for, by id, and flag what was changed in them."""
    quoting = any(tracing.corpus.holdings.witnesses[name].quotes for name in names)
    quotes = traced_quotes(tracing.lineages, names) if quoting else ()
    return Followed(tracing.corpus, quotes, flag_corpus(tracing.corpus, quotes, names))


@uncollected()
def _trace(asked: Corpus, references: References | None, settings: Settings) -> Report:
    """Run the pipeline: cut and extract, trace, flag, write."""
    check_choices(settings)
    witnesses = [witness_of(one, settings) for one in asked]
    tracing = (
        trace_against(witnesses, settings, references.tracing)
        if references
        else trace_witnesses(witnesses, settings)
    )
    return _written(asked, references, tracing, settings)


@uncollected()
def _trace_in(library: Library, asked: Corpus, settings: Settings) -> Report:
    """Trace documents against those of a library that matter for them."""
    check_choices(settings)
    drafts = [witness_of(one, settings) for one in asked]
    selected = library.select(drafts, settings)
    held, reader = _references(asked, selected.corpus), selected.reader
    references = _prepared(held, settings, [reader.witness(one) for one in held], reader.known())
    tracing = trace_against(drafts, settings, references.tracing)
    report = _written(asked, references, tracing, settings)
    return report if selected.facts is None else evolve(report, corpus=selected.facts)


def _written(
    asked: Corpus, references: References | None, tracing: Tracing, settings: Settings
) -> Report:
    """Flag and write what was traced."""
    held = references.documents if references else Corpus()
    names = frozenset(one.id for one in asked)
    corpus, quotes, flags = _followed(tracing, names)
    claims = traced_claims(corpus, tracing.tellings, names)
    kinds = NewText(quotes, claims)
    written = references.written(corpus) if references else {}
    written |= {name: write_document(corpus, name, flags, kinds) for name in names}
    return Report(
        tool=_tool(),
        settings=settings,
        corpus=_facts((*asked, *held)),
        documents=tuple(written[name] for name in sorted(written)),
        quotes=quotes,
        claims=claims,
        outside=outside_sources(corpus, names),
        skipped=(*asked.skipped, *held.skipped),
        warnings=(
            *asked.warnings,
            *held.warnings,
            *agency_corrections(corpus),
            *text_manifests(corpus),
        ),
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
