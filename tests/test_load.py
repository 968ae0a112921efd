"""Paths → corpus: what is read, under which id, and what is left out and why."""

from __future__ import annotations

import io
import os
import sys
import time
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import ManifestError, NothingToReadError
from provenance.model import Document
from provenance.read import load, read_text
from provenance.read.decoding import decode, refusal
from provenance.read.files import Place, places_in, read_bytes
from provenance.read.naming import ids_of

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Council backs plan\n\nA council approved a plan to close the harbour, officials said.\n"


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files (``__`` in a name is a slash, the ending is .txt) and return the folder."""
    for name, content in files.items():
        path = folder / (name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


# --- what is read


def test_a_folder_is_read_recursively_and_in_order(tmp_path: Path) -> None:
    """Text files of a folder and of the folders below are read, sorted by id, with short paths."""
    write(tmp_path, b=STORY + "b", a__c=STORY + "c", a=STORY + "a")
    (tmp_path / "notes.md").write_text("# A note\n\nIt says something, at last.")
    corpus = load(tmp_path)
    assert [one.id for one in corpus] == ["a", "b", "c", "notes"]
    assert [one.path for one in corpus] == ["a.txt", "b.txt", "a/c.txt", "notes.md"]
    assert corpus.skipped == ()


def test_hidden_files_and_the_manifest_are_left_alone(tmp_path: Path) -> None:
    """Files and folders whose names begin with a dot are neither read nor listed."""
    write(tmp_path, a=STORY, **{".git__b": STORY})
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "corpus.toml").write_text("")
    corpus = load(tmp_path)
    assert [one.id for one in corpus] == ["a"]
    assert corpus.skipped == ()


def test_the_order_of_paths_changes_nothing(tmp_path: Path) -> None:
    """The same files give the same corpus in whatever order and overlap they are named."""
    write(tmp_path, x__a=STORY + "1", y__a=STORY + "2", x__b=STORY + "3", z=b"\xff\x00")
    paths = [tmp_path / "x", tmp_path / "y", tmp_path / "z.txt", tmp_path / "x" / "b.txt"]
    assert load(*paths) == load(*reversed(paths)) == load(*paths, *paths)


def test_stdin_is_an_article_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads one article from standard input."""
    stdin = io.TextIOWrapper(io.BytesIO(STORY.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (document,) = load("-")
    assert (document.id, document.path, document.text) == ("stdin", "stdin", STORY)
    assert str(tmp_path) not in document.path


def test_a_file_without_an_ending_is_read_when_it_is_named(tmp_path: Path) -> None:
    """A file that somebody names is an article unless its ending says otherwise."""
    (tmp_path / "draft").write_text(STORY)
    assert [one.id for one in load(tmp_path / "draft")] == ["draft"]


def test_the_bytes_are_hashed_and_the_text_is_untouched(tmp_path: Path) -> None:
    """The hash is that of the file's bytes, and every character stays, line ends included."""
    data = "Council backs plan\r\n\r\nA\u2028B\rC said so.\r\n".encode()
    (document,) = load(write(tmp_path, a=data))
    assert document.sha256 == sha256(data).hexdigest()
    assert document.text.encode() == data


def test_same_bytes_are_one_document(tmp_path: Path) -> None:
    """Of files with the same bytes the first id stands, and the others are its copies."""
    write(tmp_path, b=STORY, c=STORY, a=STORY + ".", d=STORY)
    first, second = load(tmp_path)
    assert (first.id, first.copies) == ("a", ())
    assert (second.id, second.copies) == ("b", ("c", "d"))


# --- ids


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "b.md"], ["a", "b"]),
        (["x/a.txt", "y/a.txt", "b.txt"], ["x/a", "y/a", "b"]),
        (["a.txt", "a.md"], ["a.txt", "a.md"]),
        (["x/a.txt", "x/a.md", "a.txt"], ["x/a.txt", "x/a.md", "a"]),
    ],
)
def test_colliding_names_take_their_paths(names: list[str], expected: list[str]) -> None:
    """A file is called by its name; where two collide each takes its path, then its ending."""
    assert ids_of([Place(None, name, "root") for name in names]) == tuple(expected)


@given(st.lists(st.sampled_from(["a.txt", "x/a.txt", "x/a.md", "a", "b.txt"]), max_size=6))
def test_ids_are_never_shared(names: list[str]) -> None:
    """However the names collide, each file gets an id of its own."""
    ids = ids_of([Place(None, name, "root") for name in names])
    assert len(set(ids)) == len(names)


def test_two_folders_may_hold_the_same_name(tmp_path: Path) -> None:
    """Files of the same name in two folders that are given are told apart by the folders."""
    write(tmp_path, x__a=STORY + "1", y__a=STORY + "2")
    assert [one.id for one in load(tmp_path / "x", tmp_path / "y")] == ["x/a.txt", "y/a.txt"]


# --- what is left out


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("image.txt", bytes(range(256)) * 40, "binary"),
        ("wide.txt", STORY.encode("utf-16-le"), "UTF-16"),
        ("nul.txt", b"a\x00" * 400, "NUL"),
        ("data.json", b"{}", "JSON"),
        ("photo.jpg", b"\xff\xd8", ".jpg"),
        ("README", STORY.encode(), "without an ending"),
    ],
)
def test_what_cannot_be_read_is_listed_with_a_remedy(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """A file that is no article is skipped, never an error, and the reason says what to do."""
    write(tmp_path, a=STORY)
    (tmp_path / name).write_bytes(content)
    corpus = load(tmp_path)
    assert [one.id for one in corpus] == ["a"]
    (skipped,) = corpus.skipped
    assert skipped.path == name
    assert reason in skipped.reason
    assert "; " in skipped.reason


def test_a_file_that_vanished_is_listed(tmp_path: Path) -> None:
    """A path that does not exist (any more) loses nothing else of the run."""
    write(tmp_path, a=STORY)
    corpus = load(tmp_path / "a.txt", tmp_path / "gone.txt")
    assert [one.path for one in corpus.skipped] == ["gone.txt"]
    assert "no such file" in corpus.skipped[0].reason
    (place,) = places_in([tmp_path / "a.txt"])
    (tmp_path / "a.txt").unlink()
    assert "no such file" in str(read_bytes(place))


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file beyond the stated size is skipped before it is read whole."""
    monkeypatch.setattr("provenance.read.files.MOST_BYTES", 10)
    write(tmp_path, a=STORY, b="He left.")
    corpus = load(tmp_path)
    assert [one.id for one in corpus] == ["b"]
    assert "larger than" in corpus.skipped[0].reason


def test_links_that_loop_are_survived(tmp_path: Path) -> None:
    """A folder that links to itself or to a folder above is read once."""
    write(tmp_path, x__a=STORY)
    (tmp_path / "x" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "x")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    corpus = load(tmp_path)
    assert [one.path for one in corpus] == ["x/a.txt"]
    assert [one.path for one in corpus.skipped] == ["broken.txt"]


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    """A named pipe in a folder is listed, not waited for."""
    write(tmp_path, a=STORY)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in load(tmp_path).skipped[0].reason


def test_a_name_that_is_no_text_is_made_printable(tmp_path: Path) -> None:
    """File names of undecodable bytes don't leave lone surrogates in ids and paths."""
    try:
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_text(STORY)
    except OSError:
        pytest.skip("this file system has no such names")
    (document,) = load(tmp_path)
    assert (document.path, document.id) == ("a\ufffd.txt", "a\ufffd")


@pytest.mark.parametrize("content", [None, b"", b"\x00" * 100])
def test_nothing_to_read_is_an_error_that_says_why(tmp_path: Path, content: bytes | None) -> None:
    """With no readable article the message names the place, the file and the remedy."""
    if content is not None:
        write(tmp_path, bad=content)
    with pytest.raises(
        NothingToReadError, match=r"no readable article in .*(bad\.txt|\.html file)"
    ):
        load(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere is named in the message, without the folders above it."""
    with pytest.raises(NothingToReadError, match="gone: no such file") as caught:
        load(tmp_path / "gone")
    assert str(tmp_path) not in str(caught.value)


# --- encodings


@pytest.mark.parametrize(
    ("data", "text", "encoding", "warned", "why"),
    [
        ("naïve “so”".encode(), "naïve “so”", "utf-8", False, "UTF-8"),
        ("naïve".encode("utf-8-sig"), "naïve", "utf-8-sig", False, "UTF-8 with its mark"),
        ("naïve".encode("utf-16"), "naïve", "utf-16", False, "UTF-16 with its mark"),
        ("naïve".encode("utf-32"), "naïve", "utf-32", False, "UTF-32 with its mark"),
        (
            "“a” “b” “c” ".encode() + b"caf\xe9",
            "“a” “b” “c” caf\ufffd",
            "utf-8",
            True,
            "one bad byte doesn't give up a UTF-8 file",
        ),
        (b"na\xefve \x93so\x94, Mu\xf1oz", "naïve “so”, Muñoz", "cp1252", True, "Windows-1252"),
        (b"\xff\xfeA\x00B", "A\ufffd", "utf-16", True, "a UTF-16 file cut short"),
    ],
)
def test_encodings_are_told_in_a_fixed_order(
    data: bytes, text: str, encoding: str, warned: bool, why: str
) -> None:
    """A mark decides, then strict UTF-8, then UTF-8 with few bad bytes, then Windows-1252."""
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.caution is not None) == (
        text,
        encoding,
        warned,
    ), why


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """No bytes make decoding fail, and a reason for refusal is words with a remedy."""
    assert isinstance(decode(data).text, str)
    reason = refusal(data)
    assert reason is None or "; " in reason


def test_a_guess_is_warned_of(tmp_path: Path) -> None:
    """A document whose encoding was guessed carries a caution with its id."""
    corpus = load(write(tmp_path, a=b"Mu\xf1oz said so, and he was na\xefve to do it."))
    (caution,) = corpus.warnings
    assert (caution.kind, caution.document) == ("encoding", "a")
    assert "Windows-1252" in caution.message


# --- the manifest


def test_a_manifest_overrules_the_text(tmp_path: Path) -> None:
    """What a person declares of a file stands in its document, whatever the text says."""
    write(tmp_path, wire=STORY, sub__blog=STORY + "\nMay 3, 2021")
    (tmp_path / "corpus.toml").write_text(
        '["wire.txt"]\nagency = "AFP"\npublished = 2019-12-28\ntitle = "A title"\n'
        'url = "https://x.example/a"\n'
        '["sub/blog.txt"]\nderived_from = ["wire.txt"]\npublisher = "The Blog"\n'
        'published = "December 2020"\nnot_source = true\n'
    )
    blog, wire = load(tmp_path)
    assert (wire.agency, wire.agency_form, wire.title) == ("AFP", True, "A title")
    assert wire.url == "https://x.example/a"
    assert wire.published.not_before == wire.published.not_after
    assert wire.published.not_before is not None
    assert wire.published.not_before.method == "manifest"
    assert wire.published.not_before.date == "2019-12-28"
    assert (blog.derived_from, blog.not_source, blog.publisher) == (("wire",), True, "The Blog")
    assert blog.published.not_after is not None
    assert blog.published.not_after.date == "2020-12-31"


def test_a_folder_below_may_have_its_own_manifest(tmp_path: Path) -> None:
    """A manifest speaks of the files of its own folder, wherever that lies."""
    write(tmp_path, sub__a=STORY, sub__b=STORY + "b")
    (tmp_path / "sub" / "corpus.toml").write_text('["a.txt"]\nderived_from = "b.txt"\n')
    assert load(tmp_path).documents[0].derived_from == ("b",)


def test_a_declared_copy_speaks_for_its_document(tmp_path: Path) -> None:
    """What is declared of a file counts for the document that stands for its bytes."""
    write(tmp_path, a=STORY, b=STORY, c=STORY + "c")
    (tmp_path / "corpus.toml").write_text(
        '["b.txt"]\nagency = "AFP"\n["c.txt"]\nderived_from = ["b.txt"]\n'
    )
    first, second = load(tmp_path)
    assert (first.id, first.agency, second.derived_from) == ("a", "AFP", ("a",))


def test_a_name_that_fits_no_file_is_warned_of(tmp_path: Path) -> None:
    """A manifest that names what was not read is used as far as it goes, with a warning."""
    write(tmp_path, a=STORY)
    (tmp_path / "corpus.toml").write_text('["gone.txt"]\n["a.txt"]\nderived_from = ["other.txt"]\n')
    corpus = load(tmp_path)
    assert corpus.documents[0].derived_from == ("other",)
    assert [one.kind for one in corpus.warnings] == ["manifest", "manifest"]
    assert "gone.txt" in corpus.warnings[0].message


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("[", "corpus.toml"),
        ('["a.txt"]\nagncy = "AFP"', "agncy"),
        ('["a.txt"]\nagency = 1', "agency"),
        ('["a.txt"]\npublished = "soon"', "published"),
        ('["a.txt"]\npublished = 2019', "published"),
        ('["a.txt"]\nderived_from = [1]', "derived_from"),
        ('["a.txt"]\nnot_source = "yes"', "not_source"),
        ('"a.txt" = 1', "a.txt"),
        (b"\xff\xfe", "corpus.toml"),
    ],
)
def test_a_malformed_manifest_is_an_error_that_names_the_key(
    tmp_path: Path, content: str | bytes, names: str
) -> None:
    """A manifest that cannot be used stops the run with the file and the key."""
    write(tmp_path, a=STORY)
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "corpus.toml").write_bytes(data)
    with pytest.raises(ManifestError, match=r"corpus\.toml") as caught:
        load(tmp_path)
    assert names in str(caught.value)


# --- strings


def test_a_string_is_read_like_a_file() -> None:
    """``Document.from_text`` and ``read_text`` give the same document, hashed as UTF-8."""
    document = Document.from_text(STORY, id="a")
    assert document == read_text(STORY, id="a")
    assert document.sha256 == sha256(STORY.encode()).hexdigest()
    assert document.title == "Council backs plan"


@given(st.text(st.characters(codec=None), max_size=400))
def test_any_string_is_read(text: str) -> None:
    """Lone surrogates, NULs and control characters are text like any other."""
    assert read_text(text).text == text


def test_a_line_of_twenty_megabytes_is_read(tmp_path: Path) -> None:
    """A huge line takes seconds, not minutes."""
    line = "He said so, and it was so. " * 740_000
    write(tmp_path, a=line)
    start = time.process_time()
    (document,) = load(tmp_path)
    assert time.process_time() - start < 10
    assert document.text == line
