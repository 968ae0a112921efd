"""Mentions → entities inside one article: surnames, titles, appositions, pronouns, descriptions.

What cannot be resolved stays as it is written: a wrong name costs more than a description.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import phrase_before
from provenance.extract.tokens import CLITIC, NUMBER, POSSESSIVES, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Frame, Token

PERSON: Final = "person"
GROUP: Final = "group"
UNKNOWN: Final = "unknown"


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


_LINKS: Final = frozenset(
    {
        "of",
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "la",
        "le",
        "for",
        "and",
        "&",
        "the",
    }
)
_SMALL_LINKS: Final = frozenset(
    {
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "la",
        "le",
        "dos",
        "ten",
        "ter",
    }
)
_ORG_LINKS: Final = frozenset({"of", "for", "&", "de"})
_ORG_WORDS: Final = frozenset(
    [
        "inc",
        "inc.",
        "corp",
        "corp.",
        "co",
        "co.",
        "ltd",
        "ltd.",
        "llc",
        "plc",
        "gmbh",
        "bank",
        "news",
        "times",
        "post",
        "journal",
        "tribune",
        "herald",
        "gazette",
        "television",
        "tv",
        "radio",
        "university",
        "college",
        "association",
        "society",
        "federation",
        "league",
        "house",
        "office",
        "forum",
        "watch",
        "press",
        "trust",
        "holdings",
        "industries",
        "systems",
        "technologies",
        "therapeutics",
        "pharma",
        "pharmaceuticals",
        "energy",
        "airlines",
        "airways",
        "motors",
        "partners",
        "analytics",
        "labs",
        "international",
        "group",
        "fund",
        "foundation",
        "institute",
        "laboratory",
        "observatory",
        "bureau",
        "authority",
        "agency",
        "ministry",
        "department",
        "council",
        "committee",
        "commission",
        "court",
        "parliament",
        "congress",
        "senate",
        "union",
        "party",
        "front",
        "movement",
        "alliance",
        "coalition",
        "network",
        "project",
        "list",
        "center",
        "centre",
        "club",
        "museum",
        "hospital",
        "church",
        "school",
        "army",
        "navy",
        "police",
        "guard",
        "service",
        "services",
        "office",
        "desk",
        "data",
        "health",
        "street",
        "research",
        "international",
        "union",
        "survey",
    ]
)


def name_run(tokens: Sequence[Token], end: int, low: int = 0) -> Range | None:
    """Return the run of a proper name that ends at token ``end``, titles included."""
    start = end
    while start > low:
        token = tokens[start - 1]
        if (
            token.capital
            or (token.form == "." and start < end)
            or (
                token.lower in _ORG_LINKS | _SMALL_LINKS
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
    """Drop the titles before a person's name ("Interior Minister Radek Molvany")."""
    first, after = run
    if tokens[after - 1].lower.strip(".") in _group_words():
        return run
    cut = first
    for at in range(first, after - 1):
        if tokens[at].lower.strip(".") in words_of_class("title"):
            cut = at + 1
    return (cut, after)


def _group_words() -> frozenset[str]:
    return words_of_class("group") | _ORG_WORDS


class Article:
    """What an article says of its names, and who was last spoken of."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Collect the names of all frames."""
        self.frames = frames
        self.sightings = tuple(_sightings(frames))
        self._full = _full_names(self.sightings)
        self.sightings = tuple(self._known(sighting) for sighting in self.sightings)
        self._kinds = {s.name.text: s.name.kind for s in self.sightings}
        self._said: list[tuple[int, str, str]] = []

    # --- resolution --------------------------------------------------------------------------

    def resolve(self, frame: int, mention: Range | None) -> str | None:
        """Return the name (or the description) of the source that a mention stands for."""
        if mention is None:
            return None
        tokens = self.frames[frame].tokens
        first, after = mention
        word = tokens[first].lower
        if word in words_of_class("relative") and after - first == 1:
            return self._antecedent(frame, first)
        if after - first == 1 and word in {"him", "herself", "himself"}:
            return self._pronoun(frame, first, "she" if word == "herself" else "he")
        if after - first == 1 and word in words_of_class("subject") | words_of_class("possessive"):
            return self._pronoun(frame, first, word)
        if (
            word in words_of_class("possessive")
            and after - first == 2
            and tokens[first + 1].lower in {"office", "campaign", "camp", "team"}
        ):
            return self._pronoun(frame, first, word) or _plain(tokens, mention)
        if word == "whose":
            return self._antecedent(frame, first)
        first = _past_lead(tokens, mention)
        head = _head_end(tokens, (first, after))
        run = name_run(tokens, head, first)
        if run is not None and not _is_title_only(tokens, run):
            return self.full(frame, _words(tokens, without_titles(tokens, run)))
        named = _titled_later(tokens, (head, after)) if run is not None else None
        if named is not None:
            return self.full(frame, named)
        apposed = self._apposed(tokens, head, after)
        if apposed is not None:
            return self.full(frame, apposed)
        return self._described(frame, tokens, (first, head)) or _plain(
            tokens, (first, head if tokens[head - 1].kind == WORD else after)
        )

    def said(self, frame: int, speaker: str | None, mention: Range | None) -> None:
        """Remember who was quoted, so that a later pronoun finds him."""
        if speaker is not None and mention is not None:
            self._said.append((frame, speaker, self._kind(speaker)))

    def full(self, frame: int, words: tuple[str, ...]) -> str:
        """Return the longest name of the article that these words are part of."""
        if (
            words
            and words[0] in {"The", "the"}
            and len(words) > 1
            and not any(s.name.words == words for s in self.sightings)
        ):
            words = words[1:]
        candidates = self._full.get(words[-1].lower(), ()) if words else ()
        fitting = [s for s in candidates if _is_part(words, s.name.words)]
        if len(fitting) == 0:
            fitting = (
                [s for s in self._full.get(words[0].lower(), ()) if _is_part(words, s.name.words)]
                if words
                else []
            )
        if not fitting:
            return " ".join(words)
        return self._best(frame, fitting, words)

    def _best(self, frame: int, fitting: list[Sighting], words: tuple[str, ...]) -> str:
        longest: dict[tuple[str, ...], Sighting] = {}
        for sighting in fitting:
            longest.setdefault(sighting.name.words, sighting)
        names = sorted(longest, key=lambda name: (-len(name), longest[name].frame))
        rivals = [name for name in names if len(name) > len(words)]
        if {name[-1] for name in rivals} and len({name[0] for name in rivals}) > 1:
            before = [s for s in fitting if s.frame <= frame and len(s.name.words) > len(words)]
            if before:
                return before[-1].name.text
        return " ".join(names[0])

    def is_name(self, speaker: str) -> bool:
        """Say whether a resolved speaker is a proper name of the article."""
        return speaker in self._kinds

    def _kind(self, speaker: str) -> str:
        return self._kinds.get(speaker, UNKNOWN)

    def _known(self, sighting: Sighting) -> Sighting:
        """Give a surname alone the kind of the full name that it stands for."""
        name = sighting.name
        if name.kind != UNKNOWN:
            return sighting
        fitting = self._full.get(name.words[-1].lower(), ())
        full = next(
            (
                s.name
                for s in fitting
                if len(s.name.words) > 1 and s.name.words[-1] == name.words[-1]
            ),
            None,
        )
        return sighting if full is None else sighting._replace(name=name._replace(kind=full.kind))

    def _antecedent(self, frame: int, relative: int) -> str | None:
        tokens = self.frames[frame].tokens
        end = relative
        while end > 0 and tokens[end - 1].form in {",", "—", "–", "―", "--"}:
            end -= 1
        found = phrase_before(tokens, 0, end) if end else None
        return self.resolve(frame, found) if found is not None and found[0] < relative else None

    def _pronoun(self, frame: int, at: int, word: str) -> str | None:
        if word in {"he", "she", "his", "her"}:
            return self._person(frame, at, "she" if word in {"she", "her"} else "he")
        if word in {"it", "its"}:
            return self._thing(frame, at) or self._last_said(frame, {GROUP})
        if word in {"they", "their"}:
            return self._last_said(frame, {GROUP, UNKNOWN})
        return None

    def _person(self, frame: int, at: int, gender: str) -> str | None:
        """Find whom "he" or "she" means: somebody of this sentence, the last one quoted, the last named."""
        here = [
            s for s in self.sightings if s.frame == frame and s.after <= at and _fits(s, gender)
        ]
        people = [s for s in here if s.name.kind == PERSON]
        if people:
            return self.full(frame, people[0].name.words)
        paragraph = self.frames[frame].paragraph
        for said_in, speaker, kind in reversed(self._said):
            if kind == GROUP or said_in > frame or not self._gender_fits(speaker, gender):
                continue
            between = [
                s
                for s in self.sightings
                if said_in < s.frame < frame
                and s.first == _subject_place(self.frames[s.frame].tokens)
                and s.name.kind == PERSON
                and _fits(s, gender)
            ]
            if between and (
                between[-1].frame == frame - 1
                or self.frames[between[-1].frame].paragraph == paragraph
            ):
                return self.full(frame, between[-1].name.words)
            return speaker
        earlier = [
            s
            for s in self.sightings
            if s.frame < frame and s.name.kind == PERSON and _fits(s, gender)
        ]
        return self.full(frame, earlier[-1].name.words) if earlier else None

    def _thing(self, frame: int, at: int) -> str | None:
        """Find what "it" means in its own sentence: the body that the sentence begins with."""
        tokens = self.frames[frame].tokens
        for sighting in self.sightings:
            if sighting.frame == frame and sighting.after <= at and sighting.name.kind != PERSON:
                begins = sighting.first == 0 or all(
                    token.form.islower() or token.lower in words_of_class("determiner")
                    for token in tokens[: sighting.first]
                )
                return self.full(frame, sighting.name.words) if begins else None
        return None

    def _gender_fits(self, speaker: str, gender: str) -> bool:
        words = tuple(speaker.split())
        known = {s.name.gender for s in self.sightings if s.name.words[-1:] == words[-1:]} - {""}
        return not known or gender in known

    def _last_said(self, frame: int, kinds: set[str]) -> str | None:
        for said_in, speaker, kind in reversed(self._said):
            if said_in <= frame and kind in kinds:
                return speaker
        return None

    def _apposed(self, tokens: Sequence[Token], head: int, after: int) -> tuple[str, ...] | None:
        """Read the name in "the group's director, Lena Vashtar"."""
        comma = next((at for at in range(head, after) if tokens[at].form == ","), after)
        at = comma + 1
        while at < after and (tokens[at].capital or tokens[at].lower in _SMALL_LINKS):
            at += 1
        if at <= comma + 1 or (at < after and tokens[at].form.islower()):
            at = max(comma + 1, at)
        if at == comma + 1 or comma == after:
            return None
        return _words(tokens, without_titles(tokens, (comma + 1, at)))

    def _company(self, frame: int, first: int) -> str | None:
        """Find the last body named that no other noun names ("Authority", "Ministry")."""
        other = words_of_class("group") - {
            "company",
            "firm",
            "maker",
            "manufacturer",
            "airline",
            "developer",
            "bank",
        }
        fitting = [
            s
            for s in self.sightings
            if (s.frame, s.first) <= (frame, first)
            and s.name.kind == GROUP
            and not other & {word.lower() for word in s.name.words}
        ]
        telling = [s for s in fitting if s.roles & ({"which"} | words_of_class("firm"))]
        chosen = telling or fitting
        return self.full(frame, chosen[-1].name.words) if chosen else None

    def _described(self, frame: int, tokens: Sequence[Token], mention: Range) -> str | None:
        """Find whom "the minister" or "the company" means: the last one with that role."""
        first, after = mention
        head = tokens[after - 1].lower
        if (
            tokens[first].lower not in {"the", "his", "her", "its", "their", "this"}
            or after - first > 4
        ):
            return None
        fitting = [
            s for s in self.sightings if head in s.roles and (s.frame, s.first) <= (frame, first)
        ]
        if fitting:
            return self.full(frame, fitting[-1].name.words)
        if head in {"company", "firm"}:
            return self._company(frame, first)
        if head == "statement":
            return self._last_said(frame, {GROUP})
        if (
            head in {"company", "firm", "group", "organisation", "organization", "agency"}
            and after - first == 2
        ):
            return self._last_said(frame, {GROUP})
        return None


def _past_lead(tokens: Sequence[Token], mention: Range) -> int:
    """Skip "Even", "One of" and the like at the beginning of a sentence: no names."""
    first, after = mention
    while first < after - 1 and tokens[first].lower in {"even", "only", "but", "and"}:
        first += 1
    return first


def _is_title_only(tokens: Sequence[Token], run: Range) -> bool:
    closed = words_of_class("determiner") | words_of_class("subject") | words_of_class("title")
    return all(token.lower.strip(".") in closed for token in tokens[run[0] : run[1]])


def _titled_later(tokens: Sequence[Token], rest: Range) -> tuple[str, ...] | None:
    """Read the name in "Minister of the Climate Kari Nygaard"."""
    run = name_run(tokens, rest[1], rest[0])
    if run is None:
        return None
    bare = without_titles(tokens, run)
    return _words(tokens, bare) if bare != run or run[1] - run[0] > 1 else None


def _fits(sighting: Sighting, gender: str) -> bool:
    return sighting.name.kind != GROUP and sighting.name.gender in {"", gender}


def _subject_place(tokens: Sequence[Token]) -> int:
    return next((at for at, token in enumerate(tokens) if token.capital), 0)


def _plain(tokens: Sequence[Token], mention: Range) -> str | None:
    first, after = mention
    words = [token.form for token in tokens[first:after]]
    text = ""
    for word in words:
        text += (
            word
            if word in {",", ")"} | POSSESSIVES or not text or text.endswith("(")
            else " " + word
        )
    return text or None


def _words(tokens: Sequence[Token], span: Range) -> tuple[str, ...]:
    return tuple(token.form for token in tokens[span[0] : span[1]] if token.kind == WORD)


def _head_end(tokens: Sequence[Token], mention: Range) -> int:
    """Return where the head of a phrase ends: before a comma, preposition or relative clause."""
    first, after = mention
    at = first
    while at < after:
        token = tokens[at]
        if token.kind in {PUNCTUATION, QUOTE} and token.form not in {"&", "."}:
            break
        if at > first and token.lower in words_of_class("preposition") | words_of_class("relative"):
            linked = (
                token.lower in _ORG_LINKS | _SMALL_LINKS
                and tokens[at - 1].capital
                and at + 1 < after
                and tokens[at + 1].capital
                and tokens[at - 1].lower in _group_words()
            )
            if not linked:
                break
        at += 1
    return max(at, first + 1)


def _is_part(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    size = len(words)
    return any(name[at : at + size] == words for at in (0, len(name) - size) if at >= 0) or (
        size > 1 and name[0] == words[0] and name[-1] == words[-1]
    )


def _sightings(frames: Sequence[Frame]) -> Iterable[Sighting]:
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
    if word in words_of_class("time") | words_of_class("month") | words_of_class(
        "subject"
    ) | words_of_class("possessive"):
        return True
    opens = at == 0 or tokens[at - 1].kind in {PUNCTUATION, QUOTE}
    if opens and word in verbs() and at + 1 < len(tokens) and tokens[at + 1].capital:
        return True
    closed = (
        words_of_class("determiner")
        | words_of_class("preposition")
        | words_of_class("subordinator")
        | words_of_class("conjunction")
    )
    return opens and (
        word in closed or (word in common and not (at + 1 < len(tokens) and tokens[at + 1].capital))
    )


def _run_end(tokens: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(tokens):
        token = tokens[end]
        if token.capital and token.lower not in words_of_class("time") | words_of_class("month"):
            end += 1
        elif (
            token.lower in _SMALL_LINKS | {"of", "for", "&"}
            and end + 1 < len(tokens)
            and tokens[end + 1].capital
            and (
                token.lower in _SMALL_LINKS
                or tokens[end - 1].lower in _group_words()
                or token.form == "&"
            )
        ):
            end += 2
        else:
            break
    return end


def _sighting(number: int, tokens: Sequence[Token], first: int, after: int) -> Sighting:
    bare = without_titles(tokens, (first, after))
    words = _words(tokens, bare)
    titles = {token.lower.strip(".") for token in tokens[first : bare[0]]}
    roles = titles | _roles_before(tokens, first) | _roles_after(tokens, after)
    if words[-1].lower() in words_of_class("group"):
        roles.add(words[-1].lower())
    return Sighting(
        number, bare[0], after, Name(words, _kind(words, roles), _gender(roles)), frozenset(roles)
    )


def _kind(words: tuple[str, ...], roles: set[str]) -> str:
    lower = {word.lower() for word in words}
    if (
        lower & _ORG_WORDS
        or lower & words_of_class("group")
        or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)
    ):
        return GROUP
    if roles & (words_of_class("title") | words_of_class("he") | words_of_class("she") | {"who"}):
        return PERSON
    if roles & words_of_class("group") or "which" in roles:
        return GROUP
    return PERSON if 2 <= len(words) <= 4 else UNKNOWN  # noqa: PLR2004 (given name and surname)


def _gender(roles: set[str]) -> str:
    if roles & words_of_class("she"):
        return "she"
    return "he" if roles & words_of_class("he") else ""


def _roles_before(tokens: Sequence[Token], first: int) -> set[str]:
    """Collect the nouns right before a name ("the video app Lumora", "its director, Eva Lund")."""
    at = first
    if at > 1 and tokens[at - 1].form == ",":
        at -= 1
    roles: set[str] = set()
    while (
        at > 0 and len(roles) < 3 and tokens[at - 1].kind == WORD and tokens[at - 1].form.islower()
    ):
        word = tokens[at - 1].lower
        if word in words_of_class("determiner") | words_of_class("preposition") | words_of_class(
            "conjunction"
        ) | words_of_class("subordinator"):
            break
        roles.add(word)
        at -= 1
    if (
        at > 0
        and tokens[at - 1].lower in words_of_class("preposition") | words_of_class("subordinator")
        and at < first
    ):
        return roles & (words_of_class("title") | words_of_class("group"))
    return roles


def _roles_after(tokens: Sequence[Token], after: int) -> set[str]:
    """Collect the nouns of an apposition ("Lena Vashtar, the group's director,")."""
    if after + 1 >= len(tokens) or tokens[after].form != ",":
        return set()
    word = tokens[after + 1].lower
    if word in {"who", "which"}:
        return {word}
    if word not in words_of_class("determiner") and word not in words_of_class("title"):
        return set()
    roles: set[str] = set()
    for token in tokens[after + 1 : after + 9]:
        if token.kind in {PUNCTUATION, QUOTE} or token.lower in words_of_class(
            "preposition"
        ) | words_of_class("relative"):
            break
        if token.kind == CLITIC:
            roles.clear()
        elif token.kind != NUMBER and token.lower not in words_of_class("determiner"):
            roles.add(token.lower)
    return roles


def _full_names(sightings: Sequence[Sighting]) -> dict[str, list[Sighting]]:
    """Index the names by their first and last words, lower case."""
    counts = Counter(s.name.words for s in sightings)
    index: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if not counts[sighting.name.words]:
            continue
        for word in {sighting.name.words[0].lower(), sighting.name.words[-1].lower()}:
            index.setdefault(word, []).append(sighting)
    return index
