"""What is served, as the processes and threads know it that answer: folders and archives alike."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.formats.html.names import Names
    from provenance.formats.passages import Passages
    from provenance.model import Report


@frozen(eq=False)
class Traced:
    """A report with one document that matters (its id), and where the others have their pages.

    ``held`` is how many documents it was traced against.
    """

    report: Report
    own: str
    names: Names
    held: int


@frozen(eq=False)
class Found:
    """A report on documents in which words may be quoted, and where they have their pages."""

    report: Report
    passages: Passages
    names: Names


class Held(Protocol):
    """Documents that drafts are traced against, and that are shown themselves."""

    def traced(self, name: str, data: bytes) -> Traced:
        """Trace a draft; the ending of its ``name`` says how it is read.

        Raises:
            NothingToReadError: the draft is no readable article.
            ArchiveError: an archive is served, and cannot be read.
        """

    def document(self, name: str) -> Traced | None:
        """Return the report with the document of an id; null where there is none.

        Raises:
            ArchiveError: as above.
        """

    def quoting(self, words: str) -> Found:
        """Return the report on the documents in which words may be quoted.

        Raises:
            CommonWordsError: they are too common to be looked up in an archive.
            ArchiveError: as above.
        """


def free_id(is_taken: Callable[[str], object]) -> str:
    """Return an id for drafts that no document has."""
    names = ("draft" if number == 1 else f"draft-{number}" for number in count(1))
    return next(name for name in names if not is_taken(name))
