"""Documents → witnesses, remembered with what was found out about them.

Drafts of one day come from the same few stories, and stories of a back file have the same
neighbours: what was read and measured for one serves the next.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from attrs import evolve

from provenance.extract import extract
from provenance.extract.claims import claims_of
from provenance.model import Settings, Witness
from provenance.segment import segment
from provenance.tracing.links import Known

if TYPE_CHECKING:
    from provenance.model import Document


def witness_of(document: Document, settings: Settings | None = None) -> Witness:
    """Cut a document into sentences and extract its quotes, attributions and claims."""
    sentences = segment(document)
    quotes, attributions = extract(document, sentences)
    read = Witness(document, sentences, quotes, attributions, settings=settings or Settings())
    return evolve(read, claims=claims_of(read))


class Reader:
    """Reads documents under the same settings, and remembers those it met last."""

    def __init__(self, settings: Settings, *, documents: int, profiles: int) -> None:
        """Remember so many documents, and of their sentences about so many profiles."""
        self.settings = settings
        self._most_documents = documents
        self._most_profiles = profiles
        self._witnesses: OrderedDict[tuple[str, str], Witness] = OrderedDict()
        self._hashes: dict[str, str] = {}
        self._known = Known(links={})

    def witness(self, document: Document) -> Witness:
        """Return a document as it is read."""
        key = (document.id, document.sha256)
        found = self._witnesses.pop(key, None)
        is_other = found is not None and found.document != document
        if is_other or self._hashes.get(document.id, document.sha256) != document.sha256:
            self._forget()
        self._hashes[document.id] = document.sha256
        if found is None or is_other:
            found = witness_of(document, self.settings)
        self._witnesses[key] = found
        if len(self._witnesses) > self._most_documents:
            self._witnesses.popitem(last=False)
        return found

    def known(self) -> Known:
        """Return what is known of the documents that were read, to be added to."""
        if len(self._known.profiles) > self._most_profiles:
            self._forget()
        return self._known

    def _forget(self) -> None:
        """Begin anew: what is known has become too much, or an id is another document's now."""
        self._hashes.clear()
        self._known = Known(links={})
