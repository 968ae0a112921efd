"""Drafts that were sent, by an address that cannot be guessed; the oldest are forgotten."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from provenance.web.limits import Limits
    from provenance.web.questions import Answer


@frozen(eq=False)
class Kept:
    """A draft that is being traced, or was; ``state`` is that of what it is traced against."""

    name: str
    task: asyncio.Task[Answer]
    state: str = ""

    @property
    def answer(self) -> Answer | None:
        """What came of it, once it is known."""
        ended = self.task.done() and not self.task.cancelled() and not self.task.exception()
        return self.task.result() if ended else None

    @property
    def size(self) -> int:
        """The bytes of its page."""
        return len(self.answer.body) if self.answer else 0


class KeptDrafts:
    """As many traced drafts as the limits allow, and all that are being traced."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._drafts: OrderedDict[str, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._drafts)

    def keep(self, name: str, work: Coroutine[None, None, Answer]) -> str:
        """Begin the work on a draft, and return the token that finds it."""
        token = secrets.token_urlsafe(16)
        self.hold(token, Kept(name, asyncio.ensure_future(work)))
        return token

    def hold(self, token: str, kept: Kept) -> Kept:
        """Keep what is being traced, in the place of what had its token, and return it."""
        self.forget(token)
        self._drafts[token] = kept
        kept.task.add_done_callback(lambda _: self._forget_oldest())
        return kept

    def forget(self, token: str) -> None:
        """Forget a draft, if it is known."""
        self._drafts.pop(token, None)

    def find(self, token: str) -> Kept | None:
        """Return a draft, unless it was forgotten."""
        return self._drafts.get(token)

    def _forget_oldest(self) -> None:
        """Forget what is done: the address of what is not has just been given away."""
        done = [(token, one.size) for token, one in self._drafts.items() if one.task.done()]
        count, size = len(done), sum(size for _, size in done)
        for token, own in done:
            if count <= self._limits.kept and size <= self._limits.kept_bytes:
                return
            del self._drafts[token]
            count, size = count - 1, size - own
