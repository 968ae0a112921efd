"""The pages: the documents, each one's page, drafts, and the history of quotes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from attrs import evolve
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from provenance import __version__
from provenance.formats.history import find_quotes
from provenance.formats.html.page import page_of, page_of_document
from provenance.formats.html.quotations import quote_histories
from provenance.web.shown import encoded, filled, style
from provenance.web.uploads import ENDINGS, draft_of_form

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.formats.html.quotations import History
    from provenance.web.collection import Collection
    from provenance.web.desk import Desk
    from provenance.web.kept import KeptDrafts
    from provenance.web.turns import Turns

AT_ONCE: Final = 1.5
"""Seconds that a browser waits for a draft's page before it is shown how far it is."""

LONGEST_SEARCH: Final = 1_000
"""Code points of the words of a quote that are looked for."""

_FORM: Final = {"referrer-policy": "same-origin"}
"""A page with a form says to this server where it comes from: without that, a browser sends an
origin of ``null``, which is refused. Another host learns nothing."""

_ICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<path d="M3 13V3h5a3 3 0 0 1 0 6H3" fill="none" stroke="#1d4e7e" stroke-width="2.5"/></svg>'
)
_STYLE: Final = {"cache-control": "max-age=3600"}


class Pages:
    """The routes of the pages, over a collection and a desk."""

    def __init__(self, collection: Collection, desk: Desk, kept: KeptDrafts, turns: Turns) -> None:
        self._collection = collection
        self._desk = desk
        self._kept = kept
        self._turns = turns
        self._style = style()
        self._index = self._filled_index()

    @property
    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/", self.index),
            Route("/style.css", self.style),
            Route("/icon.svg", self.icon),
            Route("/documents/{anchor}", self.document),
            Route("/drafts", self.draft_form, methods=["GET"]),
            Route("/drafts", self.send, methods=["POST"]),
            Route("/drafts/{token}", self.draft),
            Route("/quotes", self.quotes),
        ]

    async def index(self, _: Request) -> Response:
        """Show all documents."""
        return _page(self._index, headers=_FORM)

    async def style(self, _: Request) -> Response:
        """Send the style of all pages."""
        return Response(self._style, media_type="text/css", headers=_STYLE)

    async def icon(self, _: Request) -> Response:
        """Send the sign that browsers show beside the title."""
        return Response(_ICON, media_type="image/svg+xml", headers=_STYLE)

    async def document(self, request: Request) -> Response:
        """Show a document."""
        name = self._collection.by_anchor.get(request.path_params["anchor"])
        if name is None:
            raise HTTPException(404, "there is no such document here")
        return _page(await self._turns.run(self._filled_document, name))

    async def draft_form(self, _: Request) -> Response:
        """Show the form."""
        return _page(self._filled("form.html.jinja", title="Trace a draft"), headers=_FORM)

    async def send(self, request: Request) -> Response:
        """Take a draft, and lead to its page."""
        draft = await draft_of_form(request, self._desk.limits)
        if self._desk.is_full:
            raise HTTPException(503, "too many drafts wait; try again", {"retry-after": "2"})
        token = self._kept.keep(draft.name, self._desk.ask("page", draft))
        return RedirectResponse(f"/drafts/{token}", 303)

    async def draft(self, request: Request) -> Response:
        """Show a draft's page or, while it is being traced, how far it is."""
        kept = self._kept.find(request.path_params["token"])
        if kept is None:
            raise HTTPException(404, "there is no such draft, or it was forgotten; send it again")
        await asyncio.wait((kept.task,), timeout=AT_ONCE)
        if not kept.task.done():
            waiting = self._filled(
                "waiting.html.jinja",
                title="Being traced",
                name=kept.name,
                waiting=self._desk.waiting,
            )
            return _page(waiting, 202, headers={"refresh": "1"})
        if kept.answer is None:
            raise HTTPException(503, "the draft could not be traced; send it again")
        if kept.answer.problem:
            raise HTTPException(kept.answer.status, kept.answer.problem)
        return Response(kept.answer.body, media_type="text/html")

    async def quotes(self, request: Request) -> Response:
        """Show the history of the quotes that hold some words."""
        words = request.query_params.get("find", "")
        if len(words) > LONGEST_SEARCH:
            raise HTTPException(414, f"look for at most {LONGEST_SEARCH:,} characters")
        return _page(await self._turns.run(self._filled_quotes, words), headers=_FORM)

    def problem(self, status: int, message: str) -> str:
        """Fill the page that says what went wrong."""
        return self._filled("problem.html.jinja", title="Not done", message=message, status=status)

    def description(self, operations: object) -> str:
        """Fill the page that describes the API."""
        return self._filled("api.html.jinja", title="The API", operations=operations)

    def _filled(self, template: str, **values: object) -> str:
        return filled(
            template,
            collection=self._collection,
            endings=",".join(ENDINGS),
            version=__version__,
            **values,
        )

    def _filled_index(self) -> str:
        # its claims are on the documents' own pages
        page = page_of(evolve(self._collection.report, claims=()), self._collection.names)
        return self._filled("index.html.jinja", title="Documents", page=page)

    def _filled_document(self, name: str) -> str:
        page = page_of_document(self._collection.report, name, self._collection.names_on(name))
        return self._filled("document.html.jinja", title=page.articles[0].title, page=page)

    def _filled_quotes(self, words: str) -> str:
        found = self._histories(words) if words.strip() else ()
        return self._filled("quotes-found.html.jinja", title="Quotes", words=words, found=found)

    def _histories(self, words: str) -> tuple[History, ...]:
        report = self._collection.report
        quotes = find_quotes(report, words)
        return quote_histories(report, self._collection.passages, self._collection.names, quotes)


def _page(text: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(encoded(text), status, headers, "text/html")
