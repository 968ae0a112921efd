"""A fragment of HTML (the body of a record or feed entry) → paragraphs of text.

For fragments that hold an article and nothing else; a whole page needs an extractor. The time is
linear in the length, whatever is left open: Python's own parser begins anew at every "<".
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS: Final = frozenset(
    {
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "br", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "hl1", "hl2"),
    }
)
_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "textarea"}
)
_MARKUP: Final = re.compile(
    r"(?P<comment><!--)|<[!?][^<>]*>"
    r"|<(?P<closes>/?)(?P<name>[A-Za-z][\w:-]{0,40})(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>"
)
_BREAK: Final = "\0"


def paragraphs_in(html: str) -> str:
    """Return the text of a fragment, one line a block, with empty lines between; never raises."""
    text = "".join(_texts(html.replace(_BREAK, "\ufffd")))
    lines = (" ".join(unescape(block).split()) for block in text.split(_BREAK))
    return "\n\n".join(line for line in lines if line)


def _texts(html: str) -> Iterator[str]:
    """Yield the text between tags, with a break where a block begins or ends."""
    at = 0
    while found := _MARKUP.search(html, at):
        yield html[at : found.start()]
        name = (found["name"] or "").lower()
        if name in _BLOCKS:
            yield _BREAK
        at = found.end()
        if found["comment"]:
            at = _after(html, "-->", at)
        elif name in _SILENT and not found["closes"]:
            at = _after(html, f"</{name}", at)
    yield html[at:]


def _after(html: str, end: str, at: int) -> int:
    """Return where what shows nothing ends; what is never closed goes on to the end."""
    found = re.compile(re.escape(end), re.IGNORECASE).search(html, at)
    return found.end() if found and end == "-->" else found.start() if found else len(html)
