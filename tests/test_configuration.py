"""A person's settings: rules that are off, phrases of his own, and files that say so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import provenance
from provenance import Document, Settings
from provenance.cli import run
from provenance.configuration import find_configuration, read_settings
from provenance.errors import SettingsError
from provenance.flag.choices import LISTS, rule_codes
from provenance.formats import read_json
from provenance.model import Lexicon

if TYPE_CHECKING:
    from pathlib import Path

WIRE = "PORT ALDEN (AFP) - The council on Friday approved a plan that may cost 48 million euros."
DRAFT = """The council on Friday approved a crackpot plan that will cost 84 million euros.

Critics say the gravy train rolls on. Why are these buses still on our roads?
"""


def rules_of(settings: Settings | None) -> list[str]:
    """The rules that flag the draft beside its wire copy."""
    report = provenance.compare(WIRE, DRAFT, settings)
    documents = [one for one in report.documents if one.id == "derived"]
    return [flag.rule for one in documents for each in one.sentences for flag in each.flags]


@pytest.mark.parametrize(
    "rule", ["number/value", "certainty/hedge-dropped", "loaded/word", "commentary/question"]
)
def test_a_rule_that_is_off_raises_no_flag(rule: str) -> None:
    """A rule that is off is silent, and the others of its sentence are not."""
    assert rule in rules_of(None)
    found = rules_of(Settings(off=(rule,)))
    assert rule not in found
    assert {"number/value", "loaded/word"} - {rule} <= set(found)


def test_every_rule_can_be_off() -> None:
    """With all rules off nothing is flagged."""
    assert rules_of(Settings(off=tuple(sorted(rule_codes())))) == []


def test_another_sign_speaks_where_a_rule_is_off() -> None:
    """A sentence with signs of two rules is still flagged by the one that is on."""
    document = Document.from_text("Critics say the plan is shameful.", id="blog")
    first = provenance.trace([document]).documents[0].sentences[0].flags
    assert [flag.rule for flag in first] == ["commentary/vague-source"]
    settings = Settings(off=("commentary/vague-source",))
    (flag,) = provenance.trace([document], settings=settings).documents[0].sentences[0].flags
    assert flag.rule == "commentary/loaded"
    assert "Critics" not in flag.message


@pytest.mark.parametrize(
    ("rule", "phrase", "text", "words"),
    [
        (
            "commentary/loaded",
            "ivory tower",
            "The ivory tower stood firm on Monday.",
            "ivory tower",
        ),
        ("commentary/judgement", "could do better", "They could do better.", "could do better"),
        ("commentary/loaded", "Bean counter~", "Two bean counters met on Monday.", "bean counters"),
        ("commentary/question", "whither", "Whither sails the ferry to the islands?", "Whither"),
    ],
)
def test_phrases_of_ones_own_are_flagged(rule: str, phrase: str, text: str, words: str) -> None:
    """A phrase that a person adds to a rule is flagged by that rule, and not without him."""
    document = Document.from_text(text, id="blog")
    settings = Settings(lexicons=(Lexicon(rule, (phrase,)),))
    for _ in range(2):  # what one call has read under its settings is nothing to the next
        (flag,) = provenance.trace([document], settings=settings).documents[0].sentences[0].flags
        assert flag.rule == rule
        assert flag.words.startswith(words)
        assert provenance.trace([document]).documents[0].sentences[0].flags == ()


def test_a_word_of_ones_own_counts_when_the_source_lacks_it() -> None:
    """A loaded word of a person's own is flagged in a rewrite, and not where the wire has it."""
    settings = Settings(lexicons=(Lexicon("loaded/word", ("pricey",)),))
    rewrite = "The council on Friday approved a pricey plan that may cost 48 million euros."

    def flagged(source: str) -> list[str]:
        report = provenance.compare(source, rewrite, settings)
        derived = next(one for one in report.documents if one.id == "derived")
        return [flag.words for one in derived.sentences for flag in one.flags]

    assert flagged("The council on Friday approved a plan that may cost 48 million euros.") == [
        "pricey"
    ]
    assert flagged(rewrite.replace("euros", "euros, it said")) == []


def test_every_list_that_can_be_added_to_belongs_to_a_rule() -> None:
    """What is documented as open to phrases are rules."""
    assert set(LISTS) <= rule_codes()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(off=("commentary/qestion",)), "nearest is 'commentary/question'"),
        (Settings(lexicons=(Lexicon("number/value", ("x",)),)), "looks for no phrases"),
        (Settings(lexicons=(Lexicon("loaded/wrod", ("x",)),)), "nearest is 'loaded/word'"),
        (Settings(lexicons=(Lexicon("loaded/word", ("_ x",)),)), "begins with a word"),
        (Settings(lexicons=(Lexicon("loaded/word", ("(a b) x",)),)), "brackets"),
        (Settings(lexicons=(Lexicon("loaded/word", ("@no-list x",)),)), "not there"),
    ],
)
def test_wrong_settings_are_refused(settings: Settings, said: str) -> None:
    """The library refuses rules that don't exist and phrases that are none, and says why."""
    with pytest.raises(SettingsError, match=said):
        provenance.trace([Document.from_text(WIRE, id="wire")], settings=settings)


def test_the_report_holds_its_settings() -> None:
    """A report read back from JSON was made with the settings it was asked for."""
    settings = Settings("AFP", off=("number/value",), lexicons=(Lexicon("loaded/word", ("x",)),))
    report = provenance.compare(WIRE, DRAFT, settings)
    text = provenance.render(report, "json")
    assert read_json(text).settings == settings
    assert provenance.render(provenance.compare(WIRE, DRAFT, read_json(text).settings), "json") == (
        text
    )
    assert "switched off: number/value" in provenance.render(report, "table")
    assert "phrases added to: loaded/word" in provenance.render(report, "markdown")
    assert "switched off" not in provenance.render(evolve(report, settings=Settings()), "table")


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """Files are looked for upwards; a pyproject.toml without our table is passed over."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "provenance.toml").write_text('wire = "AP"')
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "provenance"\n')
    assert find_configuration(below) == tmp_path / "provenance.toml"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.provenance]\nwire = "AFP"\n')
    found = find_configuration(below)
    assert found == tmp_path / "a" / "pyproject.toml"
    assert read_settings(found) == Settings("AFP")
    (below / "provenance.toml").write_text("threshold = 0.5")
    assert read_settings(below / "provenance.toml") == Settings(threshold=0.5)
    assert find_configuration(below) == below / "provenance.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("of = []", "of: unknown key; known are wire, threshold, candidates, off, lexicons"),
        ("off = 'commentary/question'", "off: expected a list of texts"),
        ("off = ['commentary/qestion']", "off: there is no rule 'commentary/qestion'; the nearest"),
        ("off = [1]", "off: expected a text"),
        ("wire = 1", "wire: expected a text"),
        ("threshold = 2", "threshold: expected a number from 0 to 1"),
        ("candidates = true", "candidates: expected a whole number"),
        ("lexicons = []", "lexicons: expected a table"),
        ("lexicons = {'loaded/wrod' = ['x']}", "lexicons: there is no rule 'loaded/wrod'"),
        ("lexicons = {'number/value' = ['x']}", "lexicons: the rule 'number/value' looks for no"),
        ("lexicons = {'loaded/word' = ['@x']}", 'lexicons: "loaded/word": a phrase names a list'),
        ("lexicons = {'loaded/word' = 'no.txt'}", 'lexicons: "loaded/word": cannot read'),
        ("off = [", "is not TOML"),
    ],
)
def test_a_malformed_file_is_a_named_error(
    text: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The command ends with 2 and names the file and the key, in either kind of file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire.txt").write_text(WIRE)
    (tmp_path / "provenance.toml").write_text(text)
    for command in (["report", "wire.txt"], ["diff", "wire.txt", "wire.txt"], ["quotes", "."]):
        assert run(command) == 2
        assert f"{tmp_path / 'provenance.toml'}: {said}" in capsys.readouterr().err
    (tmp_path / "provenance.toml").unlink()
    (tmp_path / "pyproject.toml").write_text(f"[tool.provenance]\n{text}")
    assert run(["report", "wire.txt"]) == 2
    place = "" if "TOML" in said else "[tool.provenance] "
    assert f"pyproject.toml: {place}{said}" in capsys.readouterr().err


def test_a_table_that_is_none_is_a_named_error(tmp_path: Path) -> None:
    """What stands in the place of our table is named."""
    (tmp_path / "pyproject.toml").write_text("tool.provenance = 1")
    with pytest.raises(
        SettingsError, match=r"pyproject.toml: \[tool.provenance\]: expected a table"
    ):
        read_settings(tmp_path / "pyproject.toml")
    (tmp_path / "pyproject.toml").write_text("[tool.other]")
    assert find_configuration(tmp_path) != tmp_path / "pyproject.toml"
    with pytest.raises(SettingsError, match=r"\[tool.provenance\]: expected a table, got nothing"):
        read_settings(tmp_path / "pyproject.toml")


def test_a_working_directory_that_is_gone_has_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the working directory was removed, nothing is found and nothing fails."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_configuration() is None


def test_a_file_that_is_named_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file of settings is an error, where none at all is fine."""
    assert run(["report", "seeds", "--config", "no-such.toml"]) == 2
    assert "no-such.toml: cannot be read" in capsys.readouterr().err


def test_the_command_line_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--wire goes before the file; the file of settings is not read as an article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire.txt").write_text(WIRE)
    (tmp_path / "provenance.toml").write_text('wire = "AP"\noff = ["loaded/word"]')
    assert run(["report", ".", "--wire", "AFP", "--strict", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["settings"]["wire"] == "AFP"
    assert shown["settings"]["off"] == ["loaded/word"]
    assert shown["skipped"] == []
