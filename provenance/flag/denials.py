"""What somebody denies, or is true of nobody, stated as if it were so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.flag.clauses import scope
from provenance.flag.making import changed
from provenance.flag.negation import with_function_words
from provenance.flag.pairs import Place
from provenance.flag.phrases import phrases
from provenance.flag.sides import is_content
from provenance.flag.statements import source_words, sourced
from provenance.flag.voice import attributions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.flag.pairs import Pair
    from provenance.flag.sides import Side
    from provenance.model import Attribution, Flag

_REACH: Final = 6
"""How many words after a word its noun or verb is looked for."""

_NEAR: Final = 2

_COVERED: Final = 0.6
"""The share of the words that somebody denies which a rewrite must keep to state them."""


def denial_changes(pair: Pair) -> Iterator[Flag]:
    """Flag denials that a rewrite tells as statements, and "several of them" for "none of them"."""
    yield from _peopled(pair)
    yield from _admitted(pair)


def _peopled(pair: Pair) -> Iterator[Flag]:
    """Flag "several of them" where the source has "none of them"."""
    for match in phrases("some_of_them").find(pair.derived.folded):
        for place in pair.swapped_for(match.first):
            side = pair.sources[place.of]
            if side.folded[place.word] in _NONE and _are_alike(pair, match.last, place):
                last = next(iter(scope(pair.derived, match.last + 1, _REACH)), match.last)
                theirs = next(iter(scope(side, place.word + 1, _REACH)), place.word)
                evidence = side.evidence(place.word, theirs)
                yield changed(pair, "negation/dropped", (match.first, last), evidence)
                break


_NONE: Final = frozenset(("none", "neither", "nobody"))


def _are_alike(pair: Pair, last: int, place: Place) -> bool:
    """Whether "of them" follows on both sides."""
    side = pair.sources[place.of]
    return pair.derived.folded[last - 1 : last + 1] == side.folded[place.word + 1 : place.word + 3]


def _admitted(pair: Pair) -> Iterator[Flag]:
    """Flag what the source has somebody deny, stated as a fact or as what he says."""
    derived = pair.derived
    if len(pair.sources) > 1 or derived.section != "body":
        return
    if phrases("negators", "denials").find(derived.folded):
        return
    (side,) = pair.sources
    for one in attributions(side):
        cue = side.numbers_in(*one.cue) if one.cue else range(0)
        if one.cue_class != "deny" or any(pair.heir(Place(0, n)) is not None for n in cue):
            continue
        if not _denies(side, one, cue):
            continue
        kept = _kept_content(pair, side, one)
        if kept and not any(
            source_words(derived, ours).isdisjoint(source_words(side, one))
            for ours in sourced(derived)
        ):
            words = (with_function_words(derived, kept[0])[0], kept[-1])
            evidence = side.evidence(cue[0], cue[-1])
            yield changed(pair, "negation/dropped", words, evidence)
            return


def _denies(side: Side, one: Attribution, cue: range) -> bool:
    """Whether somebody says that a thing is not so, or rejects a claim that it is."""
    if any(side.folded[n] in phrases("denying") for n in cue):
        return True
    first = [side.folded[n] for n in side.numbers_in(*one.content[0])[:_NEAR]]
    rejects = any(side.folded[n] in phrases("denials") for n in cue)
    return rejects and any(word in phrases("claims_made") for word in first)


def _kept_content(pair: Pair, side: Side, one: Attribution) -> list[int]:
    """Return the derived words that came from what somebody denies, if that is most of both."""
    content = [n for start, end in one.content for n in side.numbers_in(start, end)]
    telling = [n for n in content if is_content(side.folded[n])]
    heirs = [pair.heir_or_namesake(Place(0, n)) for n in telling]
    kept = sorted({heir for heir in heirs if heir is not None})
    enough = len(kept) >= max(_NEAR, _COVERED * len(telling))
    return kept if enough else []
