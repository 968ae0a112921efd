"""How much the server takes on."""

from __future__ import annotations

from attrs import field, frozen

_KEPT = 50


@frozen
class Limits:
    """How much, how long and how many at once; a refusal names the limit that was met.

    ``body`` is the size of a request's body in bytes, ``seconds`` how long a draft may be worked
    on, ``patience`` how many seconds a client may take to send a request or to take an answer,
    ``workers`` how many drafts are worked on at once, ``waiting`` how many more may wait, ``kept``
    how many traced drafts stay in memory and ``kept_bytes`` how large their pages may be together;
    the oldest are forgotten first, but by themselves as many are kept as can be sent at once.
    ``readers`` is how many pages of what is held are made at once, ``requests`` how many requests
    of any kind are answered at once, ``connections`` how many clients may be connected.
    """

    body: int = 1 << 20
    seconds: float = 20.0
    patience: float = 10.0
    workers: int = 2
    waiting: int = 30
    kept: int = field()
    kept_bytes: int = 32 << 20
    readers: int = 2
    requests: int = 100
    connections: int = 500

    @kept.default
    def _kept(self) -> int:
        return max(_KEPT, self.pending)

    @property
    def pending(self) -> int:
        """How many drafts may be worked on or wait."""
        return self.workers + self.waiting
