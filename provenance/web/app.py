"""The application: pages and API behind the guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response

from provenance.formats import json_report
from provenance.web.api import Api
from provenance.web.guard import Guard
from provenance.web.kept import KeptDrafts
from provenance.web.pages import Pages
from provenance.web.shown import encoded
from provenance.web.turns import Turns

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from provenance.web.desk import Desk

LOOPBACK: Final = frozenset(("127.0.0.1", "localhost", "[::1]"))
"""The names under which a machine speaks to itself."""


def application(desk: Desk, hosts: frozenset[str] = LOOPBACK) -> Guard:
    """Make the application; ``hosts`` are the names it answers to, in lower case."""
    limits, collection = desk.limits, desk.collection
    turns = Turns(limits)
    pages = Pages(collection, desk, KeptDrafts(limits), turns)
    api = Api(collection, desk, pages, turns)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    async def refuse(request: Request, error: Exception) -> Response:
        refused = error if isinstance(error, HTTPException) else HTTPException(500, "it failed")
        headers = dict(refused.headers or {})
        if request.url.path.startswith("/api"):
            text, kind = json_report.write({"error": refused.detail}), "application/json"
        else:
            text, kind = pages.problem(refused.status_code, refused.detail), "text/html"
        return Response(encoded(text), refused.status_code, headers, kind)

    app = Starlette(
        routes=[*pages.routes, *api.routes],
        exception_handlers={HTTPException: refuse, 500: refuse},
        lifespan=lifespan,
    )
    return Guard(app, limits=limits, hosts=hosts)
