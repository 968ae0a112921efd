"""A sentence → its statements, each in one voice: the article's, or that of a named speaker.

A word belongs to the innermost attribution or quote that holds it. What introduces a statement
("the minister said that") is a part of none.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.whereabouts import attributions_at, quotes_at, sentence_at
from provenance.words import fold, unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model import Attribution, Sentence, Span, Witness
    from provenance.words import Word

STATING: Final = frozenset(
    ("say", "tell", "write", "report", "claim", "admit", "warn", "think", "show")
)
"""The classes of reporting words that give a statement to somebody; a denial gives him none."""

_OWN: Final = frozenset(("i", "we"))
_JOINTS: Final = frozenset(
    ("that", "and", "but", "as", "while", "because", "who", "which", "where", "when", "also", "or")
)


_PAIRS: Final = {"”": "“", "»": "«", ")": "(", "]": "["}
_PLAIN_MARK: Final = '"'
_STOPS: Final = frozenset(".,!")

_INTRODUCTION: Final = 6
"""Code points by which a statement's words may begin before its content: a mark, "that "."""


class Voice(NamedTuple):
    """Who makes the statements in ``content`` and the spans that introduce them.

    A ``speaker`` of null is nobody in particular: a quote that is given to nobody.
    """

    content: tuple[Span, ...]
    speaker: str | None
    frame: tuple[Span, ...] = ()


class Statement(NamedTuple):
    """Words ``[first, last]`` (both included) of a sentence that are in one voice.

    ``speaker`` is null for the article's own. ``rest`` says that others speak in the sentence too.
    """

    first: int
    last: int
    speaker: str | None = None
    rest: bool = False


def voices_in(witness: Witness, sentence: Sentence) -> tuple[Voice, ...]:
    """Return the voices beside the article's own that speak in a sentence.

    Spans are code points of the sentence's text, and may go beyond either end of it.
    """
    text, by = witness.document.text, -sentence.start
    stated = (_stated(text, one, by) for one in attributions_at(witness, sentence.number))
    given = [one for one in stated if one is not None]
    held = [span for one in given for span in one.content]
    direct = (one for one in quotes_at(witness, sentence.number) if one.kind == "direct")
    quoted = (
        Voice(_moved([(one.start, one.end)], by), one.speaker or one.mention) for one in direct
    )
    return (*given, *(one for one in quoted if one.speaker or not _holds(held, one.content[0])))


def statements(words: Sequence[Word], voices: Sequence[Voice]) -> Iterator[Statement]:
    """Yield the statements of a sentence, in order; of what is given to nobody, none.

    Words and voices have spans of the same text.
    """
    if not voices:
        if words:
            yield Statement(0, len(words) - 1)
        return
    owners = _owners(words, voices)
    frame = _numbers(words, [span for one in voices for span in one.frame])
    for owner, group in groupby(range(len(words)), key=lambda at: owners[at]):
        if owner is not None and owner.speaker is None:
            continue
        first, last = _trimmed(words, list(group), frame)
        if first <= last:
            speaker = owner.speaker if owner else None
            yield Statement(first, last, speaker, rest=owner is None)


def speaker_at(witness: Witness, span: Span) -> str | None:
    """Return whose statement a span of a document is; null for the article's own."""
    sentence = witness.sentences[sentence_at(witness, span[0])]
    first = span[0] - sentence.start + _INTRODUCTION
    around = [
        (end - start, one.speaker)
        for one in voices_in(witness, sentence)
        for start, end in one.content
        if start <= first < end
    ]
    return min(around, key=lambda one: one[0])[1] if around else None


def told(words: Sequence[Word], statement: Statement, voices: Sequence[Voice]) -> list[int]:
    """Return the words of a statement that are not merely who says what others say."""
    frame = _numbers(words, [span for one in voices for span in one.frame])
    return [at for at in range(statement.first, statement.last + 1) if at not in frame]


def closed(text: str, start: int, end: int) -> int:
    """Return the end of a statement with the mark that closes what was opened in it.

    A stop or comma may stand before the mark.
    """
    at = end + (text[end : end + 1] in _STOPS)
    mark, opened = text[at : at + 1], text[start:end]
    if mark in _PAIRS:
        is_open = opened.count(_PAIRS[mark]) > opened.count(mark)
    else:
        is_open = mark == _PLAIN_MARK and opened.count(mark) % 2 == 1
    return at + 1 if is_open else end


def _stated(text: str, one: Attribution, by: int) -> Voice | None:
    """Read who makes a statement; one of the writer's own ("I believe") is the article's."""
    mention = unbroken(text[slice(*one.mention)]) if one.mention else None
    speaker = one.speaker or mention
    if one.cue_class not in STATING or (speaker and fold(speaker) in _OWN):
        return None
    frame = [span for span in (one.mention, one.cue) if span]
    return Voice(_moved(one.content, by), speaker, _moved(frame, by))


def _holds(spans: Sequence[Span], span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def _owners(words: Sequence[Word], voices: Sequence[Voice]) -> list[Voice | None]:
    """Give each word to the voice of the shortest content that holds it; null is the article's."""
    owners: list[Voice | None] = [None] * len(words)
    pieces = [(span, one) for one in voices for span in one.content]
    for span, voice in sorted(pieces, key=lambda piece: piece[0][0] - piece[0][1]):
        for at in _numbers(words, [span]):
            owners[at] = voice
    return owners


def _numbers(words: Sequence[Word], spans: Iterable[Span]) -> frozenset[int]:
    """Return the numbers of the words that lie in spans."""
    found: set[int] = set()
    for start, end in spans:
        at = bisect_left(words, start, key=lambda word: word.start)
        while at < len(words) and words[at].end <= end:
            found.add(at)
            at += 1
    return frozenset(found)


def _trimmed(
    words: Sequence[Word], numbers: Sequence[int], frame: frozenset[int]
) -> tuple[int, int]:
    """Cut what only joins a statement to others, or introduces one, off its ends."""
    first, last = numbers[0], numbers[-1]
    while first <= last and words[first].folded in _JOINTS:
        first += 1
    while last >= first and (last in frame or words[last].folded in _JOINTS):
        last -= 1
    return first, last
