"""What one would use instead to tell opinion from report: sentiment scores and word counts.

A scorer takes a sentence and returns a number, higher for more opinion. VADER and TextBlob are
asked where they are installed (``pip install vaderSentiment textblob``), and skipped with a note
where they are not.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from provenance.flag.loaded import loaded_words
from provenance.words import words_of

Score = Callable[[str], float]

_STRONG_VALENCE: Final = 1.0
_SUBJECTIVE: Final = 0.5


def vader(text: str) -> float:
    """Return how far VADER's compound sentiment (Hutto and Gilbert 2014) is from neutral, 0..1."""
    return abs(float(_vader().polarity_scores(text)["compound"]))


def vader_word(word: str) -> float:
    """Return 1 where VADER's lexicon gives a word a valence of at least 1 either way, else 0."""
    return float(abs(_vader().lexicon.get(word, 0.0)) >= _STRONG_VALENCE)


def vader_valences(text: str) -> tuple[float, float]:
    """Return the sums of the valences that VADER's lexicon gives the words of a text, good and bad.

    Each is 0 or more; a word's valence is at most 4.
    """
    valences = [float(_vader().lexicon.get(word.folded, 0.0)) for word in words_of(text)]
    return sum(max(value, 0.0) for value in valences), sum(max(-value, 0.0) for value in valences)


def textblob(text: str) -> float:
    """Return TextBlob's subjectivity, 0..1."""
    return float(import_module("textblob").TextBlob(text).sentiment.subjectivity)


def textblob_word(word: str) -> float:
    """Return 1 where TextBlob's lexicon holds a word to be rather subjective, else 0."""
    return float(textblob(word) >= _SUBJECTIVE)


def lexicon_count(text: str) -> float:
    """Return how many words of our own lists stand in a text, whoever says them."""
    return float(len(loaded_words(text)))


@functools.cache
def sentence_peers() -> Mapping[str, Score]:
    """Return the peers that score sentences, by name."""
    found = _installed({"VADER": ("vaderSentiment", vader), "TextBlob": ("textblob", textblob)})
    return {**found, "lexicon count (our lists)": lexicon_count}


@functools.cache
def word_peers() -> Mapping[str, Score]:
    """Return the peers that tell loaded words from others, by name."""
    return _installed(
        {"VADER": ("vaderSentiment", vader_word), "TextBlob": ("textblob", textblob_word)}
    )


def _installed(peers: Mapping[str, tuple[str, Score]]) -> dict[str, Score]:
    for name, (module, _) in peers.items():
        if find_spec(module) is None:
            print(f"{name}: skipped, {module} not installed", file=sys.stderr)
    return {name: score for name, (module, score) in peers.items() if find_spec(module)}


@functools.cache
def _vader() -> Any:  # noqa: ANN401 (VADER is optional, and ships no types)
    return import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
