"""The documents that matter to one: those its sentences may come from, by the scores of ``align``.

A document matters where it is related (it surely resembles a fifth of the sentences, or draws on
the same outlet) and may be the source of a sentence, and a stranger where it stands so close to a
sentence that strangers count: the same rules as those by which sources are found in the end.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.align import ALONE, profile, read_in, resembles, score_resembling
from provenance.tracing.kinship import KINDRED, SURE
from provenance.tracing.links import SPEAKING, from_headline
from provenance.tracing.sources import STRANGER_THRESHOLD, TIED_SHARE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from provenance.model import Place, SectionKind

MOST_CANDIDATES: Final = 8
"""How many different wordings are scored for a sentence: those that share what is worth most."""

MOST_NEIGHBOURS: Final = 12
"""How many documents one is traced against; the nearest stay."""

MOST_STEPS: Final = 3
"""How often what the neighbours' sentences came from is looked up: a copy of a copy of a copy."""

_MOST_RELATED: Final = 4
_MOST_STRANGERS: Final = 1


class Standing(NamedTuple):
    """A sentence in the back file; ``day`` is the day its document was surely out, 0 if unknown."""

    document: str
    sentence: int
    section: SectionKind
    day: int
    text: str


class Near(NamedTuple):
    """A sentence that another resembles: the number of this one, the other's place, the score."""

    sentence: int
    other: str
    other_sentence: int
    score: float
    day: int


class Told(NamedTuple):
    """A document as its neighbours are looked for: how many sentences, which outlets, what day."""

    id: str
    sentences: int
    outlets: frozenset[str]
    day: int


def scores_of(text: str, others: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Score a sentence against others, each by itself, without those that do not resemble it."""
    target = profile(text)
    reading = read_in(target, ALONE)
    for other in others:
        source = profile(other)
        if resembles(target, source):
            yield other, score_resembling(target, source, reading)


def near_to(
    told: Told, sentence: Standing, standing: Sequence[Standing], threshold: float
) -> list[Near]:
    """Return which of the sentences proposed may matter to a sentence of a document.

    ``threshold`` is the least score (0..1) of a source in running text.
    """
    texts = dict.fromkeys(one.text for one in standing)
    scores = dict(scores_of(sentence.text, texts))
    found = []
    for one in standing:
        score = scores.get(one.text, 0.0)
        if one.section == "headline":
            score = from_headline(score, sentence.section)
        if (
            score >= TIED_SHARE * threshold
            and one.section in SPEAKING
            and one.document != told.id
            and not 0 < told.day < one.day
        ):
            found.append(Near(sentence.sentence, one.document, one.sentence, score, one.day))
    return found


def kept(told: Told, near: Iterable[Near], outlets: Mapping[str, Collection[str]]) -> list[Near]:
    """Return what matters of all that is near a document's sentences, by sentence and score.

    ``outlets`` are those of the other documents that draw on any.
    """
    sure: dict[str, set[int]] = defaultdict(set)
    sentences: dict[int, list[Near]] = defaultdict(list)
    for one in sorted(near, key=_nearness):
        sentences[one.sentence].append(one)
        if one.score >= SURE:
            sure[one.other].add(one.sentence)
    related = {name for name, found in sure.items() if len(found) >= KINDRED * told.sentences}
    related |= {name for name, theirs in outlets.items() if not told.outlets.isdisjoint(theirs)}
    return [one for found in sentences.values() for one in _kept(found, related)]


def _kept(near: Sequence[Near], related: Collection[str]) -> Iterator[Near]:
    """Yield what matters to one sentence: the nearest of related documents and of strangers."""
    kin = [one for one in near if one.other in related]
    strangers = [
        one for one in near if one.other not in related and one.score >= STRANGER_THRESHOLD
    ]
    yield from kin[:_MOST_RELATED]
    yield from strangers[:_MOST_STRANGERS]


def _nearness(near: Near) -> tuple[float, int, str, int]:
    """The nearest first; of equally near ones the earliest, and those without a date before."""
    return -near.score, near.day, near.other, near.other_sentence


class Search(NamedTuple):
    """How far the search for a document's neighbours has come.

    ``found`` are their ids; ``met`` the places whose own sources are to be looked up, ``seen`` all
    that were looked up.
    """

    document: str
    found: frozenset[str] = frozenset()
    seen: frozenset[Place] = frozenset()
    met: frozenset[Place] = frozenset()


def begin(document: str, near: Sequence[Place]) -> Search:
    """Begin with what is near a document, the nearest first."""
    names = dict.fromkeys(place.document for place in near)
    found = frozenset(islice(names, MOST_NEIGHBOURS))
    met = frozenset(place for place in near if place.document in found)
    return Search(document, found, met, met)


def go_on(search: Search, near: Iterable[Place]) -> Search:
    """Go on with what is near the places that were met."""
    found = set(search.found)
    met = set()
    for place in sorted(set(near) - search.seen):
        is_new = place.document not in found and place.document != search.document
        if is_new and len(found) >= MOST_NEIGHBOURS:
            continue
        if place.document != search.document:
            found.add(place.document)
            met.add(place)
    return Search(search.document, frozenset(found), search.seen | met, frozenset(met))


def neighbours_of(document: str, near: Callable[[str, int | None], Sequence[Place]]) -> list[str]:
    """Return the ids of a document's neighbours: what is near it, and what that came from in turn.

    ``near`` tells what is near a document, or near one sentence of it, the nearest first.
    """
    search = begin(document, near(document, None))
    for _ in range(MOST_STEPS):
        if not search.met:
            break
        search = go_on(
            search, [one for place in search.met for one in near(place.document, place.sentence)]
        )
    return sorted(search.found)
