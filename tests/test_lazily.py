"""Values made when first asked for, what is remembered between drafts, and a paused collector."""

from __future__ import annotations

import gc
import pickle

import pytest
from attrs import evolve

from provenance import Document
from provenance.collecting import uncollected
from provenance.engines.wordings import indexed, worths_of
from provenance.lazily import Lazily, computed, joined
from provenance.model import Settings
from provenance.reader import Reader
from provenance.tracing.links import Known


def test_a_value_is_made_once_and_only_when_asked_for() -> None:
    """Keys are known without making anything."""
    asked: list[str] = []

    def make(key: str) -> str:
        asked.append(key)
        return key.upper()

    told = Lazily("abc", make)
    assert (list(told), len(told), "a" in told, "z" in told) == (["a", "b", "c"], 3, True, False)
    assert asked == []
    assert (told["b"], told["b"], told.get("b")) == ("B", "B", "B")
    assert asked == ["b"]


def test_a_property_is_computed_once_for_each_instance() -> None:
    """It keeps its documentation, and the class has it without computing anything."""
    asked: list[str] = []

    class Mill:
        @computed
        def name(self) -> str:
            """The name."""
            asked.append("name")
            return f"mill {len(asked)}"

    one, other = Mill(), Mill()
    assert (one.name, one.name, other.name) == ("mill 1", "mill 1", "mill 2")
    assert Mill.name.__doc__ == "The name."
    assert len(asked) == len({one.name, other.name})


def test_an_unknown_key_is_none() -> None:
    """A key that is none raises, or gives the default, as of any mapping."""
    told = Lazily("a", str.upper)
    assert (told.get("z"), told.get("z", "?")) == (None, "?")
    with pytest.raises(KeyError):
        told["z"]


def test_two_mappings_are_one() -> None:
    """Of a key that both have, the first one's value counts."""
    both = joined({"a": 1, "b": 2}, Lazily("bc", ord))
    assert dict(both) == {"a": 1, "b": 2, "c": ord("c")}


def test_it_goes_to_another_process_as_all_its_values() -> None:
    """What makes the values need not be picklable."""
    assert pickle.loads(pickle.dumps(Lazily("ab", lambda key: key * 2))) == {"a": "aa", "b": "bb"}  # noqa: S301 (our own)


@uncollected()
def _fail_uncollected() -> None:
    assert not gc.isenabled()
    _ = 1 / 0


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_paused_and_left_as_it_was(enabled: bool) -> None:
    """Also where the body raises; a collector that is off stays off."""
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            _fail_uncollected()
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def _reader() -> Reader:
    return Reader(Settings(), documents=2, profiles=10)


def test_a_document_is_read_once() -> None:
    """Until so many others were read."""
    reader = _reader()
    first, second, third = (Document.from_text(f"Line {n}.", id=str(n)) for n in range(3))
    witness = reader.witness(first)
    assert reader.witness(first) is witness
    for other in (second, third):
        reader.witness(other)
    assert reader.witness(first) is not witness


def test_a_document_that_changed_is_read_anew() -> None:
    """By its text, or by what is known of it: a person may have overruled its agency."""
    reader = _reader()
    article = Document.from_text("The mill burned down.", id="mill")
    known = reader.known()
    witness = reader.witness(article)
    assert reader.witness(evolve(article, agency="AFP")).document.agency == "AFP"
    assert reader.known() is not known
    known = reader.known()
    changed = Document.from_text("The mill did not burn down.", id="mill")
    assert reader.witness(changed).document == changed
    assert reader.known() is not known
    assert witness.document == article


def test_what_is_known_has_a_bound() -> None:
    """Once there are more profiles than it may keep, a reader begins anew."""
    reader = _reader()
    known = reader.known()
    assert isinstance(known, Known)
    known.profiles.update({str(n): object() for n in range(11)})  # type: ignore[misc]
    assert not reader.known().profiles


@pytest.mark.parametrize(
    ("stems", "proposing", "why"),
    [
        (("they", "will", "mill"), {"mill"}, "many sentences have a will: it proposes nothing"),
        (("they", "will", "the"), {"they", "will"}, "a sentence of common words has nothing else"),
        (("the", "of"), set(), "the commonest words are in no index"),
    ],
)
def test_common_stems_propose_only_where_there_are_no_others(
    stems: tuple[str, ...], proposing: set[str], why: str
) -> None:
    """An index has them, so that whoever looks for a phrase finds it."""
    assert worths_of(stems).keys() == proposing, why
    assert worths_of(stems).keys() <= indexed(stems).keys()
