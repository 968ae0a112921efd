"""What is remembered while an archive is traced, in SQLite: sentences, features, what is near."""

from __future__ import annotations

import sqlite3
from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.backfile.features import MOST_WORDINGS
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NAME: Final = "work.db"

_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS stages (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    key INTEGER PRIMARY KEY, id TEXT, sentences INTEGER, day INTEGER, outlets TEXT
);
CREATE TABLE IF NOT EXISTS sentences (
    document INTEGER, number INTEGER, wording INTEGER, start INTEGER, end INTEGER, section INTEGER,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS features (feature INTEGER, wording INTEGER);
CREATE TABLE IF NOT EXISTS postings (feature INTEGER PRIMARY KEY, wordings BLOB);
CREATE TABLE IF NOT EXISTS near (
    document INTEGER, sentence INTEGER, other INTEGER, other_sentence INTEGER, score REAL,
    PRIMARY KEY (document, sentence, other, other_sentence)
) WITHOUT ROWID;
"""
_SORTED: Final = "SELECT DISTINCT feature, wording FROM features ORDER BY feature, wording"


class Line(NamedTuple):
    """A sentence: its number, wording, span in code points, and the number of its section."""

    number: int
    wording: int
    start: int
    end: int
    section: int


class Work:
    """The tables. Every method is one or a few statements."""

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        """Open what is remembered in a folder; with ``write`` it is made where there is none."""
        self.folder = folder
        mode = "rwc" if write else "ro"
        address = f"{(folder / NAME).resolve().as_uri()}?mode={mode}"
        try:
            self._connection = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None)
            if write:
                self._connection.executescript(_SCHEMA)
        except sqlite3.Error as error:
            message = f"{folder}: cannot be used for the work ({error}); name another folder"
            raise ArchiveError(message) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def is_done(self, stage: str) -> bool:
        """Whether a stage, or a part of one, was finished."""
        row = self._connection.execute("SELECT 1 FROM stages WHERE name = ?", (stage,)).fetchone()
        return row is not None

    def begin(self) -> None:
        """Begin what is kept whole or not at all."""
        self._connection.execute("BEGIN IMMEDIATE")

    def finish(self, stage: str) -> None:
        """Keep what was done since :meth:`begin`, and note that a stage is done."""
        self._connection.execute("INSERT INTO stages VALUES (?)", (stage,))
        self._connection.execute("COMMIT")

    def undo(self) -> None:
        """Forget what was done since :meth:`begin`."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def put_document(self, row: tuple[int, str | bytes, int, int, str]) -> None:
        """Write (key, id, sentences, day, outlets with line breaks between them)."""
        self._connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", row)

    def put_sentences(self, document: int, lines: Iterable[Line]) -> None:
        """Write the sentences of a document."""
        rows = ((document, *line) for line in lines)
        self._connection.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)", rows)

    def put_features(self, rows: Iterable[tuple[int, int]]) -> None:
        """Write (feature, wording)."""
        self._connection.executemany("INSERT INTO features VALUES (?, ?)", rows)

    def put_near(self, rows: Iterable[tuple[int, int, int, int, float]]) -> None:
        """Write (document, sentence, other, other sentence, score)."""
        self._connection.executemany("INSERT INTO near VALUES (?, ?, ?, ?, ?)", rows)

    def make_postings(self) -> None:
        """Gather the wordings of each feature that several have, and not too many."""
        reading = self._connection.execute(_SORTED)
        for feature, rows in groupby(reading, itemgetter(0)):
            wordings = array("q", map(itemgetter(1), rows))
            if 1 < len(wordings) <= MOST_WORDINGS:
                self._connection.execute(
                    "INSERT INTO postings VALUES (?, ?)", (feature, wordings.tobytes())
                )
        self._connection.execute("DELETE FROM features")

    def wordings(self, feature: int) -> array[int]:
        """Return the wordings that have a feature."""
        found = self._connection.execute(
            "SELECT wordings FROM postings WHERE feature = ?", (feature,)
        ).fetchone()
        return array("q", found[0] if found else b"")

    def document(self, key: int) -> tuple[str | bytes, int, int, str]:
        """Return the id, the count of sentences, the day and the outlets of a document."""
        row: tuple[str | bytes, int, int, str] = self._connection.execute(
            "SELECT id, sentences, day, outlets FROM documents WHERE key = ?", (key,)
        ).fetchone()
        return row

    def lines(self, document: int) -> list[Line]:
        """Return the sentences of a document."""
        rows = self._connection.execute(
            "SELECT number, wording, start, end, section FROM sentences WHERE document = ?",
            (document,),
        )
        return [Line(*row) for row in rows]

    def near(self, document: int, sentence: int | None = None) -> Iterator[tuple[int, int, float]]:
        """Return what is near a document or one sentence of it: (other, its sentence, score)."""
        where, values = "document = ?", (document,)
        if sentence is not None:
            where, values = f"{where} AND sentence = ?", (document, sentence)
        return self._connection.execute(
            f"SELECT other, other_sentence, score FROM near WHERE {where} "  # noqa: S608 (no text of others)
            "ORDER BY score DESC, other, other_sentence",
            values,
        )
