"""The command line keeps its contract: results, exit codes, streams, and messages for mistakes."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from provenance.cli import run
from provenance.cli.colour import coloured
from provenance.cli.output import write_file
from provenance.formats import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Report

WIRE = """PORT ALDEN (AFP) - The council on Friday approved a harbour plan
that may cost 48 million euros, officials said.

"We will publish all the figures by March," said Mayor Ada Orlin.

The plan was drafted by the port authority in 2018.

© 2020 AFP
"""
DRAFT = """Harbour plan approved

The council on Friday approved a harbour plan that will cost 84 million euros, officials said.

"We will publish the figures by March," said Mayor Ada Orlin, reported AFP.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a wire story and a draft written from it, to stand in."""
    (tmp_path / "wire.txt").write_text(WIRE, "utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def process(
    *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing command; see provenance --help"),
        (("trace",), "No such command 'trace'"),
        (("report",), "Missing argument 'PATH...'; see provenance report --help"),
        (("report", "x", "--format", "pdf"), "'pdf' is not one of"),
        (("check", "x"), "Missing option '--against'"),
        (("check", "x", "--against", "y", "--fail-on", "lies"), "no kind or severity 'lies'"),
        (("report", "wire.txt", "--output", "no/such/folder/x"), "cannot write --output no/such"),
        (("report", "wire.txt", "--output", "."), "cannot write --output ."),
        (("diff", ".", "draft.txt"), "SOURCE must be one document, but . holds 2"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_a_mistake_is_explained(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong command line ends with 2 and one line that says what, where and what to do."""
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("provenance: error: ")
    assert words in told.err
    assert "Traceback" not in told.err


def test_nothing_readable_ends_with_3(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing path, and a folder with nothing to read, end with 3 and name the place."""
    (desk / "empty").mkdir()
    assert run(["report", "missing.txt"]) == 3
    assert "missing.txt" in capsys.readouterr().err
    assert run(["report", "empty"]) == 3
    assert "empty" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["table", "markdown", "json", "diff"])
@pytest.mark.usefixtures("desk")
def test_report_writes_every_format(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The report goes to stdout and nothing else does."""
    assert run(["report", ".", "--format", format_]) == 0
    assert "84 million" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_report_against_lists_references_without_tracing_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With --against, documents are traced against the references, which are only listed."""
    run(["report", "draft.txt", "--against", "wire.txt", "--format", "json"])
    documents = {one["id"]: one for one in json.loads(capsys.readouterr().out)["documents"]}
    assert documents["draft"]["reported"]
    assert not documents["wire"]["reported"]
    assert any(one["sources"] for one in documents["draft"]["sentences"])


@pytest.mark.usefixtures("desk")
def test_what_is_skipped_is_named_on_stderr(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A skipped file is named, changes no exit code, and with --strict ends with 3."""
    (desk / "photo.txt").write_bytes(bytes(range(256)) * 40)
    assert run(["report", "."]) == 0
    assert "photo.txt" in capsys.readouterr().err
    assert run(["report", ".", "--strict"]) == 3
    assert "84 million" in capsys.readouterr().out
    assert run(["report", ".", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("provenance re", "plain,report"),
        ("provenance report --for", "plain,--format"),
        ("provenance report --format cs", "plain,csv"),
        ("provenance report dra", "file,dra"),
        ("provenance diff wire.txt dra", "file,dra"),
        ("provenance check draft.txt --against wi", "file,wi"),
    ],
)
def test_a_shell_completes(words: str, offered: str) -> None:
    """Commands, options, formats and paths are offered to a shell that asks."""
    asked = {
        "_PROVENANCE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    told = subprocess.run(
        [sys.executable, "-c", "from provenance.cli import main; main()"],
        capture_output=True,
        check=True,
        env={**os.environ, **asked},
    )
    assert told.stdout.decode().split() == [offered]


@pytest.mark.usefixtures("desk")
def test_diff_shows_changed_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The diff marks changed words, lists omitted sentences and has no colour in a pipe."""
    assert run(["diff", "wire.txt", "draft.txt"]) == 0
    shown = capsys.readouterr().out
    assert "[-may-]{+will+} cost [-48-]{+84+} million" in shown
    assert "\n- wire:" in shown
    assert "\x1b" not in shown


@pytest.mark.usefixtures("desk")
def test_quotes_lists_and_finds(capsys: pytest.CaptureFixture[str]) -> None:
    """All quotes are listed; one that is looked for is shown with its history, oldest first."""
    assert run(["quotes", "."]) == 0
    assert "Ada Orlin" in capsys.readouterr().out
    assert run(["quotes", ".", "--find", "publish"]) == 0
    history = capsys.readouterr().out
    assert history.index("wire:") < history.index("draft:")
    assert "[-all-]" in history
    assert run(["quotes", ".", "--find", "zebra", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"quotes": []}


@pytest.mark.usefixtures("desk")
def test_check_lists_what_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """A changed number fails by default, with file, line and the words of both sides."""
    assert run(["check", "draft.txt", "--against", "wire.txt"]) == 1
    line = next(one for one in capsys.readouterr().out.splitlines() if "number-changed" in one)
    assert line.startswith("draft.txt:3:")
    assert "48" in line
    assert "84" in line


@pytest.mark.usefixtures("desk")
def test_check_passes_what_is_not_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the kinds and severities after --fail-on fail."""
    assert run(["check", "draft.txt", "--against", "wire.txt", "--fail-on", "integrity"]) == 0
    assert capsys.readouterr().out == ""
    code = run(["check", "draft.txt", "--against", "wire.txt", "--fail-on", "number-changed"])
    assert code == 1


@pytest.mark.usefixtures("desk")
def test_a_dash_is_stdin() -> None:
    """A draft can be piped in."""
    done = process("report", "-", "--against", "wire.txt", "--format", "diff", stdin=DRAFT.encode())
    assert done.returncode == 0, done.stderr
    assert b"[-48-]{+84+}" in done.stdout


def test_output_is_written_whole(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--output writes the file that stdout would have had, and leaves nothing else behind."""
    run(["report", ".", "--format", "json"])
    shown = capsys.readouterr().out
    before = {one.name for one in desk.iterdir()}
    assert run(["report", ".", "--format", "json", "--output", "report.json"]) == 0
    assert capsys.readouterr().out == ""
    assert (desk / "report.json").read_bytes().decode() == shown
    assert {one.name for one in desk.iterdir()} == before | {"report.json"}


def test_a_written_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    """Overwriting keeps the permissions; through a link, the file it points to is written."""
    path, link = tmp_path / "a", tmp_path / "b"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file(link, "new \ud800")
    assert link.is_symlink()
    assert path.read_text("utf-8") == "new \\ud800"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    """--output /dev/null throws the result away and leaves the device alone."""
    write_file(Path("/dev/null"), "gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.usefixtures("desk")
def test_a_reader_that_stops_is_no_error() -> None:
    """`provenance ... | head` ends quietly."""
    command = [sys.executable, "-m", "provenance", "report", ".", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.wait(timeout=60) == 0
        assert child.stderr.read() == b""


@pytest.mark.usefixtures("desk")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full disk is a device of Linux")
def test_a_full_disk_is_explained() -> None:
    """When stdout cannot be written, one line says so."""
    command = [sys.executable, "-m", "provenance", "report", "."]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"provenance: error: cannot write stdout: No space left")
    assert done.stderr.count(b"\n") == 1


def test_an_interrupt_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C gives a word and the exit code that shells expect, no traceback."""
    monkeypatch.setattr(
        "provenance.cli.report.traced", lambda *_: signal.raise_signal(signal.SIGINT)
    )
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # off in a background job
    try:
        assert run(["report", "x"]) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err.strip() == "provenance: interrupted"


@pytest.mark.usefixtures("desk")
def test_the_same_bytes_in_every_locale() -> None:
    """The result in a pipe does not depend on the terminal's encoding or colours."""
    results = {
        process("report", ".", "--format", "diff", environment=environment).stdout
        for environment in (
            {"PYTHONIOENCODING": "ascii"},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"PYTHONHASHSEED": "7", "TERM": "xterm-256color", "FORCE_COLOR": "1"},
        )
    }
    assert len(results) == 1
    assert "→".encode() in results.pop()


def test_colours_add_nothing_but_colours(report: Report) -> None:
    """A diff in colours is the same text when the colours are taken away."""
    diff = render(report, "diff")
    shown = coloured(diff)
    assert "\x1b[31m[-48-]\x1b[0m" in shown
    assert click.unstyle(shown) == diff


def test_version_needs_no_pipeline() -> None:
    """--version answers without importing the pipeline or any costly package."""
    code = (
        "import sys; from provenance.cli import run; assert run(['--version']) == 0; "
        "print(sorted({'tabulate', 'cattrs', 'rapidfuzz', 'provenance.report'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", [(), ("report",), ("diff",), ("quotes",), ("check",)])
def test_help_names_the_exit_codes(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every --help says what the exit codes mean."""
    assert run([*command, "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Exit codes: 0 done" in told
    assert "130 interrupted" in told
