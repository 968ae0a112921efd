"""Choose the set of sentences that a sentence comes from.

A merged sentence has several sources. Choosing by residual coverage finds them: take the candidate
that scores best, then whichever explains most of the words not yet explained, and stop when the
gain is small. Order plays no part: rewrites move sentences about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.align.overlap import ALONE, order_overlap, overlaps, read_rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.align.overlap import Passage
    from provenance.align.profile import Profile

MOST_SOURCES: Final = 4
LEAST_FURTHER_SHARE: Final = 0.6
"""The least score of a further source, as a share (0..1) of the threshold for the best one."""

LEAST_GAIN: Final = 0.13
"""The least share (0..1) of the sentence's weight that a further source explains anew."""

_OWN_SCORE: Final = 0.5
_ENOUGH_WORDS: Final = 2
_FACTS_COUNT: Final = 3.0


class Candidate(NamedTuple):
    """A sentence that may be a source, its score (0..1), and the document it stands in."""

    profile: Profile
    score: float
    passage: Passage = ALONE


class Choice(NamedTuple):
    """A chosen candidate: its place in the list (from 0) and its score, 0..1."""

    place: int
    score: float


class _Further(NamedTuple):
    """What a candidate would add: how well, whether it is enough, and its place, negative."""

    fit: float
    is_enough: bool
    place: int


def choose_sources(
    derived: Profile,
    candidates: Sequence[Candidate],
    threshold: float,
    statement: Profile | None = None,
) -> tuple[Choice, ...]:
    """Choose the candidates that together explain a sentence, best score first.

    Nothing is chosen unless the best candidate's score reaches ``threshold``. ``statement`` is the
    sentence without who says it: a candidate that only lends a speaker's name or title is no
    source. Ties fall to the earlier candidate.
    """
    ranked = sorted(range(len(candidates)), key=lambda place: (-candidates[place].score, place))
    if not ranked or candidates[ranked[0]].score < threshold:
        return ()
    chosen = [ranked[0]]
    least = LEAST_FURTHER_SHARE * threshold
    likely = [place for place in ranked[1:] if candidates[place].score >= least]
    while likely and len(chosen) < MOST_SOURCES:
        explained = [candidates[place].profile for place in chosen]
        best = max(_further(statement or derived, explained, candidates, likely))
        if not best.is_enough:
            break
        chosen.append(-best.place)
        likely.remove(-best.place)
    chosen.sort(key=lambda place: (-candidates[place].score, place))
    return tuple(Choice(place, candidates[place].score) for place in chosen)


def _further(
    statement: Profile,
    explained: Sequence[Profile],
    candidates: Sequence[Candidate],
    likely: Sequence[int],
) -> Iterator[_Further]:
    """Judge candidates by how well they explain what is left, and a little by their own score."""
    passages = {id(candidates[place].passage): candidates[place].passage for place in likely}
    rests = {key: read_rest(statement, explained, one) for key, one in passages.items()}
    for place in likely:
        candidate = candidates[place]
        rest = rests[id(candidate.passage)]
        common = (*overlaps(rest, candidate.profile), order_overlap(rest, candidate.profile))
        fit = sum(common) / len(common)
        new = [
            one
            for one in statement.weights
            if one in rest.stems.keys and one in candidate.profile.known
        ]
        enough = len(new) >= _ENOUGH_WORDS and _gain(statement, new) >= LEAST_GAIN
        yield _Further(fit + _OWN_SCORE * candidate.score, enough, -place)


def _gain(statement: Profile, new: Sequence[str]) -> float:
    """Return the share of a sentence's weight in some stems; what pins it down counts more."""
    facts = statement.facts
    weight = sum(statement.weights[one] * (_FACTS_COUNT if one in facts else 1.0) for one in new)
    return weight / (statement.total or 1.0)
