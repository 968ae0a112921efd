"""The quotes of a report alone: a table of all of them, or the history of those one looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.formats.changes import WDIFF, marked_quote
from provenance.formats.history import Occurrence, find_quotes, histories
from provenance.formats.labels import labels_of
from provenance.formats.passages import Passages, passages_of
from provenance.formats.table import grid, quotes_table
from provenance.formats.terminal import one_line
from provenance.formats.wording import published_words, speaker_words

if TYPE_CHECKING:
    from provenance.formats.labels import Labels
    from provenance.model import Report


def render(report: Report, format: str, *, find: str | None = None) -> str:  # noqa: A002 (its name)
    """Write the quotes of a report as ``table`` or ``json``; with ``find``, those with its words.

    The JSON is ``{"quotes": [...]}`` with quotes as in the report's own JSON.
    """
    quotes = report.quotes if find is None else find_quotes(report, find)
    if format == "json":
        from provenance.formats import json_report  # noqa: PLC0415 (cattrs is costly to import)

        return json_report.write({"quotes": json_report.plain(list(quotes))})
    if not quotes:
        return "no such quote in this corpus\n" if find else "no quotes in this corpus\n"
    if find is None:
        return quotes_table(quotes, labels_of(report)) + "\n"
    return _histories(report, histories(report, quotes))


def _histories(report: Report, found: tuple[tuple[Occurrence, ...], ...]) -> str:
    passages, labels = passages_of(report), labels_of(report)
    headers = ("where", "published", "alteration", "words", "speaker")
    tables = (
        grid(headers, [_row(one, passages, labels) for one in history], (16, 13, 12, 33, 16))
        for history in found
    )
    return "\n\n".join(tables) + "\n"


def _row(occurrence: Occurrence, passages: Passages, labels: Labels) -> tuple[str, ...]:
    name, quote = occurrence.document, occurrence.quote
    number = passages.number(name, occurrence.span[0])
    words = passages.words(name, occurrence.span)
    return (
        f"{labels[name]}:{number}",
        published_words(passages.documents[name].published),
        occurrence.alteration,
        f"“{marked_quote(quote, passages, WDIFF)}”" if quote else one_line(words),
        one_line(speaker_words(quote)) if quote else "",
    )
