"""Rules and lexicons as data; what each file holds stands at its head, its licence in LICENSES.md.

They are read as plain files beside this module: ``importlib.resources`` would load what reads
archives first, which takes longer than all the rules.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent


def rule_text(*path: str) -> str:
    """Return the text of a rule file, such as ``rule_text("flag", "aliases.txt")``."""
    return FOLDER.joinpath(*path).read_text(encoding="utf-8")
