"""(A sentence, candidate sentences) → its sources, word by word. Pure functions, no corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from provenance.align.diff import diff_sources, diff_words
from provenance.align.overlap import (
    ALONE,
    Passage,
    Reading,
    overlaps,
    passage_for,
    passage_of,
    read_in,
    read_rest,
)
from provenance.align.profile import Profile, fresh_profile, may_share, profile
from provenance.align.relation import relation_of
from provenance.align.score import (
    FEATURES,
    closeness,
    features,
    resembles,
    score_profiles,
    score_resembling,
    score_sentences,
)
from provenance.align.select import Candidate, Choice, choose_sources
from provenance.model import Alignment, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ALONE",
    "FEATURES",
    "Candidate",
    "Choice",
    "Passage",
    "Profile",
    "Reading",
    "align_sentence",
    "choose_sources",
    "closeness",
    "diff_sources",
    "diff_words",
    "features",
    "fresh_profile",
    "overlaps",
    "passage_for",
    "passage_of",
    "profile",
    "read_in",
    "read_rest",
    "relation_of",
    "resembles",
    "score_profiles",
    "score_resembling",
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
    passage = passage_for(target, profiles)
    reading = read_in(target, passage)
    likely = [Candidate(one, score_profiles(target, one, reading), passage) for one in profiles]
    chosen = choose_sources(target, likely, threshold)
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
