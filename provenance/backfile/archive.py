"""An archive traced against itself, in processes, in parts that are kept as they are finished.

1. *sentences*: the features of every sentence, and the wordings that have each feature.
2. *near*: for every document, what its sentences may come from, scored by ``align``.
3. *rows*: for every document, its trace against its neighbours; those near each other in turn, so
   that what was read of their neighbours is still remembered.

The folder remembers what was finished, and for which archive and settings: interrupted at any
moment, it is gone on with; of another archive, or the same one changed, it is begun anew.
"""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.archive import Archive
from provenance.archive.rows import SECTIONS
from provenance.backfile.features import features_of
from provenance.backfile.neighbours import by_kinship, nearest_first
from provenance.backfile.output import begin, finish, is_complete, written
from provenance.backfile.processes import Job, Part, in_order, near_part, rows_part
from provenance.backfile.records import told_of
from provenance.backfile.work import SentenceRow, WorkStore
from provenance.engines.wordings import stems_of
from provenance.flag.choices import check_choices
from provenance.formats import json_report
from provenance.model import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from provenance.model import Document

    Progress = Callable[[str, int, int], None]
    """Told which stage it is, how many documents are done and how many there are.

    It is told as a stage begins, of what was done before, and then of each part.
    """

_PART: Final = 100
"""Documents in a part: what is lost at most, for each process, when the work is interrupted."""

_VERSION: Final = 3
"""To be raised where the rows or the work change, so that old parts are not gone on with."""


def trace_archive(
    path: str | Path,
    output: str | Path,
    *,
    jobs: int = 1,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> None:
    """Trace every document of an archive against the others.

    The folder ``output`` gets ``links.jsonl``, ``quotes.jsonl`` and ``flags.jsonl``, a row a line
    (:mod:`provenance.backfile.rows`), in the order in which the documents were added. With more
    than one of ``jobs``, a script must guard its main part (``if __name__ == "__main__"``).

    Raises:
        ArchiveError: the archive cannot be read, or the folder holds something else.
        SettingsError: the settings name a rule that does not exist, or hold a phrase that is none.
    """
    chosen = settings or Settings()
    check_choices(chosen)
    folder = Path(output)
    with Archive(path) as archive:
        manifest = _manifest(archive, chosen)
        if is_complete(folder, manifest):
            return
        begin(folder, manifest)
        parts = _parts(archive.store.keys())
        work = WorkStore(folder, write=True)
        try:
            _sentences(archive, work, parts, progress)
            job = Job(Path(path), folder, chosen, jobs)
            _near(work, parts, job, progress)
            _rows(work, _parts(_by_kinship(work, archive.store.keys())), job, progress)
            finish(folder, manifest, work)
        finally:
            work.close()


def _manifest(archive: Archive, settings: Settings) -> dict[str, object]:
    """Return what the rows depend on: the documents and their keys, the version, the settings."""
    from provenance import __version__  # noqa: PLC0415 (the package imports what this needs)

    digest = sha256()
    for identity in archive.store.identities():
        digest.update(json.dumps(identity).encode())
    return {
        "version": _VERSION,
        "provenance": __version__,
        "documents": archive.store.totals().documents,
        "digest": digest.hexdigest(),
        "settings": json_report.plain(settings),
    }


def _by_kinship(work: WorkStore, keys: Sequence[int]) -> Iterator[int]:
    def near(key: int) -> list[int]:
        found = nearest_first(work.near(work.told(key).id))
        return [work.key(name) for name in dict.fromkeys(one.other for one in found)]

    return by_kinship(keys, near)


def _parts(keys: Iterable[int]) -> list[Part]:
    reading = iter(keys)
    return list(iter(lambda: tuple(islice(reading, _PART)), ()))


def _sentences(
    archive: Archive, work: WorkStore, parts: Sequence[Part], progress: Progress | None
) -> None:
    """Note the features of every sentence, and which wordings have each."""
    if work.is_done("sentences"):
        return
    told = _Told("reading", parts, parts, progress)
    reading = _sentences_of(archive, [key for part in parts for key in part])
    work.begin()
    try:
        for part in parts:
            for key, (document, _) in sorted(archive.store.documents(part).items()):
                _put(work, key, document, next(reading))
            told(part)
        work.make_postings()
        work.finish("sentences")
    except BaseException:
        work.undo()
        raise


def _sentences_of(archive: Archive, keys: Iterable[int]) -> Iterator[list[SentenceRow]]:
    """Yield the sentences of each document; some have none."""
    reading = groupby(archive.store.places.sentences(), itemgetter(0))
    found, rows = next(reading, (None, iter(())))
    for key in keys:
        if found == key:
            yield [SentenceRow(*row[1:]) for row in rows]
            found, rows = next(reading, (None, iter(())))
        else:
            yield []


def _put(work: WorkStore, key: int, document: Document, sentences: Sequence[SentenceRow]) -> None:
    sections = {one.number: SECTIONS[one.section] for one in sentences}
    work.put_document(key, told_of(document, sections))
    work.put_sentences(key, sentences)
    work.put_features(
        (feature, one.wording)
        for one in sentences
        for feature in features_of(stems_of(document.text[one.start : one.end]))
    )


def _near(work: WorkStore, parts: Sequence[Part], job: Job, progress: Progress | None) -> None:
    """Find what the sentences of every document may come from."""
    names = {part: f"near {part[0]}" for part in parts}
    waiting = [part for part in parts if not work.is_done(names[part])]
    told = _Told("aligning", parts, waiting, progress)
    for part, found in in_order(near_part, waiting, job):
        work.begin()
        work.put_near(found)
        work.finish(names[part])
        told(part)


def _rows(work: WorkStore, parts: Sequence[Part], job: Job, progress: Progress | None) -> None:
    """Trace every document against its neighbours."""
    names = {part: f"rows {part[0]}" for part in parts}
    waiting = [part for part in parts if not work.is_done(names[part])]
    told = _Told("tracing", parts, waiting, progress)
    for part, found in in_order(rows_part, waiting, job):
        work.begin()
        for key, rows in zip(part, found, strict=True):
            work.put_rows(key, written(rows))
        work.finish(names[part])
        told(part)


class _Told:
    """Counts the documents of a stage that are done, and tells; first of those done before it."""

    def __init__(
        self,
        stage: str,
        parts: Sequence[Part],
        waiting: Sequence[Part],
        progress: Progress | None,
    ) -> None:
        self._stage = stage
        self._all = sum(map(len, parts))
        self._done = self._all - sum(map(len, waiting))
        self._progress = progress
        self._tell()

    def __call__(self, part: Part) -> None:
        self._done += len(part)
        self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._stage, self._done, self._all)
