"""Names of documents, short enough for a column and safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.formats.terminal import one_line

if TYPE_CHECKING:
    from provenance.model import Report

Labels = dict[str, str]
"""Document id → its label."""

_SHORTEST_CUT: Final = 12
_LONGEST_WHOLE: Final = 16


def labels_of(report: Report) -> Labels:
    """Shorten long document ids to beginnings that no other document of the report has."""
    ids = sorted(document.id for document in report.documents)
    return {
        name: one_line(_label(name, ids[max(at - 1, 0) : at] + ids[at + 1 : at + 2]))
        for at, name in enumerate(ids)
    }


def _label(name: str, neighbours: list[str]) -> str:
    """Cut a name after the first code point in which it differs from its sorted neighbours."""
    shared = max((_shared(name, other) for other in neighbours), default=0)
    kept = max(shared + 1, _SHORTEST_CUT)
    return name if len(name) <= max(_LONGEST_WHOLE, kept) else f"{name[:kept]}…"


def _shared(name: str, other: str) -> int:
    """Count the code points with which two names begin alike."""
    pairs = zip(name, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(name), len(other)))
