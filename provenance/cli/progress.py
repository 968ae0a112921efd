"""Progress on a terminal: how much, how fast and how long still; nothing for what is quick."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.archive import Tally

_QUICK: Final = 2.0  # seconds within which nobody asks
_MINUTE: Final = 60


class Progress:
    """Shows how far adding has come, on one line of stderr that is written over."""

    def __init__(self, size: int, *, quiet: bool = False) -> None:
        """Begin; ``size`` are the bytes to be read, 0 where nobody knows."""
        self._size = size
        self._line = _Line(quiet=quiet)

    def __call__(self, tally: Tally, done: int) -> None:
        """Show what was done so far; ``done`` are bytes."""
        self._line.show(lambda spent: progress_line(tally, done, self._size, spent))

    def end(self) -> None:
        """Leave the line, for what is written below it."""
        self._line.leave()


class Stages:
    """Shows how far each stage of tracing an archive has come, in the same way."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Begin."""
        self._stage: str | None = None
        self._first = 0
        self._line = _Line(quiet=quiet)

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Show that so many documents of a stage are done; told of first as the stage begins."""
        if stage != self._stage:
            self._line.leave()
            self._stage, self._first = stage, done
        elif done > self._first:
            self._line.show(lambda spent: stage_line(stage, done, of, (done - self._first) / spent))

    def end(self) -> None:
        """Leave the line, for what is written below it."""
        self._line.leave()


class _Line:
    """A line of a terminal that is written over, once what it tells of takes long."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._is_open = False

    def show(self, told: Callable[[float], str]) -> None:
        """Write what is told of the seconds that were spent."""
        spent = time.monotonic() - self._begun
        if self._shown and spent >= _QUICK:
            click.echo(f"\r{told(spent)}\x1b[K", nl=False, err=True)
            self._is_open = True

    def leave(self) -> None:
        """Begin anew on the next line, where anything stands on this one."""
        if self._is_open:
            click.echo(err=True)
        self._begun, self._is_open = time.monotonic(), False


def progress_line(tally: Tally, done: int, size: int, spent: float) -> str:
    """Write what was done in so many seconds, and what is left of ``size`` bytes (0: unknown)."""
    articles = tally.added + tally.replaced + tally.copies
    rate = tally.sentences / spent
    line = f"{articles:,} articles added, {tally.known:,} there already, {rate:,.0f} sentences/s"
    if not 0 < done < size:
        return line
    left = round(spent * (size - done) / done)
    return f"{line}, {done / size:.0%}, {left // _MINUTE}:{left % _MINUTE:02} left"


def stage_line(stage: str, done: int, of: int, rate: float) -> str:
    """Write how many of the documents are done, at so many a second."""
    left = round((of - done) / rate)
    line = f"{stage}: {done:,} of {of:,} articles, {rate:,.0f}/s"
    return f"{line}, {left // _MINUTE}:{left % _MINUTE:02} left" if left else line
