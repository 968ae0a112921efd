"""Source selection: which sentences of a document a sentence was made from (WiCE, PoC)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from benchmarks import ours
from benchmarks.data import read_jsonl
from benchmarks.figures import OURS, Figure, Measurement, bootstrap, mean, rows
from benchmarks.peers import SELECTION_PEERS, Scorer

if TYPE_CHECKING:
    from pathlib import Path

WICE_FILES: Final = ("wice/claim_dev.jsonl", "wice/claim_test.jsonl")
POC_FILES: Final = ("poc/poc_fusion.jsonl",)

MOST_PEER_SOURCES: Final = 3
_RATIOS: Final = tuple(step / 40 for step in range(10, 41))

Choose = Callable[[Sequence[float]], set[int]]


@frozen
class Item:
    """A derived sentence, its candidates, and the sets of candidates that are right answers."""

    derived: str
    candidates: tuple[str, ...]
    gold: tuple[frozenset[int], ...]


def measure_wice(folder: Path) -> list[Measurement]:
    """Score WiCE (Kamoi et al. 2023): Wikipedia sentences against the web articles they cite."""
    development = list(wice_items(folder / WICE_FILES[0]))
    test = list(wice_items(folder / WICE_FILES[1]))
    return [*_hits("WiCE test", test), *_sets("WiCE test", development, test)]


def measure_poc(folder: Path) -> list[Measurement]:
    """Score PoC (Lebanoff et al. 2020): summary sentences fused from two article sentences."""
    items = list(poc_items(folder / POC_FILES[0]))
    return [*_hits("PoC", items), *_both("PoC", items)]


def wice_items(path: Path) -> Iterator[Item]:
    """Yield the claims that are supported, wholly or in part; any of several sets is right."""
    for record in read_jsonl(path):
        gold = tuple(frozenset(s) for s in record["supporting_sentences"] if s)
        if gold and record["label"] != "not_supported":
            yield Item(record["claim"], tuple(record["evidence"]), gold)


def poc_items(path: Path) -> Iterator[Item]:
    """Yield the fused summary sentences; the two article sentences together are right."""
    for record in read_jsonl(path):
        derived = record["summary"][record["fused_idx"]]
        yield Item(derived, tuple(record["article"]), (frozenset(record["source_idx"]),))


def hit(scores: Sequence[float], item: Item) -> bool:
    """Whether the best candidate (the first of equals) belongs to a right answer."""
    return bool(scores) and ranked(scores)[0] in frozenset().union(*item.gold)


def set_f1(chosen: set[int], item: Item) -> float:
    """F1 of the chosen set of candidates against the right answer it is nearest to."""
    return max(2 * len(chosen & gold) / (len(chosen) + len(gold)) for gold in item.gold)


def ranked(scores: Sequence[float]) -> list[int]:
    """Return the numbers of the candidates, best first, the earlier of equals first."""
    return sorted(range(len(scores)), key=lambda index: (-scores[index], index))


def near_the_best(ratio: float) -> Choose:
    """Choose up to three candidates that score at least ``ratio`` of the best one's score."""

    def choose(scores: Sequence[float]) -> set[int]:
        order = ranked(scores)[:MOST_PEER_SOURCES]
        return {index for index in order if scores[index] >= ratio * scores[order[0]]}

    return choose


def _hits(labelled: str, items: Sequence[Item]) -> list[Measurement]:
    systems = {OURS: ours.score_sentences, **SELECTION_PEERS}
    return rows(
        labelled, "hit@1", ((name, _hit_rate(system, items)) for name, system in systems.items())
    )


def _hit_rate(system: Scorer, items: Sequence[Item]) -> Figure:
    hits = [float(hit(system(item.derived, item.candidates), item)) for item in items]
    return bootstrap(hits, mean)


def _sets(labelled: str, development: Sequence[Item], test: Sequence[Item]) -> list[Measurement]:
    found = [set_f1(set(ours.chosen(i.derived, i.candidates)), i) for i in test]
    peers = ((name, _peer_sets(peer, development, test)) for name, peer in SELECTION_PEERS.items())
    return rows(labelled, "set F1", [(OURS, bootstrap(found, mean)), *peers])


def _peer_sets(peer: Scorer, development: Sequence[Item], test: Sequence[Item]) -> Figure:
    """Score a peer's sets with the ratio that does best on the development part."""
    scores = [peer(item.derived, item.candidates) for item in development]

    def reached(ratio: float) -> float:
        choose = near_the_best(ratio)
        return mean([set_f1(choose(s), i) for s, i in zip(scores, development, strict=True)])

    choose = near_the_best(max(_RATIOS, key=reached))
    return bootstrap([set_f1(choose(peer(i.derived, i.candidates)), i) for i in test], mean)


def _both(labelled: str, items: Sequence[Item]) -> list[Measurement]:
    """Count the items whose two sources are among those chosen (peers: are the two best)."""
    found = [float(i.gold[0] <= set(ours.chosen(i.derived, i.candidates))) for i in items]
    peers = (
        (name, bootstrap([float(_best_two(peer, item) in item.gold) for item in items], mean))
        for name, peer in SELECTION_PEERS.items()
    )
    return rows(labelled, "both sources found", [(OURS, bootstrap(found, mean)), *peers])


def _best_two(peer: Scorer, item: Item) -> set[int]:
    return set(ranked(peer(item.derived, item.candidates))[:2])
