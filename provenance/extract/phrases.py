"""Noun phrases beside a verb, found without a parser: by closed classes, capitals and commas."""

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

_DASHES: Final = frozenset({"—", "–", "―", "--", "---", "-"})
_MAX_PHRASE: Final = 45
_MAX_APPOSITIONS: Final = 5


@cache
def finite() -> frozenset[str]:
    """Return the words that are a finite verb wherever they stand: auxiliaries and modals."""
    return (
        words_of_class("be")
        | words_of_class("have")
        | words_of_class("do")
        | words_of_class("modal")
    )


@cache
def _stoppers() -> frozenset[str]:
    return (
        words_of_class("breaking")
        | words_of_class("subordinator")
        | (finite() - {"'s", "’s", "'d", "’d", "may", "will", "being", "having"})
    )


def is_adverb(token: Token) -> bool:
    """Say whether a token is an adverb by the closed list or its ending."""
    return token.lower in words_of_class("adverb") or (
        token.kind == WORD
        and token.form.islower()
        and len(token.lower) > 4  # noqa: PLR2004 ("only", "early" are in the list or no adverbs)
        and token.lower.endswith("ly")
        and token.lower not in {"family", "assembly", "reply", "italy", "ally", "rally", "supply"}
    )


def subject_before(tokens: Sequence[Token], low: int, verb: int) -> Range | None:
    """Find the noun phrase that is the subject of the verb at ``verb``, left of it."""
    end = verb
    while end > low and is_adverb(tokens[end - 1]) and tokens[end - 1].lower not in {"both", "all"}:
        end -= 1
    if end == low:
        return None
    before = tokens[end - 1]
    if before.lower in words_of_class("subject") and before.kind == WORD:
        return _pronoun(tokens, low, end)
    if before.lower == "that" and end - 1 > low and tokens[end - 2].kind in {WORD, QUOTE}:
        return (end - 1, end)
    if before.form in {",", ")", "]"} or before.form in _DASHES:
        return _with_apposition(tokens, low, end)
    found = phrase_before(tokens, low, end)
    if found is None or found[0] == low:
        return found
    if tokens[found[0] - 1].lower in words_of_class("relative"):
        return _antecedent(tokens, low, found[0] - 1, end) or found
    if any(token.lower == "and" for token in tokens[found[0] : end]):
        return _listed(tokens, low, found)
    if tokens[low].lower in words_of_class("preposition"):
        return _after_opening(tokens, low, found) or found
    return found


def _pronoun(tokens: Sequence[Token], low: int, end: int) -> Range:
    """A subject pronoun stands alone, but for "others", "many Americans who" and the like."""
    if tokens[end - 1].lower in {"others", "many", "some", "both"}:
        start = end - 1
        while start > low and tokens[start - 1].lower in words_of_class("determiner"):
            start -= 1
        return (start, end)
    return (end - 1, end)


def phrase_before(tokens: Sequence[Token], low: int, end: int) -> Range | None:
    """Find the noun phrase that ends at ``end``."""
    start = end
    while start > low and end - start < _MAX_PHRASE and _belongs(tokens, low, start, end):
        start -= 1
    start = _trim(tokens, start, end)
    return (start, end) if start < end and _is_nominal(tokens, start, end) else None


def _belongs(tokens: Sequence[Token], low: int, start: int, end: int) -> bool:
    """Say whether the token before ``start`` is part of the phrase that ends at ``end``."""
    token = tokens[start - 1]
    word = token.lower
    if token.kind == QUOTE:
        return start < end and len(token.form) <= 40 and start - 1 > low  # noqa: PLR2004 (a title)
    if token.kind == PUNCTUATION:
        return token.form in {"&", "$", "#", "@", "%"} or (
            token.form == "." and start < end and len(tokens[start - 2].form) == 1
        )
    if token.kind == CLITIC:
        return word in POSSESSIVES and start < end
    if word in {"and", "or"}:
        return _joins_nouns(tokens, low, start, end)
    if word in _stoppers():
        return False
    if word in words_of_class("subject") - words_of_class("determiner") and word != "others":
        return False
    if word in words_of_class("preposition"):
        return _links_nouns(tokens, low, start)
    if _is_finite_verb(tokens, low, start - 1):
        return False
    if start < end and _begins_phrase(tokens[start]) and not _takes_phrase(token):
        return False
    return word not in {"to", "then", "not", "however", "yet", "but"}


def _begins_phrase(token: Token) -> bool:
    return token.lower in words_of_class("possessive") | {"a", "an", "the"} and token.form.islower()


def _takes_phrase(token: Token) -> bool:
    """Say whether a determiner may follow inside one noun phrase ("all the", "of the")."""
    return (
        token.lower in words_of_class("preposition") | words_of_class("conjunction")
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
    if left.kind == PUNCTUATION or left.lower in _stoppers():
        return False
    if left.lower in words_of_class("time") and not left.lower.endswith("s"):
        return False
    return left.lower not in words_of_class("conjunction") and not is_adverb(left)


def _is_finite_verb(tokens: Sequence[Token], low: int, at: int) -> bool:
    verb = verbs().get(tokens[at].lower)
    if verb is None or tokens[at].capital:
        return False
    if at - 1 < low:
        return False
    before = tokens[at - 1]
    if before.lower in words_of_class("determiner") or before.lower in words_of_class(
        "preposition"
    ):
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
    if head.form.islower() and (
        word in words_of_class("preposition")
        or word in words_of_class("conjunction")
        or word in _stoppers()
        or word in words_of_class("possessive")
        or word in {"the", "a", "an", "to", "not", "there", "it"}
    ):
        return False
    return True


def _with_apposition(tokens: Sequence[Token], low: int, end: int) -> Range | None:
    """Find "S, who …," or "S (D-Ohio)" or "S — … —" before a verb."""
    inside = end - 1
    opener = _matching(tokens, low, inside)
    if opener is None:
        return None
    if tokens[inside].form in {")", "]"}:
        found = phrase_before(tokens, low, opener)
        return None if found is None else (found[0], end)
    for _ in range(_MAX_APPOSITIONS):
        if opener is None or opener <= low:
            return None
        found = _bare_subject(tokens, low, opener)
        if found is not None and _apposes(tokens, opener + 1):
            return (found[0], inside) if _is_described(tokens, opener + 1) else found
        opener = _matching(tokens, low, opener)
    return None


def _bare_subject(tokens: Sequence[Token], low: int, end: int) -> Range | None:
    """A noun phrase that begins its clause: nothing but a clause boundary stands before it."""
    if tokens[end - 1].form == ")":
        opener = _matching(tokens, low, end - 1)
        found = None if opener is None else phrase_before(tokens, low, opener)
        found = None if found is None else (found[0], end)
    elif tokens[end - 1].lower in words_of_class("subject"):
        found = (end - 1, end)
    else:
        found = phrase_before(tokens, low, end)
    if found is None:
        return None
    start = found[0]
    if start > low and tokens[start - 1].lower in words_of_class("relative"):
        return _antecedent(tokens, low, start - 1, end)
    if start > low and tokens[start - 1].lower in words_of_class("preposition"):
        return _after_opening(tokens, low, found)
    if start == low:
        return found
    before = tokens[start - 1]
    open_clause = (
        before.kind in {PUNCTUATION, QUOTE}
        or before.lower in words_of_class("conjunction")
        or before.lower in words_of_class("subordinator")
        or is_adverb(before)
    )
    if not open_clause:
        return None
    # a noun phrase right after a comma may itself be an apposition: look further left first
    after_quote = before.form == "," and start - 2 >= low and tokens[start - 2].kind == QUOTE
    if after_quote:
        return found
    if before.form == "," and _apposes(tokens, start) and not tokens[start].capital:
        return None
    if before.form == "," and (tokens[start].kind == NUMBER or _is_place(tokens, low, start, end)):
        return None
    return found


def _listed(tokens: Sequence[Token], low: int, found: Range) -> Range:
    """Take in the rest of a list that begins the clause ("The EU, the US and Japan said")."""
    start = found[0]
    while start - 1 > low and tokens[start - 1].form == ",":
        before = phrase_before(tokens, low, start - 1)
        if before is None or (before[0] > low and tokens[before[0] - 1].form != ","):
            return found
        start = before[0]
    opens = start == low or tokens[start - 1].form == ","
    return (start, found[1]) if opens and _alike(tokens, start, found) else found


def _alike(tokens: Sequence[Token], start: int, found: Range) -> bool:
    return start == found[0] or all(
        token.lower not in words_of_class("time") for token in tokens[start : found[0]]
    )


def _antecedent(tokens: Sequence[Token], low: int, relative: int, end: int) -> Range | None:
    """Take in the noun phrase before "who …" as the start of the source."""
    at = relative
    while at > low and tokens[at - 1].form == ",":
        at -= 1
    found = phrase_before(tokens, low, at)
    return None if found is None else (found[0], end)


def _after_opening(tokens: Sequence[Token], low: int, found: Range) -> Range | None:
    """Take the name that follows an opening phrase without a comma ("Outside court Eva Lund, …")."""
    start, end = found
    if start - 1 != low and tokens[low].lower not in words_of_class("preposition"):
        return None
    at = end
    while at > start and tokens[at - 1].capital:
        at -= 1
    return (at, end) if start < at < end and tokens[at - 1].form.islower() else None


def _is_place(tokens: Sequence[Token], low: int, start: int, end: int) -> bool:
    """Say whether ", Ohio" or ", D-Wis." after a capitalised word goes with the word before."""
    if start - 2 < low or not tokens[start - 2].capital:
        return False
    return end - start == 1 and tokens[start].capital


def _apposes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an apposition, a relative clause, an age, a place or a participle begins here."""
    token = tokens[at]
    word = token.lower
    return (
        word in words_of_class("determiner")
        or word in words_of_class("relative")
        or word in words_of_class("preposition")
        or word
        in {
            "where",
            "when",
            "whose",
            "then",
            "now",
            "himself",
            "herself",
            "itself",
            "both",
            "however",
            "too",
            "meanwhile",
            "also",
            "jr.",
            "sr.",
            "formerly",
            "once",
            "age",
            "aged",
            "speaking",
            "if",
            "as",
            "though",
            "for",
        }
        or token.kind in {NUMBER, QUOTE}
        or token.capital
        or is_adverb(token)
        or word.endswith(("ing", "ed"))
        or word in words_of_class("title")
    )


def _is_described(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what is set off describes the source, and so belongs to its full mention."""
    token = tokens[at]
    word = token.lower
    return (
        word in words_of_class("determiner")
        or word in words_of_class("relative") | {"whose", "of", "from"}
        or token.kind == NUMBER
        or token.capital
        or word in words_of_class("title")
    )


def _matching(tokens: Sequence[Token], low: int, at: int) -> int | None:
    """Return the number of the mark that opens what the mark at ``at`` closes."""
    form = tokens[at].form
    wanted = {")": {"("}, "]": {"["}, ",": {","}}.get(form, _DASHES)
    for other in range(at - 1, max(low, at - 60) - 1, -1):
        if tokens[other].form in wanted:
            return other
        if tokens[other].form == ";" or (tokens[other].form == ":" and form != ")"):
            return None
    return None


def phrase_after(tokens: Sequence[Token], start: int, high: int) -> Range | None:
    """Find the noun phrase that begins at ``start``: the source after an inverted verb."""
    end = start
    while end < high and end - start < _MAX_PHRASE and _goes_on(tokens, start, end):
        end += 1
    while end > start and _dangles(tokens[end - 1]):
        end -= 1
    return (start, end) if end > start and _can_begin(tokens[start]) else None


def _can_begin(token: Token) -> bool:
    if token.lower in words_of_class("time") | words_of_class("month") or token.lower in {
        "last",
        "during",
        "when",
        "while",
    }:
        return False
    return token.capital or (
        token.kind in {NUMBER, WORD}
        and (
            token.lower in words_of_class("determiner")
            or token.lower in words_of_class("subject")
            or token.lower in words_of_class("title")
            or token.lower in words_of_class("group")
            or (
                token.form.islower()
                and not is_adverb(token)
                and token.lower not in _stoppers()
                and token.lower not in words_of_class("preposition")
                and token.lower not in words_of_class("conjunction") | words_of_class("object")
            )
        )
    )


def _dangles(token: Token) -> bool:
    return (
        token.lower in words_of_class("preposition")
        or token.lower in words_of_class("conjunction")
        or (is_adverb(token) and not token.capital)
        or token.lower in words_of_class("time")
        or token.form in {"&", "'", "’"}
    )


def _goes_on(tokens: Sequence[Token], start: int, end: int) -> bool:
    token = tokens[end]
    word = token.lower
    if token.kind == QUOTE:
        return False
    if token.kind == PUNCTUATION:
        return token.form in {"&", "$", "%", "#", "@"}
    if token.kind == CLITIC:
        return word in POSSESSIVES and end > start
    if end == start:
        return True
    if word in words_of_class("subject") - words_of_class("determiner"):
        return False
    if word in words_of_class("determiner") and tokens[end - 1].lower not in words_of_class(
        "preposition"
    ) | words_of_class("determiner"):
        return False
    if word in words_of_class("time") or word in {
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "when",
        "as",
        "while",
        "that",
        "to",
        "who",
        "which",
        "by",
        "about",
        "through",
        "via",
    }:
        return word in {"in", "at", "on", "to", "by"} and _place_follows(tokens, start, end)
    if word in {"and", "or"}:
        return end + 1 < len(tokens) and tokens[end + 1].capital and tokens[end - 1].capital
    return word not in _stoppers()


def _place_follows(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether "in"/"at" goes on describing the source ("a professor at Yale")."""
    if tokens[end].lower not in {"at", "in"} or end + 1 >= len(tokens):
        return False
    lower_head = tokens[end - 1].form.islower()
    following = tokens[end + 1]
    return (
        lower_head
        and (
            following.capital
            or (following.lower == "the" and end + 2 < len(tokens) and tokens[end + 2].capital)
        )
        and following.lower not in words_of_class("time") | words_of_class("month")
    )
