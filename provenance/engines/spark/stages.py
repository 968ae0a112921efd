"""Stages that are run once: each leaves a Parquet, which is read where it is there already."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import SparkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pyspark.sql import DataFrame, SparkSession

_MANIFEST: Final = "_manifest"


class Stages:
    """The folder of a traced corpus, on whatever file system Spark writes to."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self._spark = spark
        self._folder = folder.rstrip("/")

    def begin(self, manifest: Mapping[str, object]) -> None:
        """Make sure that the folder is new, or holds stages of the same corpus and settings.

        Raises:
            SparkError: it holds something else.
        """
        written = json.dumps(manifest, sort_keys=True)
        path = f"{self._folder}/{_MANIFEST}"
        if self.is_done(_MANIFEST):
            known = "".join(row.value for row in self._spark.read.text(path).collect())
            if known != written:
                message = (
                    f"{self._folder}: holds the work on another corpus, or with other settings, "
                    "or by another version of provenance; name another folder, or remove it"
                )
                raise SparkError(message)
            return
        if self._has(self._folder) and not self._is_empty():
            message = f"{self._folder}: holds other files; name a new or an empty folder"
            raise SparkError(message)
        table = self._spark.createDataFrame([(written,)], "value string")
        table.coalesce(1).write.mode("overwrite").text(path)

    def run(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """Return the table of a stage, made and written where it was not yet whole."""
        path = f"{self._folder}/{name}"
        if not self.is_done(name):
            make().write.mode("overwrite").parquet(path)
        return self._spark.read.parquet(path)

    def is_done(self, name: str) -> bool:
        """Whether a stage was written whole."""
        return self._has(f"{self._folder}/{name}/_SUCCESS")

    def digest_of(self, path: str) -> str:
        """Return a hash of the names, sizes and times of change of the files at a path.

        Raises:
            SparkError: there is nothing.
        """
        if not self._has(path):
            message = f"{path}: no such file or folder; name one that every executor can read"
            raise SparkError(message)
        reading = self._system(path).listFiles(self._path(path), True)
        digest = sha256()
        for line in sorted(_marks(reading)):
            digest.update(line.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def _is_empty(self) -> bool:
        return not len(self._system(self._folder).listStatus(self._path(self._folder)))

    def _has(self, path: str) -> bool:
        return bool(self._system(path).exists(self._path(path)))

    def _path(self, path: str) -> Any:  # noqa: ANN401 (an object of Java)
        return self._spark.sparkContext._jvm.org.apache.hadoop.fs.Path(path)  # noqa: SLF001 (pyspark has no other way to a file system)

    def _system(self, path: str) -> Any:  # noqa: ANN401 (an object of Java)
        settings = self._spark.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001 (as above)
        return self._path(path).getFileSystem(settings)


def _marks(reading: Any) -> Iterator[str]:  # noqa: ANN401 (an iterator of Java)
    while reading.hasNext():
        one = reading.next()
        marks = (one.getPath().toString(), one.getLen(), one.getModificationTime())
        yield json.dumps(marks) + "\n"
