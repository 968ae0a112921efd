"""Drafts are handed to processes, so many at once; so many more wait; the rest are turned away.

Of an archive, its own articles and searches are handed out in the same way.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal

from starlette.concurrency import run_in_threadpool

from provenance.web import work
from provenance.web.questions import Answer

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from provenance.web.back_file import BackFile
    from provenance.web.collection import Collection
    from provenance.web.limits import Limits
    from provenance.web.questions import Question


Method = Literal["fork", "spawn"]

_FIRST: Final[Method] = "fork" if sys.platform == "linux" else "spawn"
"""How the first processes are started, before there is any thread: they inherit what is held
where that is safe; then nothing is copied, and what was weighed before is known."""


class BusyError(Exception):
    """As many drafts wait as may."""


class Desk:
    """Hands questions to processes that know what is held; one is started again when it ends."""

    def __init__(self, held: Collection | BackFile, limits: Limits) -> None:
        self.held = held
        self.limits = limits
        self._waiting = 0
        self._beginning, self._trying_again = asyncio.Lock(), asyncio.Lock()
        self._processes = self._begun(_FIRST)

    @property
    def waiting(self) -> int:
        """How many drafts are worked on or wait."""
        return self._waiting

    @property
    def is_full(self) -> bool:
        """Whether one more draft would be turned away."""
        return self._waiting >= self.limits.pending

    async def ask(self, question: Question) -> Answer:
        """Have a question answered.

        Raises:
            BusyError: as many drafts wait as may.
        """
        if self.is_full:
            raise BusyError
        self._waiting += 1
        try:
            return await self._answered(question)
        finally:
            self._waiting -= 1

    async def _answered(self, question: Question) -> Answer:
        """Have a question answered; where its process ended, once more.

        One that ends takes along all that wait, and which was at fault is not known: so they are
        tried one after the other, and the one at fault ends none of the others again.
        """
        with suppress(BrokenProcessPool):
            return await self._worked(question)
        async with self._trying_again:
            with suppress(BrokenProcessPool):
                return await self._worked(question)
        return Answer(503, b"", _ended(question))

    async def _worked(self, question: Question) -> Answer:
        processes = self._processes
        try:
            # in a thread, since a process that is started here has to be waited for
            task = await run_in_threadpool(processes.submit, work.work, question)
            return await asyncio.wrap_future(task)
        except BrokenProcessPool:
            await self._begin_again(processes)
            raise

    def close(self) -> None:
        """End the processes."""
        self._processes.shutdown(wait=False, cancel_futures=True)

    async def _begin_again(self, broken: Executor) -> None:
        """Start other processes, slowly: a fork of a process with threads may never go on."""
        async with self._beginning:
            if self._processes is broken:
                broken.shutdown(wait=False)
                self._processes = await run_in_threadpool(self._begun, "spawn")

    def _begun(self, method: Method) -> Executor:
        """Start processes."""
        processes = ProcessPoolExecutor(
            self.limits.workers,
            mp_context=multiprocessing.get_context(method),
            initializer=work.begin,
            initargs=(self.held, self.limits.seconds),
        )
        processes.submit(work.ready)
        return processes


def _ended(question: Question) -> str:
    return (
        f"a process of the server ended twice while {question.what} was worked on, which may be "
        f"more than it can read; try again, or {question.instead}"
    )
