"""Paragraphs → quotes and attributions: the marks, the voices and what quotes inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from provenance.extract.kinds import kind_of
from provenance.extract.marks import opens_with_mark, quoted
from provenance.extract.repeats import with_repeats
from provenance.extract.resolve import Article
from provenance.extract.tokens import frames_of, tokens_of
from provenance.extract.voices import SILENT, Voice, announced, spoken
from provenance.model.speech import Attribution, Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.marks import Quoted
    from provenance.extract.paragraphs import Paragraph
    from provenance.model.document import Span


class Found(NamedTuple):
    """A quoted stretch with its voice and the section it stands in."""

    stretch: Quoted
    voice: Voice
    paragraph: Paragraph


_VOICED: Final = frozenset({"body", "headline", "caption", "note"})


def speech_of(
    text: str, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Quote, ...], tuple[Attribution, ...]]:
    """Find all quotes and attributions of the paragraphs, in text order."""
    stretches = [_stretches(text, paragraphs, at) for at in range(len(paragraphs))]
    frames = [
        frame
        for at, paragraph in enumerate(paragraphs)
        for frame in frames_of(tokens_of(text, paragraph.start, paragraph.end, stretches[at]), at)
    ]
    article = Article(frames)
    found: list[Found] = []
    attributions: list[Attribution] = []
    before = _Before()
    for number, frame in enumerate(frames):
        said = spoken(text, number, frame, article)
        paragraph = paragraphs[frame.paragraph]
        attributions.extend(said.attributions if paragraph.section in _VOICED else ())
        for at, own in sorted(said.voices.items()):
            stretch = stretches[frame.paragraph][frame.tokens[at].quote]
            if before.goes_on(frame.paragraph, own) and attributions:
                attributions[-1] = _joined(attributions[-1], (stretch.left, stretch.right))
            voice = before.inherit(frame.paragraph, own, comment=paragraph.section == "comment")
            found.append(Found(stretch, voice, paragraph))
            before.see(frame.paragraph, voice, stretch)
        before.passed(said.voices)
        before.expect(frame.paragraph, announced(text, number, frame, article))
    quotes = tuple(_quote(text, item) for item in found)
    return with_repeats(quotes, paragraphs), tuple(attributions)


def _joined(attribution: Attribution, piece: Span) -> Attribution:
    """Add a sentence of the same speech to what an attribution reports."""
    return evolve(attribution, content=(*attribution.content, piece))


def _stretches(text: str, paragraphs: Sequence[Paragraph], at: int) -> tuple[Quoted, ...]:
    paragraph = paragraphs[at]
    after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    continues = (
        after is not None
        and after.section == paragraph.section
        and opens_with_mark(text, after.start, after.end)
    )
    return quoted(text, paragraph.start, paragraph.end, continues=continues)


class _Before:
    """Who spoke last, for quotes that have no attribution of their own."""

    def __init__(self) -> None:
        self._voice = SILENT
        self._paragraph = -2
        self._adjacent = False
        self._continued = False
        self._announced = False

    def goes_on(self, paragraph: int, voice: Voice) -> bool:
        """Say whether a quote without an attribution goes straight on with the one before it."""
        bare = voice.alone and voice.speaker is None and voice.cue is None
        return bare and paragraph == self._paragraph and self._adjacent

    def inherit(self, paragraph: int, voice: Voice, *, comment: bool) -> Voice:
        """Give a whole-sentence quote without an attribution the voice of the one before it."""
        if voice.speaker is not None or voice.cue is not None or not voice.alone:
            return voice
        if self._continued or paragraph == self._paragraph:
            relay = self._voice.relay if self._adjacent or self._continued else ()
            return self._voice._replace(relay=relay, whole=True)
        if paragraph == self._paragraph + 1 and (self._announced or not comment):
            return self._voice._replace(relay=(), addressee=None, whole=True)
        return voice

    def see(self, paragraph: int, voice: Voice, stretch: Quoted) -> None:
        """Remember the voice of a quote."""
        if voice.speaker is not None or voice.cue is not None:
            self._voice, self._paragraph, self._adjacent = voice, paragraph, True
        self._continued = stretch.continued
        self._announced = False

    def expect(self, paragraph: int, voice: Voice | None) -> None:
        """Remember an announced speaker."""
        if voice is not None:
            self._voice, self._paragraph, self._adjacent = voice, paragraph, False
            self._announced = True

    def passed(self, voices: dict[int, Voice]) -> None:
        """Note that a frame without quotes went by."""
        if not voices:
            self._adjacent = False


def _quote(text: str, found: Found) -> Quote:
    stretch, voice, paragraph = found
    kind = kind_of(text, stretch, voice, paragraph.section)
    scare = kind == "scare"
    return Quote(
        start=stretch.start,
        end=stretch.end,
        text=text[stretch.start : stretch.end],
        marks=stretch.marks,
        kind=kind,
        speaker=None if scare else voice.speaker,
        mention=None if scare else voice.mention,
        cue=None if scare else voice.cue,
        relay=() if scare else voice.relay,
        addressee=None if scare else voice.addressee,
        repair=stretch.repair,
    )
