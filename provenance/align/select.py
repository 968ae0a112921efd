"""Choose the set of sentences that a sentence comes from.

A merged sentence has several sources. Choosing by residual coverage finds them: take the candidate
that scores best, then whichever explains most of the words not yet explained, and stop when the
gain is small. Order plays no part: rewrites move sentences about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.align.profile import Profile

MOST_SOURCES: Final = 4
LEAST_GAIN: Final = 0.11
LEAST_FURTHER_SCORE: Final = 0.16
_ENOUGH_WORDS: Final = 2
_FACTS_COUNT: Final = 3.0


class Choice(NamedTuple):
    """A chosen candidate: its place in the list (from 0) and its score, 0..1."""

    place: int
    score: float


def choose_sources(
    derived: Profile,
    candidates: Sequence[Profile],
    scores: Sequence[float],
    threshold: float,
    statement: Profile | None = None,
) -> tuple[Choice, ...]:
    """Choose the candidates that together explain a sentence, best score first.

    ``scores`` are the candidates' own, 0..1; nothing is chosen unless the best reaches
    ``threshold``. ``statement`` is the sentence without who says it: a candidate that only lends
    a speaker's name or title is no source. Where it is not known, names do not count. Ties fall
    to the earlier candidate.
    """
    ranked = sorted(range(len(candidates)), key=lambda index: (-scores[index], index))
    if not ranked or scores[ranked[0]] < threshold:
        return ()
    chosen = [ranked[0]]
    left = _unexplained(_content(derived, statement), candidates[ranked[0]])
    while len(chosen) < MOST_SOURCES:
        further = _best_gain(derived, candidates, scores, left, chosen)
        if further is None:
            break
        chosen.append(further)
        left = _unexplained(left, candidates[further])
    chosen.sort(key=lambda index: (-scores[index], index))
    return tuple(Choice(index, scores[index]) for index in chosen)


def _content(derived: Profile, statement: Profile | None) -> dict[str, float]:
    """Return the weights of what a further source may explain; what pins it down counts more."""
    weights = derived.weights if statement is None else statement.weights
    left_out = derived.names if statement is None else frozenset()
    return {
        one: value * (_FACTS_COUNT if one in derived.facts else 1.0)
        for one, value in weights.items()
        if one not in left_out
    }


def _unexplained(weights: dict[str, float], source: Profile) -> dict[str, float]:
    known = source.known
    return {one: value for one, value in weights.items() if one not in known}


def _best_gain(
    derived: Profile,
    candidates: Sequence[Profile],
    scores: Sequence[float],
    left: dict[str, float],
    chosen: Sequence[int],
) -> int | None:
    """Return the candidate that explains most of what is left, if that is worth a source."""
    best, best_gain = None, LEAST_GAIN * derived.total
    for index, candidate in enumerate(candidates):
        if index in chosen or scores[index] < LEAST_FURTHER_SCORE:
            continue
        explained = [value for one, value in left.items() if one in candidate.known]
        gain = sum(explained)
        if gain > best_gain and len(explained) >= _ENOUGH_WORDS:
            best, best_gain = index, gain
    return best
