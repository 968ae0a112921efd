"""Sentences → checkable claims: statements in one voice, cut into clauses and weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.extract.checkworthiness import (
    VERBAL,
    Cue,
    checkworthiness,
    cues,
    is_checkable,
    weighed,
)
from provenance.extract.statements import Statement, closed, statements, told, voices_in
from provenance.model.speech import Claim
from provenance.words import words_of_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extract.statements import Voice
    from provenance.model import Sentence, Witness
    from provenance.words import Word

CHECKABLE: Final = 0.28
"""The least score (0..1) of a claim: below it a statement is opinion, or too little is said."""

_SPEAKING: Final = frozenset(("headline", "note", "caption", "body"))
_LEAST_WORDS: Final = 4
_MOST_WORDS: Final = 200
_LONGEST: Final = 20_000
"""Code points of a sentence that are read: more is a table or an attack, and no statement."""

_LEAST_CLAUSE: Final = 5
_JOINING: Final = frozenset(("and", "but", "while", "whereas", "although", "though"))
_FINITE: Final = frozenset(("is", "are", "has", "have"))
_SUBJECTS: Final = frozenset(
    ("the", "a", "an", "he", "she", "it", "they", "his", "her", "its", "their", "this", "these")
)


def claims_of(witness: Witness) -> tuple[Claim, ...]:
    """Find the checkable claims of a document, in text order; spans are of the document's text.

    Headline, notes, captions and body are read. A claim lies within one sentence and belongs to
    one voice: the speaker's whose words or views the sentence gives, else the article's own.
    Questions, orders, and what has nothing that a record could confirm are no claims; nor are
    quotes of which the article does not say whose they are.
    """
    return tuple(
        claim
        for sentence in witness.sentences
        if sentence.section in _SPEAKING
        for claim in _claims(witness, sentence)
    )


class _Read(NamedTuple):
    """A sentence, its words, and whose words they are; spans are of the sentence's text."""

    sentence: Sentence
    words: tuple[Word, ...]
    voices: tuple[Voice, ...]

    def after(self, number: int) -> str:
        """Return the characters between a word and the next one, or the end."""
        end = self.words[number + 1].start if number + 1 < len(self.words) else None
        return self.sentence.text[self.words[number].end : end]


def _claims(witness: Witness, sentence: Sentence) -> Iterator[Claim]:
    words = words_of_sentence(sentence.text[:_LONGEST])
    read = _Read(sentence, words, voices_in(witness, sentence))
    for statement in statements(words, read.voices):
        if not statement.rest or _is_told(read, statement):
            for first, last in _clauses(read, statement):
                claim = _claim(read, statement, first, last)
                if claim is not None:
                    yield claim


def _claim(read: _Read, statement: Statement, first: int, last: int) -> Claim | None:
    if last - first + 1 < _LEAST_WORDS:
        return None
    words, text = read.words[first : last + 1], read.sentence.text
    start, end = words[0].start, words[-1].end
    found = cues(words, asked="?" in text[start:end] or "?" in read.after(last))
    features = weighed(found, words, text)
    score = checkworthiness(features)
    if score < CHECKABLE or not is_checkable(features):
        return None
    end = closed(text, start, end)
    own, offset = text[start:end], read.sentence.start
    span = (start + offset, end + offset)
    return Claim(read.sentence.number, *span, own, statement.speaker, score, features)


def _is_told(read: _Read, statement: Statement) -> bool:
    """Whether the article says something of its own beside giving others the word."""
    own = told(read.words, statement, read.voices)
    if len(own) < _LEAST_WORDS:
        return False
    return _is_verbal(cues([read.words[at] for at in own]), read.words[own[0] : own[-1] + 1])


def _is_verbal(found: Sequence[Cue], words: Sequence[Word]) -> bool:
    return any(cue.feature in VERBAL for cue in found) or any(
        word.folded in _FINITE for word in words
    )


def _clauses(read: _Read, statement: Statement) -> Iterator[tuple[int, int]]:
    """Cut a statement at semicolons, and where a joining word begins a clause with a subject.

    One of more words than any sentence of news has is a list, and stays whole.
    """
    first = statement.first
    last = statement.last if statement.last - first < _MOST_WORDS else first
    for at in range(first + 1, last):
        mark = read.after(at - 1)
        if mark != " " and _begins(read, at, mark) and _parts(read, first, at, statement.last):
            yield first, at - 1
            first = at + (read.words[at].folded in _JOINING)
    yield first, statement.last


def _begins(read: _Read, at: int, mark: str) -> bool:
    if ";" in mark:
        return True
    word, after = read.words[at], read.words[at + 1]
    return (
        ("," in mark or "—" in mark or "–" in mark)
        and word.folded in _JOINING
        and (after.folded in _SUBJECTS or after.form[0].isupper())
    )


def _parts(read: _Read, first: int, at: int, last: int) -> bool:
    """Whether there is a clause with a verb on both sides of a word."""
    sides = (read.words[first:at], read.words[at + 1 : last + 1])
    return all(len(side) >= _LEAST_CLAUSE and _is_verbal(cues(side), side) for side in sides)
