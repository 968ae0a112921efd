"""Roles of people that a rewrite changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.making import changed
from provenance.flag.naming import Name, Role, named_roles, roles, roles_by_name
from provenance.flag.sides import is_content, side_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Flag, Witness

_BESIDE: Final = 2
_RANKS: Final = frozenset(("chief", "officer", "head", "director"))
"""Words that two offices may have in common, and be two."""


def role_changes(pair: Pair) -> Iterator[Flag]:
    """Flag a person's role that fits none the source gives, and a role noun for another."""
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
        also = [own for own_name, own in named_roles(pair.derived) if own_name == name]
        if any(_fit(own, one) for own in (role, *also) for one in known):
            continue
        if not known or _speaks_of(witness, last, role):
            continue
        for sentence in witness.sentences:
            side = side_of(witness, sentence.number)
            for other, theirs in named_roles(side):
                if side.folded[other.last] == last:
                    return side, theirs
    return None


def _fit(one: Role, other: Role) -> bool:
    """Whether two roles may be one: of one group, or one named more fully ("minister")."""
    if one.groups & other.groups:
        return True
    mine, theirs = set(one.words.split()), set(other.words.split())
    return mine <= theirs or theirs <= mine or bool((mine & theirs) - _RANKS)


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
    ours = _stems_beside(derived, role)
    return plural and not ours.isdisjoint(_stems_beside(side, other))


def _stems_beside(side: Side, role: Role) -> set[str]:
    """Return the stems of the nearest content words on both sides of a role."""
    ahead = range(max(0, role.first - _BESIDE - 1), role.first)
    after = range(role.last + 1, min(len(side.words), role.last + 2 + _BESIDE))
    content = [n for n in (*ahead, *after) if is_content(side.folded[n])]
    return {side.stems[n] for n in (*range(role.first, role.last + 1), *content)}


def _is_known(pair: Pair, role: Role) -> bool:
    """Whether "the minister" takes up somebody whom the source's document calls so."""
    definite = pair.derived.folded[role.first - 1 : role.first] == ("the",)
    return definite and pair.derived.stems[role.last] in pair.held_stems
