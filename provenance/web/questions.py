"""What is asked of the documents, and how each is answered: a page, or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal, Protocol

from attrs import frozen

from provenance.errors import CommonWordsError, NothingToReadError
from provenance.formats import json_report
from provenance.formats.history import find_quotes
from provenance.formats.html.page import page_of_document
from provenance.formats.html.quotations import quote_histories
from provenance.web.shown import encoded, filled

if TYPE_CHECKING:
    from provenance.web.held import Found, Held, Traced

Kind = Literal["page", "json"]

_UNKNOWN: Final = "there is no such document here"


@frozen
class Answer:
    """What is sent back: a status, and the whole body; of a problem, its words."""

    status: int
    body: bytes
    problem: str = ""


class Question(Protocol):
    """Something to be answered.

    ``what`` it is that is worked on, and ``instead`` what to do where that is too much.
    """

    what: ClassVar[str]
    instead: ClassVar[str]

    def answered(self, held: Held) -> Answer:
        """Answer it.

        Raises:
            ArchiveError: an archive is served, and cannot be read.
        """


@frozen
class Draft:
    """A draft as it was sent; the ending of ``name`` says how it is read."""

    what: ClassVar[str] = "the draft"
    instead: ClassVar[str] = "send a shorter one"

    name: str
    data: bytes
    kind: Kind = "page"

    def answered(self, held: Held) -> Answer:
        """Trace it, and write its page or its report."""
        try:
            traced = held.traced(self.name, self.data)
        except NothingToReadError as error:
            return Answer(422, b"", str(error))
        return _reported(traced) if self.kind == "json" else _page(traced, "draft.html.jinja")


@frozen
class Article:
    """A document that is held, by its id."""

    what: ClassVar[str] = "the article"
    instead: ClassVar[str] = "try again when less is asked of the server"

    name: str
    kind: Kind = "page"

    def answered(self, held: Held) -> Answer:
        """Write its page, or the report with it."""
        traced = held.document(self.name)
        if traced is None:
            return Answer(404, b"", _UNKNOWN)
        return _reported(traced) if self.kind == "json" else _page(traced, "document.html.jinja")


@frozen
class Words:
    """Words that quotes may hold side by side."""

    what: ClassVar[str] = "the search"
    instead: ClassVar[str] = "look for more of the quote"

    words: str
    kind: Kind = "page"

    def answered(self, held: Held) -> Answer:
        """Write the history of the quotes that hold them, or these quotes."""
        try:
            found = held.quoting(self.words)
        except CommonWordsError as error:
            return Answer(422, b"", str(error))
        return self._listed(found) if self.kind == "json" else self._shown(found)

    def _listed(self, found: Found) -> Answer:
        quotes = json_report.plain(list(find_quotes(found.report, self.words)))
        return Answer(200, json_report.write({"quotes": quotes}).encode())

    def _shown(self, found: Found) -> Answer:
        quotes = find_quotes(found.report, self.words)
        told = quote_histories(found.report, found.passages, found.names, quotes)
        page = filled("quotes-found.html.jinja", title="Quotes", words=self.words, found=told)
        return Answer(200, encoded(page))


def _reported(traced: Traced) -> Answer:
    return Answer(200, json_report.render(traced.report).encode())


def _page(traced: Traced, template: str) -> Answer:
    page = page_of_document(traced.report, traced.own, traced.names)
    text = filled(template, title=page.articles[0].title, page=page, held=traced.held)
    return Answer(200, encoded(text))
