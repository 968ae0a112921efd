"""Word diff: which word of one sentence became which of the other (MultiMWA)."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen
from rapidfuzz.distance import Indel, Levenshtein

from benchmarks import ours
from benchmarks.figures import OURS, Measurement, bootstrap, mean, rows

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = {
    "MultiMWA newsela": "multimwa/newsela-test.tsv",
    "MultiMWA wiki": "multimwa/wiki-test.tsv",
    "MultiMWA arxiv": "multimwa/arxiv-test.tsv",
}

Links = frozenset[tuple[int, int]]
Aligner = Callable[[Sequence[str], Sequence[str]], Links]

_ONE, _OTHER, _SURE, _POSSIBLE = 1, 3, 7, 8


@frozen
class Item:
    """Two tokenised sentences and the token pairs that people aligned, sure or possible."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    gold: Links


class Count(NamedTuple):
    """How many links were found, how many there are, and how many are right."""

    found: int
    gold: int
    right: int


def measure(folder: Path, labelled: str) -> list[Measurement]:
    """Score one set of MultiMWA (Lan et al. 2021): F1 over all links, sure and possible."""
    test = list(items(folder / FILES[labelled]))
    counts = [(name, [count(one, item) for item in test]) for name, one in ALIGNERS.items()]
    exact = [(name, [float(_is_exact(c)) for c in counted]) for name, counted in counts]
    return [
        *rows(labelled, "F1", ((name, bootstrap(c, link_f1)) for name, c in counts)),
        *rows(labelled, "exact match", ((name, bootstrap(e, mean)) for name, e in exact)),
    ]


def items(path: Path) -> Iterator[Item]:
    """Yield the sentence pairs of one file; case is put aside for every system."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            one, other = cells[_ONE].lower().split(" "), cells[_OTHER].lower().split(" ")
            gold = _links(cells[_SURE]) | _links(cells[_POSSIBLE])
            yield Item(tuple(one), tuple(other), gold)


def count(aligner: Aligner, item: Item) -> Count:
    """Compare an aligner's links with people's."""
    found = aligner(item.one, item.other)
    return Count(len(found), len(item.gold), len(found & item.gold))


def link_f1(counts: Sequence[Count]) -> float:
    """F1 over the links of all sentences."""
    right = sum(c.right for c in counts)
    return 2 * right / (sum(c.found + c.gold for c in counts) or 1)


def difflib_links(one: Sequence[str], other: Sequence[str]) -> Links:
    """Align by the matching blocks of difflib, with autojunk off."""
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return _block_links((block.a, block.b, block.size) for block in blocks)


def indel_links(one: Sequence[str], other: Sequence[str]) -> Links:
    """Align by rapidfuzz's insertions and deletions: a longest common subsequence."""
    blocks = Indel.opcodes(one, other).as_matching_blocks()
    return _block_links((block.a, block.b, block.size) for block in blocks)


def levenshtein_links(one: Sequence[str], other: Sequence[str]) -> Links:
    """Align by rapidfuzz's Levenshtein path, replaced tokens included."""
    steps = Levenshtein.opcodes(one, other)
    return _block_links(
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in steps
        if step.tag in {"equal", "replace"}
    )


ALIGNERS: Final[dict[str, Aligner]] = {
    OURS: ours.token_links,
    "difflib words": difflib_links,
    "rapidfuzz Indel": indel_links,
    "rapidfuzz Levenshtein": levenshtein_links,
}
"""Every system of word alignment, by the name it has in the tables."""


def _block_links(blocks: Iterator[tuple[int, int, int]]) -> Links:
    return frozenset((i + step, j + step) for i, j, size in blocks for step in range(size))


def _links(cell: str) -> Links:
    pairs = (pair.split("-") for pair in cell.split())
    return frozenset((int(i), int(j)) for i, j in pairs)


def _is_exact(counted: Count) -> bool:
    return counted.found == counted.gold == counted.right
