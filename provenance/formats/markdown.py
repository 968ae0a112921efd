"""Report → a Markdown document (GitHub's dialect) that renders on a code host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from provenance.formats.changes import Style, marked_quote, marked_sentence
from provenance.formats.claims import (
    elsewhere,
    listed,
    rest_words,
    sum_words,
    voice_words,
    voicing_words,
)
from provenance.formats.history import Occurrence, histories
from provenance.formats.markup import code, escaped, table
from provenance.formats.passages import Passages, passages_of
from provenance.formats.wording import (
    basis_words,
    chosen_words,
    counted,
    flag_text,
    published_words,
    reason_words,
    role_words,
    shares_words,
    speaker_words,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.model import (
        ClaimAppearance,
        Flag,
        Parent,
        Place,
        Report,
        Source,
        TracedDocument,
        TracedSentence,
        Via,
    )

_QUOTE_HEADERS: Final = ("where", "published", "alteration", "words", "speaker")

MARKED: Final = Style("~~{}~~", "**{}**", "*{}*", " ", escaped)


def render(report: Report) -> str:
    """Write documents, their sentences with changes and flags, quotes, and what is absent."""
    passages = passages_of(report)
    parts = [
        "# Provenance report",
        _heading(report),
        _documents(report),
        *(
            part
            for document in report.documents
            if document.reported
            for part in _document(report, document, passages)
        ),
        *_quotes(report, passages),
        *_claims(report, passages),
        *_listed("## Named, but not in this corpus", _outside(report)),
        *_listed(
            "## Skipped", (f"{code(one.path)}: {escaped(one.reason)}" for one in report.skipped)
        ),
        *_listed("## Warnings", _warnings(report)),
    ]
    return "\n\n".join(parts) + "\n"


def _heading(report: Report) -> str:
    settings, tool, corpus = report.settings, report.tool, report.corpus
    wire = code(settings.wire) if settings.wire else "found from the text"
    limits = f"threshold {settings.threshold:g}, candidates {settings.candidates}"
    facts = (
        f"{counted(corpus.documents, 'document')}, sha256 {code(corpus.sha256)}",
        f"traced by {escaped(f'{tool.name} {tool.version}')}: wire {wire}, {limits}",
        *map(escaped, chosen_words(settings)),
        "changed words are marked ~~deleted~~, **inserted**, *moved*",
    )
    return "\n".join(f"- {fact}" for fact in facts)


def _documents(report: Report) -> str:
    rows = (
        (
            code(document.id),
            escaped(role_words(document)) + ("" if document.reported else ", reference"),
            published_words(document.published),
            "<br>".join(map(_parent, document.derived_from)),
        )
        for document in report.documents
    )
    headers = ("document", "role", "published", "written from")
    return "## Documents\n\n" + table(headers, rows)


def _parent(parent: Parent) -> str:
    return f"{code(parent.document)} {parent.share:.0%}: {basis_words(parent)}"


def _document(report: Report, document: TracedDocument, passages: Passages) -> Iterator[str]:
    yield f"## {code(document.id)}"
    names = {name: code(name) for name in passages.documents}
    yield f"{summary(report, document, names)}."
    yield "\n".join(f"- {fact}" for fact in _facts(document))
    for sentence in document.sentences:
        yield from _sentence(sentence, passages)
    omitted = (
        f"{_place(place)} {escaped(passages.sentence(place).text)}" for place in document.omitted
    )
    yield from _listed(f"### Omitted by {code(document.id)}", omitted)


def _facts(document: TracedDocument) -> Iterator[str]:
    yield from shares_words(document)
    named = (
        ("title", document.title),
        ("publisher", document.publisher),
        ("agency", document.agency),
        ("language", document.language),
    )
    yield from (f"{name}: {escaped(value)}" for name, value in named if value)
    if document.url:
        yield f"url: {code(document.url)}"
    yield f"published: {published_words(document.published)}{_methods(document)}"
    encoding = escaped(document.encoding)
    yield f"file: {code(document.path)}, {encoding}, sha256 {code(document.sha256)}"
    if document.copies:
        yield f"identical copies: {', '.join(map(code, document.copies))}"


def _methods(document: TracedDocument) -> str:
    """Say how each end of the publication interval is known."""
    ends = (
        ("not before", document.published.not_before),
        ("not after", document.published.not_after),
    )
    known = [f"{end}: {bound.method}" for end, bound in ends if bound]
    return f" ({', '.join(known)})" if known else ""


def _sentence(sentence: TracedSentence, passages: Passages) -> Iterator[str]:
    if sentence.relation == "none":
        yield f"**{sentence.number}** · {sentence.section} · {escaped(sentence.text)}"
        return
    yield f"**{sentence.number}** · {sentence.section} · {_origin(sentence)}"
    yield f"> {marked_sentence(sentence, passages, MARKED)}"
    notes = [
        *(_source(source, passages) for source in sentence.sources),
        *map(_via, sentence.via),
        *map(_flag, sentence.flags),
    ]
    if notes:
        yield "\n".join(f"- {note}" for note in notes)


def _origin(sentence: TracedSentence) -> str:
    if not sentence.sources:
        return f"{sentence.relation}: {escaped(reason_words(sentence, {}, score=True))}"
    places = ", ".join(map(_place, sentence.sources))
    tie = ", ".join(map(code, sentence.tie))
    tied = f"; tie with {tie}: neither is known to be first" if tie else ""
    return f"{sentence.relation}, from {places}{tied}"


def _source(source: Source, passages: Passages) -> str:
    text = escaped(passages.sentence(source).text)
    return f"source {_place(source)} ({source.score:.2f}): {text}"


def _via(via: Via) -> str:
    shares = f", which has {', '.join(via.shares)} too" if via.shares else ""
    return f"perhaps through {_place(via)} ({via.score:.2f}){shares}"


def _flag(flag: Flag) -> str:
    update = ", update" if flag.update else ""
    where = f"{flag.severity}{update}, rule {code(flag.rule)}"
    return f"**{flag.kind}** ({where}): {escaped(flag_text(flag))}"


def _place(place: Place | Source | Via) -> str:
    return f"{code(place.document)}:{place.sentence}"


def _quotes(report: Report, passages: Passages) -> Iterator[str]:
    """Give each quote that stands in several places a table, and one to all the others."""
    found = histories(report, report.quotes)
    several = [history for history in found if len(history) > 1]
    lone = tuple(history[0] for history in found if len(history) == 1)
    for title, part in (("## Quotes", several), ("## Quotes found in one place", [lone])):
        rows = [[_occurrence(one, passages) for one in history] for history in part if history]
        if rows:
            yield title
        yield from (table(_QUOTE_HEADERS, history) for history in rows)


def _occurrence(occurrence: Occurrence, passages: Passages) -> tuple[str, ...]:
    name, quote = occurrence.document, occurrence.quote
    number = passages.number(name, occurrence.span[0])
    return (
        f"{code(name)}:{number}",
        published_words(passages.documents[name].published),
        occurrence.alteration,
        f"“{marked_quote(quote, passages, MARKED)}”"
        if quote
        else escaped(passages.words(name, occurrence.span)),
        escaped(speaker_words(quote)) if quote else "",
    )


def _claims(report: Report, passages: Passages) -> Iterator[str]:
    """List the claims most worth checking, with the sum that each score is."""
    found = listed(report)
    if not found.claims:
        return
    rows = (
        (
            f"{code(claim.document)}:{claim.sentence}",
            escaped(claim.text),
            escaped(voice_words(claim)),
            f"{claim.checkworthy:.2f}",
            escaped(sum_words(claim)),
            "<br>".join(_elsewhere(one, passages) for one in elsewhere(claim)),
        )
        for claim in found.claims
    )
    yield "## Claims worth checking"
    yield table(("where", "claim", "made by", "score", "sum of", "also in"), rows)
    if found.rest:
        yield f"{rest_words(found)}."


def _elsewhere(one: ClaimAppearance, passages: Passages) -> str:
    number = passages.number(one.document, one.start)
    return f"{code(one.document)}:{number} {escaped(voicing_words(one))}"


def _outside(report: Report) -> Iterator[str]:
    for one in report.outside:
        places = ", ".join(map(_place, one.sentences)) or ", ".join(map(code, one.documents))
        yield f"{escaped(one.name)}, named in {places}"


def _warnings(report: Report) -> Iterator[str]:
    for one in report.warnings:
        where = f" {code(one.document)}" if one.document else ""
        yield f"**{one.kind}**{where}: {escaped(one.message)}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    items = "\n".join(f"- {line}" for line in lines)
    if items:
        yield title
        yield items
