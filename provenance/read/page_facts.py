"""What a page's metadata says of its article: JSON-LD, ``meta``, ``time`` and ``link`` elements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from provenance.read.given import address_given, first_day_in
from provenance.read.reading import Facts
from provenance.read.schema_org import articles_in
from provenance.read.schema_org import facts_of as record_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from provenance.model import Published

_DAYS: Final = (
    *("article:published_time", "og:article:published_time", "datepublished", "article.published"),
    *("parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date"),
)
"""The names of fields in which pages write the day of publication; fields of changes are not."""

_LONGEST: Final = 500


def facts_of(tree: HtmlElement) -> Facts:
    """Read a page's facts: those of its JSON-LD first, then of its other elements."""
    record = next(_records(tree), Facts())
    named = dict(_named(tree))
    return Facts(
        title=record.title or named.get("og:title") or _heading(tree),
        publisher=record.publisher or named.get("og:site_name"),
        agency=record.agency,
        url=record.url or _canonical(tree) or address_given(named.get("og:url")),
        published=record.published or _published(tree, named),
        language=record.language or tree.get("lang"),
    )


def _records(tree: HtmlElement) -> Iterator[Facts]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # a page's script is often broken; its other elements speak too
        yield from map(record_facts, articles_in(value))


def _named(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the fields of ``meta`` elements; of several with one name the first counts."""
    for element in reversed(tree.xpath("//meta[@content]")):
        content = " ".join(element.get("content").split())
        for key in ("name", "property", "itemprop"):
            if element.get(key) and content and len(content) <= _LONGEST:
                yield element.get(key).strip().casefold(), content


def _published(tree: HtmlElement, named: dict[str, str]) -> Published | None:
    times = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    return first_day_in([*(named.get(key) for key in _DAYS), *map(str, times)])


def _heading(tree: HtmlElement) -> str | None:
    """Return the one first-level heading, or the page's title."""
    headings = tree.xpath("//h1")
    shown = headings if len(headings) == 1 else tree.xpath("//head/title")
    text = " ".join(shown[0].text_content().split()) if shown else ""
    return text if 0 < len(text) <= _LONGEST else None


def _canonical(tree: HtmlElement) -> str | None:
    return next(
        filter(None, map(address_given, map(str, tree.xpath("//link[@rel='canonical']/@href")))),
        None,
    )
