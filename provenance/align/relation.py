"""Name the relation of a sentence to its sources from the edits between them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Edit, Relation
    from provenance.words import Word

MOST_WORDS: Final = 0.66
"""Share of the derived words that must be kept in order for ``edited``."""


def relation_of(edits: Sequence[Edit], derived: Sequence[Word]) -> Relation:
    """Say whether a sentence is verbatim, edited or paraphrased, from its words and edits.

    ``verbatim``: nothing but kept words (case, typography, link syntax and white space aside);
    ``edited``: most words kept in order; else ``paraphrase``. METER's classes (Gaizauskas et al.
    2001), with rewrite split in two by word order.
    """
    if all(edit.op == "keep" for edit in edits):
        return "verbatim"
    spans = [edit.derived for edit in edits if edit.op == "keep" and edit.derived]
    starts = [word.start for word in derived]
    kept = sum(bisect_left(starts, end) - bisect_left(starts, start) for start, end in spans)
    return "edited" if kept >= MOST_WORDS * len(derived) else "paraphrase"
