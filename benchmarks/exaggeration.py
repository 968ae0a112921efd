"""Certainty: does a press release say the same as the abstract, more or less (exaggeration)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.data import read_jsonl
from benchmarks.figures import OURS, Measurement, bootstrap, rows
from provenance.flag.strength import strength

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = ("exaggeration/test.jsonl", "exaggeration/train.jsonl")
CLASSES: Final = ("same", "exaggerates", "downplays")

_CORRELATIONAL: Final = re.compile(
    r"\b(associat|correlat|link|relat|predict|risk|likel|tend|trend|connect)\w*", re.IGNORECASE
)
_CONDITIONAL: Final = re.compile(
    r"\b(may|might|could|can|suggest\w*|appear\w*|seem\w*|possibl\w*|probabl\w*|potential\w*)\b",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r"\b(no|not|neither|nor|without)\b[^.]{0,60}", re.IGNORECASE)


class Labelled(NamedTuple):
    """People's class of a pair and a system's."""

    gold: str
    found: str


Classify = Callable[[str, str], str]


def measure(folder: Path) -> list[Measurement]:
    """Score the pairs of Wright and Augenstein (2021), both parts; nothing is fitted on either."""
    records = [record for name in FILES for record in read_jsonl(folder / name)]
    figures = (
        (name, bootstrap([_labelled(system, record) for record in records], macro_f1))
        for name, system in SYSTEMS.items()
    )
    return rows("exaggeration", "macro F1", figures)


def by_strength(source: str, derived: str) -> str:
    """Classify by the strength of the claim that each side makes, as the library judges it."""
    return _direction(strength(derived) - strength(source))


def by_cue_words(source: str, derived: str) -> str:
    """Classify by the strength of each side alone, as its cue words show it."""
    return _direction(_strength(derived) - _strength(source))


def always_same(_source: str, _derived: str) -> str:
    """Classify every pair as saying the same."""
    return "same"


SYSTEMS: Final[dict[str, Classify]] = {
    OURS: by_strength,
    "cue words": by_cue_words,
    "always the same": always_same,
}


def macro_f1(labels: Sequence[Labelled]) -> float:
    """Return the mean F1 of the three classes."""
    return sum(_class_f1(labels, name) for name in CLASSES) / len(CLASSES)


def _class_f1(labels: Sequence[Labelled], name: str) -> float:
    right = sum(one.gold == one.found == name for one in labels)
    total = sum((one.gold == name) + (one.found == name) for one in labels)
    return 2 * right / (total or 1)


def _labelled(system: Classify, record: dict[str, str]) -> Labelled:
    found = system(record["abstract_conclusion"], record["press_release_conclusion"])
    return Labelled(record["exaggeration_label"], found)


def _direction(difference: int) -> str:
    if not difference:
        return "same"
    return "exaggerates" if difference > 0 else "downplays"


def _strength(text: str) -> int:
    """Return 0 no relation, 1 correlation, 2 conditional, 3 direct (Yu et al. 2020)."""
    if _NONE.search(text) and _CORRELATIONAL.search(text):
        return 0
    if _CORRELATIONAL.search(text):
        return 1
    return 2 if _CONDITIONAL.search(text) else 3
