"""Where wordings stand, in SQLite: the document, the day that orders it, and the place in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.archive.rows import UNDATED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from provenance.archive.rows import Line

_PLACES: Final = "SELECT document, day, number, start, end, section FROM places WHERE wording = ?"
_DATED: Final = f"{_PLACES} AND day > {UNDATED} ORDER BY day, document, number LIMIT ?"
_UNDATED: Final = f"{_PLACES} AND day = {UNDATED} ORDER BY document, number LIMIT ?"


class Held(NamedTuple):
    """A sentence in the store: the document's key, the day that orders it, number, span, section.

    ``section`` counts in ``SECTIONS``.
    """

    document: int
    day: int
    number: int
    start: int
    end: int
    section: int


class PlaceRow(NamedTuple):
    """A row of the places, in the order of its columns."""

    wording: int
    day: int
    document: int
    number: int
    start: int
    end: int
    section: int


class Places:
    """The table of places. Every method is one or a few statements."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def sentences(self) -> Iterator[tuple[int, int, int, int, int, int]]:
        """Yield all sentences: document, number, wording, start, end, section, in that order."""
        return self._connection.execute(
            "SELECT document, number, wording, start, end, section FROM places "
            "ORDER BY document, number"
        )

    def earliest(self, wordings: Iterable[int], most: int) -> dict[int, list[Held]]:
        """Return where wordings stand: the earliest ``most`` places, and as many undated ones."""
        found: dict[int, list[Held]] = {}
        for wording in wordings:
            held = [Held(*row) for row in self._connection.execute(_DATED, (wording, most))]
            held += [Held(*row) for row in self._connection.execute(_UNDATED, (wording, most))]
            if held:
                found[wording] = held
        return found

    def documents_of(self, wordings: Iterable[int]) -> Iterator[int]:
        """Yield the keys of the documents in which wordings stand, earliest first, undated last."""
        rows = self._connection.execute(
            "SELECT DISTINCT day, document FROM places "
            "WHERE wording IN (SELECT value FROM json_each(?1)) "
            "ORDER BY day = ?2, day, document",
            (listed(wordings), UNDATED),
        )
        return (document for _, document in rows)

    def known(self, wordings: Iterable[int]) -> set[int]:
        """Return which wordings stand anywhere."""
        rows = self._connection.execute(
            "SELECT value FROM json_each(?) "
            "WHERE EXISTS (SELECT 1 FROM places WHERE wording = value)",
            (listed(wordings),),
        )
        return {wording for (wording,) in rows}

    def put(self, places: Iterable[PlaceRow]) -> None:
        """Write places."""
        self._connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", places)

    def drop(self, document: int, day: int, lines: Iterable[Line]) -> None:
        """Take the places of a document out."""
        self._connection.executemany(
            "DELETE FROM places WHERE wording = ? AND day = ? AND document = ? AND number = ?",
            [(line.wording, day, document, line.number) for line in lines],
        )

    def clear(self) -> None:
        """Forget all places."""
        self._connection.execute("DELETE FROM places")

    def count_wordings(self) -> int:
        """Count the different wordings that stand anywhere."""
        row = self._connection.execute("SELECT count(DISTINCT wording) FROM places").fetchone()
        return int(row[0])

    def count(self) -> int:
        """Count the sentences."""
        return int(self._connection.execute("SELECT count(*) FROM places").fetchone()[0])


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as SQLite takes many at once."""
    return json.dumps(list(numbers))
