"""One attribution of a frame in token numbers, and what its patterns share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import finite, is_adverb
from provenance.extract.tokens import NUMBER, POSSESSIVES, PUNCTUATION, QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


MAX_ADVERBIAL: Final = 28
"""The most tokens that time, place and occasion may take beside a reporting verb."""


class Reported(NamedTuple):
    """One attribution of a frame in token numbers; ``mention`` is null where no source is named."""

    contents: tuple[Range, ...]
    cue: Range
    mention: Range | None
    cue_class: str
    addressee: Range | None = None


def body_end(tokens: Sequence[Token]) -> int:
    """Return where a frame ends without its closing punctuation."""
    end = len(tokens)
    while (
        end > 0
        and tokens[end - 1].kind == PUNCTUATION
        and tokens[end - 1].form not in {")", "]", "%"}
    ):
        end -= 1
    return end


def rest_of(tokens: Sequence[Token], end: int, aside: Sequence[Range]) -> tuple[Range, ...]:
    """Return what the frame says outside its set-off attributions."""
    pieces: list[Range] = []
    start = 0
    for first, last in aside:
        pieces.append((start, first))
        start = max(start, last)
    pieces.append((start, end))
    bare = (trimmed(tokens, *piece) for piece in pieces)
    return tuple(piece for piece in bare if piece is not None)


def trimmed(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Drop the punctuation at both ends of a range; None if nothing is left."""
    while (
        start < end
        and tokens[start].kind == PUNCTUATION
        and tokens[start].form not in {"(", "[", "$", "#", "@"}
    ):
        start += 1
    while (
        end > start
        and tokens[end - 1].kind == PUNCTUATION
        and tokens[end - 1].form not in {")", "]", "%"}
    ):
        end -= 1
    return (start, end) if start < end else None


def has_finite(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a range holds a finite verb, as far as forms tell."""
    return any(_is_finite(tokens, at, end) for at in range(start, end))


def _is_finite(tokens: Sequence[Token], at: int, end: int) -> bool:
    word = tokens[at].lower
    if word in POSSESSIVES:
        after = tokens[at + 1] if at + 1 < end else None
        return after is not None and after.lower in words_of_class("determiner")
    if tokens[at].capital:
        return False
    verb = verbs().get(word)
    return (
        (word in finite() and word not in {"'d", "’d"})
        or (verb is not None and not verb.forms.isdisjoint({"past", "third"}))
        or word in words_of_class("plain")
        or (word.endswith("ed") and len(word) >= _LEAST)
    )


_LEAST: Final = 5
"""The letters of a past form that is taken for one by its ending alone."""


def reportable(tokens: Sequence[Token], end: int) -> bool:
    """Say whether what stands before a comma is a statement, rather than an opening phrase."""
    if any(token.kind == QUOTE for token in tokens[:end]):
        return True
    opening = tokens[0].lower
    if opening in words_of_class("preposition", "opening") and not _opens_amount(tokens, end):
        return has_finite(tokens, _first_comma(tokens, end), end)
    return end > 1 and (has_finite(tokens, 0, end) or not is_adverb(tokens[0]))


def _opens_amount(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a preposition belongs to an amount: "around 700 works", "at least half"."""
    at = 2 if tokens[1].lower in _MEASURED.get(tokens[0].lower, ()) else 1
    bare = tokens[0].lower in {"about", "around", "over", "under"}
    return at < end and (at > 1 or bare) and (at > 1 or tokens[at].kind == NUMBER)


_MEASURED: Final = {"at": ("least", "most"), "up": ("to",), "as": ("many", "much", "few", "little")}
"""What follows a preposition that opens an amount."""


def _first_comma(tokens: Sequence[Token], end: int) -> int:
    return next((at for at in range(end) if tokens[at].form == ","), end)
