"""Invisible C2PA manifests in text: named, kept, and no sign of evasion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.c2pa import manifests_in
from provenance.model import Document

MARK = "\ufeff"
MAGIC = b"C2PATXT\0"
STORE = b"\x00\x00\x00\x10jumb\x0f\x10\xff rest"


def selectors(data: bytes) -> str:
    """Write bytes as variation selectors."""
    return "".join(chr(0xFE00 + b) if b < 16 else chr(0xE0100 + b - 16) for b in data)


def wrapper(store: bytes = STORE, version: int = 1, size: int | None = None) -> bytes:
    """Return the bytes of a wrapper; ``size`` is what it declares."""
    declared = len(store) if size is None else size
    return MAGIC + bytes([version]) + declared.to_bytes(4, "big") + store


GOOD = MARK + selectors(wrapper())
BAD = [
    (MARK + selectors(wrapper(version=2)), "a version that does not exist"),
    (MARK + selectors(wrapper(size=len(STORE) + 1)), "fewer bytes than are declared"),
    (MARK + selectors(wrapper(size=2**32 - 1)), "far fewer"),
    (MARK + selectors(wrapper(store=b"")), "nothing in it"),
    (MARK + selectors(wrapper()[:11]), "cut off in its head"),
    (MARK + selectors(b"c2patxt\0" + wrapper()[8:]), "another magic"),
    (MARK + selectors(wrapper())[:-3] + "abc", "letters among the bytes"),
    (selectors(wrapper()), "no mark before it"),
    (MARK + "\ufe0f" * 30, "selectors that are no bytes of a wrapper"),
]


@pytest.mark.parametrize("before", ["", "The mayor", "The mayor said so. "])
def test_a_manifest_is_found_where_it_stands(before: str) -> None:
    """The span holds the mark and the bytes; selectors beyond the declared length do not count."""
    found = manifests_in(f"{before}{GOOD}\ufe0f rest")
    assert [tuple(one) for one in found] == [
        (len(before), len(before) + len(GOOD), len(STORE)),
    ]


def test_at_the_beginning_the_mark_may_be_gone() -> None:
    """A mark that was read as the file's byte-order mark is not needed."""
    assert manifests_in(GOOD[1:])[0].start == 0


@pytest.mark.parametrize(("written", "why"), BAD)
def test_what_cannot_be_decoded_is_none(written: str, why: str) -> None:
    """It stays what it looks like: hidden characters, flagged inside a word, without a warning."""
    text = f"The pay{written}load was lost, the mayor said on Friday."
    assert manifests_in(text) == (), why
    report = provenance.trace([Document.from_text(text)])
    assert report.warnings == ()
    kinds = [flag.kind for one in report.documents[0].sentences for flag in one.flags]
    assert "hidden-characters" in kinds


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"The mayor said 48 people were hurt in the fire.{GOOD}", "at the end, as a rule"),
        (f"{GOOD}The mayor said 48 people were hurt in the fire.", "at the beginning"),
        (f"The ma{GOOD}yor said 48 people were hurt in the fire.", "inside a word"),
        (f"The mayor{GOOD} said 48 people were hurt in the fire.", "after a word"),
        (f"{GOOD}The mayor said 48 people were {GOOD}hurt in the fire.", "two of them"),
    ],
)
def test_a_manifest_is_named_and_matched_as_if_absent(text: str, why: str) -> None:
    """A copy with a manifest is verbatim, has no flag, and one warning that says where."""
    wire = Document.from_text("The mayor said 48 people were hurt in the fire.", id="wire")
    report = provenance.trace([Document.from_text(text, id="draft")], against=[wire])
    draft = next(one for one in report.documents if one.reported)
    assert [one.relation for one in draft.sentences] == ["verbatim"], why
    assert [flag for one in draft.sentences for flag in one.flags] == []
    warning = report.warnings[0]
    assert (warning.kind, warning.document) == ("c2pa-manifest", "draft")
    assert all(f"{one.start}–{one.end}" in warning.message for one in manifests_in(text))
    assert "".join(one.text for one in draft.sentences) in text


def test_hidden_characters_beside_a_manifest_are_still_flagged() -> None:
    """A manifest in a word excuses nothing else in it."""
    text = f"The pay\u200b{GOOD}load was lost, the mayor said."
    report = provenance.trace([Document.from_text(text)])
    flags = [flag for one in report.documents[0].sentences for flag in one.flags]
    assert [flag.kind for flag in flags] == ["hidden-characters"]
    assert "U+200B" in flags[0].message
    assert "U+E01" not in flags[0].message


def test_a_sentence_ends_before_a_manifest() -> None:
    """What follows a manifest is a sentence of its own, as it is without."""
    text = "The mayor said that 48 people were hurt. {}She will rebuild the old harbour."
    plain, marked = (
        provenance.trace([Document.from_text(text.format(one))]).documents[0].sentences
        for one in ("", GOOD)
    )
    assert len(plain) == len(marked) == 2


@given(st.binary(min_size=1, max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_whatever_was_wrapped_is_found(store: bytes, before: str, after: str) -> None:
    """Every store of bytes, in any text, is found with its size."""
    found = manifests_in(before + MARK + selectors(wrapper(store)) + after)
    assert [one.size for one in found] == [len(store)]


def test_a_long_run_of_hidden_characters_is_read_at_once() -> None:
    """What a run holds costs time in proportion to its length."""
    text = "The pay" + "\u200b" * 18_000 + "load was lost, the mayor said."
    report = provenance.trace([Document.from_text(text)])
    flags = [flag for one in report.documents[0].sentences for flag in one.flags]
    assert [flag.kind for flag in flags] == ["hidden-characters"]
