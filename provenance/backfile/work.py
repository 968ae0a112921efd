"""What is remembered while an archive is traced, in SQLite: sentences, features, what is near."""

from __future__ import annotations

import json
import sqlite3
from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.archive.places import listed
from provenance.archive.rows import known_text, stored_text
from provenance.backfile.features import MOST_WORDINGS
from provenance.backfile.neighbours import Near, Told
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
    key INTEGER PRIMARY KEY, id TEXT UNIQUE, sentences INTEGER, above INTEGER, draws_on TEXT,
    first INTEGER, last INTEGER, url TEXT, declared TEXT
);
CREATE TABLE IF NOT EXISTS sentences (
    document INTEGER, number INTEGER, wording INTEGER, start INTEGER, end INTEGER, section INTEGER,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS features (feature INTEGER, wording INTEGER);
CREATE TABLE IF NOT EXISTS postings (feature INTEGER PRIMARY KEY, wordings BLOB);
CREATE TABLE IF NOT EXISTS near (
    document TEXT, sentence INTEGER, other TEXT, other_sentence INTEGER, score REAL,
    day INTEGER,
    PRIMARY KEY (document, sentence, other, other_sentence)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (
    kind INTEGER, document INTEGER, lines TEXT, PRIMARY KEY (kind, document)
) WITHOUT ROWID;
"""
_SORTED: Final = "SELECT DISTINCT feature, wording FROM features ORDER BY feature, wording"


class SentenceRow(NamedTuple):
    """A sentence: its number, wording, span in code points, and the number of its section."""

    number: int
    wording: int
    start: int
    end: int
    section: int


class WorkStore:
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

    def put_document(self, key: int, told: Told) -> None:
        """Write what looking for a document's neighbours needs."""
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                stored_text(told.id),
                told.sentences,
                told.above,
                json.dumps(sorted(told.draws_on)),
                told.first,
                told.last,
                stored_text(told.url),
                json.dumps(sorted(told.declared)),
            ),
        )

    def put_sentences(self, document: int, sentences: Iterable[SentenceRow]) -> None:
        """Write the sentences of a document."""
        rows = ((document, *row) for row in sentences)
        self._connection.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)", rows)

    def put_features(self, rows: Iterable[tuple[int, int]]) -> None:
        """Write (feature, wording)."""
        self._connection.executemany("INSERT INTO features VALUES (?, ?)", rows)

    def put_near(self, rows: Iterable[tuple[str, Near]]) -> None:
        """Write what is near documents, by id."""
        self._connection.executemany(
            "INSERT INTO near VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    stored_text(name),
                    one.sentence,
                    stored_text(one.other),
                    one.other_sentence,
                    one.score,
                    one.day,
                )
                for name, one in rows
            ),
        )

    def put_rows(self, document: int, tables: Iterable[str]) -> None:
        """Write the rows of a document, as lines, in each of the tables that has any."""
        self._connection.executemany(
            "INSERT INTO rows VALUES (?, ?, ?)",
            ((kind, document, lines) for kind, lines in enumerate(tables) if lines),
        )

    def rows(self, kind: int) -> Iterator[str]:
        """Yield the rows of a table, as lines, in the order of the documents."""
        found = self._connection.execute(
            "SELECT lines FROM rows WHERE kind = ? ORDER BY document", (kind,)
        )
        return (lines for (lines,) in found)

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

    def wordings(self, features: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Yield the features that propose, each with the wordings that have it."""
        found = self._connection.execute(
            "SELECT feature, wordings FROM postings "
            "WHERE feature IN (SELECT value FROM json_each(?))",
            (listed(features),),
        )
        return ((feature, array("q", wordings)) for feature, wordings in found)

    def told(self, key: int) -> Told:
        """Return what looking for a document's neighbours needs."""
        name, sentences, above, draws_on, first, last, url, declared = self._connection.execute(
            "SELECT id, sentences, above, draws_on, first, last, url, declared "
            "FROM documents WHERE key = ?",
            (key,),
        ).fetchone()
        return Told(
            known_text(name) or "",
            sentences,
            above,
            frozenset(json.loads(draws_on)),
            first,
            last,
            known_text(url),
            frozenset(json.loads(declared)),
        )

    def outlets(self, name: str) -> frozenset[str]:
        """Return the outlets that the document of an id draws on."""
        row = self._connection.execute(
            "SELECT draws_on FROM documents WHERE id = ?", (stored_text(name),)
        ).fetchone()
        return frozenset(json.loads(row[0]))

    def key(self, name: str) -> int:
        """Return the key of the document of an id."""
        row = self._connection.execute(
            "SELECT key FROM documents WHERE id = ?", (stored_text(name),)
        ).fetchone()
        return int(row[0])

    def sentences(self, document: int) -> list[SentenceRow]:
        """Return the sentences of a document (its key)."""
        rows = self._connection.execute(
            "SELECT number, wording, start, end, section FROM sentences WHERE document = ?",
            (document,),
        )
        return [SentenceRow(*row) for row in rows]

    def near(self, document: str, sentence: int | None = None) -> list[Near]:
        """Return what is near a document, or one sentence of it."""
        rows = self._connection.execute(_NEAR, (stored_text(document), sentence))
        return [Near(number, known_text(name) or "", *others) for number, name, *others in rows]


_NEAR: Final = (
    "SELECT sentence, other, other_sentence, score, day FROM near "
    "WHERE document = ?1 AND (?2 IS NULL OR sentence = ?2)"
)
