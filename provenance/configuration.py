"""Settings from a file: ``provenance.toml``, or ``[tool.provenance]`` in ``pyproject.toml``.

::

    wire = "AFP"
    off = ["commentary/question"]

    [lexicons]
    "commentary/loaded" = ["bean counter|counters", "ivory tower"]
    "commentary/judgement" = "words/judging.txt"    # a phrase a line, beside this file

The keys are the attributes of ``Settings``. The library reads no such file by itself.
"""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import SettingsError
from provenance.flag.choices import check_choices
from provenance.flag.lists import bare_lines
from provenance.model import Lexicon, Settings
from provenance.read.files import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED: Final = "pyproject.toml"


def find_configuration(folder: Path | None = None) -> Path | None:
    """Return the nearest file of settings in a folder (null: the working one) or above it, or none.

    In one folder ``provenance.toml`` goes before ``pyproject.toml``, which counts where it has a
    table ``[tool.provenance]``.
    """
    for place in _upwards(folder):
        if _is_there(place / SETTINGS):
            return place / SETTINGS
        if _has_table(place / SHARED):
            return place / SHARED
    return None


def read_settings(path: Path | str) -> Settings:
    """Read the settings of a file.

    Raises:
        SettingsError: the file cannot be read or is not TOML, or it has an unknown key, a wrong
            value or a rule that does not exist. The message names the file and the key.
    """
    file = Path(path)
    tables = _read(file)
    if file.name == SHARED:
        tables = _table(file, "tool", tables.get("tool"))
        tables = _table(file, "tool.provenance", tables.get("provenance"))
    settings = Settings(**{key: _value(file, key, value) for key, value in tables.items()})
    _checked(file, "off", partial(check_choices, Settings(off=settings.off)))
    _checked(file, "lexicons", partial(check_choices, Settings(lexicons=settings.lexicons)))
    return settings


def _value(file: Path, key: str, value: object) -> Any:  # noqa: ANN401 (each key has its type)
    if key not in _READERS:
        known = ", ".join(_READERS)
        raise _error(file, key, f"unknown key; known are {known}")
    return _checked(file, key, lambda: _READERS[key](value, file.parent))


def _checked(file: Path, key: str, work: Callable[[], object]) -> object:
    try:
        return work()
    except (TypeError, ValueError) as error:  # a SettingsError is a ValueError
        raise _error(file, key, str(error)) from error


def _error(file: Path, key: str, problem: str) -> SettingsError:
    place = f"[tool.provenance] {key}" if file.name == SHARED else key
    return SettingsError(f"{file}: {place}: {problem}")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        message = f"{file}: cannot be read: {error.strerror}; name a file of settings"
        raise SettingsError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{file}: is not TOML: {error}"
        raise SettingsError(message) from error


def _upwards(folder: Path | None) -> Iterator[Path]:
    try:
        start = folder or Path.cwd()
    except OSError:  # the working directory was removed
        return
    yield from (start, *start.parents)


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a folder above that may not be looked into
        return False


def _has_table(file: Path) -> bool:
    """Whether a file of several tools has our table; what is wrong in others is not for us."""
    try:
        if b"tool.provenance" not in file.read_bytes():
            return False
    except OSError:
        return False
    tool = _read(file).get("tool")
    return isinstance(tool, dict) and "provenance" in tool


def _table(file: Path, name: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        found = "nothing" if value is None else repr(value)
        message = f"{file}: [{name}]: expected a table, got {found}"
        raise SettingsError(message)
    return value


def _text(value: object, _folder: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        message = f"expected a text in quotes, got {value!r}"
        raise TypeError(message)
    return value.strip()


def _share(value: object, _folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        message = f"expected a number from 0 to 1, got {value!r}"
        raise TypeError(message)
    return float(value)


def _count(value: object, _folder: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        message = f"expected a whole number from 1 up, got {value!r}"
        raise TypeError(message)
    return value


def _texts(value: object, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list):
        message = f"expected a list of texts, got {value!r}"
        raise TypeError(message)
    return tuple(_text(one, folder) for one in value)


def _lexicons(value: object, folder: Path) -> tuple[Lexicon, ...]:
    """Read a table of rule codes; what belongs to each is a list of phrases or a file of them."""
    if not isinstance(value, dict):
        message = (
            f'expected a table such as {{ "commentary/loaded" = ["snake oil"] }}, got {value!r}'
        )
        raise TypeError(message)
    return tuple(_lexicon(code, value[code], folder) for code in sorted(value))


def _lexicon(code: str, value: object, folder: Path) -> Lexicon:
    try:
        return Lexicon(code, _phrases(value, folder))
    except (TypeError, ValueError) as error:
        message = f'"{code}": {error}'
        raise ValueError(message) from error


def _phrases(value: object, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, str):
        return _texts(value, folder)
    try:
        return bare_lines((folder / value).read_text("utf-8"))
    except OSError as error:
        message = f"cannot read the phrases in {value!r}: {error.strerror}"
        raise ValueError(message) from error


_READERS: Final[dict[str, Callable[[object, Path], object]]] = {
    "wire": _text,
    "threshold": _share,
    "candidates": _count,
    "off": _texts,
    "lexicons": _lexicons,
}
