"""Name the relation of a sentence to its sources from the edits between them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Edit, Relation
    from provenance.words import Word

MOST_WORDS: Final = 0.9
"""How much must be kept for ``edited``: the share of the derived words that are kept in order, plus
two fifths of the share of the source's words that these are."""

_OF_THE_SOURCE: Final = 0.4


def relation_of(
    edits: Sequence[Edit], sources: Sequence[Sequence[Word]], derived: Sequence[Word]
) -> Relation:
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
    share = kept / max(1, len(derived)) + _OF_THE_SOURCE * kept / max(1, sum(map(len, sources)))
    return "edited" if share >= MOST_WORDS else "paraphrase"
