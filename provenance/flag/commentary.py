"""What an article adds in its own voice: evaluation, prediction, appeal, vague sources."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.choices import LISTS, phrases_for
from provenance.flag.clauses import is_break
from provenance.flag.dates import moments
from provenance.flag.lists import word_list
from provenance.flag.loaded import evaluative_in, judging_in, label_in, outside_names
from provenance.flag.making import added, changed
from provenance.flag.naming import names
from provenance.flag.phrases import Match, phrases
from provenance.flag.quantities import quantities
from provenance.flag.sides import side_of
from provenance.flag.voice import is_column, narrator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.flag.naming import Name
    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag, Witness

_THRESHOLD: Final = 1.0
_STRONG: Final = 1.0
_WEAK: Final = 0.34
_COLUMN: Final = 0.67
_OTHERWISE: Final = frozenset(("commentary/loaded", "commentary/vague-source"))
"""Against a source these have kinds of their own: loaded-word-added and attribution-vague."""

_PERSONS: Final = frozenset(("i", "me", "my", "we", "our", "us"))
_TELLS_NOTHING: Final = _PERSONS | frozenset(
    (
        *("you", "your", "everything", "everyone", "everybody", "anything", "anyone", "anybody"),
        *("nothing", "nobody", "cannot", "can't", "there is", "good", "very", "it is", "actually"),
    )
)
"""Weak signs that a column's plain story has too."""

_IDLE: Final = frozenset(
    ("rather", "instead of", "at least", "it is", "that is", "this is", "there is", "which is")
)
"""Weak signs that are none when they stand alone."""

_MANY: Final = 4
_LEAST_QUESTION: Final = 5
_JOINTS: Final = frozenset(("and", "but", "or"))
_LOADED: Final = "uses loaded words"
_OPINION: Final = "has signs of opinion"
_READ: Final = frozenset(("headline", "note", "caption", "body"))

_RULES: Final = {
    "commentary/vague-source": "hides behind sources that are not named",
    "commentary/first-person": "speaks in the first person",
    "commentary/address": "turns to the reader",
    "commentary/prediction": "predicts without a source",
    "commentary/presupposition": "presupposes what it does not show",
    "commentary/generalisation": "generalises instead of reporting",
    "commentary/judgement": "passes judgement",
}


class Sign(NamedTuple):
    """Words ``[first, last]`` that are evidence of commentary, under a rule, with a weight."""

    rule: str
    first: int
    last: int
    weight: float
    meaning: str
    words: str


def flag_commentary(witness: Witness, number: int) -> tuple[Flag, ...]:
    """Flag a sentence without a source that comments in the narrator's own voice.

    One flag a sentence, for the strongest sign (in a note, which is its publisher's comment as a
    whole, for all of it); its message cites all signs. Unsourced fact and the words of speakers
    and sources carry none; comments and furniture are never flagged.
    """
    if witness.sentences[number].section not in _READ:
        return ()
    side = side_of(witness, number)
    found = signs(side)
    total = sum(sign.weight for sign in found) + _COLUMN * (bool(found) and is_column(witness))
    if total < _THRESHOLD:
        return ()
    if not any(sign.weight >= _STRONG for sign in found) and not _comments(witness, found):
        return ()
    best = max(found, key=lambda sign: (sign.weight, -sign.first))
    words = (0, len(side.words) - 1) if side.section == "note" else (best.first, best.last)
    return (added(side, best.rule, words, _message(side, found)),)


def flag_tinged(witness: Witness, number: int) -> tuple[Flag, ...]:
    """Flag a sentence on weak signs, as is fair where the same narrator editorialises elsewhere.

    Only a body sentence that reports nothing: no name, figure or date, nobody's words or views.
    """
    side = side_of(witness, number)
    if witness.sentences[number].section != "body" or _reports(side):
        return ()
    found = tuple(one for one in signs(side) if one.words not in _IDLE) or tuple(_tinges(side))
    if not found:
        return ()
    best = max(found, key=lambda sign: (sign.weight, -sign.first))
    words = (0, len(side.words) - 1)
    return (added(side, best.rule, words, _message(side, found)),)


def _tinges(side: Side) -> Iterator[Sign]:
    """Find what hints at an opinion where others are near: absolutes, irony, moral words."""
    if "commentary/opinion" in side.witness.settings.off:
        return
    found = phrases("commentary_tinge").find(side.folded)
    yield from _signs_of(side, found, "commentary/opinion", _WEAK, _OPINION)


def _reports(side: Side) -> bool:
    """Whether a sentence has anything that can be checked, or is a line to the reader."""
    return bool(
        not all(narrator(side))
        or not _DAYS.isdisjoint(side.folded)
        or any(word in _REPORTING for word in side.folded)
        or any(not _is_addressed(side, name) for name in names(side))
        or quantities(side)
        or moments(side)
        or phrases("commentary_service").find(side.folded)
    )


_DAYS: Final = frozenset(("yesterday", "tomorrow"))
_REPORTING: Final = frozenset(("says", "according"))
"""Words by which somebody else speaks, even where nobody could tell who."""


def _is_addressed(side: Side, name: Name) -> bool:
    """Whether the narrator speaks to somebody: "So have we, Maureen"."""
    last = name.last + 1 == len(side.words)
    return last and name.first > 0 and side.between(name.first).strip() == ","


def commentary_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a clause in the narrator's voice that comments inside a sentence with a source."""
    side = pair.derived
    reached = -1
    for sign in sorted(signs(side), key=lambda one: one.first):
        numbers = range(sign.first, sign.last + 1)
        if sign.weight < _STRONG or sign.rule in _OTHERWISE or sign.first <= reached:
            continue
        if any(n in pair.partner for n in numbers) or not any(pair.new(n) for n in numbers):
            continue
        around = _clause_of(pair, sign)
        reached = around[1]
        message = f"not in the source; the narrator {sign.meaning}"
        yield changed(pair, sign.rule, around, None, message)


def _clause_of(pair: Pair, sign: Sign) -> tuple[int, int]:
    """Return the words of a sign with the added words of its clause on both sides."""
    side, first, last = pair.derived, sign.first, sign.last
    while first > 0 and first - 1 not in pair.partner and not _parts(side, first):
        first -= 1
    while (
        last + 1 < len(side.words) and last + 1 not in pair.partner and not _parts(side, last + 1)
    ):
        last += 1
    return first, last


def _parts(side: Side, number: int) -> bool:
    return is_break(side, number) or side.folded[number - 1] in _JOINTS


def _comments(witness: Witness, found: tuple[Sign, ...]) -> bool:
    """Whether weak signs suffice: in a column one that is more than "I", elsewhere four."""
    if is_column(witness):
        return any(sign.words not in _TELLS_NOTHING for sign in found)
    return len(found) >= _MANY


@lru_cache(maxsize=4096)
def signs(side: Side) -> tuple[Sign, ...]:
    """Find all signs of commentary in the narrator's words, but for rules that are off."""
    own, off = narrator(side), side.witness.settings.off
    found = (sign for sign in _all_signs(side) if all(own[sign.first : sign.last + 1]))
    return tuple(sign for sign in (*found, *_question(side, own)) if sign.rule not in off)


def _all_signs(side: Side) -> Iterator[Sign]:
    """Find the signs in a sentence, whoever's words they are in."""
    for rule, meaning in _RULES.items():
        found = phrases_for(side, LISTS[rule]).find(side.folded)
        yield from _signs_of(side, found, rule, _STRONG, meaning)
    loaded = (*judging_in(side), *_labels(side))
    yield from _signs_of(side, loaded, "commentary/loaded", _STRONG, _LOADED)
    weak = phrases_for(side, "commentary_weak").find(side.folded)
    mild = (*evaluative_in(side), *outside_names(side, weak))
    yield from _signs_of(side, mild, "commentary/opinion", _WEAK, _OPINION)


def _signs_of(
    side: Side, found: Iterable[Match], rule: str, weight: float, meaning: str
) -> Iterator[Sign]:
    for match in found:
        words = " ".join(side.folded[match.first : match.last + 1])
        yield Sign(rule, match.first, match.last, weight, meaning, words)


def _labels(side: Side) -> Iterator[Match]:
    """Find a label with a loaded word before it, of which each alone were only a sign."""
    for one, other in pairwise(label_in(side)):
        label = side.folded[other.last] in word_list("label_nouns")
        if label and other.first == one.last + 1:
            yield Match(one.first, other.last, other.entry)


def _question(side: Side, own: tuple[bool, ...]) -> Iterator[Sign]:
    """Find a question of the narrator's that asks for no answer."""
    last = len(side.words) - 1
    if last < _LEAST_QUESTION or side.section != "body" or not all(own):
        return
    match = next(iter(phrases_for(side, "commentary_question").find(side.folded)), None)
    if match is not None and match.first == 0 and "?" in side.after(last):
        yield Sign(
            "commentary/question",
            0,
            last,
            _STRONG,
            "asks what it does not answer",
            match.entry,
        )


def _message(side: Side, found: tuple[Sign, ...]) -> str:
    meanings = dict.fromkeys(sign.meaning for sign in found)
    words = dict.fromkeys(side.slice(sign.first, sign.last) for sign in found)
    cited = ", ".join(f"“{' '.join(word.split())}”" for word in words)
    return f"no source found; the narrator {' and '.join(meanings)}: {cited}"
