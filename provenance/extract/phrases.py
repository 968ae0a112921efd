"""Noun phrases that end before a verb, found without a parser: by closed classes and capitals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.tokens import CLITIC, NUMBER, POSSESSIVES, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.tokens import Token


Range = tuple[int, int]
"""``[first, last)`` as token numbers of a frame."""


DASHES: Final = frozenset({"—", "–", "―", "--", "---", "-"})


MAX_PHRASE: Final = 45


@cache
def finite() -> frozenset[str]:
    """Return the words that are a finite verb wherever they stand: auxiliaries and modals."""
    return words_of_class("be", "have", "do", "modal")


@cache
def stoppers() -> frozenset[str]:
    """Return the words that no noun phrase goes across."""
    return words_of_class("breaking", "subordinator") | (
        finite() - {"'s", "’s", "'d", "’d", "may", "will", "being", "having"}
    )


def is_adverb(token: Token) -> bool:
    """Say whether a token is an adverb by the closed list or its ending."""
    return token.lower in words_of_class("adverb") or (
        token.kind == WORD
        and token.form.islower()
        and len(token.lower) > 4  # noqa: PLR2004 (a count of words or letters)
        and token.lower.endswith("ly")
        and token.lower
        not in {
            "family",
            "assembly",
            "reply",
            "italy",
            "ally",
            "rally",
            "supply",
            "daily",
            "weekly",
            "monthly",
        }
    )


def phrase_before(tokens: Sequence[Token], low: int, end: int) -> Range | None:
    """Find the noun phrase that ends at ``end``."""
    start = end
    while start > low and end - start < MAX_PHRASE and _belongs(tokens, low, start, end):
        start -= 1
    start = _trim(tokens, start, end)
    return (start, end) if start < end and _is_nominal(tokens, start, end) else None


PERSONAL: Final = frozenset({"he", "she", "it", "they", "we", "i"})
_MAX_TITLE: Final = 40
"""The longest quote, in characters, that may be part of a name ("the “60 Minutes” host")."""


def _belongs(tokens: Sequence[Token], low: int, start: int, end: int) -> bool:  # noqa: PLR0911 (a decision list)
    """Say whether the token before ``start`` is part of the phrase that ends at ``end``."""
    token = tokens[start - 1]
    word = token.lower
    if token.kind == QUOTE:
        return start < end and start - 1 > low and _is_title(token)
    if token.kind == PUNCTUATION:
        return token.form in {"&", "$", "#", "@", "%"} or (
            token.form == "." and start < end and len(tokens[start - 2].form) == 1
        )
    if token.kind == CLITIC:
        return word in POSSESSIVES and start < end
    if word in {"and", "or"}:
        return _joins_nouns(tokens, low, start, end)
    if word in stoppers():
        return False
    if word in words_of_class("subject") - words_of_class("determiner") and word != "others":
        return False
    if word in words_of_class("preposition"):
        return _links_nouns(tokens, low, start)
    if _is_finite_verb(tokens, low, start - 1) or _follows_pronoun(tokens, low, start - 1):
        return False
    if start < end and _begins_phrase(tokens[start]) and not _takes_phrase(token):
        return False
    return word not in {"to", "then", "not", "however", "yet", "but"}


def _is_title(token: Token) -> bool:
    """Say whether a quote may stand inside a name: it is short and no clause ends with it."""
    return len(token.form) <= _MAX_TITLE and token.form[-1:] not in ",.?!"


def _follows_pronoun(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Say whether a word is the verb of "he", "it" and the like right before it."""
    return at > low and tokens[at - 1].lower in PERSONAL


def _begins_phrase(token: Token) -> bool:
    return token.lower in words_of_class("possessive") | {"a", "an", "the"} and token.form.islower()


def _takes_phrase(token: Token) -> bool:
    """Say whether a determiner may follow inside one noun phrase ("all the", "of the")."""
    return (
        token.lower in words_of_class("preposition", "conjunction")
        or token.lower in {"all", "both", "half", "even", "only", "to"}
        or token.kind != WORD
    )


def _joins_nouns(tokens: Sequence[Token], low: int, start: int, end: int) -> bool:
    """Say whether "and" joins two noun phrases: both sides alike, and no verb before it."""
    if start >= end or start - 2 < low:
        return False
    left, right = tokens[start - 2], tokens[start]
    if left.kind not in {WORD, NUMBER}:
        return False
    if left.capital and right.capital:
        return True
    if right.lower in words_of_class("possessive"):
        return True
    return (
        left.form.islower()
        and right.form.islower()
        and left.lower.endswith("s")
        and tokens[end - 1].lower.endswith("s")
        and left.lower not in verbs()
    )


def _links_nouns(tokens: Sequence[Token], low: int, start: int) -> bool:
    """Say whether a preposition hangs on a noun before it ("a man from Ohio")."""
    if start - 2 < low:
        return False
    left = tokens[start - 2]
    if left.kind == PUNCTUATION or left.lower in stoppers():
        return False
    if left.lower in words_of_class("time") and not left.lower.endswith("s"):
        return False
    return left.lower not in words_of_class("conjunction") and not is_adverb(left)


def _is_finite_verb(tokens: Sequence[Token], low: int, at: int) -> bool:
    verb = verbs().get(tokens[at].lower)
    if verb is None or tokens[at].capital or at - 1 < low:
        return False
    before = tokens[at - 1]
    if before.lower in words_of_class("determiner", "preposition"):
        return False
    if before.lower in words_of_class("subject") or before.kind == CLITIC:
        return before.kind != CLITIC
    if at - 1 == low and verb.forms == {"third"}:
        return False
    if verb.forms & {"past", "third"} and "participle" not in verb.forms:
        return not before.form.islower() or before.lower.endswith("s")
    return bool(verb.forms & {"past", "third"}) and before.capital


def _trim(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drop from the left what cannot begin a noun phrase."""
    while start < end:
        token = tokens[start]
        word = token.lower
        droppable = (
            word in words_of_class("conjunction")
            or (
                word in words_of_class("preposition")
                and word not in {"like", "over", "under", "near", "around", "about"}
            )
            or (is_adverb(token) and word not in {"both", "all", "even", "only"})
            or (token.kind == PUNCTUATION and token.form not in {"$", "@", "#"})
            or token.kind == CLITIC
            or word in {"to", "not"}
        )
        if not droppable:
            break
        start += 1
    return start


def _is_nominal(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a phrase can be a noun phrase: by its last word and its first."""
    head = tokens[end - 1]
    if head.kind not in {WORD, NUMBER}:
        return head.kind == CLITIC and end - start > 1
    word = head.lower
    return not head.form.islower() or not (
        word in words_of_class("preposition", "conjunction", "possessive")
        or word in stoppers()
        or word in {"the", "a", "an", "to", "not", "there", "it"}
    )
