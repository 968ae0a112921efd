"""How likely a sentence comes from a candidate: a calibrated sum of cited lexical features.

Term weights come from a shipped frequency table, never from the corpus at hand, so a score does
not change when an unrelated document joins the corpus. The weights of the sum are in
``rules/alignment.toml``; ``benchmarks/fit_alignment.py`` fits them.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Final

from provenance.align.overlap import ALONE, overlaps, passage_for, read_in
from provenance.align.profile import Profile, profile
from provenance.rules import rule_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from provenance.align.overlap import Reading

FEATURES: Final = (
    "bias",
    "stems",
    "grams",
    "pairs",
    "numbers_shared",
    "quotes_found",
    "weight",
)
"""What each number of :func:`features` measures, each in 0..1.

``stems``, ``grams`` and ``pairs``: how much of the derived sentence the candidate has, as stems by
their information, as character 5-grams and as near pairs of stems, with what the candidate's
document repeats discounted (:mod:`provenance.align.overlap`), on a logarithmic scale: the first
tenth shared says more than the last. ``numbers_shared``: 1 where a number is in both.
``quotes_found``: share of the derived sentence's words in quotation marks whose passage stands in
the source, marks or not. ``weight``: how much the derived sentence says, logarithmic too, since a
fragment matches by accident.
"""

_LEAST_OVERLAP: Final = 0.03
"""What of an overlap is next to nothing."""

_WHOLE_SCALE: Final = math.log(_LEAST_OVERLAP)
"""The logarithm that overlaps are scaled by: next to nothing is 0, the whole 1."""

_LEAST_RUN: Final = 4
"""Words of a sentence that stands whole in another, from which that is no accident."""

_WHOLE: Final = 0.95
_NEXT_TO_NOTHING: Final = 0.15


def features(
    derived: Profile, source: Profile, reading: Reading | None = None
) -> tuple[float, ...]:
    """Measure a candidate source against a derived sentence; each in 0..1, in ``FEATURES``' order.

    ``reading`` is the derived sentence as weighed for the source's document; without it, nothing
    that the document repeats is discounted.
    """
    common = overlaps(reading or read_in(derived, ALONE), source)
    return (
        1.0,
        _logarithmic(common.stems),
        _logarithmic(common.grams),
        _logarithmic(common.pairs),
        float(not derived.numbers.isdisjoint(source.numbers)),
        _standing(derived.quoted, source),
        derived.fullness,
    )


def score_profiles(derived: Profile, source: Profile, reading: Reading | None = None) -> float:
    """Return the probability, 0..1, that the derived sentence comes from the source.

    Nought where they do not resemble each other at all: most pairs end there.
    """
    return score_resembling(derived, source, reading) if resembles(derived, source) else 0.0


def resembles(derived: Profile, source: Profile) -> bool:
    """Whether either side has more than next to nothing of the other's weight."""
    least = _NEXT_TO_NOTHING * min(derived.total, source.total)
    return _shared_weight(derived, source) >= least


def score_resembling(derived: Profile, source: Profile, reading: Reading | None = None) -> float:
    """Return the probability, 0..1, for two sentences that resemble each other."""
    total = sum(map(mul, _weights(), features(derived, source, reading)))
    score = 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
    return max(score, _WHOLE) if _stands_whole(derived, source) else score


def _stands_whole(derived: Profile, source: Profile) -> bool:
    return len(derived.folded) >= _LEAST_RUN and derived.line in source.line


def score_sentences(derived: str, candidates: Sequence[str]) -> list[float]:
    """Return the score, 0..1, of every candidate as the source of a sentence.

    The candidates are taken for the sentences of one document.
    """
    target = profile(derived)
    profiles = [profile(candidate) for candidate in candidates]
    reading = read_in(target, passage_for(target, profiles))
    return [score_profiles(target, one, reading) for one in profiles]


def closeness(derived: Profile, source: Profile) -> float:
    """Return how close two wordings are, 0..1: Jaccard of character 5-grams."""
    return _jaccard(derived.grams, source.grams)


@cache
def _weights() -> tuple[float, ...]:
    text = rule_text("alignment.toml")
    table = tomllib.loads(text)["weights"]
    return tuple(float(table[name]) for name in FEATURES)


def _shared_weight(derived: Profile, source: Profile) -> float:
    return math.fsum(map(derived.weights.__getitem__, derived.different & source.known))


def _standing(passages: Sequence[str], source: Profile) -> float:
    """Return the share of the passages' words whose passage stands in a source as it is."""
    if not passages:
        return 0.0
    words = sum(passage.count(" ") for passage in passages)
    return sum(passage.count(" ") for passage in passages if passage in source.line) / words


def _logarithmic(overlap: float) -> float:
    return min(1.0, 1 - math.log(overlap + _LEAST_OVERLAP) / _WHOLE_SCALE)


def _jaccard(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    common = len(one & other)
    union = len(one) + len(other) - common
    return common / union if union else 0.0
