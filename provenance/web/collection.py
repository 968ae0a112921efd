"""A folder, or a small archive, as it is served: read and traced once, with its own report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from provenance.formats.html.names import Names, names_of
from provenance.formats.passages import Passages, passages_of
from provenance.read.corpus import load_bytes
from provenance.report import prepare, report_on, trace
from provenance.web.held import Found, Traced, free_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Corpus, Report, Settings
    from provenance.references import References


@frozen(eq=False)
class Collection:
    """The documents, prepared for drafts, their own report, its look-up, and their pages' names.

    ``by_anchor`` has the ids by the numbers that stand in addresses: no text of a document does.
    """

    references: References
    report: Report
    passages: Passages
    names: Names
    by_anchor: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.references)

    def traced(self, name: str, data: bytes) -> Traced:
        """Trace a draft.

        Raises:
            NothingToReadError: it is no readable article.
        """
        own = free_id(self.names.anchors.__contains__)
        report = trace(load_bytes(name, data, id=own), against=self.references)
        return Traced(report, own, self._names_beside(report, own), len(self))

    def document(self, name: str) -> Traced | None:
        """Return the report, where it has the document of an id."""
        if name not in self.names.anchors:
            return None
        pages = {one: page for one, page in self.names.pages.items() if one != name}
        return Traced(self.report, name, evolve(self.names, pages=pages), len(self) - 1)

    def quoting(self, words: str) -> Found:  # noqa: ARG002 (of an archive, a few are looked up)
        """Return the report: it has all quotes."""
        return Found(self.report, self.passages, self.names)

    def _names_beside(self, report: Report, own: str) -> Names:
        """Name the documents of a draft's report: the draft stands on the page, others do not."""
        pages = {name: page for name, page in self.names.pages.items() if name != own}
        return evolve(names_of(report), anchors={**self.names.anchors, own: "draft"}, pages=pages)


def collection_of(corpus: Corpus, settings: Settings) -> Collection:
    """Read, trace and name the documents of a corpus.

    Raises:
        SettingsError: as for ``provenance.trace``.
    """
    references = prepare(corpus, settings)
    report = report_on(references)
    names = names_of(report)
    pages = {name: f"/documents/{anchor}" for name, anchor in names.anchors.items()}
    by_anchor = {anchor: name for name, anchor in names.anchors.items()}
    named = evolve(names, pages=pages)
    return Collection(references, report, passages_of(report), named, by_anchor)
