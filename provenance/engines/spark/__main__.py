"""``python -m provenance.engines.spark INPUT OUTPUT``: the command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from provenance.cli import exits, options
from provenance.cli.output import note
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import SparkSession


@click.command(epilog=exits.EPILOG)
@click.argument("source", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@click.option(
    "--master",
    metavar="URL",
    help="Where to run: local[2], spark://host:7077, yarn … (default: what spark-submit says, "
    "or all processors of this machine).",
)
@click.option(
    "--set",
    "set_",
    multiple=True,
    metavar="NAME=VALUE",
    help="A setting of Spark's own, such as spark.driver.memory=4g. May be repeated.",
)
@options.config
def command(
    *,
    source: str,
    output: str,
    master: str | None,
    set_: tuple[str, ...],
    config: str | None,
) -> int:
    """Trace every article of a corpus against the others, on Apache Spark.

    INPUT is a file or folder of JSON Lines, or of Parquet with the same fields as columns (a name
    that ends in .parquet). OUTPUT is a folder that gets links, quotes and flags as Parquet. Run
    it again to go on after an interruption: stages that are whole are not done again.
    """
    from provenance.cli.tracing import chosen  # noqa: PLC0415 (as below)
    from provenance.engines.spark import trace_corpus  # noqa: PLC0415 (keeps --help quick)
    from provenance.engines.spark.session import session  # noqa: PLC0415 (as above)

    settings = chosen(config, None)
    spark = session(master, dict(_pair(one) for one in set_))
    try:
        trace_corpus(spark, source, output, settings, _told)
        tell_left_out(spark, f"{output.rstrip('/')}/left_out")
    finally:
        spark.stop()
    return exits.DONE


def _told(stage: str) -> None:
    if sys.stderr.isatty():
        note(f"{stage} …")


def tell_left_out(spark: SparkSession, table: str) -> None:
    """Say how many lines a table of those that were left out has, if there are any."""
    if count := spark.read.parquet(table).count():
        note(f"lines that are no articles: {count}; see {table}")


def _pair(setting: str) -> tuple[str, str]:
    name, found, value = setting.partition("=")
    if not found:
        message = f"--set {setting} has no value; write NAME=VALUE"
        raise click.UsageError(message)
    return name, value


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; a user's mistake is a message, no traceback."""
    try:
        code = command.main(
            list(arguments), prog_name="python -m provenance.engines.spark", standalone_mode=False
        )
    except click.ClickException as error:
        note(f"error: {error.format_message()}")
        return exits.USAGE
    except ProvenanceError as error:
        note(f"error: {error}")
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        note("interrupted; run it again to go on")
        return exits.INTERRUPTED
    return int(code or exits.DONE)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
