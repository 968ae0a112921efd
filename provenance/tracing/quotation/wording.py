"""The words of a quote as comparing needs them: spellings, stems, brackets and gaps."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from attrs import define

from provenance.frequencies import stem, weight
from provenance.tracing.quotation.spelling import letters
from provenance.words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST_TELLING: Final = 0.3
"""The weight of the commonest words: they tell next to nothing, but not nothing."""

_ELLIPSIS: Final = re.compile(r"…|\.{3,}|\. \. \.")
_BRACKETED: Final = re.compile(r"\[[^\[\]]{0,200}\](?!\()|(?<!\])\([^()]{0,200}\)")


@define(eq=False, slots=False)
class Wording:
    """The words between two quotation marks; offsets are code points from the first character.

    ``letters`` are the words as spelling leaves them, ``stems`` what matching compares.
    """

    text: str
    words: tuple[Word, ...]

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """Each word in the spelling common to all its spellings."""
        return tuple(letters(word.form) for word in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems in order."""
        return tuple(stem(word.folded) for word in self.words)

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """What each different stem tells, in nats."""
        return {one: telling(one) for one in self.stems}

    @cached_property
    def total(self) -> float:
        """What all different stems tell, in nats."""
        return sum(self.weights.values())

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """The numbers of the words that an editor put in brackets: not the speaker's."""
        spans = [found.span() for found in _BRACKETED.finditer(self.text)]
        return frozenset(
            number
            for number, word in enumerate(self.words)
            if any(start <= word.start and word.end <= end for start, end in spans)
        )

    @cached_property
    def gaps(self) -> frozenset[int]:
        """The numbers of the words before which an ellipsis stands."""
        ends = [found.end() for found in _ELLIPSIS.finditer(self.text)]
        return frozenset(
            next((n for n, word in enumerate(self.words) if word.start >= end), len(self.words))
            for end in ends
        )


@lru_cache(maxsize=1 << 14)
def wording(text: str) -> Wording:
    """Read the words of a text, once for all that have the same text."""
    return Wording(text, words_of(text))


def telling(one: str) -> float:
    """Return what a stem tells, in nats; function words tell a little."""
    return max(LEAST_TELLING, weight(one))
