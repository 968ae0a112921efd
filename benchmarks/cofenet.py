"""Sources and contents of attributions, sentence by sentence (CofeNet, Wang et al. 2022).

The test part of PolNeAR as tokens with labels, so that figures stand beside published ones:
exact spans, one sentence at a time, with nothing known of the rest of the article.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.data import read_jsonl
from benchmarks.figures import Measurement, bootstrap, rows
from benchmarks.speech import systems
from benchmarks.wire_gold import Tally, f1

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.figures import Figure
    from benchmarks.speech import Hear
    from benchmarks.wire_gold import Tallies
    from provenance.model import Span

LABELLED: Final = "CofeNet test"
FILES: Final = ("cofenet-polnear/test.txt",)

KINDS: Final = ("content", "source")

_FORMS: Final = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}
_TIGHT_BEFORE: Final = frozenset({*",.;:?!”’)]%", "...", "n't"})
_TIGHT_AFTER: Final = frozenset("“([$‘#")


class Sentence(NamedTuple):
    """A sentence as text, the place of each token in it, and its labelled spans of tokens."""

    text: str
    places: tuple[Span, ...]
    gold: frozenset[tuple[str, int, int]]


def measure(folder: Path) -> list[Measurement]:
    """Score exact spans of contents and sources; intervals resample articles."""
    articles = read(folder / FILES[0])
    tallies = {
        name: [tally(sentences, hear) for sentences in articles] for name, hear in systems().items()
    }
    return [
        one
        for kind in KINDS
        for one in rows(LABELLED, f"{kind}, exact F1", _figures(tallies, kind))
    ]


def read(path: Path) -> list[list[Sentence]]:
    """Read the sentences, article by article."""
    articles: defaultdict[str, list[Sentence]] = defaultdict(list)
    for record in read_jsonl(path):
        articles[record["id"]].append(sentence(record))
    return list(articles.values())


def sentence(record: Mapping[str, Any]) -> Sentence:
    """Write a tokenised sentence as it would be printed; brackets and marks get their own form."""
    text, places, before = "", [], ""
    for word, tag in zip(record["tokens"], record["pos"], strict=True):
        form = "’" if (word, tag) == ("'", "''") else _FORMS.get(word, word)
        clitic = len(form) > 1 and form[0] == "'"
        tight = not text or clitic or form in _TIGHT_BEFORE or before in _TIGHT_AFTER
        text += "" if tight else " "
        places.append((len(text), len(text) + len(form)))
        text, before = text + form, form
    return Sentence(text, tuple(places), frozenset(_spans(record["labels"])))


def tally(sentences: Sequence[Sentence], hear: Hear) -> Tallies:
    """Count the spans of one article."""
    pairs = [(one.gold, _found(one, hear)) for one in sentences]
    return {kind: _counts(pairs, kind) for kind in KINDS}


def _figures(tallies: Mapping[str, Sequence[Tallies]], kind: str) -> Iterator[tuple[str, Figure]]:
    for name, counts in tallies.items():
        if sum(one[kind].reported for one in counts):
            wanted = sum(one[kind].wanted for one in counts)
            yield name, bootstrap(counts, functools.partial(f1, measure=kind), n=wanted)


def _found(one: Sentence, hear: Hear) -> frozenset[tuple[str, int, int]]:
    try:
        reported = hear(one.text).reported
    except Exception:  # noqa: BLE001 (peers raise on odd marks, and so find nothing)
        return frozenset()
    contents = (("content", span) for item in reported for span in item.content)
    sources = (("source", item.source) for item in reported if item.source is not None)
    return frozenset((kind, *_tokens(one.places, span)) for kind, span in (*contents, *sources))


def _tokens(places: Sequence[Span], span: Span) -> Span:
    """Return the numbers of the tokens that a span touches."""
    touched = [n for n, (start, end) in enumerate(places) if start < span[1] and span[0] < end]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def _spans(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Read labels of the form B-content, I-content, O."""
    for start, label in enumerate(labels):
        if label.startswith("B-"):
            end = start + 1
            while end < len(labels) and labels[end] == f"I-{label[2:]}":
                end += 1
            yield label[2:], start, end


def _counts(
    pairs: Sequence[tuple[frozenset[tuple[str, int, int]], frozenset[tuple[str, int, int]]]],
    kind: str,
) -> Tally:
    total = [0, 0, 0]
    for gold, found in pairs:
        mine, theirs = ({one for one in spans if one[0] == kind} for spans in (found, gold))
        counts = (len(mine & theirs), len(mine), len(theirs))
        total = [a + b for a, b in zip(total, counts, strict=True)]
    return Tally(*total)
