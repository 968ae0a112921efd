"""What scoring needs to know of a sentence, computed once."""

from __future__ import annotations

import math
import re
from calendar import day_name, month_abbr, month_name
from collections import Counter
from functools import lru_cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Final

from attrs import define

from provenance.align.aliases import other_names
from provenance.frequencies import stem, weight
from provenance.lazily import computed
from provenance.words import fold, forms_of, shadow, words_of_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.words import Word

_MOST_WEIGHT: Final = 400.0  # in nats, of the longest sentences
_GRAM: Final = 5
_NEAR: Final = (1, 2, 3)
_LONE_WORD: Final = 2
_TELLING: Final = 3.0
_WORTH_A_LOOK: Final = 0.1
_USUAL_WEIGHT: Final = 3.0  # of a word in running text, in nats, cautiously
_BEGINNING: Final = 4
_OPENING: Final = re.compile(rf"(?<![^\W_])[^\W_]{{1,{_BEGINNING}}}")
_NUMBER: Final = re.compile(r"\d")
_JOINED: Final = re.compile(r"[-‐‑][^\W\d_]")
_QUOTED: Final = re.compile(r"""\"[^"]{2,1000}"|(?<!\w)'(?:[^'"]|(?<=\w)'(?=\w)){2,400}'(?!\w)""")
_NUMERALS: Final = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "hundred": "100",
}
"""Number words as figures; ``one`` is mostly a pronoun."""

_CALENDAR: Final = frozenset(
    word.casefold() for word in (*day_name, *month_name, *month_abbr) if word and word != "May"
)


@define(eq=False, slots=False)
class Profile:
    """A sentence as scoring sees it; the parts are computed when first asked for."""

    text: str

    @computed
    def folded(self) -> tuple[str, ...]:
        """The words in order, folded for matching."""
        return tuple(map(fold, forms_of(self.text)))

    @computed
    def words(self) -> tuple[Word, ...]:
        """The words in order, with their spans in the sentence."""
        return words_of_sentence(self.text)

    @computed
    def line(self) -> str:
        """The folded words between single blanks, with one at either end."""
        return _line(self.folded)

    @computed
    def quoted(self) -> tuple[str, ...]:
        """Each passage in quotation marks that is more than a word, as a line."""
        lines = (_line(map(fold, forms_of(passage))) for passage in _quotations(self.text))
        return tuple(line for line in lines if line.count(" ") > _LONE_WORD)

    @computed
    def stems(self) -> tuple[str, ...]:
        """The stems in order."""
        return tuple(map(stem, self.folded))

    @computed
    def weights(self) -> Mapping[str, float]:
        """Each different stem's information weight."""
        return dict(zip(self.stems, map(weight, self.stems), strict=True))

    @computed
    def different(self) -> frozenset[str]:
        """The different stems."""
        return frozenset(self.weights)

    @computed
    def known(self) -> frozenset[str]:
        """The stems, and those of other names for what is named."""
        return other_names(self.folded).union(self.stems)

    @computed
    def total(self) -> float:
        """The sum of the different stems' weights."""
        return sum(self.weights.values())

    @computed
    def fullness(self) -> float:
        """How much the sentence says, 0..1, beside the longest ones, on a logarithmic scale."""
        return min(1.0, math.log1p(self.total) / math.log1p(_MOST_WEIGHT))

    @computed
    def beginnings(self) -> Mapping[str, float]:
        """The first letters of the stems, with the greatest weight of a stem that begins so."""
        return {
            one[:_BEGINNING]: value
            for one, value in sorted(self.weights.items(), key=lambda item: item[1])
        }

    @computed
    def near_pairs(self) -> frozenset[str]:
        """Stems and those up to three words after them, with a blank between the two."""
        # strings and not tuples: so many of these would keep the garbage collector busy
        firsts = [f"{one} " for one in self.stems]
        return frozenset(chain.from_iterable(map(add, firsts, self.stems[by:]) for by in _NEAR))

    @computed
    def telling(self) -> tuple[str, ...]:
        """The stems that say something by themselves, in order."""
        return tuple(one for one in self.stems if self.weights[one] > _TELLING)

    @computed
    def gist(self) -> frozenset[str]:
        """The telling stems; all of them where none tells anything."""
        return frozenset(self.telling or self.stems)

    @computed
    def grams(self) -> frozenset[str]:
        """Character 5-grams of the folded words, joined by one blank."""
        joined = self.line[1:-1]
        starts = range(max(1, len(joined) - _GRAM + 1))
        return frozenset([joined[at : at + _GRAM] for at in starts])

    @computed
    def numbers(self) -> frozenset[str]:
        """Numbers as digits, number words included (``one``, mostly a pronoun, aside)."""
        told = frozenset(map(_NUMERALS.__getitem__, _NUMERALS.keys() & self.folded))
        return told.union(filter(_NUMBER.search, self.folded)) if self._has_digits else told

    @computed
    def figures(self) -> frozenset[str]:
        """The numbers that count by themselves, as digits: not those of "five-storey"."""
        joined = (word.folded for word in self.words if _JOINED.match(self.text, word.end))
        names = (_NUMERALS.get(one, one) for one in joined)
        alone = Counter(_NUMERALS.get(one, one) for one in self.folded)
        alone.subtract(names)
        return frozenset(one for one in self.numbers if alone[one] > 0)

    @computed
    def _has_digits(self) -> bool:
        return bool(_NUMBER.search(self.line))

    @computed
    def facts(self) -> frozenset[str]:
        """Stems that pin a sentence down: numbers, weekdays and months."""
        return frozenset(
            one
            for one, word in zip(self.stems, self.folded, strict=True)
            if word in _CALENDAR or (self._has_digits and _NUMBER.search(word))
        )


@lru_cache(maxsize=1 << 11)
def profile(text: str) -> Profile:
    """Return the profile of a sentence."""
    return Profile(text)


def fresh_profile(text: str) -> Profile:
    """Return the profile of a sentence that is likely to be looked at once, and not remembered."""
    return Profile(text)


def _quotations(text: str) -> list[str]:
    plain = shadow(text)
    return _QUOTED.findall(plain) if _has_marks(plain) else []


def may_share(one: Profile, text: str) -> bool:
    """Tell cheaply whether a text may share enough with a sentence to be worth a profile.

    The beginnings of plain runs of letters and digits are compared, so the answer may be a needless
    yes; it is no only where next to nothing is shared.
    """
    theirs = _beginnings_of(text)
    mine = one.beginnings
    shared = math.fsum(map(mine.__getitem__, theirs & mine.keys()))
    return shared >= _WORTH_A_LOOK * min(one.total, _USUAL_WEIGHT * len(theirs))


@lru_cache(maxsize=1 << 12)
def _beginnings_of(text: str) -> frozenset[str]:
    return frozenset(_OPENING.findall(text.lower()))


def _has_marks(plain: str) -> bool:
    return '"' in plain or "'" in plain


def _line(folded: Iterable[str]) -> str:
    return f" {' '.join(folded)} "
