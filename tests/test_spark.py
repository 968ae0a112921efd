"""A corpus traced on Spark: the same rows as from an archive, stage by stage.

Needs Java and the extra ``spark``. Where they are not, the tests are skipped; with
``PROVENANCE_SPARK=required``, as in CI, they fail instead.
"""

from __future__ import annotations

import json
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from provenance import Archive
from provenance.backfile.archive import trace_archive
from provenance.backfile.rows import KINDS
from provenance.engines.spark import trace_corpus
from provenance.engines.spark.__main__ import run
from provenance.errors import SparkError
from provenance.model import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

MISSING = [
    what
    for what, found in (
        ("Java", shutil.which("java")),
        ("the package pyspark", find_spec("pyspark")),
        ("the package pyarrow", find_spec("pyarrow")),
    )
    if not found
]
REQUIRED = os.environ.get("PROVENANCE_SPARK") == "required"
ROOT = Path(__file__).parents[1]

needs_spark = [
    pytest.mark.spark,
    pytest.mark.skipif(
        bool(MISSING) and not REQUIRED, reason=f"needs {' and '.join(MISSING) or 'nothing'}"
    ),
    pytest.mark.filterwarnings("ignore"),  # what pyspark says of the packages it uses
]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """One session for all: starting one takes longer than what is tested."""
    from provenance.engines.spark.session import session  # noqa: PLC0415 (an extra)

    few = {"spark.sql.shuffle.partitions": "1", "spark.provenance.partitions": "1"}
    found = session("local[2]", few)
    yield found
    found.stop()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as JSON Lines, with a line that is none."""
    folder = tmp_path_factory.mktemp("corpus") / "lines"
    folder.mkdir()
    lines = [
        json.dumps({"id": one.stem, "text": one.read_text(encoding="utf-8")})
        for one in sorted((ROOT / "seeds").glob("*.txt"))
    ]
    (folder / "seeds.jsonl").write_text("\n".join([*lines, "not JSON", ""]), encoding="utf-8")
    return folder


def _lines(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


class TestOnSpark:
    """What needs a session."""

    pytestmark = needs_spark

    def test_the_rows_are_those_of_an_archive(
        self, spark: SparkSession, corpus: Path, tmp_path: Path
    ) -> None:
        """Memory, archive and Spark find the same; a second run does nothing."""
        with Archive.create(tmp_path / "archive") as archive:
            archive.add(corpus)
        trace_archive(tmp_path / "archive", tmp_path / "expected")
        stages: list[str] = []
        trace_corpus(spark, str(corpus), str(tmp_path / "out"), progress=stages.append)
        assert stages[:6] == ["documents", "left_out", "pairs", "near", "neighbours", "rows"]
        for kind, _ in KINDS:
            written = (tmp_path / "expected" / f"{kind}.jsonl").read_text(encoding="utf-8")
            expected = _lines([json.loads(line) for line in written.splitlines()])
            found = spark.read.parquet(str(tmp_path / "out" / kind)).collect()
            assert _lines([row.asDict() for row in found]) == expected
        stages.clear()
        trace_corpus(spark, str(corpus), str(tmp_path / "out"), progress=stages.append)
        assert stages == []
        shutil.rmtree(tmp_path / "out" / "links")
        trace_corpus(spark, str(corpus), str(tmp_path / "out"), progress=stages.append)
        assert stages == ["links"], "only what is missing is done again"
        with pytest.raises(SparkError, match="another corpus, or with other settings"):
            trace_corpus(spark, str(corpus), str(tmp_path / "out"), Settings(threshold=0.9))

    def test_a_changed_file_of_the_same_size_is_another_corpus(
        self, spark: SparkSession, tmp_path: Path
    ) -> None:
        """What is known of one corpus is not gone on with for another, whatever its size."""
        from provenance.engines.spark.stages import Stages  # noqa: PLC0415 (an extra)

        lines = tmp_path / "lines.jsonl"
        lines.write_text('{"id": "a", "text": "One."}', encoding="utf-8")
        stages = Stages(spark, str(tmp_path / "out"))
        stages.begin({"digest": stages.digest_of(str(lines))})
        stages.begin({"digest": stages.digest_of(str(lines))})
        os.utime(lines, (1, 1))
        with pytest.raises(SparkError, match="another corpus"):
            stages.begin({"digest": stages.digest_of(str(lines))})

    def test_parquet_is_read_as_lines_are(self, spark: SparkSession, tmp_path: Path) -> None:
        """Columns are what fields are in JSON Lines; of the same bytes the first id stands."""
        from provenance.engines.spark.corpus import read_documents  # noqa: PLC0415 (an extra)

        said = "The harbour master closed the northern pier on Tuesday."
        rows = [("b", said, "2019-12-28"), ("a", said, None)]
        table = spark.createDataFrame(rows, "id string, text string, published string")
        table.write.parquet(str(tmp_path / "corpus.parquet"))
        found = read_documents(spark, str(tmp_path / "corpus.parquet")).collect()
        assert {row.id: row.told.last for row in found} == {"a": 0, "b": 737421}
        assert {one.text for row in found for one in row.sentences} == {said}

    def test_lines_that_are_no_articles_are_told(
        self, spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No line is lost in silence: a table has its file, its beginning and the reason."""
        from provenance.engines.spark import __main__ as command  # noqa: PLC0415 (an extra)
        from provenance.engines.spark.corpus import read_left_out  # noqa: PLC0415 (an extra)

        said: list[str] = []
        monkeypatch.setattr(command, "note", said.append)
        lines = tmp_path / "lines.jsonl"
        lines.write_text('{"id": "a", "text": "One."}\n\n{"id": "b"}\nnot JSON\n', encoding="utf-8")
        left_out = read_left_out(spark, str(lines))
        found = {row.line: (Path(row.file).name, row.reason) for row in left_out.collect()}
        assert found.keys() == {'{"id": "b"}', "not JSON"}
        assert found['{"id": "b"}'] == ("lines.jsonl", 'it lacks a "text"; add the article\'s text')
        left_out.write.parquet(str(tmp_path / "left_out"))
        command.tell_left_out(spark, str(tmp_path / "left_out"))
        assert said == [f"lines that are no articles: 2; see {tmp_path / 'left_out'}"]

    def test_a_folder_of_something_else_is_left_alone(
        self, spark: SparkSession, corpus: Path, tmp_path: Path
    ) -> None:
        """A folder with other files is refused, and so is a corpus that is not there."""
        (tmp_path / "thesis.txt").write_text("years of work")
        with pytest.raises(SparkError, match="holds other files"):
            trace_corpus(spark, str(corpus), str(tmp_path))
        with pytest.raises(SparkError, match="no such file or folder"):
            trace_corpus(spark, str(tmp_path / "none"), str(tmp_path / "out"))


@pytest.mark.skipif(not find_spec("pyspark"), reason="needs the package pyspark")
@pytest.mark.filterwarnings("ignore")
def test_without_java_the_message_says_what_to_install(
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No traceback, but what to install."""
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert run([str(corpus), str(tmp_path / "out")]) == 2
    assert "openjdk-17-jre-headless" in capsys.readouterr().err


def test_without_pyspark_the_message_says_what_to_install(
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same for the package."""
    monkeypatch.setitem(__import__("sys").modules, "pyspark", None)
    assert run([str(corpus), str(tmp_path / "out")]) == 2
    assert "pip install 'wire-provenance[spark]'" in capsys.readouterr().err
