"""Tracing makes many small things that stay, and hardly any garbage: to look for it costs a fifth.

Python's cyclic collector walks through all of them again and again; while a corpus is traced it is
paused, for the whole process, and goes on afterwards.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector, if it is on, for as long as the body runs."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
