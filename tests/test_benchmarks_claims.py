"""The measures of claims, on cases small enough to count by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import claims
from benchmarks.figures import OURS
from benchmarks.ranking import Ranked

if TYPE_CHECKING:
    from pathlib import Path


def test_f1_of_what_the_report_lists() -> None:
    """Precision and recall count the sentences whose score a report would list."""
    judged = [Ranked(0.6, True), Ranked(0.7, False), Ranked(0.4, True), Ranked(0.1, False)]
    assert claims.listed_f1(judged) == pytest.approx(0.5)


def test_the_set_is_measured_from_its_files(tmp_path: Path) -> None:
    """The measures run from the files to figures, ours beside the peers and the fit."""
    facts = ["Unemployment fell by 2 percent in 1999.", "The Senate passed 5 bills last year."]
    others = ["I think we should hope.", "Thank you very much."]
    records = [
        {"sentence_id": at, "label": int(text in facts), "text": text}
        for at, text in enumerate((*facts, *others))
    ]
    (tmp_path / "claimbuster").mkdir()
    for name in claims.FILES:
        (tmp_path / name).write_text(json.dumps(records), encoding="utf-8")
    found = {(one.measure, one.system): one.figure.value for one in claims.measure(tmp_path)}
    assert found["AUC", OURS] == 1.0
    assert found["AUC, fitted", claims.FITTED] == 1.0
    assert {system for measure, system in found if measure == "AUC"} == set(claims.SYSTEMS)
