"""Names and roles that a rewrite changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from provenance.flag.making import changed
from provenance.flag.naming import (
    Name,
    Role,
    held_aliases,
    held_initials,
    held_words,
    named_roles,
    names,
    roles,
    roles_by_name,
)
from provenance.flag.pairs import Place
from provenance.flag.phrases import groups
from provenance.flag.sides import is_content, side_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag, Witness

_NEAR: Final = 0.74
"""From this similarity (0..1, Indel) two names are one name, misspelt."""

_LEAST_LENGTH: Final = 4
_BESIDE: Final = 2
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
    yield from _role_changes(pair)


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
    witnesses = tuple(witness for witness, _ in pair.comparison.sources)
    new = unsupported(pair.derived, name, witnesses)
    for number in new:
        for swap in pair.swaps:
            if number in swap.derived and max(len(swap.derived), len(swap.source)) <= _LONGEST_SWAP:
                places = (Place(swap.of, word) for word in swap.source)
                lost = next((place for place in places if _is_lost_name(pair, place)), None)
                if lost is not None:
                    return lost
    return _near_name(pair, new)


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


def _role_changes(pair: Pair) -> Iterator[Flag]:
    taken = set()
    for name, role in named_roles(pair.derived):
        rival = _other_role(pair, name, role)
        if rival is not None:
            taken.add(role)
            side, theirs = rival
            evidence = side.evidence(theirs.first, theirs.last)
            words = (role.first, role.last)
            yield changed(pair, "name/role", words, evidence)
    for role in roles(pair.derived):
        place = None if role in taken else _swapped_role(pair, role)
        if place is not None:
            of, theirs = place
            evidence = pair.sources[of].evidence(theirs.first, theirs.last)
            words = (role.first, role.last)
            yield changed(pair, "name/role-noun", words, evidence)


def _other_role(pair: Pair, name: Name, role: Role) -> tuple[Side, Role] | None:
    """Return the role that the source gives to a name, where the rewrite's fits none of them."""
    last = pair.derived.folded[name.last]
    for witness in dict.fromkeys(witness for witness, _ in pair.comparison.sources):
        known = roles_by_name(witness).get(last, ())
        if not known or any(_fit(role, one) for one in known) or _speaks_of(witness, last, role):
            continue
        for sentence in witness.sentences:
            side = side_of(witness, sentence.number)
            for other, theirs in named_roles(side):
                if side.folded[other.last] == last:
                    return side, theirs
    return None


def _fit(one: Role, other: Role) -> bool:
    """Whether two roles may be one: of one group, or one named more fully ("minister")."""
    return bool(one.groups & other.groups or set(one.words.split()) & set(other.words.split()))


def _speaks_of(witness: Witness, name: str, role: Role) -> bool:
    """Whether a document has a role within a sentence of the name."""
    sides = [side_of(witness, sentence.number) for sentence in witness.sentences]
    near = {k for n, side in enumerate(sides) if name in side.folded for k in range(n - 1, n + 2)}
    return any(_fit(role, one) for n in near if 0 <= n < len(sides) for one in roles(sides[n]))


def _swapped_role(pair: Pair, role: Role) -> tuple[int, Role] | None:
    """Return the source's role noun that a new one has replaced."""
    if any(own == role for _, own in named_roles(pair.derived)):
        return None
    if role.last in pair.derived.quoted or not pair.new(role.last) or _is_known(pair, role):
        return None
    lost = [
        (of, one)
        for of, side in enumerate(pair.sources)
        for one in roles(side)
        if one.last not in side.quoted
        and side.folded[one.first - 1 : one.first] not in {("told",), ("tell",), ("telling",)}
        and not any(_fit(one, own) for own in roles(pair.derived))
    ]
    if len(lost) == 1 and _beside_alike(pair, role, *lost[0]):
        return lost[0]
    places = pair.swapped_for(role.last)
    aligned = [
        (of, one)
        for of, one in lost
        if any(place.of == of and one.first <= place.word <= one.last for place in places)
    ]
    return next(iter(aligned), None)


def _beside_alike(pair: Pair, role: Role, of: int, other: Role) -> bool:
    """Whether two roles in the plural stand beside the same word, neither with its own name."""
    derived, side = pair.derived, pair.sources[of]
    plural = derived.folded[role.last].endswith("s") and side.folded[other.last].endswith("s")
    ours = set(derived.stems[max(0, role.first - _BESIDE) : role.last + 1 + _BESIDE])
    theirs = side.stems[max(0, other.first - _BESIDE) : other.last + 1 + _BESIDE]
    return plural and any(is_content(stem) for stem in ours.intersection(theirs))


def _is_known(pair: Pair, role: Role) -> bool:
    """Whether "the minister" takes up somebody whom the source's document calls so."""
    definite = pair.derived.folded[role.first - 1 : role.first] == ("the",)
    return definite and pair.derived.stems[role.last] in pair.held_stems
