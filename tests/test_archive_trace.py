"""Tracing against an archive: the same answers as from memory, whatever is beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import provenance
from provenance import Archive, Corpus, Document
from provenance.archive import archive as archives
from provenance.archive import phrases, selection
from provenance.archive.phrases import documents_with
from provenance.archive.selection import documents_for
from provenance.cli import run
from provenance.errors import ArchiveError
from provenance.formats import render
from provenance.model import DateBound, Published, Section, Settings
from provenance.reader import witness_of

if TYPE_CHECKING:
    from provenance.model import Report, SectionKind

ROOT = Path(__file__).parents[1]
FOLDERS = [
    ROOT / "seeds",
    *sorted(folder for folder in (ROOT / "tests" / "gold").iterdir() if folder.is_dir()),
]


def _said(report: Report, name: str) -> dict[str, Any]:
    """Return all that a report says of one document."""
    whole = json.loads(render(report, "json"))
    return {
        "document": [one for one in whole["documents"] if one["id"] == name],
        "quotes": whole["quotes"],
        "claims": whole["claims"],
        "outside": whole["outside"],
    }


def _article(name: str, text: str, day: str | None = None) -> Document:
    article = Document.from_text(text, id=name)
    if day is None:
        return article
    bound = DateBound(day, "metadata")
    return evolve(article, published=Published(bound, bound))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_draft_is_traced_as_against_a_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small archive gives the report of a folder byte for byte.

    Of a large one, the choice of the documents that matter does not show in what is said of the
    draft.
    """
    corpus = provenance.load(folder)
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(corpus)
        for draft in corpus:
            others = Corpus(tuple(one for one in corpus if one.id != draft.id))
            expected = provenance.trace([draft], others)
            monkeypatch.setattr(archives, "LISTED", 200)
            assert render(provenance.trace([draft], archive), "json") == render(expected, "json")
            monkeypatch.setattr(archives, "LISTED", 0)
            chosen = provenance.trace([draft], archive)
            assert _said(chosen, draft.id) == _said(expected, draft.id)


@pytest.mark.parametrize("folder", FOLDERS[:4], ids=lambda folder: folder.name)
def test_the_engine_proposes_what_memory_proposes(folder: Path, tmp_path: Path) -> None:
    """One contract for all engines: the same places, for any limit, of sentences and of none."""
    from provenance.align import profile  # noqa: PLC0415 (used here only)
    from provenance.engines.memory import MemoryEngine  # noqa: PLC0415 (as above)
    from provenance.tracing.links import Holdings  # noqa: PLC0415 (as above)

    corpus = provenance.load(folder)
    witnesses = [witness_of(one) for one in corpus]
    memory = MemoryEngine(Holdings(witnesses).sources())
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(corpus)
        texts = [one.text for witness in witnesses for one in witness.sentences]
        for text in [*texts, "", "the of and", "a: b", '"U.N.', "Zyzzyva quuxes."]:
            for limit in (1, 5, 30):
                mine = archive.engine.propose(profile(text), limit)
                assert set(mine) == set(memory.propose(profile(text), limit)), text


def test_the_earliest_of_many_copies_is_found(tmp_path: Path) -> None:
    """Later copies of the same words do not crowd out the earliest, however many they are."""
    text = (
        "The ferry company said on Tuesday that all crossings to Marrow Island would stop in May.\n"
        "\nIts director blamed the price of marine fuel and a quarrel over the harbour lease."
    )
    copies = [
        _article(f"c{n:03}", f"{text}\n\nCopy {n}.", f"2019-03-{n % 27 + 2:02}") for n in range(300)
    ]
    first = _article("z-first", text, "2019-03-01")
    draft = _article("draft", f"{text}\n\nIslanders are angry.", "2020-01-01")
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([*copies, first])
        report = provenance.trace([draft], archive)
    said = next(one for one in report.documents if one.id == "draft")
    origins = {one.origin.document for one in said.sentences if one.origin}
    assert origins == {"z-first"}
    assert len(report.documents) < 30
    assert report.corpus.documents == 302


def test_a_copy_of_a_rewrite_is_traced_to_the_wire(tmp_path: Path) -> None:
    """What the sentences that were met came from in turn is found among many other documents."""
    wire = (
        "PORT ALDEN (AFP) - The island's only ferry will stop sailing in May, it said.\n\n"
        "Some four hundred commuters will have to take the long bridge round the northern bay."
    )
    rewrite = (
        "The operator of the island's only ferry said that it will stop sailing in May.\n\n"
        "About four hundred commuters must now drive the long bridge round the bay instead."
    )
    others = [
        _article(f"o{n:03}", f"Ferry number {n} sailed round buoy {n} in the bay.", "2019-01-01")
        for n in range(archives.LISTED)
    ]
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(
            [
                *others,
                _article("wire", wire, "2019-12-01"),
                _article("rewrite", rewrite, "2019-12-02"),
            ]
        )
        draft = _article("draft", f"{rewrite}\n\nWhat a pity.", "2019-12-03")
        report = provenance.trace([draft], archive)
    said = next(one for one in report.documents if one.id == "draft")
    origins = [one.origin.document for one in said.sentences if one.origin]
    assert origins == ["wire", "wire"]
    assert [one.document for one in said.derived_from] == ["rewrite"]
    assert len(report.documents) < 30


@pytest.mark.parametrize(
    ("bounds", "declared", "expected", "why"),
    [
        (("2019-12-01", "2019-12-01"), (), True, "its date is earlier"),
        (("2019-12-01", "2019-12-31"), (), True, "it may be of any day of that month"),
        (("2020-06-01", "2020-06-01"), (), False, "it is surely later"),
        (("2020-06-01", "2020-06-01"), ("wire",), True, "it is declared, whatever the dates"),
    ],
)
def test_what_rewrites_came_from_in_turn_is_not_later(
    tmp_path: Path,
    bounds: tuple[str, str],
    declared: tuple[str, ...],
    expected: bool,
    why: str,
) -> None:
    """The source of many rewrites is met through them, unless it is surely later than they are."""
    wire = (
        "PORT ALDEN (AFP) - The island's only ferry will stop sailing in May, it said.\n\n"
        "Some four hundred commuters will have to take the long bridge round the northern bay."
    )
    told = " ".join(f"Pilot {n} steered barge {n + 20} to pier {n + 40}." for n in range(20))
    rewrite = (
        "The operator of the island's only ferry said that it will stop sailing in May.\n\n"
        f"About four hundred commuters must now take the long bridge round the northern bay. {told}"
    )
    copies = [
        evolve(_article(f"r{n:02}", f"{rewrite}\n\nCopy {n}.", "2019-12-27"), derived_from=declared)
        for n in range(20)
    ]
    low, high = (DateBound(day, "metadata") for day in bounds)
    first = evolve(Document.from_text(wire, id="wire"), published=Published(low, high))
    text = rewrite.replace("said that", "now said").replace("About", "Almost")
    draft = witness_of(_article("draft", text, "2020-12-03"))
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([*copies, first])
        names = archive.store.names(documents_for(archive, draft, Settings()))
    assert ("wire" in names.values()) is expected, why


def test_comments_below_a_page_cost_it_no_relatives(tmp_path: Path) -> None:
    """A fifth is one of what the publisher says, as in memory, however much readers say below."""
    said = (
        "The operator of the island's only ferry said that it will stop sailing in May.\n\n"
        "About four hundred commuters must now take the long bridge round the northern bay."
    )
    remarks = "\n\n".join(["What lovely steamers!"] * 20)
    page = _article("page", f"{said}\n\n{remarks}")
    body, comments = Section("body", 0, len(said)), Section("comment", len(said), len(page.text))
    draft = witness_of(evolve(page, sections=(body, comments)))
    days = ["2019-01-01", None] * (selection.MOST_RELATED // 2)
    copies = [_article(f"c{n}", f"{said}\n\nCopy {n}.", day) for n, day in enumerate(days)]
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(copies)
        assert len(documents_for(archive, draft, Settings())) == selection.MOST_RELATED


@pytest.mark.parametrize(
    ("sections", "expected", "why"),
    [
        (("headline", "body"), True, "most headlines come from headlines"),
        (("body", "headline"), False, "a heading within the text is no title"),
        (("note", "headline"), True, "without a text all headlines are titles"),
    ],
)
def test_headlines_are_met_in_titles(
    tmp_path: Path, sections: tuple[SectionKind, SectionKind], expected: bool, why: str
) -> None:
    """A headline that another resembles weighs as in memory: by where it stands in its page."""
    lines = ["Pilots fear the fog.", "Bay ferry to close within weeks"]
    lines = lines if sections[1] == "headline" else lines[::-1]
    text = "\n\n".join(lines)
    second = len(lines[0]) + 2
    spans = ((0, second), (second, len(text)))
    cut = [Section(kind, *span) for kind, span in zip(sections, spans, strict=True)]
    page = evolve(_article("page", text), sections=tuple(cut))
    title = "Island ferry to stop sailing"
    headline = evolve(_article("draft", title), sections=(Section("headline", 0, len(title)),))
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([page])
        met = documents_for(archive, witness_of(headline), Settings())
    assert bool(met) is expected, why


def test_what_nears_a_sentence_that_only_a_declared_copy_has_is_met(tmp_path: Path) -> None:
    """A copy that declares the draft is later, even undated, and so no source beside what nears."""
    said = "The operator of the island's only ferry said that it will stop sailing in May."
    draft = witness_of(_article("column", said, "2019-12-03"))
    copy = evolve(_article("copy", f"{said} Copied."), derived_from=("column",))
    nears = _article(
        "nears", "The bridge was mended by a crew that had no work in May.", "2019-01-01"
    )
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([copy, nears])
        names = archive.store.names(documents_for(archive, draft, Settings()))
    assert set(names.values()) == {"copy", "nears"}


def test_a_draft_is_not_its_own_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the draft in the archive is no source, and counts once."""
    monkeypatch.setattr(archives, "LISTED", 0)
    draft = _article(
        "draft", "The mayor opened the long awaited swimming hall on Saturday evening."
    )
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([draft])
        report = provenance.trace([draft], archive)
    assert [one.id for one in report.documents] == ["draft"]
    assert report.corpus.documents == 1
    assert not any(sentence.sources for sentence in report.documents[0].sentences)


def test_exact_words_are_found_earliest_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Typography and case aside, and across sentences; a changed word is no match."""
    texts = {
        "later": ("He said: “Nobody saw the lighthouse. It was fog.”", "2020-01-03"),
        "first": ('"Nobody saw the lighthouse. It was fog," said the pilot.', "2020-01-02"),
        "undated": ("NOBODY SAW THE LIGHTHOUSE. IT WAS FOG.", None),
        "other": ("Nobody really saw the lighthouse. It was fog.", "2020-01-01"),
    }
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(_article(name, text, day) for name, (text, day) in texts.items())
        phrase = "nobody saw the lighthouse. It was fog"
        found = [archive.store.names([key])[key] for key in documents_with(archive, phrase)]
        assert found == ["first", "later", "undated"]
        assert {one.id for one in archive.find(phrase)} == set(found)
        assert not archive.find("Nobody saw the lighthouse keeper")
        with pytest.raises(ArchiveError, match="only common words"):
            archive.find("it of the")
    known = str(tmp_path / "archive")
    assert run(["quotes", "--find", "saw the lighthouse", "--against", known]) == 0
    assert "first:0" in capsys.readouterr().out
    assert run(["quotes", "--against", known]) == 2
    assert "name articles" in capsys.readouterr().err


def test_words_in_too_many_sentences_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not all can be looked at, no few of them are given for the earliest."""
    monkeypatch.setattr(phrases, "_MOST_WORDINGS", 3)
    said = [
        _article(f"a{n}", f"Nobody saw the lighthouse from pier {n}.", f"2020-01-0{9 - n}")
        for n in range(4)
    ]
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents(said[:3])
        found = [archive.store.names([key])[key] for key in documents_with(archive, "lighthouse")]
        assert found == ["a2", "a1", "a0"]
        archive.add_documents(said[3:])
        with pytest.raises(ArchiveError, match="in more than 3 different sentences"):
            archive.find("lighthouse")


def test_exact_words_are_found_behind_many_that_are_not_exact(tmp_path: Path) -> None:
    """Sentences with the same stems and other words do not use up what is returned."""
    others = [
        _article(f"o{n:03}", "The pilot saw the lighthouses.", f"2020-01-{n % 27 + 1:02}")
        for n in range(120)
    ]
    others = [evolve(one, sha256=f"{n:064x}") for n, one in enumerate(others)]
    exact = [
        _article("later", "The pilot saw the lighthouse.", "2020-03-02"),
        _article("first", "The pilot saw the lighthouse .", "2020-03-01"),
    ]
    with Archive.create(tmp_path / "archive") as archive:
        archive.add_documents([*others, *exact])
        keys = documents_with(archive, "saw the lighthouse")
        assert [archive.store.names([key])[key] for key in keys] == ["first", "later"]
        assert len(documents_with(archive, "saw the lighthouses", 7)) == 7
