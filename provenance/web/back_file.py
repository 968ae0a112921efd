"""An archive of any size, as it is served: each question opens it, reads what it needs, closes it.

So it may be added to meanwhile, and whatever process answers has files of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from attrs import evolve, frozen

from provenance.archive.archive import Archive
from provenance.archive.opening import naming
from provenance.formats.html.names import Names, names_of
from provenance.formats.passages import passages_of
from provenance.read.corpus import load_bytes
from provenance.report import trace
from provenance.web.held import Found, Traced, free_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.archive.archive import ArchiveFacts
    from provenance.archive.listing import Entry
    from provenance.model import Corpus, Report, Settings

_ARTICLE = "article"
"""The anchor of a document on its own page, the same for all: each stands on a page of its own."""


class Known(NamedTuple):
    """A document that is held, by its id, and the state of the archive that it was found in."""

    id: str
    state: str


@frozen
class BackFile:
    """An archive, and the settings that drafts and its own articles are traced with.

    Every method raises ``ArchiveError`` where the archive cannot be read.
    """

    path: str
    settings: Settings

    def size(self) -> int:
        """Count the documents."""
        with self._opened() as archive:
            return len(archive)

    def state(self) -> str:
        """Return what changes whenever a document is added or removed."""
        with self._opened() as archive:
            return archive.store.totals().digest

    def facts(self) -> ArchiveFacts:
        """Return what the archive holds."""
        with self._opened() as archive:
            return archive.facts()

    def latest(self, most: int, before: int | None = None) -> list[Entry]:
        """Return the documents that were added last, of all or of those before a key."""
        with self._opened() as archive:
            return archive.store.listing.latest(most, before)

    def beginning(self, start: str, most: int) -> list[Entry]:
        """Return documents whose ids begin so; of the id of a copy, the one it is a copy of."""
        with self._opened() as archive:
            listing = archive.store.listing
            return listing.beginning(start, most) or listing.named(start)

    def known(self, name: str) -> Known | None:
        """Return the document of an id, or of whose copy it is; null where there is none."""
        with self._opened() as archive:
            found = archive.store.find(name)
            if found is None:
                return None
            own = archive.store.names([found[0]])[found[0]]
            return Known(own, archive.store.totals().digest)

    def traced(self, name: str, data: bytes) -> Traced:
        """Trace a draft.

        Raises:
            NothingToReadError: it is no readable article.
        """
        with self._opened() as archive:
            own = free_id(archive.store.find)
            return self._traced(archive, load_bytes(name, data, id=own), own, "draft")

    def document(self, name: str) -> Traced | None:
        """Trace the document of an id against the others; null where there is none."""
        with self._opened() as archive:
            found = archive.store.find(name)
            if found is None:
                return None
            held = archive.corpus([found[0]])
            return self._traced(archive, held, held.documents[0].id, _ARTICLE)

    def quoting(self, words: str) -> Found:
        """Trace the earliest documents with some words among themselves.

        Raises:
            CommonWordsError: they are too common to be looked up.
        """
        with self._opened() as archive:
            report = trace(archive.find(words), None, self.settings)
        return Found(report, passages_of(report), _named(report))

    def _traced(self, archive: Archive, asked: Corpus, own: str, anchor: str) -> Traced:
        report = trace(asked, archive, self.settings)
        names = _named(report)
        pages = {name: page for name, page in names.pages.items() if name != own}
        names = evolve(names, anchors={**names.anchors, own: anchor}, pages=pages)
        return Traced(report, own, names, len(archive) - (anchor == _ARTICLE))

    @contextmanager
    def _opened(self) -> Iterator[Archive]:
        with naming(Path(self.path)), Archive(self.path) as archive:
            yield archive


def page_at(name: str) -> str:
    """Return the address of a document's page: its id, with whatever it holds written out."""
    return f"/documents/{quote(name.encode('utf-8', 'surrogatepass'), safe='')}"


def _named(report: Report) -> Names:
    """Name the documents of a report, each on its own page."""
    ids = [one.id for one in report.documents]
    return evolve(
        names_of(report),
        anchors=dict.fromkeys(ids, _ARTICLE),
        pages={name: page_at(name) for name in ids},
    )
