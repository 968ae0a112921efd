"""``provenance diff``: a sentence-aligned word diff of two texts."""

from __future__ import annotations

import click

from provenance.cli import exits, options
from provenance.cli.colour import coloured
from provenance.cli.output import emit, is_coloured, note_cautions
from provenance.cli.tracing import compared
from provenance.formats import FORMATS, render


@click.command("diff", epilog=exits.EPILOG)
@click.argument("source", type=options.PATH, metavar="SOURCE")
@click.argument("derived", type=options.PATH, metavar="DERIVED")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="diff", show_default=True)
@click.option("--output", metavar="FILE", help="Write the result there, whole or not at all.")
@options.config
@options.quiet
def command(  # noqa: PLR0913 (click passes every option by its name)
    *,
    source: str,
    derived: str,
    config: str | None,
    quiet: bool,
    format_: str,
    output: str | None,
) -> int:
    """Show word by word what DERIVED made of SOURCE.

    SOURCE is taken to be the earlier text, whatever the dates in the texts. Changed words are
    marked [-removed-], [-old-]{+new+}, {+inserted+} and {~moved~}; lines with "-" are sentences of
    SOURCE that were omitted, lines with "!" are flags.
    """
    result = compared(source, derived, config)
    if not quiet:
        note_cautions(result)
    text = render(result, format_)
    shown = output is None and format_ == "diff" and is_coloured()
    emit(coloured(text) if shown else text, output)
    return exits.DONE
