"""The pages: the documents, each one's page, drafts, and the history of quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from provenance.web.answers import FORM, answer_of, page, shown
from provenance.web.desk import BusyError
from provenance.web.questions import Words
from provenance.web.shown import filled, style
from provenance.web.uploads import ACCEPTED, draft_of_form

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.web.desk import Desk
    from provenance.web.kept import KeptDrafts
    from provenance.web.rooms import Room

LONGEST_SEARCH: Final = 1_000
"""Code points of the words of a quote that are looked for."""

_ICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<path d="M3 13V3h5a3 3 0 0 1 0 6H3" fill="none" stroke="#1d4e7e" stroke-width="2.5"/></svg>'
)
_STYLE: Final = {"cache-control": "max-age=3600"}


class Pages:
    """The routes of the pages, over a room and a desk."""

    def __init__(self, room: Room, desk: Desk, kept: KeptDrafts) -> None:
        self._room = room
        self._desk = desk
        self._kept = kept
        self._style = style()

    @property
    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/", self.index),
            Route("/style.css", self.style),
            Route("/icon.svg", self.icon),
            *self._room.routes,
            Route("/drafts", self.draft_form, methods=["GET"]),
            Route("/drafts", self.send, methods=["POST"]),
            Route("/drafts/{token}", self.draft),
            Route("/quotes", self.quotes),
        ]

    async def index(self, _: Request) -> Response:
        """Show what is held."""
        return await self._room.start()

    async def style(self, _: Request) -> Response:
        """Send the style of all pages."""
        return Response(self._style, media_type="text/css", headers=_STYLE)

    async def icon(self, _: Request) -> Response:
        """Send the sign that browsers show beside the title."""
        return Response(_ICON, media_type="image/svg+xml", headers=_STYLE)

    async def draft_form(self, _: Request) -> Response:
        """Show the form."""
        own = {"title": "Trace a draft", "held": await self._room.size(), "endings": ACCEPTED}
        return page(filled("form.html.jinja", **own), headers=FORM)

    async def send(self, request: Request) -> Response:
        """Take a draft, and lead to its page."""
        draft = await draft_of_form(request, self._desk.limits)
        if self._desk.is_full:
            raise BusyError
        token = self._kept.keep(draft.name, self._desk.ask(draft))
        return RedirectResponse(f"/drafts/{token}", 303)

    async def draft(self, request: Request) -> Response:
        """Show a draft's page or, while it is being traced, how far it is."""
        token = request.path_params["token"]
        kept = self._kept.find(token)
        if kept is None:
            raise HTTPException(404, "there is no such draft, or it was forgotten; send it again")
        return await shown(kept, self._desk, f"/drafts/{token}")

    async def quotes(self, request: Request) -> Response:
        """Show the history of the quotes that hold some words."""
        words = request.query_params.get("find", "")
        if len(words) > LONGEST_SEARCH:
            raise HTTPException(414, f"look for at most {LONGEST_SEARCH:,} characters")
        if not words.strip():
            own = {"title": "Quotes", "words": words, "found": ()}
            return page(filled("quotes-found.html.jinja", **own), headers=FORM)
        return page(answer_of(await self._room.ask(Words(words))), headers=FORM)

    def problem(self, status: int, message: str) -> str:
        """Fill the page that says what went wrong."""
        return filled("problem.html.jinja", title="Not done", message=message, status=status)

    def description(self, operations: object) -> str:
        """Fill the page that describes the API."""
        return filled("api.html.jinja", title="The API", operations=operations)
