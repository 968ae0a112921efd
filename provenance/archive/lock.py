"""One writer at a time: a lock that the system frees when its process ends, however it ends."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME: Final = "writer.lock"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the lock of an archive.

    It is SQLite's own, on an empty file beside the store: it works on every system that the store
    works on.

    Raises:
        ArchiveError: another process holds it, or the folder cannot be written.
    """
    try:
        connection = sqlite3.connect(folder / NAME, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise _unwritable(folder, error) from error
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise _refused(folder, error) from error
        yield
    finally:
        connection.close()


def _refused(folder: Path, error: sqlite3.OperationalError) -> ArchiveError:
    if "locked" not in str(error):
        return _unwritable(folder, error)
    return ArchiveError(
        f"{folder}: another process is writing to this archive; wait until it is done "
        "(reading goes on meanwhile)"
    )


def _unwritable(folder: Path, error: sqlite3.Error) -> ArchiveError:
    return ArchiveError(f"{folder}: cannot be written ({error}); check its permissions and disk")
