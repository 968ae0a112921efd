"""Report → tables for a terminal of 100 columns: a fact-checker's first look."""

from __future__ import annotations

from collections import Counter
from textwrap import fill
from typing import TYPE_CHECKING, Final

from tabulate import SEPARATING_LINE, tabulate

from provenance.formats.claims import (
    elsewhere,
    listed,
    reasons,
    rest_words,
    voice_words,
    voicing_words,
)
from provenance.formats.labels import labels_of
from provenance.formats.passages import passages_of
from provenance.formats.terminal import one_line
from provenance.formats.wording import (
    basis_words,
    chosen_words,
    counted,
    flag_text,
    published_words,
    reason_words,
    role_words,
    shares_words,
    shortened,
    speaker_words,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.formats.labels import Labels
    from provenance.formats.passages import Passages
    from provenance.model import (
        Flag,
        Parent,
        Place,
        Report,
        Source,
        TracedClaim,
        TracedDocument,
        TracedQuote,
        TracedSentence,
        Via,
    )

WIDTH: Final = 100

_FLAG_WORDS: Final = 60  # code points shown of each side
_QUOTE: Final = 120
_SENTENCE: Final = 1000


def render(report: Report) -> str:
    """Write who came from whom, each document's sentences with their sources, then the quotes."""
    labels = labels_of(report)
    parts = [
        _heading(report),
        _documents(report, labels),
        *(_document(report, one, labels) for one in report.documents if one.reported),
        quotes_table(report.quotes, labels),
        _claims(report, labels),
        _outside(report, labels),
        _skipped(report),
        _warnings(report, labels),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def grid(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> str:
    """Lay rows out in columns of at most ``widths`` characters; cells are shown as they are."""
    return tabulate(
        rows,
        headers=headers,
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=list(widths),
        break_on_hyphens=False,
    )


def _spaced(headers: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Lay rows of several lines each out with an empty line between them."""
    apart = [part for row in rows for part in (row, SEPARATING_LINE)][:-1]
    names, rule, *lines = grid(headers, apart, widths).split("\n")
    return "\n".join([names, rule, *("" if line == rule else line for line in lines)])


def quotes_table(quotes: Sequence[TracedQuote], labels: Labels) -> str:
    """List quotes with their speakers, the outlets they came through, and what became of them."""
    if not quotes:
        return ""
    rows = [
        (
            f"{labels[quote.document]}:{quote.sentence}",
            one_line(f"“{shortened(quote.text, _QUOTE)}”"),
            quote.kind,
            one_line(speaker_words(quote)),
            quote.alteration,
            labels[quote.origin.document] if quote.origin else "",
        )
        for quote in quotes
    ]
    headers = ("where", "quote", "kind", "speaker", "alteration", "first in")
    return _titled("Quotes", grid(headers, rows, (16, 26, 8, 15, 12, 13)))


def _claims(report: Report, labels: Labels) -> str:
    """List the claims most worth checking, each where it stands first, with where else it does."""
    found = listed(report)
    passages = passages_of(report)
    rows = [
        (
            f"{labels[claim.document]}:{claim.sentence}",
            "\n".join(_claim(claim, labels, passages)),
            one_line(voice_words(claim)),
            f"{claim.checkworthy:.2f}",
            one_line(reasons(claim)),
        )
        for claim in found.claims
    ]
    headers = ("where", "claim", "made by", "score", "because")
    parts = [_spaced(headers, rows, (16, 38, 14, 5, 19)) if rows else "", rest_words(found)]
    body = "\n\n".join(part for part in parts if part)
    return _titled("Claims worth checking", body) if rows else ""


def _claim(claim: TracedClaim, labels: Labels, passages: Passages) -> Iterator[str]:
    yield one_line(shortened(claim.text, _QUOTE))
    for one in elsewhere(claim):
        number = passages.number(one.document, one.start)
        yield f"> {labels[one.document]}:{number} {one_line(voicing_words(one))}"


def _heading(report: Report) -> str:
    settings = report.settings
    wire = f"wire: {settings.wire}, " if settings.wire else ""
    documents = counted(report.corpus.documents, "document")
    tool = f"{report.tool.name} {report.tool.version}"
    facts = (f"{wire}threshold: {settings.threshold:g}", *chosen_words(settings))
    return _paragraph(f"{documents}, {', '.join(facts)}, traced by {tool}")


def _documents(report: Report, labels: Labels) -> str:
    rows = [
        (
            one_line(document.id),
            one_line(role_words(document)) + ("" if document.reported else ", reference"),
            published_words(document.published),
            "\n".join(one_line(_parent(parent, labels)) for parent in document.derived_from),
        )
        for document in report.documents
    ]
    headers = ("document", "role", "published", "written from")
    return _titled("Documents", grid(headers, rows, (28, 18, 13, 35)))


def _parent(parent: Parent, labels: Labels) -> str:
    return f"{labels[parent.document]} {parent.share:.0%}: {basis_words(parent)}"


def _document(report: Report, document: TracedDocument, labels: Labels) -> str:
    rows = [_sentence(sentence, labels) for sentence in document.sentences if _is_shown(sentence)]
    parts = [
        _paragraph(summary(report, document, labels)),
        *map(_paragraph, shares_words(document)),
        _paragraph(f"title: {document.title}") if document.title else "",
        _paragraph(f"identical copies: {', '.join(document.copies)}") if document.copies else "",
        "\n" + _spaced(("no", "relation", "source", "sentence"), rows, (3, 10, 18, 61)) + "\n",
        _hidden(document),
        _omitted(document, labels),
    ]
    body = "\n".join(part for part in parts if part)
    return _titled(one_line(document.id), body.rstrip("\n"))


def _sentence(sentence: TracedSentence, labels: Labels) -> tuple[str, str, str, str]:
    section = "" if sentence.section == "body" else f"[{sentence.section}] "
    lines = [f"{section}{shortened(sentence.text, _SENTENCE)}", *_why(sentence, labels)]
    lines += [f"! {_flag(flag)}" for flag in sentence.flags]
    source = "\n".join(_places(sentence.sources, labels))
    if sentence.reason == "earliest-held":
        source = "(earliest held)"
    return str(sentence.number), sentence.relation, source, "\n".join(map(one_line, lines))


def _why(sentence: TracedSentence, labels: Labels) -> Iterator[str]:
    """Say why no source is given, or why the one that is given is not the whole story."""
    if not sentence.sources and sentence.reason != "earliest-held":
        yield f"? {reason_words(sentence, labels, score=True)}"
    if sentence.tie:
        yield f"> tie with {', '.join(labels[name] for name in sentence.tie)}"
    if sentence.via:
        yield f"> perhaps through {'; '.join(_places(sentence.via, labels))}"


def _places(places: Sequence[Place | Source | Via], labels: Labels) -> Iterator[str]:
    """Name each document once, with the numbers of its sentences."""
    for name in dict.fromkeys(place.document for place in places):
        numbers = ", ".join(str(one.sentence) for one in places if one.document == name)
        yield f"{labels[name]}:{numbers}"


def _flag(flag: Flag) -> str:
    update = " (update)" if flag.update else ""
    return f"{flag.kind}{update}: {flag_text(flag, _FLAG_WORDS)}"


def _hidden(document: TracedDocument) -> str:
    hidden = Counter(one.section for one in document.sentences if not _is_shown(one))
    furniture, comments = hidden["furniture"], hidden.total() - hidden["furniture"]
    parts = [f"{counted(furniture, 'line')} of furniture"] if furniture else []
    parts += [f"{counted(comments, 'sentence')} of comments without a source"] if comments else []
    return f"(not shown: {', '.join(parts)})" if parts else ""


def _is_shown(sentence: TracedSentence) -> bool:
    """Whether a first look needs a sentence: furniture and readers' own words can wait."""
    if sentence.section == "comment":
        return bool(sentence.sources or sentence.flags)
    return sentence.relation != "none"


def _omitted(document: TracedDocument, labels: Labels) -> str:
    places = "; ".join(_places(document.omitted, labels))
    return _paragraph(f"omitted: {places}") if places else ""


def _outside(report: Report, labels: Labels) -> str:
    rows = [
        (one_line(one.name), "\n".join(labels[name] for name in one.documents))
        for one in report.outside
    ]
    headers = ("source", "named in")
    return _titled("Named, but not in this corpus", grid(headers, rows, (40, 50))) if rows else ""


def _skipped(report: Report) -> str:
    rows = [(one_line(one.path), one_line(one.reason)) for one in report.skipped]
    return _titled("Skipped", grid(("path", "why"), rows, (40, 56))) if rows else ""


def _warnings(report: Report, labels: Labels) -> str:
    rows = [
        (one.kind, labels.get(one.document or "", ""), one_line(one.message))
        for one in report.warnings
    ]
    headers = ("warning", "document", "message")
    return _titled("Warnings", grid(headers, rows, (18, 18, 58))) if rows else ""


def _paragraph(text: str) -> str:
    return fill(one_line(text), WIDTH, break_on_hyphens=False)


def _titled(title: str, body: str) -> str:
    return f"{title}\n{'=' * min(len(title), WIDTH)}\n\n{body}"
