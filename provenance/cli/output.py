"""Results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.formats.terminal import one_line

if TYPE_CHECKING:
    from io import TextIOWrapper

    from provenance.model import Report


def emit(text: str, output: str | None = None) -> None:
    """Write a result to a file or (null or ``-``) to stdout.

    A reader that stops reading, such as ``head``, is no error.

    Raises:
        click.ClickException: the output cannot be written.
    """
    try:
        if output is None or output == "-":
            _to_stdout(text)
        else:
            write_file(Path(output), text)
    except BrokenPipeError:
        return
    except OSError as error:
        where = f"--output {output}" if output else "stdout"
        message = f"cannot write {where}: {error.strerror}; choose another place"
        raise click.ClickException(message) from error


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: a reader never sees half of it.

    What is no regular file (a device, a pipe) is written to as it is; a link's target is replaced.
    """
    data = text.encode("utf-8", "backslashreplace")
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def note(message: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    click.echo(one_line(f"provenance: {message}"), err=True)


def note_cautions(report: Report) -> None:
    """Name every file that was skipped, and every warning of the report."""
    for one in report.skipped:
        note(f"skipped {one.path}: {one.reason}")
    for caution in report.warnings:
        where = f" ({caution.document})" if caution.document else ""
        note(f"warning{where}: {caution.message}")


def is_coloured() -> bool:
    """Whether stdout is a terminal whose user did not turn colours off."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _to_stdout(text: str) -> None:
    stream: TextIOWrapper = sys.stdout  # type: ignore[assignment]  # always one on a command line
    if not stream.isatty():
        stream.reconfigure(encoding="utf-8", newline="\n")  # the same bytes in every locale
    stream.reconfigure(errors="backslashreplace")
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        # what is left in the buffer would fail once more when Python exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise
