"""The words in which the readable formats say what a report holds. No verdict stands among them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.formats.labels import Labels
    from provenance.model import (
        Basis,
        Counts,
        Flag,
        Parent,
        Published,
        Report,
        Settings,
        TracedDocument,
        TracedQuote,
        TracedSentence,
    )

NO_SOURCE: Final = "no source found in this corpus"

CHANGED_QUOTES: Final = ("altered", "truncated", "fused", "manufactured")
"""The alterations of a quote that change what it says, or that it was said."""

_BASES: Final[dict[Basis, str]] = {
    "declared": "declared",
    "credit-line": "credits its agency or publisher",
    "agency-form": "the other has the agency's own form",
    "dates": "dated later",
    "version": "a later version by the same agency",
    "press-release": "the other is a press release",
    "agency-precedence": "the other is agency copy (weak)",
    "excerpt-line": "is an excerpt of it (weak)",
    "content": "has its wording",
}


def chosen_words(settings: Settings) -> Iterator[str]:
    """Say which rules a person switched off, and to which he added phrases."""
    if settings.off:
        yield f"switched off: {', '.join(settings.off)}"
    if settings.lexicons:
        yield f"phrases added to: {', '.join(one.rule for one in settings.lexicons)}"


def basis_words(parent: Parent) -> str:
    """Say why a document is held to come after the one it was written from."""
    return "; ".join(_BASES[basis] for basis in parent.basis) or "no evidence of the order"


def published_words(published: Published) -> str:
    """Say when a document was published, as far as is known: a day, an interval or "undated"."""
    first, last = published.not_before, published.not_after
    if first and last:
        return first.date if first.date == last.date else f"{first.date} to {last.date}"
    if first:
        return f"{first.date} or later"
    return f"{last.date} or earlier" if last else "undated"


def role_words(document: TracedDocument) -> str:
    """Say what a document is to the others, and whose agency copy it says it is."""
    return f"{document.role} ({document.agency})" if document.agency else document.role


def reason_words(sentence: TracedSentence, labels: Labels, *, score: bool = False) -> str:
    """Say why a sentence has no source; with ``score``, also how near the nearest one came."""
    match sentence.reason:
        case None:
            return NO_SOURCE
        case "earliest-held":
            return "earliest copy held"
        case "reference-only":
            return "given as a reference, not traced itself"
        case "only-later-copies":
            return "no earlier source found in this corpus: only later copies have it"
        case "no-candidate":
            return f"{NO_SOURCE}: nothing like it"
        case "below-threshold":
            return f"{NO_SOURCE}: below threshold{_nearest(sentence, labels, score=score)}"


def flag_words(flag: Flag, limit: int | None = None) -> str:
    """Give the words that a flag rests on: the source's, if any, then this document's.

    ``limit`` is the most code points shown of each side.
    """
    words = _quoted(flag.words, limit) if flag.words else "nothing"
    return words if flag.source is None else f"{_quoted(flag.source.words, limit)} → {words}"


def flag_text(flag: Flag, limit: int | None = None) -> str:
    """Say what a flag found; its words come first where the message does not quote them."""
    sides = (flag.words, flag.source.words if flag.source else "")
    if all(words in flag.message for words in sides):
        return flag.message
    return f"{flag_words(flag, limit)}: {flag.message}"


def speaker_words(quote: TracedQuote) -> str:
    """Say who spoke and, nearest first, through which outlets the words came."""
    relay = f"via {', '.join(quote.relay)}" if quote.relay else ""
    return " ".join(part for part in (quote.speaker, relay) if part)


def summary(report: Report, document: TracedDocument, labels: Labels) -> str:
    """Say in one line how much of a document's body was traced to what, added, altered, omitted."""
    if not document.reported:
        return "given as a reference, not traced itself"
    body = [sentence for sentence in document.sentences if sentence.section == "body"]
    parts = [
        _traced_part(body, labels),
        _earliest_part(body),
        _added_part(body, written_from=bool(document.derived_from)),
        _quotes_part(report, document),
        _omitted_part(document),
    ]
    return "; ".join(part for part in parts if part) or "no body sentences"


def shares_words(document: TracedDocument) -> tuple[str, ...]:
    """Say how much was taken over and what the rest is, in sentences and characters.

    Nothing is said of a document that nothing precedes.
    """
    if not document.shares.sentences.of or not any(map(_has_past, document.sentences)):
        return ()
    shares = document.shares
    units = (("sentence", shares.sentences), ("character", shares.characters))
    return tuple(f"of {counted(one.of, unit)}: {_counts(one)}" for unit, one in units)


def _has_past(sentence: TracedSentence) -> bool:
    return sentence.relation != "none" and sentence.reason not in {
        "earliest-held",
        "reference-only",
    }


def _counts(one: Counts) -> str:
    new = (
        ("quoted", one.new_quoted),
        ("factual", one.new_factual),
        ("commentary", one.new_commentary),
        ("other", one.new_other),
    )
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in new if number)
    return (
        f"{one.verbatim:,} verbatim, {one.edited:,} edited, {one.paraphrase:,} paraphrased, "
        f"{one.new:,} new{f' ({kinds})' if kinds else ''}"
    )


def counted(number: int, noun: str) -> str:
    """Write a count with its noun: "1 quote", "2 quotes"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def shortened(text: str, limit: int) -> str:
    """Cut a text that is longer than ``limit`` code points, and show that it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _nearest(sentence: TracedSentence, labels: Labels, *, score: bool) -> str:
    near = sentence.nearest
    if near is None:
        return ""
    at = f" at {near.score:.2f}" if score else ""
    return f", nearest is {labels.get(near.document, near.document)}:{near.sentence}{at}"


def _quoted(words: str, limit: int | None) -> str:
    return f"“{words if limit is None else shortened(words, limit)}”"


def _traced_part(body: list[TracedSentence], labels: Labels) -> str:
    traced = Counter(sentence.sources[0].document for sentence in body if sentence.sources)
    if not traced:
        return ""
    several = len(traced) > 1
    names = [
        f"{labels[name]} ({number})" if several else labels[name]
        for name, number in sorted(traced.items(), key=lambda item: (-item[1], item[0]))
    ]
    verb = "traces" if traced.total() == 1 else "trace"
    return f"{traced.total()} of {counted(len(body), 'body sentence')} {verb} to {', '.join(names)}"


def _earliest_part(body: list[TracedSentence]) -> str:
    earliest = sum(sentence.reason == "earliest-held" for sentence in body)
    return f"earliest copy held ({counted(earliest, 'body sentence')})" if earliest else ""


def _added_part(body: list[TracedSentence], *, written_from: bool) -> str:
    added = [
        sentence
        for sentence in body
        if sentence.relation == "new" and sentence.reason != "earliest-held"
    ]
    if not added:
        return ""
    commentary = sum(
        any(flag.kind == "commentary-added" for flag in sentence.flags) for sentence in added
    )
    noted = f", {commentary} of them commentary" if commentary else ""
    if written_from:
        return f"{len(added)} added{noted}"
    traced = any(sentence.sources for sentence in body)
    number = len(added) if traced else f"{len(added)} of {counted(len(body), 'body sentence')}"
    return f"{number} with {NO_SOURCE}{noted}"


def _quotes_part(report: Report, document: TracedDocument) -> str:
    found = Counter(quote.alteration for quote in report.quotes if quote.document == document.id)
    changed = [(kind, found[kind]) for kind in CHANGED_QUOTES if found[kind]]
    return ", ".join(f"{counted(number, 'quote')} {kind}" for kind, number in changed)


def _omitted_part(document: TracedDocument) -> str:
    omitted = len(document.omitted)
    return f"{counted(omitted, 'wire sentence')} omitted" if omitted else ""
