"""What a reader of a report must be warned of: corrected agency copy, invisible manifests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from provenance.c2pa import manifests_in
from provenance.model import Caution, Place
from provenance.tracing.links import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.c2pa import TextManifest
    from provenance.model import Witness
    from provenance.tracing.corpus import TracedCorpus

_CORRECTION: Final = re.compile(
    r"\b(?:CORRECTS|CORRECTED|CORRECTION|CORRECTING|WITHDRAWN|ADVISORY|MANDATORY KILL|KILL)\b"
    r"|\b[Tt]his (?:story|article|report|dispatch) has been (?:withdrawn|corrected|retracted)\b"
    r"|\bplease (?:disregard|ignore) (?:the|our|this) (?:story|report|item)\b"
)
"""The slugs and phrases by which agencies correct or withdraw copy."""


def agency_corrections(corpus: TracedCorpus) -> tuple[Caution, ...]:
    """Warn on every document that draws on agency copy which corrects or withdraws something."""
    corrected = {
        name: words
        for name, witness in corpus.holdings.witnesses.items()
        if witness.document.agency is not None and (words := _correction(witness))
    }
    return tuple(
        Caution(
            "agency-correction",
            name,
            f"{parent} is agency copy marked {words!r}; check which version {name} draws on",
        )
        for name in sorted(corpus.holdings.witnesses)
        for parent, words in sorted(corrected.items())
        if parent in _drawn_on(corpus, name)
    )


def text_manifests(corpus: TracedCorpus) -> tuple[Caution, ...]:
    """Name every invisible C2PA manifest: it says who made a text, and hides nothing else."""
    return tuple(
        Caution("c2pa-manifest", name, _manifest_words(found))
        for name, witness in sorted(corpus.holdings.witnesses.items())
        if (found := manifests_in(witness.document.text))
    )


def _manifest_words(found: Sequence[TextManifest]) -> str:
    places = ", ".join(f"{one.start}–{one.end} ({one.size:,} bytes)" for one in found)
    what = (
        "an invisible C2PA manifest"
        if len(found) == 1
        else f"{len(found)} invisible C2PA manifests"
    )
    return f"holds {what}, at {places}; matched as if absent, not verified, no sign of evasion"


def _correction(witness: Witness) -> str | None:
    """Return the words that mark agency copy as a correction, in its headline, note or lead."""
    opening = [one for one in witness.sentences if one.section in SPEAKING][:_OPENING]
    notes = [one for one in witness.sentences if one.section == "note"]
    for sentence in [*opening, *notes]:
        if found := _CORRECTION.search(sentence.text):
            return found[0]
    return None


_OPENING: Final = 3


def _drawn_on(corpus: TracedCorpus, name: str) -> Iterator[str]:
    for sentence in corpus.holdings.witnesses[name].sentences:
        found = corpus.found.get(Place(name, sentence.number))
        for source in found.sources if found else ():
            if source.document != name:
                yield source.document
