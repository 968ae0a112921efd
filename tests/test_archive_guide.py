"""The guide to archives is true: its commands print what it shows, its SQL and Python run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

GUIDE = (Path(__file__).parents[1] / "docs/archive.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def test_the_guide_shows_what_is_printed(
    tmp_path: Path, run_shown: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder of JSON Lines to a traced draft, in the order of the page."""
    (tmp_path / "stories").mkdir()
    (lines,), (draft,) = _blocks("json"), _blocks("text")
    (tmp_path / "stories" / "2019.jsonl").write_text(lines, "utf-8")
    (tmp_path / "draft.txt").write_text(draft, "utf-8")
    for block in _blocks("console"):
        run_shown(block, tmp_path)
    monkeypatch.chdir(tmp_path)
    for code in _blocks("python"):
        exec(compile(code, "docs/archive.md", "exec"), {})  # noqa: S102 (the page's own code)
    with sqlite3.connect(tmp_path / "backfile" / "archive.db") as connection:
        for statement in "".join(_blocks("sql")).split(";"):
            connection.execute(statement)
