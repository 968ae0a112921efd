"""Names and roles of people in a sentence."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.flag.lists import groups, table
from provenance.flag.phrases import Match, Phrases, phrases, phrases_from
from provenance.flag.sides import is_content, side_of
from provenance.frequencies import weight

if TYPE_CHECKING:
    from provenance.flag.sides import Side
    from provenance.model import Witness

_RARE: Final = 8.0
"""Information, in nats, from which a word at a sentence's head counts as a name."""

_LONGEST_ROLE: Final = 3
_APPOSITION: Final = 4
_ACRONYM: Final = 5
_LEAST_TITLE: Final = 5
_APPOSED: Final = frozenset(("a", "an", "the", "its", "their", "his", "her", "former", "then"))
_JOINTS: Final = frozenset(("of", "de", "van", "von", "der", "al", "bin", "la", "del", "di"))

_KICKERS: Final = frozenset(("update", "exclusive", "breaking", "live", "video", "photos"))


class Name(NamedTuple):
    """Words ``[first, last]`` that are a name."""

    first: int
    last: int


class Role(NamedTuple):
    """Words ``[first, last]`` that name a role, and the groups of roles it belongs to."""

    first: int
    last: int
    words: str
    groups: frozenset[int]


@lru_cache(maxsize=4096)
def names(side: Side) -> tuple[Name, ...]:
    """Find runs of capitalised words that are names; titles, days and months are none."""
    found: list[Name] = []
    for number in range(len(side.words)):
        if not _is_name_word(side, number):
            continue
        if found and found[-1].last == number - 1 and not side.between(number).strip(" \n-"):
            found[-1] = Name(found[-1].first, number)
        else:
            found.append(Name(number, number))
    return tuple(found)


def is_titled(side: Side) -> bool:
    """Whether most words of a sentence are written with a capital, as in many headlines."""
    content = [word for word in side.words if is_content(word.folded) and word.form[0].isalpha()]
    capitals = sum(word.form[0].isupper() for word in content)
    if side.section == "headline":
        return len(content) > 1 and 5 * capitals > 3 * len(content)
    return len(content) >= _LEAST_TITLE and 10 * capitals > 9 * len(content)


def _is_name_word(side: Side, number: int) -> bool:
    word = side.words[number]
    if not word.form[0].isupper() or not is_content(word.folded) or not _may_name(word.folded):
        return False
    if is_titled(side):
        return _is_acronym(word.form) and not _shouts(side) and _is_rare(side, number)
    return not _heads(side, number) or _is_telling(side, number)


def _may_name(folded: str) -> bool:
    return not (
        folded in table("weekdays")
        or folded in table("months")
        or folded in phrases("honorifics")
        or folded in groups("roles")
        or folded in _KICKERS
        or folded in table("number_words")
        or folded.startswith("i'")
        or folded[0].isdigit()
    )


@lru_cache(maxsize=4096)
def _shouts(side: Side) -> bool:
    """Whether a sentence is written in capital letters altogether, or nearly."""
    upper = sum(word.form.isupper() and len(word.form) > 1 for word in side.words)
    return 3 * upper > len(side.words)


def _heads(side: Side, number: int) -> bool:
    """Whether a capital is due to the place: at the head of a sentence, a quote or a clause."""
    gap = side.between(number).strip()
    return number == 0 or (bool(gap) and gap[-1] in "\"'“‘«„:.!?*-–—•")


def _is_telling(side: Side, number: int) -> bool:
    """Whether a word that would have a capital anyway is rare, or part of a longer name."""
    after = side.words[number + 1] if number + 1 < len(side.words) else None
    following = after is not None and after.form[0].isupper() and _may_name(after.folded)
    joined = following and not side.between(number + 1).strip()
    return _is_rare(side, number) or (joined and not is_titled(side))


def _is_rare(side: Side, number: int) -> bool:
    folded = side.folded[number]
    if folded in groups("aliases"):
        return True
    is_participle = number == 0 and folded.endswith("ed")  # "Disgraced skater …"
    return not is_participle and weight(side.stems[number]) >= _RARE


def _is_acronym(form: str) -> bool:
    return form.isupper() and 1 < len(form) <= _ACRONYM


@lru_cache(maxsize=256)
def held_words(witness: Witness) -> frozenset[str]:
    """Return the folded words of a document and its title."""
    return frozenset(word for s in witness.sentences for word in side_of(witness, s.number).folded)


@lru_cache(maxsize=256)
def held_aliases(witness: Witness) -> frozenset[int]:
    """Return the groups of aliases that a document names a member of."""
    known = groups("aliases")
    return frozenset(
        group
        for s in witness.sentences
        for phrase in _runs_of(side_of(witness, s.number))
        for group in known.get(phrase, ())
    )


def alias_groups(side: Side, numbers: range) -> frozenset[int]:
    """Return the groups of aliases that words of a sentence name a member of."""
    known = groups("aliases")
    inside = side.folded[numbers.start : numbers.stop]
    return frozenset(
        group
        for length in range(1, _LONGEST_ROLE + 1)
        for n in range(len(inside) - length + 1)
        for group in known.get(" ".join(inside[n : n + length]), ())
    )


@lru_cache(maxsize=256)
def held_initials(witness: Witness) -> frozenset[str]:
    """Return the initials of the names in a document ("fcu" for "Flight Crew Union")."""
    return frozenset(
        initials for s in witness.sentences for initials in _initials(side_of(witness, s.number))
    )


def _initials(side: Side) -> set[str]:
    found = set()
    letters = ""
    for word in side.words:
        if word.form[0].isupper():
            letters += word.folded[:1]
            found |= {letters[n:] for n in range(len(letters) - 1)} if len(letters) > 1 else set()
        elif word.folded not in _JOINTS and is_content(word.folded):
            letters = ""
    return found


def _runs_of(side: Side) -> set[str]:
    """Return all runs of one to three words of a sentence."""
    count = len(side.folded)
    return {
        " ".join(side.folded[n : n + length])
        for length in range(1, _LONGEST_ROLE + 1)
        for n in range(count - length + 1)
    }


@lru_cache(maxsize=4096)
def roles(side: Side) -> tuple[Role, ...]:
    """Find the roles of people that a sentence names."""
    found = _role_phrases().find([_singular(word) for word in side.folded])
    return tuple(_role(side, match) for match in found)


def _role(side: Side, match: Match) -> Role:
    words = " ".join(_singular(word) for word in side.folded[match.first : match.last + 1])
    return Role(match.first, match.last, words, groups("roles")[match.entry])


@cache
def _role_phrases() -> Phrases:
    return phrases_from(tuple(sorted(groups("roles"))))


@cache
def _singular(folded: str) -> str:
    """Return the singular of a role noun: "engineers", "policewomen", "secretaries"."""
    if folded.endswith("men"):
        return folded[:-2] + "an"
    if folded.endswith("ies"):
        return folded[:-3] + "y"
    if folded.endswith("s") and not folded.endswith("ss") and len(folded) > _LONGEST_ROLE:
        return folded[:-1]
    return folded


@lru_cache(maxsize=256)
def roles_by_name(witness: Witness) -> dict[str, tuple[Role, ...]]:
    """Return the roles that a document gives to each name (its last word, folded)."""
    found: dict[str, list[Role]] = {}
    for sentence in witness.sentences:
        side = side_of(witness, sentence.number)
        for name, role in named_roles(side):
            found.setdefault(side.folded[name.last], []).append(role)
    return {name: tuple(known) for name, known in found.items()}


@lru_cache(maxsize=4096)
def named_roles(side: Side) -> tuple[tuple[Name, Role], ...]:
    """Find roles that stand beside a name: "teacher Ana Ruiz", "Ana Ruiz, a teacher"."""
    return tuple(
        (name, role) for name in names(side) for role in roles(side) if _belongs(side, name, role)
    )


def _belongs(side: Side, name: Name, role: Role) -> bool:
    inside = name.first <= role.first and role.last < name.last
    if inside:
        return True
    if role.last + 1 == name.first:
        return side.between(name.first).strip() in {"", ","}
    after = role.first - name.last - 1
    if not 0 <= after <= _APPOSITION or side.after(name.last).strip() != ",":
        return False
    if after and side.folded[name.last + 1] not in _APPOSED:
        return False
    if _singular(side.folded[role.last]) != side.folded[role.last]:
        return False  # "In Lyon, the teachers …"
    return all(not side.after(n).strip(" \n-") for n in range(name.last + 1, role.first))
