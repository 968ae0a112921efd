"""Reading and segmenting against hand-labelled clusters, with floors that are not lowered."""

from __future__ import annotations

import json
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provenance.read import load, read_text
from provenance.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = Path(__file__).parent / "gold"
CLUSTERS = sorted(folder.name for folder in GOLD.iterdir() if (folder / "gold.json").exists())


@cache
def labels(cluster: str) -> dict[str, Any]:
    """Return a cluster's labels."""
    found: dict[str, Any] = json.loads((GOLD / cluster / "gold.json").read_text("utf-8"))
    return found


def bare(text: str) -> str:
    """Return letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", " ", re.sub("[\u200b-\u200d\u00ad\ufeff]", "", text)).strip().lower()


def share(hits: list[bool]) -> float:
    """Return the share of hits."""
    return sum(hits) / len(hits)


def wrapped(text: str) -> str:
    """Break the long lines of a text at 72 columns."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", " \u00a0\r"),
        lambda text: text.replace("\n", "\n\t"),
        wrapped,
    ],
    ids=["as-written", "crlf", "cr-and-trailing-space", "indented", "wrapped"],
)
def test_sentences_and_sections_are_those_of_the_labels(change: Callable[[str], str]) -> None:
    """Nearly all labelled sentences are cut exactly and lie in their section.

    Line ends, indentation and the width of the lines change nothing.
    """
    cut, placed = [], []
    for cluster in CLUSTERS:
        found = {
            f"{document.id}.txt": [
                (bare(one.text), one.section)
                for one in segment(read_text(change(document.text), id=document.id))
            ]
            for document in load(GOLD / cluster)
        }
        for sentence in labels(cluster)["sentences"]:
            words = bare(sentence["text"])
            kinds = {kind for text, kind in found[sentence["doc"]] if text == words}
            cut.append(bool(kinds))
            placed.append(sentence["section"] in kinds)
    assert len(cut) > 800
    assert share(cut) >= 0.99
    assert share(placed) >= 0.99


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_dates_and_agencies_are_those_of_the_labels(cluster: str) -> None:
    """A day of publication or an agency is found where the text states it, and only there."""
    for document in load(GOLD / cluster):
        told = labels(cluster)["documents"][f"{document.id}.txt"]
        low, high = document.published.not_before, document.published.not_after
        day = low.date if low and high and low.date == high.date else None
        assert (document.id, day, document.agency) == (
            document.id,
            told["published"],
            told["agency"],
        )
