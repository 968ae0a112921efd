"""The application on a port: one that does not wait for clients that do not come to the point."""

from __future__ import annotations

import logging
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from provenance.errors import ServeError

if TYPE_CHECKING:
    import asyncio

    from provenance.web.guard import Guard
    from provenance.web.limits import Limits

_HEADERS: Final = 16 << 10
"""Bytes that the headers of a request may have."""


def listening(host: str, port: int) -> socket.socket:
    """Take a port, before anything is read.

    Raises:
        ServeError: the port is taken, or the host is none of this machine's.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with closing(socket.socket(family, socket.SOCK_STREAM)) as found:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((host, port))
            return found.dup()
    except (OSError, UnicodeError, OverflowError) as error:
        cause = getattr(error, "strerror", None) or error
        message = f"cannot listen on {host} port {port}: {cause}; choose another --port or --host"
        raise ServeError(message) from error


def run(app: Guard, taken: socket.socket, limits: Limits) -> None:
    """Serve until the process is asked to end; on Ctrl-C, ``KeyboardInterrupt`` is raised."""
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # what clients do wrong is no news
    uvicorn.Server(configured(app, limits)).run(sockets=[taken])


def configured(app: Guard, limits: Limits) -> uvicorn.Config:
    """Say how the application is served: one protocol, no log, nothing believed of a proxy."""
    return uvicorn.Config(
        app,
        http=patient(limits.patience),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=_HEADERS,
    )


def patient(seconds: float) -> type[asyncio.Protocol]:
    """Return a protocol with its patience, in seconds."""
    return type("Patient", (Patient,), {"patience": seconds})


class Patient(H11Protocol):
    """Hangs up on a client that takes longer to send its headers, or to take an answer.

    Counts from the connection, from the first byte of each further request, and from when nothing
    more can be sent.
    """

    patience = 10.0
    _watch: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 (asyncio's)
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on while the headers of a request are not whole."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        elif self._watch is not None:
            self._watch.cancel()
            self._watch = None

    def pause_writing(self) -> None:
        """Begin to wait until the client takes what was sent."""
        super().pause_writing()
        self._stalled = self._hanging_up()

    def resume_writing(self) -> None:
        """Wait no more: it took it."""
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        for timer in (self._watch, self._stalled):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._watch is None:
            self._watch = self._hanging_up()

    def _hanging_up(self) -> asyncio.TimerHandle:
        return self.loop.call_later(self.patience, self.transport.abort)
