"""A whole corpus traced on Apache Spark: Parquet or JSON Lines in, three tables of Parquet out.

The stages are those of ``provenance.backfile`` for an archive, and the same pure functions do the
work; what changes is who finds the pairs (a join on rare features) and who keeps the parts (a
Parquet of each stage, which the next run finds and goes on from).

::

    python -m provenance.engines.spark INPUT OUTPUT --master local[2]

Needs the extra ``spark`` and a Java runtime (17 or newer); on a cluster, the package must be
installed where the executors run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import SparkSession

    from provenance.model import Settings

__all__ = ["trace_corpus"]


def trace_corpus(
    spark: SparkSession,
    source: str,
    output: str,
    settings: Settings | None = None,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Trace every document of a corpus against the others.

    ``source`` is a file or folder of JSON Lines, or of Parquet with the same fields as columns
    (``.parquet`` at its end): ``id`` and ``text``, and where known ``title``, ``published``,
    ``publisher``, ``agency``, ``url``. ``output`` is a folder, of which ``links``, ``quotes`` and
    ``flags`` are the result (columns: :mod:`provenance.backfile.rows`), and ``left_out`` has the
    lines that are no documents; the other folders are the stages, and may be removed.
    ``progress`` is told of each stage when it begins.

    Raises:
        SparkError: pyspark, pyarrow or Java is missing, there is nothing to read, or the folder
            holds something else.
        SettingsError: the settings name a rule that does not exist, or hold a phrase that is none.
    """
    from provenance.engines.spark.session import need_spark  # noqa: PLC0415 (as below)

    need_spark()
    from provenance.engines.spark import corpus  # noqa: PLC0415 (needs the extra)
    from provenance.model import Settings  # noqa: PLC0415 (keeps the import quick)

    corpus.run(spark, source, output, settings or Settings(), progress)
