"""Report → CSV (RFC 4180) for a spreadsheet: a row a sentence, no cell that is a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from provenance.formats.passages import Passages, passages_of
from provenance.formats.terminal import one_line
from provenance.formats.wording import flag_text, published_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Place, Report, Source, TracedDocument, TracedSentence, Via

HEADER: Final = (
    *("document", "agency", "publisher", "published", "role"),
    *("sentence", "section", "start", "end", "text", "relation", "score"),
    *("sources", "source_text", "origin", "tie", "via", "reason", "nearest"),
    *("attributed_to", "flags", "changes"),
)

_FORMULA: Final = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠\t\r\n]")
_SEVERAL: Final = "; "


def render(report: Report) -> str:
    """Write a row for each sentence of each reported document, with its sources and flags.

    Line breaks inside a cell become spaces and characters that do not show are named. A cell that
    a spreadsheet would take for a formula, since it begins with ``=``, ``+``, ``-``, ``@``, a tab
    or a line break, gets an apostrophe in front. A document without sentences has a row too.
    """
    passages = passages_of(report)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADER)
    for document in report.documents:
        if document.reported:
            writer.writerows(map(_safe, row) for row in _rows(document, passages))
    return written.getvalue()


def _safe(cell: object) -> str:
    """Write a cell as one line that no spreadsheet calculates (OWASP, "CSV Injection")."""
    text = "" if cell is None else str(cell)
    shown = one_line(text)
    return f"'{shown}" if _FORMULA.match(text) or _FORMULA.match(shown) else shown


def _rows(document: TracedDocument, passages: Passages) -> Iterator[tuple[object, ...]]:
    facts = (
        document.id,
        document.agency,
        document.publisher,
        published_words(document.published),
        document.role,
    )
    for sentence in document.sentences:
        yield *facts, *_sentence(sentence, passages)
    if not document.sentences:
        yield *facts, *[None] * (len(HEADER) - len(facts))


def _sentence(sentence: TracedSentence, passages: Passages) -> tuple[object, ...]:
    return (
        sentence.number,
        sentence.section,
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.relation,
        None if sentence.score is None else f"{sentence.score:.4f}",
        _joined(map(_place, sentence.sources)),
        " ".join(passages.sentence(source).text for source in sentence.sources),
        sentence.origin and _place(sentence.origin),
        _joined(sentence.tie),
        _joined(map(_place, sentence.via)),
        sentence.reason,
        sentence.nearest and f"{_place(sentence.nearest)} {sentence.nearest.score:.4f}",
        _joined(sentence.attributed_to),
        _joined(flag.kind for flag in sentence.flags),
        _joined(map(flag_text, sentence.flags)),
    )


def _place(place: Place | Source | Via) -> str:
    return f"{place.document}:{place.sentence}"


def _joined(parts: Iterable[str]) -> str:
    return _SEVERAL.join(parts)
