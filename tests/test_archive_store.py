"""An archive on disk: what goes in comes out, and what happens to it does no harm."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attrs import evolve

import provenance
from provenance import Archive, Document
from provenance.align import profile
from provenance.archive import opening
from provenance.archive.lock import writing
from provenance.archive.rows import document_of, row_of
from provenance.archive.writer import Tally
from provenance.cli import run
from provenance.cli.progress import progress_line
from provenance.errors import ArchiveError

ROOT = Path(__file__).parents[1]


def _lines(file: Path, *records: object) -> Path:
    file.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    return file


def _record(number: int, words: str = "") -> dict[str, str]:
    text = f"Report number {number} says that harbour {number} froze over {words}. Boats waited."
    return {"id": f"r{number}", "text": text, "published": "2020-01-05", "agency": "Reuters"}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Return the path of an archive of the five seed articles."""
    with Archive.create(tmp_path / "seeds") as archive:
        archive.add(ROOT / "seeds")
    return tmp_path / "seeds"


def test_documents_come_out_as_they_went_in(seeds: Path) -> None:
    """Text, dates, sections, credits: all that was read of an article is kept."""
    with Archive(seeds) as archive:
        assert archive.corpus() == provenance.load(ROOT / "seeds")
        assert archive.ids() == [one.id for one in provenance.load(ROOT / "seeds")]


@pytest.mark.parametrize(
    "text", ["lone \ud800 surrogate.", "nul \x00 inside.", "", "🦊 “q” \u2028."]
)
def test_any_text_can_be_stored(text: str) -> None:
    """What SQL's text cannot hold is kept too."""
    document = evolve(Document.from_text(text, id="x"), title=text or None, copies=())
    assert document_of(row_of(document).values) == document


def test_any_sql_tool_can_read_it(seeds: Path) -> None:
    """The tables have what one asks for in columns."""
    with sqlite3.connect(seeds / "archive.db") as connection:
        rows = connection.execute(
            "SELECT id, not_after, sentences FROM documents WHERE agency = 'AFP'"
        ).fetchall()
    assert any(row[0].startswith("002") and row[1] and row[2] > 10 for row in rows)


def test_what_is_there_is_left_and_what_changed_is_replaced(tmp_path: Path) -> None:
    """Adding again adds nothing; a changed line takes the place of the old one."""
    file = _lines(tmp_path / "a.jsonl", _record(1), _record(2))
    with Archive.create(tmp_path / "archive") as archive:
        assert archive.add(file).added == 2
        again = archive.add(file)
        assert (again.added, again.known) == (0, 2)
        _lines(file, _record(1), _record(2, "for weeks"))
        changed = archive.add(file)
        assert (changed.added, changed.known, changed.replaced) == (0, 1, 1)
        assert "for weeks" in archive.document("r2").text
        assert archive.facts().documents == 2
        assert archive.problems() == []


def test_a_second_article_of_an_id_is_skipped_after_a_replacement(tmp_path: Path) -> None:
    """It is told, whether the first of the run was new, a change of the newest, or a copy."""
    with Archive.create(tmp_path / "archive") as archive:
        archive.add(_lines(tmp_path / "old.jsonl", _record(1), _record(2)))
        again = archive.add(
            _lines(
                tmp_path / "new.jsonl",
                _record(2, "for weeks"),
                _record(2, "for days"),
                {**_record(3), "id": "r4"},
                {**_record(3), "id": "r4", "text": "Something else was said of it."},
            )
        )
        assert (again.added, again.replaced) == (1, 1)
        assert [one.path.rpartition("#")[2] for one in again.skipped] == ["r2", "r4"]
        assert all("given to another document before" in one.reason for one in again.skipped)
        assert "for weeks" in archive.document("r2").text
        assert archive.problems() == []


def test_a_copy_holds_its_id_for_the_run(tmp_path: Path) -> None:
    """An id given to a copy of an older document is not given to a second text after it."""
    old = Document.from_text("The harbour froze over in the night.", id="old")
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([old])
        tally = archive.add_documents(
            [evolve(old, id="new"), Document.from_text("Boats waited for days.", id="new")]
        )
        assert (tally.copies, tally.added, tally.replaced, len(tally.skipped)) == (1, 0, 0, 1)
        assert archive.document("new").text == old.text
        assert archive.problems() == []


def test_an_article_that_is_there_holds_its_id_for_the_run(tmp_path: Path) -> None:
    """A second article of its id is skipped, so that the same command run again changes nothing."""
    with Archive.create(tmp_path / "archive") as archive:
        archive.add(_lines(tmp_path / "old.jsonl", _record(1)))
        both = _lines(tmp_path / "both.jsonl", _record(1), _record(1, "for weeks"))
        for _ in range(2):
            tally = archive.add(both)
            assert (tally.known, tally.replaced, len(tally.skipped)) == (1, 0, 1)
            assert "for weeks" not in archive.document("r1").text
        assert archive.problems() == []


def test_a_replacement_that_keeps_a_sentence_keeps_one_entry_of_it(tmp_path: Path) -> None:
    """The index has each wording once, so that what is asked of it comes once."""
    with Archive.create(tmp_path / "archive") as archive:
        for words in ("The pilots met.", "The crews left.", "The quay was empty."):
            kept = "A lighthouse keeper saw the zeppelin."
            archive.add_documents([Document.from_text(f"{kept} {words}", id="r1")])
            assert archive.problems() == []
            hits = archive.index.best({"zeppelin": 8.0}, 5)
            assert len(hits) == 1
        archive.remove(["r1"])
        assert len(archive.index) == 0


def test_what_is_removed_leaves_nothing(tmp_path: Path) -> None:
    """After documents were removed the archive is as if they had never been added."""
    with Archive.create(tmp_path / "one") as one, Archive.create(tmp_path / "two") as two:
        one.add(_lines(tmp_path / "all.jsonl", *map(_record, range(9))))
        assert one.remove(["r3", "r4", "nope"]) == ["nope"]
        two.add(_lines(tmp_path / "few.jsonl", *map(_record, (0, 1, 2, 5, 6, 7, 8))))
        assert one.problems() == two.problems() == []
        assert one.store.totals() == two.store.totals()
        assert len(one.index) == len(two.index)
        one.remove(one.ids())
        assert one.facts().documents == one.facts().sentences == one.facts().wordings == 0


def test_documents_are_listed_by_pages(tmp_path: Path) -> None:
    """Those added last come first, and each page begins where the one before it ended."""
    with Archive.create(tmp_path / "archive") as archive:
        archive.add(_lines(tmp_path / "all.jsonl", *map(_record, range(9))))
        archive.remove(["r3"])
        listing = archive.store.listing
        found, before = [], None
        while page := listing.latest(3, before):
            found.append([one.id for one in page])
            before = page[-1].key
        assert found == [["r8", "r7", "r6"], ["r5", "r4", "r2"], ["r1", "r0"]]
        entry, document = listing.latest(1)[0], archive.document("r8")
        assert (entry.title, entry.publisher) == (document.title, document.publisher)
        assert (entry.agency, entry.published) == ("Reuters", document.published)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("r", ["r%", "r1", "r10", "r2", "r\U0010fffd"]),
        ("r1", ["r1", "r10"]),
        ("r%", ["r%"]),
        ("R", []),
        ("q\udcff", ["q\udcff", "q\udcff2"]),
        ("zzz", []),
    ],
)
def test_documents_are_found_by_how_their_ids_begin(
    tmp_path: Path, start: str, expected: list[str]
) -> None:
    """Nothing in an id is a pattern, and lone surrogates are letters like others."""
    ids = ["r1", "r10", "r2", "r%", "r\U0010fffd", "q\udcff", "q\udcff2"]
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(
            Document.from_text(f"Harbour {number} froze.", id=name)
            for number, name in enumerate(ids)
        )
        assert [one.id for one in archive.store.listing.beginning(start, 9)] == expected
        assert [one.id for one in archive.store.listing.beginning(start, 1)] == expected[:1]


def test_the_days_of_an_archive_are_told(tmp_path: Path) -> None:
    """Those between which its articles were published; none where no date is known."""
    days = ["2020-01-05", "2019-03-02", "2020-01-04"]
    dated = [{**_record(number), "published": day} for number, day in enumerate(days)]
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([Document.from_text("No date here.", id="undated")])
        assert (archive.facts().first, archive.facts().last) == (None, None)
        archive.add(_lines(tmp_path / "all.jsonl", *dated))
        assert (archive.facts().first, archive.facts().last) == ("2019-03-02", "2020-01-05")


def test_copies_are_one_document_with_the_first_id(tmp_path: Path) -> None:
    """Files with the same bytes are one, as in a folder, in whatever order they come and go."""
    for name in ("m", "z", "b"):
        (tmp_path / f"{name}.txt").write_text("The same words stand in all of the files here.\n")
    with Archive.create(tmp_path / "archive") as archive:
        for name in ("m", "z", "b"):
            archive.add(tmp_path / f"{name}.txt")
        assert archive.document("b").copies == ("m", "z")
        assert [one.id for one in archive.store.listing.named("z")] == ["b"]
        archive.remove(["b"])
        assert archive.document("z").id == "m"
        assert archive.document("m").copies == ("z",)
        archive.remove(["z", "m"])
        assert len(archive) == 0
        assert archive.problems() == []


def test_a_folder_goes_in_as_it_is_read(tmp_path: Path) -> None:
    """Ids, manifests and warnings are those of ``load``."""
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("The first article says something about the harbour.\n")
    (folder / "sub" / "a.txt").write_text("The second article says another thing of it.\n")
    _lines(folder / "b.jsonl", _record(1), {**_record(2), "odd": 1})
    (folder / "corpus.toml").write_text('["a.txt"]\npublisher = "Daily"\nderived_from = ["r1"]\n')
    expected = provenance.load(folder)
    with Archive.create(tmp_path / "archive") as archive:
        archive.add(folder)
        found = archive.corpus()
    assert found.documents == expected.documents
    assert set(found.warnings) == set(expected.warnings)


def test_processes_add_what_one_adds(tmp_path: Path) -> None:
    """How many processes read does not show."""
    records = [_record(n, "for weeks and weeks, as nobody could recall " * 6) for n in range(4000)]
    file = _lines(tmp_path / "many.jsonl", *records)
    with Archive.create(tmp_path / "one") as one, Archive.create(tmp_path / "two") as two:
        one.add(file)
        two.add(file, jobs=2)
        assert one.store.totals() == two.store.totals()
        assert one.corpus([1, 2000, 4000]) == two.corpus([1, 2000, 4000])


def test_a_line_that_is_no_document_is_told_with_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run goes on; with --strict the exit code tells of it. A second text of an id is left."""
    file = tmp_path / "bad.jsonl"
    good = json.dumps(_record(1))
    other = json.dumps(_record(1, "again"))
    file.write_text(f"{good}\nnot json\n\n[1]\n{other}\n", encoding="utf-8")
    archive = str(tmp_path / "archive")
    assert run(["archive", "add", archive, str(file)]) == 0
    told = capsys.readouterr().err
    assert "bad.jsonl#2: it is not JSON" in told
    assert "bad.jsonl#4: it is no JSON object" in told
    assert 'the id "r1" was given to another document before' in told
    assert run(["archive", "add", archive, str(file), "--strict", "--quiet"]) == 3
    assert run(["archive", "info", archive, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1


def test_one_writes_and_others_read(seeds: Path, tmp_path: Path) -> None:
    """A second writer is told to wait; readers go on."""
    file = _lines(tmp_path / "a.jsonl", _record(1))
    with Archive(seeds) as archive, writing(seeds):
        with pytest.raises(ArchiveError, match="another process is writing"):
            archive.add(file)
        assert len(archive) == 5
    with Archive(seeds) as archive:
        assert archive.add(file).added == 1


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    """A missing folder, one of other files, a file of another program: each says what to do."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("text")
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive(tmp_path / "nowhere")
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive(tmp_path / "other")
    with pytest.raises(ArchiveError, match="holds other files"):
        Archive.create(tmp_path / "other")
    with sqlite3.connect(tmp_path / "other" / "archive.db") as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(ArchiveError, match="was not made by provenance"):
        Archive(tmp_path / "other")
    (tmp_path / "other" / "archive.db").write_bytes(b"no database" * 500)
    with pytest.raises(ArchiveError, match="not a database"):
        Archive(tmp_path / "other")


def test_a_newer_version_is_left_alone(seeds: Path) -> None:
    """An archive of a version that is not known is neither read nor written."""
    with sqlite3.connect(seeds / "archive.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    for attempt in (Archive, Archive.create):
        with pytest.raises(ArchiveError, match=r"of version 99.*install a newer"):
            attempt(seeds)


@pytest.mark.parametrize("damage", ["truncated", "removed", "without its list"])
def test_a_damaged_index_is_mended(seeds: Path, damage: str) -> None:
    """A reader says what to run, and running it makes the index again."""
    for file in (seeds / "index").iterdir():
        if damage == "truncated" and file.suffix in {".term", ".idx"}:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        if damage == "without its list" and file.name == "meta.json":
            file.unlink()
    if damage == "removed":
        shutil.rmtree(seeds / "index")
    with Archive(seeds) as archive:
        with pytest.raises(ArchiveError, match="provenance archive verify --repair"):
            archive.engine.propose(profile("Russia opposed the Budapest Convention"), 5)
        assert archive.problems()
    assert run(["archive", "verify", str(seeds), "--repair"]) == 0
    with Archive(seeds) as archive:
        assert archive.problems() == []
        assert archive.engine.propose(profile("Russia opposed the Budapest Convention"), 5)


def test_verify_tells_what_is_wrong(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Places that went missing are counted, and made again."""
    with sqlite3.connect(seeds / "archive.db") as connection:
        connection.execute("DELETE FROM places WHERE number = 3")
    assert run(["archive", "verify", str(seeds)]) == 1
    assert "sentences are there, and" in capsys.readouterr().out
    assert run(["archive", "verify", str(seeds), "--repair"]) == 0


def test_a_full_disk_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Path
) -> None:
    """What was committed stays, and the message says that the disk is full."""
    connect = opening._opened

    def limited(folder: Path, options: str) -> sqlite3.Connection:
        connection = connect(folder, options)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        return connection

    file = _lines(tmp_path / "a.jsonl", *map(_record, range(3000)))
    with Archive(seeds) as archive:
        with monkeypatch.context() as patched:
            patched.setattr(opening, "_opened", limited)
            with pytest.raises(ArchiveError, match="the disk is full; what was committed is kept"):
                archive.add(file)
        assert len(archive) == 5
        assert archive.problems() == []
        assert archive.add(file).added == 3000


def test_what_cannot_be_written_is_said(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a read-only file system an archive is read, and writing to it says why not."""
    connect = opening._opened

    def read_only(folder: Path, options: str) -> sqlite3.Connection:
        return connect(folder, options.replace("mode=rw", "mode=ro"))

    file = _lines(tmp_path / "a.jsonl", _record(1))
    monkeypatch.setattr(opening, "_opened", read_only)
    with Archive(seeds) as archive:
        with pytest.raises(ArchiveError, match="readonly database; it cannot be written"):
            archive.add(file)
        assert len(archive) == 5


def test_an_interrupted_writer_is_caught_up_with(seeds: Path) -> None:
    """What was committed and not told to the index is told by the next writer."""
    with sqlite3.connect(seeds / "archive.db") as connection:
        connection.execute("INSERT INTO pending VALUES (12345, 'zebra quux')")
        connection.execute("UPDATE totals SET value = value + 1 WHERE name = 'wordings'")
    with Archive(seeds) as archive:
        assert archive.facts().waiting == 1
        archive.add_documents([])
        assert archive.facts().waiting == 0
        assert archive.index.best({"zebra": 8.0}, 5)[0].wording == 12345


@pytest.mark.parametrize("seed", range(4))
def test_killing_a_writer_loses_nothing(tmp_path: Path, seed: int) -> None:
    """``kill -9`` at a random moment: what was committed is there, and the archive opens."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    folder = tmp_path / "archive"
    file = _lines(tmp_path / "a.jsonl", *map(_record, range(3000)))
    with Archive.create(folder) as archive:
        archive.add_documents([Document.from_text("The first stays in its place.", id="first")])
    writer = subprocess.Popen([sys.executable, "-c", _SLOWLY, str(folder), str(file)])
    while not _count(folder) > 1:
        time.sleep(0.01)
    time.sleep(chance.random() * 0.5)
    committed = _count(folder)
    writer.kill()
    writer.wait()
    with Archive(folder) as archive:
        assert len(archive) >= committed
        archive.add(file)
        assert len(archive) == 3001
        assert archive.problems() == []


_SLOWLY = """
import sys
from provenance import Archive
from provenance.archive import adding
adding._BATCH = 50
Archive(sys.argv[1]).add(sys.argv[2])
"""


def _count(folder: Path) -> int:
    with sqlite3.connect(folder / "archive.db", timeout=30) as connection:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])


@pytest.mark.parametrize(
    ("done", "size", "expected"),
    [
        (50, 200, "3 articles added, 1 there already, 10 sentences/s, 25%, 0:30 left"),
        (50, 0, "3 articles added, 1 there already, 10 sentences/s"),
        (200, 200, "3 articles added, 1 there already, 10 sentences/s"),
    ],
)
def test_progress_says_how_fast_and_how_long(done: int, size: int, expected: str) -> None:
    """Rate always, time left where the size is known."""
    assert progress_line(Tally(added=3, known=1, sentences=100), done, size, 10.0) == expected


def test_nothing_imports_the_archive_unasked() -> None:
    """The library and the command start without SQLite and tantivy."""
    code = (
        "import sys, provenance, provenance.cli; provenance.trace;"
        "print([name for name in ('sqlite3', 'tantivy') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_an_archive_stands_alone(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--against`` takes an archive, or files and folders, not both."""
    draft = str(next((ROOT / "seeds").glob("000*")))
    both = ["--against", str(seeds), "--against", str(ROOT / "seeds")]
    assert run(["report", draft, *both]) == 2
    assert "is an archive and stands alone" in capsys.readouterr().err
    assert run(["report", draft, "--against", str(seeds), "--format", "json"]) == 0
    mine = capsys.readouterr().out
    assert run(["report", draft, "--against", str(ROOT / "seeds"), "--format", "json"]) == 0
    assert capsys.readouterr().out == mine
