"""What the processes do that trace an archive: find what is near, and trace, part by part."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures.process import BrokenProcessPool
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from provenance import processes
from provenance.archive.opening import open_store
from provenance.archive.rows import SECTIONS, known_text
from provenance.backfile.features import features_of
from provenance.backfile.neighbours import (
    MOST_CANDIDATES,
    Standing,
    kept,
    near_to,
    neighbours_of,
)
from provenance.backfile.step import Step
from provenance.backfile.work import WorkStore
from provenance.engines.archive import MOST_PLACES
from provenance.engines.wordings import best_of, stems_of
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from provenance.archive.places import Held
    from provenance.backfile.neighbours import Near
    from provenance.backfile.rows import Rows
    from provenance.backfile.work import SentenceRow
    from provenance.model import Document, Settings

Part = tuple[int, ...]
"""The keys of some documents."""

_REMEMBERED: Final = 4000

Result = TypeVar("Result")


class Job(NamedTuple):
    """Which archive, the folder of the work, the settings, and how many processes."""

    archive: Path
    output: Path
    settings: Settings
    jobs: int


class Worker:
    """An archive and the work on it, open for reading in one process."""

    def __init__(self, job: Job) -> None:
        self.settings = job.settings
        self.store = open_store(job.archive)
        self.work = WorkStore(job.output)
        self.step = Step(job.settings)
        self.text = lru_cache(_REMEMBERED)(self._text)
        self.document = lru_cache(_REMEMBERED)(self._document)
        self.told = lru_cache(_REMEMBERED)(self.work.told)

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()
        self.work.close()

    def proposed(self, row: SentenceRow, text: str) -> list[int]:
        """Return the wordings that share most with a sentence, and its own."""
        shared: dict[int, float] = defaultdict(float)
        worths = features_of(stems_of(text))
        for feature, wordings in self.work.wordings(worths):
            worth = worths[feature]
            for wording in wordings:
                shared[wording] += worth
        shared.pop(row.wording, None)
        return [row.wording, *best_of(shared, MOST_CANDIDATES)]

    def standing(self, held: Held) -> Standing:
        """Return a sentence where it stands."""
        text = self.text(held.document)[held.start : held.end]
        told = self.told(held.document)
        return Standing(told, held.number, SECTIONS[held.section], text)

    def _text(self, key: int) -> str:
        return known_text(self.store.texts([key])[key]) or ""

    def _document(self, name: str) -> Document:
        found = self.store.find(name)
        if found is None:
            message = f"the archive lost the document {name!r}; run it again"
            raise ArchiveError(message)
        return self.store.documents([found[0]])[found[0]][0]


def near_part(worker: Worker, part: Part) -> list[tuple[str, Near]]:
    """Return what is near the documents of a part, by id."""
    found = []
    for key in part:
        name = worker.told(key).id
        found += [(name, one) for one in _near_document(worker, key)]
    return found


def _near_document(worker: Worker, key: int) -> list[Near]:
    told, text = worker.told(key), worker.text(key)
    near: list[Near] = []
    for row in worker.work.sentences(key):
        said = text[row.start : row.end]
        own = Standing(told, row.number, SECTIONS[row.section], said)
        held = worker.store.places.earliest(worker.proposed(row, said), MOST_PLACES)
        others = [
            worker.standing(one) for found in held.values() for one in found if one.document != key
        ]
        near += near_to(own, others, worker.settings.threshold)
    outlets = {}
    if told.draws_on:
        outlets = {name: worker.work.outlets(name) for name in {one.other for one in near}}
    return kept(told, near, outlets)


def rows_part(worker: Worker, part: Part) -> list[Rows]:
    """Trace the documents of a part against their neighbours."""
    names = [worker.told(key).id for key in part]
    return [
        worker.step.rows(
            worker.document(name),
            [worker.document(other) for other in neighbours_of(name, worker.work.near)],
        )
        for name in names
    ]


def in_order(
    function: Callable[[Worker, Part], Result], parts: Sequence[Part], job: Job
) -> Iterator[tuple[Part, Result]]:
    """Yield parts with what a function makes of them, in their order, from several processes.

    Raises:
        ArchiveError: a process was ended from outside.
    """
    if job.jobs == 1 or len(parts) == 1:
        worker = Worker(job)
        try:
            for part in parts:
                yield part, function(worker, part)
        finally:
            worker.close()
        return
    try:
        made = processes.in_order(partial(_call, function), parts, job.jobs, _begin, job)
        yield from zip(parts, made, strict=True)
    except BrokenProcessPool as error:
        message = f"{job.archive}: a process was ended from outside; run it again to go on"
        raise ArchiveError(message) from error


_JOB: Final[list[Job]] = []


@cache
def _worker() -> Worker:
    return Worker(_JOB[0])


def _begin(job: Job) -> None:
    """Prepare a process."""
    _JOB.append(job)


def _call(function: Callable[[Worker, Part], Result], part: Part) -> Result:
    return function(_worker(), part)
