"""Amounts in words and figures: how much a text says, before it says of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.lists import table

if TYPE_CHECKING:
    from provenance.flag.sides import Side

_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)*)(st|nd|rd|th|m|bn|k)?")
_DOTTED_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL_COMMA: Final = re.compile(r"^(\d+),(\d{1,2})(?=[a-z]|$)")
_GROUP: Final = re.compile(r"[1-9]\d{0,2}")
_THREE: Final = re.compile(r"\d{3}")
_NARROW: Final = "\u00a0\u2009\u202f"
_TENS: Final = range(20, 100, 10)
_TEN: Final = 10
_LONGEST_DIGITS: Final = 15
_LONGEST_NUMBER: Final = 12


class Amount(NamedTuple):
    """Values, the number of the last word that gives them, and whether they are a rank."""

    values: tuple[float, ...]
    last: int
    rank: bool = False


def amount_at(side: Side, number: int) -> Amount | None:
    """Read the amount that begins with a word: figures, number words, fractions, ratios."""
    amount = _ratio_at(side, number) or _digits_at(side, number) or _spelt_at(side, number)
    return None if amount is None else _and_a_half(side, amount)


def _and_a_half(side: Side, amount: Amount) -> Amount:
    """Read "two and a half years"."""
    if side.folded[amount.last + 1 : amount.last + 4] != ("and", "a", "half"):
        return amount
    return amount._replace(values=tuple(v + 0.5 for v in amount.values), last=amount.last + 3)


def _ratio_at(side: Side, number: int) -> Amount | None:
    """Read "one in five", "3 out of 5"."""
    joint = side.folded[number + 1 : number + 3]
    length = 2 if joint == ("out", "of") else 1
    part, whole = _small(side, number), _small(side, number + 1 + length)
    if joint[:1] not in {("in",), ("out",)} or part is None or whole is None or part >= whole:
        return None
    return Amount((part / whole,), number + 1 + length)


def _small(side: Side, number: int) -> float | None:
    """Read a whole number of one word up to a hundred."""
    word = side.folded_at(number)
    value = "1" if word == "one" else table("number_words").get(word, word)
    return (
        float(value)
        if value.isascii() and value.isdigit() and 0 < int(value[:4]) <= _TEN**2
        else None
    )


def _digits_at(side: Side, number: int) -> Amount | None:
    if not side.folded[number][:1].isdigit():
        return None
    word, last = _spaced(side, number)
    found = _NUMBER.fullmatch(_DECIMAL_COMMA.sub(r"\1.\2", word))
    if found is None or len(found[1]) > _LONGEST_DIGITS:
        return None
    suffix = found[2] or ""
    if suffix in {"st", "nd", "rd", "th"}:
        return Amount((float(found[1].replace(".", "")),), last, rank=True)
    values = _readings(found[1])
    if suffix:
        return Amount(tuple(v * float(table("number_scales")[suffix]) for v in values), last)
    return _scaled(side, values, last)


def _spaced(side: Side, number: int) -> tuple[str, int]:
    """Read "240 000" as one figure; an ordinary blank parts thousands only before "000"."""
    word, last = side.folded[number], number
    if not _GROUP.fullmatch(word):
        return word, last
    while last + 1 < len(side.words) and _continues(side, last + 1):
        last += 1
        word += side.folded[last]
    return word, last


def _continues(side: Side, number: int) -> bool:
    gap, form = side.between(number), side.words[number].form
    narrow = len(gap) == 1 and gap in _NARROW
    return (form == "000" and gap == " ") or (narrow and bool(_THREE.fullmatch(form)))


def _readings(digits: str) -> tuple[float, ...]:
    """Read digits; "17.000" is seventeen thousand to many hands, and seventeen to others."""
    whole, _, rest = digits.partition(".")
    plain = float(f"{whole}.{rest.replace('.', '')}")
    if _DOTTED_THOUSANDS.fullmatch(digits):
        return (plain, float(digits.replace(".", "")))
    return (plain,)


def _spelt_at(side: Side, number: int) -> Amount | None:
    return _fraction_at(side, number) or _words_at(side, number)


def _words_at(side: Side, number: int) -> Amount | None:
    """Read "seven", "twenty-one", "a dozen", "three hundred and twelve"."""
    word = side.folded[number]
    small = table("number_words").get(word)
    if small is None:
        return _lone_scale(side, number)
    value, last = float(small), number
    following = table("number_words").get(side.folded_at(number + 1))
    if value in _TENS and (side.folded_at(number + 1) == "one" or following):
        unit = 1.0 if following is None else float(following)
        if unit < _TEN and side.between(number + 1).strip() in {"", "-"}:
            value, last = value + unit, number + 1
    return _scaled(side, (value,), last)


def _lone_scale(side: Side, number: int) -> Amount | None:
    """Read "a dozen", "a hundred", "a million"."""
    if side.folded_at(number - 1) not in {"a", "an", "one", "per", "half"}:
        return None
    scale = table("number_scales").get(side.folded[number])
    if scale is None or len(side.folded[number]) < _NOTABLE or side.folded[number] == "score":
        return None
    part = 0.5 if side.folded_at(number - 2) == "half" else 1.0
    return _scaled(side, (part * float(scale),), number)


_NOTABLE: Final = 4


def _fraction_at(side: Side, number: int) -> Amount | None:
    """Read "half", "a third of", "two-thirds", "three-quarters of a mile"."""
    parts = table("number_words").get(side.folded[number])
    if parts is not None:
        share = table("number_fractions").get(side.folded_at(number + 1))
        if share is None or not side.folded_at(number + 1).endswith("s"):
            return None
        return Amount((float(parts) * float(share),), number + 1)
    share = table("number_fractions").get(side.folded[number])
    if share is None or not _stands_as_fraction(side, number):
        return None
    return Amount((float(share),), number)


def _stands_as_fraction(side: Side, number: int) -> bool:
    before, after = side.folded_at(number - 1), side.folded_at(number + 1)
    if side.folded[number] == "half":
        return before != "a" and after not in {"time", "hearted", "way"}
    return before in {"a", "one"} and after == "of"


def _scaled(side: Side, values: tuple[float, ...], last: int) -> Amount:
    """Multiply by the scale words that follow ("48 million", "three hundred thousand")."""
    for _ in range(_LONGEST_NUMBER):
        scale = table("number_scales").get(side.folded_at(last + 1))
        if scale is None or side.folded_at(last + 1) == "score":
            break
        if len(side.folded_at(last + 1)) < _SHORTEST_SCALE and side.between(last + 1).strip():
            break
        values = tuple(value * float(scale) for value in values)
        last += 1
    return Amount(values, last)


_SHORTEST_SCALE: Final = 2
