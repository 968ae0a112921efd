"""Any text → Markdown that shows it as it is: no markup, link, picture or HTML of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.formats.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ACTIVE: Final = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])|^[-+=#]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


def escaped(text: str) -> str:
    """Escape a text, as one line, so that it can stand anywhere in a line of Markdown."""
    return _ACTIVE.sub(r"\\\g<0>", one_line(text))


def code(text: str) -> str:
    """Write a name as code; one that would end the code or a table's cell is escaped instead."""
    line = one_line(text)
    return f"`{line}`" if line and not set(line) & set("`|") else escaped(text)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of cells that are Markdown already."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)
