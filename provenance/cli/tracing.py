"""Paths → a traced report: the one place where the command line calls the library."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from provenance.archive import Archive
    from provenance.model import Corpus, Document, Report, Settings


class Run(NamedTuple):
    """A report, and the texts of the documents asked for by their sha256."""

    report: Report
    texts: Mapping[str, str]


class Asked(NamedTuple):
    """What a command was asked for: paths, what to trace against, and the settings."""

    paths: Sequence[str]
    against: Sequence[str] = ()
    wire: str | None = None
    config: str | None = None


def traced(asked: Asked) -> Run:
    """Read the paths and trace them.

    Raises:
        NothingToReadError: there is no readable document at the paths.
        SettingsError: there is something wrong in the file of settings.
    """
    from provenance.read import load  # noqa: PLC0415 (keeps --version quick)
    from provenance.report import trace  # noqa: PLC0415 (as above)

    settings = chosen(asked.config, asked.wire)
    documents = load(*asked.paths)
    with _references(asked.against) as references:
        report = trace(documents, references, settings)
    return Run(report, {document.sha256: document.text for document in documents})


def found_in_archive(asked: Asked, phrase: str | None) -> Report:
    """Trace the earliest articles with some words that an archive has, among themselves.

    Raises:
        click.UsageError: no words or no archive are named.
        ArchiveError: the archive cannot be read, or the words are too common.
    """
    from provenance.archive.store import is_archive  # noqa: PLC0415 (keeps --version quick)
    from provenance.report import trace  # noqa: PLC0415 (as above)

    if phrase is None or len(asked.paths) != 1 or not is_archive(asked.paths[0]):
        message = "name articles (PATH...), or look in an archive: --find TEXT --against ARCHIVE"
        raise click.UsageError(message, click.get_current_context())
    from provenance.archive import Archive  # noqa: PLC0415 (an extra)

    with Archive(asked.paths[0]) as archive:
        return trace(archive.find(phrase), None, chosen(asked.config, asked.wire))


def _references(paths: Sequence[str]) -> AbstractContextManager[Corpus | Archive | None]:
    return opened(paths) if paths else nullcontext()


@contextmanager
def opened(paths: Sequence[str]) -> Iterator[Corpus | Archive]:
    """Read files and folders, or open the archive that the one path is.

    Raises:
        click.UsageError: an archive is named beside other paths.
        NothingToReadError: there is no readable document at the paths.
        ArchiveError: the archive cannot be read.
    """
    from provenance.archive.store import is_archive  # noqa: PLC0415 (keeps --version quick)
    from provenance.read import load  # noqa: PLC0415 (as above)

    archives = [path for path in paths if is_archive(path)]
    if not archives:
        yield load(*paths)
        return
    if len(paths) > 1:
        message = f"{archives[0]} is an archive and stands alone; add the others to it"
        raise click.UsageError(message, click.get_current_context())
    from provenance.archive import Archive  # noqa: PLC0415 (an extra)

    with Archive(archives[0]) as archive:
        yield archive


def chosen(config: str | None, wire: str | None) -> Settings:
    """Return the settings of the file named, or of the nearest one; the command line wins.

    Raises:
        SettingsError: the file is malformed or, where it is named, cannot be read.
    """
    from attrs import evolve  # noqa: PLC0415 (keeps --version quick)

    from provenance.configuration import find_configuration, read_settings  # noqa: PLC0415
    from provenance.model import Settings  # noqa: PLC0415 (as above)

    file = config or find_configuration()
    settings = read_settings(file) if file else Settings()
    return evolve(settings, wire=wire) if wire else settings


def compared(source: str, derived: str, config: str | None = None) -> Report:
    """Read two files and trace the second against the first.

    Raises:
        click.UsageError: a path holds several documents.
        NothingToReadError: a path holds no readable document.
        SettingsError: there is something wrong in the file of settings.
    """
    from provenance.report import compare  # noqa: PLC0415 (keeps --version quick)

    settings = chosen(config, None)
    return compare(_single("SOURCE", source), _single("DERIVED", derived), settings)


def _single(name: str, path: str) -> Document:
    from provenance.read import load  # noqa: PLC0415 (keeps --version quick)

    documents = load(path).documents
    if len(documents) > 1:
        message = f"{name} must be one document, but {path} holds {len(documents)}; name one file"
        raise click.UsageError(message, click.get_current_context())
    return documents[0]
