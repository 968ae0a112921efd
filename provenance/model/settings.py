"""What a person may choose."""

from __future__ import annotations

from attrs import frozen


@frozen
class Lexicon:
    """Phrases of a person's own for a rule that looks for phrases.

    Each is written as the lists in ``rules/flag`` are: ``a|b`` is either word, ``word*`` a
    beginning, ``word~`` a stem, ``(word)`` a word or nothing, ``_`` any word, ``..`` up to three.
    """

    rule: str
    phrases: tuple[str, ...]


@frozen
class Settings:
    """What a person may choose about tracing; stands in the report, so that it can be repeated.

    ``wire`` names the agency whose copy is the wire where several occur (null: found from the
    text). ``threshold`` is the least score (0..1) of a source. ``candidates`` is how many proposed
    sentences are scored in full for each sentence. ``off`` are the codes of the rules that raise no
    flags, ``lexicons`` phrases of a person's own for rules.
    """

    wire: str | None = None
    threshold: float = 0.3
    candidates: int = 30
    off: tuple[str, ...] = ()
    lexicons: tuple[Lexicon, ...] = ()
