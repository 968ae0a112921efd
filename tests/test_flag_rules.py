"""Every rule: one example that raises it, and one that must not."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from provenance.align import diff_sources
from provenance.extract import extract
from provenance.flag import flag_changes, flag_commentary
from provenance.flag.integrity import flag_integrity
from provenance.flag.making import kinds
from provenance.flag.phrases import phrases
from provenance.model import SEVERITIES, Comparison, Document, Flag, FlagKind, Sentence, Witness
from provenance.words import words_of

_PATH = files("provenance").joinpath("rules", "flag", "catalogue.toml")
_RULES: list[dict[str, Any]] = tomllib.loads(_PATH.read_text(encoding="utf-8"))["rule"]
_CODES = [rule["code"] for rule in _RULES]


def witness(name: str, *sentences: str) -> Witness:
    """Make a document of body sentences, one a paragraph, and read its quotes."""
    text = "\n\n".join(sentences)
    found = []
    start = 0
    for number, sentence in enumerate(sentences):
        found.append(Sentence(number, start, start + len(sentence), sentence, "body"))
        start += len(sentence) + 2
    document = Document(name, f"{name}.txt", text, "")
    quotes, attributions = extract(document, found)
    return Witness(document, tuple(found), quotes, attributions)


def changes(source: str, derived: str) -> tuple[Flag, ...]:
    """Flag a one-sentence rewrite against its one-sentence source."""
    one, other = witness("source", source), witness("derived", derived)
    edits = diff_sources([words_of(source)], words_of(derived))
    return flag_changes(Comparison(other, 0, ((one, 0),), edits))


def flags(example: dict[str, str]) -> tuple[Flag, ...]:
    """Flag an example of the catalogue."""
    if "text" in example:
        alone = witness("derived", example["text"])
        return (*flag_commentary(alone, 0), *flag_integrity(alone, 0))
    return changes(example["source"], example["derived"])


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
def test_rule_fires(rule: dict[str, Any]) -> None:
    """A rule's first example raises that rule, on the words that it names."""
    found = {flag.rule: flag.words for flag in flags(rule["fires"])}
    assert found.get(rule["code"]) == rule["fires"]["words"], found


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
def test_rule_stays_quiet(rule: dict[str, Any]) -> None:
    """A rule's second example raises no flag of its kind."""
    kind = kinds()[rule["code"]]
    assert [flag for flag in flags(rule["quiet"]) if flag.kind == kind] == []


def test_every_rule_has_an_entry() -> None:
    """The catalogue and the list of kinds name the same rules, each once."""
    assert sorted(_CODES) == sorted(kinds())


def test_every_kind_is_known() -> None:
    """A rule raises a kind of the closed vocabulary, which has a severity."""
    assert set(kinds().values()) <= set(get_args(FlagKind)) & set(SEVERITIES)


@pytest.mark.parametrize("rule", _RULES, ids=_CODES)
def test_flags_point_at_their_words(rule: dict[str, Any]) -> None:
    """A flag's span holds the words it cites, here and in the source, and it says so in words."""
    example = rule["fires"]
    text = example.get("derived") or example["text"]
    for flag in flags(example):
        assert " ".join(text[flag.start : flag.end].split()) == flag.words
        assert flag.message
        if flag.source is not None:
            assert example["source"][flag.source.start : flag.source.end] == flag.source.words


def test_no_two_entries_of_a_list_have_run_together() -> None:
    """Every list ends its last line, so that what is appended is an entry of its own."""
    lists = list(files("provenance.rules").joinpath("flag").iterdir())
    ends = {one.name: one.read_text(encoding="utf-8")[-1:] for one in lists if one.is_file()}
    assert {name for name, end in ends.items() if end not in {"", "\n"}} == set()
    for word in ("wrong", "butcher"):
        assert phrases("evaluative_words").find((word,)), word
