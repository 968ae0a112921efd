"""Where the omitted sentences of a source would have stood in a derived document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model import Place, TracedDocument


def omitted_after(document: TracedDocument) -> dict[int, list[Place]]:
    """Place each omitted sentence after the one that carries what stood before it.

    The keys are sentence numbers of the derived document; -1 is its beginning.
    """
    carried = [
        (source.document, source.sentence, sentence.number)
        for sentence in document.sentences
        if sentence.section != "comment"
        for source in sentence.sources
        if source.document != document.id
    ]
    placed: dict[int, list[Place]] = {}
    for place in document.omitted:
        before = [
            (number, derived)
            for name, number, derived in carried
            if name == place.document and number < place.sentence
        ]
        placed.setdefault(max(before)[1] if before else -1, []).append(place)
    return placed
