"""The word lists under ``provenance/rules``: what each holds, its size, readers and licence."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from docs.catalogue import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PACKAGE: Final = RULES.parent
_OWN: Final = re.compile(r"\s*(?:Our own list|Our own|Own list); MIT\.$")
_LICENSED: Final = re.compile(r"^\| `([^`]+)` \|.*\| ([^|]+) \|$", re.MULTILINE)
_DESCRIBED: Final = re.compile(r"^\[\[(?:rule|feature)\]\]$", re.MULTILINE)
_NO_READERS: Final = frozenset(("model", "formats", "cli"))


@frozen
class WordList:
    """A rule file: its name in the folder, what its head says it holds, its number of entries.

    ``readers`` are the modules of ``provenance`` that name it.
    """

    name: str
    holds: str
    entries: int
    readers: tuple[str, ...]
    licence: str


def word_lists() -> tuple[WordList, ...]:
    """Return all lists, by name; the descriptions of rules and features are none."""
    files = sorted(file for file in RULES.rglob("*") if file.suffix in {".txt", ".toml"})
    return tuple(_word_list(file) for file in files if not _DESCRIBED.search(_text(file)))


def modules_with(word: str) -> tuple[str, ...]:
    """Return the modules that hold a word as a string of its own."""
    return tuple(name for name, held in _strings().items() if word in held)


def _word_list(file: Path) -> WordList:
    name = file.relative_to(RULES).as_posix()
    return WordList(
        name,
        _OWN.sub("", _head(file)),
        _size(file),
        _readers(file),
        _licence(name),
    )


def _readers(file: Path) -> tuple[str, ...]:
    """Return the modules that name a file or, in the package of its folder, its stem."""
    package = "" if file.parent == RULES else f"{file.parent.name}."
    near = (name for name in modules_with(file.stem) if name.startswith(package))
    return tuple(sorted({*modules_with(file.name), *near}))


def _head(file: Path) -> str:
    """Return the comment at the head of a file."""
    said = []
    for line in _text(file).splitlines():
        if not line.startswith((";", "#")):
            break
        said.append(line.lstrip(";# ").strip())
    return " ".join(said)


def _size(file: Path) -> int:
    """Count the lines of a list, or the values of a TOML file."""
    text = _text(file)
    if file.suffix == ".toml":
        return _values(tomllib.loads(text))
    return sum(bool(re.split("[;#]", line)[0].strip()) for line in text.splitlines())


def _values(value: object) -> int:
    if isinstance(value, dict):
        return sum(_values(one) for one in value.values())
    return sum(_values(one) for one in value) if isinstance(value, list) else 1


def _licence(name: str) -> str:
    """Return a file's licence: the project's own unless ``LICENSES.md`` has another."""
    licensed: dict[str, str] = dict(_LICENSED.findall(_text(RULES / "LICENSES.md")))
    return licensed.get(name, "MIT")


@cache
def _strings() -> Mapping[str, frozenset[str]]:
    """Return the string constants of each module that may read rules."""
    return {
        ".".join(file.relative_to(_PACKAGE).with_suffix("").parts): frozenset(_constants(file))
        for file in sorted(_PACKAGE.rglob("*.py"))
        if not _NO_READERS & set(file.relative_to(_PACKAGE).parts)
    }


def _constants(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(_text(file))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
