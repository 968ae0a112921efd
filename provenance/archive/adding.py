"""Reading what is to be added, in this process or in several, in the order it was given."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.archive.opening import open_store
from provenance.archive.reading import Read, read_piece
from provenance.errors import ArchiveError
from provenance.processes import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.archive.intake import Piece
    from provenance.archive.store import Store

_BATCH: Final = 40_000  # sentences that are committed at once
_WORTH_PROCESSES: Final = 2  # pieces of work from which starting processes pays


def read_all(folder: Path, pieces: Iterable[Piece], jobs: int) -> Iterator[Read]:
    """Read pieces of work in their order; what the archive at ``folder`` has is not read again.

    Raises:
        ArchiveError: a process that reads was ended from outside.
    """
    waiting = iter(pieces)
    first = list(islice(waiting, _WORTH_PROCESSES))
    if jobs > 1 and len(first) == _WORTH_PROCESSES:
        yield from _in_processes(folder, chain(first, waiting), jobs)
        return
    store = open_store(folder)
    try:
        for one in chain(first, waiting):
            yield read_piece(one, _Known(store))
    finally:
        store.close()


def in_batches(read: Iterable[Read]) -> Iterator[list[Read]]:
    """Gather what was read into batches that bound the memory of a transaction."""
    batch: list[Read] = []
    sentences = 0
    for one in read:
        batch.append(one)
        sentences += sum(len(row.lines) for row, _ in one.rows)
        if sentences >= _BATCH:
            yield batch
            batch, sentences = [], 0
    if batch:
        yield batch


def _in_processes(folder: Path, pieces: Iterable[Piece], jobs: int) -> Iterator[Read]:
    """Read in processes of their own, never more than a little ahead of the writer."""
    try:
        yield from in_order(_read, pieces, jobs, _begin, str(folder))
    except BrokenProcessPool as error:
        message = (
            f"{folder}: a process that read was ended from outside; what was committed is kept"
        )
        raise ArchiveError(message) from error


class _Known:
    """Asks a store whether it has a document as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, name: str, sha256: str) -> bool:
        held = self._store.find(name)
        return held is not None and held[1] == sha256


_OF_THIS_PROCESS: dict[str, _Known] = {}


def _begin(folder: str) -> None:
    """Prepare a process that reads."""
    _OF_THIS_PROCESS["known"] = _Known(open_store(Path(folder)))


def _read(piece: Piece) -> Read:
    return read_piece(piece, _OF_THIS_PROCESS["known"])
