"""A Spark session, or what to install where there can be none."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.errors import SparkError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS: Final = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def session(master: str | None = None, settings: dict[str, str] | None = None) -> SparkSession:
    """Return the session that runs, or a new one on a master (``local[2]``, ``yarn`` …).

    ``settings`` are Spark's own, by name. Without ``master`` it is what ``spark-submit`` or the
    environment says, or all processors of this machine.

    Raises:
        SparkError: pyspark, pyarrow or Java is not installed.
    """
    need_spark()
    from pyspark.sql import SparkSession  # noqa: PLC0415 (an extra)

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("provenance")
    if master:
        builder = builder.master(master)
    for name, value in {**_SETTINGS, **(settings or {})}.items():
        builder = builder.config(name, value)
    found: SparkSession = builder.getOrCreate()
    if not master or master.startswith("local"):
        found.sparkContext.setLogLevel("ERROR")
    return found


def need_spark() -> None:
    """Make sure that there is what Spark needs.

    Raises:
        SparkError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 (an extra)
        import pyspark  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        message = (
            "Spark needs the packages pyspark and pyarrow: pip install 'wire-provenance[spark]'"
        )
        raise SparkError(message) from error
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java") and not (home and (Path(home) / "bin" / "java").exists()):
        message = (
            "Spark needs a Java runtime, version 17 or newer, in the PATH or in JAVA_HOME; "
            "on Debian: apt-get install openjdk-17-jre-headless"
        )
        raise SparkError(message)
