"""Paths → a traced report: the one place where the command line calls the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.model import Document, Report


class Run(NamedTuple):
    """A report, and the texts of the documents asked for by their sha256."""

    report: Report
    texts: Mapping[str, str]


def traced(paths: Sequence[str], against: Sequence[str], wire: str | None) -> Run:
    """Read the paths and trace them.

    Raises:
        NothingToReadError: there is no readable document at the paths.
    """
    from provenance.model import Settings  # noqa: PLC0415 (keeps --version quick)
    from provenance.read import load  # noqa: PLC0415 (as above)
    from provenance.report import trace  # noqa: PLC0415 (as above)

    documents = load(*paths)
    references = load(*against) if against else None
    report = trace(documents, references, Settings(wire=wire))
    return Run(report, {document.sha256: document.text for document in documents})


def compared(source: str, derived: str) -> Report:
    """Read two files and trace the second against the first.

    Raises:
        click.UsageError: a path holds several documents.
        NothingToReadError: a path holds no readable document.
    """
    from provenance.report import compare  # noqa: PLC0415 (keeps --version quick)

    return compare(_single("SOURCE", source), _single("DERIVED", derived))


def _single(name: str, path: str) -> Document:
    from provenance.read import load  # noqa: PLC0415 (keeps --version quick)

    documents = load(path).documents
    if len(documents) > 1:
        message = f"{name} must be one document, but {path} holds {len(documents)}; name one file"
        raise click.UsageError(message, click.get_current_context())
    return documents[0]
