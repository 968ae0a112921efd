"""``provenance quotes``: every quote of a pile of articles, or the history of one."""

from __future__ import annotations

import click

from provenance.cli import exits, options
from provenance.cli.output import emit, note_cautions
from provenance.cli.tracing import Asked, found_in_archive, traced


@click.command("quotes", epilog=exits.EPILOG)
@click.argument("paths", nargs=-1, type=options.PATH, metavar="[PATH...]")
@click.option(
    "--find", metavar="TEXT", help="Only the quotes with these words; each with its history."
)
@options.against
@options.tracing
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
)
def command(  # noqa: PLR0913 (click passes every option by its name)
    *,
    paths: tuple[str, ...],
    find: str | None,
    against: tuple[str, ...],
    wire: str | None,
    config: str | None,
    strict: bool,
    quiet: bool,
    format_: str,
) -> int:
    """List all quotes, or show the history of one.

    Says of each quote of the articles at PATH... who spoke and what became of the words.

    With --find, show where the words stand, oldest first, with the changed words marked
    [-removed-], {+inserted+} and {~moved~}. With --against ARCHIVE and no PATH, that is the history
    of the earliest articles of the archive with these words.
    """
    from provenance.formats import quotes as quote_formats  # noqa: PLC0415 (costly to import)

    if paths:
        result = traced(Asked(paths, against, wire, config)).report
    else:
        result = found_in_archive(Asked(against, (), wire, config), find)
    if not quiet:
        note_cautions(result)
    emit(quote_formats.render(result, format_, find=find))
    return exits.code_of(result, strict=strict)
