"""Paths → corpus: every readable article under one id, and what was left out and why."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from provenance.errors import NothingToReadError
from provenance.model import Caution, Corpus, Document, Skipped
from provenance.read.article import read_article
from provenance.read.files import MANIFEST, Place, places_in, read_bytes
from provenance.read.manifest import declarations_in, declared
from provenance.read.naming import ids_of
from provenance.read.readers import read_file
from provenance.read.reading import Article, Reading, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.read.manifest import Declaration

_FEW: Final = 5


@frozen
class _File:
    """An article in a file. ``id`` is its own, ``stands`` that of the first with its bytes."""

    place: Place
    article: Article
    id: str = ""
    stands: str = ""


def load(*paths: str | Path) -> Corpus:
    """Read articles from files and folders (recursively); ``-`` is stdin, read as text.

    How a file is read is told by its ending (``provenance.read.readers``). Whatever cannot be used
    is listed in ``skipped`` with the reason and the remedy, and what a reader left out of a file is
    said in a warning. A document's id is its file name without the ending, or its relative path
    where two names collide, or the id that it has in a file of several; files with the same bytes
    are one document, with the others' ids in ``copies``. The result does not depend on the order
    of the paths.

    Raises:
        NothingToReadError: No path holds a readable article.
        ManifestError: A folder's ``corpus.toml`` cannot be used.
    """
    files, skipped, left_out = _read(places_in(paths))
    if not files:
        raise NothingToReadError(_nothing(paths, skipped))
    files = _identified(files)
    declarations, strangers = _declarations(files)
    documents, cautions = _documents(files, declarations)
    return Corpus(documents, tuple(skipped), (*cautions, *left_out, *strangers))


def load_bytes(name: str, data: bytes, *, id: str) -> Corpus:  # noqa: A002 (the field)
    """Read one article from the bytes of a file, which need not be stored; ``name`` says how.

    Raises:
        NothingToReadError: the bytes are not one readable article.
    """
    reading = read_file(name, data)
    if isinstance(reading, Refused):
        message = f"{name}: {reading.reason}"
        raise NothingToReadError(message)
    if len(reading.articles) != 1:
        found = len(reading.articles)
        message = (
            f"{name} holds {found} articles; give one at a time"
            if found
            else (f"no readable article in {name}: {'; '.join(why for _, why in reading.refused)}")
        )
        raise NothingToReadError(message)
    file = _File(Place(None, name), reading.articles[0], id, id)
    left_out = (Caution("extraction", id, reading.left_out),) if reading.left_out else ()
    document = read_article(file.article, id=id, path=name)
    return Corpus((document,), (), (*_cautions(file), *left_out))


def _read(places: Iterable[Place]) -> tuple[list[_File], list[Skipped], list[Caution]]:
    """Read the articles of each file, what was skipped, and what was left out of files."""
    files: list[_File] = []
    skipped: list[Skipped] = []
    left_out: list[Caution] = []
    for place in places:
        reading = _reading(place)
        if isinstance(reading, Refused):
            skipped.append(Skipped(place.name, reading.reason))
            continue
        files += (_File(place._replace(member=one.member), one) for one in reading.articles)
        skipped += (Skipped(f"{place.name}#{name}", reason) for name, reason in reading.refused)
        if reading.left_out:
            left_out.append(Caution("extraction", None, f"{place.name}: {reading.left_out}"))
    return files, skipped, left_out


def _reading(place: Place) -> Reading | Refused:
    data = read_bytes(place)
    return data if isinstance(data, Refused) else read_file(place.name, data)


def _nothing(paths: Sequence[str | Path], skipped: Sequence[Skipped]) -> str:
    where = ", ".join(Path(path).name or str(path) for path in paths) or "no path"
    causes = "; ".join(f"{one.path}: {one.reason}" for one in skipped[:_FEW])
    more = f"; and {len(skipped) - _FEW} more" if len(skipped) > _FEW else ""
    remedy = causes + more or "give a .txt, .md or .html file, or a folder that holds some"
    return f"no readable article in {where}: {remedy}"


def _identified(files: Sequence[_File]) -> list[_File]:
    """Give the files their ids and sort by them; the first of several with one hash stands."""
    ids = ids_of([file.place for file in files])
    named = sorted(
        (evolve(file, id=known) for file, known in zip(files, ids, strict=True)),
        key=lambda file: file.id,
    )
    standing: dict[str, str] = {}
    for file in named:
        standing.setdefault(file.article.sha256, file.id)
    return [evolve(file, stands=standing[file.article.sha256]) for file in named]


def _documents(
    files: Sequence[_File], declarations: Mapping[str, Declaration]
) -> tuple[tuple[Document, ...], tuple[Caution, ...]]:
    """Read each distinct file once, with what is declared of it or of its copies."""
    documents: dict[str, Document] = {}
    cautions: list[Caution] = []
    for file in files:
        if file.id == file.stands:
            documents[file.id] = read_article(file.article, id=file.id, path=file.place.shown)
            cautions.extend(_cautions(file))
        else:
            held = documents[file.stands]
            documents[file.stands] = evolve(held, copies=(*held.copies, file.id))
        if file.id in declarations:
            documents[file.stands] = declared(documents[file.stands], declarations[file.id])
    return tuple(documents.values()), tuple(cautions)


def _cautions(file: _File) -> Iterator[Caution]:
    """Yield what a reader of the report must know about how an article was read."""
    article = file.article
    if article.caution:
        yield Caution("encoding", file.id, article.caution)
    if article.withdrawn:
        message = f"it is marked as {article.withdrawn}; do not draw on it"
        yield Caution("agency-correction", file.id, message)
    if article.left_out:
        yield Caution("extraction", file.id, f"left out: {article.left_out}")


def _declarations(files: Sequence[_File]) -> tuple[dict[str, Declaration], tuple[Caution, ...]]:
    """Find what is declared of each file (by id), and warn of names that fit no file."""
    at = {file.place.located: file for file in files if file.place.located}
    ids = {file.place.shown: file.stands for file in files} | {f.id: f.stands for f in files}
    known: dict[str, Declaration] = {}
    cautions: list[Caution] = []
    for folder in sorted({folder for file in files for folder in _folders(file.place)}):
        for name, declaration in declarations_in(folder).items():
            file = at.get(folder / name)
            parents, unknown = _resolved(declaration.derived_from, folder, at, ids)
            if file:
                known[file.id] = evolve(declaration, derived_from=parents)
            cautions.extend(_strange(folder, stranger) for stranger in unknown)
            cautions.extend(() if file else [_strange(folder, name)])
    return known, tuple(cautions)


def _resolved(
    names: Iterable[str], folder: Path, at: Mapping[Path, _File], ids: Mapping[str, str]
) -> tuple[tuple[str, ...], list[str]]:
    """Turn the names of parents (files of the folder, paths or ids) into ids of documents.

    A name that fits none is kept as it is: it may belong to what is given by ``--against``.
    """
    found, unknown = [], []
    for name in names:
        file = at.get(folder / name)
        stands = file.stands if file else ids.get(name)
        found.append(stands or PurePosixPath(name).stem)
        if stands is None:
            unknown.append(name)
    return tuple(dict.fromkeys(found)), unknown


def _strange(folder: Path, name: str) -> Caution:
    message = f'{MANIFEST} in {folder.name} names "{name}", which is not among the articles read'
    return Caution("manifest", None, message)


def _folders(place: Place) -> Iterator[Path]:
    """Yield the folders from a file's own up to the one that was given."""
    if place.path and place.root:
        yield from list(place.path.parents)[: len(PurePosixPath(place.name).parts)]
