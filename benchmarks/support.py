"""Added words: which words of a sentence its sources do not support (WiCE's token labels)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from benchmarks.data import read_jsonl
from benchmarks.figures import OURS, Measurement, bootstrap, rows
from benchmarks.peers import char_tfidf, stems
from provenance.align.additions import added_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES: Final = ("wice/nst_dev.jsonl", "wice/nst_test.jsonl")
_NEAREST: Final = 3


@frozen
class Item:
    """A tokenised claim, its candidate sentences, and which tokens people found unsupported."""

    tokens: tuple[str, ...]
    candidates: tuple[str, ...]
    gold: tuple[bool, ...]


class Count(NamedTuple):
    """How many tokens were found, how many there are, and how many are right."""

    found: int
    gold: int
    right: int


Find = Callable[[Item], Sequence[bool]]


def measure(folder: Path) -> list[Measurement]:
    """Score the non-supported tokens of WiCE's test part, pooled over all claims."""
    test = list(items(folder / FILES[1]))
    figures = (
        (name, bootstrap([_count(find(item), item.gold) for item in test], token_f1))
        for name, find in SYSTEMS.items()
    )
    return rows("WiCE test", "non-supported tokens F1", figures)


def items(path: Path) -> Iterator[Item]:
    """Yield the claims of one part."""
    for record in read_jsonl(path):
        tokens, gold = record["claim_tokens"], record["non_supported_spans"]
        yield Item(tuple(tokens), tuple(record["evidence"]), tuple(gold))


def added_tokens(item: Item) -> list[bool]:
    """Mark the tokens that touch a span the library calls added."""
    spans = added_spans(" ".join(item.tokens), item.candidates)
    marked, start = [], 0
    for token in item.tokens:
        marked.append(any(start < b and a < start + len(token) for a, b in spans))
        start += len(token) + 1
    return marked


def not_in_the_nearest(item: Item) -> list[bool]:
    """Mark the tokens whose stems the three nearest sentences by char-3-gram TF-IDF lack."""
    scores = char_tfidf(3)(" ".join(item.tokens), item.candidates)
    order = sorted(range(len(scores)), key=lambda index: -scores[index])[:_NEAREST]
    return _absent(item.tokens, [item.candidates[index] for index in order])


def not_anywhere(item: Item) -> list[bool]:
    """Mark the tokens whose stems no candidate has."""
    return _absent(item.tokens, item.candidates)


def every_token(item: Item) -> list[bool]:
    """Mark all tokens."""
    return [True] * len(item.tokens)


SYSTEMS: Final[dict[str, Find]] = {
    OURS: added_tokens,
    "stem not in the nearest 3 (C3G)": not_in_the_nearest,
    "stem nowhere in the source": not_anywhere,
    "every token": every_token,
}


def token_f1(counts: Sequence[Count]) -> float:
    """F1 over the tokens of all claims."""
    right = sum(c.right for c in counts)
    return 2 * right / (sum(c.found + c.gold for c in counts) or 1)


def _count(found: Sequence[bool], gold: Sequence[bool]) -> Count:
    pairs = zip(found, gold, strict=True)
    return Count(sum(found), sum(gold), sum(a and b for a, b in pairs))


def _absent(tokens: Sequence[str], candidates: Sequence[str]) -> list[bool]:
    known = {stem for candidate in candidates for stem in stems(candidate)}
    return [bool(stems(token)) and known.isdisjoint(stems(token)) for token in tokens]
