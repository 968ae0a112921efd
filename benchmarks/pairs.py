"""A source and a rewrite of it as the rules for changes read them."""

from __future__ import annotations

import hashlib

from provenance.extract import extract
from provenance.flag.amount_likeness import same_amount
from provenance.flag.names import unsupported
from provenance.flag.naming import names
from provenance.flag.quantities import quantities
from provenance.flag.sides import side_of
from provenance.model import Document, Section, Sentence, Witness


def passage(text: str, name: str) -> Witness:
    """Take a passage as the one sentence of a document's body."""
    section = Section("body", 0, len(text))
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(name, f"{name}.txt", text, sha256, sections=(section,))
    sentences = (Sentence(0, 0, len(text), text, "body"),)
    return Witness(document, sentences, *extract(document, sentences))


def names_something_new(source: str, derived: str) -> bool:
    """Whether a text has a name or a quantity that the source has in no form."""
    first, second = passage(source, "source"), passage(derived, "derived")
    ours, theirs = side_of(second, 0), side_of(first, 0)
    if any(unsupported(ours, name, (first,)) for name in names(ours)):
        return True
    known = quantities(theirs)
    return any(not any(same_amount(one, other) for other in known) for one in quantities(ours))
