"""How long aligning takes: a long diff, whole articles, one sentence with many; difflib beside."""

from __future__ import annotations

import difflib
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import provenance
from benchmarks.articles import article, drawing, rewrite, text_of
from benchmarks.peers import words
from benchmarks.timing import FEW_RUNS, RUNS, Timing, run, timed
from provenance.align import passage_of, profile, read_in, score_profiles
from provenance.engines.memory import MemoryEngine
from provenance.model import Place, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CANDIDATES: Final = 100


def long_article() -> Iterator[Timing]:
    """Time the diff of a long article and its source."""
    source = article(drawing("long"), 10_000)
    derived = rewrite(drawing("long rewrite"), source)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("source.txt", "derived.txt")]
        for path, sentences in zip(paths, (source, derived), strict=True):
            path.write_text(text_of(sentences), encoding="utf-8")
        command = ("-m", "provenance", "diff", *map(str, paths))
        runs = [run(*command) for _ in range(FEW_RUNS)]
    what = "`provenance diff` of a 10,000-word article and its 10,000-word source, whole process"
    yield Timing(what, tuple(one.seconds for one in runs), "s", 1.5)
    yield _difflib_on("difflib on the words of the same two articles", source, derived)


def _difflib_on(what: str, source: Sequence[str], derived: Sequence[str]) -> Timing:
    one, other = words(" ".join(source)), words(" ".join(derived))
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return Timing(what, (timed(matcher.ratio),), "s")


def articles() -> Iterator[Timing]:
    """Time articles of 600 words against as many, each another text."""
    pairs = []
    for number in range(RUNS + 1):
        source = article(drawing(f"short {number}"), 600)
        derived = rewrite(drawing(f"short rewrite {number}"), source)
        pairs.append((text_of(source), text_of(derived)))
    seconds = [timed(partial(provenance.compare, *pair)) for pair in pairs]
    what = "`provenance.compare` of two 600-word articles"
    yield Timing(f"{what}, the first in a process (rules are read)", (1e3 * seconds[0],), "ms")
    yield Timing(f"{what}, then", tuple(1e3 * one for one in seconds[1:]), "ms", 60)


def candidates() -> Iterator[Timing]:
    """Time one sentence against candidates that were never seen, and again when they were."""
    cases = [_case(f"candidates {number}", _CANDIDATES) for number in range(RUNS)]
    new = [timed(partial(provenance.align_sentence, *case)) for case in cases]
    known = [timed(partial(provenance.align_sentence, *case)) for case in cases]
    what = f"`align_sentence`, one sentence and {_CANDIDATES} candidates"
    yield Timing(f"{what}, texts never seen", _ms(new), "ms", 3)
    yield Timing(f"{what}, texts seen before", _ms(known), "ms", 3)
    indexed = [_proposed_and_scored(*case) for case in cases]
    what = f"one sentence and {_CANDIDATES} candidates in a report"
    yield Timing(f"{what}: proposed by the engine, then scored", _ms(indexed), "ms", 3)
    on_words = [_difflib_seconds(words(one), [words(c) for c in others]) for one, others in cases]
    on_strings = [_difflib_seconds(one, others) for one, others in cases]
    yield Timing("difflib ratios over lists of the same words, cut beforehand", _ms(on_words), "ms")
    yield Timing("difflib ratios over the same sentences as strings", _ms(on_strings), "ms")
    yield _throughput("lists of the same words", indexed, on_words)
    yield _throughput("the same sentences", indexed, on_strings)
    yield Timing("8 times as many candidates cost", _growth(8), "times", 10)


def _throughput(of: str, ours: Sequence[float], theirs: Sequence[float]) -> Timing:
    ratios = tuple(peer / mine for mine, peer in zip(ours, theirs, strict=True))
    return Timing(
        f"how many times difflib's throughput on {of}", ratios, "times", 10, at_least=True
    )


def _case(name: str, candidates: int) -> tuple[str, list[str]]:
    draw = drawing(name)
    sentences: list[str] = []
    while len(sentences) < candidates:
        sentences += article(draw, 600)
    sentences = sentences[:candidates]
    return rewrite(draw, [draw.choice(sentences)] * 3)[0], sentences


def _difflib_seconds(derived: Sequence[str], candidates: Sequence[Sequence[str]]) -> float:
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(derived)

    def work() -> None:
        for one in candidates:
            matcher.set_seq1(one)
            matcher.ratio()

    return timed(work)


def _proposed_and_scored(derived: str, candidates: Sequence[str]) -> float:
    """Return the seconds that scoring what the engine proposes takes, the candidates indexed."""
    target, profiles = profile(derived), [profile(one) for one in candidates]
    engine = MemoryEngine((Place("source", at), one) for at, one in enumerate(profiles))
    passage = passage_of(profiles)

    def work() -> None:
        reading = read_in(target, passage)
        for place in engine.propose(target, Settings().candidates):
            score_profiles(target, profiles[place.sentence], reading)

    return timed(work)


def _growth(times: int) -> tuple[float, ...]:
    """Return how many times as long ``times`` as many new candidates take."""
    found = []
    for number in range(RUNS):
        few = _case(f"few {number}", _CANDIDATES)
        many = _case(f"many {number}", times * _CANDIDATES)
        base = timed(partial(provenance.align_sentence, *few))
        found.append(timed(partial(provenance.align_sentence, *many)) / base)
    return tuple(found)


def _ms(seconds: Sequence[float]) -> tuple[float, ...]:
    return tuple(1e3 * one for one in seconds)
