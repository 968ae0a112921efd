"""How much of a sentence a candidate has: words, characters and order, each in 0..1.

Each overlap is a Tversky index (1977) that leans to the derived sentence: what it has and the
candidate lacks counts more than the reverse, since a sentence may come from a part of a longer one.
What stands in many sentences of the candidate's document says little about which of them is the
source, so it is discounted by the square root of its count there. The counts are of that one
document: a score does not change when another document joins the corpus.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen
from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.align.profile import Profile

WHOLE_SHARE: Final = 0.3
"""Weight of what only the candidate has, against .7 for what only the derived sentence has."""

REST_SHARE: Final = 0.2
"""The same for what is left of a sentence: much of the candidate's is another source's."""


@frozen(eq=False)
class Passage:
    """What several sentences of a document have: what each stem and character 5-gram counts for.

    That is 1 / √n (0..1) for what stands in n of them; what only one has is left out.
    """

    stems: Mapping[str, float]
    grams: Mapping[str, float]


ALONE: Final = Passage({}, {})
"""The passage of a candidate whose neighbours are not known: nothing is discounted."""


class Overlaps(NamedTuple):
    """The overlaps of stems, character 5-grams and near pairs of stems."""

    stems: float
    grams: float
    pairs: float


class _Part(NamedTuple):
    """One kind of thing a sentence has.

    ``values`` is what those count for that do not count for one (``valued``), ``total`` what all of
    them do, and ``size`` what they would without a discount.
    """

    keys: frozenset[Any]
    valued: frozenset[Any]
    values: Mapping[Any, float]
    total: float
    size: float


@frozen(eq=False)
class Reading:
    """A derived sentence, or what is left of it, as one document's sentences are held to it."""

    stems: _Part
    grams: _Part
    pairs: _Part
    order: tuple[str, ...]
    source_share: float


def passage_of(sentences: Iterable[Profile]) -> Passage:
    """Count what the sentences of one document have in common."""
    stems: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    for sentence in sentences:
        stems.update(sentence.known)
        grams.update(sentence.grams)
    return _passage(stems, grams)


def passage_for(derived: Profile, sentences: Iterable[Profile]) -> Passage:
    """Count, of the sentences of one document, only what a derived sentence has too."""
    stems: Counter[str] = Counter()
    grams: Counter[str] = Counter()
    mine = frozenset(derived.weights)
    for sentence in sentences:
        if not derived.gist.isdisjoint(sentence.known):
            stems.update(mine & sentence.known)
            grams.update(derived.grams & sentence.grams)
    return _passage(stems, grams)


def read_in(derived: Profile, passage: Passage) -> Reading:
    """Weigh a derived sentence for one document."""
    return Reading(
        _weighted(derived.weights, passage.stems),
        _counted(derived.grams, passage.grams),
        _plain(derived.near_pairs),
        derived.telling,
        WHOLE_SHARE,
    )


def read_rest(derived: Profile, explained: Iterable[Profile], passage: Passage) -> Reading:
    """Weigh what none of the sources chosen so far has."""
    chosen = tuple(explained)
    known = frozenset().union(*(one.known for one in chosen))
    rest = {stem: value for stem, value in derived.weights.items() if stem not in known}
    grams = derived.grams.difference(*(one.grams for one in chosen))
    pairs = derived.near_pairs.difference(*(one.near_pairs for one in chosen))
    return Reading(
        _weighted(rest, passage.stems),
        _counted(grams, passage.grams),
        _plain(pairs),
        tuple(one for one in derived.telling if one not in known),
        REST_SHARE,
    )


def overlaps(reading: Reading, source: Profile) -> Overlaps:
    """Measure how much of a derived sentence a candidate has."""
    share = reading.source_share
    return Overlaps(
        _overlap(reading.stems, source.known, source.total, share),
        _overlap(reading.grams, source.grams, len(source.grams), share),
        _overlap(reading.pairs, source.near_pairs, len(source.near_pairs), share),
    )


def order_overlap(reading: Reading, source: Profile) -> float:
    """Measure how many of a derived sentence's telling stems a candidate has in their order."""
    mine, theirs = reading.order, source.telling
    if not mine:
        return 0.0
    covered = LCSseq.similarity(mine, theirs) / len(mine)
    return _index(covered, len(mine), len(theirs), reading.source_share)


def _passage(stems: Counter[str], grams: Counter[str]) -> Passage:
    return Passage(_repeated(stems), _repeated(grams))


def _repeated(counts: Counter[str]) -> Mapping[str, float]:
    return {one: 1 / math.sqrt(count) for one, count in counts.items() if count > 1}


def _weighted(weights: Mapping[str, float], repeated: Mapping[str, float]) -> _Part:
    """Discount, of what counts by its weight, what a document repeats.

    Sums are exact, so the order of a set does not show.
    """
    values = dict(weights)
    for one in repeated.keys() & values.keys():
        values[one] *= repeated[one]
    keys = frozenset(values)
    return _Part(keys, keys, values, math.fsum(values.values()), math.fsum(weights.values()))


def _plain(keys: frozenset[Any]) -> _Part:
    """Let everything count for one, whatever a document repeats."""
    return _Part(keys, frozenset(), {}, len(keys), len(keys))


def _counted(keys: frozenset[str], repeated: Mapping[str, float]) -> _Part:
    """Discount, of what counts for one each, what a document repeats."""
    values = {one: repeated[one] for one in repeated.keys() & keys}
    total = math.fsum((len(keys) - len(values), *values.values()))
    return _Part(keys, frozenset(values), values, total, len(keys))


def _overlap(part: _Part, theirs: frozenset[Any], source_size: float, source_share: float) -> float:
    common = part.keys & theirs
    if not common or not part.total:
        return 0.0
    return _index(_value(part, common) / part.total, part.size, source_size, source_share)


def _value(part: _Part, common: frozenset[Any]) -> float:
    """Return what some of a part's keys count for, discounted."""
    valued = part.valued & common
    if not valued:
        return len(common)
    return math.fsum((len(common) - len(valued), *map(part.values.__getitem__, valued)))


def _index(covered: float, size: float, source_size: float, share: float) -> float:
    """Return Tversky's index from the share covered and the plain sizes of both sides."""
    return min(1.0, covered / (1 - share + share * source_size / size))
