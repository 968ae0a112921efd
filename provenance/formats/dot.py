"""Report → a graph in Graphviz's language: who was written from whom, ties, sources not held."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from provenance.formats.linked import local_name
from provenance.formats.terminal import one_line
from provenance.formats.wording import basis_words, counted, published_words, role_words, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import Outside, Parent, Report, Role, TracedDocument

_HEAD: Final = """digraph provenance {
  rankdir=LR;
  node [fontname="sans-serif", shape=box];
  edge [fontname="sans-serif"];
"""
_SHAPES: Final[Mapping[Role, str]] = {
    "wire": "doubleoctagon",
    "republication": "box",
    "rewrite": "note",
    "independent": "ellipse",
}
_SPECIAL: Final = re.compile(r'[\\"]')
_LONGEST: Final = 70  # code points of a line in a node
_THINNEST, _THICKEST = 1, 6  # points


def render(report: Report) -> str:
    """Write a node for each document and each source named but not held, and the edges.

    An edge leads from the source to what was written from it, as thick as the share of sentences
    that it explains. Ties are dashed and without direction; outside sources are dotted.
    """
    lines = (
        *map(_document, report.documents),
        *(
            _derivation(parent, document)
            for document in report.documents
            for parent in document.derived_from
        ),
        *_ties(report),
        *(line for outside in report.outside for line in _outside(outside)),
    )
    return _HEAD + "".join(f"  {line};\n" for line in lines) + "}\n"


def _document(document: TracedDocument) -> str:
    label = (
        document.id,
        document.title,
        f"{role_words(document)}, {published_words(document.published)}",
    )
    style = "" if document.reported else ', color="gray40", fontcolor="gray40"'
    shape = _SHAPES[document.role]
    return f"{_held(document.id)} [label={_label(*label)}, shape={shape}{style}]"


def _derivation(parent: Parent, document: TracedDocument) -> str:
    width = _THINNEST + (_THICKEST - _THINNEST) * parent.share
    facts = (
        f"label={_label(f'{parent.share:.0%}')}",
        f"penwidth={width:.2f}",
        f"tooltip={_label(basis_words(parent))}",
    )
    return f"{_held(parent.document)} -> {_held(document.id)} [{', '.join(facts)}]"


def _ties(report: Report) -> Iterator[str]:
    """Yield an edge for each pair of documents of which nothing says which came first."""
    pairs = Counter(
        (min(document.id, other), max(document.id, other))
        for document in report.documents
        for sentence in document.sentences
        for other in sentence.tie
    )
    for (one, other), number in sorted(pairs.items()):
        label = _label(f"tie, {counted(number, 'sentence')}")
        yield f"{_held(one)} -> {_held(other)} [label={label}, style=dashed, dir=none]"


def _outside(outside: Outside) -> Iterator[str]:
    node = f'"outside:{local_name(outside.name)}"'
    label = _label(outside.name, "not in this corpus")
    yield f"{node} [label={label}, shape=ellipse, style=dashed]"
    for name in outside.documents:
        yield f'{node} -> {_held(name)} [label="named", style=dotted]'


def _held(document: str) -> str:
    """Name a document's node: other ids have other names, whatever stands in them."""
    return f'"document:{local_name(document)}"'


def _label(*lines: str | None) -> str:
    r"""Write lines as a label in which nothing is markup, a port or one of ``\N``, ``\G``."""
    shown = (
        _SPECIAL.sub(r"\\\g<0>", shortened(one_line(line), _LONGEST)) for line in lines if line
    )
    return '"' + "\\n".join(shown) + '"'
