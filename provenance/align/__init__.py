"""(A sentence, candidate sentences) → its sources, word by word. Pure functions, no corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from provenance.align.diff import diff_sources, diff_words
from provenance.align.profile import Profile, may_share, profile
from provenance.align.relation import relation_of
from provenance.align.score import FEATURES, features, score_profiles, score_sentences
from provenance.align.select import Choice, choose_sources
from provenance.model import Alignment, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FEATURES",
    "Choice",
    "Profile",
    "align_sentence",
    "choose_sources",
    "diff_sources",
    "diff_words",
    "features",
    "profile",
    "relation_of",
    "score_profiles",
    "score_sentences",
]


def align_sentence(
    derived: str, candidates: Sequence[str], *, threshold: float = Settings().threshold
) -> tuple[Alignment, ...]:
    """Choose the candidate sentences that a sentence comes from, best score first.

    Each alignment has the candidate's ``index``, its ``score`` (0..1), the ``relation`` of the
    sentence to all the chosen ones together, and the ``edits`` that belong to it, with spans in
    code points of the two strings. Empty where no candidate reaches ``threshold``: that no source
    was found is an answer, not an error.
    """
    target = profile(derived)
    places = [place for place, text in enumerate(candidates) if may_share(target, text)]
    profiles = [profile(candidates[place]) for place in places]
    scores = [score_profiles(target, one) for one in profiles]
    chosen = choose_sources(target, profiles, scores, threshold)
    if not chosen:
        return ()
    sources = [profiles[choice.place].words for choice in chosen]
    edits = diff_sources(sources, target.words)
    relation = relation_of(edits, sources, target.words)
    return tuple(
        Alignment(
            places[choice.place],
            choice.score,
            relation,
            tuple(evolve(edit, of=0) for edit in edits if edit.of == number),
        )
        for number, choice in enumerate(chosen)
    )
