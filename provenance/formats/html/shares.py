"""How much of a document was taken over and what the rest is, where the report counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from provenance.formats.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAKEN: Final = (
    ("verbatim", "verbatim"),
    ("edited", "edited"),
    ("paraphrase", "paraphrased"),
    ("new", "new"),
)
_NEW: Final = ("quoted", "factual", "commentary", "other")


@frozen
class Part:
    """A part of a bar: a relation, where it begins and how long it is, in shares of the whole."""

    kind: str
    start: float
    length: float


@frozen
class Share:
    """A document's counts in sentences or in characters, as a bar and in words."""

    parts: tuple[Part, ...]
    words: str


def shares_of(document: object) -> Iterator[Share]:
    """Give a document's shares by sentences and by characters; a report may have none."""
    shares: Any = getattr(document, "shares", None)
    for unit in ("sentence", "character"):
        counts = getattr(shares, f"{unit}s", None)
        if counts and counts.of:
            yield Share(tuple(_parts(counts)), f"of {counted(counts.of, unit)}: {_words(counts)}")


def _parts(counts: Any) -> Iterator[Part]:  # noqa: ANN401 (numbers by name)
    start = 0.0
    for kind, _ in _TAKEN:
        length = getattr(counts, kind) / counts.of
        yield Part(kind, start, length)
        start += length


def _words(counts: Any) -> str:  # noqa: ANN401 (as above)
    new = [(name, getattr(counts, f"new_{name}")) for name in _NEW]
    kinds = ", ".join(f"{number:,} {name}" for name, number in new if number)
    taken = ", ".join(f"{getattr(counts, kind):,} {word}" for kind, word in _TAKEN)
    return f"{taken} ({kinds})" if kinds else taken
