"""A piece of work → rows for the store: read, cut into sentences and stemmed, in any process."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from provenance.archive.intake import Files, Lines, Piece
from provenance.archive.rows import row_of
from provenance.model import Skipped
from provenance.read.article import read_article
from provenance.read.corpus import cautions_about
from provenance.read.files import read_bytes
from provenance.read.json_lines import read as read_lines
from provenance.read.manifest import declared
from provenance.read.readers import read_file
from provenance.read.reading import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.archive.rows import Row
    from provenance.read.manifest import Declaration
    from provenance.read.reading import Article


class Read(NamedTuple):
    """What became of a piece of work: rows with where each was read, and what was left out.

    ``known`` are the ids of what the archive has as it is.
    """

    rows: list[tuple[Row, str]]
    known: list[str]
    skipped: list[Skipped]
    size: int


def read_piece(piece: Piece, is_known: Callable[[str, str], bool]) -> Read:
    """Read a piece of work; never raises for what is in a file."""
    done = Read([], [], [], piece.size)
    found = _in_lines(piece, done) if isinstance(piece, Lines) else _in_files(piece, done)
    for article, name, path, declaration in found:
        if is_known(name, article.sha256):
            done.known.append(name)
            continue
        document = read_article(article, id=name, path=path)
        if declaration:
            document = declared(document, declaration)
        done.rows.append((row_of(document, cautions_about(article, name)), path))
    return done


_Found = tuple["Article", str, str, "Declaration | None"]


def _in_lines(piece: Lines, done: Read) -> Iterator[_Found]:
    reading = read_lines(piece.data, first=piece.first)
    if isinstance(reading, Refused):
        done.skipped.append(Skipped(piece.name, reading.reason))
        return
    for number, reason in reading.refused:
        done.skipped.append(Skipped(f"{piece.name}#{number}", reason))
    for article in reading.articles:
        path = f"{piece.name}#{article.member}"
        yield article, article.member, path, piece.declared.get(article.member)


def _in_files(piece: Files, done: Read) -> Iterator[_Found]:
    for place, name, known in piece.files:
        data = read_bytes(place)
        reading = data if isinstance(data, Refused) else read_file(place.name, data)
        if isinstance(reading, Refused):
            done.skipped.append(Skipped(place.name, reading.reason))
            continue
        for number, reason in reading.refused:
            done.skipped.append(Skipped(f"{place.name}#{number}", reason))
        for article in reading.articles:
            member = article.member
            path = place._replace(member=member).shown
            stem = PurePosixPath(place.name).stem
            own = f"{stem}#{member}" if member.isdecimal() else member
            yield article, own or name, path, known.get(member)
