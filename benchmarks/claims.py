"""Check-worthiness of statements: debate sentences that people judged (ClaimBuster)."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.figures import OURS, Measurement, bootstrap, mean, rows
from benchmarks.logistic import Example, fit, log_odds
from benchmarks.ranking import Ranked, auc, f1
from provenance.extract.checkworthiness import checkworthiness, features_of, lexicon
from provenance.formats.claims import WORTHY
from provenance.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = ("claimbuster/train.json", "claimbuster/test.json")
LABELLED: Final = "ClaimBuster test"
FITTED: Final = "the shipped features, fitted on the training part"

_EVEN: Final = 0.5
_FIGURE: Final = re.compile(r"\d[\d.,]*")
_TOKEN: Final = re.compile(r"\w+")
_SHOUT: Final = re.compile(r"(?<!^)\b[A-Z]\w+|\d[\d.,]*")


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
        *rows(
            LABELLED, f"F1 at {WORTHY:g}", [(OURS, bootstrap(_judged(shipped, test), listed_f1))]
        ),
        *rows(LABELLED, "AUC, fitted", [(FITTED, bootstrap(fitted, auc))]),
        *rows(LABELLED, "F1, fitted", [(FITTED, bootstrap(fitted, _even_f1))]),
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


def listed_f1(judged: Sequence[Ranked]) -> float:
    """F1 of the worthy sentences, those called so that score at least as the report lists."""
    return f1(judged, WORTHY)


def _even_f1(judged: Sequence[Ranked]) -> float:
    """F1 at even odds."""
    return f1(judged, _EVEN)


def _judged(scorer: Scorer, test: Sequence[Statement]) -> list[Ranked]:
    return [Ranked(scorer(one.text), one.worthy) for one in test]


def _fitted(train: Sequence[Statement], test: Sequence[Statement]) -> list[Ranked]:
    """Score the test part with weights fitted on the training part, both classes weighing alike.

    The fit is thrown away: the set's licence lets nobody ship it.
    """
    share = mean([float(one.worthy) for one in train])
    examples = [
        Example(_values(one.text), one.worthy, 0.5 / (share if one.worthy else 1 - share))
        for one in train
    ]
    weights = fit(examples)
    return [Ranked(_likelihood(weights, _values(one.text)), one.worthy) for one in test]


def _likelihood(weights: Sequence[float], values: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-log_odds(weights, values)))


def _values(text: str) -> list[float]:
    """Return how often each feature counts; the first is there in every sentence."""
    known = lexicon().features
    found = {one.name: one.adds for one in features_of(words_of(text), text)}
    return [found.get(name, 0.0) / feature.adds for name, feature in known.items()]
