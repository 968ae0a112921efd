"""Attributions whose source comes first: S V (that) C · S, who …, V C and V C · C was V by S."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extract.complements import content_after
from provenance.extract.cues import INFINITIVE, PARTICIPLE, PASSIVE
from provenance.extract.extents import content_end
from provenance.extract.following import phrase_after
from provenance.extract.loose import beside_quote, unknown_verb
from provenance.extract.nominal import nominal
from provenance.extract.phrases import DASHES, is_adverb
from provenance.extract.reported import Reported, trimmed
from provenance.extract.subjects import main_subject, nearest_subject, subject_before
from provenance.extract.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.cues import VerbGroup
    from provenance.extract.phrases import Range
    from provenance.extract.tokens import Token


def rightward(tokens: Sequence[Token], groups: Sequence[VerbGroup], end: int) -> Iterator[Reported]:
    """Find "S V C" from left to right; a content's own cues are skipped."""
    covered = 0
    last_source: Range | None = None
    items: list[VerbGroup | Reported] = [*groups, *nominal(tokens)]
    items.sort(key=_place)
    for index, group in enumerate(items):
        if _place(group) < covered:
            continue
        if isinstance(group, Reported):
            yield group
            covered = group.contents[-1][1]
            continue
        item = one_from(tokens, group, end, covered, last_source, items[index + 1 :])
        if item is not None:
            yield item
            last_source = item.mention or last_source
            covered = item.contents[-1][1] if item.contents[-1][0] >= group.head else group.after
    loose = None if covered else (beside_quote(tokens, end) or unknown_verb(tokens, end))
    if loose is not None:
        yield loose


def _place(item: VerbGroup | Reported) -> int:
    return item.cue[0] if isinstance(item, Reported) else item.head


def one_from(  # noqa: PLR0913, PLR0917 (one step of the walk)
    tokens: Sequence[Token],
    group: VerbGroup,
    end: int,
    covered: int,
    last_source: Range | None,
    following: Sequence[VerbGroup | Reported],
) -> Reported | None:
    """Read one verb group: its content, then its source; ``covered`` tokens are already read."""
    if tokens[group.head].lower in {"quote", "quotes", "quoted"}:
        quoted_source = _quoted_as_saying(tokens, group, end)
        if quoted_source is not None:
            return quoted_source
    if group.voice == PASSIVE:
        return _passive(tokens, group, end, covered)
    found = content_after(tokens, group, end)
    if found is None:
        return None
    start, addressee = found
    source = _source_of(tokens, group, covered, last_source)
    if source is None:
        return None
    stop = content_end(tokens, group, start, end, following)
    content = trimmed(tokens, start, stop)
    if content is None:
        return None
    return Reported((content,), (group.first, group.after), source, group.cue_class, addressee)


def _source_of(
    tokens: Sequence[Token], group: VerbGroup, covered: int, last_source: Range | None
) -> Range | None:
    """Find the source of a verb: its subject, or the one it shares with the verb before."""
    if group.voice == INFINITIVE:
        return None
    before = tokens[group.first - 1] if group.first else None
    adverbs = group.first
    while adverbs > 0 and is_adverb(tokens[adverbs - 1]):
        adverbs -= 1
    joined = adverbs > 0 and tokens[adverbs - 1].lower in {"and", "but", "or", "then"}
    if group.voice == PARTICIPLE:
        if before is None or (
            before.lower not in {",", "by", "after", "before", "while", "when", "in", "and"}
            and before.form not in DASHES
            and before.kind != QUOTE
        ):
            return _own_subject(tokens, group.first)
        return last_source or main_subject(tokens, group.first)
    if joined:
        return last_source or nearest_subject(tokens, adverbs - 1)
    if (
        before is not None
        and before.form == ","
        and last_source is not None
        and group.first == covered + 1
    ):
        return last_source
    return subject_before(tokens, 0, group.first)


def _own_subject(tokens: Sequence[Token], verb: int) -> Range | None:
    """Read the subject of "with S calling it C" and of "footage of Smith saying C"."""
    subject = subject_before(tokens, 0, verb)
    if subject is None:
        return None
    led = subject[0] > 0 and tokens[subject[0] - 1].lower == "with"
    return subject if led or tokens[verb - 1].capital else None


def _quoted_as_saying(tokens: Sequence[Token], group: VerbGroup, end: int) -> Reported | None:
    """Read "AFP quoted S as saying C" and "S was quoted as saying C"."""
    for at in range(group.after, min(end - 1, group.after + 20)):
        if tokens[at].lower == "as" and tokens[at + 1].lower == "saying":
            break
    else:
        return None
    source = (
        (group.after, _without_comma(tokens, at))
        if at > group.after
        else subject_before(tokens, 0, group.first)
    )
    content = trimmed(tokens, at + 2, end)
    if content is None:
        return None
    return Reported((content,), (at, at + 2), source, "say")


def _without_comma(tokens: Sequence[Token], end: int) -> int:
    return end - 1 if tokens[end - 1].form == "," else end


def _passive(tokens: Sequence[Token], group: VerbGroup, end: int, covered: int) -> Reported | None:
    """Read "C was criticised by S", "S was quoted as saying C", "S was told that C"."""
    at = group.after
    if at < end and tokens[at].lower == "by":
        source = phrase_after(tokens, at + 1, end)
        subject = subject_before(tokens, 0, group.first)
        if source is None or subject is None or subject[0] < covered:
            return None
        return Reported((subject,), (group.first, at + 1), source, group.cue_class)
    return None
