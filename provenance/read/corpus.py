"""Paths → corpus: every readable article under one id, and what was left out and why."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from provenance.errors import NothingToReadError
from provenance.model import Caution, Corpus, Document, Skipped
from provenance.read.article import read_text
from provenance.read.decoding import decode, refusal
from provenance.read.files import Place, Refused, places_in, read_bytes
from provenance.read.manifest import declarations_in, declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.read.manifest import Declaration

_FEW_NAMES: Final = 5


@frozen
class _File:
    place: Place
    data: bytes
    sha256: str


def load(*paths: str | Path) -> Corpus:
    """Read articles from files and folders (recursively, ``.txt`` and ``.md``); ``-`` is stdin.

    Whatever cannot be used is listed in ``skipped`` with the reason and the remedy. A document's
    id is its file name without the ending, or its relative path where two names collide; files
    with the same bytes are one document, with the others' ids in ``copies``. The result does not
    depend on the order of the paths.

    Raises:
        NothingToReadError: No path holds a readable article.
        ManifestError: A folder's ``corpus.toml`` cannot be used.
    """
    files, skipped = _read(places_in(paths))
    if not files:
        raise NothingToReadError(_nothing(paths, skipped))
    ids = _ids([file.place for file in files])
    declarations, strangers = _declarations(paths, files)
    documents, cautions = _documents(files, ids, declarations)
    return Corpus(documents, tuple(skipped), (*cautions, *strangers))


def _read(places: Iterable[Place]) -> tuple[list[_File], list[Skipped]]:
    files, skipped = [], []
    for place in places:
        data = read_bytes(place)
        reason = data.reason if isinstance(data, Refused) else refusal(data)
        if reason is None and isinstance(data, bytes):
            files.append(_File(place, data, sha256(data).hexdigest()))
        elif reason:
            skipped.append(Skipped(place.name, reason))
    return files, skipped


def _nothing(paths: Sequence[str | Path], skipped: Sequence[Skipped]) -> str:
    where = ", ".join(Path(path).name or str(path) for path in paths) or "no path"
    causes = "; ".join(f"{one.path}: {one.reason}" for one in skipped[:_FEW_NAMES])
    more = f"; and {len(skipped) - _FEW_NAMES} more" if len(skipped) > _FEW_NAMES else ""
    remedy = causes + more or "give a .txt or .md file, or a folder that holds some"
    return f"no readable article in {where}: {remedy}"


def _ids(places: Sequence[Place]) -> tuple[str, ...]:
    """Name each file by the shortest of its names that no other file has."""
    ids = [PurePosixPath(place.name).stem for place in places]
    for rename in (_without_ending, _with_ending, _below_root):
        taken = Counter(ids)
        ids = [
            rename(place) if taken[known] > 1 else known
            for known, place in zip(ids, places, strict=True)
        ]
    return _numbered(ids)


def _without_ending(place: Place) -> str:
    return PurePosixPath(place.name).with_suffix("").as_posix()


def _with_ending(place: Place) -> str:
    return place.name


def _below_root(place: Place) -> str:
    return f"{place.root}/{place.name}"


def _numbered(ids: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    numbered = []
    for known in ids:
        seen[known] += 1
        numbered.append(known if seen[known] == 1 else f"{known}#{seen[known]}")
    return tuple(numbered)


def _documents(
    files: Sequence[_File], ids: Sequence[str], declarations: Mapping[int, Declaration]
) -> tuple[tuple[Document, ...], tuple[Caution, ...]]:
    """Read each distinct file once; the first of its ids stands for all."""
    same: dict[str, list[int]] = {}
    for index in sorted(range(len(files)), key=ids.__getitem__):
        same.setdefault(files[index].sha256, []).append(index)
    names = _names(files, ids, same)
    documents, cautions = [], []
    for first, *others in same.values():
        document, caution = _document(files[first], ids[first])
        document = evolve(document, copies=tuple(ids[other] for other in others))
        for index in (first, *others):
            if index in declarations:
                document = _declared(document, declarations[index], names)
        documents.append(document)
        cautions.extend(caution)
    return tuple(documents), tuple(cautions)


def _document(file: _File, id: str) -> tuple[Document, list[Caution]]:  # noqa: A002 (the field)
    decoded = decode(file.data)
    document = read_text(
        decoded.text, id=id, path=file.place.name, encoding=decoded.encoding, sha256=file.sha256
    )
    return document, [Caution("encoding", id, decoded.caution)] if decoded.caution else []


def _names(
    files: Sequence[_File], ids: Sequence[str], same: Mapping[str, list[int]]
) -> dict[str, str]:
    """Map every name a manifest may use (id, path, file name) to the id that stands for it."""
    names: dict[str, str] = {}
    for indices in same.values():
        for index in indices:
            for name in (PurePosixPath(files[index].place.name).name, files[index].place.name, ids[index]):
                names[name] = ids[indices[0]]
    return names


def _declared(document: Document, declaration: Declaration, names: Mapping[str, str]) -> Document:
    parents = tuple(dict.fromkeys(names.get(name, name) for name in declaration.derived_from))
    document = declared(document, declaration)
    return evolve(document, derived_from=parents) if parents else document


def _declarations(
    paths: Iterable[str | Path], files: Sequence[_File]
) -> tuple[dict[int, Declaration], tuple[Caution, ...]]:
    """Find the declaration of each file (by index), and the entries that fit no file."""
    known: dict[int, Declaration] = {}
    strangers = []
    at = {file.place.path: index for index, file in enumerate(files)}
    folders = {parent for file in files if file.place.root and file.place.path for parent in _folders(file.place)}
    for folder in sorted(folders):
        for name, declaration in declarations_in(folder).items():
            index = at.get(folder / name)
            if index is None:
                message = f'corpus.toml in {folder.name} names "{name}", which was not read; correct the name'
                strangers.append(Caution("manifest", None, message))
            else:
                known[index] = declaration
    return known, tuple(strangers)


def _folders(place: Place) -> list[Path]:
    """Return the folders from the one that was given down to a file's own."""
    depth = len(PurePosixPath(place.name).parts)
    return list(place.path.parents)[:depth] if place.path else []
