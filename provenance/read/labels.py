"""What a line of a news page is, told by its words: the tables of ``rules/sections.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_LONGEST: Final = 700
_MARKUP: Final = re.compile(r"(?:\s|</?[a-zA-Z][^<>]{0,80}>|[#*_]|\[(?=[^\]]{0,200}\]\())+")
_LINK: Final = re.compile(r"\]\([^()\s]{0,500}\)")
_ENDING: Final = r"[\s.,:;!?…*_»\])-]*"


class _Table(NamedTuple):
    label: str
    hints: re.Pattern[str]
    within: re.Pattern[str]


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
        if table.hints.search(folded) and table.within.fullmatch(folded):
            return table.label
    return None


def bare(text: str) -> str:
    """Fold a line's case and drop its tags, list marks, emphasis and link targets."""
    opening = _MARKUP.match(text)
    body = text[opening.end() :] if opening else text
    if "](" in body:
        body = _LINK.sub("", body)
    return body.casefold().rstrip("\t *_")


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
def _costly() -> tuple[_Table, ...]:
    return tuple(
        _Table(
            _group(label),
            re.compile("|".join(map(re.escape, table["hints"]))),
            re.compile(f"(?:{'|'.join(table['within'])}){_ENDING}"),
        )
        for label, table in _tables().items()
        if "within" in table
    )


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("provenance").joinpath("rules", "sections.toml").read_text("utf-8"))


def _group(label: str) -> str:
    return label.replace("-", "_")
