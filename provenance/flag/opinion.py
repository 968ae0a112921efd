"""How much a sentence reads like opinion: a sum of signs, each of which can be cited."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.flag.commentary import signs
from provenance.flag.dates import moments
from provenance.flag.phrases import entries, phrases
from provenance.flag.quantities import quantities
from provenance.flag.sides import side_of
from provenance.flag.voice import narrator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.flag.sides import Side
    from provenance.model import Witness

_MARKS: Final = {"?": "question", "!": "exclamation"}


def opinion(witness: Witness, number: int) -> float:
    """Return how much a sentence reads like the narrator's opinion; higher is more, 0 is nothing.

    The sum of the weights of its signs of commentary, its words to watch and its marks, less what
    speaks for a report: figures, dates, the words of others. A ranking, no probability; the
    weights stand in ``rules/flag/opinion_weights.txt`` and are set by hand, fitted on nothing.
    """
    side = side_of(witness, number)
    features = {**_for(side), **_against(side)}
    return sum(_weights()[name] * value for name, value in features.items())


def _for(side: Side) -> dict[str, float]:
    own = narrator(side)
    watched = phrases("watchwords").find(side.folded)
    text = side.witness.sentences[side.number].text
    return {
        "signs": sum(sign.weight for sign in signs(side)),
        "watchwords": float(sum(own[match.first] for match in watched)),
        **{name: float(mark in text) for mark, name in _MARKS.items()},
    }


def _against(side: Side) -> dict[str, float]:
    return {
        "figures": float(bool(quantities(side) or moments(side))),
        "voices": float(not all(narrator(side))),
    }


@cache
def _weights() -> Mapping[str, float]:
    rows = (line.split(" = ") for line in entries("opinion_weights"))
    return {name: float(weight) for name, weight in rows}
