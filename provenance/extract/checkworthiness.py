"""How worth checking a statement is: a sum of features, each cited by the words that show it.

After the surface features of ClaimBuster (Hassan et al. 2017), as word lists and shapes in place of
a trained model; the weights stand in ``rules/claims/features.txt`` and are fitted on nothing.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.speech import ClaimFeature
from provenance.rules import rule_text
from provenance.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.words import Word

VERBAL: Final = frozenset(("past", "perfect", "doing", "change", "vote", "reporting"))
"""The features whose words are verbs of what happened, or may be."""

_FORM: Final = frozenset(("statement", "length", "fragment"))
_SELF: Final = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
_ANYWHERE: Final[frozenset[str]] = frozenset()
_NOT_FIRST: Final = frozenset(("imperative",))
_NOT_IN_NAMES: Final = frozenset(("imperative", "counted"))  # the United States
_ENDINGS: Final = (("ed", "past"), ("est", "comparison"))
_SHORT: Final = 6
_WORDS_PER_STEP: Final = 8
_YEAR_DIGITS: Final = 4
_CENTURIES: Final = frozenset(("18", "19", "20"))
_LEAST_ENDING: Final = 5
_PLACES: Final = 4


class Feature(NamedTuple):
    """What one occurrence of a feature adds to the score, and how often it counts at most."""

    adds: float
    most: int


class Cue(NamedTuple):
    """Words ``[first, last]`` (numbers of words, both included) that show a feature."""

    feature: str
    first: int
    last: int


class Lexicon(NamedTuple):
    """The features in their order, and the words and phrases that show them, by first word.

    ``unlike`` are words that end like a past tense or a superlative and are none.
    """

    features: Mapping[str, Feature]
    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    unlike: frozenset[str]


def features_of(words: Sequence[Word], text: str) -> tuple[ClaimFeature, ...]:
    """Return the features of a statement, in the order of the rule file; none of no words.

    ``words`` are the statement's, with spans of ``text``, which has the statement as written.
    """
    if not words:
        return ()
    return weighed(cues(words, asked="?" in text), words, text)


def weighed(found: Sequence[Cue], words: Sequence[Word], text: str) -> tuple[ClaimFeature, ...]:
    """Sum cues up by feature, in the order of the rule file; words have spans of the text."""
    by_feature: dict[str, list[Cue]] = defaultdict(list)
    for cue in found:
        by_feature[cue.feature].append(cue)
    return tuple(
        _feature(name, feature, by_feature[name], words, text)
        for name, feature in lexicon().features.items()
        if name in by_feature
    )


def checkworthiness(features: Sequence[ClaimFeature]) -> float:
    """Return the score of a statement with these features: their sum, bounded to 0..1."""
    return min(1.0, max(0.0, round(sum(one.adds for one in features), _PLACES)))


def is_checkable(features: Sequence[ClaimFeature]) -> bool:
    """Whether anything in a statement can be checked: a feature of fact, not of form, is there."""
    names = {one.name for one in features}
    facts = any(one.adds > 0 and one.name not in _FORM for one in features)
    return facts and names.isdisjoint(("question", "imperative"))


def cues(words: Sequence[Word], *, asked: bool = False) -> list[Cue]:
    """Find what speaks for and against checking a statement, by words, phrases and shapes.

    ``asked`` says that the statement has a question mark.
    """
    last = len(words) - 1
    found = [Cue("statement", 0, last), *_form(last, asked=asked)]
    for at, word in enumerate(words):
        reading = _reading(word.folded)
        named = at > 0 and word.form[0].isupper() and word.folded not in _SELF
        if named:
            _add_name(found, words, at)
        elif reading.shaped:
            found += [Cue(name, at, at) for name in reading.shaped]
        if reading.listed:
            none = _NOT_IN_NAMES if named else _NOT_FIRST if at else _ANYWHERE
            found += [Cue(name, at, at) for name in reading.listed if name not in none]
        if reading.phrases:
            found += _phrases(words, at, reading.phrases)
    return found


@cache
def lexicon() -> Lexicon:
    """Read the rule file."""
    features: dict[str, Feature] = {}
    words: dict[str, list[str]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    lines = rule_text("claims", "features.txt").splitlines()
    for name, feature, entries in _rows(lines):
        features.setdefault(name, feature)
        for entry in entries:
            phrase = tuple(entry.split("_"))
            if len(phrase) > 1:
                phrases[phrase[0]].append((phrase, name))
            else:
                words[entry].append(name)
    return Lexicon(
        features,
        {word: tuple(names) for word, names in words.items()},
        {first: tuple(found) for first, found in phrases.items()},
        frozenset(word for line in lines if line[:1] == "!" for word in line[1:].split()),
    )


def _rows(lines: Sequence[str]) -> Iterator[tuple[str, Feature, list[str]]]:
    """Yield name, feature and words of each line; a line that goes on repeats the one before."""
    name, feature = "", Feature(0.0, 0)
    for line in lines:
        if not line or line[0] in ";!":
            continue
        entries = line[1:] if line[0] == "+" else line.partition(":")[2]
        if line[0] != "+":
            name, adds, most = line.partition(":")[0].split()
            feature = Feature(float(adds), int(most))
        yield name, feature, entries.split()


class _Reading(NamedTuple):
    """What a word shows in the lists and by its letters, and the phrases it may begin."""

    listed: tuple[str, ...]
    shaped: tuple[str, ...]
    phrases: tuple[tuple[tuple[str, ...], str], ...]


@lru_cache(maxsize=1 << 14)
def _reading(folded: str) -> _Reading:
    known = lexicon()
    listed = known.words.get(folded, ())
    return _Reading(listed, () if listed else tuple(_shapes(folded)), known.phrases.get(folded, ()))


def _form(last: int, *, asked: bool) -> Iterator[Cue]:
    """Yield what the whole statement shows: how long it is, and whether it asks."""
    yield from [Cue("length", 0, last)] * ((last + 1) // _WORDS_PER_STEP)
    if asked:
        yield Cue("question", 0, last)
    if last + 1 < _SHORT:
        yield Cue("fragment", 0, last)


def _shapes(folded: str) -> Iterator[str]:
    """Yield what the letters of a word show: a figure, a year, a past tense, a superlative."""
    if folded[:1].isdigit():
        yield "figure"
        if len(folded) == _YEAR_DIGITS and folded.isdigit() and folded[:2] in _CENTURIES:
            yield "period"
    elif len(folded) > _LEAST_ENDING and folded not in lexicon().unlike:
        yield from (name for ending, name in _ENDINGS if folded.endswith(ending))


def _phrases(
    words: Sequence[Word], at: int, phrases: Sequence[tuple[tuple[str, ...], str]]
) -> Iterator[Cue]:
    for phrase, name in phrases:
        last = at + len(phrase) - 1
        if last < len(words) and all(
            words[at + k].folded == phrase[k] for k in range(1, len(phrase))
        ):
            yield Cue(name, at, last)


def _add_name(found: list[Cue], words: Sequence[Word], at: int) -> None:
    """Add a capitalised word; those of one name, side by side, are one cue."""
    before = found[-1]
    beside = words[at].start - words[at - 1].end == 1
    if beside and before.feature == "name" and before.last == at - 1:
        found[-1] = before._replace(last=at)
    else:
        found.append(Cue("name", at, at))


def _feature(
    name: str, feature: Feature, found: Sequence[Cue], words: Sequence[Word], text: str
) -> ClaimFeature:
    counted = found[: feature.most]
    whole = counted[0].first == 0 and counted[0].last == len(words) - 1
    spans = () if whole else ((words[cue.first].start, words[cue.last].end) for cue in counted)
    cited = tuple(unbroken(text[start:end]) for start, end in spans)
    return ClaimFeature(name, round(feature.adds * len(counted), _PLACES), cited)
