"""A saved web page → its article and, apart from it, its readers' comments (extra ``html``).

What is article is told by trafilatura (Barbaresi 2021), set to leave out rather than to take in.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.read.decoding import Decoded, decode, refusal
from provenance.read.extras import hushed, lacking
from provenance.read.reading import Article, Reading, Refused, hash_of, with_headline

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.model import SectionKind

MOST_BYTES: Final = 4 * 1024 * 1024
"""The size (bytes) beyond which a page is refused: a newspaper's largest are a tenth of it."""

MOST_TAGS: Final = 60_000
"""The number of tags beyond which a page is refused."""

_CHARSET: Final = re.compile(
    rb"<meta[^<>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_FEWEST_WORDS: Final = 10  # of an article: what is shorter is a page's menu or notice
_DECLARED_IN: Final = 2048
_DECLARATION: Final = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")
_SILENT: Final = ("script", "style", "noscript", "template", "head")
_WORD: Final = re.compile(r"\w+")


class _Found(NamedTuple):
    """What stands in a page, as texts of a line a paragraph."""

    article: str
    comments: str


def read(data: bytes) -> Reading | Refused:
    """Read the article of a page, and say how much of the page's words it is."""
    article = page_article(data)
    return article if isinstance(article, Refused) else Reading((article,))


def page_article(data: bytes) -> Article | Refused:
    """Extract a page's article with the facts of its metadata; never raises."""
    if reason := lacking("HTML", "html", "trafilatura", "lxml_html_clean"):
        return reason
    if reason := _unsuitable(data):
        return reason
    decoded = _decoded(data)
    html = _DECLARATION.sub("", decoded.text, count=1)
    try:
        return _article(html, data, decoded)
    except Exception as error:  # noqa: BLE001 (whatever a page does to a parser, the run goes on)
        kind = type(error).__name__
        return Refused(f"the page could not be parsed ({kind}); save the article's text as .txt")


def _unsuitable(data: bytes) -> Refused | None:
    if reason := refusal(data):
        return Refused(reason)
    if len(data) > MOST_BYTES:
        size = f"{MOST_BYTES >> 20} MiB"
        return Refused(f"the page is larger than {size}; save the article's text as .txt")
    if data.count(b"<") > MOST_TAGS:
        return Refused(f"the page has more than {MOST_TAGS} tags; save the article's text as .txt")
    return None


def _decoded(data: bytes) -> Decoded:
    """Decode as text files are; the encoding that a page declares counts where it is not UTF-8."""
    decoded = decode(data)
    declared = _CHARSET.search(data, 0, _DECLARED_IN)
    if decoded.caution is None or declared is None:
        return decoded
    try:
        encoding = codecs.lookup(declared[1].decode()).name
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError):
        return decoded


def _article(html: str, data: bytes, decoded: Decoded) -> Article | Refused:
    from lxml.html import document_fromstring  # noqa: PLC0415 (an extra)

    from provenance.read.page_facts import facts_of  # noqa: PLC0415 (an extra)

    tree = document_fromstring(html)
    found = _found(html)
    if _counted(found.article) < _FEWEST_WORDS:
        return Refused("no article was found in the page; save the article's text as .txt")
    facts = facts_of(tree)
    comments: list[tuple[SectionKind, str]] = [
        ("comment", line) for line in found.comments.splitlines() if line.strip()
    ]
    return Article(
        with_headline(facts.title, _paragraphs(found.article)),
        hash_of(data),
        encoding=decoded.encoding,
        facts=facts,
        after=tuple(comments),
        caution=decoded.caution,
        left_out=_left_out(tree, found),
    )


def _found(html: str) -> _Found:
    """Extract without metadata: a guess at the date would look at the clock."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (an extra)

    hushed("trafilatura", "justext")
    document: Any = bare_extraction(
        html, favor_precision=True, include_comments=True, with_metadata=False
    )
    if document is None:
        return _Found("", "")
    return _Found((document.text or "").strip(), (document.comments or "").strip())


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def _left_out(tree: HtmlElement, found: _Found) -> str | None:
    """Say how many of the page's words were taken, as the article and as comments."""
    shown = sum(_counted(text) for text in _texts(tree))
    article, comments = _counted(found.article), _counted(found.comments)
    rest = max(shown - article - comments, 0)
    if not rest:
        return None
    beside = f", {comments} as comments" if comments else ""
    return f"{rest} of the page's {shown} words ({article} are the article{beside})"


def _texts(tree: HtmlElement) -> list[str]:
    silent = " or ".join(f"ancestor::{name}" for name in _SILENT)
    return list(map(str, tree.xpath(f"//text()[not({silent})]")))


def _counted(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
