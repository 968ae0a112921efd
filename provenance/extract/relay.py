"""Through which outlets words came: "reported AFP", "told Bloomberg", "according to France 24"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import words_of_class
from provenance.extract.tokens import CLITIC, POSSESSIVES, QUOTE, WORD
from provenance.read.outlets import canonical, outlet_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.phrases import Range
    from provenance.extract.reported import Reported
    from provenance.extract.tokens import Token


class Outlets(NamedTuple):
    """The outlets named in a frame: token range and name, in text order."""

    found: tuple[tuple[Range, str], ...]

    def at(self, span: Range) -> str | None:
        """Return the outlet that a phrase names as its head, or None."""
        for (first, after), name in self.found:
            if span[0] <= first and after == span[1] and first - span[0] <= _MAX_LEAD:
                return name
        return None


_MAX_LEAD: Final = 3
_REPORTING: Final = frozenset({"report", "say", "tell", "write", "show"})
_QUOTING: Final = (
    ("citing",),
    ("quoting",),
    ("referring", "to"),
    ("referred", "to"),
    ("cited",),
    ("via",),
    ("h", "/", "t"),
    ("h/t",),
    ("courtesy", "of"),
    ("carried", "by"),
    ("quoted", "by"),
    ("cited", "by"),
    ("as", "saying", "by"),
    ("as", "saying", "to"),
    ("letter", "seen", "by"),
    ("email", "seen", "by"),
    ("memo", "seen", "by"),
    ("statement", "seen", "by"),
    ("message", "seen", "by"),
    ("document", "seen", "by"),
    ("aired", "by"),
    ("broadcast", "by"),
    ("first", "reported", "by"),
)
_SEEN: Final = frozenset({"seen", "reviewed", "obtained", "viewed", "published", "first reported"})
_OCCASIONS: Final = frozenset(
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
        outlet = canonical(f"The {name}")
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
    if (named == "news" and tokens[end + 1 : end + 2] and tokens[end + 1].lower == "agency") or (
        named in {"newspaper", "magazine", "daily", "weekly"}
    ):
        return (at + (token.form == "The"), end)
    if _is_told(tokens, at, end):
        return (at, end)
    if end < len(tokens) and tokens[end].lower in {"television", "tv", "radio"} and end - at <= 2:  # noqa: PLR2004 (a count of words or letters)
        return (at, end + 1)
    return None


def _is_told(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether a name is an outlet because an interview was given to it."""
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    after = [token.lower for token in tokens[end : end + 3]]
    if before[-1:] == ["told"] and after[:1] == ["in"] and "interview" in after:
        return True
    if before[-1:] == ["told"] and _is_titled(tokens, at, end):
        return True
    signal = any(token.form.isupper() and len(token.form) > 2 for token in tokens[at:end])  # noqa: PLR2004 (a count of words or letters)
    return signal and len(before) > 1 and before[-1] in {"with", "to"} and before[-2] in _OCCASIONS


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


class Chain(NamedTuple):
    """The outlets of one attribution, nearest to the reader first."""

    relay: tuple[str, ...]
    addressee: str | None


def is_relay(tokens: Sequence[Token], item: Reported, outlets: Outlets) -> bool:
    """Say whether an attribution names an outlet that passed the words on."""
    return (
        item.mention is not None
        and item.cue_class in _REPORTING
        and _outlet_head(item.mention, outlets) is not None
        and not any(tokens[at].kind == CLITIC for at in range(*item.mention))
    )


def _outlet_head(span: Range, outlets: Outlets) -> str | None:
    """Return the outlet that a source phrase begins with, or is."""
    for (first, after), name in outlets.found:
        inside = span[0] <= first <= span[0] + _MAX_LEAD and after <= span[1]
        if inside and (after == span[1] or first == span[0]):
            return name
    return None


def _owner(tokens: Sequence[Token], span: Range, outlets: Outlets) -> str | None:
    """Return the outlet in "Bloomberg's diplomatic sources"."""
    for (first, after), name in outlets.found:
        owned = span[0] <= first and after < span[1] and tokens[after].lower in POSSESSIVES
        if owned and tokens[span[1] - 1].lower in {"source", "sources", "report", "reports"}:
            return name
    return None


def chain_of(
    tokens: Sequence[Token], item: Reported, items: Sequence[Reported], outlets: Outlets
) -> Chain:
    """Collect the outlets of one attribution from its frame."""
    names: dict[str, None] = {}
    for other in items:
        if other is not item and is_relay(tokens, other, outlets) and other.mention is not None:
            names[_outlet_head(other.mention, outlets) or ""] = None
    for name in _after_words(tokens, outlets):
        names[name] = None
    if item.mention is not None:
        names[_owner(tokens, item.mention, outlets) or ""] = None
    told = _told(tokens, item, outlets)
    if told is not None:
        names[told] = None
    return Chain(tuple(name for name in names if name), told)


def frame_relays(
    tokens: Sequence[Token], items: Sequence[Reported], outlets: Outlets
) -> tuple[str, ...]:
    """Collect the outlets through which a whole frame came, where no speaker is named."""
    names: dict[str, None] = {}
    for item in items:
        if is_relay(tokens, item, outlets) and item.mention is not None:
            names[_outlet_head(item.mention, outlets) or ""] = None
    for name in (*_after_words(tokens, outlets), *_seen(tokens, outlets)):
        names[name] = None
    return tuple(name for name in names if name)


def _after_words(tokens: Sequence[Token], outlets: Outlets) -> Iterator[str]:
    """Find "citing Reuters", "via AFP", "the Reuters report where"."""
    for (first, after), name in outlets.found:
        at = first
        while at > 0 and tokens[at - 1].lower in words_of_class("determiner", "medium"):
            at -= 1
        if (
            _quotes_somebody(tokens, after)
            or (at == 0 and after < len(tokens) and tokens[after].form == ":")
            or any(
                at >= len(words)
                and all(tokens[at - len(words) + n].lower == w for n, w in enumerate(words))
                for words in _QUOTING
            )
            or (
                after + 1 < len(tokens)
                and tokens[after].lower in {"report", "story", "article", "interview"}
                and tokens[after + 1].lower in {"where", "in", "that"}
            )
        ):
            yield name


def _quotes_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "quoted S as saying" follows an outlet."""
    while at < len(tokens) and tokens[at].lower in words_of_class("medium") | {"news"}:
        at += 1
    if at >= len(tokens) or tokens[at].lower not in {"quotes", "quoted"}:
        return False
    words = [token.lower for token in tokens[at : at + 20]]
    return any(pair == ("as", "saying") for pair in pairwise(words))


def _seen(tokens: Sequence[Token], outlets: Outlets) -> Iterator[str]:
    for (first, _), name in outlets.found:
        if first > 1 and tokens[first - 1].lower == "by" and tokens[first - 2].lower in _SEEN:
            yield name


@cache
def _occasions() -> frozenset[tuple[str, str]]:
    """Return what comes before an outlet that was spoken to, the last word first."""
    given = {(link, noun) for link in ("with", "to") for noun in _OCCASIONS}
    spoken = {("to", verb) for verb in ("speaking", "talking", "spoke", "talked")}
    return frozenset(given | spoken | {("with", "speaking"), ("on", "speaking")})


def _told(tokens: Sequence[Token], item: Reported, outlets: Outlets) -> str | None:
    """Read "told AFP", "in an interview with Reuters", "said …, to Reuters"."""
    if item.addressee is not None:
        name = outlets.at(item.addressee)
        if name is not None:
            return name
    for (first, _), name in outlets.found:
        at = first
        while at > 0 and tokens[at - 1].lower in words_of_class("determiner", "medium"):
            at -= 1
        if at > 1 and (tokens[at - 1].lower, tokens[at - 2].lower) in _occasions():
            return name
        if at > 0 and (
            tokens[at - 1].lower in {"told", "opposite"}
            or (tokens[at - 1].lower == "to" and at - 1 == item.cue[1])
            or (at < first and item.mention == (item.cue[1], at))
        ):
            return name
    return None
