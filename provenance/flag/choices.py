"""What a person chose about the rules: which of them are off, and phrases of his own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from provenance.errors import SettingsError
from provenance.flag.lists import entries
from provenance.flag.making import kinds
from provenance.flag.notation import check_phrase
from provenance.flag.phrases import phrases, phrases_from
from provenance.flag.quoting import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.flag.phrases import Phrases
    from provenance.flag.sides import Side
    from provenance.model import Flag, Lexicon, Settings

LISTS: Final = {
    "attribution/vague": "vague_sources",
    "commentary/vague-source": "commentary_vague",
    "commentary/first-person": "commentary_voice",
    "commentary/address": "commentary_address",
    "commentary/prediction": "commentary_prediction",
    "commentary/presupposition": "commentary_knowing",
    "commentary/generalisation": "commentary_general",
    "commentary/judgement": "commentary_judging",
    "commentary/loaded": "loaded_words",
    "commentary/question": "commentary_question",
    "commentary/opinion": "commentary_weak",
    "loaded/word": "loaded_facts",
    "loaded/reporting": "loaded_reporting",
}
"""The list of phrases of each rule that a person may add phrases to."""


def rule_codes() -> frozenset[str]:
    """Return the codes of all rules."""
    return frozenset(kinds()) | frozenset(rules())


def check_choices(settings: Settings) -> None:
    """Make sure that every rule named exists and every phrase can be searched for.

    Raises:
        SettingsError: no rule has such a code, a rule looks for no phrases, or a phrase is none.
    """
    for code in settings.off:
        _check_code(code)
    for lexicon in settings.lexicons:
        _check_lexicon(lexicon)


def still_on(flags: Iterable[Flag], settings: Settings) -> tuple[Flag, ...]:
    """Leave out the flags of rules that are off."""
    return tuple(flag for flag in flags if flag.rule not in settings.off)


def phrases_for(side: Side, *names: str) -> Phrases:
    """Load lists as one, with what the person who asked for the report added to them."""
    lexicons = side.witness.settings.lexicons
    return _widened(names, lexicons) if lexicons else phrases(*names)


@lru_cache(maxsize=256)
def _widened(names: tuple[str, ...], lexicons: tuple[Lexicon, ...]) -> Phrases:
    lines = [line for name in names for line in entries(name)]
    added = [line for one in lexicons if LISTS[one.rule] in names for line in one.phrases]
    return phrases_from((*lines, *added))


def _check_code(code: str) -> None:
    from difflib import get_close_matches  # noqa: PLC0415 (for a message, once)

    known = rule_codes()
    if code not in known:
        (nearest,) = get_close_matches(code, sorted(known), n=1, cutoff=0.0)
        message = f"there is no rule {code!r}; the nearest is {nearest!r}"
        raise SettingsError(message)


def _check_lexicon(lexicon: Lexicon) -> None:
    _check_code(lexicon.rule)
    if lexicon.rule not in LISTS:
        known = ", ".join(LISTS)
        message = f"the rule {lexicon.rule!r} looks for no phrases; those that do are {known}"
        raise SettingsError(message)
    for phrase in lexicon.phrases:
        try:
            check_phrase(phrase)
        except ValueError as error:
            message = f'"{lexicon.rule}": {error}'
            raise SettingsError(message) from error
