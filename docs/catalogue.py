"""The rules as ``provenance/rules/flag`` describes them: definition, example, counter-example."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from provenance.flag.making import kinds

if TYPE_CHECKING:
    from provenance.model import FlagKind

RULES: Final = Path(__file__).parents[1] / "provenance" / "rules"

Entry: TypeAlias = Mapping[str, Any]
"""A ``[[rule]]`` as TOML."""


@frozen
class Example:
    """A derived text with its source (null for a rule that looks at one side alone).

    ``words`` are the words that the flag points at; null in an example that must not be flagged.
    """

    derived: str
    source: str | None = None
    words: str | None = None


@frozen
class Rule:
    """A rule that raises flags of one kind. ``term`` is what the literature calls it."""

    code: str
    kind: FlagKind
    definition: str
    term: str | None
    fires: Example
    silent: Example


@frozen
class Feature:
    """What makes a claim worth checking, or less so.

    ``shows`` is a statement that has it, by these ``words``; ``without`` is one that has it not.
    """

    name: str
    meaning: str
    shows: str
    words: tuple[str, ...]
    without: str | None


@cache
def features() -> tuple[Feature, ...]:
    """Read the features of claims, in the order of their file."""
    text = (RULES / "claims" / "features.toml").read_text(encoding="utf-8")
    return tuple(
        Feature(
            entry["name"],
            entry["meaning"],
            entry["shows"],
            tuple(entry.get("words", ())),
            entry.get("without"),
        )
        for entry in tomllib.loads(text)["feature"]
    )


@cache
def rules() -> tuple[Rule, ...]:
    """Read all rules, in the order of their files.

    Raises:
        KeyError: a rule lacks its definition, its kind or one of its examples.
    """
    texts = (file.read_text(encoding="utf-8") for file in sorted((RULES / "flag").glob("*.toml")))
    return tuple(_rule(entry) for text in texts for entry in tomllib.loads(text).get("rule", ()))


def _rule(entry: Entry) -> Rule:
    code = entry["code"]
    read = _pair if isinstance(entry["fires"], str) else _table
    fires, silent = read(entry)
    kind = entry["kind"] if "kind" in entry else kinds()[code]
    return Rule(code, kind, entry["definition"], entry.get("term"), fires, silent)


def _pair(entry: Entry) -> tuple[Example, Example]:
    """Read two derived texts of one source."""
    source = entry["source"]
    return Example(entry["fires"], source), Example(entry["silent"], source)


def _table(entry: Entry) -> tuple[Example, Example]:
    """Read two examples with a source each, or without any."""
    return _example(entry["fires"]), _example(entry["quiet"])


def _example(entry: Entry) -> Example:
    derived = entry["derived"] if "derived" in entry else entry["text"]
    return Example(derived, entry.get("source"), entry.get("words"))
