"""Checking an archive, and making again what can be made again from its documents."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from provenance.archive import index as indexing
from provenance.archive.opening import naming
from provenance.archive.places import PlaceRow
from provenance.archive.rows import day_of, lines_of
from provenance.archive.sums import Sums
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from provenance.archive.store import Store

_DRAFT: Final = f"{indexing.NAME}.new"
_AT_ONCE: Final = 2000  # documents whose sentences are held in memory


def problems_of(folder: Path, store: Store) -> list[str]:
    """Return what is wrong with an archive, in words; nothing where all is well."""
    return [*store.problems(), *_wrong_counts(store), *_wrong_index(folder, store)]


def rebuild(folder: Path, store: Store) -> None:
    """Make the places and the index again: each document is cut as when it was added.

    The old index stands until the new one is whole.
    """
    shutil.rmtree(folder / _DRAFT, ignore_errors=True)
    indexing.create_index(folder, _DRAFT)
    writer = indexing.IndexWriter(folder, _DRAFT)
    with naming(folder), store.transaction():
        store.places.clear()
        sums = Sums(store)
        sums.reset()
        seen: set[int] = set()
        for some in _in_parts(store.keys()):
            writer.write(_placed_again(store, some, seen, sums), afresh=True)
        sums.wordings = len(seen)
        sums.keep()
        store.clear_pending()
    writer.close()
    shutil.rmtree(folder / indexing.NAME, ignore_errors=True)
    (folder / _DRAFT).rename(folder / indexing.NAME)


def _placed_again(
    store: Store, keys: list[int], seen: set[int], sums: Sums
) -> dict[int, str | None]:
    """Write the places of documents, and return the stems of wordings not seen before."""
    new: dict[int, str | None] = {}
    places: list[PlaceRow] = []
    for key, (document, _) in store.documents(keys).items():
        lines, day = lines_of(document), day_of(document)
        places += [
            PlaceRow(one.wording, day, key, one.number, one.start, one.end, one.section)
            for one in lines
        ]
        new.update((one.wording, one.stems) for one in lines if one.wording not in seen)
        sums.count(1, len(lines), len(document.text), document.sha256)
    store.places.put(sorted(places))
    seen.update(new)
    return new


def _in_parts(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _wrong_counts(store: Store) -> Iterator[str]:
    totals = store.totals()
    counted = {
        "documents": (len(store.keys()), totals.documents),
        "sentences": (store.places.count(), totals.sentences),
        "wordings": (store.places.count_wordings(), totals.wordings),
    }
    for what, (there, noted) in counted.items():
        if there != noted:
            yield f"{there} {what} are there, and {noted} should be"


def _wrong_index(folder: Path, store: Store) -> Iterator[str]:
    try:
        indexed = len(indexing.WordingIndex(folder))
    except ArchiveError as error:
        yield str(error)
        return
    pending = sum(1 if stems is not None else -1 for stems in store.pending().values())
    wordings = store.totals().wordings
    if indexed + pending != wordings:
        yield f"{indexed} wordings are in the index, and {wordings - pending} should be"
