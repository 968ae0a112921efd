"""Edits → the derived words as one line, with what was deleted, inserted and moved marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.formats.terminal import one_line
from provenance.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from provenance.formats.passages import Passages
    from provenance.model import Edit, Operation, Span, TracedQuote, TracedSentence


class Piece(NamedTuple):
    """A stretch of the derived text with its fate, and the source's words where they differ."""

    op: Operation
    source: str
    derived: str


class Style(NamedTuple):
    """How a format writes changed words: each mark has one ``{}`` for the escaped words."""

    deleted: str
    inserted: str
    moved: str
    between: str  # what stands between the two sides of a replacement
    escape: Callable[[str], str]


WDIFF: Final = Style("[-{}-]", "{{+{}+}}", "{{~{}~}}", "", one_line)
"""As GNU wdiff and ``git diff --word-diff`` mark words; moved words, which neither knows, are
``{~moved~}`` at their new place."""


def marked_sentence(sentence: TracedSentence, passages: Passages, style: Style) -> str:
    """Write a sentence with its changes against its sources marked."""

    def source_words(of: int, span: Span) -> str:
        return passages.words(sentence.sources[of].document, span)

    return marked_words(sentence.text, sentence.start, sentence.edits, source_words, style)


def marked_quote(quote: TracedQuote, passages: Passages, style: Style) -> str:
    """Write a quote with its changes against its earliest occurrence marked."""
    origin = quote.origin
    if origin is None:
        return style.escape(quote.text)

    def source_words(_: int, span: Span) -> str:
        return passages.words(origin.document, span)

    return marked_words(quote.text, quote.start, quote.edits, source_words, style)


def marked_words(
    text: str,
    start: int,
    edits: Iterable[Edit],
    source_words: Callable[[int, Span], str],
    style: Style,
) -> str:
    """Write a derived text with its changes marked, on one line.

    ``text`` begins at code point ``start`` of its document, into which the edits' derived spans
    point; ``source_words`` gives the words at a source span of the edit's ``of``-th source.
    """
    line = ""
    loose = False  # a deletion came last: nothing of the derived text keeps it from what follows
    for piece in pieces_of(text, start, edits, source_words):
        deletion = piece.op == "delete"
        if deletion or (loose and _is_word(piece)):
            line += " "
        line += _written(piece, style)
        loose = deletion
    return unbroken(line)


def pieces_of(
    text: str, start: int, edits: Iterable[Edit], source_words: Callable[[int, Span], str]
) -> Iterator[Piece]:
    """Cut a derived text at its edits; what no edit covers (punctuation, spaces) is kept.

    The derived halves of the pieces, joined, are the text, whatever the edits.
    """
    reached, stop = start, start + len(text)
    for edit in edits:
        source = source_words(edit.of, edit.source) if edit.source else ""
        if edit.derived is None:
            yield Piece("delete", source, "")
            continue
        begin = min(max(edit.derived[0], reached), stop)
        end = min(max(edit.derived[1], begin), stop)
        if begin > reached:
            yield Piece("keep", "", text[reached - start : begin - start])
        yield Piece(edit.op, source, text[begin - start : end - start])
        reached = end
    if reached < stop:
        yield Piece("keep", "", text[reached - start :])


def _written(piece: Piece, style: Style) -> str:
    source, derived = style.escape(piece.source), style.escape(piece.derived)
    match piece.op:
        case "delete":
            return style.deleted.format(source)
        case "insert":
            return style.inserted.format(derived)
        case "replace":
            return style.between.join(
                (style.deleted.format(source), style.inserted.format(derived))
            )
        case "move":
            return style.moved.format(derived)
        case "keep":
            return _with_edges(piece.derived, derived)


def _is_word(piece: Piece) -> bool:
    return piece.op != "keep" or piece.derived[:1].isalnum()


def _with_edges(text: str, escaped: str) -> str:
    """Give escaped text back the white space at its ends, which keeps words apart."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{escaped}{after}"
