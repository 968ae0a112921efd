"""The options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(readable=False, allow_dash=True)
"""A file or folder: shells complete it, and reading it says what is wrong with it."""

against = click.option(
    "--against",
    type=PATH,
    multiple=True,
    metavar="PATH",
    help="Trace against these documents only, and do not report on them. May be repeated.",
)
wire = click.option(
    "--wire",
    metavar="AGENCY",
    help="Whose copy is the wire where several agencies occur (default: found from the text).",
)
config = click.option(
    "--config",
    metavar="FILE",
    help="Settings: rules to switch off, phrases to add (default: provenance.toml, or "
    "[tool.provenance] in pyproject.toml, in this folder or the nearest above).",
)
strict = click.option("--strict", is_flag=True, help="Exit with 3 if any file was skipped.")
quiet = click.option("--quiet", is_flag=True, help="No notes or warnings on stderr, errors only.")


def tracing(command: Command) -> Command:
    """Add the options of every command that traces."""
    for option in (quiet, strict, config, wire):
        command = option(command)
    return command
