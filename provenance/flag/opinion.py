"""How much a sentence reads like opinion: a sum of signs, each of which can be cited."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.flag.commentary import signs
from provenance.flag.dates import moments
from provenance.flag.lists import entries
from provenance.flag.phrases import phrases
from provenance.flag.quantities import quantities
from provenance.flag.sides import side_of
from provenance.flag.voice import narrator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Witness

_MARKS: Final = {"?": "question", "!": "exclamation"}


def opinion(witness: Witness, number: int) -> float:
    """Return how much a sentence reads like the narrator's opinion; higher is more, 0 is nothing.

    The sum of its features by their weights: a ranking, no probability. The weights stand in
    ``rules/flag/opinion_weights.txt``; they are round numbers set by hand, not fitted.
    """
    features = opinion_features(witness, number)
    return sum(_weights()[name] * value for name, value in features.items())


def opinion_features(witness: Witness, number: int) -> dict[str, float]:
    """Return what the opinion of a sentence is the sum of; each can be pointed at in the text.

    Only the narrator's own words count: his signs of commentary (the sum of their weights), his
    words to watch, and the logarithm of how many words he uses in all, since a longer statement
    has more room for a view. Then whether there is a question or an exclamation, and whether there
    are figures or dates, which speak for a report.
    """
    side = side_of(witness, number)
    own = narrator(side)
    watched = phrases("watchwords").find(side.folded)
    text = witness.sentences[number].text
    return {
        "signs": sum(sign.weight for sign in signs(side)),
        "watchwords": float(sum(own[match.first] for match in watched)),
        "words": math.log1p(sum(own)),
        **{name: float(mark in text) for mark, name in _MARKS.items()},
        "figures": float(bool(quantities(side) or moments(side))),
    }


@cache
def _weights() -> Mapping[str, float]:
    rows = (line.split(" = ") for line in entries("opinion_weights"))
    return {name: float(weight) for name, weight in rows}
