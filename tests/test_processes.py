"""Work that several processes do: in order, little by little, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from provenance.archive import adding
from provenance.archive.intake import pieces_at
from provenance.errors import ArchiveError
from provenance.processes import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

_GIVEN: list[str] = []

_FORSAKEN = """
import os
from tests.test_processes import begin, number_of_process
from provenance.processes import in_order

if __name__ == "__main__":
    for child in in_order(number_of_process, range(9), 1, begin, "word"):
        print(child, flush=True)
        os.kill(os.getpid(), 9)
"""


def begin(word: str) -> None:
    """Keep what was given, in a process of its own."""
    _GIVEN.append(word)


def shown(number: int) -> str:
    """Return a number with what was given; the later numbers take less long."""
    time.sleep(0.02 * (5 - number % 5))
    return f"{_GIVEN[0]} {number}"


def number_of_process(_: int) -> int:
    """Return the number of the process that works."""
    return os.getpid()


def end(_: object) -> None:
    """End the process that works, as from outside."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_the_order_of_the_tasks() -> None:
    """Each process was given the same before, and whoever is done first waits its turn."""
    found = in_order(shown, range(12), 2, begin, "task")
    assert list(found) == [f"task {number}" for number in range(12)]


def test_tasks_are_taken_little_by_little() -> None:
    """What is to be done is never read far ahead of what is asked for."""
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    found = in_order(shown, tasks(), 1, begin, "task")
    assert [next(found) for _ in range(3)] == ["task 0", "task 1", "task 2"]
    found.close()  # type: ignore[attr-defined]  # a generator
    assert len(taken) <= 6


def test_a_process_that_is_ended_from_outside_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing waits for it; an archive says what that means for it."""
    with pytest.raises(BrokenProcessPool):
        list(in_order(end, range(3), 1, begin, "task"))
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"Boat {number} waited.", encoding="utf-8")
    monkeypatch.setattr(adding, "_read", end)
    with pytest.raises(ArchiveError, match="ended from outside; what was committed is kept"):
        list(adding.read_all(tmp_path, pieces_at([tmp_path]), 2))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_processes_end_with_the_one_they_work_for() -> None:
    """Even where that was killed and could tell them nothing."""
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", _FORSAKEN]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert parent.wait(30) == -signal.SIGKILL
        try:
            assert _ends(child)
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _ends(process: int) -> bool:
    """Whether a process ends within ten seconds."""
    status = Path("/proc", str(process), "stat")
    for _ in range(100):
        try:
            if " Z " in status.read_text():
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False
