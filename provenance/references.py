"""Documents that drafts are traced against: cut, extracted and traced once, for all drafts.

Nothing comes from a draft, so what is found for the references does not depend on any.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from provenance.engines.memory import MemoryEngine
from provenance.engines.several import SeveralEngines
from provenance.tracing.claims import trace_tellings
from provenance.tracing.corpus import trace_corpus, trace_drafts
from provenance.tracing.links import Holdings
from provenance.tracing.quotation.lineage import trace_lineages
from provenance.writing import write_reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.engines import Engine
    from provenance.model import Corpus, Settings, TracedDocument, Witness
    from provenance.tracing.claims import Telling
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.links import Known
    from provenance.tracing.quotation.lineage import Key, Lineages


@frozen(eq=False)
class Tracing:
    """Witnesses, traced: what was found for their sentences, quotes and claims.

    ``references`` are those that they were traced against, null where against each other.
    """

    engine: Engine
    corpus: TracedCorpus
    references: Tracing | None = None

    def complete(self) -> None:
        """Find out now what every draft asks for."""
        self.corpus.holdings.complete()
        _ = self.lineages, self.tellings

    @cached_property
    def lineages(self) -> Lineages:
        """What every quote goes back to."""
        return trace_lineages(self.corpus, self.references.lineages if self.references else None)

    @cached_property
    def tellings(self) -> Mapping[Key, Telling]:
        """Every claim as its document tells it."""
        return trace_tellings(self.corpus, self.references.tellings if self.references else None)


@frozen(eq=False)
class References:
    """Documents to trace drafts against, made by ``provenance.prepare``.

    ``documents`` are as they were given, ``settings`` what they were read under; ``entries`` is
    what a report says of each (by id), whatever the draft.
    """

    documents: Corpus
    settings: Settings
    tracing: Tracing
    entries: Mapping[str, TracedDocument]

    def __len__(self) -> int:
        return len(self.documents)

    def fit(self, asked: Corpus, settings: Settings) -> bool:
        """Whether they can be used as they are: no other settings, no shared id, no copy."""
        held = self.tracing.corpus.holdings.witnesses
        hashes = {one.sha256 for one in self.documents}
        return settings == self.settings and not any(
            one.id in held or one.sha256 in hashes for one in asked
        )

    def written(self, corpus: TracedCorpus) -> dict[str, TracedDocument]:
        """Return their entries, with the roles that they have beside drafts."""
        return {
            name: one if one.role == corpus.roles[name] else evolve(one, role=corpus.roles[name])
            for name, one in self.entries.items()
        }


def trace_witnesses(
    witnesses: Sequence[Witness], settings: Settings, known: Known | None = None
) -> Tracing:
    """Trace witnesses against each other, with what is ``known`` of them from other corpora."""
    holdings = Holdings(witnesses, known)
    engine = MemoryEngine(holdings.sources())
    return Tracing(engine, trace_corpus(holdings, engine, settings))


def trace_against(
    witnesses: Sequence[Witness],
    settings: Settings,
    references: Tracing,
    known: Known | None = None,
) -> Tracing:
    """Trace witnesses against references that were traced before.

    What is ``known`` of both from other corpora is added to.
    """
    engine = SeveralEngines((references.engine, _of_comments(witnesses)))
    holdings = references.corpus.holdings.beside(witnesses, known)
    corpus = trace_drafts(holdings, engine, settings, references.corpus)
    return Tracing(engine, corpus, references)


def entries_of(corpus: TracedCorpus) -> dict[str, TracedDocument]:
    """Write what a report says of each document that is only traced against."""
    return {name: write_reference(corpus, name) for name in sorted(corpus.holdings.witnesses)}


def _of_comments(witnesses: Sequence[Witness]) -> MemoryEngine:
    """Index the pages with comments, which may come from their own page."""
    pages = [one for one in witnesses if any(each.section == "comment" for each in one.sentences)]
    return MemoryEngine(Holdings(pages).sources())
