"""Making and opening the store of an archive, and saying what is wrong with one."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from provenance.archive.schema import APPLICATION, MARKS, SCHEMA, VERSION
from provenance.archive.store import NAME, Store
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WAIT: Final = 30.0  # seconds a reader waits for a checkpoint
_CACHE: Final = "PRAGMA cache_size = -65536"  # KiB: the places of a million sentences and more


def create_store(folder: Path) -> None:
    """Make an empty store.

    Raises:
        ArchiveError: the folder holds something else, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(not one.name.startswith(f".{NAME}") for one in folder.iterdir()):
            message = f"{folder}: holds other files; name a new or an empty folder for the archive"
            raise ArchiveError(message)
        draft = folder / f".{NAME}.new"
        draft.unlink(missing_ok=True)
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            connection.executescript(SCHEMA)
            connection.executescript(MARKS)
        finally:
            connection.close()
        draft.rename(folder / NAME)
    except (OSError, sqlite3.Error) as error:
        message = f"{folder}: no archive can be made there ({error}); choose another place"
        raise ArchiveError(message) from error


def open_store(folder: Path, *, write: bool = False) -> Store:
    """Open the store of an archive.

    Raises:
        ArchiveError: there is none, it is of a newer version, or it cannot be read.
    """
    if not (folder / NAME).is_file():
        message = (
            f"{folder}: is no archive (it has no {NAME}); "
            f"make one with: provenance archive add {folder} PATH..."
        )
        raise ArchiveError(message)
    try:
        connection = _connect(folder, write=write)
        connection.execute(_CACHE)
        if write:
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error as error:
        raise damaged(folder, error) from error
    return Store(connection, folder)


@contextmanager
def naming(folder: Path) -> Iterator[None]:
    """Turn what SQLite raises into an error that says where, and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise damaged(folder, error) from error


def damaged(folder: Path, error: BaseException) -> ArchiveError:
    """Say what is wrong with a store or an index, and what to do."""
    words = str(error)
    if "full" in words or "No space" in words or "os error 28" in words:
        remedy = "the disk is full; what was committed is kept: free some space and run it again"
    elif "readonly" in words or "Read-only" in words or "os error 30" in words:
        remedy = "it cannot be written; check its permissions, or copy the archive"
    else:
        remedy = f"see what is wrong with: provenance archive verify {folder}"
    return ArchiveError(f"{folder}: {words}; {remedy}")


def _connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    mode = "rw" if write else "ro"
    connection = _opened(folder, f"mode={mode}")
    try:
        _check(connection, folder)
    except sqlite3.OperationalError:
        connection.close()
        if write or (folder / f"{NAME}-wal").exists():
            raise
        connection = _opened(folder, "immutable=1")  # nothing can change where none may write
        _check(connection, folder)
    return connection


def _opened(folder: Path, options: str) -> sqlite3.Connection:
    address = f"{(folder / NAME).resolve().as_uri()}?{options}"
    return sqlite3.connect(
        address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
    )


def _check(connection: sqlite3.Connection, folder: Path) -> None:
    """Make sure that it is an archive of a version that is known."""
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    if application != APPLICATION:
        message = f"{folder}: its {NAME} was not made by provenance; name another folder"
        raise ArchiveError(message)
    if version > VERSION:
        message = (
            f"{folder}: is an archive of version {version}, and this provenance knows up to "
            f"{VERSION}; install a newer provenance"
        )
        raise ArchiveError(message)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
