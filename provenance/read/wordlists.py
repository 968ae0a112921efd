"""The plain word lists among the rules: one entry a line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def wordlist(name: str) -> frozenset[str]:
    """Return the entries of ``rules/<name>.txt``."""
    return frozenset(
        files("provenance").joinpath("rules", f"{name}.txt").read_text("utf-8").split("\n")
    ) - {""}
