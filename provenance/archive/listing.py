"""What an archive holds, article by article: a page of entries at a time, without their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.archive.rows import known_text, stored_text
from provenance.model import DateBound, Published

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from provenance.archive.rows import Text

_COLUMNS: Final = (
    "key, id, title, publisher, agency, not_before, not_before_method, not_after, not_after_method"
)
_READ: Final = f"SELECT {_COLUMNS} FROM documents"  # noqa: S608 (the columns are ours)
_DAYS: Final = (
    "SELECT min(coalesce(not_before, not_after)), max(coalesce(not_after, not_before)) "
    "FROM documents"
)


class Entry(NamedTuple):
    """A document in a list: its key, and what is known of it without its text."""

    key: int
    id: str
    title: str | None
    publisher: str | None
    agency: str | None
    published: Published


class Listing:
    """The documents of a store in lists; however many there are, few are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def latest(self, most: int, before: int | None = None) -> list[Entry]:
        """Return the documents that were added last, of all or of those before a key."""
        if before is None:
            return self._entries("ORDER BY key DESC LIMIT ?", most)
        return self._entries("WHERE key < ? ORDER BY key DESC LIMIT ?", before, most)

    def beginning(self, start: str, most: int) -> list[Entry]:
        """Return documents whose ids begin so, sorted by their ids."""
        ends = stored_text(start), stored_text(f"{start}\U0010ffff")
        return self._entries("WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", *ends, most)

    def named(self, name: str) -> list[Entry]:
        """Return the document that has the same bytes as one of an id, if there is one."""
        return self._entries(
            "WHERE key = (SELECT document FROM copies WHERE id = ?)", stored_text(name)
        )

    def days(self) -> tuple[str | None, str | None]:
        """Return the first and the last day of the documents' dates; null where none has one.

        All documents are looked at, though not their texts: a second for a million in memory.
        """
        first, last = self._connection.execute(_DAYS).fetchone()
        return first, last

    def _entries(self, where: str, *given: Text | int) -> list[Entry]:
        return [_entry(row) for row in self._connection.execute(f"{_READ} {where}", given)]


def _entry(row: Sequence[Any]) -> Entry:
    name, title, publisher, agency = map(known_text, row[1:5])
    low, high = (DateBound(*ends) if ends[0] else None for ends in (row[5:7], row[7:9]))
    return Entry(row[0], name or "", title, publisher, agency, Published(low, high))
