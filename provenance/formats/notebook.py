"""Report → a small HTML table of its documents: what a notebook shows of a report."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final

from provenance.formats.labels import labels_of
from provenance.formats.terminal import one_line
from provenance.formats.wording import (
    basis_words,
    counted,
    published_words,
    role_words,
    shortened,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.formats.labels import Labels
    from provenance.model import Report, TracedDocument

_HEADERS: Final = ("document", "role", "published", "written from", "sentences", "flags")
_MOST: Final = 50  # documents shown
_LONGEST: Final = 80  # code points of a title


def render(report: Report) -> str:
    """Write one table, a row for each of the first 50 documents; no script, style sheet or link."""
    labels = labels_of(report)
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADERS)
    rows = "".join(_row(report, one, labels) for one in report.documents[:_MOST])
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f"<table><caption>{_caption(report)}</caption>{body}</table>\n"


def _caption(report: Report) -> str:
    facts = [
        "Provenance report",
        counted(len(report.documents), "document"),
        counted(len(report.quotes), "quote"),
        f"{len(report.skipped)} skipped",
        counted(len(report.warnings), "warning"),
    ]
    if len(report.documents) > _MOST:
        facts.append(f"the first {_MOST} documents are shown")
    return _shown(" · ".join(facts))


def _row(report: Report, document: TracedDocument, labels: Labels) -> str:
    written_from = "; ".join(
        f"{labels[parent.document]} {parent.share:.0%}: {basis_words(parent)}"
        for parent in document.derived_from
    )
    cells = (
        role_words(document),
        published_words(document.published),
        written_from,
        summary(report, document, labels),
        ", ".join(_flags(document)),
    )
    data = "".join(f"<td>{_shown(cell)}</td>" for cell in cells)
    title = f"<br>{_shown(shortened(document.title, _LONGEST))}" if document.title else ""
    return f'<tr><th scope="row">{_shown(labels[document.id])}{title}</th>{data}</tr>'


def _flags(document: TracedDocument) -> Iterator[str]:
    """Yield how many flags there are of each severity, most first."""
    found = Counter(flag.severity for sentence in document.sentences for flag in sentence.flags)
    for severity, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number} {severity}"


def _shown(text: str) -> str:
    return escape(one_line(text))
