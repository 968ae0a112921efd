"""Report → a sentence-aligned word diff: one fact a line, each line's kind in its first character.

No scores, widths or colours stand in it, so that two runs differ only where a finding does.

    --- a source document       +++ the derived document
    @ a sentence of the derived document: its number, section and relation
    < a source sentence         > its place in a tie, or the copy it came through
    = the sentence, when it is word for word the one source sentence named
    ~ the sentence with [-removed-], {+inserted+}, [-old-]{+replaced+} and {~moved~} words
    + a sentence with no source ? why it has none
      furniture (a space)       ! a flag
    - a sentence of the source that was omitted, where it would have stood
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.formats.changes import WDIFF, marked_sentence
from provenance.formats.omissions import omitted_after
from provenance.formats.passages import Passages, passages_of
from provenance.formats.terminal import one_line
from provenance.formats.wording import flag_words, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import Flag, Place, Report, Source, TracedDocument, TracedSentence


def render(report: Report) -> str:
    """Write the diff of every reported document, in order, against its sources."""
    passages = passages_of(report)
    blocks = [
        "\n".join(block)
        for document in report.documents
        if document.reported
        for block in _blocks(document, passages)
    ]
    return "\n\n".join(blocks) + "\n"


def _blocks(document: TracedDocument, passages: Passages) -> Iterator[list[str]]:
    """Cut a document's part into blocks of lines, between which an empty line stands."""
    names = [f"--- {one_line(name)}" for name in _source_names(document)]
    yield [*names, f"+++ {one_line(document.id)}"]
    if _is_earliest(document):
        yield ["? earliest copy held"]
        return
    omitted = omitted_after(document)
    if -1 in omitted:
        yield _omitted_lines(omitted[-1], passages)
    for sentence in document.sentences:
        yield list(_sentence_lines(sentence, passages))
        if sentence.number in omitted:
            yield _omitted_lines(omitted[sentence.number], passages)


def _is_earliest(document: TracedDocument) -> bool:
    """Whether nothing but "earliest copy held" is to be said of any of its sentences."""
    return all(
        sentence.relation == "none" or sentence.reason == "earliest-held"
        for sentence in document.sentences
    ) and not any(sentence.flags for sentence in document.sentences)


def _source_names(document: TracedDocument) -> list[str]:
    """Name every document that sentences trace to or lack, in the order of their ids."""
    traced = {source.document for sentence in document.sentences for source in sentence.sources}
    return sorted({*traced, *(place.document for place in document.omitted)} - {document.id})


def _omitted_lines(places: list[Place], passages: Passages) -> list[str]:
    return [f"- {_place(place)} {one_line(passages.sentence(place).text)}" for place in places]


def _sentence_lines(sentence: TracedSentence, passages: Passages) -> Iterator[str]:
    yield f"@ {sentence.number} {sentence.section} {sentence.relation}"
    yield from _text_lines(sentence, passages)
    if sentence.tie:
        yield f"> tie with {', '.join(map(one_line, sentence.tie))}: neither is known to be first"
    for via in sentence.via:
        shares = f", which has {', '.join(via.shares)} too" if via.shares else ""
        yield f"> perhaps through {one_line(via.document)}:{via.sentence}{shares}"
    yield from map(_flag_line, sentence.flags)


def _text_lines(sentence: TracedSentence, passages: Passages) -> Iterator[str]:
    text = one_line(sentence.text)
    if sentence.relation == "none":
        yield f"  {text}"
    elif not sentence.sources:
        yield f"+ {text}"
        yield f"? {one_line(reason_words(sentence, {}))}"
    elif sentence.relation == "verbatim" and len(sentence.sources) == 1:
        yield f"= {_place(sentence.sources[0])} {text}"
    else:
        for source in sentence.sources:
            yield f"< {_place(source)} {one_line(passages.sentence(source).text)}"
        yield f"~ {marked_sentence(sentence, passages, WDIFF)}"


def _place(place: Place | Source) -> str:
    return f"{one_line(place.document)}:{place.sentence}"


def _flag_line(flag: Flag) -> str:
    update = " (update)" if flag.update else ""
    return one_line(f"! {flag.kind}{update} {flag_words(flag)} [{flag.rule}]")
