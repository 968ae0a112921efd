"""Processes that work for this one: they leave Ctrl-C to it, and end with it however it ended."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

_AHEAD: Final = 2  # tasks that are given out for each process before their results are asked for

Given = TypeVar("Given")
Task = TypeVar("Task")
Result = TypeVar("Result")


def in_order(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    jobs: int,
    begin: Callable[[Given], object],
    given: Given,
) -> Iterator[Result]:
    """Yield what ``function`` makes of tasks, in their order, in ``jobs`` processes.

    Each process calls ``begin`` with what is given first. Tasks are taken little by little, never
    more than a little ahead of whoever asks for the results.

    Raises:
        BrokenProcessPool: a process was ended from outside, or ``begin`` failed in it.
    """
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (begin, given))
    try:
        waiting: deque[Future[Result]] = deque()
        for task in tasks:
            waiting.append(pool.submit(function, task))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def serve_parent() -> None:
    """Prepare a process that works for another: it leaves Ctrl-C to that one, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _begin(begin: Callable[[Given], object], given: Given) -> None:
    serve_parent()
    begin(given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
