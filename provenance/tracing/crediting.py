"""Which document credits the outlet whose copy another one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.read.credits import tells_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from provenance.model import Document

_OWN: Final = " (own copy)"
_LEAST_WORDS: Final = 2
_LEAST_LETTERS: Final = 5


def credits_outlet(document: Document, other: Document) -> bool:
    """Whether a document names, as what it draws on, the agency or publisher of another one.

    An agency's own copy does not credit that agency by signing with it.
    """
    own = document.agency if document.agency_form else None
    credited = {_plain(one.name) for one in document.credits if one.name != own}
    if any(_is_called(outlet, name) for outlet in _names_of(other) for name in credited):
        return True
    publisher = other.publisher
    return publisher not in {None, document.publisher} and _tells_of(document, publisher or "")


def _tells_of(document: Document, publisher: str) -> bool:
    """Whether a document says that it has something from a publisher known from another one."""
    name = publisher.removeprefix("The ").removeprefix("the ")
    return len(name) >= _LEAST_LETTERS and tells_of(_own_text(document), name)


def _own_text(document: Document) -> str:
    """Return a document's text up to the readers' comments."""
    comments = (one.start for one in document.sections if one.kind == "comment")
    return document.text[: next(comments, None)]


def outlets_of(document: Document) -> frozenset[str]:
    """Return the outlets whose copy a document is or that it draws on; links aside.

    The agency whose own copy it is bears a mark.
    """
    own = document.agency if document.agency_form else None
    names = {credit.name for credit in document.credits if credit.form != "link"}
    names |= {document.agency} if document.agency else set()
    return frozenset(f"{name}{_OWN}" if name == own else name for name in names if name)


def draw_on_same(one: AbstractSet[str], other: AbstractSet[str], *, surely: bool) -> bool:
    """Whether two documents, by their ``outlets_of``, draw on the same outlet.

    That both are an agency's own copy is nothing in common, for its whole file is: it counts where
    they ``surely`` have a sentence in common.
    """
    names = {name.removesuffix(_OWN) for name in one} & {name.removesuffix(_OWN) for name in other}
    return any(surely or f"{name}{_OWN}" not in one & other for name in names)


def _names_of(document: Document) -> Iterator[str]:
    yield from (_plain(name) for name in (document.agency, document.publisher) if name)


def _is_called(outlet: str, name: str) -> bool:
    """Whether a name is an outlet's, whole or but for its end: "Liberty Ledger (of Ohio)"."""
    is_start = name.count(" ") + 1 >= _LEAST_WORDS and outlet.startswith(f"{name} ")
    return bool(name) and (name == outlet or is_start)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
