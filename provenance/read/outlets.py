"""Which news agencies and outlets are known, and by what names a text calls them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Outlet:
    """A news agency or outlet.

    ``name`` is its canonical name, ``aliases`` are other names a text gives it. ``tags`` are short
    forms that count only where an agency signs (the brackets of a dateline, a copyright line),
    since they are ambiguous in prose.
    """

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False
    tags: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and the aliases."""
        return (self.name, *self.aliases)


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all known agencies and outlets, agencies first, in the order of the rules file."""
    rules = tomllib.loads(files("provenance").joinpath("rules", "outlets.toml").read_text("utf-8"))
    return tuple(
        _outlet(entry, agency=key == "agency")
        for key in ("agency", "outlet")
        for entry in rules.get(key, [])
    )


@cache
def outlet_pattern() -> re.Pattern[str]:
    """Return a pattern that matches any known name as whole words, with its case."""
    return _any_of(name for outlet in outlets() for name in outlet.names)


@cache
def agency_pattern() -> re.Pattern[str]:
    """Return a pattern that matches any agency's name or tag, as an agency signs."""
    return _any_of(
        name for outlet in outlets() if outlet.agency for name in (*outlet.names, *outlet.tags)
    )


def canonical(name: str) -> Outlet | None:
    """Return the outlet that a text calls ``name`` (exact, as matched), or None."""
    return _by_name().get(name)


@cache
def _by_name() -> dict[str, Outlet]:
    return {name: outlet for outlet in outlets() for name in (*outlet.tags, *outlet.names)}


def _outlet(entry: dict[str, Any], *, agency: bool) -> Outlet:
    return Outlet(
        entry["name"], tuple(entry.get("aliases", ())), agency, tuple(entry.get("tags", ()))
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
