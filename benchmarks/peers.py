"""What one would use instead: peers' scores of candidate sentences, on plain lower-cased words.

A scorer takes a derived sentence and its candidates and returns one number a candidate; only the
order and a threshold matter. Each is the peer's own function or its published formula.
"""

from __future__ import annotations

import collections
import difflib
import functools
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import Stemmer
from rapidfuzz import fuzz

Scorer = Callable[[str, Sequence[str]], list[float]]

_WORD: Final = re.compile(r"\w+")
STOPWORDS: Final = frozenset(
    Path(__file__).with_name("stopwords.txt").read_text(encoding="utf-8").split()
)
"""Words of grammar."""

_K1: Final = 1.2
_B: Final = 0.75


def difflib_words(derived: str, candidates: Sequence[str]) -> list[float]:
    """Ratcliff-Obershelp over words (difflib, with autojunk off)."""
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(words(derived))
    return [_ratio(matcher, candidate) for candidate in candidates]


def rapidfuzz_scorer(function: Callable[[str, str], float]) -> Scorer:
    """Wrap a function of ``rapidfuzz.fuzz``; both strings are lower-cased."""

    def score(derived: str, candidates: Sequence[str]) -> list[float]:
        return [function(derived.lower(), c.lower()) / 100 for c in candidates]

    return score


def char_tfidf(size: int) -> Scorer:
    """TF-IDF cosine of character n-grams; for 3 the C3G of CATS (Štajner et al. 2018)."""

    def score(derived: str, candidates: Sequence[str]) -> list[float]:
        grams = [_gram_counts(text, size) for text in (derived, *candidates)]
        return _cosines(grams)

    return score


def word_tfidf(derived: str, candidates: Sequence[str]) -> list[float]:
    """TF-IDF cosine of stems."""
    return _cosines([collections.Counter(stems(text)) for text in (derived, *candidates)])


def char_jaccard(size: int) -> Scorer:
    """Jaccard coefficient of character n-grams."""

    def score(derived: str, candidates: Sequence[str]) -> list[float]:
        mine = frozenset(_gram_counts(derived, size))
        return [_jaccard(mine, frozenset(_gram_counts(c, size))) for c in candidates]

    return score


def word_containment(size: int) -> Scorer:
    """Share of the derived sentence's word n-grams that a candidate has (3: as reuse detectors)."""

    def score(derived: str, candidates: Sequence[str]) -> list[float]:
        mine = _word_grams(words(derived), size)
        return [_share(mine, _word_grams(words(c), size)) for c in candidates]

    return score


def content_containment(derived: str, candidates: Sequence[str]) -> list[float]:
    """Share of the derived sentence's stems, stopwords aside, that a candidate has."""
    mine = set(_content_stems(derived))
    return [_share(mine, set(_content_stems(c))) for c in candidates]


def bm25(derived: str, candidates: Sequence[str]) -> list[float]:
    """BM25 of the derived sentence's stems, over its score against itself (k1 1.2, b .75)."""
    texts = [collections.Counter(stems(text)) for text in candidates]
    query = collections.Counter(stems(derived))
    weights = _idf([query, *texts])
    mean = sum(t.total() for t in texts) / max(1, len(texts)) or 1
    itself = _bm25(query, query, weights, mean) or 1
    return [_bm25(query, text, weights, mean) / itself for text in texts]


def idf_coverage(derived: str, candidates: Sequence[str]) -> list[float]:
    """Share of the derived sentence's IDF mass (over the candidates) that a candidate covers."""
    texts = [collections.Counter(stems(text)) for text in (derived, *candidates)]
    weights = _idf(texts)
    mine = texts[0]
    mass = sum(weights[s] for s in mine) or 1
    return [sum(weights[s] for s in mine if s in text) / mass for text in texts[1:]]


SELECTION_PEERS: Final[dict[str, Scorer]] = {
    "difflib words": difflib_words,
    "rapidfuzz ratio": rapidfuzz_scorer(fuzz.ratio),
    "rapidfuzz token_set_ratio": rapidfuzz_scorer(fuzz.token_set_ratio),
    "rapidfuzz WRatio": rapidfuzz_scorer(fuzz.WRatio),
    "char-3-gram TF-IDF (CATS C3G)": char_tfidf(3),
    "char-5-gram Jaccard": char_jaccard(5),
    "word 3-gram containment": word_containment(3),
    "content-word containment": content_containment,
    "stem TF-IDF cosine": word_tfidf,
    "BM25 over self": bm25,
    "IDF coverage": idf_coverage,
}
"""Every peer of source selection, by the name it has in the tables."""


def _ratio(matcher: difflib.SequenceMatcher[str], candidate: str) -> float:
    matcher.set_seq1(words(candidate))
    return matcher.ratio()


@functools.lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


@functools.lru_cache(maxsize=1 << 16)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words (Snowball English)."""
    return tuple(_stemmer().stemWords(list(words(text))))


def _content_stems(text: str) -> list[str]:
    return _stemmer().stemWords([w for w in words(text) if w not in STOPWORDS])  # type: ignore[no-any-return]


@functools.cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@functools.lru_cache(maxsize=1 << 15)
def _gram_counts(text: str, size: int) -> collections.Counter[str]:
    plain = f" {' '.join(words(text))} "
    return collections.Counter(plain[at : at + size] for at in range(len(plain) - size + 1))


def _word_grams(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(size)), strict=False))


def _share(mine: set[Any], other: set[Any]) -> float:
    return len(mine & other) / len(mine) if mine else 0.0


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _idf(texts: Sequence[collections.Counter[str]]) -> dict[str, float]:
    documents = collections.Counter(term for text in texts for term in text)
    return {t: math.log((1 + len(texts)) / (1 + n)) + 1 for t, n in documents.items()}


def _cosines(texts: Sequence[collections.Counter[str]]) -> list[float]:
    """Compare the first text with each other one; log term counts, IDF over all of them."""
    weights = _idf(texts)
    vectors = [{t: (1 + math.log(n)) * weights[t] for t, n in text.items()} for text in texts]
    lengths = [math.sqrt(sum(x * x for x in vector.values())) or 1 for vector in vectors]
    first = vectors[0]
    return [
        sum(x * first[t] for t, x in vector.items() if t in first) / (length * lengths[0])
        for vector, length in zip(vectors[1:], lengths[1:], strict=True)
    ]


def _bm25(
    query: collections.Counter[str],
    text: collections.Counter[str],
    weights: dict[str, float],
    mean: float,
) -> float:
    norm = _K1 * (1 - _B + _B * text.total() / mean)
    return sum(weights[t] * text[t] * (_K1 + 1) / (text[t] + norm) for t in query if t in text)
