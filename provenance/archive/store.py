"""The durable half of an archive: documents and the places of their wordings, in SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.archive.listing import Listing
from provenance.archive.places import Places, listed
from provenance.archive.rows import (
    COLUMNS,
    Line,
    cautions_of,
    document_of,
    known_text,
    stored_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from provenance.archive.rows import Row
    from provenance.model import Caution, Document

NAME: Final = "archive.db"

_READ: Final = f"SELECT key, {', '.join(COLUMNS)} FROM documents"  # noqa: S608 (the columns are ours)
_MARKS: Final = ", ".join("?" * len(COLUMNS))
_WRITE: Final = f"INSERT INTO documents ({', '.join(COLUMNS)}) VALUES ({_MARKS})"  # noqa: S608 (as above)
_FACTS: Final = ", ".join(one for one in COLUMNS if one != "text")
_IDENTIFY: Final = f"SELECT key, {_FACTS} FROM documents ORDER BY key"  # noqa: S608 (as above)


def is_archive(path: str | Path) -> bool:
    """Whether there is an archive at a path, of whatever version."""
    return (Path(path) / NAME).is_file()


class Totals(NamedTuple):
    """What an archive holds: counts, and the sum of the documents' hashes as one of its own."""

    documents: int
    sentences: int
    wordings: int
    characters: int
    digest: str


class Store:
    """The tables of an archive. Every method is one or a few statements."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def close(self) -> None:
        """Close the connection; what was not committed is undone."""
        self._connection.close()

    @property
    def places(self) -> Places:
        """Where wordings stand."""
        return Places(self._connection)

    @property
    def listing(self) -> Listing:
        """The documents in lists."""
        return Listing(self._connection)

    def settle(self) -> None:
        """Move what was committed from the log into the database, as far as no reader needs it."""
        with suppress(sqlite3.Error):  # the log is as safe: the next writer moves it
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done within whole, or not at all."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def totals(self) -> Totals:
        """Return what the archive holds."""
        found = dict(self._connection.execute("SELECT name, value FROM totals").fetchall())
        return Totals(
            int(found["documents"]),
            int(found["sentences"]),
            int(found["wordings"]),
            int(found["characters"]),
            str(found["digest"]),
        )

    def set_totals(self, totals: Totals) -> None:
        """Keep what the archive holds now."""
        rows = [(str(value), name) for name, value in totals._asdict().items()]
        self._connection.executemany("UPDATE totals SET value = ? WHERE name = ?", rows)

    def ids(self) -> list[str]:
        """Return the ids of all documents, sorted."""
        rows = self._connection.execute("SELECT id FROM documents")
        return sorted(known_text(name) or "" for (name,) in rows)

    def keys(self) -> list[int]:
        """Return the keys of all documents, in the order they were added."""
        return [
            key for (key,) in self._connection.execute("SELECT key FROM documents ORDER BY key")
        ]

    def identities(self) -> Iterator[tuple[object, ...]]:
        """Yield the keys and columns but the text, of which the hash tells, as they were added."""
        rows = self._connection.execute(_IDENTIFY)
        return ((key, *map(known_text, values)) for key, *values in rows)

    def find(self, name: str) -> tuple[int, str] | None:
        """Return the key and the hash of the document of an id, or of whose copy it is."""
        row = self._connection.execute(
            "SELECT key, sha256 FROM documents WHERE id = ?1 UNION ALL "
            "SELECT key, sha256 FROM documents "
            "WHERE key = (SELECT document FROM copies WHERE id = ?1)",
            (stored_text(name),),
        ).fetchone()
        return None if row is None else (row[0], row[1])

    def find_hash(self, sha256: str) -> tuple[int, str] | None:
        """Return the key and the id of the document of a hash."""
        row = self._connection.execute(
            "SELECT key, id FROM documents WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return None if row is None else (row[0], known_text(row[1]) or "")

    def documents(self, keys: Iterable[int]) -> dict[int, tuple[Document, tuple[Caution, ...]]]:
        """Return documents by key, with what a reader must know of how they were read."""
        found = {}
        wanted = listed(keys)
        copies = self._copies(wanted)
        where = "WHERE key IN (SELECT value FROM json_each(?))"
        for key, *values in self._connection.execute(f"{_READ} {where}", (wanted,)):
            found[key] = (document_of(values, copies.get(key, ())), cautions_of(values))
        return found

    def names(self, keys: Iterable[int]) -> dict[int, str]:
        """Return the ids of documents by key."""
        rows = self._connection.execute(
            "SELECT key, id FROM documents WHERE key IN (SELECT value FROM json_each(?))",
            (listed(keys),),
        )
        return {key: known_text(name) or "" for key, name in rows}

    def sizes(self, keys: Iterable[int]) -> dict[int, int]:
        """Return how many sentences documents have."""
        rows = self._connection.execute(
            "SELECT key, sentences FROM documents WHERE key IN (SELECT value FROM json_each(?))",
            (listed(keys),),
        )
        return dict(rows.fetchall())

    def texts(self, keys: Iterable[int]) -> dict[int, str | bytes]:
        """Return the texts of documents, as they are stored."""
        rows = self._connection.execute(
            "SELECT key, text FROM documents WHERE key IN (SELECT value FROM json_each(?))",
            (listed(keys),),
        )
        return dict(rows.fetchall())

    def put(self, row: Row) -> int:
        """Write a document, without its places, and return its key."""
        cursor = self._connection.execute(_WRITE, row.values)
        return int(cursor.lastrowid or 0)

    def drop(self, key: int, day: int, lines: Iterable[Line]) -> None:
        """Take a document and its places out."""
        self.places.drop(key, day, lines)
        self._connection.execute("DELETE FROM documents WHERE key = ?", (key,))

    def copies_of(self, key: int) -> list[str]:
        """Return the ids of the copies of a document, sorted."""
        rows = self._connection.execute("SELECT id FROM copies WHERE document = ?", (key,))
        return sorted(known_text(name) or "" for (name,) in rows)

    def put_copy(self, name: str, key: int) -> None:
        """Note that a document has the same bytes as another."""
        self._connection.execute("INSERT INTO copies VALUES (?, ?)", (stored_text(name), key))

    def drop_copy(self, name: str) -> None:
        """Forget a copy."""
        self._connection.execute("DELETE FROM copies WHERE id = ?", (stored_text(name),))

    def rename(self, key: int, name: str) -> None:
        """Give a document the id of one of its copies."""
        self._connection.execute(
            "UPDATE documents SET id = ? WHERE key = ?", (stored_text(name), key)
        )

    def pending(self) -> dict[int, str | None]:
        """Return what the index has not yet: stems by wording, null where it is to be dropped."""
        return dict(self._connection.execute("SELECT wording, stems FROM pending").fetchall())

    def put_pending(self, pending: Mapping[int, str | None]) -> None:
        """Note what the index is to be told."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO pending VALUES (?, ?)", list(pending.items())
        )

    def forget_pending(self, wordings: Iterable[int]) -> None:
        """Note that the index need not be told of wordings."""
        self._connection.execute(
            "DELETE FROM pending WHERE wording IN (SELECT value FROM json_each(?))",
            (listed(wordings),),
        )

    def clear_pending(self) -> None:
        """Note that the index was told everything."""
        self._connection.execute("DELETE FROM pending")

    def problems(self) -> list[str]:
        """Return what SQLite itself finds wrong, in its words; nothing where all is well."""
        rows = self._connection.execute("PRAGMA integrity_check").fetchall()
        return [str(words) for (words,) in rows if words != "ok"]

    def _copies(self, wanted: str) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for name, key in self._connection.execute(
            "SELECT id, document FROM copies WHERE document IN (SELECT value FROM json_each(?))",
            (wanted,),
        ):
            found.setdefault(key, []).append(known_text(name) or "")
        return found
