"""``provenance diff``: a sentence-aligned word diff of two texts."""

from __future__ import annotations

import click

from provenance.cli import exits, options
from provenance.cli.colour import coloured
from provenance.cli.output import emit, is_coloured, note_cautions
from provenance.cli.tracing import compared
from provenance.formats import render


@click.command("diff", epilog=exits.EPILOG)
@click.argument("source", metavar="SOURCE")
@click.argument("derived", metavar="DERIVED")
@options.config
@options.quiet
def command(*, source: str, derived: str, config: str | None, quiet: bool) -> int:
    """Show word by word what DERIVED made of SOURCE.

    SOURCE is taken to be the earlier text, whatever the dates in the texts. Changed words are
    marked [-removed-], [-old-]{+new+}, {+inserted+} and {~moved~}; lines with "-" are sentences of
    SOURCE that were omitted, lines with "!" are flags.
    """
    result = compared(source, derived, config)
    if not quiet:
        note_cautions(result)
    text = render(result, "diff")
    emit(coloured(text) if is_coloured() else text)
    return exits.DONE
