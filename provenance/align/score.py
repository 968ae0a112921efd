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

from provenance.align.profile import Profile, profile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

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
)
"""What each number of :func:`features` measures.

``derived_coverage`` and ``source_coverage``: share of one side's information weight whose stems
the other has. ``shared_weight``: the weight of all shared stems (capped), so that fragments do not
match by accident. ``gram_overlap``: Jaccard of character 5-grams; ``gram_containment``: share of
the shorter side's 5-grams. ``pair_containment``: share of the derived sentence's neighbouring
stems. ``numbers_*`` and ``names_*``: 1 where any is shared, and the share of the derived
sentence's that the source lacks.
"""

_ENOUGH_WEIGHT: Final = 40.0


def features(derived: Profile, source: Profile) -> tuple[float, ...]:
    """Measure a candidate source against a derived sentence; each in 0..1, in ``FEATURES``' order.

    IDF coverage, character-n-gram overlap and containment are the lexical scores that rank human
    labelled sources best (PoC, WiCE, SuperPAL).
    """
    shared = _shared_weight(derived, source)
    return (
        1.0,
        min(1.0, shared / derived.total) if derived.total else 0.0,
        min(1.0, shared / source.total) if source.total else 0.0,
        min(1.0, shared / _ENOUGH_WEIGHT),
        _jaccard(derived.grams, source.grams),
        _containment(derived.grams, source.grams),
        _share(derived.pairs, source.pairs),
        float(not derived.numbers.isdisjoint(source.numbers)),
        1 - _share(derived.numbers, source.numbers) if derived.numbers else 0.0,
        float(not derived.names.isdisjoint(source.names)),
        1 - _share(derived.names, source.names) if derived.names else 0.0,
    )


def score_profiles(derived: Profile, source: Profile) -> float:
    """Return the probability, 0..1, that the derived sentence comes from the source."""
    total = sum(w * x for w, x in zip(_weights(), features(derived, source), strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def score_sentences(derived: str, candidates: Sequence[str]) -> list[float]:
    """Return the score, 0..1, of every candidate as the source of a sentence."""
    target = profile(derived)
    return [score_profiles(target, profile(candidate)) for candidate in candidates]


@cache
def _weights() -> tuple[float, ...]:
    text = files("provenance.rules").joinpath("alignment.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["weights"]
    return tuple(float(table[name]) for name in FEATURES)


def _shared_weight(derived: Profile, source: Profile) -> float:
    theirs = source.weights
    return sum(value for one, value in derived.weights.items() if one in theirs)


def _jaccard(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    common = len(one & other)
    union = len(one) + len(other) - common
    return common / union if union else 0.0


def _containment(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _share(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    return len(part & whole) / len(part) if part else 0.0
