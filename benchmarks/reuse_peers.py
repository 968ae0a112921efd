"""What one would use instead to find the source of a sentence among many.

Each peer is made from the sentences held, and takes a sentence to the one that it is linked to, or
None. Thresholds are those at which each peer does best on articles with a tenth of the words
changed.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz import fuzz

Peer = Callable[[str], str | None]

_WORD: Final = re.compile(r"\w+")
_ALIKE: Final = 60.0
_SHINGLE: Final = 5
_PERMUTATIONS: Final = 128
_JACCARD: Final = 0.5


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def fts5(sentences: Sequence[str]) -> Peer:
    """SQLite FTS5, all words with OR, the first of its BM25 if the strings are alike."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE sentences USING fts5(text)")
    database.executemany("INSERT INTO sentences VALUES (?)", ((one,) for one in sentences))

    def find(text: str) -> str | None:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(_words(text)))
        if not query:
            return None
        row = database.execute(
            "SELECT text FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT 1", (query,)
        ).fetchone()
        return _if_alike(text, row and row[0])

    return find


def shingles(sentences: Sequence[str]) -> Peer:
    """An index of runs of five words: the sentence that shares most of them."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(sentences):
        for shingle in _shingles(one):
            having[shingle].append(number)

    def find(text: str) -> str | None:
        shared = Counter(n for shingle in _shingles(text) for n in having.get(shingle, ()))
        best = shared.most_common(1)
        return sentences[best[0][0]] if best else None

    return find


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    size = min(_SHINGLE, len(words))
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)} if size else set()


def minhash(sentences: Sequence[str]) -> Peer:
    """MinHash LSH of datasketch over character 5-grams, the most alike of what it returns."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 (a peer that may be absent)

    def hashed(text: str) -> MinHash:
        plain = " ".join(_words(text))
        found = MinHash(num_perm=_PERMUTATIONS)
        found.update_batch([plain[at : at + 5].encode() for at in range(max(1, len(plain) - 4))])
        return found

    index = MinHashLSH(threshold=_JACCARD, num_perm=_PERMUTATIONS)
    for number, one in enumerate(sentences):
        index.insert(number, hashed(one))

    def find(text: str) -> str | None:
        found = [sentences[number] for number in index.query(hashed(text))]
        return max(found, key=lambda one: (fuzz.ratio(text, one), one), default=None)

    return find


def tantivy_bm25(sentences: Sequence[str]) -> Peer:
    """The first of tantivy's BM25 over all words, if the strings are alike."""
    from tantivy import (  # noqa: PLC0415 (an extra)
        Document,
        Index,
        Occur,
        Query,
        SchemaBuilder,
    )

    builder = SchemaBuilder()
    builder.add_unsigned_field("number", stored=True)
    builder.add_text_field("text")
    schema = builder.build()
    index = Index(schema, path=tempfile.mkdtemp())
    writer = index.writer(64_000_000, 1)
    for number, one in enumerate(sentences):
        writer.add_document(Document(number=number, text=one))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(text: str) -> str | None:
        terms = [
            (Occur.Should, Query.term_query(schema, "text", word))
            for word in dict.fromkeys(_words(text))
        ]
        if not terms:
            return None
        hits = searcher.search(Query.boolean_query(terms), 1).hits
        best = sentences[searcher.doc(hits[0][1])["number"][0]] if hits else None
        return _if_alike(text, best)

    return find


def _if_alike(text: str, found: str | None) -> str | None:
    return found if found is not None and fuzz.ratio(text, found) >= _ALIKE else None


PEERS: Final[dict[str, Callable[[Sequence[str]], Peer]]] = {
    "tantivy, BM25 and a ratio check": tantivy_bm25,
    "SQLite FTS5, OR queries and a ratio check": fts5,
    "5-word shingles": shingles,
    "datasketch MinHash LSH": minhash,
}
"""Every peer, by the name it has in the tables."""
