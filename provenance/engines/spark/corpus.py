"""The stages of tracing a corpus on Spark, one function each.

``documents`` (beside it ``left_out``: lines that are none) → ``pairs`` (of wordings that share
rare features) → ``near`` (scored: the alignment) → ``neighbours`` → ``rows`` → ``links``,
``quotes`` and ``flags``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from provenance.backfile.features import MOST_WORDINGS
from provenance.backfile.neighbours import MOST_CANDIDATES, MOST_STEPS
from provenance.backfile.rows import KINDS
from provenance.engines.archive import MOST_PLACES
from provenance.engines.spark import schemas, tasks
from provenance.engines.spark.schemas import for_spark
from provenance.engines.spark.stages import Stages
from provenance.flag.choices import check_choices
from provenance.formats import json_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import Column, DataFrame, SparkSession

    from provenance.model import Settings

_VERSION: Final = 2
"""To be raised where a stage changes, so that old ones are not gone on from."""


def run(
    spark: SparkSession,
    source: str,
    output: str,
    settings: Settings,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Run the stages that are not done: see :func:`provenance.engines.spark.trace_corpus`."""
    from provenance import __version__  # noqa: PLC0415 (the package imports what this needs)

    check_choices(settings)
    stages = Stages(spark, output)
    stages.begin(
        {
            "version": _VERSION,
            "provenance": __version__,
            "source": source,
            "digest": stages.digest_of(source),
            "settings": json_report.plain(settings),
        }
    )

    def stage(name: str, make: Callable[[], DataFrame]) -> DataFrame:
        if progress and not stages.is_done(name):
            progress(name)
        return stages.run(name, make)

    documents = stage("documents", lambda: read_documents(spark, source))
    stage("left_out", lambda: read_left_out(spark, source))
    pairs = stage("pairs", lambda: pair_wordings(documents))
    near = stage("near", lambda: align(documents, pairs, settings))
    neighbours = stage("neighbours", lambda: gather(near))
    rows = stage("rows", lambda: trace_rows(documents, neighbours, settings))
    for kind, _ in KINDS:
        stage(kind, partial(_table, rows, kind))


def read_documents(spark: SparkSession, source: str) -> DataFrame:
    """Read the corpus: documents, with their sentences and what proposes each.

    Of documents with the same bytes the first id stands for all, and of those with the same id
    the one with the least hash.
    """
    from pyspark.sql import Window  # noqa: PLC0415 (an extra)
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    lines = _spread(_lines(spark, source).select("value"))
    read = lines.mapInArrow(tasks.read_lines, for_spark(schemas.DOCUMENTS))
    for same, first in (("id", "sha256"), ("sha256", "id")):
        window = Window.partitionBy(same).orderBy(first)
        read = read.withColumn("n", f.row_number().over(window)).where("n = 1").drop("n")
    return read


def read_left_out(spark: SparkSession, source: str) -> DataFrame:
    """Read the lines of the corpus that are no documents, with the file of each and why."""
    lines = _lines(spark, source)
    return lines.mapInArrow(tasks.left_out_lines, for_spark(schemas.LEFT_OUT))


def pair_wordings(documents: DataFrame) -> DataFrame:
    """Pair each wording with those that share the features worth most, and with itself.

    A feature that more than ``MOST_WORDINGS`` wordings have pairs none.
    """
    from pyspark.sql import Window  # noqa: PLC0415 (an extra)
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    sentences = documents.select(f.explode("sentences").alias("one")).select("one.*")
    wordings = sentences.groupBy("wording").agg(f.first("features").alias("features"))
    features = wordings.select("wording", f.explode("features").alias("one")).select(
        "wording", "one.feature", "one.worth"
    )
    shared = (
        features.groupBy("feature", "worth")
        .agg(f.collect_list("wording").alias("having"))
        .where(f.size("having").between(2, MOST_WORDINGS))
    )
    both = (
        shared.select("worth", "having", f.explode("having").alias("wording"))
        .select("worth", "wording", f.explode("having").alias("other"))
        .where("wording != other")
        .groupBy("wording", "other")
        .agg(f.sum("worth").alias("shared"))
    )
    best = Window.partitionBy("wording").orderBy(f.desc("shared"), "other")
    ranked = both.withColumn("rank", f.row_number().over(best))
    proposed = ranked.where(f.col("rank") <= MOST_CANDIDATES).select("wording", "other")
    same = wordings.select("wording", f.col("wording").alias("other"))
    return proposed.unionByName(same)


def align(documents: DataFrame, pairs: DataFrame, settings: Settings) -> DataFrame:
    """Score what is proposed for the sentences of every document, and keep what matters."""
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    sentences = documents.select("id", "told", f.explode("sentences").alias("one")).select(
        "id", "told", "one.number", "one.section", "one.text", "one.wording"
    )
    standing = f.struct("told", "number", "section", "text")
    places = _earliest(sentences.withColumn("standing", standing))
    proposed = (
        sentences.select("id", "number", "wording")
        .join(pairs, "wording")
        .join(places, "other")
        .where("id != standing.told.id")
        .groupBy("id", "number")
        .agg(f.collect_list("standing").alias("standing"))
    )
    columns = f.struct("number", "section", "text", "standing")
    grouped = (
        sentences.join(proposed, ["id", "number"])
        .groupBy("id")
        .agg(f.first("told").alias("told"), f.collect_list(columns).alias("sentences"))
    )
    work = partial(tasks.near_rows, threshold=settings.threshold)
    return _spread(grouped).mapInArrow(work, for_spark(schemas.NEAR))


def gather(near: DataFrame) -> DataFrame:
    """Gather the neighbours of every document: what is near, and what that came from in turn."""
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    one = f.struct("sentence", "other", "other_sentence", "score", "day")
    listed = near.groupBy("document").agg(f.collect_list(one).alias("near"))
    search = listed.mapInArrow(tasks.begin_search, for_spark(schemas.SEARCH))
    links = near.select(
        f.col("document").alias("name"),
        f.col("sentence").alias("number"),
        one.alias("further"),
    )
    for _ in range(MOST_STEPS):
        asked = search.select("document", f.explode("met").alias("one")).select(
            "document", f.col("one.document").alias("name"), f.col("one.sentence").alias("number")
        )
        further = (
            asked.join(links, ["name", "number"])
            .groupBy("document")
            .agg(f.collect_set("further").alias("near"))
        )
        search = search.join(further, "document", "left").mapInArrow(
            tasks.continue_search, for_spark(schemas.SEARCH)
        )
    return search.select("document", "found")


def trace_rows(documents: DataFrame, neighbours: DataFrame, settings: Settings) -> DataFrame:
    """Trace every document against its neighbours."""
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    records = documents.select(f.col("id").alias("other"), f.col("record").alias("neighbour"))
    held = (
        neighbours.select("document", f.explode("found").alias("other"))
        .join(records, "other")
        .groupBy("document")
        .agg(f.collect_list("neighbour").alias("neighbours"))
    )
    told = documents.select(f.col("id").alias("document"), "record").join(held, "document", "left")
    work = partial(tasks.traced_rows, settings=settings)
    return _spread(told).mapInArrow(work, for_spark(schemas.ROWS))


def _lines(spark: SparkSession, source: str) -> DataFrame:
    """Return the lines of JSON at a path, with the file of each; a row of Parquet is one too."""
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    if source.rstrip("/").endswith(".parquet"):
        table = spark.read.parquet(source).withColumn("value", f.to_json(f.struct("*")))
    else:
        table = spark.read.text(source, recursiveFileLookup=True)
    return table.select("value", f.input_file_name().alias("file"))


def _earliest(sentences: DataFrame) -> DataFrame:
    """Return the earliest places of each wording, and as many of those without a date."""
    from pyspark.sql import Window  # noqa: PLC0415 (an extra)
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    dated: Column = f.col("told.last") > 0
    window = Window.partitionBy("wording", dated).orderBy("told.last", "id", "number")
    ranked = sentences.withColumn("rank", f.row_number().over(window))
    return ranked.where(f.col("rank") <= MOST_PLACES).select(
        f.col("wording").alias("other"), "standing"
    )


def _table(rows: DataFrame, kind: str) -> DataFrame:
    from pyspark.sql import functions as f  # noqa: PLC0415 (an extra)

    table = rows.select(f.explode(kind).alias("one")).select("one.*")
    return table.sort("document", "sentence", "start")


def _spread(table: DataFrame) -> DataFrame:
    """Spread rows evenly, so that every processor has work to the end."""
    return table.repartition(_partitions(table.sparkSession))


_PARTITIONS: Final = "spark.provenance.partitions"
_SHARES: Final = 8


def _partitions(spark: SparkSession) -> int:
    """Return into how many tasks Python's work is cut: as set, or several for each processor."""
    return int(spark.conf.get(_PARTITIONS, str(spark.sparkContext.defaultParallelism * _SHARES)))
