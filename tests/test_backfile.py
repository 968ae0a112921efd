"""A back file traced against itself: the rows of each document are those of tracing it alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance import Archive, Corpus, Document
from provenance.backfile import archive as traced
from provenance.backfile.archive import trace_archive
from provenance.backfile.features import features_of
from provenance.backfile.neighbours import MOST_NEIGHBOURS, Near, neighbours_of
from provenance.backfile.records import document_of, record_of
from provenance.backfile.rows import KINDS
from provenance.backfile.work import WorkStore
from provenance.cli import run
from provenance.cli.progress import Stages, stage_line
from provenance.engines.wordings import stems_of
from provenance.errors import ArchiveError
from provenance.model import Credit, DateBound, Published, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
FOLDERS = [
    ROOT / "seeds",
    *sorted(folder for folder in (ROOT / "tests" / "gold").iterdir() if folder.is_dir())[::3],
]
Tables = dict[str, list[dict[str, Any]]]


def _tables(folder: Path) -> Tables:
    return {
        kind: [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text().splitlines()]
        for kind, _ in KINDS
    }


def _archive(folder: Path, documents: Sequence[Document] | Corpus) -> Path:
    with Archive.create(folder) as archive:
        archive.add_documents(documents)
    return folder


def _assert_as_alone(corpus: Corpus, folder: Path) -> None:
    """Hold the rows of an archive against a report on each document against all the others."""
    trace_archive(_archive(folder / "archive", corpus), folder / "traced")
    found = _tables(folder / "traced")
    for one in corpus:
        others = Corpus(tuple(other for other in corpus if other.id != one.id))
        report = provenance.trace([one], others)
        (told,) = [document for document in report.documents if document.id == one.id]
        links = [
            (sentence.number, source.document, source.sentence, round(source.score, 4))
            for sentence in told.sentences
            for source in sentence.sources
        ]
        flags = [
            (flag.kind, flag.rule, flag.start, flag.end)
            for sentence in told.sentences
            for flag in sentence.flags
        ]
        quotes = [(quote.start, quote.end, quote.alteration) for quote in report.quotes]
        mine = {kind: [r for r in rows if r["document"] == one.id] for kind, rows in found.items()}
        assert links == [
            (row["sentence"], row["source_document"], row["source_sentence"], row["score"])
            for row in mine["links"]
        ]
        assert flags == [(r["kind"], r["rule"], r["start"], r["end"]) for r in mine["flags"]]
        assert quotes == [(r["start"], r["end"], r["alteration"]) for r in mine["quotes"]]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_document_is_traced_as_if_asked_for_alone(folder: Path, tmp_path: Path) -> None:
    """Links, quotes and flags are those of a report on the document against all the others."""
    _assert_as_alone(provenance.load(folder), tmp_path)


SAID = (
    "The harbour master closed the northern pier on Tuesday after divers found a crack.",
    "Forty fishing boats were moved to the southern basin before the evening tide.",
    "Engineers expect the repair to last until the end of March and to cost 3 million euros.",
    "The ferry to the islands will leave from the old grain terminal for the time being.",
    "A storm in November had already torn two bollards out of the same wall.",
)
LIKE = "Boats went to another basin of the port before night fell."
WIRE = "LISBON (AFP) - " + " ".join(SAID)


def _day(date: str) -> DateBound:
    return DateBound(date, "manifest")


def _dated(text: str, name: str, first: str, last: str, **facts: Any) -> Document:  # noqa: ANN401 (of several types)
    document = Document.from_text(text, id=name)
    return evolve(document, published=Published(_day(first), _day(last)), **facts)


@pytest.mark.parametrize(
    ("wire", "facts", "why"),
    [
        (("2019-12-01", "2019-12-31"), {}, "a month that the day lies in may begin before it"),
        (("2019-12-20", "2020-01-05"), {}, "days that overlap order nothing; the credit does"),
        (("2020-01-02", "2020-01-02"), {}, "disjoint dates order against the credit"),
        (
            ("2020-01-02", "2020-01-02"),
            {"derived_from": ("wire",)},
            "a declaration overrules dates",
        ),
    ],
)
def test_dates_put_a_document_later_only_as_the_chronology_does(
    wire: tuple[str, str], facts: dict[str, Any], why: str, tmp_path: Path
) -> None:
    """A document is left out as the later one only where nothing could make it the source."""
    rewrite = "Pier shut\n\nAFP\n\n" + " ".join(SAID)
    corpus = Corpus(
        (
            _dated(rewrite, "rewrite", "2019-12-27", "2019-12-27", **facts),
            _dated(WIRE, "wire", *wire),
        )
    )
    _assert_as_alone(corpus, tmp_path)
    rows = _tables(tmp_path / "traced")["links"]
    is_source = any(row["document"] == "rewrite" for row in rows)
    assert is_source == (why != "disjoint dates order against the credit"), why


def test_an_address_that_a_document_links_to_is_its_declared_source(tmp_path: Path) -> None:
    """A link to a document's address declares it as manifests do, whatever the dates."""
    address = "https://wire.example/pier"
    linked = "Pier shut\n\n" + " ".join(SAID)
    credit = Credit(address, "link", 0, 4)
    corpus = Corpus(
        (
            _dated(linked, "rewrite", "2019-12-27", "2019-12-27", credits=(credit,)),
            _dated(WIRE, "wire", "2020-01-02", "2020-01-02", url=address),
        )
    )
    _assert_as_alone(corpus, tmp_path)
    assert {row["document"] for row in _tables(tmp_path / "traced")["links"]} == {"rewrite"}


def test_readers_comments_count_for_no_share_of_a_document(tmp_path: Path) -> None:
    """A page related to another stays so, however many comments stand below it."""
    comments = "\n\n".join(f"reader{n}: The mayor should resign over item {n}." for n in range(20))
    related = "Pier\n\n" + "\n\n".join(SAID)
    page = f"Cracks in the town\n\n{SAID[0]}\n\n{LIKE}\n\nComments\n\n{comments}\n"
    corpus = Corpus(
        (
            _dated(f"Divers\n\n{SAID[0]}\n", "earliest", "2019-12-10", "2019-12-10"),
            _dated(related, "related", "2019-12-20", "2019-12-20"),
            _dated(page, "page", "2019-12-27", "2019-12-27"),
        )
    )
    _assert_as_alone(corpus, tmp_path)
    rows = _tables(tmp_path / "traced")["links"]
    sources = {row["source_document"] for row in rows if row["start"] == page.index(LIKE)}
    assert sources == {"related"}


def test_a_heading_within_the_text_is_no_title(tmp_path: Path) -> None:
    """A heading further down keeps no title of another document from being looked at."""
    week = (
        f"The Week In The Harbour\n\n{SAID[3]}\n\n"
        f"Northern Pier Stays Closed Until End Of March\n\n{SAID[2]}\n"
    )
    corpus = Corpus(
        (
            _dated(week, "week", "2019-12-10", "2019-12-10"),
            _dated(
                f"Northern Pier Closed To End Of March\n\n{SAID[4]}\n",
                "title",
                "2019-12-20",
                "2019-12-20",
            ),
            _dated(
                "Northern pier is to stay closed until the end of March, divers say\n\n"
                "Nobody was hurt. Trains ran late. Schools opened at nine. Shops had no bread. "
                "It rained all night.\n",
                "draft",
                "2019-12-27",
                "2019-12-27",
            ),
        )
    )
    _assert_as_alone(corpus, tmp_path)
    rows = _tables(tmp_path / "traced")["links"]
    assert {(row["document"], row["source_document"]) for row in rows} == {("draft", "title")}


@pytest.mark.parametrize("step", ["near the document", "near what is near it"])
def test_of_equally_near_documents_the_earliest_are_neighbours(step: str, tmp_path: Path) -> None:
    """Where more documents are equally near than are looked at, days decide and not ids."""
    others = [Near(0, f"{n:02}", 0, 0.9, 100 - n) for n in range(16)]
    if step == "near the document":
        near = [("draft", one) for one in others]
        expected = [f"{n:02}" for n in range(16 - MOST_NEIGHBOURS, 16)]
    else:
        near = [("draft", Near(0, "copy", 0, 0.9, 200)), *(("copy", one) for one in others)]
        expected = [*(f"{n:02}" for n in range(17 - MOST_NEIGHBOURS, 16)), "copy"]
    work = WorkStore(tmp_path, write=True)
    work.put_near(near)
    assert neighbours_of("draft", work.near) == expected
    work.close()


def test_a_nearer_document_is_a_neighbour_before_an_earlier_one() -> None:
    """The score decides before the day does, in each step of the search."""
    others = [Near(0, f"{n:02}", 0, 0.8 + n / 100, n) for n in range(16)]
    near = {"draft": [Near(0, "copy", 0, 0.9, 200)], "copy": others}
    found = neighbours_of("draft", lambda name, _: near.get(name, []))
    assert found == [*(f"{n:02}" for n in range(17 - MOST_NEIGHBOURS, 16)), "copy"]


def test_an_interrupted_run_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the stage in which it is interrupted, the next run leads to the same bytes."""
    monkeypatch.setattr(traced, "_PART", 2)
    archive = _archive(tmp_path / "archive", provenance.load(ROOT / "seeds"))
    trace_archive(archive, tmp_path / "whole")

    def stop(stage: str, done: int, of: int) -> None:
        steps.append((stage, done))
        if len(steps) > most:
            assert done <= of
            raise KeyboardInterrupt

    for most in range(9):
        steps: list[tuple[str, int]] = []
        with pytest.raises(KeyboardInterrupt):
            trace_archive(archive, tmp_path / f"cut{most}", progress=stop)
        told: list[tuple[str, int]] = []

        def keep(stage: str, done: int, _: int, kept: list[tuple[str, int]] = told) -> None:
            kept.append((stage, done))

        trace_archive(archive, tmp_path / f"cut{most}", progress=keep)
        assert _tables(tmp_path / f"cut{most}") == _tables(tmp_path / "whole")
        done = {step for step in steps[:-1] if step[0] != "reading"}
        begun = dict(reversed(told))
        assert not done & (set(told) - set(begun.items())), "what was finished is not done again"


def test_what_is_complete_is_not_done_again(tmp_path: Path) -> None:
    """A second run of the same does nothing; a changed archive or other settings begin anew."""
    archive = _archive(tmp_path / "archive", provenance.load(ROOT / "seeds"))
    steps: list[str] = []

    def told(stage: str, _done: int, _of: int) -> None:
        steps.append(stage)

    trace_archive(archive, tmp_path / "out", progress=told)
    assert set(steps) == {"reading", "aligning", "tracing"}
    steps.clear()
    trace_archive(archive, tmp_path / "out", progress=told)
    assert steps == []
    trace_archive(archive, tmp_path / "out", settings=Settings(threshold=0.9), progress=told)
    assert set(steps) == {"reading", "aligning", "tracing"}
    steps.clear()
    with Archive(archive) as held:
        held.remove(held.ids()[:1])
    trace_archive(archive, tmp_path / "out", progress=told)
    assert set(steps) == {"reading", "aligning", "tracing"}


def test_the_same_bytes_under_another_id_begin_anew(tmp_path: Path) -> None:
    """Rows name the documents as the archive does, however it came to hold the same bytes."""
    documents = [
        Document.from_text(f"Pier {n}\n\n" + " ".join(SAID), id=name)
        for n, name in enumerate(("a", "b"))
    ]
    archive = _archive(tmp_path / "archive", documents)
    trace_archive(archive, tmp_path / "out")
    with Archive(archive) as held:
        held.remove(["b"])
        held.add_documents([evolve(documents[1], id="c")])
    trace_archive(archive, tmp_path / "out")
    rows = _tables(tmp_path / "out")["links"]
    assert rows
    assert {row[end] for row in rows for end in ("document", "source_document")} == {"a", "c"}


def test_the_same_bytes_with_another_date_begin_anew(tmp_path: Path) -> None:
    """What is declared of a document decides its rows, and not its bytes alone."""
    said = " ".join(SAID)
    first = _dated(f"Pier one\n\n{said}", "a", "2019-12-20", "2019-12-20")
    second = _dated(f"Pier two\n\n{said}", "b", "2019-12-27", "2019-12-27")
    archive = _archive(tmp_path / "archive", [first, second])
    trace_archive(archive, tmp_path / "out")
    assert {row["document"] for row in _tables(tmp_path / "out")["links"]} == {"b"}
    with Archive(archive) as held:
        held.remove(["b"])
        held.add_documents([_dated(second.text, "b", "2019-12-13", "2019-12-13")])
    trace_archive(archive, tmp_path / "out")
    assert {row["document"] for row in _tables(tmp_path / "out")["links"]} == {"a"}


def test_another_order_or_version_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is gone on with that was made of other keys or by another version."""
    documents = [
        Document.from_text(f"Pier {n}\n\n" + " ".join(SAID), id=name)
        for n, name in enumerate(("a", "b"))
    ]
    steps: list[str] = []

    def told(stage: str, _done: int, _of: int) -> None:
        steps.append(stage)

    trace_archive(_archive(tmp_path / "one", documents), tmp_path / "out", progress=told)
    steps.clear()
    other = _archive(tmp_path / "other", documents[::-1])
    trace_archive(other, tmp_path / "out", progress=told)
    assert set(steps) == {"reading", "aligning", "tracing"}
    steps.clear()
    monkeypatch.setattr(provenance, "__version__", "99")
    trace_archive(other, tmp_path / "out", progress=told)
    assert set(steps) == {"reading", "aligning", "tracing"}


def test_several_processes_write_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of processes does not show."""
    monkeypatch.setattr(traced, "_PART", 2)
    archive = _archive(tmp_path / "archive", provenance.load(ROOT / "seeds"))
    trace_archive(archive, tmp_path / "one")
    trace_archive(archive, tmp_path / "two", jobs=2)
    assert _tables(tmp_path / "one") == _tables(tmp_path / "two")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A folder with other files is refused, and nothing in it is touched."""
    archive = _archive(tmp_path / "archive", provenance.load(ROOT / "seeds"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work")
    with pytest.raises(ArchiveError, match="holds other files"):
        trace_archive(archive, tmp_path / "out")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_the_command_traces_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``provenance archive trace`` writes the tables, and nothing to stdout."""
    archive = _archive(tmp_path / "archive", provenance.load(ROOT / "seeds"))
    code = run(["archive", "trace", str(archive), "--output", str(tmp_path / "out"), "--jobs", "1"])
    assert code == 0
    assert capsys.readouterr().out == ""
    assert {row["relation"] for row in _tables(tmp_path / "out")["links"]} >= {"verbatim", "edited"}


def test_a_story_without_sentences_does_no_harm(tmp_path: Path) -> None:
    """A document of furniture alone, an empty one, and odd characters in ids and texts."""
    said = "The harbour master closed the northern pier on Tuesday after a crack was found."
    documents = [
        Document.from_text(text, id=name)
        for name, text in (
            ("a", "© 2019 AFP"),
            ("b\ud800", f"Pier shut\n\n{said} \ud800"),
            ("c", f"Pier\n\n{said}"),
            ("d", "."),
        )
    ]
    trace_archive(_archive(tmp_path / "archive", documents), tmp_path / "out")
    links = _tables(tmp_path / "out")["links"]
    assert {(row["document"], row["source_document"]) for row in links} >= {("c", "b\ud800")}


@given(st.text(max_size=200))
def test_a_record_gives_the_document_back(text: str) -> None:
    """A document that was written as a record is read back as it was."""
    document = Document.from_text(text, id="a")
    assert document_of(record_of(document)) == document


@pytest.mark.parametrize(
    ("one", "other", "shared", "why"),
    [
        ("The ferry sank.", "A ferry sank", True, "the same words that tell something"),
        ("It is on.", "It is on.", False, "words that tell nothing"),
        ("The ferry sank.", "Taxes rose.", False, "no word in common"),
    ],
)
def test_features_are_what_tells_something(one: str, other: str, shared: bool, why: str) -> None:
    """Two sentences are held beside each other if they share what tells something."""
    mine, theirs = features_of(stems_of(one)), features_of(stems_of(other))
    assert bool(mine.keys() & theirs.keys()) == shared, why


@given(st.dictionaries(st.integers(0, 60), st.lists(st.integers(0, 60), max_size=8)))
def test_neighbours_are_bounded_and_never_oneself(near: dict[int, list[int]]) -> None:
    """However copies lead to copies, the search ends within its bounds."""

    def known(document: str, _sentence: int | None) -> list[Near]:
        others = [one for one in near.get(int(document), ()) if one != int(document)]
        return [Near(0, str(one), 0, 1.0, 0) for one in others]

    found = neighbours_of("0", known)
    assert len(found) <= MOST_NEIGHBOURS
    assert "0" not in found
    assert {one.other for one in known("0", None)} <= set(found)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (500, "tracing: 500 of 2,000 articles, 10/s, 2:30 left"),
        (2000, "tracing: 2,000 of 2,000 articles, 10/s"),
    ],
)
def test_progress_says_how_long_still(done: int, expected: str) -> None:
    """The line of progress has the stage, the rate and the time left."""
    assert stage_line("tracing", done, 2000, 10.0) == expected


@pytest.mark.parametrize(
    ("told", "expected", "why"),
    [
        ([(0, 0), (3, 100)], ["tracing: 100 of 400 articles, 33/s, 0:09 left", ""], "the first"),
        ([(0, 300), (2, 400)], ["tracing: 400 of 400 articles, 50/s", ""], "gone on with"),
        ([(0, 0), (1, 100), (4, 200)], ["tracing: 200 of 400 articles, 50/s, 0:04 left", ""], "2s"),
        ([(0, 0), (1, 400), (3, 400)], ["tracing: 400 of 400 articles, 133/s", ""], "slow end"),
        ([(0, 0), (1, 400)], [], "quick: nothing is shown"),
        ([(0, 0)], [], "ended before anything was done"),
        ([], [], "nothing to do"),
    ],
)
def test_progress_leaves_no_empty_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    told: list[tuple[int, int]],
    expected: list[str],
    why: str,
) -> None:
    """Each part is shown from the first on, once two seconds passed; where none is, nothing is."""
    now = [0.0]
    monkeypatch.setattr("provenance.cli.progress.time.monotonic", lambda: now[0])
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Stages()
    for second, done in told:
        now[0] = 60.0 + second
        progress("tracing", done, 400)
    now[0] += 60.0
    progress.end()
    progress.end()
    shown = capsys.readouterr().err.replace("\x1b[K", "").replace("\r", "")
    assert shown == "\n".join(expected), why
