"""A draft → its answer, in a process of its own that ends a draft which takes too long."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from provenance.errors import NothingToReadError
from provenance.formats import json_report
from provenance.formats.html.page import page_of_document
from provenance.read.corpus import load_bytes
from provenance.report import trace
from provenance.web.shown import encoded, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from provenance.model import Report
    from provenance.web.collection import Collection

Kind = Literal["page", "json"]

_GRACE: Final = 5.0
"""Seconds after which a process that does not heed its alarm is ended."""


@frozen
class Draft:
    """A draft as it was sent; the ending of ``name`` says how it is read."""

    name: str
    data: bytes


@frozen
class Answer:
    """What is sent back: a status, and the whole body; of a problem, its words."""

    status: int
    body: bytes
    problem: str = ""


class TooLongError(BaseException):
    """A draft was worked on for longer than it may; nothing that catches errors may go on."""


def answer(collection: Collection, kind: Kind, draft: Draft) -> Answer:
    """Trace a draft against the collection, and write its page or its report."""
    name = collection.draft_id
    try:
        corpus = load_bytes(draft.name, draft.data, id=name)
    except NothingToReadError as error:
        return Answer(422, b"", str(error))
    report = trace(corpus, against=collection.references)
    if kind == "json":
        return Answer(200, json_report.render(report).encode())
    return Answer(200, _page(collection, report, name))


def _page(collection: Collection, report: Report, name: str) -> bytes:
    page = page_of_document(report, name, collection.names_beside(report, name))
    return encoded(filled("draft.html.jinja", page=page, collection=collection))


class _Worker:
    """What a process knows from its beginning; null in the server's own."""

    collection: Collection | None = None
    seconds: float = 0.0


def begin(collection: Collection, seconds: float) -> None:
    """Begin a process: Ctrl-C is the server's to see to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_server, daemon=True).start()
    _Worker.collection, _Worker.seconds = collection, seconds


def _end_with_server() -> None:
    """End this process when the server's does, however that ended."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(0)


def ready() -> bool:
    """Say that a process has begun."""
    return _Worker.collection is not None


def work(kind: Kind, draft: Draft) -> Answer:
    """Answer a draft in this process, within its time."""
    collection = _Worker.collection
    if collection is None:
        return Answer(503, b"", "the server is not ready; try again")
    try:
        with _within(_Worker.seconds):
            return answer(collection, kind, draft)
    except TooLongError:
        message = f"the draft took longer than {_Worker.seconds:g} seconds; send a shorter one"
        return Answer(503, b"", message)
    except (RecursionError, MemoryError):
        return Answer(422, b"", "the draft is nested too deeply to be read; send its plain text")


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise after so many seconds; what does not heed that ends the process.

    Signals reach a main thread only, and only where the system has alarms.
    """
    alarmed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if alarmed:
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 (a device)
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            if alarmed:
                signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_: int, __: FrameType | None) -> None:
    raise TooLongError
