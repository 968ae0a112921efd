"""Loaded words: which words do editors take out to make a sentence neutral (WNC)?"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.figures import OURS, Figure, Measurement, bootstrap, mean, rows
from benchmarks.peers import STOPWORDS
from benchmarks.sentiment import word_peers
from provenance.flag.loaded import loaded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LABELLED: Final = "WNC"
FILES: Final = ("wnc/pre.train", "wnc/pre.test", "wnc/post.train", "wnc/post.test")

_RESAMPLES: Final = 200

Find = Callable[[Sequence[str]], Sequence[bool]]


class Edited(NamedTuple):
    """The tokens of a sentence, and the numbers of the words that were taken out and left in."""

    tokens: tuple[str, ...]
    removed: tuple[int, ...]
    kept: tuple[int, ...]


class Marked(NamedTuple):
    """Which of the removed and of the kept words a system flags."""

    removed: tuple[bool, ...]
    kept: tuple[bool, ...]


def measure(folder: Path) -> list[Measurement]:
    """Score the edits from which a word was removed; words of grammar alone are not counted."""
    edits = [one for one in read(folder) if one.removed]
    marked = {name: [mark(find, one) for one in edits] for name, find in systems().items()}
    return [
        *_rows("removed word flagged, edits of one word", marked, removed_of_one),
        *_rows("edits with a removed word flagged", marked, any_removed),
        *_rows("removed words flagged, all edits", marked, all_removed),
        *_rows("kept words left alone", marked, left_alone),
    ]


def removed_of_one(marked: Sequence[Marked]) -> Figure:
    """Return the share of words flagged that are all that an edit took out."""
    alone = [float(one.removed[0]) for one in marked if len(one.removed) == 1]
    return bootstrap(alone, mean)


def any_removed(marked: Sequence[Marked]) -> Figure:
    """Return the share of edits of whose removed words one at least is flagged."""
    return bootstrap([float(any(one.removed)) for one in marked], mean)


def all_removed(marked: Sequence[Marked]) -> Figure:
    """Return the share of all removed words that are flagged, whole passages among them."""
    return _share(marked, lambda one: one.removed)


def left_alone(marked: Sequence[Marked]) -> Figure:
    """Return the share of kept words that are not flagged."""
    return _share(marked, lambda one: [not flagged for flagged in one.kept])


def _share(marked: Sequence[Marked], words: Callable[[Marked], Sequence[bool]]) -> Figure:
    """Return the share of words that are as wanted; intervals resample sentences."""

    def share(drawn: Sequence[Sequence[bool]]) -> float:
        return mean([float(wanted) for one in drawn for wanted in one])

    groups = [words(one) for one in marked]
    return bootstrap(groups, share, n=sum(map(len, groups)), resamples=_RESAMPLES)


def read(folder: Path) -> Iterator[Edited]:
    """Yield the edits of both parts."""
    for part in ("train", "test"):
        before, after = (
            (folder / f"wnc/{side}.{part}").read_text(encoding="utf-8").splitlines()
            for side in ("pre", "post")
        )
        yield from (edited(*pair) for pair in zip(before, after, strict=True))


def edited(before: str, after: str) -> Edited:
    """Compare the tokens of a sentence with what an editor made of it."""
    old, new = before.split(), after.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    kept = {n for at, _, size in matcher.get_matching_blocks() for n in range(at, at + size)}
    words = [n for n, token in enumerate(old) if token.isalpha() and token not in STOPWORDS]
    return Edited(
        tuple(old),
        tuple(n for n in words if n not in kept),
        tuple(n for n in words if n in kept),
    )


def systems() -> Mapping[str, Find]:
    """Return the systems that flag words: ours, and the peers that are there."""
    return {OURS: by_lists} | {name: _each(score) for name, score in word_peers().items()}


def by_lists(tokens: Sequence[str]) -> list[bool]:
    """Flag the loaded words that the library finds."""
    spans = loaded_words(" ".join(tokens))
    places = _places(tokens)
    return [any(a < end and start < b for a, b in spans) for start, end in places]


def mark(find: Find, one: Edited) -> Marked:
    """Ask a system for the words that it flags."""
    flagged = find(one.tokens)
    return Marked(tuple(flagged[n] for n in one.removed), tuple(flagged[n] for n in one.kept))


def _each(score: Callable[[str], float]) -> Find:
    return lambda tokens: [score(token) > 0 for token in tokens]


def _places(tokens: Iterable[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for token in tokens:
        yield at, at + len(token)
        at += len(token) + 1


def _rows(
    name: str,
    marked: Mapping[str, Sequence[Marked]],
    figure: Callable[[Sequence[Marked]], Figure],
) -> list[Measurement]:
    return rows(LABELLED, name, ((system, figure(items)) for system, items in marked.items()))
