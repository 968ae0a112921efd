"""How likely a sentence comes from a candidate: a calibrated sum of cited lexical features.

Term weights come from a shipped frequency table, never from the corpus at hand, so a score does
not change when an unrelated document joins the corpus. The weights of the sum are in
``rules/alignment.toml``; ``benchmarks/fit_alignment.py`` fits them.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from provenance.align.overlap import ALONE, overlaps, passage_for, read_in
from provenance.align.profile import Profile, profile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from provenance.align.overlap import Reading

FEATURES: Final = (
    "bias",
    "derived_coverage",
    "source_coverage",
    "shared_weight",
    "gram_overlap",
    "gram_containment",
    "pair_containment",
    "numbers_shared",
    "numbers_missing",
    "names_shared",
    "names_missing",
    "quotes_found",
    "quotes_used",
    "log_shared",
    "log_derived",
    "log_source",
    "overlap",
    "log_overlap",
)
"""What each number of :func:`features` measures.

``derived_coverage`` and ``source_coverage``: share of one side's information weight whose stems
the other has. ``shared_weight``: the weight of all shared stems (capped), so that fragments do not
match by accident. ``gram_overlap``: Jaccard of character 5-grams; ``gram_containment``: share of
the shorter side's 5-grams. ``pair_containment``: share of the derived sentence's neighbouring
stems. ``numbers_*`` and ``names_*``: 1 where any is shared, and the share of the derived
sentence's that the source lacks. ``quotes_found``: share of the derived sentence's words in
quotation marks whose passage stands in the source, marks or not; ``quotes_used`` the reverse.
``log_shared`` and so on: logarithms of the shared weight and of both sides' weights, scaled.
``overlap``: the mean overlap of stems,
character 5-grams and near pairs of stems, with what the source's document repeats discounted
(:mod:`provenance.align.overlap`), and its logarithm, scaled.
"""

_ENOUGH_WEIGHT: Final = 40.0
_LOG_SCALE: Final = 6.0
_LEAST_OVERLAP: Final = 0.03
_LEAST_RUN: Final = 4
"""Words of a sentence that stands whole in another, from which that is no accident."""

_WHOLE: Final = 0.95
_NEXT_TO_NOTHING: Final = 0.15


def features(
    derived: Profile, source: Profile, reading: Reading | None = None
) -> tuple[float, ...]:
    """Measure a candidate source against a derived sentence; each in 0..1, in ``FEATURES``' order.

    ``reading`` is the derived sentence as weighed for the source's document; without it, nothing
    that the document repeats is discounted. Coverage by information weight and overlap of character
    n-grams are the lexical scores that rank human-labelled sources best (PoC, WiCE, SuperPAL).
    """
    shared = _shared_weight(derived, source)
    coverage = min(1.0, shared / derived.total) if derived.total else 0.0
    overlap = _jaccard(derived.grams, source.grams)
    containment = _containment(derived.grams, source.grams)
    common = overlaps(reading or read_in(derived, ALONE), source)
    mean = (common.stems + common.grams + common.pairs) / 3
    return (
        1.0,
        coverage,
        min(1.0, shared / source.total) if source.total else 0.0,
        min(1.0, shared / _ENOUGH_WEIGHT),
        overlap,
        containment,
        _share(derived.pairs, source.pairs),
        float(not derived.numbers.isdisjoint(source.numbers)),
        1 - _share(derived.numbers, source.numbers) if derived.numbers else 0.0,
        float(not derived.names.isdisjoint(source.names)),
        1 - _share(derived.names, source.names) if derived.names else 0.0,
        _standing(derived.quoted, source.line),
        _standing(source.quoted, derived.line),
        _log(shared),
        _log(derived.total),
        _log(source.total),
        mean,
        min(1.0, 1 - math.log(mean + _LEAST_OVERLAP) / math.log(_LEAST_OVERLAP)),
    )


def score_profiles(derived: Profile, source: Profile, reading: Reading | None = None) -> float:
    """Return the probability, 0..1, that the derived sentence comes from the source.

    Nought where either side has next to nothing of the other's weight: most pairs end there.
    """
    if _shared_weight(derived, source) < _NEXT_TO_NOTHING * min(derived.total, source.total):
        return 0.0
    total = sum(w * x for w, x in zip(_weights(), features(derived, source, reading), strict=True))
    score = 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
    return max(score, _WHOLE) if _stands_whole(derived, source) else score


def _stands_whole(derived: Profile, source: Profile) -> bool:
    return len(derived.words) >= _LEAST_RUN and derived.line in source.line


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
    text = files("provenance.rules").joinpath("alignment.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["weights"]
    return tuple(float(table[name]) for name in FEATURES)


def _shared_weight(derived: Profile, source: Profile) -> float:
    theirs = source.known
    return sum(value for one, value in derived.weights.items() if one in theirs)


def _standing(passages: Sequence[str], line: str) -> float:
    """Return the share of the passages' words whose passage stands in a line as it is."""
    if not passages:
        return 0.0
    words = sum(passage.count(" ") for passage in passages)
    return sum(passage.count(" ") for passage in passages if passage in line) / words


def _log(value: float) -> float:
    return min(1.0, math.log1p(value) / _LOG_SCALE)


def _jaccard(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    common = len(one & other)
    union = len(one) + len(other) - common
    return common / union if union else 0.0


def _containment(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _share(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    return len(part & whole) / len(part) if part else 0.0
