"""The library's own functions, as the measurements call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.align import align_sentence, diff_words, score_sentences
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import Edit, Span

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
    """Turn the edits between two tokenised sentences into pairs of token numbers.

    The words of a kept or moved run are paired one by one, and those of a replaced run where it
    has as many on both sides; a run replaced by a longer or shorter one says nothing of which word
    became which, and pairs none. The edits are about words: equal marks are paired where the
    tokens before them, or those after them, are.
    """
    one, other = " ".join(source), " ".join(derived)
    edits = diff_words(one, other)
    places = _token_of(source), _token_of(derived)
    links = {
        (places[0][i], places[1][j])
        for edit in edits
        for i, j in _word_pairs(edit, _starts(one), _starts(other))
    }
    return frozenset(links | _mark_links(links, source, derived))


def _word_pairs(
    edit: Edit, source: Sequence[int], derived: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pair the places (code points) of the words of one edit."""
    mine, theirs = _within(source, edit.source), _within(derived, edit.derived)
    if len(mine) == len(theirs):
        yield from zip(mine, theirs, strict=True)


def _starts(text: str) -> list[int]:
    return [word.start for word in words_of(text)]


def _within(starts: Iterable[int], span: Span | None) -> list[int]:
    return [start for start in starts if span and span[0] <= start < span[1]]


def _token_of(tokens: Sequence[str]) -> list[int]:
    """Map each code point of the joined tokens to the number of its token."""
    return [number for number, token in enumerate(tokens) for _ in range(len(token) + 1)]


def _mark_links(
    links: set[tuple[int, int]], source: Sequence[str], derived: Sequence[str]
) -> set[tuple[int, int]]:
    """Pair equal marks that follow, or else precede, tokens that are paired."""
    found: set[tuple[int, int]] = set()
    for step in (1, -1):
        for i, j in sorted(links, reverse=step < 0):
            found.update(_marks_beside(i + step, j + step, step, source, derived))
    return found


def _marks_beside(
    i: int, j: int, step: int, source: Sequence[str], derived: Sequence[str]
) -> Iterator[tuple[int, int]]:
    while 0 <= i < len(source) and 0 <= j < len(derived):
        if source[i] != derived[j] or words_of(source[i]):
            return
        yield i, j
        i, j = i + step, j + step
