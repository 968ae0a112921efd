"""The command line: parse, call the library, render. Nothing is decided here.

Commands import the library when they run, so that ``--help`` and ``--version`` are quick.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from provenance import __version__
from provenance.cli import check, diff, exits, quotes, report, serve
from provenance.cli.output import note
from provenance.errors import NothingToReadError, ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["commands", "main", "run"]


@click.group(
    epilog=exits.EPILOG,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="provenance")
def commands() -> None:
    """Trace quotes and claims in news articles to their earliest source.

    Says what was altered or added on the way. PATH is a file, a folder (read with its subfolders)
    or - for stdin. The result goes to stdout, notes and warnings go to stderr.
    """


for _module in (report, diff, quotes, check, serve):
    commands.add_command(_module.command)


def main() -> NoReturn:
    """Run the command that ``sys.argv`` asks for, and exit."""
    gc.disable()  # one pass over frozen objects: there is nothing to collect before the end,
    code = run(sys.argv[1:])
    gc.freeze()  # nor at the end
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; a user's mistake is a message, not a traceback."""
    try:
        code = commands.main(list(arguments), prog_name="provenance", standalone_mode=False)
    except click.ClickException as error:
        note(f"error: {_explained(error)}")
        return exits.USAGE
    except NothingToReadError as error:
        note(f"error: {error}")
        return exits.UNREAD
    except ProvenanceError as error:
        note(f"error: {error}")
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        note("interrupted")
        return exits.INTERRUPTED
    return int(code or exits.DONE)


def _explained(error: click.ClickException) -> str:
    """Say what is wrong and, for a wrong command line, where the right one is described."""
    message = error.format_message().rstrip(".")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message}; see {error.ctx.command_path} --help"
    return message
