"""Frames → who speaks in each quote of a paragraph, and the attributions of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.clauses import MAX_VERBS, reported
from provenance.extract.cues import ACTIVE, verb_groups
from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.named_outlets import Outlets, outlets_in
from provenance.extract.relay import chain_of, frame_relays, is_relay
from provenance.extract.subjects import main_subject, subject_before
from provenance.extract.tokens import PUNCTUATION, QUOTE
from provenance.model.speech import Attribution
from provenance.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.relay import Chain
    from provenance.extract.reported import Reported
    from provenance.extract.resolve import Article
    from provenance.extract.tokens import Frame, Token
    from provenance.model.document import Span


class Voice(NamedTuple):
    """Who speaks in a quote and how it is reported.

    ``whole``: the quote is the statement itself, not words inside the reporter's sentence.
    ``alone``: nothing but quotes stands in its sentence.
    """

    speaker: str | None = None
    mention: str | None = None
    cue: str | None = None
    cue_class: str | None = None
    relay: tuple[str, ...] = ()
    addressee: str | None = None
    whole: bool = False
    alone: bool = False


class Spoken(NamedTuple):
    """What one frame says: its quotes' voices by token number, and its attributions."""

    voices: dict[int, Voice]
    attributions: tuple[Attribution, ...]


SILENT: Final = Voice()
_WILLS: Final = frozenset({"want", "decide", "appear", "demand", "promise"})
"""Classes that say what somebody will do: quoted words inside are rather the outlet's than his."""


def spoken(text: str, number: int, frame: Frame, article: Article) -> Spoken:
    """Read one frame: its attributions, resolved, and the voices of its quotes."""
    tokens = frame.tokens
    if all(token.kind == PUNCTUATION for token in tokens):
        return Spoken({}, ())
    items = reported(tokens)
    outlets = outlets_in(text, tokens)
    inner = tuple(_inside(tokens, items, outlets))
    reading = _Reading(text, number, tokens, (*items, *inner), outlets, _groups(tokens))
    voices: dict[int, Voice] = {}
    attributions: list[Attribution] = []
    for item in sorted(reading.items, key=lambda item: item.cue):
        speaker = article.resolve(number, item.mention)
        chain = chain_of(tokens, item, reading.items, outlets)
        attributions.append(_attribution(tokens, item, speaker, chain))
        if not is_relay(tokens, item, outlets):
            article.said(number, speaker, item.mention)
        if item not in inner or item.cue_class not in _WILLS:
            _give(voices, reading, item, _voice(reading, item, speaker, chain, article))
    for at in [at for at, voice in voices.items() if voice.speaker is None and voice.relay]:
        voices[at] = _by_predicate(reading, at, voices[at], article)
    rest = [at for at, token in enumerate(tokens) if token.kind == QUOTE and at not in voices]
    if rest:
        relay = frame_relays(tokens, reading.items, outlets)
        bare = Voice(relay=relay, alone=_is_alone(tokens))
        voices.update((at, _by_subject(reading, at, article) or bare) for at in rest)
    return Spoken(voices, tuple(attributions))


def _groups(tokens: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """Return the reporting verbs of a frame that has quotes to give away."""
    if all(token.kind != QUOTE for token in tokens):
        return ()
    groups = tuple(verb_groups(tokens))
    return groups if len(groups) <= MAX_VERBS else ()


class _Reading(NamedTuple):
    """A frame as it is being read."""

    text: str
    number: int
    tokens: Sequence[Token]
    items: tuple[Reported, ...]
    outlets: Outlets
    groups: tuple[VerbGroup, ...] = ()

    def words(self, span: Range | None) -> str | None:
        """Return the words of a range as written, line breaks as spaces."""
        if span is None:
            return None
        start, end = _span(self.tokens, span)
        return unbroken(self.text[start:end])


def _voice(
    reading: _Reading, item: Reported, speaker: str | None, chain: Chain, article: Article
) -> Voice:
    """Make the voice of the quotes that an attribution reports."""
    passed_on = is_relay(reading.tokens, item, reading.outlets)
    named = speaker is not None and article.names.is_name(speaker)
    relay = chain.relay
    if passed_on or not named:
        outer = frame_relays(reading.tokens, reading.items, reading.outlets)
        relay = tuple(dict.fromkeys((*relay, *outer)))
    return Voice(
        speaker=None if passed_on else speaker,
        mention=reading.words(item.mention),
        cue=reading.words(item.cue),
        cue_class=item.cue_class,
        relay=relay,
        addressee=chain.addressee,
    )


def _give(voices: dict[int, Voice], reading: _Reading, item: Reported, voice: Voice) -> None:
    """Give a voice to the quotes of an item, but for those that have a speaker already."""
    passed_on = is_relay(reading.tokens, item, reading.outlets)
    for first, after in item.contents:
        for at in range(first, after):
            known = at in voices and (passed_on or voices[at].speaker is not None)
            if reading.tokens[at].kind == QUOTE and not known:
                voices[at] = voice._replace(whole=_is_whole(reading.tokens, item, at))


def _by_predicate(reading: _Reading, at: int, voice: Voice, article: Article) -> Voice:
    """Read "S has “welcomed the vote,” AFP reported": the quote's first word says that S spoke."""
    opening = verbs().get(reading.tokens[at].form.partition(" ")[0])
    if opening is None or not opening.forms & {"past", "third"}:
        return voice
    verb = at
    while verb > 0 and reading.tokens[verb - 1].lower in words_of_class("have"):
        verb -= 1
    subject = subject_before(reading.tokens, 0, verb) if verb else None
    speaker = article.resolve(reading.number, subject)
    if speaker is None or not article.names.is_name(speaker):
        return voice
    return voice._replace(speaker=speaker, mention=reading.words(subject))


def _by_subject(reading: _Reading, at: int, article: Article) -> Voice | None:
    """Give quoted words to the named subject of the reporting verb before them in the sentence."""
    tokens = reading.tokens
    for group in reading.groups:
        if group.head >= at:
            break
        if group.voice != ACTIVE or group.cue_class in _WILLS:
            continue
        subject = subject_before(tokens, 0, group.first) or main_subject(tokens, group.head)
        speaker = article.resolve(reading.number, subject)
        if speaker is not None and article.names.is_name(speaker):
            cue = reading.words((group.first, group.after))
            relay = frame_relays(tokens, reading.items, reading.outlets)
            return Voice(speaker, reading.words(subject), cue, group.cue_class, relay)
    return None


def announced(text: str, number: int, frame: Frame, article: Article) -> Voice | None:
    """Read "S said:" at the end of a paragraph: the voice of the quote in the next one."""
    tokens = frame.tokens
    if tokens[-1].form != ":" or any(token.kind == QUOTE for token in tokens):
        return None
    groups = [group for group in verb_groups(tokens) if group.voice == ACTIVE]
    if not groups or groups[-1].after < len(tokens) - _NEAR_END:
        return None
    subject = subject_before(tokens, 0, groups[-1].first)
    if subject is None:
        return None
    reading = _Reading(text, number, tokens, (), Outlets(()))
    cue = reading.words((groups[-1].first, groups[-1].after))
    speaker = article.resolve(number, subject)
    return Voice(speaker, reading.words(subject), cue, groups[-1].cue_class, whole=True)


_NEAR_END: Final = 12


def _inside(
    tokens: Sequence[Token], items: Sequence[Reported], outlets: Outlets
) -> Iterator[Reported]:
    """Read what an outlet passes on for attributions ("According to AFP, S fear that C")."""
    if not items or not all(is_relay(tokens, item, outlets) for item in items):
        return
    places = [at for first, after in items[0].contents for at in range(first, after)]
    for item in reported([tokens[at] for at in places]):
        yield _moved(item, places)


def _moved(item: Reported, places: Sequence[int]) -> Reported:
    """Renumber an attribution that was read from some of a frame's tokens."""

    def one(span: Range) -> Range:
        return (places[span[0]], places[span[1] - 1] + 1)

    return item._replace(
        contents=tuple(piece for span in item.contents for piece in _pieces(places[slice(*span)])),
        cue=one(item.cue),
        mention=None if item.mention is None else one(item.mention),
        addressee=None if item.addressee is None else one(item.addressee),
    )


def _pieces(places: Sequence[int]) -> Iterator[Range]:
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield (places[start], places[at - 1] + 1)
            start = at


def _attribution(
    tokens: Sequence[Token], item: Reported, speaker: str | None, chain: Chain
) -> Attribution:
    return Attribution(
        content=tuple(_span(tokens, span) for span in item.contents),
        cue=_span(tokens, item.cue),
        mention=None if item.mention is None else _span(tokens, item.mention),
        speaker=speaker,
        cue_class=item.cue_class,
        relay=chain.relay,
        addressee=chain.addressee,
    )


def _span(tokens: Sequence[Token], span: Range) -> Span:
    return tokens[span[0]].start, tokens[span[1] - 1].end


def _is_whole(tokens: Sequence[Token], item: Reported, at: int) -> bool:
    """Say whether a quote is the statement itself, not words of the reporter's sentence."""
    if item.cue_class in _NO_STATEMENT:
        return False
    if at > 0 and tokens[at - 1].form == ":":
        return True
    for first, after in item.contents:
        if first <= at < after:
            rest = [t for t in tokens[first:after] if t.kind not in {QUOTE, PUNCTUATION}]
            bare = all(token.lower in words_of_class("conjunction") for token in rest)
            return bare and (at < item.cue[0] or _set_apart(tokens, at))
    return False


_NO_STATEMENT: Final = frozenset({"label", "judge", "praise", "blame", "want", "show"})


def _set_apart(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a comma, a colon or a capital sets a quote apart after its verb."""
    before = tokens[at - 1]
    return before.kind in {PUNCTUATION, QUOTE} or tokens[at].form[:1].isupper()


def _is_alone(tokens: Sequence[Token]) -> bool:
    return all(token.kind in {QUOTE, PUNCTUATION} for token in tokens)
