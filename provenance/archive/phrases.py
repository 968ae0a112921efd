"""Where exact words stand in an archive: looked up by their stems, then held to the text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from provenance.archive.rows import known_text
from provenance.engines.wordings import indexed, stems_of
from provenance.errors import CommonWordsError
from provenance.segment import sentence_spans
from provenance.words import words_of

if TYPE_CHECKING:
    from provenance.archive.archive import Archive

MOST: Final = 50
"""How many documents are returned: the earliest."""

_MOST_WORDINGS: Final = 10_000
_AT_ONCE: Final = 50  # documents whose texts are looked at together


def documents_with(archive: Archive, phrase: str, most: int = MOST) -> tuple[int, ...]:
    """Return the keys of the documents in which words stand one after the other, earliest first.

    Case, accents, typography and punctuation aside; undated documents come last.

    Raises:
        CommonWordsError: the words are too common to be looked up.
    """
    wordings = archive.index.having(_rarest(phrase), _MOST_WORDINGS)
    if wordings is None:
        told = f"in more than {_MOST_WORDINGS} different sentences; look for more of the quote"
        message = f"“{phrase}”: its words stand {told}"
        raise CommonWordsError(message)
    standing = archive.store.places.documents_of(wordings)
    found: list[int] = []
    line = _line(phrase)
    while len(found) < most and (some := list(islice(standing, _AT_ONCE))):
        texts = archive.store.texts(some)
        found += [key for key in some if line in _line(known_text(texts[key]) or "")]
    return tuple(found[:most])


def _rarest(phrase: str) -> list[str]:
    """Return the stems that tell most: those of the sentence of the phrase that has most of them.

    The index knows sentences, and a phrase may be several.
    """
    parts = [indexed(stems_of(phrase[start:end])) for start, end in sentence_spans(phrase)]
    best = max(parts, key=lambda worths: sum(worths.values()), default={})
    if not best:
        message = f"“{phrase}”: has only common words; look for more of the quote"
        raise CommonWordsError(message)
    return sorted(best)


def _line(text: str) -> str:
    return f" {' '.join(word.folded for word in words_of(text))} "
