"""Report → the geometry of its timeline: a row a document, a column a day, edges to derivatives.

Days are evenly spaced, in order: what counts is which came first, and a linear scale would press a
week's news into one point beside a copy fetched years later. Undated documents have a column of
their own, since nothing says where among the days they belong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.formats.wording import basis_words, published_words, role_words, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.formats.html.names import Names
    from provenance.model import Report, TracedDocument

WIDTH: Final = 960

_UNDATED: Final = 880  # where undated documents stand
_FIRST: Final = 400
_LAST: Final = 760
_TOP: Final = 64
_ROW: Final = 34
_LABEL: Final = 46  # the longest name shown, in characters
_SHAPE: Final = 10.0  # from the middle of a shape to its edge
_ARROW: Final = 20.0  # and to where the head of an arrow begins
_THINNEST: Final = 1.5
_THICKER: Final = 6.0
_OPEN: Final = 34.0  # how far an interval without an end is drawn
_MOST_TICKS: Final = 6
_ALL_DRAWN: Final = 60
"""With more documents, those without a link and the outside sources stand in the tables only."""


@frozen
class Node:
    """A document at its day, or an outside source, which has no document (``href`` is empty)."""

    href: str
    name: str
    title: str
    words: str
    role: str
    published: str
    x: float
    y: float
    until: float | None = None
    """Where the interval in which the document was published ends, if that is elsewhere."""
    open: bool = False
    """Whether that end is not known, and only the direction is meant."""


@frozen
class Edge:
    """A line between two nodes: ``kind`` is derived, tie or named; ``width`` in the SVG's units."""

    kind: str
    path: str
    width: float
    words: str


@frozen
class Tick:
    """A day of the time axis."""

    x: float
    label: str


@frozen
class Graph:
    """All that is drawn; ``left_out`` counts the documents that are not."""

    height: int
    ticks: tuple[Tick, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    undated: float = _UNDATED
    width: int = WIDTH

    @property
    def has_intervals(self) -> bool:
        """Whether the day of a document is known within limits only."""
        return any(node.until is not None for node in self.nodes)


def graph_of(report: Report, names: Names) -> Graph:
    """Lay the documents of a report out in time."""
    families = _families(report)
    every = len(report.documents) <= _ALL_DRAWN
    drawn = [one for family in families if every or len(family) > 1 for one in family]
    days = sorted({day for one in drawn for day in _ends(one) if day})
    at = {day: _place(number, len(days)) for number, day in enumerate(days)}
    nodes = {one.id: _node(one, number, at, names) for number, one in enumerate(drawn)}
    outside = _outside(report, len(drawn)) if every else {}
    edges = [*_derivations(report, nodes, names), *_ties(report, nodes, names)]
    edges += _named(report, nodes, outside, names)
    rows = len(nodes) + len(outside)
    return Graph(
        height=_TOP + rows * _ROW + 8,
        ticks=_ticks(at),
        nodes=(*nodes.values(), *outside.values()),
        edges=tuple(edges),
        left_out=len(report.documents) - len(drawn),
    )


def _families(report: Report) -> list[list[TracedDocument]]:
    """Group linked documents, each group in the order of time, the largest groups first."""
    family = {one.id: one.id for one in report.documents}

    def head(name: str) -> str:
        while family[name] != name:
            family[name] = name = family[family[name]]
        return name

    for one, other in _links(report):
        family[max(head(one), head(other))] = min(head(one), head(other))
    groups: dict[str, list[TracedDocument]] = {}
    for document in report.documents:
        groups.setdefault(head(document.id), []).append(document)
    ordered = [sorted(group, key=_when) for group in groups.values()]
    return sorted(ordered, key=lambda group: (len(group) == 1, _when(group[0])))


def _links(report: Report) -> Iterator[tuple[str, str]]:
    for document in report.documents:
        yield from ((document.id, parent.document) for parent in document.derived_from)
        for sentence in document.sentences:
            yield from ((document.id, name) for name in sentence.tie)


def _when(document: TracedDocument) -> tuple[bool, str, int, str]:
    """Order by the first day known, then sources before what was written from them."""
    first, last = _ends(document)
    day = first or last
    return not day, day, len(document.derived_from), document.id


def _ends(document: TracedDocument) -> tuple[str, str]:
    """Return the days between which a document was published; empty where open."""
    first, last = document.published.not_before, document.published.not_after
    return first.date if first else "", last.date if last else ""


def _place(number: int, days: int) -> float:
    return _FIRST if days == 1 else _FIRST + (_LAST - _FIRST) * number / (days - 1)


def _ticks(at: Mapping[str, float]) -> tuple[Tick, ...]:
    """Label the days, or as many of them as there is room for."""
    step = -(-len(at) // _MOST_TICKS)
    return tuple(Tick(x, day) for number, (day, x) in enumerate(at.items()) if number % step == 0)


def _node(document: TracedDocument, row: int, at: Mapping[str, float], names: Names) -> Node:
    first, last = _ends(document)
    published = published_words(document.published)
    x = at[first or last] if first or last else _UNDATED
    title = names.titles[document.id]
    return Node(
        href=names.document(document.id).href,
        name=names.labels[document.id],
        published=published if first or last else "",
        title=shortened(" ".join(title.split()), _LABEL),
        words=f"{title}: {role_words(document)}, {published}",
        role=document.role,
        x=x,
        y=_y(row),
        until=_until(first, last, at),
        open=not (first and last),
    )


def _until(first: str, last: str, at: Mapping[str, float]) -> float | None:
    """Return where the interval ends; an open one, a little later or earlier than the day known."""
    if first and last:
        return at[last] if last != first else None
    if not first and not last:
        return None
    return at[first] + _OPEN if first else at[last] - _OPEN


def _y(row: int) -> float:
    return _TOP + row * _ROW + _ROW / 2


def _outside(report: Report, rows: int) -> dict[str, Node]:
    return {
        one.name: Node(
            href="",
            name="named, not held",
            title=shortened(one.name, _LABEL),
            words=f"{one.name}: named, but not in this corpus",
            role="outside",
            published="",
            x=_UNDATED,
            y=_y(rows + number),
        )
        for number, one in enumerate(report.outside)
    }


def _derivations(report: Report, nodes: Mapping[str, Node], names: Names) -> Iterator[Edge]:
    for document in report.documents:
        for parent in document.derived_from:
            words = (
                f"{names.spoken[document.id]} is written from {names.spoken[parent.document]}: "
                f"{parent.share:.0%} of its traced sentences; {basis_words(parent)}"
            )
            ends = nodes[parent.document], nodes[document.id]
            yield Edge("derived", _curve(*ends, _ARROW), _THINNEST + _THICKER * parent.share, words)


def _ties(report: Report, nodes: Mapping[str, Node], names: Names) -> Iterator[Edge]:
    for one, other in _tied(report):
        words = (
            f"tie of {names.spoken[one]} and {names.spoken[other]}: "
            "nothing says which of them was first"
        )
        yield Edge("tie", _curve(nodes[one], nodes[other]), _THINNEST, words)


def _tied(report: Report) -> Sequence[tuple[str, str]]:
    pairs = {
        (min(document.id, name), max(document.id, name))
        for document in report.documents
        for sentence in document.sentences
        for name in sentence.tie
    }
    return sorted(pairs)


def _named(
    report: Report, nodes: Mapping[str, Node], outside: Mapping[str, Node], names: Names
) -> Iterator[Edge]:
    for one in report.outside:
        if one.name in outside:
            for name in one.documents:
                words = f"{names.spoken[name]} names {one.name}"
                yield Edge("named", _curve(outside[one.name], nodes[name]), 1.0, words)


def _curve(source: Node, derived: Node, gap: float = _SHAPE) -> str:
    """Draw an S from left to right, or an arc on the right between nodes of one column."""
    (x, y), (to_x, to_y) = (source.x, source.y), (derived.x, derived.y)
    if to_x - x > _ROW:
        middle = (x + to_x) / 2
        return f"M{x:g} {y:g}C{middle:g} {y:g} {middle:g} {to_y:g} {to_x - gap:g} {to_y:g}"
    out = max(x, to_x) + gap + 20 + min(abs(to_y - y) / 6, 36)
    return f"M{x + _SHAPE:g} {y:g}C{out:g} {y:g} {out:g} {to_y:g} {to_x + gap:g} {to_y:g}"
