"""Reporting cues in a frame: verb groups with their tense, negation and modality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import is_adverb
from provenance.extract.tokens import CLITIC, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.lexicon import Use, Verb
    from provenance.extract.tokens import Token

ACTIVE: Final = "active"
PASSIVE: Final = "passive"
PARTICIPLE: Final = "participle"
INFINITIVE: Final = "infinitive"


class VerbGroup(NamedTuple):
    """A reporting verb with what belongs to it: "has not said", "declined to say".

    Token numbers: the group is ``[first, after)`` and its verb ``head``. ``voice`` is active,
    passive, participle ("…, saying") or infinitive. ``uses`` are the readings whose particles
    follow, the longest particles first. ``sure`` says that the form is no noun or base form.
    """

    first: int
    head: int
    after: int
    voice: str
    uses: tuple[Use, ...]
    sure: bool

    @property
    def complements(self) -> str:
        """The complement codes of all readings."""
        return "".join(use.complements for use in self.uses)

    @property
    def cue_class(self) -> str:
        """The class of the first reading."""
        return self.uses[0].cue_class


def verb_groups(tokens: Sequence[Token]) -> Iterator[VerbGroup]:
    """Yield the reporting verb groups of a frame from left to right."""
    known = verbs()
    for at, token in enumerate(tokens):
        if token.kind != WORD:
            continue
        verb = known.get(token.lower)
        if verb is None or _refuses(tokens, at):
            continue
        group = _group(tokens, at, verb)
        if group is not None and (not token.capital or _may_be_capital(tokens, at)):
            yield group


def _refuses(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb only negates the reporting verb after it ("declined to say")."""
    if tokens[at].lower not in words_of_class("refusing") or at + 2 >= len(tokens):
        return False
    after = verbs().get(tokens[at + 2].lower)
    return tokens[at + 1].lower == "to" and after is not None and "base" in after.forms


def _may_be_capital(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a capitalised word may be a verb: in a headline, after a quote, before a name."""
    if not verbs()[tokens[at].lower].forms & {"third", "past"}:
        return False
    if at > 0 and (tokens[at - 1].kind == QUOTE or tokens[at - 1].form == ","):
        return True
    words = [token for token in tokens if token.kind == WORD and len(token.form) > 3]  # noqa: PLR2004 (a count of words or letters)
    return at > 0 and sum(token.capital for token in words) * 10 >= len(words) * 9


def _group(tokens: Sequence[Token], at: int, verb: Verb) -> VerbGroup | None:
    uses, after = _uses(tokens, at, verb)
    if not uses:
        return None
    first, voice = _left_edge(tokens, at, verb)
    if voice is None:
        return None
    sure = first < at or verb.forms <= {"past", "participle"} or voice == PARTICIPLE
    return VerbGroup(first, at, after, voice, uses, sure)


def _uses(tokens: Sequence[Token], at: int, verb: Verb) -> tuple[tuple[Use, ...], int]:
    """Return the readings with the longest particles that follow, and where they end."""
    longest = -1
    found: list[Use] = []
    for use in verb.uses:
        size = len(use.particles)
        if size < longest or not _follows(tokens, at + 1, use.particles):
            continue
        if size > longest:
            longest, found = size, []
        found.append(use)
    return tuple(found), at + 1 + max(longest, 0)


def _follows(tokens: Sequence[Token], at: int, particles: tuple[str, ...]) -> bool:
    return all(
        at + place < len(tokens) and tokens[at + place].lower == word
        for place, word in enumerate(particles)
    )


def _left_edge(tokens: Sequence[Token], at: int, verb: Verb) -> tuple[int, str | None]:
    """Find where the verb group begins, and its voice (None: no verb here)."""
    first = at
    helpers: list[str] = []
    while first > 0:
        token = tokens[first - 1]
        word = token.lower
        if word in _helpers() or (token.kind == CLITIC and word in _CLITIC_HELPERS):
            helpers.append(word)
        elif _parts_perfect(tokens, first):
            first -= 1
        elif not is_adverb(token) or (token.capital and first - 1 > 0):
            break
        first -= 1
    # leading adverbs without an auxiliary stay outside, but for a negation
    while (
        first < at
        and is_adverb(tokens[first])
        and tokens[first].lower not in words_of_class("negation")
    ):
        first += 1
    before = tokens[first - 1] if first else None
    if before is not None and before.lower == "to" and not helpers:
        return _infinitive(tokens, first, verb)
    return _voiced(tokens, first, at, helpers, verb)


def _parts_perfect(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a time stands between "had" and its participle ("had in October warned")."""
    return (
        first > 2  # noqa: PLR2004 (an auxiliary, a preposition, a time)
        and tokens[first - 1].lower in words_of_class("time", "month")
        and tokens[first - 2].lower in {"in", "on", "last", "this", "earlier"}
        and tokens[first - 3].lower in words_of_class("have")
    )


_CLITIC_HELPERS: Final = frozenset(
    {"'s", "’s", "'ve", "’ve", "'re", "’re", "'ll", "’ll", "'d", "’d", "'m", "’m"}
)


def _helpers() -> frozenset[str]:
    return words_of_class("be", "have", "do", "modal") | {"not", "never"}


def _infinitive(tokens: Sequence[Token], first: int, verb: Verb) -> tuple[int, str | None]:
    """Join "declined to say"; any other infinitive has no subject of its own."""
    if "base" not in verb.forms:
        return first, None
    raiser = first - 2
    if raiser < 0 or tokens[raiser].lower not in words_of_class("raising"):
        return first, INFINITIVE
    start = raiser
    while start > 0 and (tokens[start - 1].lower in _helpers() or is_adverb(tokens[start - 1])):
        start -= 1
    return start, ACTIVE


def _voiced(  # noqa: PLR0911 (a decision list)
    tokens: Sequence[Token], first: int, at: int, helpers: list[str], verb: Verb
) -> tuple[int, str | None]:
    """Judge a form by the auxiliary nearest to it."""
    plain = [
        word
        for word in helpers
        if word not in words_of_class("negation") or word in _helpers() - {"not", "never"}
    ]
    nearest = plain[0] if plain else ""
    forms = verb.forms
    if nearest in words_of_class("be") and nearest not in {"'d", "’d"}:
        if "ing" in forms:
            return first, ACTIVE
        if nearest in {"'s", "’s"} and forms & {"past", "third"}:
            return at, ACTIVE if "past" in forms or "third" in forms else None
        return (first, PASSIVE) if "participle" in forms else (first, None)
    if nearest in words_of_class("have") and forms & {"participle", "past"}:
        return first, ACTIVE
    if nearest in words_of_class("modal", "do") and "base" in forms:
        return first, ACTIVE
    if plain:
        return first, None
    if "ing" in forms and not forms & {"past", "base"}:
        return first, PARTICIPLE
    return _bare(tokens, first, verb)


def _bare(tokens: Sequence[Token], first: int, verb: Verb) -> tuple[int, str | None]:
    """Judge a form without auxiliaries by the word before it: a noun's place or a verb's."""
    if first == 0:
        return first, ACTIVE if verb.forms & {"past", "third"} else None
    before = tokens[first - 1]
    word = before.lower
    if before.kind == PUNCTUATION and before.form not in {
        ",",
        ")",
        "]",
        "—",
        "–",
        "―",
        "--",
        "-",
        '"',
    }:
        return first, None
    if before.kind == CLITIC and word in {"'s", "’s"}:
        return first, ACTIVE if verb.forms == {"past", "participle"} else None
    if word in _noun_places():
        return first, None
    if verb.forms <= {"base"} and not _plural(tokens, first):
        return first, None
    return first, ACTIVE


def _noun_places() -> frozenset[str]:
    return (
        (
            words_of_class("determiner")
            - {
                "many",
                "some",
                "most",
                "both",
                "all",
                "others",
                "that",
                "several",
                "few",
                "two",
                "three",
                "one",
            }
        )
        | words_of_class("preposition")
        | {"to", "or", "than"}
    )


def _plural(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a base form may be a verb here: its subject is plural, I, we, you or who."""
    while first > 1 and is_adverb(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1]
    if before.kind in {QUOTE, PUNCTUATION}:
        return before.form in {",", ")"}
    return before.lower in words_of_class("plural") or before.lower.endswith("s") or before.capital
