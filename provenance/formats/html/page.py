"""Report → everything that the page's template shows."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING, Final, get_args

from attrs import frozen

from provenance.formats.html.articles import Article, article_of
from provenance.formats.html.graph import Graph, graph_of
from provenance.formats.html.names import Names, Reference, names_of
from provenance.formats.html.quotations import (
    ClaimHistory,
    History,
    claim_histories,
    quote_histories,
)
from provenance.formats.html.rows import Row, uses_of
from provenance.formats.passages import passages_of
from provenance.formats.wording import counted
from provenance.model import Role, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Caution, Report

_NAMED_PATHS: Final = 8
"""Up to so many files are named in the command that repeats a report."""


@frozen
class Warned:
    """A warning, with the document that it is about."""

    caution: Caution
    where: Reference | None


@frozen
class Named:
    """A source that is named and not held, with the sentences (or documents) that name it."""

    name: str
    places: tuple[Reference, ...]


@frozen
class Undecided:
    """A sentence of which something could not be decided, in its row."""

    article: Article
    where: Reference
    row: Row


@frozen
class Page:
    """The whole page."""

    report: Report
    names: Names
    answer: str
    command: str
    graph: Graph
    articles: tuple[Article, ...]
    histories: tuple[History, ...]
    claims: tuple[ClaimHistory, ...]
    outside: tuple[Named, ...]
    warnings: tuple[Warned, ...]
    ties: tuple[Undecided, ...]
    unplaced: tuple[Undecided, ...]
    """The sentences whose nearest candidate was not near enough."""


def page_of(report: Report) -> Page:
    """Prepare a report for the template."""
    passages, names, uses = passages_of(report), names_of(report), uses_of(report)
    articles = tuple(
        article_of(report, document, passages, names, uses) for document in report.documents
    )
    rows = [
        Undecided(article, names.sentence(article.document.id, row.sentence.number), row)
        for article in articles
        for row in article.sentences
    ]
    return Page(
        report=report,
        names=names,
        answer=_answer(report, articles),
        command=_command(report),
        graph=graph_of(report, names),
        articles=articles,
        histories=quote_histories(report, passages, names),
        claims=tuple(claim_histories(report, passages, names)),
        outside=tuple(_named(report, names)),
        warnings=tuple(_warned(report, names)),
        ties=tuple(one for one in rows if one.row.tie),
        unplaced=tuple(one for one in rows if one.row.nearest and not one.row.sources),
    )


def _answer(report: Report, articles: tuple[Article, ...]) -> str:
    """Sum the corpus up in a line; one article's own answer is the answer."""
    reported = [one for one in articles if one.document.reported]
    if len(reported) == 1:
        return reported[0].answer
    roles = Counter(document.role for document in report.documents)
    parts = [f"{roles[role]} {role}" for role in get_args(Role) if roles[role]]
    flags = sum(len(row.flags) for article in articles for row in article.sentences)
    found = ", ".join(parts)
    return f"{counted(len(report.documents), 'document')}: {found}; {counted(flags, 'flag')}"


def _command(report: Report) -> str:
    """Write the command that makes this page of the same files; a folder stands for many."""
    asked = [document.path for document in report.documents if document.reported]
    given = [document.path for document in report.documents if not document.reported]
    if len(asked) + len(given) > _NAMED_PATHS:
        asked, given = ["ARTICLES"], ["REFERENCES"] if given else []
    words = ["provenance", "report", *map(shlex.quote, asked)]
    words += [word for path in given for word in ("--against", shlex.quote(path))]
    if report.settings.wire:
        words += ["--wire", shlex.quote(report.settings.wire)]
    return " ".join((*words, "--format", "html"))


def chosen(settings: Settings) -> Iterator[tuple[str, str]]:
    """Name each setting with its value."""
    yield "wire", settings.wire or "found from the text"
    yield "threshold", f"{settings.threshold:g}"
    yield "candidates", f"{settings.candidates}"


def _named(report: Report, names: Names) -> Iterator[Named]:
    for one in report.outside:
        places = tuple(map(names.place, one.sentences))
        yield Named(one.name, places or tuple(map(names.document, one.documents)))


def _warned(report: Report, names: Names) -> Iterator[Warned]:
    """Give the warnings, those on copy that its agency corrected first."""
    ordered = sorted(report.warnings, key=lambda one: one.kind != "agency-correction")
    for one in ordered:
        known = one.document is not None and one.document in names.anchors
        yield Warned(one, names.document(one.document) if known and one.document else None)
