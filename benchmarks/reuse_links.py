"""What a method's links to source sentences are worth, and stories laid out as documents."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from provenance import Document
from provenance.model import Section
from provenance.read.reading import with_headline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.derive import Story
    from provenance.model import Span, TracedDocument

    Shown = Mapping[Span, Sequence[frozenset[str]]]
    """The place of each of a report's sentences → the words that each of its sources may be."""

_WORD: Final = re.compile(r"\w+")


class Figures(NamedTuple):
    """What a method found: recall and precision (0..1), and milliseconds a sentence."""

    method: str
    changed: float
    recall: float
    precision: float
    milliseconds: float


@frozen
class Sources:
    """The stories an archive was made of, and how they were laid out as documents."""

    held: Mapping[str, Story]
    lay_out: Callable[[Story], tuple[Document, list[Span]]]
    _places: dict[str, list[tuple[Span, str]]] = field(factory=dict, init=False)

    def words_at(self, document: TracedDocument, number: int) -> frozenset[str]:
        """Return the words of the given sentences that a sentence of a story is."""
        if document.id not in self._places:
            story = self.held[document.id]
            places = zip(self.lay_out(story)[1], map(plain, story.sentences), strict=True)
            self._places[document.id] = list(places)
        sentence = document.sentences[number]
        here = sentence.start, sentence.end
        said = {words for span, words in self._places[document.id] if share(span, here)}
        return frozenset({*said, plain(sentence.text)})


class Links:
    """Counts the links given, and the true ones that were found."""

    def __init__(self) -> None:
        self.true = self.found = self.given = self.right = 0

    def count(self, given: Sequence[str], true: str | None) -> None:
        """Count the sources given for a sentence, as their words, and the true one's."""
        wanted = None if true is None else plain(true)
        right = sum(plain(one) == wanted for one in given)
        self.given += len(given)
        self.right += right
        self.true += wanted is not None
        self.found += right > 0

    def count_read(self, said: Sequence[Span], true: Sequence[str | None], links: Shown) -> None:
        """Count a report's links, by the places of the given sentences: not the headline's."""
        reached: set[tuple[int, str]] = set()
        for here, sources in links.items():
            meant = [n for n, span in enumerate(said) if share(span, here)]
            wanted = [(n, plain(one)) for n in meant if (one := true[n]) is not None]
            for words in sources if meant else ():
                hit = {(n, one) for n, one in wanted if one in words}
                self.given += 1
                self.right += bool(hit)
                reached |= hit
        self.true += sum(one is not None for one in true)
        self.found += len(reached)

    def figures(self, method: str, changed: float, spent: float, sentences: int) -> Figures:
        """Return what was counted."""
        recall, precision = self.found / max(1, self.true), self.right / max(1, self.given)
        return Figures(method, changed, recall, precision, 1000 * spent / max(1, sentences))


def plain(text: str) -> str:
    """Return a text's words alone: no case, no marks, no hyphens."""
    return " ".join(_WORD.findall(text.casefold()))


def as_read(story: Story) -> tuple[Document, list[Span]]:
    """Return a story as read from its text, with the places of the sentences it was made of."""
    text, spans = with_headline(story.title, story.text), []
    end = len(text) - len(story.text)
    for said in story.sentences:
        start = text.index(said, end)
        end = start + len(said)
        spans.append((start, end))
    return Document.from_text(text, id=story.id), spans


def as_given(story: Story) -> tuple[Document, list[Span]]:
    """Return a document of which each sentence is a section, so that nothing is left to reading."""
    text, sections = "", []
    for kind, said in (("headline", story.title), *(("body", one) for one in story.sentences)):
        if said:
            sections.append(Section(kind, len(text), len(text) + len(said)))  # type: ignore[arg-type]
            text += f"{said}\n\n"
    digest = sha256(f"{story.id} {text}".encode()).hexdigest()
    spans = [(one.start, one.end) for one in sections if one.kind == "body"]
    return Document(story.id, story.id, text, digest, sections=tuple(sections)), spans


def share(one: Span, other: Span) -> bool:
    """Whether two spans have more than half of the shorter one in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common > min(one[1] - one[0], other[1] - other[0])
