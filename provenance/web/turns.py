"""Work that readers ask for takes turns: so much at once, in threads; the rest waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.web.limits import Limits

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Turns:
    """Lets as many pieces of work run at once as the limits allow, in the order they came.

    Python works on one at a time in any case: more threads would only keep each other, and the
    loop that answers requests, from going on.
    """

    def __init__(self, limits: Limits) -> None:
        self._free = asyncio.Semaphore(limits.readers)

    async def run(
        self, work: Callable[Given, Made], *args: Given.args, **kwargs: Given.kwargs
    ) -> Made:
        """Do a piece of work when its turn has come, in a thread."""
        async with self._free:
            return await run_in_threadpool(work, *args, **kwargs)


class Once(Generic[Made]):
    """What is made when it is first asked for, and kept: however many ask, they wait for one."""

    def __init__(self, turns: Turns, work: Callable[[], Made]) -> None:
        self._turns = turns
        self._work = work
        self._made: list[Made] = []
        self._making = asyncio.Lock()

    async def made(self) -> Made:
        """Return it."""
        async with self._making:
            if not self._made:
                self._made.append(await self._turns.run(self._work))
        return self._made[0]
