"""Commentary in whole articles (BASIL): what three outlets added to the news of one event.

Fan et al. 2019 mark spans of lexical and of informational bias, in quotes and outside. Commentary
in the narrator's voice is a span outside. What is fitted here is fitted on other events than those
it is measured on, and never shipped.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from collections.abc import Callable, Sequence
from statistics import pstdev
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.figures import OURS, Figure, Measurement, bootstrap, rows
from benchmarks.logistic import Example, fit, log_odds
from benchmarks.opinions import CITED, Judged, cited
from benchmarks.peers import content_containment
from benchmarks.ranking import Ranked, auc_of_groups, best_threshold, f1
from benchmarks.sentiment import sentence_peers, vader_valences
from provenance.extract import extract
from provenance.flag.commentary import flag_commentary
from provenance.flag.naming import names
from provenance.flag.opinion import opinion, opinion_features
from provenance.flag.phrases import phrases
from provenance.flag.sides import side_of
from provenance.flag.voice import attributions, narrator
from provenance.model import Document, Section, Sentence, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from provenance.flag.sides import Side

LABELLED: Final = "BASIL"
FILES: Final = ("basil/articles/*/*.json", "basil/annotations/*/*.json")
FITTED: Final = "our features, fitted here"
WITH_VALENCES: Final = "our features and VADER's valences, fitted here"

_FOLDS: Final = 10
_STEPS: Final = 6
_RESAMPLES: Final = 500
_FIRST: Final = 2
_LISTS: Final = (
    *("loaded_words", "loaded_tabloid", "loaded_facts", "loaded_reporting", "evaluative_words"),
    *("watchwords", "commentary_weak", "commentary_tinge", "commentary_judging"),
    *("commentary_knowing", "commentary_vague", "vague_sources", "experts", "roles"),
    *("negatives", "negators", "hedges_likely", "hedges_possible", "boosters", "softenings"),
    *("causes", "associations", "evidence_weak", "evidence_strong", "conditionals", "attempts"),
)
"""The word lists of the rules for commentary, certainty and sources, counted one by one."""


class Article(NamedTuple):
    """An article on an event, and for each sentence the (bias, in a quote) of its spans."""

    event: str
    witness: Witness
    labels: tuple[frozenset[tuple[str, bool]], ...]


class Read(NamedTuple):
    """A sentence as it is measured: its features as numbers, and what people marked in it."""

    event: str
    text: str
    score: float
    counterpart: float
    values: tuple[float, ...]
    labels: frozenset[tuple[str, bool]]


Target = Callable[[Read], bool]
Groups = list[list[Ranked]]


def narrated(one: Read) -> bool:
    """Whether the narrator's own words are biased, by a word or by what they tell."""
    return any(not quoted for _, quoted in one.labels)


def informing(one: Read) -> bool:
    """Whether the narrator's own words are biased by what they tell."""
    return ("inf", False) in one.labels


def informational(one: Read) -> bool:
    """Whether any words are biased by what they tell, the narrator's or a speaker's."""
    return any(bias == "inf" for bias, _ in one.labels)


def measure(folder: Path) -> list[Measurement]:
    """Score the sentences of all articles; intervals resample events."""
    held = articles(folder)
    sentences = [one for article in held for one in _read(article, _others(article, held))]
    found: list[Measurement] = []
    for name, target in (("informational bias", informing), ("bias", narrated)):
        measured = f"AUC, narrator's {name}"
        found += rows(LABELLED, measured, _ranked(sentences, target))
        found += rows(LABELLED, f"{measured}, fitted by event", _fitted(sentences, target))
    found += rows(LABELLED, "F1, informational bias, fitted by event", _fitted_f1(sentences))
    return [*found, *rows(LABELLED, CITED, [(OURS, cited(_judged(held)))])]


def articles(folder: Path) -> list[Article]:
    """Read all articles, an event's together."""
    root = folder / "basil" / "articles"
    found = [_article(path) for path in sorted(root.glob("*/*.json"))]
    return sorted(found, key=lambda one: one.event)


def _article(path: Path) -> Article:
    label = path.parents[2] / "annotations" / path.parent.name / f"{path.stem}_ann.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    witness = _witness(record)
    found: list[set[tuple[str, bool]]] = [set() for _ in witness.sentences]
    for span in json.loads(label.read_text(encoding="utf-8"))["phrase-level-annotations"]:
        number = span["id"].removeprefix("p")
        if number.isdigit() and int(number) < len(found):  # "title" is no sentence of the body
            found[int(number)].add((span["bias"], span["quote"] == "yes"))
    return Article(record["triplet-uuid"], witness, tuple(map(frozenset, found)))


def _witness(record: dict[str, Any]) -> Witness:
    """Take the sentences as the set cuts them."""
    sentences: list[Sentence] = []
    sections: list[Section] = []
    text = ""
    for paragraph in record["body-paragraphs"]:
        opened = len(text)
        for words in paragraph:
            start = len(text)
            text += words + " "
            sentences.append(Sentence(len(sentences), start, start + len(words), words, "body"))
        sections.append(Section("body", opened, len(text) - 1))
        text += "\n\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    name = record["uuid"]
    document = Document(name, f"{name}.json", text, sha256, sections=tuple(sections))
    return Witness(document, tuple(sentences), *extract(document, tuple(sentences)))


def _others(article: Article, held: Sequence[Article]) -> list[str]:
    """Return the sentences of the other articles on an event."""
    others = (one for one in held if one.event == article.event and one is not article)
    return [sentence.text for one in others for sentence in one.witness.sentences]


def _read(article: Article, others: Sequence[str]) -> list[Read]:
    return [
        _sentence(article, number, max(content_containment(sentence.text, others), default=0.0))
        for number, sentence in enumerate(article.witness.sentences)
    ]


def _sentence(article: Article, number: int, counterpart: float) -> Read:
    """Read a sentence: what its opinion is the sum of, its voices, its place, its counterpart."""
    witness = article.witness
    side = side_of(witness, number)
    own = narrator(side)
    size = len(side.words) or 1
    values = (
        1.0,
        *opinion_features(witness, number).values(),
        math.log1p(size),
        sum(own) / size,
        float(bool(side.quoted)),
        len(side.quoted) / size,
        math.log1p(len(names(side))),
        float(bool(attributions(side))),
        math.log1p(number),
        float(number < _FIRST),
        counterpart,
        counterpart * bool(side.quoted),
        *_counts(side, own),
    )
    text = witness.sentences[number].text
    score = opinion(witness, number)
    return Read(article.event, text, score, counterpart, values, article.labels[number])


def _counts(side: Side, own: Sequence[bool]) -> Iterator[float]:
    """Yield how often words of each list stand in the narrator's own words, and in others'."""
    for name in _LISTS:
        found = phrases(name).find(side.folded)
        yield float(sum(own[match.first] for match in found))
        yield float(sum(not own[match.first] for match in found))


def _ranked(sentences: Sequence[Read], target: Target) -> list[tuple[str, Figure]]:
    """Rank by scores with nothing fitted."""
    scores: dict[str, Callable[[Read], float]] = {
        OURS: lambda one: one.score,
        "no counterpart": lambda one: -one.counterpart,
    }
    for name, score in sentence_peers().items():
        scores[name] = lambda one, score=score: score(one.text)  # type: ignore[misc]
    return [
        (name, _figure(_groups(sentences, target, map(score, sentences))))
        for name, score in scores.items()
    ]


def _fitted(sentences: Sequence[Read], target: Target) -> list[tuple[str, Figure]]:
    alone = [one._replace(values=(1.0, one.counterpart)) for one in sentences]
    return [
        (name, _figure(_groups(read, target, _out_of_fold(read, target)[0])))
        for name, read in ((FITTED, sentences), ("counterpart alone", alone))
    ]


def _fitted_f1(sentences: Sequence[Read]) -> Iterator[tuple[str, Figure]]:
    """Measure our features, and with the valences of VADER's lexicon where that is installed."""
    yield FITTED, _f1_by_event(sentences)
    if "VADER" in sentence_peers():
        wider = [one._replace(values=(*one.values, *vader_valences(one.text))) for one in sentences]
        yield WITH_VALENCES, _f1_by_event(wider)


def _f1_by_event(sentences: Sequence[Read]) -> Figure:
    """Measure the F1 with the thresholds that are best on the events fitted on."""
    odds, thresholds = _out_of_fold(sentences, informational)
    above = [a - b for a, b in zip(odds, thresholds, strict=True)]
    groups = _groups(sentences, informational, above)

    def pooled(drawn: Sequence[list[Ranked]]) -> float:
        return f1((one for group in drawn for one in group), 0.0)

    return bootstrap(groups, pooled, n=len(sentences), resamples=_RESAMPLES)


def _out_of_fold(sentences: Sequence[Read], target: Target) -> tuple[list[float], list[float]]:
    """Return each sentence's log-odds, fitted without its event's fold, and the threshold there."""
    events = {name: n for n, name in enumerate(dict.fromkeys(one.event for one in sentences))}
    odds, thresholds = [0.0] * len(sentences), [0.0] * len(sentences)
    for fold in range(_FOLDS):
        held_out = [n for n, one in enumerate(sentences) if events[one.event] % _FOLDS == fold]
        rest = [one for one in sentences if events[one.event] % _FOLDS != fold]
        weights = _weights(rest, target)
        trained = [Ranked(log_odds(weights, one.values), target(one)) for one in rest]
        threshold = best_threshold(trained)
        for n in held_out:
            odds[n], thresholds[n] = log_odds(weights, sentences[n].values), threshold
    return odds, thresholds


def _weights(sentences: Sequence[Read], target: Target) -> list[float]:
    """Fit weights to features of one spread each, under a ridge of one for each feature."""
    spreads = [
        pstdev(column) or 1.0 for column in zip(*(one.values for one in sentences), strict=True)
    ]
    spreads[0] = 1.0  # the bias has none
    examples = [
        Example([x / spread for x, spread in zip(one.values, spreads, strict=True)], target(one))
        for one in sentences
    ]
    fitted = fit(examples, _STEPS, ridge=float(len(spreads)))
    return [weight / spread for weight, spread in zip(fitted, spreads, strict=True)]


def _groups(sentences: Sequence[Read], target: Target, scores: Iterable[float]) -> Groups:
    """Put the sentences of an event together, as they are resampled."""
    ranked = zip(sentences, scores, strict=True)
    by_event = itertools.groupby(ranked, key=lambda pair: pair[0].event)
    return [[Ranked(score, target(one)) for one, score in group] for _, group in by_event]


def _figure(groups: Groups) -> Figure:
    number = sum(map(len, groups))
    return bootstrap(groups, auc_of_groups, n=number, resamples=_RESAMPLES)


def _judged(held: Sequence[Article]) -> list[Judged]:
    return [
        Judged(0.0, flag_commentary(article.witness, number), opinion=False)
        for article in held
        for number in range(len(article.witness.sentences))
    ]
