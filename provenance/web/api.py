"""The API: the report, quotes and documents as JSON. The same list is routed and described."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from provenance import __version__
from provenance.web.answers import answer_of
from provenance.web.operations import Operation, Parameter, sent, written
from provenance.web.pages import LONGEST_SEARCH
from provenance.web.questions import Words
from provenance.web.uploads import TYPES, draft_of_body

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.web.desk import Desk
    from provenance.web.pages import Pages
    from provenance.web.rooms import Room

_UNAVAILABLE: Final = (503, "too many wait, this took too long, or the archive cannot be read")


class Api:
    """The operations, over a room and a desk."""

    def __init__(self, room: Room, desk: Desk, pages: Pages) -> None:
        self._room = room
        self._desk = desk
        self._pages = pages

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All that the API does."""
        return (self._health, *self._room.operations, self._tracing, self._quoting, self._self)

    @property
    def routes(self) -> list[Route]:
        """The routes of the operations, and the page that describes them."""
        operations = [Route(one.route, one.answer, methods=[one.method]) for one in self.operations]
        return [Route("/api", self.page), *operations]

    @property
    def _health(self) -> Operation:
        return Operation(
            "GET",
            "/api/health",
            "health",
            "Whether the server is there, and what it holds.",
            self.health,
            "Health",
            problems=(_UNAVAILABLE,),
        )

    @property
    def _tracing(self) -> Operation:
        return Operation(
            "POST",
            "/api/report",
            "trace",
            "Trace a draft against the documents: a text, a page, an article as JSON "
            '(ninjs, schema.org), or {"text": "…"}.',
            self.trace,
            "Report",
            bodies=tuple(TYPES),
            problems=(
                (400, "the JSON is malformed"),
                (403, "the request comes from a page of another site"),
                (408, "the body did not arrive in time"),
                (413, "the body is too large"),
                (415, "the body has another type, or is compressed"),
                (422, "the body is no readable article"),
                _UNAVAILABLE,
            ),
        )

    @property
    def _quoting(self) -> Operation:
        return Operation(
            "GET",
            "/api/quotes",
            "quotes",
            "The quotes that hold some words side by side; without words, of a folder, all.",
            self.quotes,
            "Quotes",
            parameters=(Parameter("find", "The words to look for.", LONGEST_SEARCH),),
            problems=(
                (414, "the words are too long"),
                (422, "the words are too common for an archive, or there are none"),
                _UNAVAILABLE,
            ),
        )

    @property
    def _self(self) -> Operation:
        return Operation(
            "GET", "/api/openapi.json", "openapi", "This description.", self.openapi, "OpenApi"
        )

    async def health(self, _: Request) -> Response:
        """Say that all is well."""
        documents = await self._room.size()
        return written({"status": "ok", "documents": documents, "version": __version__})

    async def trace(self, request: Request) -> Response:
        """Trace a draft."""
        draft = await draft_of_body(request)
        return sent(answer_of(await self._desk.ask(draft)))

    async def quotes(self, request: Request) -> Response:
        """Give quotes, with their histories."""
        words = request.query_params.get("find")
        if words is None:
            return sent(await self._room.all_quotes())
        if len(words) > LONGEST_SEARCH:
            raise HTTPException(414, f"look for at most {LONGEST_SEARCH:,} characters")
        return sent(answer_of(await self._room.ask(Words(words, "json"))))

    async def openapi(self, _: Request) -> Response:
        """Describe the API."""
        from provenance.web.openapi import description  # noqa: PLC0415 (it describes this module)

        return written(description(self.operations))

    async def page(self, _: Request) -> Response:
        """Describe the API to a reader."""
        return Response(self._pages.description(self.operations), media_type="text/html")
