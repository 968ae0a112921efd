"""What is timed, and how: processes from start to end, calls, and what may be asked of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parent.parent
RUNS: Final = 9
FEW_RUNS: Final = 5

_KIBIBYTES: Final = 1024 if sys.platform != "darwin" else 1


@frozen
class Timing:
    """What was timed: its runs in ``unit``, and the most (or least) that their median may be."""

    what: str
    values: tuple[float, ...]
    unit: str
    goal: float | None = None
    at_least: bool = False

    @property
    def median(self) -> float:
        """The median of the runs."""
        return statistics.median(self.values)

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached; where there is none, yes."""
        if self.goal is None:
            return True
        return self.median >= self.goal if self.at_least else self.median <= self.goal


class Process(NamedTuple):
    """A process that ran: seconds of wall time and peak resident megabytes."""

    seconds: float
    megabytes: float


def run(*arguments: str) -> Process:
    """Run Python with these arguments from the project's folder; fail if it fails."""
    start = time.perf_counter()
    child = subprocess.Popen((sys.executable, *arguments), cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(arguments)}: exit code {child.returncode}")
    return Process(seconds, usage.ru_maxrss * _KIBIBYTES / 1e6)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
