"""What a line of a news page is, told by its words: the tables of ``rules/sections.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Final, NamedTuple

from provenance.rules import rule_text

_LONGEST: Final = 700
_MARKUP: Final = re.compile(r"(?:\s|</?[a-zA-Z][^<>]{0,80}>|#{1,6}\s|[*_]|\[(?=[^\]]{0,200}\]\())+")
_WHOLE_LINK: Final = re.compile(r"(?<!!)\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)")
_LINK: Final = re.compile(r"\]\([^()\s]{0,500}\)")
_ENDING: Final = r"[\s.,:;!?…*_»\])-]*"


class _Costly(NamedTuple):
    label: str
    hints: tuple[str, ...]
    patterns: tuple[str, ...]

    def within(self) -> re.Pattern[str]:
        """Return the table's patterns as one, compiled when a line first has a hint."""
        return _any_of(self.patterns)


def label_of(text: str) -> str | None:
    """Name what a line is by its words ("navigation", "copyright", "note", ...), or None.

    ``text`` is a line or a short paragraph without the white space around it.
    """
    folded = bare(text)
    found = _openings().match(folded)
    if found:
        return found.lastgroup
    if len(folded) > _LONGEST:
        return None
    for table in _costly():
        for hint in table.hints:
            if hint in folded:
                if table.within().fullmatch(folded):
                    return table.label
                break
    return None


def bare(text: str) -> str:
    """Fold a line's case and drop its tags, list marks, emphasis and link targets."""
    opening = _MARKUP.match(text)
    body = text[opening.end() :] if opening else text
    if "](" in body:
        body = _LINK.sub("", body)
    return body.casefold().rstrip("\t *_")


def unmarked(text: str) -> str:
    """Drop the emphasis and the link targets that Markdown sets around and inside a line."""
    if text[0] in "*_" and text[-1] in "*_":
        text = text.strip("*_ ") or text
    return _WHOLE_LINK.sub(r"\1", text) if "](" in text else text


@cache
def run_in() -> re.Pattern[str]:
    """Return a pattern for the fixed phrases that stand before a paragraph's first sentence."""
    return re.compile("|".join(_tables()["run-in"]["opening"]), re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    groups = []
    for label, table in _tables().items():
        whole = [f"(?:{'|'.join(table['whole'])}){_ENDING}$"] if table.get("whole") else []
        opening = table.get("opening", []) if label != "run-in" else []
        if whole or opening:
            groups.append(f"(?P<{_group(label)}>{'|'.join([*whole, *opening])})")
    return re.compile("|".join(groups))


@cache
def _costly() -> tuple[_Costly, ...]:
    return tuple(
        _Costly(
            _group(label),
            tuple(table["hints"]),
            tuple(table["within"]),
        )
        for label, table in _tables().items()
        if "within" in table
    )


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){_ENDING}")


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(rule_text("sections.toml"))


def _group(label: str) -> str:
    return label.replace("-", "_")
