"""Proper names in an article: where they stand, what they name, which roles go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.tokens import CLITIC, NUMBER, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Frame, Token


PERSON: Final = "person"


GROUP: Final = "group"


UNKNOWN: Final = "unknown"


ORGANISATION_LINKS: Final = frozenset({"of", "for", "&", "de"})


class Name(NamedTuple):
    """A proper name without titles: its words, what it names and whether "he" or "she" fits."""

    words: tuple[str, ...]
    kind: str
    gender: str = ""

    @property
    def text(self) -> str:
        """The name as one string."""
        return " ".join(self.words)


class Sighting(NamedTuple):
    """A name at a place: the frame and token number where it begins and ends, with its roles."""

    frame: int
    first: int
    after: int
    name: Name
    roles: frozenset[str]


def group_words() -> frozenset[str]:
    """Return the nouns that name a body of people, alone or in its proper name."""
    return words_of_class("group", "organisation")


def name_run(tokens: Sequence[Token], end: int, low: int = 0) -> Range | None:
    """Return the run of a proper name that ends at token ``end``, titles included."""
    start = end
    while start > low:
        token = tokens[start - 1]
        if (
            token.capital
            or (token.form == "." and start < end)
            or (
                token.lower in ORGANISATION_LINKS | words_of_class("particle")
                and start < end
                and start - 2 >= low
                and tokens[start - 2].capital
            )
        ):
            start -= 1
        else:
            break
    while start < end and not tokens[start].capital:
        start += 1
    return (start, end) if start < end else None


def without_titles(tokens: Sequence[Token], run: Range) -> Range:
    """Drop the titles before a person's name ("Interior Minister Eva Lund")."""
    first, after = run
    if tokens[after - 1].lower.strip(".") in group_words():
        return run
    cut = first
    for at in range(first, after - 1):
        if tokens[at].lower.strip(".") in words_of_class("title"):
            cut = at + 1
    return (cut, after)


def words_in(tokens: Sequence[Token], span: Range) -> tuple[str, ...]:
    """Return the words of a range as written, punctuation dropped."""
    return tuple(token.form for token in tokens[span[0] : span[1]] if token.kind == WORD)


def sightings_of(frames: Sequence[Frame]) -> Iterable[Sighting]:
    """Find every proper name of an article in text order."""
    common = _common_words(frames)
    for number, frame in enumerate(frames):
        at = 0
        tokens = frame.tokens
        while at < len(tokens):
            if not tokens[at].capital or _is_common(tokens, at, common):
                at += 1
                continue
            end = _run_end(tokens, at)
            yield _sighting(number, tokens, at, end)
            at = end


def _common_words(frames: Sequence[Frame]) -> frozenset[str]:
    """Return the words that the article also writes in lower case."""
    return frozenset(
        token.form
        for frame in frames
        for token in frame.tokens
        if token.kind == WORD and token.form.islower()
    )


def _is_common(tokens: Sequence[Token], at: int, common: frozenset[str]) -> bool:
    word = tokens[at].lower
    if word in words_of_class("time", "month", "subject", "possessive"):
        return True
    opens = at == 0 or tokens[at - 1].kind in {PUNCTUATION, QUOTE}
    if opens and word in verbs() and at + 1 < len(tokens) and tokens[at + 1].capital:
        return True
    closed = words_of_class("determiner", "preposition", "subordinator", "conjunction") | {"there"}
    return opens and (
        word in closed or (word in common and not (at + 1 < len(tokens) and tokens[at + 1].capital))
    )


def _run_end(tokens: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(tokens):
        token = tokens[end]
        if token.capital and token.lower not in words_of_class("time", "month"):
            end += 1
        elif (
            token.lower in words_of_class("particle") | {"of", "for", "&"}
            and end + 1 < len(tokens)
            and tokens[end + 1].capital
            and (
                token.lower in words_of_class("particle")
                or tokens[end - 1].lower in group_words()
                or token.form == "&"
            )
        ):
            end += 2
        else:
            break
    return end


def _sighting(number: int, tokens: Sequence[Token], first: int, after: int) -> Sighting:
    bare = without_titles(tokens, (first, after))
    words = words_in(tokens, bare)
    titles = {token.lower.strip(".") for token in tokens[first : bare[0]]}
    roles = titles | _roles_before(tokens, first) | _roles_after(tokens, after)
    if words[-1].lower() in words_of_class("group"):
        roles.add(words[-1].lower())
    if _owns(tokens, after):
        roles.add("its")
    return Sighting(
        number, bare[0], after, Name(words, _kind(words, roles), _gender(roles)), frozenset(roles)
    )


def _kind(words: tuple[str, ...], roles: set[str]) -> str:
    lower = {word.lower() for word in words}
    if (
        lower & words_of_class("organisation")
        or lower & words_of_class("group")
        or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)
    ):
        return GROUP
    if roles & (words_of_class("title", "he", "she") | {"who"}):
        return PERSON
    if roles & words_of_class("group") or "which" in roles:
        return GROUP
    return PERSON if 2 <= len(words) <= 4 else UNKNOWN  # noqa: PLR2004 (a count of words or letters)


def _gender(roles: set[str]) -> str:
    if roles & words_of_class("she"):
        return "she"
    return "he" if roles & words_of_class("he") else ""


_MAX_ROLES: Final = 3


def _roles_before(tokens: Sequence[Token], first: int) -> set[str]:
    """Collect the nouns right before a name ("the video app Vidly", "its director, Eva Lund")."""
    at = first
    if at > 1 and tokens[at - 1].form == ",":
        at -= 1
    roles: set[str] = set()
    while (
        at > 0
        and len(roles) < _MAX_ROLES
        and tokens[at - 1].kind == WORD
        and tokens[at - 1].form.islower()
    ):
        word = tokens[at - 1].lower
        if word in words_of_class("determiner", "preposition", "conjunction", "subordinator"):
            break
        roles.add(word)
        at -= 1
    if (
        at > 0
        and tokens[at - 1].lower in words_of_class("preposition", "subordinator")
        and at < first
    ):
        return roles & (words_of_class("title", "group"))
    return roles


def _owns(tokens: Sequence[Token], after: int) -> bool:
    """Say whether "at its plant", "and its boats" follows a name: a body's."""
    words = [token.lower for token in tokens[after : after + 2]]
    return words[1:] == ["its"] and words[0] in {"and", "at", "in", "through", "via", "with"}


def _is_past(token: Token) -> bool:
    verb = verbs().get(token.lower)
    return token.form.islower() and verb is not None and "past" in verb.forms


def _roles_after(tokens: Sequence[Token], after: int) -> set[str]:
    """Collect the nouns of an apposition ("Eva Lund, the group's director,")."""
    if after + 1 >= len(tokens) or tokens[after].form != ",":
        return set()
    word = tokens[after + 1].lower
    if word in {"who", "which"} or tokens[after + 1].kind == NUMBER:
        return {word}
    if word not in words_of_class("determiner") and word not in words_of_class("title"):
        return set()
    roles: set[str] = set()
    for token in tokens[after + 1 : after + 9]:
        if token.kind in {PUNCTUATION, QUOTE} or token.lower in words_of_class(
            "preposition", "relative"
        ):
            break
        if _is_past(token):  # "On X, the senator called": a clause, no apposition
            return set()
        if token.kind == CLITIC:
            roles.clear()
        elif token.kind != NUMBER and token.lower not in words_of_class("determiner"):
            roles.add(token.lower)
    return roles
