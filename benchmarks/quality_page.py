"""The measured figures as a page of Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabulate import tabulate

from benchmarks import wire_gold
from benchmarks.figures import OURS, Measurement, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.reliability import Bin

_TEMPLATE: Final = Path(__file__).with_suffix(".md")


def page(found: Sequence[Measurement], digests: Mapping[str, str], bins: Sequence[Bin] = ()) -> str:
    """Write the whole page."""
    return _TEMPLATE.read_text(encoding="utf-8").format(
        summary=_summary(found),
        peers="\n".join(_peer_tables(found)),
        gold="\n".join(_gold_tables(found)),
        data=_data(digests),
        reliability=_reliability(bins),
    )


def _table(rows: Iterable[Sequence[object]], headers: Sequence[str]) -> str:
    return tabulate(rows, headers, tablefmt="github", disable_numparse=True) + "\n"


def _reliability(bins: Sequence[Bin]) -> str:
    """Write how often candidates of a score are sources: score down, sets across."""
    sets = list(dict.fromkeys(one.labelled for one in bins))
    cells = {
        (one.least, one.labelled): f"{plain(one.share)} (n {one.number}, mean {plain(one.mean)})"
        for one in bins
    }
    rows = [
        (f"from {least:.2f}", *(cells.get((least, name), "") for name in sets))
        for least in sorted({one.least for one in bins})
    ]
    return _table(rows, ("score", *sets))


def _summary(found: Sequence[Measurement]) -> str:
    rows = []
    for ours in (one for one in found if one.system == OURS):
        peers = [one for one in found if one.key == ours.key and one.system != OURS]
        if peers:
            best = max(peers, key=lambda one: one.figure.value)
            mine = str(ours.figure)
            theirs = f"{plain(best.figure.value)} ({best.system})"
            rows.append((ours.labelled, ours.measure, mine, theirs, ours.figure.n))
    return _table(rows, ("set", "measure", "provenance", "best peer", "n"))


def _peer_tables(found: Sequence[Measurement]) -> Iterable[str]:
    """Write one table for each set: systems down, measures across."""
    for labelled in dict.fromkeys(one.labelled for one in found):
        if labelled == wire_gold.LABELLED:
            continue
        mine = [one for one in found if one.labelled == labelled]
        yield f"### {labelled}\n"
        for systems in dict.fromkeys(_systems(mine, one.measure) for one in mine):
            measures = [m for m in _measures(mine) if _systems(mine, m) == systems]
            yield _peer_table(mine, systems, measures)


def _peer_table(
    found: Sequence[Measurement], systems: Sequence[str], measures: Sequence[str]
) -> str:
    figures = {(one.system, one.measure): str(one.figure) for one in found}
    rows = [(system, *(figures[system, measure] for measure in measures)) for system in systems]
    return _table(rows, ("system", *measures))


def _measures(found: Iterable[Measurement]) -> list[str]:
    return list(dict.fromkeys(one.measure for one in found))


def _systems(found: Iterable[Measurement], measure: str) -> tuple[str, ...]:
    return tuple(one.system for one in found if one.measure == measure)


def _gold_tables(found: Sequence[Measurement]) -> Iterable[str]:
    mine = [one for one in found if one.labelled == wire_gold.LABELLED]
    flags = [one for one in mine if one.measure.startswith("flag ")]
    rest = [one for one in mine if one not in flags]
    yield _table(
        [(one.measure, str(one.figure), one.figure.n) for one in rest],
        ("measure", "provenance", "n"),
    )
    figures = {one.measure: one.figure for one in flags}
    kinds = [
        (kind, figures[f"flag {kind} precision"], figures[f"flag {kind} recall"])
        for kind in wire_gold.FLAG_KINDS
        if f"flag {kind} recall" in figures
    ]
    yield _table(
        [(kind, str(p), str(r), r.n) for kind, p, r in kinds],
        ("flag", "precision", "recall", "n"),
    )


def _data(digests: Mapping[str, str]) -> str:
    rows = [(name, f"`{value[:16]}`") for name, value in digests.items()]
    return _table(rows, ("set", "sha256, first 16 digits"))
