"""What stands before every route: it refuses what none of our pages sends."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from provenance.web.limits import Limits

HEADERS: Final = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
"""Sent with every answer, unless a route says otherwise."""

_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::\d{1,5})?")
_BUSY: Final = 503
_READING: Final = frozenset(("GET", "HEAD"))


class Guard:
    """Wraps the application: host, origin, size and pace of requests, headers of answers."""

    def __init__(self, app: ASGIApp, *, limits: Limits, hosts: frozenset[str]) -> None:
        self._app = app
        self._limits = limits
        self._hosts = hosts
        self._current = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on with a guarded body and answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _Answering(send)
        refused = self._refusal(scope["method"], Headers(scope=scope))
        self._current += 1
        try:
            if refused is None:
                await self._app(scope, _Body(receive, self._limits), guarded)
            else:
                await _refusing(*refused)(scope, receive, guarded)
        finally:
            self._current -= 1

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        hosts = headers.getlist("host")
        host = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if host is None or host[1].lower().rstrip(".") not in self._hosts:
            return 400, "this host is not served here; start the server with --allow-host NAME"
        if self._current >= self._limits.requests:
            return 503, "too many requests at once; try again"
        if method not in _READING:
            return self._refusal_of_body(headers, hosts[0])
        if not _may_read(headers):
            return 403, "a page of another site may link to this, and may not load it"
        return None

    def _refusal_of_body(self, headers: Headers, host: str) -> tuple[int, str] | None:
        if not _is_own(headers, host):
            return 403, "a page of another site may not send this; use the form on this server"
        if headers.get("content-encoding", "identity").lower() != "identity":
            return 415, "compressed bodies are not read; send it as it is"
        declared = headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self._limits.body:
            return 413, too_large(self._limits)
        return None


def _refusing(status: int, message: str) -> PlainTextResponse:
    headers = {"connection": "close", **({"retry-after": "2"} if status == _BUSY else {})}
    return PlainTextResponse(f"{message}\n", status, headers)


def too_large(limits: Limits) -> str:
    """Say how large a body may be."""
    return f"the body is larger than {limits.body:,} bytes; send a shorter draft"


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of this server, or from no page at all.

    Browsers say where a request comes from in one header or both; programs send neither.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin.lower() in {f"http://{host.lower()}", f"https://{host.lower()}"}


def _may_read(headers: Headers) -> bool:
    """Whether a browser asks for a page of this server, or for what is on one.

    A picture, a frame or a script of another site would have the server work for that site. A link
    to a page may be followed.
    """
    if headers.get("sec-fetch-site", "none") in {"same-origin", "none"}:
        return True
    where = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return where == ("navigate", "document")


class _Body:
    """A request's body, up to a size and within a time."""

    def __init__(self, receive: Receive, limits: Limits) -> None:
        self._receive = receive
        self._limits = limits
        self._size = 0
        self._until = asyncio.get_running_loop().time() + limits.patience
        self._ended = False

    async def __call__(self) -> Message:
        if self._ended:  # then a program waits for the client to go
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            detail = f"the request took longer than {self._limits.patience:g} seconds to arrive"
            raise HTTPException(408, detail, {"connection": "close"}) from None
        self._size += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        if self._size > self._limits.body:
            raise HTTPException(413, too_large(self._limits), {"connection": "close"})
        return message


class _Answering:
    """An answer with the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)
