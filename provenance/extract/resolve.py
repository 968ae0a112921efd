"""Mentions → entities inside one article: surnames, titles, appositions, pronouns, descriptions.

What cannot be resolved stays as it is written: a wrong name costs more than a description.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.extract.lexicon import hypernyms, words_of_class
from provenance.extract.names import (
    GROUP,
    ORGANISATION_LINKS,
    PERSON,
    UNKNOWN,
    group_words,
    name_run,
    without_titles,
    words_in,
)
from provenance.extract.phrases import DASHES, phrase_before
from provenance.extract.register import Register
from provenance.extract.tokens import POSSESSIVES, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.names import Sighting
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Frame, Token

_AGE: Final = re.compile(r"\d{1,3}-year-old")
_PARENT: Final = re.compile(
    r"(?:mum|mom|mother|grandmother|gran|dad|father|grandfather)[- ]of[- ]"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_FATHER: Final = ("dad", "father", "grandfather")
_MAX_SAID: Final = 40
_MAX_DESCRIPTION: Final = 4


class Article:
    """Who is who in an article, as far as it has been read.

    ``said`` must be called for each attribution in text order, since a pronoun means who spoke
    or was named last.
    """

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Collect the names of all frames."""
        self.frames = frames
        self.names = Register(frames)
        self._said: list[tuple[int, str, str]] = []

    def said(self, frame: int, speaker: str | None, mention: Range | None) -> None:
        """Remember who was quoted."""
        if speaker is not None and mention is not None:
            self._said.append((frame, speaker, self.names.kind(speaker)))

    def resolve(self, frame: int, mention: Range | None) -> str | None:
        """Return the name (or the description) of the source that a mention stands for."""
        if mention is None:
            return None
        tokens = self.frames[frame].tokens
        first, after = mention
        word = tokens[first].lower
        if word == "whose" or (word in words_of_class("relative") and after - first == 1):
            return self._antecedent(frame, first)
        if after - first == 1 and word in _pronouns():
            return self._pronoun(frame, first, word)
        if _is_his_office(tokens, mention):
            return self._pronoun(frame, first, word) or _plain(tokens, mention)
        return self._noun_phrase(frame, tokens, (_past_lead(tokens, mention), after))

    def _noun_phrase(self, frame: int, tokens: Sequence[Token], mention: Range) -> str | None:
        """Resolve a phrase: the name at its head or in its apposition, or the role it names."""
        first, after = mention
        head = _head_end(tokens, mention)
        run = name_run(tokens, head, first)
        if run is not None and not _is_title_only(tokens, run):
            return self.names.full(frame, words_in(tokens, without_titles(tokens, run)))
        named = _titled_later(tokens, (head, after)) if run is not None else None
        named = named or _apposed(tokens, head, after) or _author(tokens, head, after)
        if named is not None:
            return self.names.full(frame, named)
        whole = head - first == 1 or tokens[head - 1].kind != WORD
        plain = (first, _to_comma(tokens, mention) if whole else head)
        return self._described(frame, tokens, (first, head)) or _plain(tokens, plain)

    def _antecedent(self, frame: int, relative: int) -> str | None:
        tokens = self.frames[frame].tokens
        end = relative
        while end > 0 and (tokens[end - 1].form == "," or tokens[end - 1].form in DASHES):
            end -= 1
        found = phrase_before(tokens, 0, end) if end else None
        return self.resolve(frame, found) if found is not None and found[0] < relative else None

    def _pronoun(self, frame: int, at: int, word: str) -> str | None:
        if word in {"he", "his", "him", "himself"}:
            return self._person(frame, at, "he")
        if word in {"she", "her", "herself"}:
            return self._person(frame, at, "she")
        if word in {"it", "its"}:
            return self._thing(frame, at) or self._last_body(frame)
        if word in {"they", "their"}:
            return self._last_said(frame, {GROUP, UNKNOWN})
        return None

    def _person(self, frame: int, at: int, gender: str) -> str | None:
        """Find whom "he" means: somebody of this sentence, the last one quoted, the last named."""
        people = [s for s in self.names.within(frame, at) if _is_person(s, gender)]
        if people:
            return self.names.full(frame, people[0].name.words)
        for said_in, speaker, kind in reversed(self._said[-_MAX_SAID:]):
            somebody = kind == PERSON or (kind != GROUP and _is_somebody(speaker))
            if somebody and self.names.gender_fits(speaker, gender):
                return self._subject_since(frame, said_in, gender) or speaker
        earlier = (s for s in self.names.before(frame, 0) if _is_person(s, gender))
        found = next(earlier, None)
        return None if found is None else self.names.full(frame, found.name.words)

    def _subject_since(self, frame: int, said_in: int, gender: str) -> str | None:
        """Find a person whom a sentence since then was about, in this paragraph or just before."""
        for sighting in self.names.before(frame, 0):
            if sighting.frame <= said_in:
                return None
            tokens = self.frames[sighting.frame].tokens
            if sighting.first == _subject_place(tokens) and _is_person(sighting, gender):
                paragraph = self.frames[sighting.frame].paragraph
                near = sighting.frame == frame - 1 or paragraph == self.frames[frame].paragraph
                return self.names.full(frame, sighting.name.words) if near else None
        return None

    def _thing(self, frame: int, at: int) -> str | None:
        """Find what "it" means in its own sentence: the body that the sentence begins with."""
        tokens = self.frames[frame].tokens
        found = next((s for s in self.names.within(frame, at) if s.name.kind != PERSON), None)
        if found is None:
            return None
        lead = tokens[: found.first]
        begins = all(t.form.islower() or t.lower in words_of_class("determiner") for t in lead)
        return self.names.full(frame, found.name.words) if begins else None

    def _last_said(self, frame: int, kinds: set[str]) -> str | None:
        for said_in, speaker, kind in reversed(self._said[-_MAX_SAID:]):
            if said_in <= frame and kind in kinds:
                return speaker
        return None

    def _last_body(self, frame: int) -> str | None:
        """Find what "it" means where nothing in the sentence does: the last body quoted."""
        for said_in, speaker, kind in reversed(self._said[-_MAX_SAID:]):
            if said_in <= frame and (kind == GROUP or self.names.may_be_body(speaker)):
                return speaker
        return None

    def _described(self, frame: int, tokens: Sequence[Token], mention: Range) -> str | None:
        """Find whom "the minister" or "the company" means: the last one with that role."""
        first, after = mention
        head = tokens[after - 1].lower
        definite = tokens[first].lower in words_of_class("possessive") | {"the", "this"}
        if not definite or after - first > _MAX_DESCRIPTION:
            return None
        for sighting in self.names.before(frame, first):
            if head in sighting.roles:
                return self.names.full(frame, sighting.name.words)
        if head in {"company", "firm"}:
            return self._company(frame, first)
        if head in {"statement", "group", "organisation", "organization", "agency"}:
            return self._last_body(frame)
        if _AGE.match(tokens[first + 1].lower):
            return self._aged(frame, first, tokens[first + 1].lower)
        return self._parent(frame, tokens, mention) or self._last_bearer(frame, first, head)

    def _parent(self, frame: int, tokens: Sequence[Token], mention: Range) -> str | None:
        """Find whom "the mum-of-two" and "the father of three" mean."""
        words = " ".join(token.lower for token in tokens[mention[1] - 1 : mention[1] + 2])
        if _PARENT.match(words) is None:
            return None
        return self._person(frame, mention[0], "he" if words.startswith(_FATHER) else "she")

    def _last_bearer(self, frame: int, first: int, noun: str) -> str | None:
        """Find whom "the diplomat" means: the last one quoted, or named, with such a role."""
        roles = hypernyms().get(noun, frozenset())
        for said_in, speaker, kind in reversed(self._said[-_MAX_SAID:]):
            if said_in <= frame and kind != GROUP and roles & self.names.roles(speaker):
                return speaker
        named = (s for s in self.names.before(frame, first) if roles & s.roles)
        found = next((s for s in named if s.name.kind == PERSON), None)
        return None if found is None else self.names.full(frame, found.name.words)

    def _aged(self, frame: int, first: int, description: str) -> str | None:
        """Find whom "the 67-year-old" means: the last one of that age, else the last one named."""
        age = description.partition("-")[0]
        people = (s for s in self.names.before(frame, first) if s.name.kind == PERSON)
        found = next((s for s in people if age in s.roles), None)
        if found is not None:
            return self.names.full(frame, found.name.words)
        return self._person(frame, first, "")

    def _company(self, frame: int, first: int) -> str | None:
        """Find the last body named that no other noun names ("Authority", "Ministry")."""
        other = words_of_class("group") - words_of_class("firm")
        fitting = [
            s
            for s in self.names.before(frame, first)
            if (s.name.kind == GROUP or self.names.may_be_body(s.name.text))
            and not other & {word.lower() for word in s.name.words}
        ]
        telling = [s for s in fitting if s.roles & (words_of_class("firm") | {"which"})]
        chosen = next(iter([*telling, *fitting]), None)
        return None if chosen is None else self.names.full(frame, chosen.name.words)


def _pronouns() -> frozenset[str]:
    reflexive = {"him", "himself", "herself"}
    return words_of_class("subject", "possessive") | reflexive


def _is_his_office(tokens: Sequence[Token], mention: Range) -> bool:
    """Say whether a phrase is "his office", which speaks for him."""
    words = [token.lower for token in tokens[mention[0] : mention[1]]]
    return (
        len(words) == len(("his", "office"))
        and words[0] in words_of_class("possessive")
        and words[1] in {"office", "campaign", "camp", "team"}
    )


def _is_somebody(speaker: str) -> bool:
    """Say whether "he" may mean a speaker: no plural description, and no report or poll."""
    head = speaker.rsplit(maxsplit=1)[-1]
    return not head.islower() or not (head.endswith("s") or head in words_of_class("paper"))


def _is_person(sighting: Sighting, gender: str) -> bool:
    """Say whether a name is a person's that "he" or "she" fits; with no gender, any person's."""
    return sighting.name.kind == PERSON and (not gender or sighting.name.gender in {"", gender})


def _subject_place(tokens: Sequence[Token]) -> int:
    return next((at for at, token in enumerate(tokens) if token.capital), 0)


def _past_lead(tokens: Sequence[Token], mention: Range) -> int:
    """Skip "Even" and the like at the beginning of a sentence: no names."""
    first, after = mention
    while first < after - 1 and tokens[first].lower in {"even", "only", "but", "and"}:
        first += 1
    return first


def _head_end(tokens: Sequence[Token], mention: Range) -> int:
    """Return where the head of a phrase ends: before a comma, preposition or relative clause."""
    first, after = mention
    at = first
    while at < after:
        token = tokens[at]
        if token.kind in {PUNCTUATION, QUOTE} and token.form not in {"&", "."}:
            break
        opens = words_of_class("preposition", "relative")
        if at > first and token.lower in opens and not _links_name(tokens, at, after):
            break
        at += 1
    return max(at, first + 1)


def _to_comma(tokens: Sequence[Token], mention: Range) -> int:
    return next((at for at in range(*mention) if tokens[at].form == ","), mention[1])


def _links_name(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Say whether "of" stands inside a name ("the Bank of England")."""
    return (
        tokens[at].lower in ORGANISATION_LINKS | words_of_class("particle")
        and tokens[at - 1].capital
        and at + 1 < after
        and tokens[at + 1].capital
        and tokens[at - 1].lower in group_words()
    )


def _is_title_only(tokens: Sequence[Token], run: Range) -> bool:
    closed = words_of_class("determiner", "subject", "title")
    return all(token.lower.strip(".") in closed for token in tokens[run[0] : run[1]])


def _titled_later(tokens: Sequence[Token], rest: Range) -> tuple[str, ...] | None:
    """Read the name in "Minister of the Climate Eva Lund"."""
    run = name_run(tokens, rest[1], rest[0])
    if run is None:
        return None
    bare = without_titles(tokens, run)
    return words_in(tokens, bare) if bare != run or run[1] - run[0] > 1 else None


def _apposed(tokens: Sequence[Token], head: int, after: int) -> tuple[str, ...] | None:
    """Read the name in "the group's director, Eva Lund" and in "a buyer, the singer Eva Lund"."""
    first = next((at + 1 for at in range(head, after) if tokens[at].form == ","), after)
    at = first
    while at < after and (tokens[at].capital or tokens[at].lower in words_of_class("particle")):
        at += 1
    if at > first:
        return words_in(tokens, without_titles(tokens, (first, at)))
    last = next((at for at in range(first, after) if tokens[at].form == ","), after)
    run = name_run(tokens, last, first)
    if run is None or run[1] - run[0] == 1 or not _is_noun(tokens, first, run[0] - 1):
        return None
    return words_in(tokens, without_titles(tokens, run))


def _author(tokens: Sequence[Token], head: int, after: int) -> tuple[str, ...] | None:
    """Read the name in "a statement from Acme Tools"."""
    if tokens[head - 1].lower not in words_of_class("paper") or after - head < len(("from", "X")):
        return None
    run = name_run(tokens, after, head + 1)
    if tokens[head].lower not in {"from", "by"} or run is None or run[0] > head + 2:
        return None
    return words_in(tokens, without_titles(tokens, run))


def _is_noun(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a word inside a phrase that a determiner begins may be a common noun."""
    closed = words_of_class("preposition", "conjunction", "determiner", "relative")
    begins = tokens[first].lower in words_of_class("determiner")
    return begins and at > first and tokens[at].form.islower() and tokens[at].lower not in closed


def _plain(tokens: Sequence[Token], mention: Range) -> str | None:
    text = ""
    for token in tokens[mention[0] : mention[1]]:
        tight = token.form in {",", ")"} | POSSESSIVES or not text or text.endswith("(")
        text += token.form if tight else f" {token.form}"
    return text or None
