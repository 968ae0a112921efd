"""schema.org NewsArticle and its kin as JSON-LD: a record → an article. No context is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.read.fragment import paragraphs_in
from provenance.read.given import address_given, agency_named, day_given
from provenance.read.reading import Article, Facts, Refused, with_headline
from provenance.read.records import records_in, text_of, unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import SectionKind
    from provenance.read.records import Record

_TYPES: Final = (
    *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle"),
    *("OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "Article"),
    *("AskPublicNewsArticle", "AdvertiserContentArticle", "SocialMediaPosting", "Report"),
)
_USED: Final = frozenset(
    {
        *("@context", "@type", "@id", "headline", "name", "articleBody", "text", "url"),
        *("datePublished", "inLanguage", "publisher", "sourceOrganization", "provider"),
        *("creditText", "comment", "mainEntityOfPage"),
    }
)


def articles_in(value: object) -> Iterator[Record]:
    """Yield the records of an article's type: of a record, a list, or a ``@graph``."""
    for record in records_in(value):
        if _is_article(record):
            yield record
        else:
            yield from (one for one in records_in(record.get("@graph")) if _is_article(one))


def article_of(record: Record, sha256: str) -> Article | Refused:
    """Read a record whose ``articleBody`` or ``text`` holds the whole text."""
    body = text_of(record, "articleBody", "text")
    if body is None:
        return Refused("this article has no articleBody; save the page's text as .txt")
    facts = facts_of(record)
    text = paragraphs_in(body) if "</p>" in body.casefold() else body
    return Article(
        with_headline(facts.title, text),
        sha256,
        facts=facts,
        after=tuple(_comments(record)),
        left_out=unused(record, _USED),
    )


def facts_of(record: Record) -> Facts:
    """Read what a record says of its article; the day is that of publication, not of changes."""
    publishers = [name for key in ("publisher",) for name in _names(record.get(key))]
    sources = [
        name
        for key in ("sourceOrganization", "provider", "creditText")
        for name in _names(record.get(key))
    ]
    return Facts(
        title=text_of(record, "headline", "name"),
        publisher=next(iter(publishers), None),
        agency=next(filter(None, map(agency_named, (*sources, *publishers))), None),
        url=address_given(text_of(record, "url") or _page(record)),
        published=day_given(record.get("datePublished")),
        language=text_of(record, "inLanguage"),
    )


def _is_article(record: Record) -> bool:
    kinds = record.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(one, str) and one.rpartition("/")[2].rpartition(":")[2] in _TYPES
        for one in named
    )


def _page(record: Record) -> str | None:
    page = record.get("mainEntityOfPage")
    if isinstance(page, str):
        return page
    return next((text_of(one, "@id", "url") for one in records_in(page)), None)


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value.strip()
    yield from (name for one in records_in(value) if (name := text_of(one, "name")))


def _comments(record: Record) -> Iterator[tuple[SectionKind, str]]:
    for one in records_in(record.get("comment")):
        if said := text_of(one, "text"):
            yield "comment", said
