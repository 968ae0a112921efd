"""Opinion against report, sentence by sentence: BABE and CheckThat's subjectivity task.

Transfer sets: nothing is fitted on either.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.data import read_tabbed
from benchmarks.figures import OURS, Figure, Measurement, bootstrap, mean, rows
from benchmarks.pairs import passage
from benchmarks.ranking import Ranked, auc
from benchmarks.sentiment import sentence_peers
from provenance.flag.commentary import flag_commentary
from provenance.flag.opinion import opinion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.model import Flag

BABE: Final = "BABE"
BABE_FILES: Final = ("babe/final_labels_SG2.csv",)
CHECKTHAT: Final = "CheckThat SUBJ 2024"
CHECKTHAT_FILES: Final = ("checkthat-subj/dev_test_en.tsv",)

_CLASSES: Final = {"Biased": True, "Non-biased": False, "SUBJ": True, "OBJ": False}


class Labelled(NamedTuple):
    """A sentence, and whether people call it opinion."""

    text: str
    opinion: bool


class Judged(NamedTuple):
    """A sentence as the library reads it: its score, its flags; and people's class."""

    score: float
    flags: tuple[Flag, ...]
    opinion: bool


def measure_babe(folder: Path) -> list[Measurement]:
    """Score BABE (Spinde et al. 2021): is a news sentence biased?"""
    with (folder / BABE_FILES[0]).open(encoding="utf-8-sig", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter=";"))
    return measure(BABE, list(_labelled(table, "text", "label_bias")))


def measure_checkthat(folder: Path) -> list[Measurement]:
    """Score the English test part of CheckThat's task 2 of 2024: is a sentence subjective?"""
    table = read_tabbed(folder / CHECKTHAT_FILES[0])
    return measure(CHECKTHAT, list(_labelled(table, "sentence", "label")))


def measure(labelled: str, sentences: Sequence[Labelled]) -> list[Measurement]:
    """Score sentences by how much they read like opinion, and count their flags."""
    judged = [judge(one) for one in sentences]
    ranked = {OURS: [Ranked(one.score, one.opinion) for one in judged]}
    for name, score in sentence_peers().items():
        ranked[name] = [Ranked(score(one.text), one.opinion) for one in sentences]
    figures = ((name, bootstrap(items, auc)) for name, items in ranked.items())
    return [*rows(labelled, "AUC", figures), *rows(labelled, CITED, [(OURS, cited(judged))])]


CITED: Final = "flags that cite words and a rule"


def judge(one: Labelled) -> Judged:
    """Read a sentence as the whole body of an article."""
    witness = passage(one.text, "sentence")
    return Judged(opinion(witness, 0), flag_commentary(witness, 0), one.opinion)


def cited(judged: Sequence[Judged]) -> Figure:
    """Return the share of flags that name a rule and point at a word at least."""
    flags = [flag for one in judged for flag in one.flags]
    return bootstrap([float(bool(flag.rule and flag.words.strip())) for flag in flags], mean)


def _labelled(table: Sequence[dict[str, str]], text: str, label: str) -> Iterator[Labelled]:
    """Read rows; those that people could not agree on have no class and are left out."""
    for row in table:
        if row[label] in _CLASSES:
            yield Labelled(row[text], _CLASSES[row[label]])
