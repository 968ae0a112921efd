"""Fit the weights of the alignment score, and write ``provenance/rules/alignment.toml``.

::

    python -m benchmarks.fit_alignment --data DIR [--dry-run]

Logistic regression by Newton's method with a small ridge, over pairs of a derived sentence and a
candidate. Only sets are used whose licence lets the result be shipped: WiCE's development part
(ODC-BY, CC BY-SA), SuperPAL's (Apache-2.0) and the clusters in ``tests/gold`` (CC BY 4.0). A pair
of WiCE counts for less: its candidates are many, and few of them resemble news.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import propositions, selection, wire_gold
from benchmarks.data import GOLD, data_folder
from benchmarks.gold_text import SAME, document_id, similar
from benchmarks.logistic import Example, fit
from provenance.align import FEATURES, features, passage_for, profile, read_in
from provenance.read import load
from provenance.segment import segment
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE: Final = GOLD.parent.parent / "provenance" / "rules" / "alignment.toml"

_WICE_WEIGHT: Final = 0.3
_HEADER: Final = """\
# Weights of the alignment score: log-odds for each feature of provenance.align.FEATURES.
# Fitted on wire-gold (CC BY 4.0), WiCE dev (ODC-BY, CC BY-SA) and SuperPAL dev (Apache-2.0)
# by benchmarks/fit_alignment.py.
"""


class Labelled(NamedTuple):
    """A derived sentence, its candidates, and which of them are its sources."""

    derived: str
    candidates: Sequence[str]
    sources: frozenset[int]


def main() -> None:
    """Fit, print and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder of the labelled sets (default: PROVENANCE_DATA)")
    parser.add_argument("--dry-run", action="store_true", help="print the weights, write nothing")
    arguments = parser.parse_args()
    folder = data_folder(arguments.data)
    if folder is None:
        sys.exit("give --data the folder that holds wice and superpal")
    fitted = fit(list(examples(folder)))
    text = _HEADER + "[weights]\n"
    text += "".join(f"{name} = {w:.2f}\n" for name, w in zip(FEATURES, fitted, strict=True))
    print(text)
    if not arguments.dry_run:
        FILE.write_text(text, encoding="utf-8")


def examples(folder: Path) -> Iterator[Example]:
    """Yield every pair of the three sets."""
    for item in selection.wice_items(folder / selection.WICE_FILES[0]):
        sources = frozenset().union(*item.gold)
        yield from _pairs(Labelled(item.derived, item.candidates, sources), _WICE_WEIGHT)
    for one in propositions.items(folder / propositions.FILES[0]):
        sources = frozenset(index for index, match in enumerate(one.matches) if match)
        yield from _pairs(Labelled(one.derived, one.candidates, sources), 1.0)
    for path in wire_gold.clusters(GOLD):
        for labelled in gold_sentences(path):
            yield from _pairs(labelled, 1.0)


def _pairs(labelled: Labelled, weight: float) -> Iterator[Example]:
    target = profile(labelled.derived)
    profiles = [profile(candidate) for candidate in labelled.candidates]
    reading = read_in(target, passage_for(target, profiles))
    for index, candidate in enumerate(profiles):
        values = list(features(target, candidate, reading))
        yield Example(values, index in labelled.sources, weight)


def gold_sentences(folder: Path) -> Iterator[Labelled]:
    """Yield the derived sentences of a cluster with what the sources' documents say.

    A candidate that repeats a source is left out: it is neither right nor wrong.
    """
    gold: wire_gold.Record = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    documents = {
        one.id: [s.text for s in segment(one) if s.section in SPEAKING] for one in load(folder)
    }
    origins = _origins(gold)
    for label in gold["sentences"]:
        own = document_id(label["doc"])
        if label["section"] == "furniture" or gold["documents"][label["doc"]]["role"] == "wire":
            continue
        candidates = [text for name in origins if name != own for text in documents[name]]
        wanted = [want["text"] for want in label["sources"]]
        yield _labelled(label["text"], candidates, wanted)


def _origins(gold: wire_gold.Record) -> list[str]:
    """Return the documents that others draw on: agency copy and independent first sources."""
    named = {document_id(source["doc"]) for s in gold["sentences"] for source in s["sources"]}
    return [
        document_id(name)
        for name, label in gold["documents"].items()
        if label["role"] in {"wire", "update"}
        or (label["role"] == "independent" and document_id(name) in named)
    ]


def _labelled(derived: str, candidates: Sequence[str], wanted: Sequence[str]) -> Labelled:
    best = {
        max(range(len(candidates)), key=lambda at: (similar(candidates[at], text), -at))
        for text in wanted
        if any(similar(candidate, text) >= SAME for candidate in candidates)
    }
    kept = [
        at
        for at, candidate in enumerate(candidates)
        if at in best or not any(similar(candidate, text) > 0.8 for text in wanted)
    ]
    sources = frozenset(place for place, at in enumerate(kept) if at in best)
    return Labelled(derived, [candidates[at] for at in kept], sources)


if __name__ == "__main__":
    main()
