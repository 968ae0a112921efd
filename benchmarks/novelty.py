"""Names and numbers that the source lacks, against people's marks of summaries' errors (CLIFF)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.data import read_table
from benchmarks.figures import OURS, Measurement, bootstrap, rows
from benchmarks.pairs import names_something_new

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = ("cliff/CLIFF_error_types.csv",)
ORIGINS: Final = {"cnndm": "CLIFF CNN/DM", "xsum": "CLIFF XSum"}

_TOKEN: Final = re.compile(r"\w+")


class Judged(NamedTuple):
    """Whether people found an error in a summary, and whether a system says there is one."""

    wrong: bool
    said: bool


Judge = Callable[[str, str], bool]


def measure(folder: Path) -> list[Measurement]:
    """Score the summaries of Cao and Wang (2021): any error against any new name or number."""
    records = read_table(folder / FILES[0])
    parts = {name: [r for r in records if r["origin"] == o] for o, name in ORIGINS.items()}
    parts["CLIFF"] = records
    return [
        one
        for labelled, part in parts.items()
        for one in rows(
            labelled,
            "balanced accuracy",
            (
                (name, bootstrap([_judged(judge, record) for record in part], balanced_accuracy))
                for name, judge in SYSTEMS.items()
            ),
        )
    ]


def new_token(source: str, derived: str) -> bool:
    """Whether a token with a capital or a digit, past the first, is no token of the source."""
    known = {token.lower() for token in _TOKEN.findall(source)}
    return any(
        token.lower() not in known
        for token in _TOKEN.findall(derived)[1:]
        if token[0].isupper() or token[0].isdigit()
    )


SYSTEMS: Final[dict[str, Judge]] = {
    OURS: names_something_new,
    "new capitalised or digit token": new_token,
}


def balanced_accuracy(judged: Sequence[Judged]) -> float:
    """Return the mean of the shares of wrong and of right summaries that are judged so."""
    wrong = [one.said for one in judged if one.wrong]
    right = [not one.said for one in judged if not one.wrong]
    return sum(sum(part) / (len(part) or 1) for part in (wrong, right)) / 2


def _judged(judge: Judge, record: dict[str, str]) -> Judged:
    return Judged(record["error_type"] != "correct", judge(record["doc"], record["summ"]))
