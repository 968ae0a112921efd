"""JSON lines: a document a line, with ``id`` and ``text`` and what is known beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from provenance.read.decoding import decode, refusal
from provenance.read.given import address_given, day_given
from provenance.read.reading import Article, Facts, Reading, Refused, hash_of, with_headline
from provenance.read.records import parsed, text_of, unused

if TYPE_CHECKING:
    from provenance.read.records import Record

_TEXTS: Final = ("title", "publisher", "agency", "url", "language")
_USED: Final = frozenset({"id", "text", "published", *_TEXTS})
_LONGEST_ID: Final = 200


def read(data: bytes, first: int = 1) -> Reading | Refused:
    """Read each line; one that is no document is refused alone, with its number.

    A line's hash is that of its bytes without the line break. ``first`` is the number of the first
    line, where the data are a part of a file.
    """
    if reason := refusal(data):
        return Refused(reason)
    decoded = decode(data)
    articles, refused = [], []
    for number, line in enumerate(decoded.text.split("\n"), first):
        if not line.strip():
            continue
        found = _article(line.removesuffix("\r"))
        if isinstance(found, Refused):
            refused.append((str(number), found.reason))
        else:
            articles.append(evolve(found, encoding=decoded.encoding))
    return Reading(tuple(articles), tuple(refused), decoded.caution)


def _article(line: str) -> Article | Refused:
    record = parsed(line)
    if isinstance(record, Refused):
        return record
    if not isinstance(record, Mapping):
        return Refused('it is no JSON object; write {"id": "…", "text": "…"} on each line')
    name, text = text_of(record, "id"), record.get("text")
    if name is None or len(name) > _LONGEST_ID:
        return Refused(f'it lacks an "id", a text of at most {_LONGEST_ID} characters; add one')
    if not isinstance(text, str) or not text.strip():
        return Refused('it lacks a "text"; add the article\'s text')
    facts = _facts(record)
    return Article(
        with_headline(facts.title, text),
        hash_of(line.encode("utf-8", "surrogatepass")),
        facts=facts,
        member=name,
        left_out=_left_out(record),
    )


def _facts(record: Record) -> Facts:
    texts = {key: text_of(record, key) for key in _TEXTS}
    texts["url"] = address_given(texts["url"])
    return Facts(**texts, published=day_given(record.get("published")))


def _left_out(record: Record) -> str | None:
    """Name the fields that are not known, and a date or text that is none."""
    wrong = [f"{key} is no text" for key in _TEXTS if record.get(key) and not text_of(record, key)]
    if text_of(record, "url") and not address_given(text_of(record, "url")):
        wrong.append("url is no address of the web")
    if record.get("published") and not day_given(record["published"]):
        wrong.append("published is no date such as 2019-12-28")
    return "; ".join([*wrong, *filter(None, [unused(record, _USED)])]) or None
