"""The how-to guide is true: its commands and its code run as they stand."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
import yaml

from provenance.cli import run

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/how-to.md").read_text("utf-8")
WIRE = """PORT ALDEN (AFP) - The council on Friday approved a plan that may cost 48 million euros.

"We will publish all the figures by March," said Mayor Ada Orlin.

© 2020 AFP
"""
DRAFT = """The council on Friday approved a plan that will cost 84 million euros.

"We will publish the figures by March," said Mayor Ada Orlin, reported AFP.
"""


def blocks(language: str) -> list[str]:
    """The fenced blocks of the guide in a language."""
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def toml_with(word: str) -> str:
    """The guide's one example file with a word in it."""
    (found,) = (block for block in blocks("toml") if word in block)
    return found


def commands() -> list[str]:
    """The commands of the guide, without their prompt."""
    return re.findall(r"^\$ (.+)$", "\n".join(blocks("console")), re.MULTILINE)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the guide speaks of, to stand in."""
    for folder in ("articles", "drafts", "records"):
        (tmp_path / folder).mkdir()
    for name in ("articles/wire.txt", "wire.txt"):
        (tmp_path / name).write_text(WIRE, "utf-8")
    for name in ("articles/blog.txt", "articles/forum.txt", "draft.txt", "drafts/draft.txt"):
        (tmp_path / name).write_text(DRAFT, "utf-8")
    lines = [{"id": "afp-1", "text": WIRE}, {"id": "blog", "text": DRAFT, "title": "Harbour plan"}]
    (tmp_path / "records/wire.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (tmp_path / "house-style.toml").write_text(toml_with("lexicons"), "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words/judging.txt").write_text("; our own\nmust do better\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_guide_runs(
    command: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command does what the guide says: checks find what was changed, the rest is done."""
    name, *arguments = shlex.split(command)
    if "<" in arguments:
        arguments, (_, file) = arguments[:-2], arguments[-2:]
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO((desk / file).read_bytes())))
    assert name == "provenance"
    assert run(arguments) == (1 if arguments[0] == "check" else 0)
    written = "--output" in arguments
    assert bool(capsys.readouterr().out) is not written


@pytest.mark.usefixtures("desk")
def test_the_job_of_a_ci_system_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The step of the workflow that checks drafts finds what the draft changed."""
    (steps,) = [one["jobs"]["check"]["steps"] for one in recipes() if "jobs" in one]
    name, *arguments = shlex.split(steps[-1]["run"])
    assert name == "provenance"
    assert run(arguments) == 1
    assert "number-changed" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_the_hook_runs_before_a_commit(capsys: pytest.CaptureFixture[str]) -> None:
    """The hook of the repository, as the guide sets it up, checks the files of a commit."""
    ((wanted,),) = [one["repos"][0]["hooks"] for one in recipes() if "repos" in one]
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert wanted["id"] == hook["id"]
    assert hook["require_serial"], "a draft is compared with all of its sources at once"
    assert re.match(wanted["files"], "drafts/draft.txt")
    name, *arguments = shlex.split(hook["entry"])
    assert name == "provenance"
    assert run([*arguments, *wanted["args"], "drafts/draft.txt"]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("drafts/draft.txt:1:")
    assert shown.err == ""


def test_the_lines_for_shells_are_what_each_runs(capfd: pytest.CaptureFixture[str]) -> None:
    """Each line of the guide names a shell that has completion, and the name of the command."""
    lines = re.findall(r"_PROVENANCE_COMPLETE=(\w+) provenance", GUIDE)
    assert len(lines) == 3
    for asked in lines:
        subprocess.run(
            [sys.executable, "-c", "from provenance.cli import main; main()"],
            check=False,  # what the shell itself lacks here is told on stderr
            env={**os.environ, "_PROVENANCE_COMPLETE": asked},
        )
        assert "_PROVENANCE_COMPLETE=" in capfd.readouterr().out


def recipes() -> list[dict[str, Any]]:
    """The YAML of the guide."""
    return [yaml.safe_load(block) for block in blocks("yaml")]


@pytest.mark.usefixtures("desk")
def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The ten lines of the guide print flags and reports."""
    many, code = blocks("python")[-1], blocks("python")[-2]
    exec(many, {})  # noqa: S102 (our own guide)
    assert "draft" in capsys.readouterr().out
    exec(code, {})  # noqa: S102 (our own guide)
    shown = capsys.readouterr().out
    assert "number-changed" in shown
    assert "# Provenance report" in shown
    assert "+++ derived" in shown


@pytest.mark.usefixtures("desk")
def test_the_claims_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The guide's search for lost attributions runs, and finds none where none was lost."""
    code = blocks("python")[0]
    exec(code, {})  # noqa: S102 (our own guide)
    assert capsys.readouterr().out == ""


def test_the_manifest_example_is_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The manifest of the guide is accepted, and what it says stands in the report."""
    manifest = toml_with("publisher")
    (desk / "articles" / "corpus.toml").write_text(manifest, "utf-8")
    (desk / "articles" / "forum.txt").write_text(DRAFT + "\nI saw it too.\n", "utf-8")
    assert run(["report", "articles", "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert '"publisher": "Example Blog"' in shown.out
    assert '"declared"' in shown.out
    assert "corpus.toml" not in shown.err


def test_the_settings_example_is_used(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the settings of the guide its phrases are flagged and the rule that is off is silent."""
    draft = "An ivory tower plan was approved. The mayor must do better. Why was it approved now?\n"
    (desk / "articles" / "blog.txt").write_text(draft, "utf-8")
    assert run(["report", "articles", "--config", "house-style.toml", "--format", "diff"]) == 0
    shown = capsys.readouterr().out
    assert "ivory tower” [commentary/loaded]" in shown
    assert "must do better” [commentary/judgement]" in shown
    assert "[commentary/question]" not in shown
    (desk / "house-style.toml").rename(desk / "provenance.toml")
    assert run(["report", "articles", "--format", "diff"]) == 0
    assert capsys.readouterr().out == shown
