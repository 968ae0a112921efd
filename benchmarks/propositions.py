"""Summary sentence against document sentence: do they say a thing in common (SuperPAL)."""

from __future__ import annotations

import collections
import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from benchmarks import ours
from benchmarks.data import read_table
from benchmarks.figures import OURS, Figure, Measurement, bootstrap, rows
from benchmarks.peers import SELECTION_PEERS, Scorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILES: Final = ("superpal/dev_MN_only.csv", "superpal/test_MN_only.csv")


@frozen
class Item:
    """A summary sentence, the sentences of its topic's documents, and which of them match."""

    derived: str
    candidates: tuple[str, ...]
    matches: tuple[bool, ...]


class Scored(NamedTuple):
    """A pair's score, and whether people aligned it."""

    score: float
    match: bool


def measure(folder: Path) -> list[Measurement]:
    """Score SuperPAL's MultiNews part (Ernst et al. 2021), pooled over all pairs.

    A pair of sentences matches where people aligned a span of one with a span of the other. Every
    summary sentence is paired with every document sentence of its topic that was aligned with any.
    """
    development, test = (list(items(folder / name)) for name in FILES)
    systems = {OURS: ours.score_sentences, **SELECTION_PEERS}
    figures = [(name, *_figures(one, development, test)) for name, one in systems.items()]
    labelled = "SuperPAL-MultiNews test"
    return [
        *rows(labelled, "F1", ((name, f1) for name, f1, _ in figures)),
        *rows(labelled, "average precision", ((name, ap) for name, _, ap in figures)),
    ]


def items(path: Path) -> Iterator[Item]:
    """Yield the summary sentences of one part."""
    topics = collections.defaultdict(list)
    for record in read_table(path):
        topics[record["topic"]].append(record)
    for records in topics.values():
        yield from _topic_items(records)


def _topic_items(records: Sequence[dict[str, str]]) -> Iterator[Item]:
    summary = {_summary_key(record): record["scuSentence"] for record in records}
    document = {_document_key(record): record["docSentText"] for record in records}
    aligned = {(_summary_key(record), _document_key(record)) for record in records}
    for key, sentence in summary.items():
        matches = tuple((key, other) in aligned for other in document)
        yield Item(sentence, tuple(document.values()), matches)


def _summary_key(record: dict[str, str]) -> str:
    return record["scuSentCharIdx"]


def _document_key(record: dict[str, str]) -> tuple[str, str]:
    return record["documentFile"], record["docSentCharIdx"]


def scored(system: Scorer, item: Item) -> list[Scored]:
    """Score the pairs of one summary sentence."""
    scores = system(item.derived, item.candidates)
    return [Scored(*pair) for pair in zip(scores, item.matches, strict=True)]


def best_threshold(groups: Sequence[Sequence[Scored]]) -> float:
    """Return the threshold (to three places) with the best F1."""
    tried = sorted({round(pair.score, 3) for pair in itertools.chain(*groups)})
    return max(tried, key=lambda threshold: f1(groups, threshold))


def f1(groups: Sequence[Sequence[Scored]], threshold: float) -> float:
    """F1 of "the score reaches the threshold", over all pairs."""
    reached = matched = both = 0
    for score, match in itertools.chain(*groups):
        reached += score >= threshold
        matched += match
        both += match and score >= threshold
    return 2 * both / ((reached + matched) or 1)


def average_precision(groups: Sequence[Sequence[Scored]]) -> float:
    """Return the mean, over the matching pairs, of the precision at their rank."""
    pairs = sorted(itertools.chain(*groups), key=lambda pair: -pair.score)
    precisions: list[float] = []
    for rank, pair in enumerate(pairs, 1):
        if pair.match:
            precisions.append((len(precisions) + 1) / rank)
    return sum(precisions) / (len(precisions) or 1)


def _figures(
    system: Scorer, development: Sequence[Item], test: Sequence[Item]
) -> tuple[Figure, Figure]:
    threshold = best_threshold([scored(system, item) for item in development])
    groups = [scored(system, item) for item in test]
    pairs = sum(map(len, groups))
    return (
        bootstrap(groups, lambda drawn: f1(drawn, threshold), n=pairs),
        bootstrap(groups, average_precision, n=pairs),
    )
