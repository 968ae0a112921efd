"""A diff in colours: lines by their first character, changed words by their marks."""

from __future__ import annotations

from typing import Final

import click

_RESET: Final = "\x1b[0m"
_LINES: Final = {"@": "cyan", "+": "green", "-": "red", "!": "yellow", "?": "bright_black"}
_MARKS: Final = (("[-", "-]", "red"), ("{+", "+}", "green"), ("{~", "~}", "blue"))


def coloured(diff: str) -> str:
    """Colour a diff; without its colours it is the same text."""
    return "".join(_line(line) for line in diff.splitlines(keepends=True))


def _line(line: str) -> str:
    if line.startswith("~"):
        return _changed(line)
    colour = _LINES.get(line[:1])
    end = "\n" if line.endswith("\n") else ""
    return click.style(line.removesuffix("\n"), fg=colour) + end if colour else line


def _changed(line: str) -> str:
    for opening, closing, colour in _MARKS:
        start = click.style("", fg=colour, reset=False)
        line = line.replace(opening, start + opening).replace(closing, closing + _RESET)
    return line
