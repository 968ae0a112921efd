"""The API: the report, quotes and documents as JSON. The same list is routed and described."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from provenance import __version__
from provenance.formats import json_report
from provenance.formats.history import find_quotes
from provenance.web.desk import BusyError
from provenance.web.pages import LONGEST_SEARCH
from provenance.web.turns import Once
from provenance.web.uploads import TYPES, draft_of_body

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from provenance.web.collection import Collection
    from provenance.web.desk import Desk
    from provenance.web.pages import Pages
    from provenance.web.turns import Turns

BUSY: Final = {"retry-after": "2"}


class Parameter(NamedTuple):
    """A parameter of the query."""

    name: str
    description: str
    longest: int


class Operation(NamedTuple):
    """A method of an address: what it does, what it takes, and the schema of what it gives.

    ``problems`` are the statuses of refusals, each with its reason.
    """

    method: str
    path: str
    name: str
    summary: str
    answer: Callable[[Request], Awaitable[Response]]
    schema: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[str, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()


class Api:
    """The operations, over a collection and a desk."""

    def __init__(self, collection: Collection, desk: Desk, pages: Pages, turns: Turns) -> None:
        self._collection = collection
        self._desk = desk
        self._pages = pages
        self._turns = turns
        self._report = Once(turns, self._written_report)
        self._all_quotes = Once(turns, self._written_quotes)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All that the API does."""
        return (
            Operation(
                "GET",
                "/api/health",
                "health",
                "Whether the server is there, and what it holds.",
                self.health,
                "Health",
            ),
            Operation(
                "GET",
                "/api/documents",
                "documents",
                "The documents that drafts are traced against.",
                self.documents,
                "Documents",
            ),
            Operation(
                "GET",
                "/api/report",
                "report",
                "The report on the documents themselves.",
                self.report,
                "Report",
            ),
            self._tracing,
            Operation(
                "GET",
                "/api/quotes",
                "quotes",
                "The quotes of the documents, or those that hold some words side by side.",
                self.quotes,
                "Quotes",
                parameters=(Parameter("find", "The words to look for.", LONGEST_SEARCH),),
                problems=((414, "the words are too long"),),
            ),
            Operation(
                "GET",
                "/api/openapi.json",
                "openapi",
                "This description.",
                self.openapi,
                "OpenApi",
            ),
        )

    @property
    def _tracing(self) -> Operation:
        """What traces a draft."""
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
                (503, "too many drafts wait, or this one took too long"),
            ),
        )

    @property
    def routes(self) -> list[Route]:
        """The routes of the operations, and the page that describes them."""
        operations = [Route(one.path, one.answer, methods=[one.method]) for one in self.operations]
        return [Route("/api", self.page), *operations]

    async def health(self, _: Request) -> Response:
        """Say that all is well."""
        return _json(
            {"status": "ok", "documents": len(self._collection.references), "version": __version__}
        )

    async def documents(self, _: Request) -> Response:
        """List the documents."""
        return _json(
            {
                "documents": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "publisher": one.publisher,
                        "agency": one.agency,
                        "role": one.role,
                        "published": json_report.plain(one.published),
                        "page": self._collection.names.pages[one.id],
                    }
                    for one in self._collection.report.documents
                ]
            }
        )

    async def report(self, _: Request) -> Response:
        """Give the report on the documents."""
        return _sent(await self._report.made())

    async def trace(self, request: Request) -> Response:
        """Trace a draft."""
        draft = await draft_of_body(request)
        try:
            answer = await self._desk.ask("json", draft)
        except BusyError:
            raise HTTPException(503, "too many drafts wait; try again", BUSY) from None
        if answer.problem:
            raise HTTPException(answer.status, answer.problem)
        return _sent(answer.body)

    async def quotes(self, request: Request) -> Response:
        """Give quotes, with their histories."""
        words = request.query_params.get("find")
        if words is None:
            return _sent(await self._all_quotes.made())
        if len(words) > LONGEST_SEARCH:
            raise HTTPException(414, f"look for at most {LONGEST_SEARCH:,} characters")
        return _sent(await self._turns.run(self._written_quotes, words))

    async def openapi(self, _: Request) -> Response:
        """Describe the API."""
        from provenance.web.openapi import description  # noqa: PLC0415 (it describes this module)

        return _json(description(self.operations))

    async def page(self, _: Request) -> Response:
        """Describe the API to a reader."""
        return Response(self._pages.description(self.operations), media_type="text/html")

    def _written_report(self) -> bytes:
        return json_report.render(self._collection.report).encode()

    def _written_quotes(self, words: str | None = None) -> bytes:
        report = self._collection.report
        found = report.quotes if words is None else find_quotes(report, words)
        return json_report.write({"quotes": json_report.plain(list(found))}).encode()


def _json(value: Any) -> Response:  # noqa: ANN401 (any JSON)
    return _sent(json_report.write(value).encode())


def _sent(body: bytes) -> Response:
    return Response(body, media_type="application/json")
