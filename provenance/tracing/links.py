"""Which sentences of other documents a sentence resembles, and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import define, field

from provenance.align import (
    Reading,
    closeness,
    passage_of,
    profile,
    read_in,
    resembles,
    score_resembling,
)
from provenance.model import Place
from provenance.whereabouts import attributions_at, sayers_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.align import Passage, Profile
    from provenance.engines import Engine
    from provenance.model import SectionKind, Sentence, Witness

LEAST_SCORE: Final = 0.05
"""Candidates below this are not kept, not even as the nearest rejected one."""

SPEAKING: Final[frozenset[SectionKind]] = frozenset({"headline", "note", "caption", "body"})
"""The sections in which the publisher speaks."""

HEADLINE_ODDS: Final = 2.7
"""How much likelier a headline comes from a headline than likeness alone says: most do."""

TEXT_ODDS: Final = 0.05
"""The same for what stands below a headline: the text of the source mostly says it in full."""


class Link(NamedTuple):
    """A resemblance: the other sentence, the score (0..1) and the closeness of wording (0..1)."""

    place: Place
    score: float
    closeness: float


@define(eq=False)
class Known:
    """What was found out about documents (by id) and sentences, the same in whatever corpus.

    ``links`` are those of each sentence to others, null where these do not resemble it; it is null
    itself where no two sentences are held beside each other again.
    """

    passages: dict[str, Passage] = field(factory=dict)
    first_of_text: dict[str, int] = field(factory=dict)
    profiles: dict[str, Profile] = field(factory=dict)
    links: dict[Place, dict[Place, Link | None]] | None = None

    def copied(self) -> Known:
        """Return what is known, so that what is added to it is not kept here."""
        return Known(dict(self.passages), dict(self.first_of_text), dict(self.profiles))


class Holdings:
    """All sentences of all witnesses by place, with their profiles."""

    def __init__(self, witnesses: Iterable[Witness], known: Known | None = None) -> None:
        """Hold the witnesses; what is ``known`` of some is used, and added to."""
        self.witnesses: dict[str, Witness] = {one.document.id: one for one in witnesses}
        self._known = known or Known()

    def beside(self, witnesses: Iterable[Witness], known: Known | None = None) -> Holdings:
        """Return these and further witnesses, whose ids are others, with what is known so far.

        ``known`` is that of all of them, where it is to be added to.
        """
        return Holdings((*self.witnesses.values(), *witnesses), known or self._known.copied())

    def complete(self) -> None:
        """Find out now what is else found out when it is first asked for."""
        for name in self.witnesses:
            self.passage(name)
            self.first_of_text(name)

    def sentence(self, place: Place) -> Sentence:
        """Return the sentence at a place."""
        return self.witnesses[place.document].sentences[place.sentence]

    def profile(self, place: Place) -> Profile:
        """Return the profile of the sentence at a place, which is kept as long as the witnesses."""
        text = self.sentence(place).text
        found = self._known.profiles.get(text)
        if found is None:
            found = self._known.profiles[text] = profile(text)
        return found

    def passage(self, document: str) -> Passage:
        """Return what the sentences of a document have in common."""
        known = self._known.passages
        if document not in known:
            sentences = self.witnesses[document].sentences
            told = (one for one in sentences if one.section in SPEAKING)
            known[document] = passage_of(profile(one.text) for one in told)
        return known[document]

    def first_of_text(self, document: str) -> int:
        """Return the number of a document's first body sentence, or past its last where none is."""
        known = self._known.first_of_text
        if document not in known:
            sentences = self.witnesses[document].sentences
            known[document] = count_above_text(one.section for one in sentences)
        return known[document]

    def statement(self, place: Place) -> Profile:
        """Return the profile of what a sentence says, without the words for who says it."""
        sentence = self.sentence(place)
        text = sentence.text
        for start, end in sayers_at(self.witnesses[place.document], place.sentence):
            first, last = max(start, sentence.start), min(end, sentence.end)
            if first < last:
                blank = " " * (last - first)
                text = text[: first - sentence.start] + blank + text[last - sentence.start :]
        return profile(text)

    def content(self, place: Place) -> Profile:
        """Return the profile of what is given to somebody as said; of all where nothing is."""
        sentence = self.sentence(place)
        said = attributions_at(self.witnesses[place.document], place.sentence)
        spans = [span for one in said for span in one.content]
        if not spans:
            return self.profile(place)
        own = ((max(0, a - sentence.start), max(0, b - sentence.start)) for a, b in spans)
        return profile(" ".join(sentence.text[a:b] for a, b in own))

    def links(self, place: Place) -> dict[Place, Link | None]:
        """Return the links of a sentence that are known, to be added to."""
        known = self._known.links
        return {} if known is None else known.setdefault(place, {})

    def sources(self) -> Iterator[tuple[Place, Profile]]:
        """Yield every sentence that another may come from."""
        for name, witness in self.witnesses.items():
            for sentence in witness.sentences:
                if sentence.section != "furniture":
                    place = Place(name, sentence.number)
                    yield place, self.profile(place)


def link_sentence(
    place: Place, holdings: Holdings, engine: Engine, candidates: int
) -> tuple[Link, ...]:
    """Score what the engine proposes for a sentence, best first.

    A comment may come from its own document; other sentences only from other documents, and from
    what their publisher says there.
    """
    target = holdings.profile(place)
    section = holdings.sentence(place).section
    readings = _Readings(target, holdings)
    known = holdings.links(place)
    links = []
    for other in engine.propose(target, candidates):
        if other not in known:
            known[other] = _link(place, section, other, holdings, readings)
        if link := known[other]:
            links.append(link)
    return tuple(sorted(links, key=lambda link: (-link.score, link.place)))


class _Readings(dict[str, Reading]):
    """A sentence as it is weighed for each document, made when first asked for."""

    def __init__(self, target: Profile, holdings: Holdings) -> None:
        super().__init__()
        self.target = target
        self._holdings = holdings

    def __missing__(self, document: str) -> Reading:
        found = self[document] = read_in(self.target, self._holdings.passage(document))
        return found


def _may_come_from(
    place: Place, section: SectionKind, other: Place, other_section: SectionKind
) -> bool:
    if other.document == place.document:
        return section == "comment" and other.sentence < place.sentence
    return other_section in SPEAKING


def _link(
    place: Place, section: SectionKind, other: Place, holdings: Holdings, readings: _Readings
) -> Link | None:
    target, source = readings.target, holdings.profile(other)
    if not _may_come_from(place, section, other, holdings.sentence(other).section):
        return None
    if not resembles(target, source):
        return None
    score = score_resembling(target, source, readings[other.document])
    score = _likelihood(score, section, other, holdings)
    return Link(other, score, closeness(target, source)) if score >= LEAST_SCORE else None


def _likelihood(score: float, section: SectionKind, other: Place, holdings: Holdings) -> float:
    source = holdings.sentence(other).section
    is_title = source == "headline" and other.sentence < holdings.first_of_text(other.document)
    return weigh_by_sections(score, section, source, is_title=is_title)


def count_above_text(sections: Iterable[SectionKind]) -> int:
    """Count the sentences above the body, given the sections of all of a document in order.

    A headline among these is a title; one further down is a heading within the text.
    """
    count = 0
    for section in sections:
        if section == "body":
            break
        count += 1
    return count


def weigh_by_sections(
    score: float, section: SectionKind, source: SectionKind, *, is_title: bool
) -> float:
    """Weigh the score (0..1) of a sentence of one section by the section of its source.

    ``is_title`` tells a headline above the text from a heading within it, which is no headline.
    """
    if source != "headline":
        return score
    return from_headline(score, section if is_title else "body")


def from_headline(score: float, section: SectionKind) -> float:
    """Weigh the score (0..1) of a sentence of a section as one that comes from a headline."""
    odds = HEADLINE_ODDS if section == "headline" else TEXT_ODDS
    return odds * score / (1 - score + odds * score)
