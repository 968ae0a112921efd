"""Where what is held is read: its start page, its documents' pages, and what is asked of it.

A folder's are made in the server's own threads, since all was traced before; those of an archive
(:mod:`archive_room`) by the processes that trace drafts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import evolve
from starlette.exceptions import HTTPException
from starlette.routing import Route

from provenance.formats import json_report
from provenance.formats.html.page import page_of
from provenance.web.answers import FORM, answer_of, page
from provenance.web.operations import Operation, sent, written
from provenance.web.questions import Article
from provenance.web.shown import filled
from provenance.web.turns import Once
from provenance.web.uploads import ACCEPTED

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from provenance.web.collection import Collection
    from provenance.web.questions import Answer, Question
    from provenance.web.turns import Turns


class Room(Protocol):
    """What the server shows of a collection or of an archive."""

    @property
    def routes(self) -> list[Route]:
        """The pages of its documents."""

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What the API has of its documents."""

    async def size(self) -> int:
        """Count the documents."""

    async def start(self) -> Response:
        """Show what is held."""

    async def ask(self, question: Question) -> Answer:
        """Have a question answered.

        Raises:
            BusyError: as many wait as may.
        """

    async def all_quotes(self) -> bytes:
        """Return all quotes as JSON.

        Raises:
            HTTPException: they are too many.
        """


class CollectionRoom:
    """The room of a collection."""

    def __init__(self, held: Collection, turns: Turns) -> None:
        self._held = held
        self._turns = turns
        self._start = self._filled_start()
        self._report = Once(turns, self._written_report)
        self._quotes = Once(turns, self._written_quotes)

    @property
    def routes(self) -> list[Route]:
        """Each document's page."""
        return [Route("/documents/{anchor}", self._document)]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The documents, and their own report."""
        return (
            Operation(
                "GET",
                "/api/documents",
                "documents",
                "The documents that drafts are traced against.",
                self._documents,
                "Documents",
            ),
            Operation(
                "GET",
                "/api/report",
                "report",
                "The report on the documents themselves.",
                self._own_report,
                "Report",
            ),
        )

    async def size(self) -> int:
        """Count the documents."""
        return len(self._held)

    async def start(self) -> Response:
        """Show all documents."""
        return page(self._start, headers=FORM)

    async def ask(self, question: Question) -> Answer:
        """Have a question answered, in turn."""
        return await self._turns.run(question.answered, self._held)

    async def all_quotes(self) -> bytes:
        """Return all quotes as JSON."""
        return await self._quotes.made()

    async def _document(self, request: Request) -> Response:
        found = self._held.by_anchor.get(request.path_params["anchor"])
        if found is None:
            raise HTTPException(404, "there is no such document here")
        return page(answer_of(await self.ask(Article(found))))

    async def _documents(self, _: Request) -> Response:
        entries = [
            {
                "id": one.id,
                "title": one.title,
                "publisher": one.publisher,
                "agency": one.agency,
                "role": one.role,
                "published": json_report.plain(one.published),
                "page": self._held.names.pages[one.id],
            }
            for one in self._held.report.documents
        ]
        return written({"documents": entries, "next": None})

    async def _own_report(self, _: Request) -> Response:
        return sent(await self._report.made())

    def _filled_start(self) -> str:
        # its claims are on the documents' own pages
        shown = page_of(evolve(self._held.report, claims=()), self._held.names)
        own = {"title": "Documents", "page": shown, "held": len(self._held), "endings": ACCEPTED}
        return filled("index.html.jinja", **own)

    def _written_report(self) -> bytes:
        return json_report.render(self._held.report).encode()

    def _written_quotes(self) -> bytes:
        quotes = json_report.plain(list(self._held.report.quotes))
        return json_report.write({"quotes": quotes}).encode()
