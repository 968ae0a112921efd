"""ninjs, the IPTC's JSON for news (1, 2 and 3): a record → an article.

Version 1 has one field each for headline and bodies, version 2 lists of them with roles, version 3
names in camel case: names are compared without case and underscores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.read.fragment import paragraphs_in
from provenance.read.given import address_given, agency_named, first_day_in
from provenance.read.reading import Article, Facts, Refused, with_headline
from provenance.read.records import records_in, text_of, unused

if TYPE_CHECKING:
    from provenance.model import Published, SectionKind
    from provenance.read.records import Record

_MARKUP: Final = ("bodyxhtml", "bodyhtml", "bodyhtml5")
_USED: Final = frozenset(
    {
        *("uri", "type", "version", "standard", "language", "pubstatus", "ednote"),
        *("headline", "headlines", "title", "bodytext", "bodies", *_MARKUP),
        *("versioncreated", "firstcreated", "copyrightholder", "infosource", "infosources"),
    }
)
_WITHDRAWN: Final = frozenset({"canceled", "cancelled", "withheld"})
_HTML: Final = "html"


def is_ninjs(record: Record) -> bool:
    """Whether a record has the one field that ninjs asks for and one that it names so itself."""
    known = {_plain(key) for key in record}
    return "uri" in known and bool(known & {"bodies", "bodytext", *_MARKUP, "versioncreated"})


def article_of(record: Record, sha256: str) -> Article | Refused:
    """Read a text item; pictures, video and other items without a body are refused."""
    fields = {_plain(key): value for key, value in record.items()}
    title = text_of(fields, "headline", "title") or _chosen(fields, "headlines")
    body = _body(fields)
    if body is None:
        kind = text_of(fields, "type") or "item"
        return Refused(f"this ninjs {kind} has no text; give the text item it belongs to")
    status = (text_of(fields, "pubstatus") or "").casefold()
    note = text_of(fields, "ednote")
    after: tuple[tuple[SectionKind, str], ...] = (("note", note),) if note else ()
    return Article(
        with_headline(title, body),
        sha256,
        facts=_facts(fields, title),
        after=after,
        withdrawn=status if status in _WITHDRAWN else None,
        left_out=unused(fields, _USED),
    )


def _plain(key: str) -> str:
    return key.casefold().replace("_", "")


def _facts(fields: Record, title: str | None) -> Facts:
    holder = text_of(fields, "copyrightholder")
    named = (
        text_of(one, "name")
        for key in ("infosource", "infosources")
        for one in records_in(fields.get(key))
    )
    sources = [name for name in (holder, *named) if name]
    return Facts(
        title=title,
        publisher=holder,
        agency=next(filter(None, map(agency_named, sources)), None),
        url=address_given(text_of(fields, "uri")),
        published=_published(fields),
        language=text_of(fields, "language"),
    )


def _published(fields: Record) -> Published | None:
    """Take the day of this version: an update's new words are not as old as its first version."""
    return first_day_in([fields.get("versioncreated"), fields.get("firstcreated")])


def _body(fields: Record) -> str | None:
    """Return the body with its paragraphs: as markup, else as plain text."""
    markup = text_of(fields, *_MARKUP)
    plain = text_of(fields, "bodytext")
    bodies = [
        {_plain(key): value for key, value in one.items()}
        for one in records_in(fields.get("bodies"))
    ]
    for one in bodies:
        value = text_of(one, "value")
        if _HTML in (text_of(one, "contenttype") or "").casefold():
            markup = markup or value
        else:
            plain = plain or value
    text = paragraphs_in(markup) if markup else ""
    return text or plain


def _chosen(fields: Record, key: str) -> str | None:
    """Return the main one of a list of texts with roles, or its first."""
    listed = list(records_in(fields.get(key)))
    main = [one for one in listed if text_of(one, "role") == "main"]
    return next((text for one in (*main, *listed) if (text := text_of(one, "value"))), None)
