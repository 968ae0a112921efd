"""The searchable half of an archive: which wordings have which stems, in a tantivy index.

The index holds nothing that the store does not; it can be made again from it. A wording is one
entry with its stems, and is worth the sum of what those are worth that it shares with a sentence:
a constant for each term, so that a score depends on nothing else in the index, its parts or the
order of adding.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.archive.opening import damaged
from provenance.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tantivy import Index, Occur, Query, Schema, Searcher

NAME: Final = "index"

MOST_POSTINGS: Final = 100_000
"""How many entries are looked at for a sentence, about: where its stems stand in more, the
commonest of them propose nothing. Up to about as many sentences everything is looked at."""

_MARGIN: Final = 32
_MOST_TIED: Final = 8192
_FEW_STEMS: Final = 2
_HEAP: Final = 64_000_000  # bytes tantivy may fill before it writes a part of the index
_WORDING: Final = "wording"
_STEMS: Final = "stems"
_BLANKS: Final = "stems_between_blanks"


class Hit(NamedTuple):
    """A wording and what the stems it shares are worth."""

    wording: int
    worth: float


class WordingIndex:
    """The index of an archive, for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the index of an archive.

        Raises:
            ArchiveError: there is none or it cannot be read.
        """
        self._folder = folder
        with _telling(folder):
            self._index = _opened(folder)
            self._schema: Schema = self._index.schema
            self._searcher: Searcher = self._index.searcher()

    def __len__(self) -> int:
        return self._searcher.num_docs

    def best(self, worths: Mapping[str, float], limit: int) -> list[Hit]:
        """Return the ``limit`` wordings that share what is worth most; of equals, the least keys.

        Where too many tie at the end to tell them apart, none of these is returned.
        """
        from tantivy import Query  # noqa: PLC0415 (an extra)

        with _telling(self._folder):
            terms = self._terms(worths)
            if not terms:
                return []
            query = Query.boolean_query(terms)
            hits, wanted = self._search(query, limit + _MARGIN), limit + _MARGIN
            while len(hits) == wanted and hits[-1].worth == hits[limit - 1].worth:
                if wanted >= _MOST_TIED:
                    return [one for one in hits if one.worth > hits[-1].worth]
                wanted *= 4
                hits = self._search(query, wanted)
        return sorted(hits, key=lambda one: (-one.worth, one.wording))[:limit]

    def having(self, stems: Sequence[str], most: int) -> list[int] | None:
        """Return the wordings that have all of the stems, sorted; null for more than ``most``."""
        from tantivy import Occur, Query  # noqa: PLC0415 (an extra)

        with _telling(self._folder):
            query = Query.boolean_query([(Occur.Must, self._term(stem)) for stem in stems])
            hits = self._search(query, most + 1)
        return None if len(hits) > most else sorted(hit.wording for hit in hits)

    def _terms(self, worths: Mapping[str, float]) -> list[tuple[Occur, Query]]:
        """Return the queries of the rarest stems, as many as can be looked at quickly."""
        from tantivy import Occur, Query  # noqa: PLC0415 (an extra)

        counted = sorted(
            (self._searcher.doc_freq(_STEMS, stem), -worth, stem) for stem, worth in worths.items()
        )
        terms: list[tuple[Occur, Query]] = []
        looked_at = 0
        for count, worth, stem in counted:
            looked_at += count
            if looked_at > MOST_POSTINGS and len(terms) >= _FEW_STEMS:
                break
            if count:
                terms.append((Occur.Should, Query.const_score_query(self._term(stem), -worth)))
        return terms

    def _term(self, stem: str) -> Query:
        from tantivy import Query  # noqa: PLC0415 (an extra)

        return Query.term_query(self._schema, _STEMS, stem, "basic")

    def _search(self, query: Query, limit: int) -> list[Hit]:
        found = self._searcher.search(query, limit=limit, count=False).hits
        wordings = self._searcher.fast_field_values(_WORDING, [address for _, address in found])
        return [
            Hit(int(wording or 0), worth)
            for (worth, _), wording in zip(found, wordings, strict=True)
        ]


def exists(folder: Path) -> bool:
    """Whether an archive has an index, whatever its state."""
    return (folder / NAME / "meta.json").exists()


def create_index(folder: Path, name: str = NAME) -> None:
    """Make an empty index for an archive."""
    from tantivy import Index, SchemaBuilder  # noqa: PLC0415 (an extra)

    builder = SchemaBuilder()
    builder.add_integer_field(_WORDING, indexed=True, fast=True)  # unsigned ones stay undeleted
    builder.add_text_field(_STEMS, tokenizer_name=_BLANKS, index_option="basic")
    with _telling(folder):
        (folder / name).mkdir(exist_ok=True)
        Index(builder.build(), path=str(folder / name))


class IndexWriter:
    """Writes an index; there is one at a time."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        """Open the index of an archive for writing.

        Raises:
            ArchiveError: there is none, it is damaged, or it cannot be written.
        """
        self._folder = folder
        with _telling(folder):
            self._writer = _opened(folder, name).writer(heap_size=_HEAP, num_threads=1)

    def write(self, pending: Mapping[int, str | None], *, afresh: bool) -> None:
        """Commit stems of wordings, and drop the wordings that have null for stems.

        ``afresh`` says that none of those to be added can be there yet.
        """
        from tantivy import Document  # noqa: PLC0415 (an extra)

        with _telling(self._folder):
            for wording, stems in pending.items():
                if stems is None or not afresh:
                    self._writer.delete_documents_by_term(_WORDING, wording)
                if stems is not None:
                    entry = Document()
                    entry.add_integer(_WORDING, wording)
                    entry.add_text(_STEMS, stems)
                    self._writer.add_document(entry)
            self._writer.commit()

    def close(self) -> None:
        """Wait until the parts of the index are merged, and let go of it."""
        with _telling(self._folder):
            self._writer.wait_merging_threads()


def _opened(folder: Path, name: str = NAME) -> Index:
    from tantivy import Index, TextAnalyzerBuilder, Tokenizer  # noqa: PLC0415 (an extra)

    index = Index.open(str(folder / name))
    index.register_tokenizer(_BLANKS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index


def need_tantivy() -> None:
    """Make sure that the package that searches is installed.

    Raises:
        ArchiveError: it is not.
    """
    try:
        import tantivy  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        message = "archives need the package tantivy: pip install 'wire-provenance[archive]'"
        raise ArchiveError(message) from error


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Turn what tantivy raises into an error that says what to do; it panics on some damage."""
    need_tantivy()
    try:
        yield
    except (ValueError, OSError) as error:
        raise _unusable(folder, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _unusable(folder, error) from error


def _unusable(folder: Path, error: BaseException) -> ArchiveError:
    words = str(error)
    if any(sign in words for sign in _OF_THE_DISK):
        return damaged(folder, error)
    return ArchiveError(
        f"{folder}: its index cannot be used ({words}); the documents are safe: make the index "
        f"again with: provenance archive verify --repair {folder}"
    )


_OF_THE_DISK: Final = ("No space", "os error 28", "Read-only", "os error 30")
