"""Invisible C2PA manifests in text: who made it and how, in characters that do not show.

A manifest is U+FEFF and a run of variation selectors, each of which stands for a byte (U+FE00 to
U+FE0F for 0 to 15, U+E0100 to U+E01EF for 16 to 255). The bytes are ``C2PATXT`` and a NUL, the
version, the length of the manifest store in four bytes, most significant first, and the store
(C2PA specification, "Embedding manifests into unstructured text": ``C2PATextManifestWrapper``).
The store is neither read nor verified here.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

VERSION: Final = 1
"""The one version of the wrapper there is."""

_MAGIC: Final = b"C2PATXT\0"
_LENGTH: Final = 4
_LOW: Final = 16
_FEW: Final = "\ufe00"  # the selector of byte 0
_MANY: Final = "\U000e0100"  # the selector of byte 16
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]*")


class TextManifest(NamedTuple):
    """An invisible manifest: its span in code points, mark and all, and its store's bytes."""

    start: int
    end: int
    size: int


def _written(data: bytes) -> str:
    return "".join(chr(ord(_FEW) + one if one < _LOW else ord(_MANY) + one - _LOW) for one in data)


_OPENING: Final = _written(_MAGIC)
_CANDIDATE: Final = re.compile(f"\ufeff{_OPENING}|\\A{_OPENING}")
"""A mark at the beginning of a file may have been taken for its byte-order mark."""


def manifests_in(text: str) -> tuple[TextManifest, ...]:
    """Find the manifests whose bytes can be decoded, in order.

    What has another version, or fewer bytes than it declares, is none. Never raises.
    """
    if _OPENING not in text:
        return ()
    found = (_decoded(text, one.start(), one.end()) for one in _CANDIDATE.finditer(text))
    return tuple(one for one in found if one is not None)


def _decoded(text: str, start: int, begun: int) -> TextManifest | None:
    """Read the wrapper's head, and see that as many bytes follow as it declares."""
    head = _bytes(text[begun : begun + 1 + _LENGTH])
    if head is None or len(head) < 1 + _LENGTH or head[0] != VERSION:
        return None
    size = int.from_bytes(head[1:], "big")
    body = begun + 1 + _LENGTH
    end = body + size
    if size == 0 or end > len(text) or _bytes(text[body:end]) is None:
        return None
    return TextManifest(start, end, size)


def _bytes(selectors: str) -> bytes | None:
    """Decode variation selectors; None where another character stands among them."""
    if not _SELECTORS.fullmatch(selectors):
        return None
    return bytes(
        ord(one) - ord(_MANY) + _LOW if one >= _MANY else ord(one) - ord(_FEW) for one in selectors
    )
