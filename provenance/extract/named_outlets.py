"""The outlets that a text names: known ones, and others by their form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import words_of_class
from provenance.extract.tokens import QUOTE, WORD
from provenance.read.outlets import canonical, outlet_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


class Outlets(NamedTuple):
    """The outlets named in a frame: token range and name, in text order."""

    found: tuple[tuple[Range, str], ...]

    def at(self, span: Range) -> str | None:
        """Return the outlet that a phrase names as its head, or None."""
        for (first, after), name in self.found:
            if span[0] <= first and after == span[1] and first - span[0] <= MAX_LEAD:
                return name
        return None


MAX_LEAD: Final = 3
OCCASIONS: Final = frozenset(
    {
        "interview",
        "statement",
        "comments",
        "comment",
        "remarks",
        "email",
        "e-mail",
        "conversation",
        "call",
    }
)


def outlets_in(text: str, tokens: Sequence[Token]) -> Outlets:
    """Find the outlets that a frame names outside its quotes, known ones and by their form."""
    known = list(_known(text, tokens))
    taken = {at for (first, after), _ in known for at in range(first, after)}
    formed = [(span, name) for span, name in _formed(tokens) if not taken & set(range(*span))]
    return Outlets(tuple(sorted([*known, *formed])))


def _known(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Range, str]]:
    starts = {token.start: at for at, token in enumerate(tokens) if token.kind != QUOTE}
    ends = {token.end: at + 1 for at, token in enumerate(tokens) if token.kind != QUOTE}
    for found in outlet_pattern().finditer(text, tokens[0].start, tokens[-1].end):
        outlet = canonical(found[0])
        if outlet is not None and found.start() in starts and found.end() in ends:
            yield (starts[found.start()], ends[found.end()]), outlet.name


def _formed(tokens: Sequence[Token]) -> Iterator[tuple[Range, str]]:
    """Find "the daily X", "state television", "X Television", "the Echo"."""
    at = 0
    while at < len(tokens):
        span = _formed_at(tokens, at)
        if span is None:
            at = max(at + 1, _capitals(tokens, at)) if tokens[at].capital else at + 1
            continue
        name = " ".join(token.form for token in tokens[span[0] : span[1]])
        outlet = canonical(f"The {name}") or canonical(name)
        yield span, name if outlet is None else outlet.name
        at = span[1]


def _formed_at(tokens: Sequence[Token], at: int) -> Range | None:  # noqa: PLR0911 (a decision list)
    token = tokens[at]
    if token.kind != WORD:
        return None
    if token.form.islower() and token.lower in words_of_class("medium"):
        end = _capitals(tokens, at + 1)
        return (at + 1, end) if end > at + 1 else None
    if (
        token.lower in {"state", "public", "national", "local"}
        and at + 1 < len(tokens)
        and tokens[at + 1].lower in {"television", "tv", "radio", "media"}
    ):
        return (at, at + 2)
    if not token.capital:
        return None
    end = _capitals(tokens, at)
    if tokens[end - 1].lower in words_of_class("press") and (
        end - at > 1 or (at and tokens[at - 1].lower == "the")
    ):
        return (at, end)
    named = tokens[end].lower if end < len(tokens) else ""
    if token.lower in {"state", "national", "official", "local"}:
        named = ""
    if _is_agency(tokens, end) or named in {"newspaper", "magazine", "daily", "weekly"}:
        return (at + (token.form == "The"), end)
    if _is_told(tokens, at, end):
        return (at, end)
    if end < len(tokens) and tokens[end].lower in {"television", "tv", "radio"} and end - at <= 2:  # noqa: PLR2004 (a count of words or letters)
        return (at, end + 1)
    return None


def _is_agency(tokens: Sequence[Token], end: int) -> bool:
    """Say whether "news agency" follows a name, and no name of an agency follows that."""
    after = [token.form for token in tokens[end : end + 3]]
    return after[:2] == ["news", "agency"] and (len(after) == 2 or canonical(after[2]) is None)  # noqa: PLR2004 (a count of words)


def _is_told(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a name is an outlet because an interview was given to it."""
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    after = [token.lower for token in tokens[end : end + 3]]
    if before[-1:] == ["told"] and after[:1] == ["in"] and "interview" in after:
        return True
    if before[-1:] == ["told"] and (_is_titled(tokens, at, end) or _is_tag(tokens, at, end)):
        return True
    signal = any(token.form.isupper() and len(token.form) > 2 for token in tokens[at:end])  # noqa: PLR2004 (a count of words or letters)
    return signal and len(before) > 1 and before[-1] in {"with", "to"} and before[-2] in OCCASIONS


def _is_tag(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a name is the short form with which an agency signs ("told PA")."""
    return end - at == 1 and tokens[at].form.isupper() and canonical(tokens[at].form) is not None


_ARTICLES: Final = frozenset({"The", "Die", "Das", "Het", "Il"})


def _is_titled(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a name has an article with a capital, as outlets do ("told The Back Page")."""
    closed = words_of_class("preposition", "time", "subordinator")
    ends = end == len(tokens) or tokens[end].kind != WORD or tokens[end].lower in closed
    return end - at > 1 and tokens[at].form in _ARTICLES and ends


def _capitals(tokens: Sequence[Token], at: int) -> int:
    while (
        at < len(tokens)
        and (tokens[at].capital or (tokens[at].kind == "number" and tokens[at - 1].capital))
        and tokens[at].lower not in words_of_class("time")
    ):
        at += 1
    return at
