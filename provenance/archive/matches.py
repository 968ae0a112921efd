"""What of an archive resembles the sentences of a draft."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.archive.rows import UNDATED
from provenance.tracing.kinship import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model import SectionKind

_CLOSEST: Final = 2
"""In how many documents a sentence that was met is looked at for what it came from in turn."""


class Match(NamedTuple):
    """A wording that a sentence (its number among those asked for) resembles, and how much.

    ``day`` is that of the document it was met in, ``section`` where it stands there.
    """

    sentence: int
    wording: int
    score: float
    day: int = UNDATED
    section: SectionKind = "body"


Stood = dict[int, list[Match]]
"""What was met, by the key of the document in which it stands."""


def closest_met(stood: Stood) -> Stood:
    """Return, of what sentences were met, the closest for each: what it may be traced past."""
    ranked: dict[int, list[tuple[float, int, int, Match]]] = defaultdict(list)
    for document, matches in stood.items():
        for match in matches:
            ranked[match.sentence].append((-match.score, match.day, document, match))
    met: Stood = defaultdict(list)
    for found in ranked.values():
        for _, _, document, match in sorted(found)[:_CLOSEST]:
            met[document].append(match)
    return met


def count_sure(matches: Iterable[Match]) -> int:
    """Count the sentences that surely resemble what matched them."""
    return len({match.sentence for match in matches if match.score >= SURE})
