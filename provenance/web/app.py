"""The application: pages and API behind the guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response

from provenance.errors import ArchiveError
from provenance.formats import json_report
from provenance.web.api import Api
from provenance.web.archive_room import ArchiveRoom
from provenance.web.back_file import BackFile
from provenance.web.desk import BusyError
from provenance.web.guard import Guard
from provenance.web.kept import KeptDrafts
from provenance.web.pages import Pages
from provenance.web.rooms import CollectionRoom
from provenance.web.shown import encoded
from provenance.web.turns import Turns
from provenance.web.work import GONE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from provenance.web.desk import Desk
    from provenance.web.rooms import Room

LOOPBACK: Final = frozenset(("127.0.0.1", "localhost", "[::1]"))
"""The names under which a machine speaks to itself."""

_LATER: Final = {"retry-after": "2"}
_FAILED: Final = HTTPException(500, "it failed")


def application(desk: Desk, hosts: frozenset[str] = LOOPBACK) -> Guard:
    """Make the application; ``hosts`` are the names it answers to, in lower case."""
    room = _room(desk)
    pages = Pages(room, desk, KeptDrafts(desk.limits))
    api = Api(room, desk, pages)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    async def refuse(request: Request, error: Exception) -> Response:
        refused = _refused(error)
        headers = dict(refused.headers or {})
        if request.url.path.startswith("/api"):
            text, kind = json_report.write({"error": refused.detail}), "application/json"
        else:
            text, kind = pages.problem(refused.status_code, refused.detail), "text/html"
        return Response(encoded(text), refused.status_code, headers, kind)

    app = Starlette(
        routes=[*pages.routes, *api.routes],
        exception_handlers={
            HTTPException: refuse,
            ArchiveError: refuse,
            BusyError: refuse,
            500: refuse,
        },
        lifespan=lifespan,
    )
    return Guard(app, limits=desk.limits, hosts=hosts)


def _room(desk: Desk) -> Room:
    turns = Turns(desk.limits)
    if isinstance(desk.held, BackFile):
        return ArchiveRoom(desk.held, desk, turns)
    return CollectionRoom(desk.held, turns)


def _refused(error: Exception) -> HTTPException:
    if isinstance(error, HTTPException):
        return error
    if isinstance(error, BusyError):
        return HTTPException(503, "too many drafts wait; try again", _LATER)
    return HTTPException(503, GONE) if isinstance(error, ArchiveError) else _FAILED
