"""Which document credits the outlet whose copy another one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Document

_LEAST_WORDS: Final = 2


def credits_outlet(document: Document, other: Document) -> bool:
    """Whether a document names, as what it draws on, the agency or publisher of another one.

    An agency's own copy does not credit that agency by signing with it.
    """
    own = document.agency if document.agency_form else None
    credited = {_plain(one.name) for one in document.credits if one.name != own}
    return any(_is_called(outlet, name) for outlet in _outlets(other) for name in credited)


def _outlets(document: Document) -> Iterator[str]:
    yield from (_plain(name) for name in (document.agency, document.publisher) if name)


def _is_called(outlet: str, name: str) -> bool:
    """Whether a name is an outlet's, whole or but for its end: "Liberty Ledger (of Ohio)"."""
    is_start = name.count(" ") + 1 >= _LEAST_WORDS and outlet.startswith(f"{name} ")
    return bool(name) and (name == outlet or is_start)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
