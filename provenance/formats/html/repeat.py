"""How a report can be made again: the command, or what a program must set."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.model import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Report

_NAMED_PATHS: Final = 8
"""Up to so many files are named in a command; folders stand for more."""


def command(report: Report) -> str:
    """Write the command that makes the page of the same files; empty where there is none.

    There is none for texts that a program gave, nor for settings that have no option.
    """
    asked = [document.path for document in report.documents if document.reported]
    given = [document.path for document in report.documents if not document.reported]
    if not all((*asked, *given)) or evolve(report.settings, wire=None) != Settings():
        return ""
    if _is_pair(report):
        return _joined("diff", *given, *asked)
    if len(asked) + len(given) > _NAMED_PATHS:
        asked, given = ["ARTICLES"], ["REFERENCES"] if given else []
    return _joined("report", *asked, *_options("--against", given), *_wire(report.settings))


def chosen(settings: Settings) -> Iterator[tuple[str, str]]:
    """Name each setting with its value."""
    yield "wire", settings.wire or "found from the text"
    yield "threshold", f"{settings.threshold:g}"
    yield "candidates", f"{settings.candidates}"


def _is_pair(report: Report) -> bool:
    """Whether one text was declared to be the source of the other, as by ``compare``."""
    pair = 2
    return len(report.documents) == pair and any(
        "declared" in parent.basis and not source.reported
        for derived in report.documents
        for parent in derived.derived_from
        for source in report.documents
        if source.id == parent.document
    )


def _wire(settings: Settings) -> Sequence[str]:
    return _options("--wire", [settings.wire] if settings.wire else [])


def _options(name: str, values: Sequence[str]) -> Sequence[str]:
    return [word for value in values for word in (name, value)]


def _joined(*words: str) -> str:
    return shlex.join(("provenance", *words, "--format", "html"))
