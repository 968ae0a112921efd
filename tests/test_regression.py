"""Whole outputs on the seeds, as a reviewer reads them.

After a wanted change: ``pytest tests/test_regression.py --force-regen``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import provenance

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from provenance import Report

SEEDS = Path(__file__).parent.parent / "seeds"
WIRE = "002_a20053c5b2c66f38.txt"


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report on the seeds."""
    return provenance.trace(provenance.load(SEEDS))


@pytest.mark.parametrize(
    ("form", "ending"), [("table", ".txt"), ("markdown", ".md"), ("json", ".json")]
)
def test_the_report_on_the_seeds(
    report: Report, form: str, ending: str, file_regression: FileRegressionFixture
) -> None:
    """The report says today what it said when it was last reviewed."""
    file_regression.check(provenance.render(report, form), extension=ending)


@pytest.mark.parametrize("derived", ["000_d58aa7f2469bc63f.txt", "001_b7736e4e994e0324.txt"])
def test_the_diff_with_the_agency_copy(
    derived: str, file_regression: FileRegressionFixture
) -> None:
    """The word diff of each copy is the one that was last reviewed."""
    (source,) = provenance.load(SEEDS / WIRE)
    (copy,) = provenance.load(SEEDS / derived)
    compared = provenance.compare(source, copy)
    file_regression.check(provenance.render(compared, "diff"), extension=".diff.txt")
