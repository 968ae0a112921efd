"""Quotes and attributions of US news articles (PolNeAR, Newell et al., LREC 2018).

::

    python -m benchmarks.polnear --data DIR           # the development part, with words a second
"""

from __future__ import annotations

import argparse
import functools
import re
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from benchmarks.data import data_folder
from benchmarks.figures import Measurement, bootstrap, rows
from benchmarks.speech import Heard, Quoted, systems, trimmed
from benchmarks.wire_gold import Tally, f1, precision, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.figures import Figure
    from benchmarks.speech import Hear
    from benchmarks.wire_gold import Share, Tallies
    from provenance.model import Span

LABELLED: Final = "PolNeAR test"
FILES: Final = ("polnear/test/text/*.txt", "polnear/test/attributions/*.ann")

LEAST_OVERLAP: Final = 0.3
"""The least intersection over union (0..1, in letters and digits) of two contents that match."""

_DELIMITED: Final = re.compile(
    r"\s*(?:“|\"|''|``)((?:(?![“”\"]|''|``).)*)(?:”|\"|'')[.,?!;]?\s*", re.DOTALL
)
_LINE: Final = re.compile(r"[^\n]+")
_NAME: Final = re.compile(r"[^\W_]+")
_NO_NAMES: Final = frozenset(
    {"a", "an", "and", "former", "mr", "mrs", "ms", "of", "president", "s", "the"}
)
"""Words that two sources may share by chance."""

_MEASURES: Final[tuple[tuple[str, str, Share], ...]] = (
    ("direct quotes, exact F1", "direct", f1),
    ("speaker precision", "speaker", precision),
    ("speaker recall", "speaker", recall),
    ("attributions F1, IoU ≥ .3", "attributions", f1),
    ("attributions F1, exact", "exact attributions", f1),
    ("articles read without an error", "read", recall),
)


class Gold(NamedTuple):
    """A labelled attribution: the spans of its content, and the words of its source."""

    content: tuple[Span, ...]
    source: str


@frozen
class Article:
    """An article with the attributions that its first annotator found."""

    text: str
    gold: tuple[Gold, ...]


def measure(folder: Path) -> list[Measurement]:
    """Score the test part; intervals resample articles."""
    return _measured(list(articles(folder / "polnear" / "test")), LABELLED)


def articles(part: Path) -> Iterator[Article]:
    """Yield the articles of a part (brat standoff), by name."""
    for path in sorted((part / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        labels = sorted((part / "attributions").glob(f"{path.stem}_*.ann"))
        labels = labels or [part / "attributions" / f"{path.stem}.ann"]
        yield Article(text, tuple(_gold(text, labels[0].read_text(encoding="utf-8"))))


def tally(article: Article, hear: Hear) -> Tallies:
    """Count what a system finds in one article; one that raises finds nothing."""
    try:
        heard, read = hear(article.text), 1
    except Exception:  # noqa: BLE001 (peers raise on odd marks: that is counted)
        heard, read = Heard((), ()), 0
    contents = [frozenset(_letters(article.text, one.content)) for one in article.gold]
    found = [frozenset(_letters(article.text, one.content)) for one in heard.reported]
    units = _direct(article)
    quotes = _lines(article.text, heard.quotes)
    return {
        "direct": _quotes(article, units, quotes),
        "speaker": _speakers(units, quotes),
        "attributions": Tally(matches(contents, found), len(found), len(contents)),
        "exact attributions": Tally(_equal(contents, found), len(found), len(contents)),
        "read": Tally(read, 1, 1),
    }


def matches(gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> int:
    """Count the pairs of contents that overlap enough: one to one, the best first."""
    pairs = sorted(
        (-overlap, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one & other and (overlap := len(one & other) / len(one | other)) >= LEAST_OVERLAP
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
    return len(taken[0])


def _measured(articles: Sequence[Article], labelled: str) -> list[Measurement]:
    tallies = {
        name: [tally(article, hear) for article in articles] for name, hear in systems().items()
    }
    return [
        one
        for measure, key, share in _MEASURES
        for one in rows(labelled, measure, _figures(tallies, key, share))
    ]


def _figures(
    tallies: Mapping[str, Sequence[Tallies]], key: str, share: Share
) -> Iterator[tuple[str, Figure]]:
    for name, counts in tallies.items():
        if sum(one[key].reported for one in counts):
            wanted = sum(one[key].wanted for one in counts)
            statistic = functools.partial(_share, key=key, share=share)
            yield name, bootstrap(counts, statistic, n=wanted)


def _share(tallies: Sequence[Tallies], key: str, share: Share) -> float:
    return share(tallies, key)


def _gold(text: str, labels: str) -> Iterator[Gold]:
    """Read the attributions of a standoff file that have a content."""
    spans: dict[str, tuple[Span, ...]] = {}
    for line in labels.splitlines():
        name, label, *_ = line.split("\t")
        if name.startswith("T"):
            places = label.split(" ", 1)[1].split(";")
            spans[name] = tuple((int(a), int(b)) for a, b in map(str.split, places))
        elif name.startswith("E"):
            roles: defaultdict[str, tuple[Span, ...]] = defaultdict(tuple)
            for role in label.split():
                kind, place = role.split(":")
                roles[kind.rstrip("0123456789")] += spans.get(place, ())
            if roles["Content"]:
                yield Gold(roles["Content"], " ".join(text[slice(*s)] for s in roles["Source"]))


def _direct(article: Article) -> dict[Span, Gold]:
    """Return the contents between marks, a paragraph each, without marks and stops at the ends."""
    return {
        unit: gold
        for gold in article.gold
        for start, end in gold.content
        if (found := _DELIMITED.fullmatch(article.text, start, end))
        for unit in _paragraphs(article.text, *found.span(1))
    }


def _lines(text: str, quotes: Iterable[Quoted]) -> dict[Span, Quoted]:
    return {unit: one for one in quotes for unit in _paragraphs(text, one.start, one.end)}


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    bare = (trimmed(text, *line.span()) for line in _LINE.finditer(text, start, end))
    return (span for span in bare if span is not None)


def _quotes(article: Article, units: Mapping[Span, Gold], found: Mapping[Span, Quoted]) -> Tally:
    """Compare quotes; one inside a statement that is not wholly a quote is neither right nor wrong.

    Marks outside every attribution hold no quote: titles, nicknames, scare quotes.
    """
    covered = {at for gold in article.gold for span in gold.content for at in range(*span)}
    right = sum(unit in found for unit in units)
    wrong = sum(
        not {start, end - 1} <= covered or any(start < b and a < end for a, b in units)
        for start, end in found
        if (start, end) not in units
    )
    return Tally(right, right + wrong, len(units))


def _speakers(units: Mapping[Span, Gold], found: Mapping[Span, Quoted]) -> Tally:
    """Compare the sources of the direct quotes that have one: do they share a name?"""
    wanted = {unit: gold.source for unit, gold in units.items() if gold.source}
    named = {unit: one.source for unit in wanted if (one := found.get(unit)) and one.source}
    right = sum(bool(_names(wanted[unit]) & _names(source)) for unit, source in named.items())
    return Tally(right, len(named), len(wanted))


def _names(source: str) -> set[str]:
    return set(_NAME.findall(source.lower())) - _NO_NAMES


def _letters(text: str, content: Iterable[Span]) -> Iterator[int]:
    return (at for span in content for at in range(*span) if text[at].isalnum())


def _equal(gold: Iterable[frozenset[int]], found: Iterable[frozenset[int]]) -> int:
    return (Counter(gold) & Counter(found)).total()


def main() -> None:
    """Print the figures of the development part, and how fast each system is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder of the labelled sets (default: PROVENANCE_DATA)")
    folder = data_folder(parser.parse_args().data)
    if folder is None:
        parser.error("give --data or set PROVENANCE_DATA")
    development = list(articles(folder / "polnear" / "dev"))
    for one in _measured(development, "PolNeAR dev"):
        print(f"{one.key:48}{one.figure}  n {one.figure.n:<5} {one.system}")
    for name, hear in systems().items():
        print(f"{name:30}{_speed(development, hear):10,.0f} words/s")


def _speed(articles: Sequence[Article], hear: Hear) -> float:
    words = sum(len(article.text.split()) for article in articles)
    start = time.process_time()
    for article in articles:
        tally(Article(article.text, ()), hear)
    return words / (time.process_time() - start)


if __name__ == "__main__":
    main()
