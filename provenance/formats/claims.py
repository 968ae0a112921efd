"""The claims that are most worth checking, each once: what the readable formats list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import ClaimAppearance, Report, TracedClaim, Voicing

WORTHY: Final = 0.5
"""The score from which a claim is listed."""

MOST: Final = 10
"""The most claims that are listed."""

_REASONS: Final = 3
_VOICINGS: Final[dict[Voicing, str]] = {
    "own": "stated",
    "attributed": "attributed",
    "gained": "attributed, which the first is not",
    "changed": "given to another speaker",
    "lost": "stated without the attribution",
}


_CHANGES: Final[dict[Voicing, str]] = {
    "gained": "first stated",
    "changed": "first given to another",
    "lost": "first attributed",
}


class Listed(NamedTuple):
    """The claims to list, highest first, and how many others there are."""

    claims: tuple[TracedClaim, ...]
    rest: int


def listed(report: Report) -> Listed:
    """Choose the claims to list: the earliest telling of each history, the most worthy first."""
    histories: dict[tuple[str, int, int], TracedClaim] = {}
    for claim in sorted(report.claims, key=_age):
        first = claim.appearances[0] if claim.appearances else claim
        histories.setdefault((first.document, first.start, first.end), claim)
    ordered = sorted(
        histories.values(), key=lambda one: (-one.checkworthy, one.document, one.start)
    )
    chosen = tuple(one for one in ordered if one.checkworthy >= WORTHY)[:MOST]
    return Listed(chosen, len(ordered) - len(chosen))


def rest_words(one: Listed) -> str:
    """Say how many claims are not listed."""
    if not one.rest:
        return ""
    more = "more claims are" if one.claims else "claims are"
    only = "1 more claim is" if one.claims else "1 claim is"
    return f"{only if one.rest == 1 else f'{one.rest} {more}'} in the JSON report"


def voice_words(claim: TracedClaim) -> str:
    """Say who makes a claim, and whether that is not who makes it where it stands first."""
    voice = claim.speaker or "the article"
    return f"{voice} ({_CHANGES[claim.voicing]})" if claim.voicing in _CHANGES else voice


def reasons(claim: TracedClaim) -> str:
    """Say what makes a claim worth checking: the features that add most, with their words."""
    adding = [one for one in claim.features if one.adds > 0 and one.words]
    adding.sort(key=lambda one: -one.adds)  # a stable sort: ties stay in the order of the rules
    return ", ".join(f"{one.name} “{one.words[0]}”" for one in adding[:_REASONS])


def sum_words(claim: TracedClaim) -> str:
    """Write the score of a claim as the sum that it is."""
    terms = (f"{one.name} {one.adds:+.2f}{_cited(one.words)}" for one in claim.features)
    return ", ".join(terms)


def elsewhere(claim: TracedClaim) -> tuple[ClaimAppearance, ...]:
    """Return the other places where a claim stands, oldest first."""
    own = (claim.document, claim.start, claim.end)
    return tuple(one for one in claim.appearances if (one.document, one.start, one.end) != own)


def voicing_words(one: ClaimAppearance | TracedClaim) -> str:
    """Say how a claim is told in a place, against where it stands first."""
    words = _VOICINGS[one.voicing]
    return f"{words}: {one.speaker}" if one.speaker else words


def _cited(words: Sequence[str]) -> str:
    return f" ({', '.join(f'“{one}”' for one in words)})" if words else ""


def _age(claim: TracedClaim) -> tuple[int, str, int]:
    """Sort a claim by its place in its history."""
    own = (claim.document, claim.start, claim.end)
    spans = [(one.document, one.start, one.end) for one in claim.appearances]
    return (spans.index(own) if own in spans else 0), claim.document, claim.start
