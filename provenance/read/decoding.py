"""Bytes → text: the encoding is told by a mark, else tried strictly, else guessed with a caution.

Detectors that guess from letter statistics turn Windows-1252 into its neighbours and give up a
whole UTF-8 file for one bad byte; so the order here is fixed.
"""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")
_MOST_CONTROLS: Final = 0.01
_MOST_NULS: Final = 0.001
_WIDE_NULS: Final = 0.2
_SAMPLE: Final = 1 << 20
_VALID_TO_BAD: Final = 4
_ASCII: Final = re.compile(r"[\x00-\x7f]+")


class Decoded(NamedTuple):
    """A file's text, its encoding, and what a reader must know about how it was decoded."""

    text: str
    encoding: str
    caution: str | None = None


def refusal(data: bytes) -> str | None:
    """Say why bytes are no text, with the remedy; None where they may be one."""
    if not data.strip():
        return "the file is empty; put the article's text into it"
    if _mark(data):
        return None
    sample = data[:_SAMPLE]
    nuls = sample.count(0) / len(sample)
    if nuls > _WIDE_NULS:
        return "the file is full of NUL bytes (UTF-16 without its mark?); save it as UTF-8 text"
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if nuls > _MOST_NULS or controls > _MOST_CONTROLS * len(sample):
        return "the file is binary, not text; save the article as UTF-8 text"
    return None


def decode(data: bytes) -> Decoded:
    """Decode by the byte-order mark, as strict UTF-8, as UTF-8 with few bad bytes, as cp1252.

    Newlines and all other characters stay as they are, the mark aside. Never raises.
    """
    if encoding := _mark(data):
        return _marked(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data)


def _mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        bad = text.count("\ufffd")
        return Decoded(
            text,
            encoding,
            f"{bad} characters could not be read as {encoding}; save the file anew as UTF-8",
        )


def _damaged(data: bytes) -> Decoded:
    """Choose between UTF-8 with a few bad bytes and cp1252, by what the bytes beyond ASCII form."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    valid = len(_ASCII.sub("", text)) - bad
    if valid >= _VALID_TO_BAD * bad:
        return Decoded(
            text,
            "utf-8",
            f"{bad} bytes are not UTF-8 and were replaced; save the file anew as UTF-8",
        )
    return Decoded(
        data.decode("cp1252", "replace"),
        "cp1252",
        "the file is not UTF-8 and was read as Windows-1252; save it as UTF-8 to be sure",
    )
