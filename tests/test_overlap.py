"""How much of a sentence a candidate has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.align import ALONE, order_overlap, overlaps, passage_of, profile, read_in, read_rest

_DERIVED = profile("Ministers in Lisbon approved the fisheries treaty.")
_SOURCE = profile("On Friday ministers in Lisbon approved the treaty.")
_OTHER = profile("The fisheries treaty had been contested.")


def test_a_copy_overlaps_wholly() -> None:
    """A sentence has all of itself, in every respect."""
    assert list(overlaps(read_in(_DERIVED, ALONE), _DERIVED)) == pytest.approx([1] * 3)
    assert order_overlap(read_in(_DERIVED, ALONE), _DERIVED) == pytest.approx(1)


def test_words_in_another_order_overlap_less_in_order() -> None:
    """The same words turned round have the same stems, and fewer of them in their order."""
    turned = profile("The treaty of the fisheries was approved in Lisbon by ministers.")
    reading = read_in(_DERIVED, ALONE)
    assert 0 < order_overlap(reading, turned) < order_overlap(reading, _SOURCE)


def test_the_more_is_shared_the_greater_the_overlap() -> None:
    """The nearer of two candidates overlaps more in every respect."""
    reading = read_in(_DERIVED, ALONE)
    near, far = overlaps(reading, _SOURCE), overlaps(reading, _OTHER)
    assert all(one > other for one, other in zip(near, far, strict=True))


def test_what_the_document_repeats_counts_for_less() -> None:
    """A word that every sentence of the document has hardly tells them apart."""
    echoes = [profile(f"The treaty said nothing on point {n}.") for n in ("seven", "eight", "nine")]
    alone = overlaps(read_in(_DERIVED, ALONE), echoes[0])
    among = overlaps(read_in(_DERIVED, passage_of([*echoes, _SOURCE])), echoes[0])
    assert among.stems < alone.stems


def test_the_rest_is_what_no_chosen_source_has() -> None:
    """Once a source is chosen, only what it lacks can be explained."""
    rest = read_rest(_DERIVED, [_SOURCE], ALONE)
    assert "fisheri" in rest.stems.values
    assert "lisbon" not in rest.stems.values
    assert overlaps(rest, _OTHER).stems > overlaps(rest, _SOURCE).stems


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_overlaps_lie_between_nought_and_one(derived: str, sentences: list[str]) -> None:
    """Any text against any document gives overlaps in 0..1."""
    profiles = [profile(sentence) for sentence in sentences]
    reading = read_in(profile(derived), passage_of(profiles))
    assert all(0 <= value <= 1 for one in profiles for value in overlaps(reading, one))
    assert all(0 <= order_overlap(reading, one) <= 1 for one in profiles)
