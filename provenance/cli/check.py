"""``provenance check``: fail where a draft altered or added what it should not have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import click

from provenance.cli import exits, options
from provenance.cli.output import emit, note, note_cautions
from provenance.cli.tracing import Asked, Run, traced
from provenance.formats.terminal import one_line
from provenance.formats.wording import counted, flag_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model import Flag, FlagKind

DEFAULT: Final = "factual,integrity"


def _kinds(_: click.Context, __: click.Parameter, value: str) -> frozenset[FlagKind]:
    """Turn the words after --fail-on into flag kinds; a severity stands for all of its kinds."""
    from provenance.model import SEVERITIES, Severity  # noqa: PLC0415 (keeps --version quick)

    wanted = {word.strip() for word in value.split(",")}
    unknown = sorted(wanted - set(SEVERITIES) - set(get_args(Severity)))
    if unknown:
        known = ", ".join((*get_args(Severity), *SEVERITIES))
        message = f"there is no kind or severity {unknown[0]!r}; choose from {known}"
        raise click.BadParameter(message)
    return frozenset(kind for kind, severity in SEVERITIES.items() if wanted & {kind, severity})


@click.command("check", epilog=exits.EPILOG)
@click.argument("drafts", nargs=-1, required=True, type=options.PATH, metavar="DRAFT...")
@click.option(
    "--against",
    type=options.PATH,
    multiple=True,
    required=True,
    metavar="PATH",
    help="What the drafts were written from. May be repeated.",
)
@click.option(
    "--fail-on",
    "kinds",
    default=DEFAULT,
    show_default=True,
    metavar="KIND,...",
    callback=_kinds,
    help="Kinds of flags, or severities: factual, epistemic, editorial, integrity, information.",
)
@options.tracing
def command(  # noqa: PLR0913 (click passes every option by its name)
    *,
    drafts: tuple[str, ...],
    against: tuple[str, ...],
    kinds: frozenset[FlagKind],
    wire: str | None,
    config: str | None,
    strict: bool,
    quiet: bool,
) -> int:
    """List what drafts changed, for CI and pre-publication hooks.

    Exits with 1 if there is any flag of a kind that fails. Each line is
    FILE:LINE:COLUMN: KIND: the source's words → the draft's, and where the source's words stand.
    An agency's newer figure in a later version of its own copy is not listed.
    """
    run = traced(Asked(drafts, against, wire, config))
    if not quiet:
        note_cautions(run.report)
    found = list(_findings(run, drafts, kinds))
    emit("".join(f"{line}\n" for line in found))
    if not quiet:
        note(f"{counted(len(found), 'flag')} of the kinds that fail")
    return exits.FOUND if found else exits.code_of(run.report, strict=strict)


def _findings(run: Run, drafts: Sequence[str], kinds: frozenset[FlagKind]) -> Iterator[str]:
    for document in run.report.documents:
        path = _located(document.path, drafts)
        for sentence in document.sentences:
            for flag in sentence.flags:
                if flag.kind in kinds and not flag.update:
                    yield one_line(
                        f"{path}:{_position(run.texts[document.sha256], flag)}: {_what(flag)}"
                    )


def _located(path: str, drafts: Sequence[str]) -> str:
    """Name a document's file as seen from here, as editors and CI systems want it."""
    for draft in map(Path, drafts):
        file = draft / path if draft.is_dir() else draft
        if file.name == Path(path).name and file.is_file():
            return str(file)
    return path


def _position(text: str, flag: Flag) -> str:
    """Give line and column of a flag's words, from 1; columns are code points."""
    before = text[: flag.start]
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return f"{line}:{column}"


def _what(flag: Flag) -> str:
    source = flag.source
    at = f" ({source.document}:{source.sentence})" if source else ""
    return f"{flag.kind}: {flag_text(flag)}{at}"
