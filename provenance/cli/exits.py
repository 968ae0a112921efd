"""What the command's exit codes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.model import Report

DONE: Final = 0
"""The work was done; files that were skipped don't change this."""

FOUND: Final = 1
"""``check`` found a listed kind of flag."""

USAGE: Final = 2
"""A wrong option, argument or setting, or an output that cannot be written."""

UNREAD: Final = 3
"""Nothing was readable or, with ``--strict``, something was skipped."""

INTERRUPTED: Final = 130
"""Ctrl-C, as shells report it."""

EPILOG: Final = """\b
Exit codes:
  0    done; skipped files alone do not change it
  1    check found a flag of a kind that fails
  2    usage: a wrong option, argument or setting, or no place for the output
  3    nothing readable or, with --strict, anything skipped
  130  interrupted
"""


def code_of(report: Report, *, strict: bool) -> int:
    """Return the exit code of a command that made a report."""
    return UNREAD if strict and report.skipped else DONE
