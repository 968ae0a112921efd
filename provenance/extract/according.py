"""Attributions by a phrase: "according to S", "as per S", "in the words of S"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.following import phrase_after
from provenance.extract.inverted import apposed
from provenance.extract.phrases import DASHES, is_adverb
from provenance.extract.reported import MAX_ADVERBIAL, Reported, has_finite
from provenance.extract.tokens import PUNCTUATION, QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


_PHRASES: Final = (
    ("according", "to"),
    ("as", "per"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("to", "hear"),
    ("selon",),
    ("d'après",),
    ("d’après",),
)
_BY_FIRST: Final = {
    first: [words for words in _PHRASES if words[0] == first] for first, *_ in _PHRASES
}


def according_to(tokens: Sequence[Token], end: int) -> Iterator[tuple[int, int, Reported]]:
    """Find "according to S" and its like."""
    at = 0
    while at < end:
        size = _phrase_cue(tokens, at, end)
        if not size:
            at += 1
            continue
        source = _pronoun(tokens, at + size, end) or phrase_after(tokens, at + size, end)
        if source is None:
            at += size
            continue
        source = apposed(tokens, source, end) if at > 0 else source
        if at > 0 or any(token.form == "," for token in tokens[source[1] : end]):
            source = _stretched(tokens, source, end)
        last = source[1]
        yield at, last, Reported((), (at, at + size), source, "say")
        at = last


def _pronoun(tokens: Sequence[Token], at: int, end: int) -> Range | None:
    """Read the "him" of "according to him", and no "her" of "according to her lawyer"."""
    alone = at + 1 >= end or tokens[at + 1].kind in {PUNCTUATION, QUOTE}
    return (at, at + 1) if at < end and tokens[at].lower in _OBJECTS and alone else None


_OBJECTS: Final = frozenset({"him", "her", "them"})


def _stretched(tokens: Sequence[Token], source: Range, end: int) -> Range:
    """Take in a relative clause or a phrase after the source of "according to"."""
    start, at = source
    while (
        at < end
        and tokens[at].kind != QUOTE
        and tokens[at].form not in {",", ";", ":", "(", *DASHES}
    ):
        if tokens[at].lower in {"and", "but", "citing", "quoting"}:
            break
        at += 1
    return start, at


def _phrase_cue(tokens: Sequence[Token], at: int, end: int) -> int:
    for words in _BY_FIRST.get(tokens[at].lower, ()):
        if at + len(words) < end and all(tokens[at + n].lower == w for n, w in enumerate(words)):
            return len(words)
    if at == 0 or tokens[at - 1].form != "," or at + 1 >= end:
        return 0
    if tokens[at].lower in {"so", "thus"}:
        return int(_says_so(tokens, at, end))
    return int(tokens[at].lower == "per" and tokens[at + 1].capital)


def _says_so(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Read "C, so Eva Lund" and "“C”, so the minister Eva Lund" of translations from German."""
    end = min(end, at + MAX_ADVERBIAL)
    named = any(token.capital for token in tokens[at + 1 : end])
    led = tokens[at + 1].capital or (at > 1 and tokens[at - 2].kind == QUOTE)
    bare = not has_finite(tokens, at + 1, end) and not is_adverb(tokens[at + 1])
    return named and led and bare
