"""The plain word lists among the rules: one entry a line."""

from __future__ import annotations

from functools import cache

from provenance.rules import rule_text


@cache
def wordlist(name: str) -> frozenset[str]:
    """Return the entries of ``rules/<name>.txt``."""
    return frozenset(rule_text(f"{name}.txt").split("\n")) - {""}
