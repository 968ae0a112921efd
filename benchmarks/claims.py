"""Check-worthiness of statements: debate sentences that people judged (ClaimBuster)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.figures import OURS, Measurement, bootstrap, mean, rows
from benchmarks.logistic import Example, fit
from provenance.extract.checkworthiness import checkworthiness, features_of, lexicon
from provenance.formats.claims import WORTHY
from provenance.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = ("claimbuster/train.json", "claimbuster/test.json")
LABELLED: Final = "ClaimBuster test"
FITTED: Final = "the shipped features, fitted on the training part"

_FIGURE: Final = re.compile(r"\d[\d.,]*")
_TOKEN: Final = re.compile(r"\w+")
_SHOUT: Final = re.compile(r"(?<!^)\b[A-Z]\w+|\d[\d.,]*")


class Judged(NamedTuple):
    """A sentence's score, and whether people found it worth checking."""

    score: float
    worthy: bool


class Statement(NamedTuple):
    """A sentence of a debate, and whether people found it worth checking."""

    text: str
    worthy: bool


Scorer = Callable[[str], float]


def measure(folder: Path) -> list[Measurement]:
    """Score the test part: as shipped, with peers, and with the features fitted for once."""
    test = items(folder / FILES[1])
    fitted = _fitted(items(folder / FILES[0]), test)
    return [
        *rows(
            LABELLED,
            "AUC",
            ((name, bootstrap(_judged(scorer, test), auc)) for name, scorer in SYSTEMS.items()),
        ),
        *rows(LABELLED, f"F1 at {WORTHY:g}", [(OURS, bootstrap(_judged(shipped, test), f1))]),
        *rows(LABELLED, "AUC, fitted", [(FITTED, bootstrap(fitted, auc))]),
        *rows(LABELLED, "F1, fitted", [(FITTED, bootstrap(fitted, f1))]),
    ]


def items(path: Path) -> list[Statement]:
    """Read one part."""
    records = json.loads(path.read_text(encoding="utf-8"))
    return [Statement(record["text"], record["label"] == 1) for record in records]


def shipped(text: str) -> float:
    """Score a sentence as the library does."""
    return checkworthiness(features_of(words_of(text), text))


def figures_in(text: str) -> float:
    """Count the figures."""
    return len(_FIGURE.findall(text))


def length(text: str) -> float:
    """Count the words."""
    return len(_TOKEN.findall(text))


def names_and_figures(text: str) -> float:
    """Count the words with a capital, past the first, and the figures."""
    return len(_SHOUT.findall(text))


SYSTEMS: Final[dict[str, Scorer]] = {
    OURS: shipped,
    "number of figures": figures_in,
    "number of words": length,
    "capitalised words and figures": names_and_figures,
}


def auc(judged: Sequence[Judged]) -> float:
    """Return the chance that a worthy sentence is scored above another; ties count half."""
    worthy = sum(one.worthy for one in judged)
    pairs = worthy * (len(judged) - worthy)
    ranks = _ranks([one.score for one in judged])
    above = sum(rank for rank, one in zip(ranks, judged, strict=True) if one.worthy)
    return (above - worthy * (worthy + 1) / 2) / pairs if pairs else 0.0


def f1(judged: Sequence[Judged]) -> float:
    """F1 of the worthy sentences, those called so that score at least as the report lists."""
    found = [one for one in judged if one.score >= WORTHY]
    right = sum(one.worthy for one in found)
    return 2 * right / ((len(found) + sum(one.worthy for one in judged)) or 1)


def _ranks(scores: Sequence[float]) -> list[float]:
    """Rank scores from 1 up; equal ones share the mean of their ranks."""
    places: dict[float, list[int]] = {}
    for place, score in enumerate(sorted(scores), 1):
        places.setdefault(score, []).append(place)
    means = {score: mean(found) for score, found in places.items()}
    return [means[score] for score in scores]


def _judged(scorer: Scorer, test: Sequence[Statement]) -> list[Judged]:
    return [Judged(scorer(one.text), one.worthy) for one in test]


def _fitted(train: Sequence[Statement], test: Sequence[Statement]) -> list[Judged]:
    """Score the test part with weights fitted on the training part, both classes weighing alike.

    The fit is thrown away: the set's licence lets nobody ship it.
    """
    share = mean([float(one.worthy) for one in train])
    examples = [
        Example(_values(one.text), one.worthy, 0.5 / (share if one.worthy else 1 - share))
        for one in train
    ]
    weights = fit(examples)
    return [Judged(_likelihood(weights, _values(one.text)), one.worthy) for one in test]


def _likelihood(weights: Sequence[float], values: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, values, strict=True))))


def _values(text: str) -> list[float]:
    """Return how often each feature counts; the first is there in every sentence."""
    known = lexicon().features
    found = {one.name: one.adds for one in features_of(words_of(text), text)}
    return [found.get(name, 0.0) / feature.adds for name, feature in known.items()]
