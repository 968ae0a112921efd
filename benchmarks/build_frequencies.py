"""Build ``provenance/rules/frequencies.txt`` from the English word counts of wordfreq.

wordfreq (Speer 2022) is needed here and never at run time::

    python -m venv frequencies-venv
    frequencies-venv/bin/pip install wordfreq==3.1.1 PyStemmer
    frequencies-venv/bin/python -m benchmarks.build_frequencies

Its data are CC BY-SA 4.0, and so is the table made from them.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import math
import pathlib
from typing import TYPE_CHECKING

from provenance.frequencies import stem
from provenance.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BANDS_A_NAT = 10
HEADER = """\
; English stems by how often they occur in free text: the band is ten times -ln of the stem's share
; of all words, then the stems. "#", "##", "###" stand for numbers of one to three digits.
; Made from wordfreq 3.1.1 (Robyn Speer 2022, doi:10.5281/zenodo.7199437) by
; benchmarks/build_frequencies.py. Licence: CC BY-SA 4.0; see LICENSES.md.
"""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stems", type=int, default=28_000, help="how many stems to keep")
    parser.add_argument("--output", default="provenance/rules/frequencies.txt")
    arguments = parser.parse_args()
    shares = {**dict(commonest(stem_shares(word_shares()), arguments.stems)), **number_shares()}
    pathlib.Path(arguments.output).write_text(HEADER + table(shares), encoding="utf-8")


def word_shares() -> Iterator[tuple[str, float]]:
    """Yield every word of the list with its share of all words; bins are in centibels."""
    from wordfreq import get_frequency_list  # type: ignore[import-not-found]  # noqa: PLC0415

    for centibels, words in enumerate(get_frequency_list("en", "large")):
        for word in words:
            yield word, 10 ** (-centibels / 100)


def stem_shares(words: Iterator[tuple[str, float]]) -> Mapping[str, float]:
    """Add up the shares of the words that have one stem, as the library cuts and folds them."""
    shares: collections.Counter[str] = collections.Counter()
    for word, share in words:
        cut = words_of(word)
        if len(cut) == 1 and not any(c.isdigit() for c in word):
            shares[stem(cut[0].folded)] += share  # type: ignore[assignment]
    return shares


def commonest(shares: Mapping[str, float], count: int) -> list[tuple[str, float]]:
    """Keep the stems with the greatest shares."""
    return sorted(shares.items(), key=lambda entry: (-entry[1], entry[0]))[:count]


def number_shares() -> Mapping[str, float]:
    """Return the mean share of one number of each length (their geometric mean)."""
    from wordfreq import word_frequency  # noqa: PLC0415 (where the table is built)

    ranges = {digits: range(10 ** (digits - 1), 10**digits) for digits in range(1, 4)}
    return {
        "#" * digits: math.exp(
            sum(math.log(word_frequency(str(n), "en", "large")) for n in numbers) / len(numbers)
        )
        for digits, numbers in ranges.items()
    }


def table(shares: Mapping[str, float]) -> str:
    """Write one line a band, commonest first, its stems in alphabetical order."""
    rows = sorted((round(-BANDS_A_NAT * math.log(share)), word) for word, share in shares.items())
    bands = itertools.groupby(rows, key=lambda row: row[0])
    return "".join(f"{band}\t{' '.join(word for _, word in group)}\n" for band, group in bands)


if __name__ == "__main__":
    main()
