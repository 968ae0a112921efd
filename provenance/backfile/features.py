"""What two sentences must have in common to be held beside each other in a whole back file.

Features are the stems that tell something, and the pairs of them that follow each other. What
stands in too many wordings proposes nothing, so that the number of pairs grows with the back file
and not with its square; a pair of stems stays rare where both of them are common. Up to
``MOST_WORDINGS`` wordings nothing is left out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from provenance.engines.wordings import key_of, worths_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDINGS: Final = 200
"""How many different wordings may have a feature that proposes."""

_MASK: Final = (1 << 63) - 1
_STEP: Final = 0x5851F42D4C957F2D  # an odd multiplier that spreads the keys of two stems
_MOST_KEYS: Final = 1 << 18


class _Keys(dict[str, int]):
    """Stems → their keys, remembered up to a bound."""

    def __missing__(self, stem: str) -> int:
        if len(self) >= _MOST_KEYS:
            self.clear()
        found = self[stem] = key_of((stem,))
        return found


_KEYS: Final = _Keys()


def features_of(stems: Sequence[str]) -> dict[int, float]:
    """Return the features of a sentence, by a key of 63 bits, with what each is worth in nats.

    A pair is worth what its stems are, since it proposes for both where these are too common.
    """
    worths = worths_of(stems)
    found = {_KEYS[stem]: worth for stem, worth in worths.items()}
    telling = [stem for stem in stems if stem in worths]
    for one, other in pairwise(telling):
        key = (_KEYS[one] * _STEP + _KEYS[other]) & _MASK
        found[key] = worths[one] + worths[other]
    return found
