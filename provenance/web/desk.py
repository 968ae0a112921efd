"""Drafts are handed to processes, so many at once; so many more wait; the rest are turned away."""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from provenance.web import work
from provenance.web.work import Answer

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

    from provenance.web.collection import Collection
    from provenance.web.limits import Limits
    from provenance.web.work import Draft, Kind


class BusyError(Exception):
    """As many drafts wait as may."""


class Desk:
    """Hands drafts to processes that have the collection; one is started again when it ends."""

    def __init__(self, collection: Collection, limits: Limits) -> None:
        self.collection = collection
        self.limits = limits
        self._waiting = 0
        self._processes = self._begun()

    @property
    def waiting(self) -> int:
        """How many drafts are worked on or wait."""
        return self._waiting

    @property
    def is_full(self) -> bool:
        """Whether one more draft would be turned away."""
        return self._waiting >= self.limits.workers + self.limits.waiting

    async def ask(self, kind: Kind, draft: Draft) -> Answer:
        """Have a draft answered.

        Raises:
            BusyError: as many drafts wait as may.
        """
        if self.is_full:
            raise BusyError
        self._waiting += 1
        processes = self._processes
        try:
            return await asyncio.wrap_future(processes.submit(work.work, kind, draft))
        except BrokenProcessPool:
            self._begin_again(processes)
            return Answer(
                503, b"", "the draft could not be traced; send a shorter one, or try again"
            )
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the processes."""
        self._processes.shutdown(wait=False, cancel_futures=True)

    def _begin_again(self, broken: Executor) -> None:
        if self._processes is broken:
            broken.shutdown(wait=False)
            self._processes = self._begun()

    def _begun(self) -> Executor:
        """Start processes, which inherit the collection where the system lets them."""
        processes = ProcessPoolExecutor(
            self.limits.workers,
            mp_context=_context(),
            initializer=work.begin,
            initargs=(self.collection, self.limits.seconds),
        )
        processes.submit(work.ready)
        return processes


def _context() -> BaseContext:
    """Fork where that is safe: then nothing is copied, and what was weighed before is known."""
    forks = sys.platform == "linux"
    return multiprocessing.get_context("fork" if forks else "spawn")
