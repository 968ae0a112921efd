"""The rules for quotes as data, and flags and evidence made for stretches of a document."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from attrs import frozen

from provenance.model import SEVERITIES, Evidence, Flag, FlagKind
from provenance.rules import rule_text
from provenance.whereabouts import sentence_at
from provenance.words import unbroken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.model import Span, Witness

_SHOWN: Final = 200


@frozen
class Rule:
    """A rule for quotes: its code, the kind of its flags, what it means, and its message."""

    code: str
    kind: FlagKind
    definition: str
    message: str


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules for quotes by code, from ``rules/flag/quotes.toml``."""
    text = rule_text("flag", "quotes.toml")
    return {
        one["code"]: Rule(
            one["code"], cast("FlagKind", one["kind"]), one["definition"], one["message"]
        )
        for one in tomllib.loads(text)["rule"]
    }


def make_flag(code: str, witness: Witness, span: Span, source: Evidence | None) -> Flag:
    """Make a rule's flag for a span of a document (code points)."""
    rule = rules()[code]
    words = unbroken(witness.document.text[span[0] : span[1]])
    message = rule.message.format(
        source=_short(source.words if source is not None else ""), derived=_short(words)
    )
    kind = rule.kind
    return Flag(kind, SEVERITIES[kind], rule.code, span[0], span[1], words, source, message)


def evidence(witness: Witness, span: Span) -> Evidence:
    """Return a span of a document (code points) as a flag's evidence."""
    words = unbroken(witness.document.text[span[0] : span[1]])
    number = sentence_at(witness, span[0])
    return Evidence(witness.document.id, number, span[0], span[1], words)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
