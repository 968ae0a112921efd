"""``Archive``: a newsroom's back file on disk, which drafts are traced against."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from provenance.archive.adding import in_batches, read_all
from provenance.archive.index import NAME as INDEX
from provenance.archive.index import WordingIndex, need_tantivy
from provenance.archive.intake import pieces_at
from provenance.archive.opening import open_store
from provenance.archive.phrases import documents_with
from provenance.archive.repair import problems_of
from provenance.archive.schema import VERSION
from provenance.archive.selection import documents_for
from provenance.archive.store import NAME
from provenance.archive.writer import Tally, writer_of
from provenance.engines.archive import ArchiveEngine
from provenance.errors import ArchiveError
from provenance.model import Corpus, CorpusFacts
from provenance.reader import Reader
from provenance.tracing.library import Selected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType
    from typing import Self

    from provenance.archive.store import Store
    from provenance.model import Document, Settings, Witness

    Progress = Callable[[Tally, int], None]
    """Told what was done so far, and how many bytes were read."""


LISTED: Final = 200
"""Documents up to which a report lists all of an archive; of a larger one, those that matter."""

_DOCUMENTS: Final = 64  # remembered from one draft to the next
_PROFILES: Final = 1000  # of sentences, remembered from one draft to the next


@frozen
class ArchiveFacts:
    """What an archive holds: counts, and sizes in bytes.

    ``waiting`` are wordings that are committed and not yet in the index; ``first`` and ``last`` are
    the ISO days between which its documents were published, null where no date is known.
    """

    documents: int
    sentences: int
    wordings: int
    characters: int
    store_bytes: int
    index_bytes: int
    waiting: int
    first: str | None = None
    last: str | None = None
    version: int = VERSION


class Archive:
    """Documents on disk, with an index that proposes their sentences.

    An archive is opened for reading, by any number of processes; each change opens it for writing
    for as long as it takes, one process at a time. It is a context manager.
    """

    def __init__(self, path: str | Path) -> None:
        """Open the archive at a path.

        Raises:
            ArchiveError: there is none, it is of a newer version or cannot be read, or the package
                ``tantivy`` (extra ``archive``) is not installed.
        """
        self.path: Final = Path(path)
        self._store: Store = open_store(self.path)
        self._index: WordingIndex | None = None
        self._reader: Reader | None = None
        need_tantivy()

    @classmethod
    def create(cls, path: str | Path) -> Archive:
        """Open the archive at a path, made where there is none.

        Raises:
            ArchiveError: as above, or the folder holds something else or cannot be written.
        """
        with writer_of(Path(path), create=True):
            return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()
        self._index = None

    def __len__(self) -> int:
        return self._store.totals().documents

    @property
    def store(self) -> Store:
        """The tables, for reading."""
        return self._store

    @property
    def index(self) -> WordingIndex:
        """The index as it was when first asked for, or since :meth:`refresh`."""
        if self._index is None:
            self._index = WordingIndex(self.path)
        return self._index

    @property
    def engine(self) -> ArchiveEngine:
        """The engine that proposes sentences of this archive."""
        return ArchiveEngine(self._store, self.index)

    def refresh(self) -> None:
        """See what was added since the archive was opened."""
        self._index = None

    def add(self, *paths: str | Path, jobs: int = 1, progress: Progress | None = None) -> Tally:
        """Add what is at the paths: folders, files, ``-`` for JSON Lines from stdin.

        What the archive has (by sha256) is left as it is; a document of the same id and other
        bytes is replaced. ``jobs`` is how many processes read; with more than one, a script must
        guard its main part (``if __name__ == "__main__"``). Documents are committed in batches:
        what was committed stays, whatever happens next.

        Raises:
            ArchiveError: another process is writing, or the disk is full or cannot be written.
            ManifestError: a folder's ``corpus.toml`` cannot be used.
        """
        with writer_of(self.path) as writer:
            done = 0
            for batch in in_batches(read_all(self.path, pieces_at(paths), jobs)):
                writer.pass_over(name for one in batch for name in one.known)
                writer.tally.skipped += [reason for one in batch for reason in one.skipped]
                writer.put([row for one in batch for row in one.rows])
                done += sum(one.size for one in batch)
                if progress:
                    progress(writer.tally, done)
        self.refresh()
        return writer.tally

    def add_documents(self, documents: Iterable[Document]) -> Tally:
        """Add documents that were read already, in one batch.

        Raises:
            ArchiveError: another process is writing, or the disk is full or cannot be written.
        """
        from provenance.archive.rows import row_of  # noqa: PLC0415 (used here only)

        with writer_of(self.path) as writer:
            writer.put([(row_of(one), one.path or one.id) for one in documents])
        self.refresh()
        return writer.tally

    def remove(self, ids: Iterable[str]) -> list[str]:
        """Take documents out, and return the ids that are not in the archive.

        Raises:
            ArchiveError: another process is writing, or the archive cannot be written.
        """
        with writer_of(self.path) as writer:
            strange = writer.remove(ids)
        self.refresh()
        return strange

    def facts(self) -> ArchiveFacts:
        """Return what the archive holds."""
        totals = self._store.totals()
        return ArchiveFacts(
            totals.documents,
            totals.sentences,
            totals.wordings,
            totals.characters,
            _size(self.path.glob(f"{NAME}*")),
            _size((self.path / INDEX).glob("*")),
            len(self._store.pending()),
            *self._store.listing.days(),
        )

    def problems(self) -> list[str]:
        """Return what is wrong with the archive, in words; nothing where all is well."""
        return problems_of(self.path, self._store)

    def repair(self) -> None:
        """Make the index again, and all else that can be made from the documents.

        Raises:
            ArchiveError: another process is writing, or the archive cannot be written.
        """
        with writer_of(self.path, mend=True):
            pass
        self.refresh()

    def ids(self) -> list[str]:
        """Return the ids of all documents, sorted."""
        return self._store.ids()

    def document(self, name: str) -> Document:
        """Return the document of an id.

        Raises:
            ArchiveError: there is none.
        """
        found = self._store.find(name)
        if found is None:
            message = f"{self.path}: has no document {name!r}; list them with SQL, or Archive.ids()"
            raise ArchiveError(message)
        return self._store.documents([found[0]])[found[0]][0]

    def select(self, drafts: Sequence[Witness], settings: Settings) -> Selected:
        """Return the documents that matter for drafts; all of them where they are few.

        They are few up to ``LISTED`` documents: then a report against the archive is the same as
        one against a folder of these documents.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        if len(self) <= LISTED:
            return Selected(self.corpus(), self._reader_under(settings))
        keys = {key for one in drafts for key in documents_for(self, one, settings)}
        reader = self._reader_under(settings)
        return Selected(self.corpus(sorted(keys)), reader, self._facts_with(drafts))

    def _reader_under(self, settings: Settings) -> Reader:
        """Return who reads for drafts, with what the last ones had read."""
        if self._reader is None or self._reader.settings != settings:
            self._reader = Reader(settings, documents=_DOCUMENTS, profiles=_PROFILES)
        return self._reader

    def find(self, phrase: str) -> Corpus:
        """Return the earliest documents in which words stand one after the other.

        Case, accents, typography and punctuation aside; at most 50.

        Raises:
            CommonWordsError: the words are too common to be looked up.
            ArchiveError: the archive cannot be read.
        """
        return self.corpus(documents_with(self, phrase))

    def _facts_with(self, drafts: Sequence[Witness]) -> CorpusFacts:
        """Return the facts of the whole archive and the drafts; a draft's own copy counts once."""
        totals = self._store.totals()
        hashes = sorted(one.document.sha256 for one in drafts)
        held = sum(self._store.find_hash(one) is not None for one in hashes)
        whole = "\n".join((totals.digest, *hashes))
        count = totals.documents + len(hashes) - held
        return CorpusFacts(count, sha256(whole.encode()).hexdigest())

    def corpus(self, keys: Sequence[int] | None = None) -> Corpus:
        """Return documents with what a reader must know of them, by id; null for all."""
        found = self._store.documents(self._store.keys() if keys is None else keys)
        held = sorted(found.values(), key=lambda one: one[0].id)
        cautions = tuple(caution for _, told in held for caution in told)
        return Corpus(tuple(document for document, _ in held), warnings=cautions)


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())
