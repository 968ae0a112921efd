"""What tracing found → the nouns of the report, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from provenance.model import Place, TracedDocument, TracedSentence, Via
from provenance.tracing.descent import derivation_of
from provenance.tracing.omissions import omissions
from provenance.whereabouts import attributions_at, quotes_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from provenance.model import Flag, Reason, Sentence, Witness
    from provenance.shares import NewText
    from provenance.tracing.corpus import TracedCorpus
    from provenance.tracing.found import Found

Flags = dict[Place, tuple["Flag", ...]]


def write_document(
    corpus: TracedCorpus, name: str, flags: Mapping[Place, tuple[Flag, ...]], kinds: NewText
) -> TracedDocument:
    """Write the entry of a document that is reported on."""
    witness = corpus.holdings.witnesses[name]
    sentences = tuple(
        _traced_sentence(corpus, witness, sentence, flags) for sentence in witness.sentences
    )
    return evolve(
        _entry(corpus, name),
        sentences=sentences,
        omitted=omissions(corpus, name),
        shares=kinds.shares(name, sentences),
    )


def write_reference(corpus: TracedCorpus, name: str) -> TracedDocument:
    """Write the entry of a document that is only traced against: its text, and nothing traced."""
    sentences = tuple(map(_reference_sentence, corpus.holdings.witnesses[name].sentences))
    return evolve(_entry(corpus, name), sentences=sentences, reported=False)


def _entry(corpus: TracedCorpus, name: str) -> TracedDocument:
    document = corpus.holdings.witnesses[name].document
    parents = corpus.parents[name]
    return TracedDocument(
        id=name,
        path=document.path,
        sha256=document.sha256,
        encoding=document.encoding,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        agency=document.agency,
        language=document.language,
        copies=document.copies,
        role=corpus.roles[name],
        derivation=derivation_of(corpus.traced(name), parents),
        published=document.published,
        derived_from=parents,
        sentences=(),
        omitted=(),
    )


def _reference_sentence(sentence: Sentence) -> TracedSentence:
    furniture = sentence.section == "furniture"
    return TracedSentence(
        sentence.number,
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.section,
        relation="none" if furniture else "new",
        reason=None if furniture else "reference-only",
    )


def _traced_sentence(
    corpus: TracedCorpus,
    witness: Witness,
    sentence: Sentence,
    flags: Mapping[Place, tuple[Flag, ...]],
) -> TracedSentence:
    place = Place(witness.document.id, sentence.number)
    found, wording = corpus.found.get(place), corpus.wording(place)
    return TracedSentence(
        number=sentence.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        section=sentence.section,
        relation=wording.relation,
        score=found.sources[0].score if found and found.sources else None,
        sources=found.sources if found else (),
        origin=found.origin if found else None,
        tie=found.tie if found else (),
        via=tuple(_via(corpus, place, found, flags)) if found else (),
        reason=_reason(corpus, place, found) if found else None,
        nearest=found.nearest if found else None,
        edits=wording.edits,
        attributed_to=tuple(_attributed(witness, sentence)),
        flags=flags.get(place, ()),
    )


def _reason(corpus: TracedCorpus, place: Place, found: Found) -> Reason | None:
    """Say why there is no source; what is first held has none to have."""
    if found.sources:
        return None
    return "earliest-held" if place.document in corpus.earliest_held else found.reason


def _via(
    corpus: TracedCorpus, place: Place, found: Found, flags: Mapping[Place, tuple[Flag, ...]]
) -> Iterator[Via]:
    """Yield the later copies that a sentence may have come through, oldest first."""
    sources = {source.document for source in found.sources}
    rank = {name: number for number, name in enumerate(corpus.order)}
    own = {flag.kind for flag in flags.get(place, ())}
    links = sorted(
        corpus.links[place], key=lambda link: (rank[link.place.document], link.place.sentence)
    )
    for link in links:
        other = link.place
        if (
            found.sources
            and other.document not in sources
            and link.score >= corpus.threshold
            and corpus.chronology.precedes(other.document, place.document)
        ):
            shares = sorted(own & {flag.kind for flag in flags.get(other, ())})
            yield Via(other.document, other.sentence, link.score, tuple(shares))


def _attributed(witness: Witness, sentence: Sentence) -> Iterator[str]:
    """Yield the speakers that a sentence's words are given to, in the order of the words."""
    number = sentence.number
    spoken = [
        *((quote.start, quote.end, quote.speaker) for quote in quotes_at(witness, number)),
        *(
            (start, end, one.speaker)
            for one in attributions_at(witness, number)
            for start, end in one.content
        ),
    ]
    seen: set[str] = set()
    for start, end, speaker in sorted(spoken, key=lambda one: one[:2]):
        if speaker and speaker not in seen and start < sentence.end and end > sentence.start:
            seen.add(speaker)
            yield speaker
