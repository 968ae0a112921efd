"""A fragment of HTML (the body of a record or feed entry) → paragraphs of text.

For fragments that hold an article and nothing else; a whole page needs an extractor.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    {
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "br", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "hl1", "hl2"),
    }
)
_SILENT: Final = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})


class _Paragraphs(HTMLParser):
    """Collects text block by block; it keeps no stack, so that no depth is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self.silenced: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or what is no text."""
        del attrs
        if self.silenced is None and tag in _SILENT:
            self.silenced = tag
        elif tag in _BLOCKS:
            self.blocks.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at an empty element."""
        del attrs
        if tag in _BLOCKS:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what is no text."""
        if tag == self.silenced:
            self.silenced = None
        elif tag in _BLOCKS:
            self.blocks.append([])

    def handle_data(self, data: str) -> None:
        """Add text to the block."""
        if self.silenced is None:
            self.blocks[-1].append(data)


def paragraphs_in(html: str) -> str:
    """Return the text of a fragment, one line a block, with empty lines between; never raises."""
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    lines = (" ".join("".join(block).split()) for block in parser.blocks)
    return "\n\n".join(line for line in lines if line)
