"""The library's own functions, as the measurements call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.align import align_sentence, score_sentences
from provenance.align.pairing import pair_words
from provenance.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["chosen", "score_sentences", "token_links"]

Links = frozenset[tuple[int, int]]


def chosen(derived: str, candidates: Sequence[str]) -> list[int]:
    """Return the numbers of the sources that the library chooses, best first.

    The labelled sets hold only sentences that have a source, so the best candidate is always
    taken, as every peer takes it: the threshold below which there is none is put aside.
    """
    found = align_sentence(derived, candidates, threshold=0.0)
    return [alignment.index for alignment in found]


def token_links(source: Sequence[str], derived: Sequence[str]) -> Links:
    """Pair the numbers of tokens that became one another in two tokenised sentences.

    The library pairs words one to one. Where a word is left over on one side of a place and two on
    the other, a phrase stands for a word, as people mark it: both are paired with the one.
    """
    pairs = {(pair.source, pair.derived) for pair in pair_words(_folded(source), _folded(derived))}
    return frozenset(pairs | set(_phrase_links(pairs, len(source), len(derived))))


def _folded(tokens: Sequence[str]) -> list[str]:
    return [fold(token) or token for token in tokens]


def _phrase_links(
    pairs: Iterable[tuple[int, int]], source: int, derived: int
) -> Iterator[tuple[int, int]]:
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    last = (-1, -1)
    for i, j in [*sorted(pairs, key=lambda pair: pair[1]), (source, derived)]:
        mine = [one for one in range(last[0] + 1, i) if one not in taken[0]]
        theirs = [one for one in range(last[1] + 1, j) if one not in taken[1]]
        if len(mine) * len(theirs) in {1, 2}:
            yield from ((one, other) for one in mine for other in theirs)
        last = (i, j)
