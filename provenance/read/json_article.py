"""A JSON file: ninjs (IPTC) or schema.org articles, one or a list of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.read import ninjs, schema_org
from provenance.read.decoding import decode, refusal
from provenance.read.reading import Article, Reading, Refused, hash_of
from provenance.read.records import parsed, records_in

if TYPE_CHECKING:
    from provenance.read.records import Record

_STRANGE: Final = (
    "this JSON is not an article of ninjs or schema.org; save the article's text as .txt, or as"
    ' .jsonl with an "id" and a "text" a line'
)


def read(data: bytes) -> Reading | Refused:
    """Read the article of a file, or the articles of its list, each with the fields not used."""
    if reason := refusal(data):
        return Refused(reason)
    decoded = decode(data)
    value = parsed(decoded.text)
    if isinstance(value, Refused):
        return value
    records = [one for one in records_in(value) if ninjs.is_ninjs(one)]
    read_one = ninjs.article_of if records else schema_org.article_of
    records = records or list(schema_org.articles_in(value))
    if not records:
        return Refused(_STRANGE)
    if len(records) == 1:
        found = read_one(records[0], hash_of(data))
        if isinstance(found, Refused):
            return found
        return Reading((evolve(found, encoding=decoded.encoding, caution=decoded.caution),))
    return _several([read_one(one, _hash(one)) for one in records], decoded.encoding)


def _several(found: list[Article | Refused], encoding: str) -> Reading:
    numbered = [(str(number), one) for number, one in enumerate(found, 1)]
    return Reading(
        tuple(
            evolve(one, member=number, encoding=encoding)
            for number, one in numbered
            if isinstance(one, Article)
        ),
        tuple((number, one.reason) for number, one in numbered if isinstance(one, Refused)),
    )


def _hash(record: Record) -> str:
    return hash_of(json.dumps(record, sort_keys=True).encode())
