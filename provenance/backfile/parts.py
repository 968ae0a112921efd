"""The folder of a traced archive: a manifest, parts during the work, then three tables."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Final

from provenance.backfile.rows import KINDS
from provenance.backfile.work import NAME
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from provenance.backfile.rows import Rows

MANIFEST: Final = "manifest.json"
_PARTS: Final = "parts"
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
    ours = {MANIFEST, _PARTS, *_TABLES, *_DATABASE}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strange = sorted(one.name for one in folder.iterdir() if one.name not in ours)
        if strange:
            message = f"{folder}: holds other files ({strange[0]}); name a new or an empty folder"
            raise ArchiveError(message)
        if _known(folder) != {**manifest, "complete": False}:
            _clear(folder)
            _write(folder / MANIFEST, _written({**manifest, "complete": False}))
        (folder / _PARTS).mkdir(exist_ok=True)
    except OSError as error:
        message = f"{folder}: cannot be written ({error.strerror}); name another folder"
        raise ArchiveError(message) from error


def is_kept(folder: Path, number: int) -> bool:
    """Whether the rows of a part were written."""
    return _part(folder, number, _TABLES[-1]).exists()


def keep(folder: Path, number: int, found: Iterable[Rows]) -> None:
    """Write the rows of a part; the last table makes it whole."""
    tables = list(found)
    for kind, name in enumerate(_TABLES):
        lines = [_line(row) for rows in tables for row in rows[kind]]
        _write(_part(folder, number, name), "".join(lines))


def finish(folder: Path, manifest: Mapping[str, object], parts: int) -> None:
    """Join the parts into the tables, and take away what was only for the work."""
    for name in _TABLES:
        draft = folder / _PARTS / name
        with draft.open("wb") as whole:
            for number in range(parts):
                with _part(folder, number, name).open("rb") as part:
                    shutil.copyfileobj(part, whole)
        draft.replace(folder / name)
    _write(folder / MANIFEST, _written({**manifest, "complete": True}))
    shutil.rmtree(folder / _PARTS)
    for name in _DATABASE:
        (folder / name).unlink(missing_ok=True)


def _known(folder: Path) -> object:
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _clear(folder: Path) -> None:
    """Remove what was made here before."""
    shutil.rmtree(folder / _PARTS, ignore_errors=True)
    for name in (MANIFEST, *_TABLES, *_DATABASE):
        (folder / name).unlink(missing_ok=True)


def _part(folder: Path, number: int, table: str) -> Path:
    return folder / _PARTS / f"{number:06}-{table}"


def _line(row: tuple[object, ...]) -> str:
    """Write a row as a line of JSON."""
    fields = row._asdict()  # type: ignore[attr-defined]  # rows are named tuples
    return json.dumps(fields, ensure_ascii=True, separators=(",", ":")) + "\n"


def _written(manifest: Mapping[str, object]) -> str:
    return json.dumps(manifest, indent=1, sort_keys=True) + "\n"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
