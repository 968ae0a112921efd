"""What the executors do with Arrow's batches: the pure functions of ``provenance.backfile``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from provenance.backfile.features import features_of
from provenance.backfile.neighbours import (
    Near,
    Search,
    Standing,
    Told,
    begin,
    go_on,
    kept,
    near_to,
)
from provenance.backfile.records import document_of, record_of, told_of
from provenance.backfile.step import Step
from provenance.engines.spark.schemas import DOCUMENTS, LEFT_OUT, NEAR, ROWS, SEARCH
from provenance.engines.wordings import key_of, stems_of
from provenance.model import Place
from provenance.read.article import read_article
from provenance.read.json_lines import read as read_json_lines
from provenance.read.reading import Refused
from provenance.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import Document, Settings
    from provenance.read.reading import Reading

_FEW: Final = 50
_SHOWN: Final = 200  # characters of a line by which a person finds it


def read_lines(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read lines of JSON; one that is no document is left out, for :func:`left_out_lines`."""
    lines = (row["value"] for row in _rows(batches))
    yield from _batches((_read(one) for line in lines for one in _documents(line)), DOCUMENTS)


def left_out_lines(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the lines that are no documents: the file, the line's beginning, and why."""
    found = (
        {"file": row["file"], "line": row["value"][:_SHOWN], "reason": reason}
        for row in _rows(batches)
        if row["value"].strip()
        for reason in _reasons(row["value"])
    )
    yield from _batches(found, LEFT_OUT)


def near_rows(batches: Iterable[pa.RecordBatch], threshold: float) -> Iterator[pa.RecordBatch]:
    """Return what is near the documents of a batch."""
    found = ((row["id"], one) for row in _rows(batches) for one in _kept(row, threshold))
    yield from _batches(({"document": name, **one._asdict()} for name, one in found), NEAR)


def begin_search(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Begin to look for the neighbours of documents."""
    yield from _batches((_searched(_begun(row)) for row in _rows(batches)), SEARCH)


def continue_search(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Go on with what is near the places that were met."""
    yield from _batches((_searched(_gone_on(row)) for row in _rows(batches)), SEARCH)


def traced_rows(batches: Iterable[pa.RecordBatch], settings: Settings) -> Iterator[pa.RecordBatch]:
    """Trace documents against their neighbours."""
    step = Step(settings)
    found = (
        step.rows(document_of(row["record"]), map(document_of, row["neighbours"] or ()))
        for row in _rows(batches)
    )
    named = (
        {kind: [one._asdict() for one in table] for kind, table in rows._asdict().items()}
        for rows in found
    )
    yield from _batches(named, ROWS)


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


def _batches(rows: Iterable[dict[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    reading = iter(rows)
    while waiting := list(islice(reading, _FEW)):
        yield pa.RecordBatch.from_pylist(waiting, schema=schema)


def _reasons(line: str) -> list[str]:
    reading = _reading(line)
    if isinstance(reading, Refused):
        return [reading.reason]
    return [reason for _, reason in reading.refused]


def _reading(line: str) -> Reading | Refused:
    return read_json_lines(line.encode("utf-8", "surrogatepass"))


def _documents(line: str) -> Iterator[Document]:
    reading = _reading(line)
    if not isinstance(reading, Refused):
        for article in reading.articles:
            yield read_article(article, id=article.member, path=article.member)


def _read(document: Document) -> dict[str, Any]:
    sentences = [one for one in segment(document) if one.section != "furniture"]
    told = told_of(document, {one.number: one.section for one in sentences})
    return {
        "id": document.id,
        "sha256": document.sha256,
        "told": {
            **told._asdict(),
            "draws_on": sorted(told.draws_on),
            "declared": sorted(told.declared),
        },
        "record": record_of(document),
        "sentences": [
            {
                "number": one.number,
                "section": one.section,
                "text": one.text,
                "wording": key_of(stems),
                "features": [
                    {"feature": feature, "worth": worth}
                    for feature, worth in features_of(stems).items()
                ],
            }
            for one in sentences
            for stems in (stems_of(one.text),)
        ],
    }


def _kept(row: dict[str, Any], threshold: float) -> list[Near]:
    told = _told(row["told"])
    near: list[Near] = []
    outlets: dict[str, frozenset[str]] = {}
    for one in row["sentences"]:
        standing = [_standing(_told(other["told"]), other) for other in one["standing"]]
        outlets.update((other.document.id, other.document.draws_on) for other in standing)
        near += near_to(_standing(told, one), standing, threshold)
    return kept(told, near, outlets)


def _told(row: dict[str, Any]) -> Told:
    sets = {name: frozenset(row[name]) for name in ("draws_on", "declared")}
    return Told(**{**row, **sets})


def _standing(told: Told, row: dict[str, Any]) -> Standing:
    return Standing(told, row["number"], row["section"], row["text"])


def _begun(row: dict[str, Any]) -> Search:
    return begin(row["document"], [Near(**one) for one in row["near"]])


def _gone_on(row: dict[str, Any]) -> Search:
    search = Search(
        row["document"], frozenset(row["found"]), _places(row["seen"]), _places(row["met"])
    )
    return go_on(search, [Near(**one) for one in row["near"] or ()])


def _places(rows: Iterable[dict[str, Any]]) -> frozenset[Place]:
    return frozenset(Place(one["document"], one["sentence"]) for one in rows)


def _searched(search: Search) -> dict[str, Any]:
    return {
        "document": search.document,
        "found": sorted(search.found),
        "seen": _listed(search.seen),
        "met": _listed(search.met),
    }


def _listed(places: Iterable[Place]) -> list[dict[str, Any]]:
    return [{"document": one.document, "sentence": one.sentence} for one in sorted(places)]
