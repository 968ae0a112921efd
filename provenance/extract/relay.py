"""Through which outlets words came: "reported AFP", "told Bloomberg", "according to France 24"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.lexicon import words_of_class
from provenance.extract.named_outlets import MAX_LEAD, OCCASIONS
from provenance.extract.tokens import CLITIC, POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.named_outlets import Outlets
    from provenance.extract.phrases import Range
    from provenance.extract.reported import Reported
    from provenance.extract.tokens import Token


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
    ("asked", "by"),
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
_NEWS: Final = frozenset({"news", "agency"})
_SEEN: Final = frozenset({"seen", "reviewed", "obtained", "viewed", "published", "first reported"})


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
        inside = span[0] <= first <= span[0] + MAX_LEAD and after <= span[1]
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
    given = {(link, noun) for link in ("with", "to") for noun in OCCASIONS}
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
        while at > 0 and tokens[at - 1].lower in words_of_class("determiner", "medium") | _NEWS:
            at -= 1
        if at < first and at > 1 and tokens[at - 1].capital and tokens[at - 2].lower == "the":
            at -= 2  # "the German news agency dpa"
        if at > 1 and (tokens[at - 1].lower, tokens[at - 2].lower) in _occasions():
            return name
        if at > 0 and (
            tokens[at - 1].lower in {"told", "opposite"}
            or (tokens[at - 1].lower == "to" and at - 1 == item.cue[1])
            or (at < first and item.mention == (item.cue[1], at))
        ):
            return name
    return None
