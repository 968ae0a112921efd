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
from provenance.model import Place
from provenance.tracing.crediting import draw_on_same
from provenance.tracing.kinship import SURE, are_kindred
from provenance.tracing.links import SPEAKING, weigh_by_sections
from provenance.tracing.sources import STRANGER_THRESHOLD, TIED_SHARE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.model import SectionKind

MOST_CANDIDATES: Final = 8
"""How many different wordings are scored for a sentence: those that share what is worth most."""

MOST_NEIGHBOURS: Final = 12
"""How many documents one is traced against; the nearest stay."""

MOST_STEPS: Final = 3
"""How often what the neighbours' sentences came from is looked up: a copy of a copy of a copy."""

_MOST_RELATED: Final = 4
_MOST_STRANGERS: Final = 1


class Told(NamedTuple):
    """A document as neighbours are looked for.

    ``sentences`` counts those its publisher says, ``above`` those above its text. ``draws_on`` are
    outlets. ``first`` and ``last`` are the days between which it was published, 0 where unknown.
    ``declared`` are the ids and addresses of what it is declared to come from.
    """

    id: str
    sentences: int
    above: int
    draws_on: frozenset[str]
    first: int
    last: int
    url: str | None
    declared: frozenset[str]


class Standing(NamedTuple):
    """A sentence in the back file, in its document."""

    document: Told
    sentence: int
    section: SectionKind
    text: str


class Near(NamedTuple):
    """A sentence that another resembles: the number of this one, the other's place, the score.

    ``day`` is the day by which the other document was surely out, 0 if unknown.
    """

    sentence: int
    other: str
    other_sentence: int
    score: float
    day: int


def scores_of(text: str, others: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Score a sentence against others, each by itself, without those that do not resemble it."""
    target = profile(text)
    reading = read_in(target, ALONE)
    for other in others:
        source = profile(other)
        if resembles(target, source):
            yield other, score_resembling(target, source, reading)


def near_to(sentence: Standing, standing: Sequence[Standing], threshold: float) -> list[Near]:
    """Return which of the sentences proposed may matter to a sentence of a document.

    ``threshold`` is the least score (0..1) of a source in running text.
    """
    texts = dict.fromkeys(one.text for one in standing)
    scores = dict(scores_of(sentence.text, texts))
    found = []
    for one in standing:
        score = weigh_by_sections(
            scores.get(one.text, 0.0),
            sentence.section,
            one.section,
            is_title=one.sentence < one.document.above,
        )
        if (
            score >= TIED_SHARE * threshold
            and one.section in SPEAKING
            and one.document.id != sentence.document.id
            and not _is_later(one.document, sentence.document)
        ):
            other = one.document
            found.append(Near(sentence.sentence, other.id, one.sentence, score, other.last))
    return found


def _is_later(other: Told, told: Told) -> bool:
    """Whether dates alone rule out that a document is the source of another, as in chronologies.

    They must be disjoint, and what a document declares overrules them.
    """
    is_after = 0 < told.last < other.first
    return is_after and told.declared.isdisjoint((other.id, other.url))


def kept(told: Told, near: Iterable[Near], outlets: Mapping[str, AbstractSet[str]]) -> list[Near]:
    """Return what matters of all that is near a document's sentences, by sentence and score.

    ``outlets`` are those of the other documents that draw on any.
    """
    sure: dict[str, set[int]] = defaultdict(set)
    sentences: dict[int, list[Near]] = defaultdict(list)
    for one in nearest_first(near):
        sentences[one.sentence].append(one)
        if one.score >= SURE:
            sure[one.other].add(one.sentence)
    shared = {
        name
        for name, theirs in outlets.items()
        if draw_on_same(told.draws_on, theirs, surely=name in sure)
    }
    related = shared | {
        name for name, found in sure.items() if are_kindred(len(found), told.sentences)
    }
    return [one for found in sentences.values() for one in _kept(found, related)]


def _kept(near: Sequence[Near], related: Collection[str]) -> Iterator[Near]:
    """Yield what matters to one sentence: the nearest of related documents and of strangers."""
    kin = [one for one in near if one.other in related]
    strangers = [
        one for one in near if one.other not in related and one.score >= STRANGER_THRESHOLD
    ]
    yield from kin[:_MOST_RELATED]
    yield from strangers[:_MOST_STRANGERS]


def nearest_first(near: Iterable[Near]) -> list[Near]:
    """Return the nearest first; of equally near ones those without a date, then the earliest."""
    return sorted(near, key=lambda one: (-one.score, one.day, one.other, one.other_sentence))


class Search(NamedTuple):
    """How far the search for a document's neighbours has come.

    ``found`` are their ids; ``met`` the places whose own sources are to be looked up, ``seen`` all
    that were looked up.
    """

    document: str
    found: frozenset[str] = frozenset()
    seen: frozenset[Place] = frozenset()
    met: frozenset[Place] = frozenset()


def begin(document: str, near: Iterable[Near]) -> Search:
    """Begin with what is near a document."""
    places = _places(near)
    found = frozenset(islice(dict.fromkeys(place.document for place in places), MOST_NEIGHBOURS))
    met = frozenset(place for place in places if place.document in found)
    return Search(document, found, met, met)


def go_on(search: Search, near: Iterable[Near]) -> Search:
    """Go on with what is near the places that were met."""
    found = set(search.found)
    met = set()
    for place in _places(near):
        if place in search.seen or place.document == search.document:
            continue
        if place.document in found or len(found) < MOST_NEIGHBOURS:
            found.add(place.document)
            met.add(place)
    return Search(search.document, frozenset(found), search.seen | met, frozenset(met))


def by_kinship(documents: Iterable[int], near: Callable[[int], Sequence[int]]) -> Iterator[int]:
    """Yield documents (keys) so that those near each other follow each other.

    ``near`` tells what is near a document, the nearest first. Whoever traces them in this order
    meets the same neighbours again while these are still remembered.
    """
    met: set[int] = set()
    for first in documents:
        waiting = [first]
        while waiting:
            document = waiting.pop()
            if document not in met:
                met.add(document)
                yield document
                waiting += [one for one in reversed(near(document)) if one not in met]


def _places(near: Iterable[Near]) -> list[Place]:
    """Return where what is near stands, the nearest first."""
    return [Place(one.other, one.other_sentence) for one in nearest_first(near)]


def neighbours_of(document: str, near: Callable[[str, int | None], Iterable[Near]]) -> list[str]:
    """Return the ids of a document's neighbours: what is near it, and what that came from in turn.

    ``near`` tells what is near a document, or near one sentence of it.
    """
    search = begin(document, near(document, None))
    for _ in range(MOST_STEPS):
        if not search.met:
            break
        search = go_on(
            search, [one for place in search.met for one in near(place.document, place.sentence)]
        )
    return sorted(search.found)
