"""The subject of a verb: a pronoun, a noun phrase, "S, who …,", "S (D-Ohio)", a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.extract.lexicon import verbs, words_of_class
from provenance.extract.phrases import DASHES, finite, is_adverb, phrase_before
from provenance.extract.tokens import NUMBER, PUNCTUATION, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


_MAX_APPOSITIONS: Final = 5


def subject_before(tokens: Sequence[Token], low: int, verb: int) -> Range | None:  # noqa: PLR0911 (a decision list)
    """Find the noun phrase that is the subject of the verb at ``verb``, left of it."""
    end = verb
    while end > low and _may_part(tokens, low, end - 1):
        end -= 1
    if end == low:
        return None
    before = tokens[end - 1]
    if before.lower in words_of_class("subject") and before.kind == WORD:
        return _pronoun(tokens, low, end)
    if before.lower == "that" and end - 1 > low and tokens[end - 2].kind in {WORD, QUOTE}:
        return (end - 1, end)
    if before.form in {",", ")", "]"} or before.form in DASHES:
        return _with_apposition(tokens, low, end)
    found = phrase_before(tokens, low, end)
    if found is None or found[0] == low:
        return found
    if tokens[found[0] - 1].lower in words_of_class("relative") and _has_verb(tokens, *found):
        return _antecedent(tokens, low, found[0] - 1, end) or found
    if any(token.lower == "and" for token in tokens[found[0] : end]):
        return _listed(tokens, low, found)
    if tokens[low].lower in words_of_class("preposition"):
        return _after_opening(tokens, low, found) or found
    return found


def _may_part(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Say whether a word may stand between a subject and its verb ("the embassy there told")."""
    if tokens[at].lower in {"there", "here"}:
        return at > low and tokens[at].form.islower()
    return is_adverb(tokens[at]) and tokens[at].lower not in {"both", "all"}


def _pronoun(tokens: Sequence[Token], low: int, end: int) -> Range:
    """A subject pronoun stands alone, but for "others", "many Americans who" and the like."""
    if tokens[end - 1].lower in {"others", "many", "some", "both"}:
        start = end - 1
        while start > low and tokens[start - 1].lower in words_of_class("determiner"):
            start -= 1
        return (start, end)
    return (end - 1, end)


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
            if _speaks(tokens, opener, inside):
                return None
            return (found[0], inside) if _is_described(tokens, opener + 1) else found
        opener = _matching(tokens, low, opener)
    return None


def _speaks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a verb with an object follows a comma in an apposition: a clause of its own."""
    known = verbs()
    return any(
        tokens[at].form == ","
        and tokens[at + 1].form.islower()
        and tokens[at + 1].lower in known
        and "past" in known[tokens[at + 1].lower].forms
        and (tokens[at + 2].capital or tokens[at + 2].lower in words_of_class("determiner"))
        for at in range(start, end - 2)
    )


def _bare_subject(tokens: Sequence[Token], low: int, end: int) -> Range | None:
    """Find a noun phrase that begins its clause: only a clause boundary stands before it."""
    found = _phrase_at_comma(tokens, low, end)
    if found is None or found[0] == low:
        return found
    before = tokens[found[0] - 1]
    if before.lower in words_of_class("relative"):
        whole = _has_verb(tokens, *found)
        return _antecedent(tokens, low, found[0] - 1, end) if whole else None
    if before.lower in words_of_class("preposition"):
        return _after_opening(tokens, low, found)
    return found if _begins_clause(tokens, low, found) else None


def _phrase_at_comma(tokens: Sequence[Token], low: int, end: int) -> Range | None:
    if tokens[end - 1].form == ")":
        opener = _matching(tokens, low, end - 1)
        found = None if opener is None else phrase_before(tokens, low, opener)
        return None if found is None else (found[0], end)
    if tokens[end - 1].lower in words_of_class("subject"):
        return (end - 1, end)
    return phrase_before(tokens, low, end)


def _begins_clause(tokens: Sequence[Token], low: int, found: Range) -> bool:
    """Say whether a phrase stands at a clause boundary and is no apposition itself."""
    start, end = found
    before = tokens[start - 1]
    if before.form == "," and (start - 1 == low or tokens[start - 2].kind != QUOTE):
        aside = _apposes(tokens, start) and not tokens[start].capital
        number = tokens[start].kind == NUMBER
        return not (aside or number or _is_place(tokens, low, start, end))
    boundary = words_of_class("conjunction", "subordinator")
    return before.kind in {PUNCTUATION, QUOTE} or before.lower in boundary or is_adverb(before)


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


def _has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a phrase after "who" or "which" holds the verb of the relative clause."""
    return any(
        token.form.islower()
        and (
            token.lower in words_of_class("preposition")
            or token.lower in verbs()
            or token.lower.endswith(("ed", "ing"))
        )
        for token in tokens[start:end]
    )


def _antecedent(tokens: Sequence[Token], low: int, relative: int, end: int) -> Range | None:
    """Take in the noun phrase before "who …" as the start of the source."""
    at = relative
    while at > low and tokens[at - 1].form == ",":
        at -= 1
    found = phrase_before(tokens, low, at)
    return None if found is None else (found[0], end)


def _after_opening(tokens: Sequence[Token], low: int, found: Range) -> Range | None:
    """Take the name that follows an opening phrase without a comma ("Outside court Smith, …")."""
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
        or word in words_of_class("apposing")
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
    wanted = {")": {"("}, "]": {"["}, ",": {","}}.get(form, DASHES)
    for other in range(at - 1, max(low, at - 60) - 1, -1):
        if tokens[other].form in wanted:
            return other
        if tokens[other].form == ";" or (tokens[other].form == ":" and form != ")"):
            return None
    return None


def nearest_subject(tokens: Sequence[Token], end: int) -> Range | None:
    """Find the subject of the last verb before a token, which a verb after "and" shares."""
    known = verbs()
    for at in range(end - 1, 0, -1):
        token = tokens[at]
        verb = known.get(token.lower)
        past = token.lower.endswith("ed") or token.lower in finite() | words_of_class("plain")
        if token.form.islower() and token.kind == WORD and (verb is not None or past):
            found = subject_before(tokens, 0, at)
            if found is not None:
                return found
    return None


def main_subject(tokens: Sequence[Token], end: int) -> Range | None:
    """Guess the subject of a frame whose verb is unknown: the first noun phrase before a verb."""
    for at in range(1, end):
        token = tokens[at]
        if (
            (
                token.kind == WORD
                and token.lower in finite() - {"may", "will"} | words_of_class("plain")
            )
            or (token.form.islower() and token.lower.endswith("ed") and at > 1)
            or (
                token.form.islower()
                and token.lower in verbs()
                and verbs()[token.lower].forms & {"past", "third"}
            )
        ):
            found = subject_before(tokens, 0, at)
            if found is not None:
                return found
    return None
