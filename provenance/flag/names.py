"""Names and roles that a rewrite changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from provenance.flag.lists import groups, word_list
from provenance.flag.making import changed
from provenance.flag.naming import (
    Name,
    held_aliases,
    held_initials,
    held_words,
    names,
    roles,
)
from provenance.flag.nations import other_nation
from provenance.flag.pairs import Place
from provenance.flag.roles import role_changes
from provenance.flag.sides import is_content, side_of, stems_of
from provenance.flag.voice import TELLING, attributions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair, Swap
    from provenance.flag.sides import Side
    from provenance.model import Flag, Witness

_NEAR: Final = 0.74
"""From this similarity (0..1, Indel) two names are one name, misspelt."""

_LEAST_LENGTH: Final = 4
_LONGEST_SWAP: Final = 5
"""Longer stretches that were rewritten pair no name with another."""


def name_changes(pair: Pair) -> Iterator[Flag]:
    """Flag persons, places and bodies, and the roles of people, that the rewrite has swapped.

    A name that the source's document has anywhere, an alias, an acronym or a capital for its
    government is no change; nor is a name without a counterpart in the source.
    """
    for name in names(pair.derived):
        rival = _rival(pair, name)
        if rival is not None:
            side = pair.sources[rival.of]
            evidence = side.evidence(*_whole_name(side, rival.word))
            words = (name.first, name.last)
            yield changed(pair, "name/swapped", words, evidence)
    yield from role_changes(pair)


def unsupported(side: Side, name: Name, witnesses: tuple[Witness, ...]) -> tuple[int, ...]:
    """Return the words of a name that no document has in any form it may take."""
    return tuple(
        number
        for number in range(name.first, name.last + 1)
        if not any(_supports(witness, side, name, number) for witness in witnesses)
    )


def _supports(witness: Witness, side: Side, name: Name, number: int) -> bool:
    word = side.folded[number]
    if number == name.first and _is_dateline(side, name):
        return True
    if word in held_words(witness) or word in held_initials(witness):
        return True
    if side.stems[number] in stems_of(witness):
        return True
    whole = " ".join(side.folded[name.first : name.last + 1])
    known = groups("aliases").get(whole, frozenset()) | groups("aliases").get(word, frozenset())
    if known:
        return bool(known & held_aliases(witness))
    return len(word) > _LEAST_LENGTH and any(_is_form_of(word, one) for one in _capitals(witness))


def _is_dateline(side: Side, name: Name) -> bool:
    return name.first == 0 and side.after(name.last).strip() in {"—", "–", "-", "--"}


def _is_form_of(one: str, other: str) -> bool:
    """Whether a word is another with an ending: Liberia and Liberian, West and Western."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_LENGTH and longer.startswith(
        shorter[:-1] if len(shorter) > _LEAST_LENGTH + 1 else shorter
    )


@lru_cache(maxsize=256)
def _capitals(witness: Witness) -> frozenset[str]:
    """Return the folded words that a document writes with a capital."""
    sides = (side_of(witness, sentence.number) for sentence in witness.sentences)
    return frozenset(word.folded for side in sides for word in side.words if word.form[0].isupper())


def _rival(pair: Pair, name: Name) -> Place | None:
    """Return the first word of the source's name whose place a derived name has taken."""
    if pair.derived.quoted.intersection(range(name.first, name.last + 1)):
        return None
    if _is_title(pair.derived, name) or _is_shortened(pair, name):
        return None
    if pair.derived.folded_at(name.last + 1) in word_list("kinds_of_place"):
        return None  # "the Nordic nation"
    new = unsupported(pair.derived, name, pair.witnesses)
    for number in new:
        for swap in pair.swaps:
            if number in swap.derived and _is_name_for_name(pair, name, swap):
                places = (Place(swap.of, word) for word in swap.source)
                lost = next(
                    (
                        place
                        for place in places
                        if _is_lost_name(pair, place) and _speak_alike(pair, name, place)
                    ),
                    None,
                )
                if lost is not None:
                    return lost
    return other_nation(pair, new) or _near_name(pair, new)


def _is_title(side: Side, name: Name) -> bool:
    """Whether a name is an office written with capitals: "Chief Executive"."""
    covered = {n for role in roles(side) for n in range(role.first, role.last + 1)}
    return covered.issuperset(range(name.first, name.last + 1))


def _is_shortened(pair: Pair, name: Name) -> bool:
    """Whether a name is short for one of the source's: "Man." for Manitoba."""
    short = pair.derived.folded[name.last]
    dotted = pair.derived.after(name.last).startswith(".")
    return dotted and any(
        word.form[0].isupper() and word.folded.startswith(short) and word.folded != short
        for side in pair.sources
        for word in side.words
    )


def _speak_alike(pair: Pair, name: Name, place: Place) -> bool:
    """Whether two names both say or hear something, or neither: an outlet takes no town's place."""
    side = pair.sources[place.of]
    lost = next(one for one in names(side) if one.first <= place.word <= one.last)
    return not _is_title(side, lost) and _speaks(pair.derived, name) == _speaks(side, lost)


def _speaks(side: Side, name: Name) -> bool:
    """Whether a name stands as the source of a statement, or as who was told it."""
    if side.folded[max(0, name.first - 1)] in TELLING:
        return True
    mentions = [one.mention for one in attributions(side) if one.mention is not None]
    return any(name.first in side.numbers_in(*mention) for mention in mentions)


def _is_name_for_name(pair: Pair, name: Name, swap: Swap) -> bool:
    """Whether hardly anything but a name was replaced by a name."""
    derived, side = pair.derived, pair.sources[swap.of]
    if max(len(swap.derived), len(swap.source)) > _LONGEST_SWAP:
        return False
    ours = [n for n in swap.derived if is_content(derived.folded[n])]
    theirs = [n for n in swap.source if is_content(side.folded[n])]
    if _is_acronym(derived, name) and any(side.folded[n] in groups("aliases") for n in theirs):
        return False  # "CPI inflation" names no country for "Norwegian inflation"
    other = [n for n in ours if not name.first <= n <= name.last]
    lost = {n for one in names(side) for n in range(one.first, one.last + 1)}
    return len(other) <= 1 and len([n for n in theirs if n not in lost]) <= 1


def _is_acronym(side: Side, name: Name) -> bool:
    """Whether a name is one word in capitals that no list of names has."""
    form = side.words[name.first].form
    known = side.folded[name.first] in groups("aliases")
    return name.first == name.last and len(form) > 1 and form.isupper() and not known


def _is_lost_name(pair: Pair, place: Place) -> bool:
    """Whether a source word belongs to a name of which the rewrite keeps nothing."""
    side = pair.sources[place.of]
    first, last = _whole_name(side, place.word)
    if not any(found.first <= place.word <= found.last for found in names(side)):
        return False
    return side.folded[place.word] not in pair.derived.folded and last >= first


def _near_name(pair: Pair, new: tuple[int, ...]) -> Place | None:
    """Return the source's name that a derived one misspells ("Alun", "Alan")."""
    for number in new:
        ours = pair.derived.folded[number]
        for of, side in enumerate(pair.sources):
            for word in (n for found in names(side) for n in range(found.first, found.last + 1)):
                theirs = side.folded[word]
                if (
                    len(ours) >= _LEAST_LENGTH
                    and theirs not in pair.derived.folded
                    and (Indel.normalized_similarity(ours, theirs) >= _NEAR)
                ):
                    return Place(of, word)
    return None


def _whole_name(side: Side, word: int) -> tuple[int, int]:
    return next(
        ((found.first, found.last) for found in names(side) if found.first <= word <= found.last),
        (word, word),
    )
