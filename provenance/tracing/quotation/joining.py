"""Quotes made of two: words of another quote, or of the narrator, joined to a quote's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.tracing.quotation.alteration import LONGEST, alteration_of, contained
from provenance.tracing.quotation.speakers import same_speaker
from provenance.tracing.quotation.wording import Wording, telling, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.tracing.quotation.sayings import Saying

LEAST_WORDS: Final = 3
LEAST_WEIGHT: Final = 5.0
"""A run of so many words and nats that comes from elsewhere makes a quote a fused one."""

_NEAR: Final = 300
"""The most code points between two pieces of one split utterance."""


class Join(NamedTuple):
    """Another quote that a quote has words of; ``runs`` on, where both are one utterance.

    ``whole`` is the wording of the pieces put together, in text order.
    """

    other: Saying
    runs_on: bool
    whole: Wording


def find_join(
    quote: Wording, rest: Sequence[range], origin: Saying, others: Sequence[Saying]
) -> Join | None:
    """Find the other quote that a quote has words of, beside those of its origin.

    ``rest`` are the runs of words that the origin does not have. Two consecutive pieces of one
    utterance, whose seam is intact, are one quote run on: only the attribution between them is
    gone. So are two quotes of one speaker that an ellipsis parts: it shows the cut.
    """
    for other in others:
        if other.key == origin.key or other.wording.letters == origin.wording.letters:
            continue
        if has_run(quote, rest, other.wording.letters):
            first, second = sorted((origin, other), key=lambda one: one.quote.start)
            whole = wording(f"{first.quote.text} {second.quote.text}")
            if _parted(quote, first, second):
                runs_on = alteration_of(whole, quote) != "altered"
            else:
                runs_on = _consecutive(first, second, others) and _has_seam(quote, first, second)
            return Join(other, runs_on, whole)
    return None


def has_run(quote: Wording, rest: Sequence[range], words: Sequence[str]) -> bool:
    """Whether enough words of one of a quote's runs stand together in other words."""
    return any(_is_run_of(quote, run, words) for run in rest)


def left_over(quote: Wording, origin: Wording) -> list[range]:
    """Return the runs of a quote's words, long enough, that are no run of its origin's."""
    if max(len(quote.words), len(origin.words)) > LONGEST:
        return []
    taken: set[int] = set()
    for run in _common_runs(quote.letters, origin.letters):
        taken.update(run)
    free = _runs(n for n in range(len(quote.letters)) if n not in taken)
    return [run for run in free if len(run) >= LEAST_WORDS]


def _common_runs(derived: Sequence[str], source: Sequence[str]) -> Iterator[range]:
    """Yield the runs of derived words, two at least, that are runs of the source."""
    number = 0
    while number < len(derived):
        length = max((_common(derived, number, source, at) for at in range(len(source))), default=0)
        if length >= _PAIR or length == len(derived):
            yield range(number, number + length)
        number += max(1, length)


_PAIR: Final = 2


def _common(derived: Sequence[str], number: int, source: Sequence[str], at: int) -> int:
    length = 0
    while (
        number + length < len(derived)
        and at + length < len(source)
        and derived[number + length] == source[at + length]
    ):
        length += 1
    return length


def _runs(numbers: Iterable[int]) -> Iterator[range]:
    """Group ascending numbers into runs."""
    start = last = None
    for number in numbers:
        if last is not None and start is not None and number != last + 1:
            yield range(start, last + 1)
            start = None
        start = number if start is None else start
        last = number
    if start is not None and last is not None:
        yield range(start, last + 1)


def _is_run_of(quote: Wording, run: range, words: Sequence[str]) -> bool:
    """Whether enough of a run's words stand together in other words."""
    part = [quote.letters[number] for number in run]
    for found in _common_runs(part, words):
        stems = {quote.stems[run.start + number] for number in found}
        if len(found) >= LEAST_WORDS and sum(map(telling, stems)) >= LEAST_WEIGHT:
            return True
    return False


def _consecutive(first: Saying, second: Saying, others: Sequence[Saying]) -> bool:
    """Whether two quotes are pieces of one utterance: near, of one speaker, none between.

    A few quoted words inside the reporter's sentence are no piece of an utterance.
    """
    if "fragment" in {first.quote.kind, second.quote.kind}:
        return False
    end, start = first.quote.end, second.quote.start
    if first.document != second.document or not 0 <= start - end <= _NEAR:
        return False
    if same_speaker(first.quote.speaker, second.quote.speaker) is False:
        return False
    return not any(
        other.document == first.document
        and end <= other.quote.start < start
        and other.quote.kind != "scare"
        for other in others
    )


def _parted(quote: Wording, first: Saying, second: Saying) -> bool:
    """Whether a quote has an ellipsis, and may join two quotes of one speaker by it."""
    agree = same_speaker(first.quote.speaker, second.quote.speaker) is not False
    return bool(quote.gaps) and first.document == second.document and agree


def _has_seam(quote: Wording, first: Saying, second: Saying) -> bool:
    """Whether the end of the first and the beginning of the second stand together."""
    seam = (first.wording.letters[-1], second.wording.letters[0])
    return contained(seam, quote.letters) is not None
