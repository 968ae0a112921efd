"""Which module reads which file, told by the ending of its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.read.reading import Reading, Refused

_MODULES: Final = {
    ".txt": "provenance.read.plain",
    ".md": "provenance.read.plain",
    ".json": "provenance.read.json_article",
    ".jsonl": "provenance.read.json_lines",
    ".html": "provenance.read.web_page",
    ".htm": "provenance.read.web_page",
    **dict.fromkeys((".xml", ".rss", ".atom"), "provenance.read.feed"),
    **dict.fromkeys((".warc", ".warc.gz"), "provenance.read.warc"),
}
_PLAIN: Final = ".txt"

ENDINGS: Final = tuple(_MODULES)
"""The endings of the files that can be read."""


def ending_of(name: str) -> str | None:
    """Return the longest known ending of a file's name, whatever its case, or None."""
    lowered = name.casefold()
    return max((one for one in ENDINGS if lowered.endswith(one)), key=len, default=None)


def read_file(name: str, data: bytes) -> Reading | Refused:
    """Read a file's bytes by the ending of its name; one without a known ending is plain text.

    The modules are imported when they are used, since some bring costly packages. Never raises.
    """
    module = import_module(_MODULES[ending_of(name) or _PLAIN])
    reading: Reading | Refused = module.read(data)
    return reading
