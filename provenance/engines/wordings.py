"""What an index knows of a sentence: its stems, what each is worth, and one key for its wording.

All engines propose by the same rule: sentences with the same stems are one *wording*; a wording is
worth the sum of what the stems it shares are worth; of equals, the least key comes first. What a
stem is worth is its weight in steps that sums in single precision keep exactly, so that the order
of adding does not show.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from provenance.frequencies import stem, weight
from provenance.words import fold, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST_INDEXED: Final = 2.0
"""Stems that tell less than this, in nats ("the", "of"), are in no index."""

LEAST_PROPOSING: Final = 3.0
"""Stems that tell less than this ("they", "will") propose nothing, unless a sentence has none that
tells more: to go through all that have them is most of the work, and what shares no other stem is
no source."""

_STEPS: Final = 64
_KEY_BYTES: Final = 8
_MOST_FORMS: Final = 1 << 18


class _Stems(dict[str, str]):
    """Words as written → their stems, remembered up to a bound."""

    def __missing__(self, form: str) -> str:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[form] = stem(fold(form))
        return found


class _Worths(dict[str, float]):
    """Stems → what they are worth; nought for those that are in no index."""

    def __missing__(self, one: str) -> float:
        if len(self) >= _MOST_FORMS:
            self.clear()
        value = weight(one)
        found = self[one] = round(value * _STEPS) / _STEPS if value >= LEAST_INDEXED else 0.0
        return found


@cache
def _stems() -> _Stems:
    return _Stems()


@cache
def _worths() -> _Worths:
    return _Worths()


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of a sentence in order, as its profile has them."""
    return tuple(map(_stems().__getitem__, forms_of(text)))


def indexed(stems: Iterable[str]) -> dict[str, float]:
    """Return what each different stem is worth, without those that are in no index."""
    known = _worths()
    return {one: value for one in stems if (value := known[one])}


def worths_of(stems: Iterable[str]) -> dict[str, float]:
    """Return what each different stem is worth that others are proposed by."""
    found = indexed(stems)
    telling = {one: value for one, value in found.items() if value >= LEAST_PROPOSING}
    return telling or found


def best_of(shared: Mapping[int, float], limit: int) -> list[int]:
    """Return the ``limit`` keys that share what is worth most; of equals, the least."""
    least = min(nlargest(limit, shared.values()), default=0.0)
    likely = (key for key, value in shared.items() if value >= least)
    return sorted(likely, key=lambda key: (-shared[key], key))[:limit]


def key_of(stems: Iterable[str]) -> int:
    """Return the key of a wording: 63 bits that sentences with the same stems have in common."""
    digest = blake2b(" ".join(stems).encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES)
    return int.from_bytes(digest.digest(), "big") >> 1
