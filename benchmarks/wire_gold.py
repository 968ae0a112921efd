"""Whole reports against hand-labelled clusters of news documents.

``FORMAT.md`` beside the clusters defines the labels. Every measure is a count of what is right, of
what was reported and of what is wanted; an accuracy is the case where the last two are the same.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

from benchmarks.data import GOLD
from benchmarks.figures import OURS, RESAMPLES, Figure, Measurement, bootstrap
from benchmarks.gold_text import SAME, bare, document_id, overlap, same_name, similar
from provenance.model import SEVERITIES
from provenance.read import load
from provenance.report import trace

if TYPE_CHECKING:
    from provenance.model import Flag, Report, TracedDocument, TracedQuote, TracedSentence

LABELLED: Final = "wire-gold"

F1: Final = ("sources", "derived_from", "omitted", "quotes", "relay")
ACCURACY: Final = (
    "origin",
    "relation",
    "role",
    "section",
    "segmented",
    "clean",
    "uncommented",
    "quote kind",
    "speaker",
    "alteration",
    "quote origin",
)
FLAG_KINDS: Final = tuple(kind for kind, severity in SEVERITIES.items() if severity != "integrity")
"""The kinds that are labelled: hidden and replaced characters are counted, not judged."""


class Tally(NamedTuple):
    """Counts of one measure: right, reported, wanted."""

    right: int = 0
    reported: int = 0
    wanted: int = 0


Record = Mapping[str, Any]
Tallies = Mapping[str, Tally]
Tick = tuple[str, Tally]
Share = Callable[[Sequence[Tallies], str], float]


@frozen(slots=False)
class Cluster:
    """The labels of one cluster beside the report on its documents."""

    gold: Record
    report: Report

    @cached_property
    def documents(self) -> Mapping[str, TracedDocument]:
        """The reported documents by id."""
        return {document.id: document for document in self.report.documents}

    def text(self, document: str, sentence: int) -> str:
        """Return the text of a reported sentence."""
        return self.documents[document].sentences[sentence].text

    def find(self, label: Record) -> TracedSentence | None:
        """Return the reported sentence that stands for a labelled one; of equals, its section's."""
        document = self.documents.get(document_id(label["doc"]))
        known = document.sentences if document else ()
        alike = [s for s in known if bare(s.text) == bare(label["text"])] or known
        if not alike:
            return None
        likeness = ((similar(s.text, label["text"]), s.section == label["section"]) for s in alike)
        best, (score, _) = max(zip(alike, likeness, strict=True), key=lambda pair: pair[1])
        return best if score >= SAME else None


def clusters(folder: Path) -> list[Path]:
    """Return the labelled clusters of a folder, by name."""
    return sorted(path.parent for path in folder.glob("*/gold.json"))


def read_cluster(folder: Path) -> Cluster:
    """Trace the documents of a cluster."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Cluster(gold, trace(load(folder)))


def tally(cluster: Cluster) -> Tallies:
    """Compare one report with its labels."""
    totals: defaultdict[str, Tally] = defaultdict(Tally)
    for part in (_documents, _sentences, _quotes, _omitted):
        for measure, counts in part(cluster):
            totals[measure] = _add(totals[measure], counts)
    return dict(totals)


def f1(tallies: Sequence[Tallies], measure: str) -> float:
    """Return F1 over several clusters: for an accuracy, the accuracy."""
    total = _total(tallies, measure)
    return 2 * total.right / ((total.reported + total.wanted) or 1)


def precision(tallies: Sequence[Tallies], measure: str) -> float:
    """Return the share of what was reported that is right."""
    total = _total(tallies, measure)
    return total.right / (total.reported or 1)


def recall(tallies: Sequence[Tallies], measure: str) -> float:
    """Return the share of what is wanted that was reported."""
    total = _total(tallies, measure)
    return total.right / (total.wanted or 1)


def measure_clusters(folder: Path, *, resamples: int = RESAMPLES) -> list[Measurement]:
    """Score every cluster of a folder; intervals resample clusters."""
    tallies = [tally(read_cluster(path)) for path in clusters(folder)]
    return [
        Measurement(LABELLED, name, OURS, _figure(tallies, key, share, resamples))
        for name, key, share in _measures()
    ]


def _measures() -> Iterator[tuple[str, str, Share]]:
    """Yield every measure: its name, the tally it reads, and how."""
    yield from ((f"{name} F1", name, f1) for name in F1)
    yield from ((name, name, f1) for name in ACCURACY)
    for name in ("flags", *(f"flag {kind}" for kind in FLAG_KINDS)):
        yield f"{name} precision", name, precision
        yield f"{name} recall", name, recall


def _figure(tallies: Sequence[Tallies], key: str, share: Share, resamples: int) -> Figure:
    wanted = _total(tallies, key).wanted
    return bootstrap(tallies, lambda drawn: share(drawn, key), n=wanted, resamples=resamples)


def _total(tallies: Sequence[Tallies], measure: str) -> Tally:
    total = Tally()
    for one in tallies:
        total = _add(total, one.get(measure, Tally()))
    return total


def _add(one: Tally, other: Tally) -> Tally:
    return Tally(*(a + b for a, b in zip(one, other, strict=True)))


def _check(measure: str, right: object) -> Tick:
    return measure, Tally(int(bool(right)), 1, 1)


def _documents(cluster: Cluster) -> Iterator[Tick]:
    for name, label in cluster.gold["documents"].items():
        document = cluster.documents.get(document_id(name))
        yield _check("role", document is not None and _same_role(label["role"], document.role))
        parents = {parent.document for parent in document.derived_from} if document else set()
        wanted = {document_id(parent) for parent in label["derived_from"]}
        yield "derived_from", Tally(len(parents & wanted), len(parents), len(wanted))


def _same_role(gold: str, found: str) -> bool:
    """Whether roles agree: an update is a wire, and an unrelated document is independent."""
    return {"update": "wire", "unrelated": "independent"}.get(gold, gold) == found


def _sentences(cluster: Cluster) -> Iterator[Tick]:
    for label in cluster.gold["sentences"]:
        found = cluster.find(label)
        yield _check("segmented", found and bare(found.text) == bare(label["text"]))
        yield _check("section", found and found.section == label["section"])
        if label["section"] != "furniture":
            yield _check("relation", found and found.relation == label["relation"])
            yield from _sources(cluster, label, found)
            yield from _flags(label, found.flags if found else ())


def _sources(
    cluster: Cluster,
    label: Record,
    found: TracedSentence | None,
) -> Iterator[Tick]:
    links = found.sources if found else ()
    left = [(link.document, cluster.text(link.document, link.sentence)) for link in links]
    right = 0
    for want in label["sources"]:
        wanted = document_id(want["doc"])
        match = next(
            (a for a in left if a[0] == wanted and similar(a[1], want["text"]) >= SAME), None
        )
        if match is not None:
            left.remove(match)
            right += 1
    yield "sources", Tally(right, len(links), len(label["sources"]))
    if label["sources"]:
        origin = found.origin.document if found and found.origin else None
        yield _check("origin", origin == document_id(label["sources"][0]["doc"]))


def _flags(label: Record, flags: Sequence[Flag]) -> Iterator[Tick]:
    unused = list(flags)
    for want in label["flags"]:
        hit = next((flag for flag in unused if _same_flag(want, flag)), None)
        if hit is not None:
            unused.remove(hit)
        right = int(hit is not None)
        for measure in ("flags", f"flag {want['kind']}"):
            yield measure, Tally(right, right, 1)
    wrong = Counter(flag.kind for flag in unused if flag.kind in FLAG_KINDS)
    for kind, count in wrong.items():
        for measure in ("flags", f"flag {kind}"):
            yield measure, Tally(0, count, 0)
    if label["sources"] and not label["flags"]:
        yield _check("clean", not wrong)
    commented = any(want["kind"] == "commentary-added" for want in label["flags"])
    if label["section"] not in {"comment", "note"} and not commented:
        yield _check("uncommented", not wrong["commentary-added"])


def _same_flag(want: Mapping[str, str], flag: Flag) -> bool:
    if flag.kind != want["kind"]:
        return False
    return not want["derived"] or not flag.words or overlap(flag.words, want["derived"]) >= 0.5


def _quotes(cluster: Cluster) -> Iterator[Tick]:
    pools: defaultdict[str, list[TracedQuote]] = defaultdict(list)
    for quote in cluster.report.quotes:
        pools[quote.document].append(quote)
    for label in cluster.gold["quotes"]:
        pool = pools[document_id(label["doc"])]
        found = next((quote for quote in pool if bare(quote.text) == bare(label["text"])), None)
        right = int(found is not None)
        yield "quotes", Tally(right, right, 1)
        if found is not None:
            pool.remove(found)
            yield from _quote(label, found)
    yield "quotes", Tally(0, sum(map(len, pools.values())), 0)


def _quote(label: Record, found: TracedQuote) -> Iterator[Tick]:
    yield _check("quote kind", (found.kind == "scare") == (label["kind"] == "scare"))
    if label["kind"] == "scare":
        return
    yield _check("speaker", same_name(label["speaker"], found.speaker))
    named = sum(any(same_name(gold, one) for one in found.relay) for gold in label["relay"])
    spare = sum(not any(same_name(gold, one) for gold in label["relay"]) for one in found.relay)
    yield "relay", Tally(named, named + spare, len(label["relay"]))
    yield _check("alteration", _untyped(found.alteration) == _untyped(label["alteration"]))
    if label["origin"]:
        yield _check("quote origin", _same_origin(label["origin"], found))


def _untyped(alteration: str) -> str:
    return "none" if alteration == "typographic" else alteration


def _same_origin(gold: Mapping[str, str], found: TracedQuote) -> bool:
    origin = found.origin
    if origin is None or origin.document != document_id(gold["doc"]):
        return False
    return overlap(origin.text, gold["text"]) >= 0.5


def _omitted(cluster: Cluster) -> Iterator[Tick]:
    for name, wanted in cluster.gold["omitted"].items():
        document = cluster.documents.get(document_id(name))
        places = document.omitted if document else ()
        left = [cluster.text(place.document, place.sentence) for place in places]
        right = 0
        for text in wanted:
            hit = next((one for one in left if similar(one, text) >= SAME), None)
            if hit is not None:
                left.remove(hit)
                right += 1
        yield "omitted", Tally(right, len(places), len(wanted))


def main() -> None:
    """Print every figure of the clusters in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clusters", nargs="?", type=Path, default=GOLD)
    for one in measure_clusters(parser.parse_args().clusters):
        print(f"{one.measure:38}{one.figure}  n {one.figure.n}")


if __name__ == "__main__":
    main()
