"""What drafts may be traced against beside a corpus: a library that is too large to be read whole.

``provenance.Archive`` is one. The pipeline asks it for the documents that matter for the drafts and
runs on these as on any corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Corpus, CorpusFacts, Settings, Witness
    from provenance.reader import Reader


class Selected(NamedTuple):
    """The documents that matter for some drafts, and who reads them.

    ``facts`` are those of the whole library with the drafts; null where everything was selected.
    """

    corpus: Corpus
    reader: Reader
    facts: CorpusFacts | None = None


@runtime_checkable
class Library(Protocol):
    """Whatever can tell which of its documents matter for drafts."""

    def select(self, drafts: Sequence[Witness], settings: Settings) -> Selected:
        """Return the documents that any sentence or quote of the drafts may come from."""
