"""What an article adds in its own voice: evaluation, prediction, appeal, vague sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.loaded import evaluative_in, judging_in
from provenance.flag.making import added
from provenance.flag.phrases import phrases
from provenance.flag.sides import side_of
from provenance.flag.voice import is_column, narrator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.sides import Side
    from provenance.model import Flag, Witness

_THRESHOLD: Final = 1.0
_STRONG: Final = 1.0
_WEAK: Final = 0.34
_COLUMN: Final = 0.67
_MANY: Final = 4
_LEAST_QUESTION: Final = 5
_EVALUATES: Final = "uses evaluative words"
_READ: Final = frozenset(("headline", "note", "caption", "body"))

_RULES: Final = {
    "commentary/vague-source": ("commentary_vague", "hides behind sources that are not named"),
    "commentary/first-person": ("commentary_voice", "speaks in the first person"),
    "commentary/address": ("commentary_address", "turns to the reader"),
    "commentary/prediction": ("commentary_prediction", "predicts without a source"),
    "commentary/presupposition": ("commentary_knowing", "presupposes what it does not show"),
    "commentary/generalisation": ("commentary_general", "generalises instead of reporting"),
    "commentary/judgement": ("commentary_judging", "passes judgement"),
}


class Sign(NamedTuple):
    """Words ``[first, last]`` that are evidence of commentary, under a rule, with a weight."""

    rule: str
    first: int
    last: int
    weight: float
    meaning: str


def flag_commentary(witness: Witness, number: int) -> tuple[Flag, ...]:
    """Flag a sentence without a source that comments in the narrator's own voice.

    One flag a sentence, for the strongest sign; its message cites all signs. Unsourced fact and
    the words of speakers and sources carry none; comments and furniture are never flagged.
    """
    if witness.sentences[number].section not in _READ:
        return ()
    side = side_of(witness, number)
    found = tuple(signs(side))
    total = sum(sign.weight for sign in found) + _COLUMN * (bool(found) and is_column(witness))
    if total < _THRESHOLD:
        return ()
    if not any(sign.weight >= _STRONG for sign in found) and not _comments(witness, found):
        return ()
    best = max(found, key=lambda sign: (sign.weight, -sign.first))
    return (added(side, "commentary-added", best.rule, (best.first, best.last), _message(side, found)),)


def _comments(witness: Witness, found: tuple[Sign, ...]) -> bool:
    """Whether weak signs suffice: in a column two, elsewhere four, never by one word alone."""
    return len(found) > 1 if is_column(witness) else len(found) >= _MANY


def signs(side: Side) -> Iterator[Sign]:
    """Find all signs of commentary in the narrator's words of a sentence."""
    own = narrator(side)
    for rule, (name, meaning) in _RULES.items():
        for match in phrases(name).find(side.folded):
            if all(own[match.first : match.last + 1]):
                yield Sign(rule, match.first, match.last, _STRONG, meaning)
    for match in judging_in(side):
        if all(own[match.first : match.last + 1]):
            yield Sign("commentary/loaded", match.first, match.last, _STRONG, "uses loaded words")
    yield from _question(side, own)
    for match in evaluative_in(side):
        if all(own[match.first : match.last + 1]):
            yield Sign("commentary/opinion", match.first, match.last, _WEAK, _EVALUATES)
    for match in phrases("commentary_weak").find(side.folded):
        if all(own[match.first : match.last + 1]):
            yield Sign("commentary/opinion", match.first, match.last, _WEAK, "has signs of opinion")


def _question(side: Side, own: tuple[bool, ...]) -> Iterator[Sign]:
    """Find a question of the narrator's that asks for no answer."""
    last = len(side.words) - 1
    if last < _LEAST_QUESTION or side.section != "body" or not all(own):
        return
    match = next(iter(phrases("commentary_question").find(side.folded)), None)
    if match is not None and match.first == 0 and "?" in side.after(last):
        yield Sign("commentary/question", 0, last, _STRONG, "asks what it does not answer")


def _message(side: Side, found: tuple[Sign, ...]) -> str:
    meanings = dict.fromkeys(sign.meaning for sign in found)
    words = dict.fromkeys(side.slice(sign.first, sign.last) for sign in found)
    cited = ", ".join(f"“{' '.join(word.split())}”" for word in words)
    return f"no source found; the narrator {' and '.join(meanings)}: {cited}"
