"""A source and a rewrite of it as the rules for changes read them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from provenance.align import diff_sources
from provenance.extract import extract
from provenance.flag import flag_changes
from provenance.flag.names import unsupported
from provenance.flag.naming import names
from provenance.flag.numbers import same_amount
from provenance.flag.quantities import quantities
from provenance.flag.sides import side_of
from provenance.model import Comparison, Document, Section, Sentence, Witness
from provenance.words import words_of

if TYPE_CHECKING:
    from provenance.model import Flag


def passage(text: str, name: str) -> Witness:
    """Take a passage as the one sentence of a document's body."""
    section = Section("body", 0, len(text))
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(name, f"{name}.txt", text, sha256, sections=(section,))
    sentences = (Sentence(0, 0, len(text), text, "body"),)
    return Witness(document, sentences, *extract(document, sentences))


def flags_between(source: str, derived: str) -> tuple[Flag, ...]:
    """Flag what a rewrite changed against a passage that is known to be its source."""
    first, second = passage(source, "source"), passage(derived, "derived")
    edits = diff_sources((words_of(source),), words_of(derived))
    return flag_changes(Comparison(second, 0, ((first, 0),), edits))


def names_something_new(source: str, derived: str) -> bool:
    """Whether a text has a name or a quantity that the source has in no form."""
    first, second = passage(source, "source"), passage(derived, "derived")
    ours, theirs = side_of(second, 0), side_of(first, 0)
    if any(unsupported(ours, name, (first,)) for name in names(ours)):
        return True
    known = quantities(theirs)
    return any(not any(same_amount(one, other) for other in known) for one in quantities(ours))
