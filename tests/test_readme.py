"""What the README shows is what the commands and the library do."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(\$ provenance .+?)```", README, flags=re.DOTALL)


@pytest.mark.parametrize("shown", CONSOLE)
def test_the_output_shown_is_the_output(shown: str, run_shown: Callable[..., None]) -> None:
    """The README shows what the commands print; a line of dots stands for what is left out."""
    run_shown(shown)


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
