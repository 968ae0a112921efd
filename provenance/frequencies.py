"""How much a word says: stems, and their information weights from a shipped frequency table.

The weights come from counts of English free text (``rules/frequencies.txt``) and never from the
corpus at hand, so that a document's entry in a report does not change when another joins it.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from provenance.rules import rule_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import Stemmer

PASSAGE: Final = 20
"""The passage length, in words, that a weight refers to: about a sentence."""

_BANDS_A_NAT: Final = 10
_LONGEST: Final = 64
_SHORTEST_REST: Final = 3  # what an ending is cut from: "size" keeps its z
_HEAVIEST_NUMBER: Final = 8.5  # a number says less than a rare name: others are near it


@lru_cache(maxsize=1 << 16)
def weight(stem: str) -> float:
    """Return the information of meeting a stem, in nats: -ln P(it occurs in a passage).

    Near 0 for the commonest words, rising to the same cap for every stem that is not in the
    table. Numbers weigh by their count of digits. The passage has ``PASSAGE`` words, drawn
    independently (an inverse document frequency in the sense of Spärck Jones 1972, with the
    Poisson estimate of Church and Gale 1995 for the document counts).
    """
    known = _weights().get(stem)
    if known is not None:
        return known
    return _number_weight(stem) if stem[:1].isdigit() else _cap()


@lru_cache(maxsize=1 << 16)
def stem(folded: str) -> str:
    """Return the stem of a folded word (Snowball English), the same for British and American.

    Words with a digit, and strings too long to be words, are returned unchanged.
    """
    if len(folded) > _LONGEST or not (folded.isalpha() or _has_no_digit(folded)):
        return folded
    plain = _stem(folded)
    return _spellings().get(plain, plain)


def _has_no_digit(folded: str) -> bool:
    return not any(c.isdigit() for c in folded)


def _stem(folded: str) -> str:
    stemmed: str = _stemmer().stemWord(_respelt(folded))
    return stemmed


def _respelt(folded: str) -> str:
    """Give a word the ending that the table of spellings prefers (-ization: -isation)."""
    if "z" not in folded:
        return folded
    for ending, preferred in _endings():
        rest = folded.removesuffix(ending)
        if len(rest) < len(folded) and len(rest) >= _SHORTEST_REST:
            return rest + preferred
    return folded


def _number_weight(number: str) -> float:
    """Look a number up by its count of digits: ``#``, ``##``; longer ones are alike."""
    shape = "#" * sum(c.isdigit() for c in number)
    return min(_HEAVIEST_NUMBER, _weights().get(shape, _HEAVIEST_NUMBER))


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for line in _lines("frequencies.txt"):
        band, _, stems = line.partition("\t")
        weights.update(dict.fromkeys(stems.split(" "), _information(int(band))))
    return weights


@cache
def _cap() -> float:
    return max(_weights().values())


def _information(band: int) -> float:
    """Return the weight of a band: its number is ten times -ln of a stem's share of all words."""
    expected = PASSAGE * math.exp(-band / _BANDS_A_NAT)
    return -math.log(-math.expm1(-expected))


@cache
def _spellings() -> Mapping[str, str]:
    pairs = (line.split() for line in _lines("spelling.txt") if not line.startswith("-"))
    stems = ((_stem(variant), _stem(preferred)) for variant, preferred in pairs)
    return {variant: preferred for variant, preferred in stems if variant != preferred}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    pairs = (line.split() for line in _lines("spelling.txt") if line.startswith("-"))
    return tuple((ending[1:], preferred[1:]) for ending, preferred in pairs)


@cache
def _stemmer() -> Stemmer.Stemmer:
    import Stemmer  # noqa: PLC0415 (a compiled module: loaded by what stems only)

    return Stemmer.Stemmer("english")


def _lines(name: str) -> Iterator[str]:
    """Read a rule file: one entry a line; blank lines and ``;`` comments are left out."""
    text = rule_text(name)
    return (line for line in text.splitlines() if line and not line.startswith(";"))
