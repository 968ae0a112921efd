"""What documents and sentences are called on the page, and where links to them lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from attrs import field, frozen

from provenance.formats.labels import labels_of
from provenance.formats.terminal import one_line
from provenance.formats.wording import published_words, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.formats.labels import Labels
    from provenance.model import Place, Report, Source, TracedDocument, Via

_OPENING: Final = 60  # code points of an untitled article's first sentence


@frozen
class Reference:
    """A link to a document of the page or, with a number, to one of its sentences."""

    href: str
    name: str
    number: int | None = None


@frozen(eq=False)
class Names:
    """The documents of a report by id: their anchors and names.

    ``labels`` are the short names that all formats use; ``spoken`` say whose text it is and when it
    was published ("AFP 2019-12-28") where that is known and tells one document from the others;
    ``titles`` are titles, or the opening words in quotation marks.
    Anchors are numbers of our own: no text of a document stands in them. ``pages`` are the
    addresses of documents that stand on another page.
    """

    anchors: Mapping[str, str]
    labels: Labels
    spoken: Labels
    titles: Mapping[str, str]
    pages: Mapping[str, str] = field(factory=dict)

    def document(self, name: str) -> Reference:
        """Link to a document."""
        return Reference(f"{self.pages.get(name, '')}#{self.anchors[name]}", self.spoken[name])

    def place(self, place: Place | Source | Via) -> Reference:
        """Link to a sentence."""
        return self.sentence(place.document, place.sentence)

    def sentence(self, name: str, number: int) -> Reference:
        """Link to the sentence of a number."""
        href = f"{self.pages.get(name, '')}#{self.anchor(name, number)}"
        return Reference(href, self.spoken[name], number)

    def anchor(self, name: str, number: int) -> str:
        """Return the anchor of the sentence of a number."""
        return f"{self.anchors[name]}-s{number}"


def names_of(report: Report) -> Names:
    """Name the documents of a report."""
    labels = labels_of(report)
    owned = {document.id: _owner(document) for document in report.documents}
    names = list(owned.values())
    return Names(
        {document.id: f"d{number}" for number, document in enumerate(report.documents, 1)},
        labels,
        {
            name: own if own and names.count(own) == 1 else labels[name]
            for name, own in owned.items()
        },
        {document.id: document.title or _opening(document) for document in report.documents},
    )


def linkable(url: str | None) -> str | None:
    """Return an address that a link may lead to: http or https, a host, nothing hidden in it."""
    if not url or one_line(url) != url or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def _opening(document: TracedDocument) -> str:
    """Return the first words of an article that has no title."""
    body = (one.text for one in document.sentences if one.section == "body")
    words = " ".join(next(body, "").split())
    return f"“{shortened(words, _OPENING)}”" if words else document.id


def _owner(document: TracedDocument) -> str:
    owner = document.agency or document.publisher
    if not owner:
        return ""
    dated = document.published != type(document.published)()
    return one_line(f"{owner} {published_words(document.published)}" if dated else owner)
