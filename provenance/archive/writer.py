"""Changing an archive: documents in, documents out, and the index told what the store holds.

The store is the truth. What is to be told to the index is noted in the same transaction as the
documents; then the index is told and commits; then the note is cleared. Whatever moment the
process dies at, the next writer finds either nothing of a batch or all of it, with the note.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from attrs import define, field

from provenance.archive import index as indexing
from provenance.archive.lock import writing
from provenance.archive.opening import create_store, naming, open_store
from provenance.archive.places import PlaceRow
from provenance.archive.repair import rebuild
from provenance.archive.rows import day_of, lines_of
from provenance.archive.store import NAME as STORE
from provenance.archive.sums import Sums
from provenance.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.archive.rows import Line, Row
    from provenance.archive.store import Store


@define
class Tally:
    """What was done so far, in documents: new, in place of an older one, known, and copies."""

    added: int = 0
    replaced: int = 0
    known: int = 0
    copies: int = 0
    sentences: int = 0
    skipped: list[Skipped] = field(factory=list)


class Writer:
    """The one writer of an archive; made by :func:`writer_of`."""

    def __init__(self, folder: Path, store: Store, index: indexing.IndexWriter) -> None:
        self._folder = folder
        self._store = store
        self._index = index
        self._given: set[str] = set()
        self.tally = Tally()

    def put(self, batch: Sequence[tuple[Row, str]]) -> None:
        """Add documents, or replace those of the same ids; all of them or, if killed, none.

        Each comes with where it was read, in words. A second document of an id in one run is
        skipped.
        """
        with naming(self._folder), self._store.transaction():
            totals = Sums(self._store)
            placed: list[PlaceRow] = []
            lines: dict[int, str] = {}
            for row, where in batch:
                key = self._put(row, where, totals)
                if key is not None:
                    placed += [
                        PlaceRow(
                            one.wording, row.day, key, one.number, one.start, one.end, one.section
                        )
                        for one in row.lines
                    ]
                    lines.update((one.wording, one.stems) for one in row.lines)
            new = lines.keys() - self._store.places.known(sorted(lines))
            self._store.places.put(sorted(placed))
            self._note(new, lines)
            totals.wordings += len(new)
            totals.keep()
        self._tell()

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Take documents out; return the ids that are not in the archive."""
        strange = []
        with naming(self._folder), self._store.transaction():
            totals = Sums(self._store)
            for name in ids:
                found = self._store.find(name)
                if found is None:
                    strange.append(name)
                else:
                    self._take_out(name, found[0], totals)
            totals.keep()
        self._tell()
        return strange

    def pass_over(self, ids: Iterable[str]) -> None:
        """Count articles that the archive has as they are; each holds its id for the run."""
        for name in ids:
            self._given.add(name)
            self.tally.known += 1

    def _note(self, new: set[int], stems: Mapping[int, str]) -> None:
        """Note new wordings for the index; it still has those that a replaced document had."""
        dropped = self._store.pending().keys()
        self._store.forget_pending(sorted(new & dropped))
        self._store.put_pending({wording: stems[wording] for wording in sorted(new - dropped)})

    def _put(self, row: Row, where: str, totals: Sums) -> int | None:
        """Write one document; nothing where it is known, a copy of another, or skipped."""
        held = self._store.find(row.id)
        is_given = row.id in self._given
        self._given.add(row.id)
        if held and held[1] == row.sha256:
            self.tally.known += 1
            return None
        if is_given:
            reason = f'the id "{row.id}" was given to another document before; give it its own'
            self.tally.skipped.append(Skipped(where, reason))
            return None
        if held:
            self._take_out(row.id, held[0], totals)
        same = self._store.find_hash(row.sha256)
        if same:
            self._put_copy(row.id, *same)
            self.tally.copies += 1
            return None
        self.tally.replaced += bool(held)
        self.tally.added += not held
        self.tally.sentences += len(row.lines)
        totals.count(1, len(row.lines), row.characters, row.sha256)
        return self._store.put(row)

    def _put_copy(self, name: str, key: int, standing: str) -> None:
        """Note a copy; the first id of all stands for them."""
        if name < standing:
            self._store.rename(key, name)
            name = standing
        self._store.put_copy(name, key)

    def _take_out(self, name: str, key: int, totals: Sums) -> None:
        copies = self._store.copies_of(key)
        if name in copies:
            self._store.drop_copy(name)
            return
        if copies:
            self._store.drop_copy(copies[0])
            self._store.rename(key, copies[0])
            return
        document, _ = self._store.documents([key])[key]
        lines = lines_of(document)
        self._store.drop(key, day_of(document), lines)
        gone = _wordings(lines) - self._store.places.known(_wordings(lines))
        self._store.put_pending(dict.fromkeys(sorted(gone)))
        totals.wordings -= len(gone)
        totals.count(-1, len(lines), len(document.text), document.sha256)

    def _tell(self) -> None:
        pending = self._store.pending()
        if pending:
            self._index.write(pending, afresh=True)
            with naming(self._folder), self._store.transaction():
                self._store.clear_pending()


@contextmanager
def writer_of(folder: Path, *, create: bool = False, mend: bool = False) -> Iterator[Writer]:
    """Open an archive for writing, and tell its index what an interrupted writer left untold.

    ``create`` makes an archive where there is none, ``mend`` makes its index again.

    Raises:
        ArchiveError: it is no archive, another process writes to it, or it cannot be written.
    """
    indexing.need_tantivy()
    if create and not (folder / STORE).exists():
        create_store(folder)
    with ExitStack() as stack:
        stack.enter_context(naming(folder))
        open_store(folder).close()  # an archive, and of a version that is known
        stack.enter_context(writing(folder))
        store = open_store(folder, write=True)
        stack.callback(store.close)
        stack.callback(store.settle)
        if mend or not indexing.exists(folder):
            rebuild(folder, store)
        index = indexing.IndexWriter(folder)
        stack.callback(index.close)
        catch_up(store, index)
        yield Writer(folder, store, index)


def catch_up(store: Store, index: indexing.IndexWriter) -> None:
    """Tell the index what was committed and, the writer killed, not told."""
    pending = store.pending()
    if pending:
        index.write(pending, afresh=False)
        with store.transaction():
            store.clear_pending()


def _wordings(lines: Iterable[Line]) -> set[int]:
    return {line.wording for line in lines}
