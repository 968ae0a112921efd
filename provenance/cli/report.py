"""``provenance report``: the whole report of a pile of articles."""

from __future__ import annotations

import click

from provenance.cli import exits, options
from provenance.cli.colour import coloured
from provenance.cli.output import emit, is_coloured, note_cautions
from provenance.cli.tracing import Asked, traced
from provenance.formats import FORMATS, render


@click.command("report", epilog=exits.EPILOG)
@click.argument("paths", nargs=-1, required=True, type=options.PATH, metavar="PATH...")
@options.against
@options.tracing
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True
)
@click.option(
    "--output",
    type=options.PATH,
    metavar="FILE",
    help="Write the report there, whole or not at all.",
)
def command(  # noqa: PLR0913 (click passes every option by its name)
    *,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    wire: str | None,
    config: str | None,
    strict: bool,
    quiet: bool,
    format_: str,
    output: str | None,
) -> int:
    """Trace every sentence and quote to its earliest source.

    Each article at PATH... is traced against all the others or, with --against, against those
    documents only.
    """
    result = traced(Asked(paths, against, wire, config)).report
    if not quiet:
        note_cautions(result)
    text = render(result, format_)
    shown = output is None and format_ == "diff" and is_coloured()
    emit(coloured(text) if shown else text, output)
    return exits.code_of(result, strict=strict)
