"""Mentions → entities inside one article: surnames, titles, appositions, pronouns, descriptions.

What cannot be resolved stays as it is written: a wrong name costs more than a description.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.extract.lexicon import hypernyms, words_of_class
from provenance.extract.mentions import (
    apposed,
    as_written,
    author,
    head_end,
    is_his_office,
    is_person,
    is_somebody,
    is_title_only,
    past_lead,
    subject_place,
    titled_later,
    to_comma,
)
from provenance.extract.names import (
    GROUP,
    PERSON,
    UNKNOWN,
    name_run,
    without_titles,
    words_in,
)
from provenance.extract.phrases import DASHES, phrase_before
from provenance.extract.register import Register
from provenance.extract.tokens import WORD
from provenance.read.outlets import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Frame, Token

_AGE: Final = re.compile(r"\d{1,3}-year-old")
_PARENT: Final = re.compile(
    r"(?:mum|mom|mother|grandmother|gran|dad|father|grandfather)[- ]of[- ]"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_FATHER: Final = ("dad", "father", "grandfather")
_COMPANIES: Final = frozenset({"company", "firm", "operator", "manufacturer", "airline", "maker"})
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
        if is_his_office(tokens, mention):
            return self._pronoun(frame, first, word) or as_written(tokens, mention)
        return self._noun_phrase(frame, tokens, (past_lead(tokens, mention), after))

    def _noun_phrase(self, frame: int, tokens: Sequence[Token], mention: Range) -> str | None:
        """Resolve a phrase: the name at its head or in its apposition, or the role it names."""
        first, after = mention
        head = head_end(tokens, mention)
        run = name_run(tokens, head, first)
        if run is not None and not is_title_only(tokens, run):
            return self.names.full(frame, words_in(tokens, without_titles(tokens, run)))
        named = titled_later(tokens, (head, after)) if run is not None else None
        named = named or apposed(tokens, head, after) or author(tokens, head, after)
        if named is not None:
            return self.names.full(frame, named)
        whole = head - first == 1 or tokens[head - 1].kind != WORD
        plain = (first, to_comma(tokens, mention) if whole else head)
        return self._described(frame, tokens, (first, head)) or as_written(tokens, plain)

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
        people = [s for s in self.names.within(frame, at) if is_person(s, gender)]
        if people:
            return self.names.full(frame, people[0].name.words)
        for said_in, speaker, kind in reversed(self._said[-_MAX_SAID:]):
            somebody = kind == PERSON or (kind != GROUP and is_somebody(speaker))
            if somebody and self.names.gender_fits(speaker, gender):
                return self._subject_since(frame, said_in, gender) or speaker
        earlier = (s for s in self.names.before(frame, 0) if is_person(s, gender))
        found = next(earlier, None)
        return None if found is None else self.names.full(frame, found.name.words)

    def _subject_since(self, frame: int, said_in: int, gender: str) -> str | None:
        """Find a person whom a sentence since then was about, in this paragraph or just before."""
        for sighting in self.names.before(frame, 0):
            if sighting.frame <= said_in:
                return None
            tokens = self.frames[sighting.frame].tokens
            if sighting.first == subject_place(tokens) and is_person(sighting, gender):
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
        if head in _COMPANIES:
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
            and canonical(s.name.text) is None  # the agency that was told so
        ]
        telling = [s for s in fitting if s.roles & (words_of_class("firm") | {"which"})]
        chosen = next(iter([*telling, *fitting]), None)
        return None if chosen is None else self.names.full(frame, chosen.name.words)


def _pronouns() -> frozenset[str]:
    reflexive = {"him", "himself", "herself"}
    return words_of_class("subject", "possessive") | reflexive
