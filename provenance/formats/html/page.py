"""Report → everything that the page's template shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from provenance.formats.claims import listed, rest_words
from provenance.formats.html.articles import Article, article_of
from provenance.formats.html.graph import Graph, graph_of
from provenance.formats.html.names import Names, Reference, names_of
from provenance.formats.html.quotations import (
    ClaimHistory,
    History,
    claim_histories,
    quote_histories,
)
from provenance.formats.html.repeat import command
from provenance.formats.html.rows import Row, uses_of
from provenance.formats.passages import passages_of
from provenance.formats.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Caution, Published, Report

_NAMED_PARENTS: Final = 2


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
class Unplaced:
    """A sentence, in its row, whose nearest candidate was not near enough."""

    where: Reference
    row: Row


@frozen
class Tie:
    """The sentences of a document that others have too, with nothing to say which was first."""

    document: Reference
    others: tuple[Reference, ...]
    sentences: tuple[Reference, ...]


@frozen
class Page:
    """The whole page."""

    report: Report
    names: Names
    answer: str
    command: str
    graph: Graph | None
    articles: tuple[Article, ...]
    histories: tuple[History, ...]
    claims: tuple[ClaimHistory, ...]
    more_claims: str
    outside: tuple[Named, ...]
    warnings: tuple[Warned, ...]
    ties: tuple[Tie, ...]
    unplaced: tuple[Unplaced, ...]


def page_of(report: Report, names: Names | None = None) -> Page:
    """Prepare a report for the template; ``names`` are where pages of others stand."""
    names = names or names_of(report)
    passages, uses = passages_of(report), uses_of(report)
    articles = tuple(
        article_of(report, document, passages, names, uses)
        for document in sorted(report.documents, key=lambda one: not one.reported)
    )
    claims = listed(report)
    return Page(
        report=report,
        names=names,
        answer=_answer(report, articles, names),
        command=command(report),
        graph=graph_of(report, names),
        articles=articles,
        histories=quote_histories(report, passages, names),
        claims=tuple(claim_histories(claims.claims, passages, names)),
        more_claims=rest_words(claims),
        outside=tuple(_named(report, names)),
        warnings=tuple(_warned(report, names)),
        ties=tuple(_ties(report, names)),
        unplaced=tuple(one for article in articles for one in _unplaced(article, names)),
    )


def page_of_document(report: Report, name: str, names: Names) -> Page:
    """Prepare a page of one document (its id), whose ``names`` lead to the pages of the others."""
    passages = passages_of(report)
    article = article_of(report, passages.documents[name], passages, names, uses_of(report))
    own = evolve(
        report,
        documents=(article.document,),
        claims=tuple(one for one in report.claims if one.document == name),
        outside=tuple(one for one in report.outside if name in one.documents),
        warnings=tuple(one for one in report.warnings if one.document == name),
        skipped=(),
    )
    quotes = [one for one in report.quotes if one.document == name]
    claims = listed(own)
    return Page(
        report=own,
        names=names,
        answer=article.answer,
        command="",
        graph=None,
        articles=(article,),
        histories=quote_histories(report, passages, names, quotes),
        claims=tuple(claim_histories(claims.claims, passages, names)),
        more_claims=rest_words(claims),
        outside=tuple(_named(own, names)),
        warnings=tuple(_warned(own, names)),
        ties=tuple(_ties(own, names)),
        unplaced=tuple(_unplaced(article, names)),
    )


def _unplaced(article: Article, names: Names) -> Iterator[Unplaced]:
    for row in article.sentences:
        if row.nearest:
            where = names.sentence(article.document.id, row.sentence.number)
            yield Unplaced(where, row)


def _answer(report: Report, articles: tuple[Article, ...], names: Names) -> str:
    """Sum the corpus up in a line; one article's own answer is the answer."""
    reported = [one for one in articles if one.document.reported]
    if len(reported) == 1:
        return reported[0].answer
    parents = Counter(one.derived_from[0].document for one in report.documents if one.derived_from)
    independent = sum(one.role == "independent" for one in report.documents)
    flags = sum(len(row.flags) for article in articles for row in article.sentences)
    parts = [
        _written_from(len(report.documents), parents, names),
        f"{independent} independent" if independent else "",
        counted(flags, "flag"),
    ]
    return "; ".join(part for part in parts if part)


def _written_from(documents: int, parents: Counter[str], names: Names) -> str:
    """Say how many documents are written from others, which are named where they are few."""
    if not parents:
        return f"none of {counted(documents, 'document')} is written from another"
    few = len(parents) <= _NAMED_PARENTS
    named = " and ".join(names.spoken[name] for name, _ in parents.most_common())
    verb = "is" if parents.total() == 1 else "are"
    of = f"{parents.total()} of {counted(documents, 'document')}"
    return f"{of} {verb} written from {named if few else f'{len(parents)} others'}"


def _ties(report: Report, names: Names) -> Iterator[Tie]:
    for document in report.documents:
        groups: dict[tuple[str, ...], list[Reference]] = {}
        for sentence in document.sentences:
            where = names.sentence(document.id, sentence.number)
            groups.setdefault(sentence.tie, []).append(where)
        for others, sentences in groups.items():
            if others:
                named = tuple(map(names.document, others))
                yield Tie(names.document(document.id), named, tuple(sentences))


def methods(published: Published) -> Iterator[str]:
    """Say how each end of a publication interval is known, once if in the same way."""
    ends = (("not before", published.not_before), ("not after", published.not_after))
    known = [(end, bound) for end, bound in ends if bound]
    if len(known) == len(ends) and known[0][1].method == known[1][1].method:
        yield known[0][1].method
        return
    yield from (f"{end}: {bound.method}" for end, bound in known)


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
