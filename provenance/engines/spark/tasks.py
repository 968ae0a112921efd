"""What the executors do with Arrow's batches: the pure functions of ``provenance.backfile``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from provenance.backfile.features import features_of
from provenance.backfile.neighbours import (
    Search,
    Standing,
    Told,
    begin,
    go_on,
    kept,
    near_to,
)
from provenance.backfile.records import day_of, document_of, record_of
from provenance.backfile.step import Step
from provenance.engines.spark.schemas import DOCUMENTS, NEAR, ROWS, SEARCH
from provenance.engines.wordings import key_of, stems_of
from provenance.model import Place
from provenance.read.article import read_article
from provenance.read.json_lines import read as read_json_lines
from provenance.read.reading import Refused
from provenance.segment import segment
from provenance.tracing.crediting import outlets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.backfile.neighbours import Near
    from provenance.model import Document, Settings

_FEW: Final = 50


def read_lines(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read lines of JSON; one that is no document is left out."""
    lines = (row["value"] for row in _rows(batches))
    yield from _batches((_read(one) for line in lines for one in _documents(line)), DOCUMENTS)


def near_rows(batches: Iterable[pa.RecordBatch], threshold: float) -> Iterator[pa.RecordBatch]:
    """Return what is near the documents of a batch."""
    found = ((row["id"], one) for row in _rows(batches) for one in _kept(row, threshold))
    yield from _batches(({"document": name, **_near(one)} for name, one in found), NEAR)


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


def _documents(line: str) -> Iterator[Document]:
    reading = read_json_lines(line.encode("utf-8", "surrogatepass"))
    if not isinstance(reading, Refused):
        for article in reading.articles:
            yield read_article(article, id=article.member, path=article.member)


def _read(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "sha256": document.sha256,
        "day": day_of(document),
        "draws_on": sorted(outlets_of(document)),
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
            for one in segment(document)
            if one.section != "furniture"
            for stems in (stems_of(one.text),)
        ],
    }


def _kept(row: dict[str, Any], threshold: float) -> list[Near]:
    told = Told(row["id"], row["of"], frozenset(row["draws_on"]), row["day"])
    near: list[Near] = []
    outlets: dict[str, list[str]] = {}
    for one in row["sentences"]:
        own = Standing(told.id, one["number"], one["section"], told.day, one["text"])
        standing = sorted(
            (
                Standing(
                    other["id"], other["number"], other["section"], other["day"], other["text"]
                )
                for other in one["standing"]
            ),
            key=lambda place: (place.document, place.sentence),
        )
        outlets.update((other["id"], other["draws_on"]) for other in one["standing"])
        near += near_to(told, own, standing, threshold)
    return kept(told, near, outlets)


def _near(near: Near) -> dict[str, Any]:
    return {
        "sentence": near.sentence,
        "other": near.other,
        "other_sentence": near.other_sentence,
        "score": near.score,
    }


def _begun(row: dict[str, Any]) -> Search:
    ordered = sorted(
        row["near"], key=lambda one: (-one["score"], one["other"], one["other_sentence"])
    )
    return begin(row["document"], [Place(one["other"], one["other_sentence"]) for one in ordered])


def _gone_on(row: dict[str, Any]) -> Search:
    search = Search(
        row["document"], frozenset(row["found"]), _places(row["seen"]), _places(row["met"])
    )
    return go_on(search, _places(row["near"] or ()))


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
