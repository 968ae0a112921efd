"""A question → its answer, in a process of its own that ends what takes too long."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from provenance.errors import ArchiveError
from provenance.processes import serve_parent
from provenance.web.questions import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from provenance.web.held import Held
    from provenance.web.questions import Question

GONE: Final = "the archive cannot be read now; whoever runs the server can say why"
"""What is said of an archive that was moved, removed or damaged: no path of this machine."""

_GRACE: Final = 5.0
"""Seconds after which a process that does not heed its alarm is ended."""


class TooLongError(BaseException):
    """Something was worked on for longer than it may; nothing that catches errors may go on."""


class _Worker:
    """What a process knows from its beginning; null in the server's own."""

    held: Held | None = None
    seconds: float = 0.0


def begin(held: Held, seconds: float) -> None:
    """Begin a process: Ctrl-C is the server's to see to, and it ends with the server."""
    serve_parent()
    _Worker.held, _Worker.seconds = held, seconds


def ready() -> bool:
    """Say that a process has begun."""
    return _Worker.held is not None


def work(question: Question) -> Answer:
    """Answer a question in this process, within its time."""
    held = _Worker.held
    if held is None:
        return Answer(503, b"", "the server is not ready; try again")
    try:
        with _within(_Worker.seconds):
            return question.answered(held)
    except TooLongError:
        message = f"{question.what} took longer than {_Worker.seconds:g} seconds; "
        return Answer(503, b"", message + question.instead)
    except (RecursionError, MemoryError):
        message = f"{question.what} is nested too deeply to be read; send its plain text"
        return Answer(422, b"", message)
    except ArchiveError:
        return Answer(503, b"", GONE)


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
