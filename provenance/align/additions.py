"""Words of a sentence that none of the sentences it may come from explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.align.profile import profile
from provenance.align.score import score_profiles
from provenance.frequencies import stem, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Span
    from provenance.words import Word

_NEAREST: Final = 3
_TELLING: Final = 3.5
"""The information, in nats, above which a word counts as content."""


def added_spans(derived: str, candidates: Sequence[str]) -> tuple[Span, ...]:
    """Find the stretches of a sentence that the nearest candidates don't explain.

    Spans are code points of ``derived``, in order. A stretch is made of content words whose stems
    none of the three best candidates has, with a function word before it and single words between
    two such words. All of the sentence's content is added where there is no candidate.
    """
    target = profile(derived)
    known = _nearest_stems(derived, candidates)
    new = [_is_new(word, known) for word in target.words]
    return _spans(target.words, _joined(_with_function_word(target.words, new)))


def _nearest_stems(derived: str, candidates: Sequence[str]) -> frozenset[str]:
    """Return the stems of the best candidates: more of them than will be named as sources."""
    target = profile(derived)
    profiles = [profile(candidate) for candidate in candidates]
    ranked = sorted(profiles, key=lambda one: -score_profiles(target, one))
    return frozenset(stem for one in ranked[:_NEAREST] for stem in one.weights)


def _is_new(word: Word, known: frozenset[str]) -> bool:
    return _tells(word) and stem(word.folded) not in known


def _tells(word: Word) -> bool:
    return weight(stem(word.folded)) > _TELLING


def _with_function_word(words: Sequence[Word], new: Sequence[bool]) -> list[bool]:
    """Take in the function word before a new word: "in France" was added, not "France"."""
    follows = [*new, False][1:]
    return [
        here or (after and not _tells(word))
        for word, here, after in zip(words, new, follows, strict=True)
    ]


def _joined(new: Sequence[bool]) -> list[bool]:
    """Take in a single word between two that are new."""
    return [
        here or (0 < at < len(new) - 1 and new[at - 1] and new[at + 1])
        for at, here in enumerate(new)
    ]


def _spans(words: Sequence[Word], new: Sequence[bool]) -> tuple[Span, ...]:
    spans: list[Span] = []
    open_run = False
    for word, here in zip(words, new, strict=True):
        if here:
            start = spans.pop()[0] if open_run else word.start
            spans.append((start, word.end))
        open_run = here
    return tuple(spans)
