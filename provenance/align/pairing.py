"""Which word of the source became which word of the derived sentence.

Greedy string tiling (Wise 1993: the longest common runs first, in any order, so that moved
passages are found) weighted by how much a word tells, then word stems, near spellings, function
words of one class, and what is left over alone between two pairs. Longest common subsequence alone,
which most diffs use, cannot see a move and pairs stray function words.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import JaroWinkler, LCSseq

from provenance.frequencies import stem, weight
from provenance.rules import rule_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

TILING_LIMIT: Final = 250_000
"""Products of lengths above this are paired by longest common subsequence, which is linear-ish."""

_LEAST_WORTH: Final = 2.6
_LEAST_SPELLING: Final = 0.9
_LEAST_LENGTH: Final = 4
_FUNCTION_WORD: Final = 1.6
_MOST_SUBSTITUTED: Final = 2


class Pair(NamedTuple):
    """A word of the source (its number) and the word of the derived sentence it became."""

    source: int
    derived: int


class _Run(NamedTuple):
    """A run of equal words: where it starts on both sides and its length in words."""

    source: int
    derived: int
    length: int


class _Pairing:
    """The pairs found so far, from both sides."""

    def __init__(self, source: Sequence[str], derived: Sequence[str]) -> None:
        self.source = source
        self.derived = derived
        self.derived_of: dict[int, int] = {}
        self.source_of: dict[int, int] = {}

    def add(self, source: int, derived: int) -> None:
        self.derived_of[source] = derived
        self.source_of[derived] = source

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield unpaired (source, derived) words between neighbouring pairs in the same order."""
        before_source, before_derived = -1, -1
        ends = sorted(self.source_of.items())
        for derived, source in [*ends, (len(self.derived), len(self.source))]:
            if source > before_source:
                yield (
                    [j for j in range(before_source + 1, source) if j not in self.derived_of],
                    [i for i in range(before_derived + 1, derived) if i not in self.source_of],
                )
            before_source, before_derived = source, derived


def pair_words(source: Sequence[str], derived: Sequence[str]) -> tuple[Pair, ...]:
    """Pair folded words of a source with those of a derived sentence, one to one.

    Pairs come in the order of the derived words and may cross. Beside the words that
    :func:`pair_alike` pairs, one word is paired with another that stands in its place.
    """
    pairing = _pair_alike(source, derived)
    _pair_in_gaps(pairing, _same_class)
    _pair_what_is_left(pairing)
    return _pairs(pairing)


def pair_alike(source: Sequence[str], derived: Sequence[str]) -> tuple[Pair, ...]:
    """Pair only words that are equal, share a stem or are spelt nearly alike, one to one.

    Pairs come in the order of the derived words and may cross.
    """
    return _pairs(_pair_alike(source, derived))


def _pair_alike(source: Sequence[str], derived: Sequence[str]) -> _Pairing:
    pairing = _Pairing(source, derived)
    if len(source) * len(derived) > TILING_LIMIT:
        _pair_subsequence(pairing)
    else:
        _pair_ends(pairing)
        _pair_runs(pairing)
        _pair_in_gaps(pairing, _equal)
        _pair_anywhere(pairing, _same_stem)
        _pair_in_gaps(pairing, _similar)
    return pairing


def _pairs(pairing: _Pairing) -> tuple[Pair, ...]:
    return tuple(Pair(j, i) for i, j in sorted(pairing.source_of.items()))


def _pair_subsequence(pairing: _Pairing) -> None:
    for block in LCSseq.opcodes(pairing.source, pairing.derived):
        if block.tag == "equal":
            for offset in range(block.src_end - block.src_start):
                pairing.add(block.src_start + offset, block.dest_start + offset)


def _pair_ends(pairing: _Pairing) -> None:
    """Pair the common beginning and end: most wire copy is carried over whole."""
    shorter = min(len(pairing.source), len(pairing.derived))
    front = 0
    while front < shorter and pairing.source[front] == pairing.derived[front]:
        front += 1
    back = 0
    while back < shorter - front and pairing.source[-1 - back] == pairing.derived[-1 - back]:
        back += 1
    if front + back < shorter and front + back < _TRUSTED_ENDS:
        return
    for place in range(front):
        pairing.add(place, place)
    for place in range(1, back + 1):
        pairing.add(len(pairing.source) - place, len(pairing.derived) - place)


_TRUSTED_ENDS: Final = 6


def _pair_runs(pairing: _Pairing) -> None:
    queue = [
        (_rank(pairing, run), run)
        for run in _common_runs(pairing)
        if _worth(pairing, run) >= _LEAST_WORTH
    ]
    heapq.heapify(queue)
    while queue:
        _, run = heapq.heappop(queue)
        for free in _free_parts(pairing, run):
            if free == run:
                for place in range(run.length):
                    pairing.add(run.source + place, run.derived + place)
            elif _worth(pairing, free) >= _LEAST_WORTH:
                heapq.heappush(queue, (_rank(pairing, free), free))


def _common_runs(pairing: _Pairing) -> Iterator[_Run]:
    """Yield every maximal run of equal unpaired words."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(pairing.source):
        if j not in pairing.derived_of:
            places[word].append(j)
    open_runs: dict[int, int] = {}
    for i, word in enumerate([*pairing.derived, ""]):
        free = () if i in pairing.source_of else places.get(word, ())
        going = {j: open_runs.get(j - 1, 0) + 1 for j in free}
        for j, length in open_runs.items():
            if j + 1 not in going:
                yield _Run(j - length + 1, i - length, length)
        open_runs = going


def _free_parts(pairing: _Pairing, run: _Run) -> Iterator[_Run]:
    """Yield the parts of a run that no pair has taken meanwhile."""
    start = None
    for place in range(run.length + 1):
        free = (
            place < run.length
            and run.source + place not in pairing.derived_of
            and run.derived + place not in pairing.source_of
        )
        if free and start is None:
            start = place
        elif not free and start is not None:
            yield _Run(run.source + start, run.derived + start, place - start)
            start = None


def _worth(pairing: _Pairing, run: _Run) -> float:
    words = pairing.derived[run.derived : run.derived + run.length]
    return sum(_tells(word) for word in words)


def _tells(word: str) -> float:
    return max(0.3, weight(stem(word)))


def _rank(pairing: _Pairing, run: _Run) -> tuple[float, float]:
    """Order the runs: what tells most first, of equals what moved least."""
    moved = abs(
        run.source / max(1, len(pairing.source)) - run.derived / max(1, len(pairing.derived))
    )
    return (-_worth(pairing, run) - run.length, moved)


def _equal(one: str, other: str) -> bool:
    return one == other


def _same_stem(one: str, other: str) -> bool:
    return stem(one) == stem(other) and weight(stem(one)) > _FUNCTION_WORD


def _similar(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) >= _LEAST_LENGTH
        and not one[0].isdigit()
        and JaroWinkler.similarity(one, other) >= _LEAST_SPELLING
    )


def _pair_in_gaps(pairing: _Pairing, alike: Callable[[str, str], bool]) -> None:
    for sources, deriveds in _free_gaps(pairing):
        next_free = 0
        for i in deriveds:
            for place in range(next_free, len(sources)):
                if alike(pairing.source[sources[place]], pairing.derived[i]):
                    pairing.add(sources[place], i)
                    next_free = place + 1
                    break


def _free_gaps(pairing: _Pairing) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the gaps that there are now, each without what was paired in one before.

    Where pairs cross, a source word may stand in two gaps.
    """
    for sources, deriveds in list(pairing.gaps()):
        yield [j for j in sources if j not in pairing.derived_of], deriveds


def _pair_anywhere(pairing: _Pairing, alike: Callable[[str, str], bool]) -> None:
    free = [j for j in range(len(pairing.source)) if j not in pairing.derived_of]
    scale = len(pairing.source) / max(1, len(pairing.derived))
    for i, word in enumerate(pairing.derived):
        if i in pairing.source_of:
            continue
        found = [j for j in free if alike(pairing.source[j], word)]
        if found:
            nearest = min(found, key=lambda j, i=i: (abs(j - i * scale), j))  # type: ignore[misc]
            free.remove(nearest)
            pairing.add(nearest, i)


def _pair_what_is_left(pairing: _Pairing) -> None:
    """Pair what stands alone, or in twos, on both sides of the same gap: a substitution."""
    for sources, deriveds in _free_gaps(pairing):
        if len(sources) == len(deriveds) <= _MOST_SUBSTITUTED:
            for source, derived in zip(sources, deriveds, strict=True):
                pairing.add(source, derived)


def _same_class(one: str, other: str) -> bool:
    return not _classes_of(one).isdisjoint(_classes_of(other))


def _classes_of(word: str) -> frozenset[int]:
    return _word_classes().get(word, frozenset())


@cache
def _word_classes() -> Mapping[str, frozenset[int]]:
    """Map each function word to the numbers of its classes."""
    text = rule_text("word-classes.txt")
    lines = [line.split() for line in text.splitlines() if not line.startswith(";")]
    return {
        word: frozenset(number for number, line in enumerate(lines) if word in line)
        for line in lines
        for word in line
    }
