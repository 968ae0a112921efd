"""What is served: documents that were read and traced once, their report and their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from provenance.formats.html.names import Names, names_of
from provenance.formats.passages import Passages, passages_of
from provenance.report import prepare, report_on

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

    @property
    def draft_id(self) -> str:
        """An id for drafts that no document has."""
        held, number = self.names.anchors, 1
        while (name := "draft" if number == 1 else f"draft-{number}") in held:
            number += 1
        return name

    def names_beside(self, report: Report, own: str) -> Names:
        """Name the documents of a draft's report: the draft stands on the page, others do not."""
        names = names_of(report)
        pages = {name: page for name, page in self.names.pages.items() if name != own}
        return evolve(names, anchors={**self.names.anchors, own: "draft"}, pages=pages)

    def names_on(self, own: str | None) -> Names:
        """Name the documents as they are seen from the page of one of them."""
        pages = {name: page for name, page in self.names.pages.items() if name != own}
        return evolve(self.names, pages=pages)


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
