"""The page of rules and word lists."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from docs.catalogue import features, rules
from docs.lists import modules_with, word_lists
from provenance.extract.checkworthiness import lexicon
from provenance.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs.catalogue import Example, Feature, Rule
    from docs.lists import WordList

_HEAD: Final = """# Rules

Every flag of a report names the rule that raised it. A rule raises flags of one kind; the severity
is the kind's. Each rule here has an example that is flagged, with the flagged words in bold where
the rule's data name them, and one that must not be: tests hold the rules to both. Two last sections
have the features that make a claim worth checking, and the word lists that the rules and the other
stages read.
"""
_CHECKING: Final = """## What makes a claim worth checking

The score of a claim is the sum of what its features add, bounded to 0..1; a claim's entry in the
report names each feature, what it adds and the words that show it. What an occurrence adds, and how
many count at most, stands in `provenance/rules/claims/features.txt` with the words; these weights
are set by hand and fitted on nothing. Tests hold each feature to both examples.

| feature | adds | at most | what it is | shown by | not shown by |
| --- | --- | --- | --- | --- | --- |
"""
_LISTS: Final = """## Lists

Plain text or TOML under `provenance/rules`, one entry a line. In the lists of phrases `a|b` is
either word, `word*` any word that begins so, `word~` any form of it, `(word)` the word or nothing,
`_` any word, `..` up to three words, `@list` an entry of another list; `^` and `$` are the
beginning and the end.

| list | lines or values | what it holds | read by | licence |
| --- | --- | --- | --- | --- |
"""


def page() -> str:
    """Return the whole page."""
    parts = [_HEAD]
    for family, members in groupby(rules(), lambda rule: rule.code.partition("/")[0]):
        parts += [f"## {family.capitalize()}\n", *map(_rule, members)]
    checking = _CHECKING + "".join(map(_feature_row, features()))
    return "\n".join((*parts, checking, _LISTS)) + "".join(map(_row, word_lists()))


def _rule(rule: Rule) -> str:
    """Write what a rule flags, of which kind, found where, with both examples."""
    places = " and ".join(f"`{name}`" for name in modules_with(rule.code))
    found = f", found in {places}" if places else ""
    term = f" Known as: {rule.term}." if rule.term else ""
    return (
        f"### `{rule.code}`\n\n"
        f"{rule.definition}{term}\n\n"
        f"`{rule.kind}`, {SEVERITIES[rule.kind]}{found}.\n\n"
        f"{_example('flagged', rule.fires)}{_example('not flagged', rule.silent)}"
    )


def _example(label: str, example: Example) -> str:
    return f"- {label}:\n" + "".join(f"  - {line}\n" for line in _sides(example))


def _sides(example: Example) -> Iterator[str]:
    if example.source:
        yield f"source: {_one_line(example.source)}"
    derived = _one_line(example.derived)
    if example.words:
        derived = derived.replace(example.words, f"**{example.words}**", 1)
    yield f"derived: {derived}" if example.source else derived


def _feature_row(one: Feature) -> str:
    weight = lexicon().features[one.name]
    shows = one.shows
    for word in one.words:
        shows = shows.replace(word, f"**{word}**", 1)
    return (
        f"| `{one.name}` | {weight.adds:+.2f} | {weight.most} | {one.meaning} | {shows} "
        f"| {one.without or ''} |\n"
    )


def _row(one: WordList) -> str:
    holds = _one_line(one.holds).replace("|", "\\|")
    readers = ", ".join(f"`{reader}`" for reader in one.readers)
    return f"| `{one.name}` | {one.entries:,} | {holds} | {readers} | {one.licence} |\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
