"""The folder of a traced archive: a manifest, a database during the work, then three tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from provenance.backfile.rows import KINDS
from provenance.backfile.work import NAME
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from provenance.backfile.rows import Rows
    from provenance.backfile.work import WorkStore

MANIFEST: Final = "manifest.json"
_TABLES: Final = tuple(f"{kind}.jsonl" for kind, _ in KINDS)
_DATABASE: Final = (NAME, f"{NAME}-wal", f"{NAME}-shm")


def is_complete(folder: Path, manifest: Mapping[str, object]) -> bool:
    """Whether all was done, for the same archive and settings."""
    return _known(folder) == {**manifest, "complete": True}


def begin(folder: Path, manifest: Mapping[str, object]) -> None:
    """Go on with what a folder has, or begin anew where that is of something else.

    Raises:
        ArchiveError: the folder holds other files, or cannot be written.
    """
    whole = (MANIFEST, *_TABLES)
    ours = {*whole, *map(_draft_of, whole), *_DATABASE}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = sorted(one.name for one in folder.iterdir() if one.name not in ours)
        if strange:
            message = f"{folder}: holds other files ({strange[0]}); name a new or an empty folder"
            raise ArchiveError(message)
        if _known(folder) != {**manifest, "complete": False}:
            _clear(folder)
            _write(folder / MANIFEST, _written({**manifest, "complete": False}))
    except OSError as error:
        message = f"{folder}: cannot be written ({error.strerror}); name another folder"
        raise ArchiveError(message) from error


def written(rows: Rows) -> tuple[str, ...]:
    """Write the rows of a document as lines of JSON, table by table."""
    return tuple("".join(map(_line, table)) for table in rows)


def finish(folder: Path, manifest: Mapping[str, object], work: WorkStore) -> None:
    """Write the tables, and take away what was only for the work."""
    for kind, name in enumerate(_TABLES):
        draft = folder / _draft_of(name)
        with draft.open("w", encoding="utf-8", newline="\n") as table:
            table.writelines(work.rows(kind))
        draft.replace(folder / name)
    work.close()
    _write(folder / MANIFEST, _written({**manifest, "complete": True}))
    for name in _DATABASE:
        (folder / name).unlink(missing_ok=True)


def _known(folder: Path) -> object:
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _clear(folder: Path) -> None:
    """Remove what was made here before."""
    for name in (MANIFEST, *_TABLES, *_DATABASE):
        (folder / name).unlink(missing_ok=True)


def _line(row: tuple[object, ...]) -> str:
    """Write a row as a line of JSON."""
    fields = row._asdict()  # type: ignore[attr-defined]  # rows are named tuples
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":")) + "\n"


def _written(manifest: Mapping[str, object]) -> str:
    return json.dumps(manifest, indent=1, sort_keys=True) + "\n"


def _draft_of(name: str) -> str:
    return f".{name}.part"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(_draft_of(path.name))
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
