"""The nouns of tracing: prepared documents, who came first, and a sentence beside its sources."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from provenance.model.alignment import Edit
from provenance.model.document import Document, Sentence
from provenance.model.settings import Settings
from provenance.model.speech import Attribution, Claim, Quote
from provenance.model.vocabulary import Basis


@frozen(eq=False)
class Witness:
    """A document with what was cut and extracted from it: all a later stage may look at.

    ``sentences`` are numbered from 0 without gaps; ``quotes`` and ``attributions`` are in text
    order, with spans in code points of the document's text; so are ``claims``. ``settings`` are
    what the person chose who asks: rules look at them, and what was read under others is another
    witness.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    settings: Settings = field(factory=Settings)


@frozen(eq=False)
class Chronology:
    """Which document came before which, and on what evidence.

    ``before`` maps (earlier id, later id) to the bases, strongest first; a pair that is absent in
    both directions is a tie.
    """

    before: Mapping[tuple[str, str], tuple[Basis, ...]]

    def precedes(self, earlier: str, later: str) -> bool:
        """Whether evidence puts the first document before the second."""
        return (earlier, later) in self.before

    def tied(self, one: str, other: str) -> bool:
        """Whether no evidence puts either document before the other."""
        return (one, other) not in self.before and (other, one) not in self.before


@frozen(eq=False)
class Comparison:
    """A derived sentence beside its sources: all that a rule for changes may look at.

    ``sources`` are (witness, sentence number) pairs, best first; ``edits`` lead from them to the
    derived sentence, with offsets into the documents and ``of`` counting ``sources``. ``update``
    is true where the derived document is a later version by the same agency. ``drawn_on`` are all
    the first documents that the derived one goes back to.
    """

    derived: Witness
    number: int
    sources: tuple[tuple[Witness, int], ...]
    edits: tuple[Edit, ...]
    update: bool = False
    drawn_on: tuple[Witness, ...] = ()
