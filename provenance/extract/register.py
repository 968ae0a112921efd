"""All names of an article, indexed: the full form of a part, a role's bearer, who is near."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from provenance.extract.lexicon import words_of_class
from provenance.extract.names import GROUP, PERSON, UNKNOWN, sightings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.names import Sighting
    from provenance.extract.tokens import Frame

_MAX_NAMESAKES: Final = 64
_WINDOW: Final = 400
"""How many sightings back a description or pronoun may reach, so that time stays linear."""


class Register:
    """The names of an article."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Collect the names of all frames."""
        seen = tuple(sightings_of(frames))
        self._namesakes = _by_word(seen)
        self._surnames = {
            s.name.words[-1]: s.name.kind for s in reversed(seen) if len(s.name.words) > 1
        }
        self._sightings = tuple(self._known(sighting) for sighting in seen)
        self._frames = [sighting.frame for sighting in self._sightings]
        self._kinds = {s.name.words: s.name.kind for s in self._sightings}
        self._roles: dict[tuple[str, ...], set[str]] = {}
        for sighting in self._sightings:
            self._roles.setdefault(sighting.name.words, set()).update(sighting.roles)
        self._genders: dict[str, set[str]] = {}
        for sighting in self._sightings:
            self._genders.setdefault(sighting.name.words[-1], set()).add(sighting.name.gender)

    def full(self, frame: int, words: tuple[str, ...]) -> str:
        """Return the longest name of the article that these words are part of.

        Of several people with that surname it is the one named last before.
        """
        if len(words) > 1 and words[0].lower() == "the" and words not in self._kinds:
            words = words[1:]
        fitting = self._fitting(words)
        longer = [name for name in fitting if len(name) > len(words)]
        if len({name[0] for name in longer}) > 1:
            before = [(self._last_before(name, frame), name) for name in longer]
            near = [item for item in before if item[0] >= 0]
            if near:
                return " ".join(max(near)[1])
        best = min(fitting, key=lambda name: (-len(name), fitting[name][0]), default=words)
        return " ".join(best)

    def is_name(self, speaker: str) -> bool:
        """Say whether a resolved speaker is a proper name of the article."""
        return tuple(speaker.split()) in self._kinds

    def kind(self, speaker: str) -> str:
        """Return what a resolved speaker is: a person, a group or unknown."""
        return self._kinds.get(tuple(speaker.split()), UNKNOWN)

    def roles(self, speaker: str) -> set[str]:
        """Return the nouns that go with a speaker's full name anywhere in the article."""
        return self._roles.get(tuple(speaker.split()), set())

    def may_be_body(self, speaker: str) -> bool:
        """Say whether a name is a body's: by its words, by "its" beside it, or by its short form.

        A body is called by the first word of its name, a person by the last.
        """
        words = tuple(speaker.split())
        kind, roles = self._kinds.get(words), self._roles.get(words, set())
        if kind != PERSON:
            return kind == GROUP
        if roles & (words_of_class("title", "he", "she") | {"who"}):
            return False
        return "its" in roles or (words[:1] in self._kinds and words[-1:] not in self._kinds)

    def gender_fits(self, speaker: str, gender: str) -> bool:
        """Say whether nothing speaks against "he" or "she" for a speaker."""
        if not gender:
            return True
        known = self._genders.get(speaker.rsplit(maxsplit=1)[-1], set()) - {""}
        return not known or gender in known

    def within(self, frame: int, after: int) -> list[Sighting]:
        """List the names of a frame that end at or before a token."""
        start, end = bisect_left(self._frames, frame), bisect_left(self._frames, frame + 1)
        return [s for s in self._sightings[start:end] if s.after <= after]

    def before(self, frame: int, first: int) -> list[Sighting]:
        """List the last names before a token of a frame, latest first."""
        end = bisect_left(self._frames, frame)
        here = self.within(frame, first)
        return [*reversed(here), *reversed(self._sightings[max(0, end - _WINDOW) : end])]

    def _fitting(self, words: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
        for word in dict.fromkeys((words[-1].lower(), words[0].lower())) if words else ():
            known = self._namesakes.get(word, {})
            fitting = {name: frames for name, frames in known.items() if _is_part(words, name)}
            if fitting:
                return fitting
        return {}

    def _last_before(self, name: tuple[str, ...], frame: int) -> int:
        frames = self._namesakes[name[-1].lower()].get(name, [])
        at = bisect_left(frames, frame + 1)
        return frames[at - 1] if at else -1

    def _known(self, sighting: Sighting) -> Sighting:
        """Give a surname alone the kind of the full name that it stands for."""
        name = sighting.name
        if name.kind != UNKNOWN or len(name.words) > 1:
            return sighting
        kind = self._surnames.get(name.words[-1])
        return sighting if kind is None else sighting._replace(name=name._replace(kind=kind))


def _by_word(sightings: Sequence[Sighting]) -> dict[str, dict[tuple[str, ...], list[int]]]:
    """Index the names by their first and last words, lower case, with the frames they stand in."""
    index: dict[str, dict[tuple[str, ...], list[int]]] = {}
    for sighting in sightings:
        words = sighting.name.words
        for word in dict.fromkeys((words[0].lower(), words[-1].lower())):
            names = index.setdefault(word, {})
            if words in names or len(names) < _MAX_NAMESAKES:
                names.setdefault(words, []).append(sighting.frame)
    return index


def _is_part(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    size = len(words)
    return any(name[at : at + size] == words for at in (0, len(name) - size) if at >= 0) or (
        size > 1 and name[0] == words[0] and name[-1] == words[-1]
    )
