"""Make the pages that are generated: ``python -m docs.generate`` writes those that have changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from docs import reference, rules

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parent

NOTICE: Final = (
    "<!-- Generated from the code and the rules by `python -m docs.generate`: edit those. -->\n\n"
)


def pages() -> Mapping[str, str]:
    """Return the text of each generated page by the name of its file."""
    schema = FOLDER / "schema" / "provenance-report-1.json"
    return {
        "reference.md": NOTICE + reference.page(),
        "rules.md": NOTICE + rules.page(),
        "../provenance/web/report-schema.json": schema.read_text(encoding="utf-8"),
    }


def stale() -> tuple[str, ...]:
    """Name the pages whose files do not say what the code and the rules say now."""
    return tuple(name for name, text in pages().items() if _held(name) != text)


def write() -> None:
    """Write every page that is out of date."""
    made = pages()
    for name in stale():
        (FOLDER / name).write_text(made[name], encoding="utf-8")


def _held(name: str) -> str | None:
    file = FOLDER / name
    return file.read_text(encoding="utf-8") if file.exists() else None


if __name__ == "__main__":
    write()
