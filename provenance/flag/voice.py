"""Whose words they are: the narrator's, a quoted speaker's, or an attributed source's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.flag.choices import phrases_for
from provenance.flag.sides import Side, side_of
from provenance.whereabouts import attributions_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Attribution, Witness

HANDED_OVER: Final = frozenset(
    ("say", "tell", "write", "report", "claim", "admit", "deny", "warn", "think", "show", "label")
)
"""Classes of reporting words whose content is the source's, and not the narrator's."""

TELLING: Final = frozenset(("told", "tell", "tells", "telling"))
"""The verb after which an outlet's name is who was told, and so who published it first."""

_FIRST_PERSON: Final = frozenset(("i", "my", "me", "i'm", "i'd", "i've", "myself"))
_NARRATOR: Final = frozenset(("i", "we"))
_LEAST_COLUMN: Final = 2


@lru_cache(maxsize=4096)
def narrator(side: Side) -> tuple[bool, ...]:
    """Say of each word of a sentence whether it is the narrator's own."""
    theirs = set(side.quoted)
    for attribution in attributions(side):
        if attribution.cue_class in HANDED_OVER and not _is_own(side, attribution):
            for start, end in attribution.content:
                theirs.update(side.numbers_in(start, end))
    return tuple(number not in theirs for number in range(len(side.words)))


def attributions(side: Side) -> Sequence[Attribution]:
    """Return the attributions of which a part of the content stands in a sentence."""
    return attributions_at(side.witness, side.number)


def _is_own(side: Side, attribution: Attribution) -> bool:
    """Whether a statement stays the narrator's: given to nobody in particular, or to "I"."""
    numbers = side.numbers_in(*attribution.mention) if attribution.mention else range(0)
    first_person = any(side.folded[n] in _NARRATOR for n in numbers)
    return first_person or is_vague(side, attribution)


def is_vague(side: Side, attribution: Attribution) -> bool:
    """Whether nobody in particular is named as the source ("experts", "many")."""
    if attribution.mention is None:
        return False
    words = [side.folded[n] for n in side.numbers_in(*attribution.mention)]
    return bool(words) and bool(phrases_for(side, "vague_sources").find(words))


@lru_cache(maxsize=256)
def is_column(witness: Witness) -> bool:
    """Whether the narrator of a document says "I": an opinion piece, a letter, a blog."""
    return sum(_says_i(side) for side in _sides(witness)) >= _LEAST_COLUMN


def _sides(witness: Witness) -> Iterator[Side]:
    for sentence in witness.sentences:
        if sentence.section == "body":
            yield side_of(witness, sentence.number)


def _says_i(side: Side) -> bool:
    own = narrator(side)
    return any(
        own[n] and word.folded in _FIRST_PERSON and (word.form[0] != "i")
        for n, word in enumerate(side.words)
    )
