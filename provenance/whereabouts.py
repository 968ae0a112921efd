"""Which sentence of a document an offset stands in, and what stands in which sentence.

Looked up and not searched for, so that the cost of a document grows with its length and no faster.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.model import Attribution, Quote, Span, Witness

Thing = TypeVar("Thing")

_WITNESSES: Final = 256


def sentence_at(witness: Witness, offset: int) -> int:
    """Return the number of the sentence that a code point stands in, or of the one before it."""
    return max(0, bisect_right(_starts(witness), offset) - 1)


def sentences_of(span: Span, witness: Witness) -> range:
    """Return the numbers of the sentences that a span stands in, at least one."""
    start, end = span
    return range(sentence_at(witness, start), sentence_at(witness, max(start, end - 1)) + 1)


def quotes_at(witness: Witness, number: int) -> Sequence[Quote]:
    """Return the quotes that stand in the sentence of a number, wholly or in part."""
    return _quotes(witness).get(number, ())


def attributions_at(witness: Witness, number: int) -> Sequence[Attribution]:
    """Return the attributions of which a part of the content stands in the sentence."""
    return _attributions(witness).get(number, ())


def sayers_at(witness: Witness, number: int) -> Sequence[Span]:
    """Return the spans of the mentions and cues that stand in the sentence, wholly or in part."""
    return _sayers(witness).get(number, ())


@lru_cache(maxsize=_WITNESSES)
def _starts(witness: Witness) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in witness.sentences)


@lru_cache(maxsize=_WITNESSES)
def _quotes(witness: Witness) -> Mapping[int, Sequence[Quote]]:
    return _by_sentence(witness, ((one, [(one.start, one.end)]) for one in witness.quotes))


@lru_cache(maxsize=_WITNESSES)
def _attributions(witness: Witness) -> Mapping[int, Sequence[Attribution]]:
    return _by_sentence(witness, ((one, one.content) for one in witness.attributions))


@lru_cache(maxsize=_WITNESSES)
def _sayers(witness: Witness) -> Mapping[int, Sequence[Span]]:
    spans = (span for one in witness.attributions for span in (one.mention, one.cue) if span)
    return _by_sentence(witness, ((span, [span]) for span in spans))


def _by_sentence(
    witness: Witness, items: Iterable[tuple[Thing, Iterable[Span]]]
) -> Mapping[int, Sequence[Thing]]:
    """Group things by the sentences that their spans touch, in the order given."""
    found: dict[int, list[Thing]] = defaultdict(list)
    for item, spans in items:
        touched = {n: None for span in spans for n in _touched(span, witness)}
        for number in touched:
            found[number].append(item)
    return found


def _touched(span: Span, witness: Witness) -> Iterable[int]:
    start, end = span
    sentences = witness.sentences
    return (
        number
        for number in sentences_of(span, witness)
        if number < len(sentences)
        and start < sentences[number].end
        and sentences[number].start < end
    )
