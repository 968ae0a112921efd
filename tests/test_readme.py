"""What the README shows is what the commands and the library do."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(\$ provenance .+?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("shown", CONSOLE)
def test_the_output_shown_is_the_output(shown: str) -> None:
    """Each stretch between dots stands in the command's output as it is shown."""
    command, _, output = shown.partition("\n")
    arguments = command.removeprefix("$ provenance ").split()
    run = subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        capture_output=True,
        cwd=ROOT,
        check=True,
        encoding="utf-8",
    )
    stretches = [part for part in output.split("…\n") if part.strip()]
    assert stretches
    assert all(stretch in run.stdout for stretch in stretches)


def test_the_library_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten lines of Python do what they say."""
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.+?)```", README, flags=re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})  # noqa: S102 (our own example)
    assert "quote-altered communication" in printed.getvalue()


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_somewhere(target: str) -> None:
    """Every page that the README links to is there."""
    assert (ROOT / target).exists()
