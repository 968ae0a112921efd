"""Made-up articles of any length, and rewrites of them, for measuring speed. Seeded."""

from __future__ import annotations

import itertools
import math
import random
from functools import cache
from typing import TYPE_CHECKING, Final

from provenance import frequencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEED: Final = 20261121
_LENGTHS: Final = (12, 34)
_NAMES: Final = 0.08
_NUMBERS: Final = 0.03
_DROPPED: Final = 0.15
_SUBSTITUTED: Final = 0.1
_SWAPPED: Final = 0.2
_INSERTED: Final = 0.1


def drawing(name: str) -> random.Random:
    """Return the generator of one article: another article's text does not change it."""
    return random.Random(f"{_SEED} {name}")  # noqa: S311 (made-up text, no secret)


def article(draw: random.Random, words: int) -> list[str]:
    """Make the sentences of an article; words come as often as in English free text."""
    sentences: list[str] = []
    while words > 0:
        length = min(words, draw.randint(*_LENGTHS))
        sentences.append(_sentence(draw, length))
        words -= length
    return sentences


def rewrite(draw: random.Random, source: Sequence[str]) -> list[str]:
    """Drop, swap, insert and reword sentences, and keep the length about the same."""
    kept = [_reworded(draw, one) for one in source if draw.random() >= _DROPPED]
    for at in range(len(kept) - 1):
        if draw.random() < _SWAPPED:
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
    return list(itertools.chain.from_iterable(_with_insertion(draw, one) for one in kept))


def text_of(sentences: Sequence[str]) -> str:
    """Join sentences into paragraphs of two."""
    return "\n\n".join(" ".join(pair) for pair in _pairs(sentences)) + "\n"


def _pairs(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    return (sentences[at : at + 2] for at in range(0, len(sentences), 2))


def _with_insertion(draw: random.Random, sentence: str) -> list[str]:
    if draw.random() >= _INSERTED:
        return [sentence]
    return [sentence, _sentence(draw, draw.randint(*_LENGTHS))]


def _sentence(draw: random.Random, length: int) -> str:
    words = [_word(draw) for _ in range(length)]
    return f"{' '.join(words).capitalize()}."


def _word(draw: random.Random) -> str:
    kind = draw.random()
    if kind < _NUMBERS:
        return str(draw.randint(2, 3000))
    vocabulary, shares = _vocabulary()
    if kind < _NUMBERS + _NAMES:
        return draw.choice(vocabulary).title()
    return draw.choices(vocabulary, cum_weights=shares)[0]


def _reworded(draw: random.Random, sentence: str) -> str:
    words = [_word(draw) if draw.random() < _SUBSTITUTED else w for w in sentence[:-1].split()]
    return " ".join(words) + "."


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return the stems of the frequency table that look like words, and their summed shares."""
    weights = frequencies._weights()  # noqa: SLF001 (the table itself: its words and shares)
    known = {word: weight for word, weight in weights.items() if word.isalpha()}
    shares = [-math.log1p(-math.exp(-weight)) for weight in known.values()]
    return list(known), list(itertools.accumulate(shares))
