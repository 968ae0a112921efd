"""What a reader makes of a file: articles with what was said beside them, and what was left out."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from provenance.model import Published, SectionKind


@frozen
class Refused:
    """Why bytes were not read, in words, with the remedy."""

    reason: str


@frozen
class Facts:
    """What a file says of an article beside its text; None where it says nothing.

    ``publisher`` and ``agency`` are names as written there.
    """

    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None


@frozen
class Article:
    """An article found in a file.

    ``text`` is its headline and body; ``after`` are further sections that belong below it and
    whose kind is known (comments, notes). ``sha256`` is that of the bytes it was read from.
    ``member`` names it inside a file of several: its own id, or its number from 1.
    ``left_out`` says what of it was not taken, in words.
    """

    text: str
    sha256: str
    encoding: str = "utf-8"
    facts: Facts = Facts()
    after: tuple[tuple[SectionKind, str], ...] = ()
    member: str = ""
    caution: str | None = None
    withdrawn: str | None = None
    left_out: str | None = None


@frozen
class Reading:
    """The articles of a file, its members that were refused, and what else was left out."""

    articles: tuple[Article, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    left_out: str | None = None


def hash_of(data: bytes) -> str:
    """Return the sha256 of bytes in hexadecimal."""
    return sha256(data).hexdigest()


def with_headline(title: str | None, body: str) -> str:
    """Put a headline that stands beside a body above it, unless the body begins with it."""
    if not title or body.lstrip().startswith(title):
        return body
    return f"{title}\n\n{body}"
