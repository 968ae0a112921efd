"""The stretch of a quote that was changed, from its edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.tracing.quotation.spelling import same_word
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from provenance.model import Edit, Passage, Span, TracedQuote
    from provenance.words import Word


def changed_stretch(quote: TracedQuote, origin: Passage) -> tuple[Span, Span]:
    """Return the stretch from the first to the last changed word, in the origin and in the quote.

    What was only cut off at an end is left out, unless nothing else was changed; where words are
    missing on one side, the stretch reaches to their neighbours on both. Spans are code points of
    the two documents.
    """
    edits = quote.edits
    changed = [n for n, edit in enumerate(edits) if not _is_same(edit, quote, origin)]
    inner = [n for n in changed if _is_within(edits, n)] or changed
    if not inner:
        return (origin.start, origin.end), (quote.start, quote.end)
    one_sided = {n for n in inner if edits[n].source is None or edits[n].derived is None}
    theirs = _reach([edit.source for edit in edits], inner, one_sided, _words(origin))
    ours = _reach([edit.derived for edit in edits], inner, one_sided, _words(quote))
    return theirs or (origin.start, origin.end), ours or (quote.start, quote.end)


def _words(one: Passage | TracedQuote) -> tuple[Word, ...]:
    return words_of(one.text, offset=one.start)


def _is_same(edit: Edit, quote: TracedQuote, origin: Passage) -> bool:
    """Whether an edit changes nothing: words kept, or spelt in another way."""
    if edit.op == "keep":
        return True
    if edit.op != "replace" or edit.source is None or edit.derived is None:
        return False
    ours = quote.text[edit.derived[0] - quote.start : edit.derived[1] - quote.start]
    theirs = origin.text[edit.source[0] - origin.start : edit.source[1] - origin.start]
    return same_word(ours, theirs)


def _is_within(edits: Sequence[Edit], number: int) -> bool:
    """Whether an edit is no deletion before the first or after the last of the quote's words."""
    held = [n for n, edit in enumerate(edits) if edit.derived is not None]
    return bool(held) and held[0] <= number <= held[-1]


def _reach(
    spans: Sequence[Span | None],
    changed: Sequence[int],
    one_sided: AbstractSet[int],
    words: Sequence[Word],
) -> Span | None:
    """Return the stretch of one side that the changes span."""
    found: list[Span] = []
    for number in changed:
        own = spans[number]
        found += [own] if own is not None else []
        found += _neighbours(spans, number, words) if number in one_sided else ()
    return (min(start for start, _ in found), max(end for _, end in found)) if found else None


def _neighbours(spans: Sequence[Span | None], number: int, words: Sequence[Word]) -> Iterator[Span]:
    """Yield the words on both sides of a place where words are missing."""
    before = next((span for span in reversed(spans[:number]) if span is not None), None)
    after = next((span for span in spans[number + 1 :] if span is not None), None)
    for word in words:
        if before is not None and word.end == before[1]:
            yield word.start, word.end
        if after is not None and word.start == after[0]:
            yield word.start, word.end
