"""All flags of a traced corpus, by sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from provenance.flag.changes import flag_changes
from provenance.flag.choices import still_on
from provenance.flag.commentary import flag_commentary, flag_tinged
from provenance.flag.headlines import flag_headline
from provenance.flag.integrity import flag_integrity
from provenance.flag.quotes import flag_quotes
from provenance.flag.slips import slips
from provenance.model import SEVERITIES, Comparison, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from provenance.model import Flag, TracedQuote, Witness
    from provenance.tracing.corpus import TracedCorpus


_SURE: Final = 0.5
"""From this score of its best source (0..1) a sentence's differences from it are changes."""

_WRITTEN_FROM: Final = frozenset(("rewrite", "republication"))


def flag_corpus(
    corpus: TracedCorpus, quotes: Sequence[TracedQuote], names: Collection[str]
) -> dict[Place, tuple[Flag, ...]]:
    """Flag every sentence of the documents named, in the order of the words.

    A traced sentence is compared with its sources; one without a source is read for commentary,
    with less asked where the same rewrite editorialises elsewhere; a rewrite's headline without a
    source is compared with the documents it was written from. Quotes are compared with their
    earliest occurrence. In a tie nobody knows which side changed anything, so nothing is flagged
    but what can be seen in the text alone: hidden and replaced characters.
    """
    flags: dict[Place, list[Flag]] = defaultdict(list)
    drawn_on = {name: _drawn_on(corpus, name) for name in names if _is_written_from(corpus, name)}
    for place in corpus.found:
        if place.document in names:
            witness = corpus.holdings.witnesses[place.document]
            flags[place] += _sentence_flags(corpus, place, drawn_on.get(place.document, ()))
            flags[place] += still_on(flag_integrity(witness, place.sentence), witness.settings)
    for place in _bare(corpus, flags):
        flags[place] += flag_tinged(corpus.holdings.witnesses[place.document], place.sentence)
    for place, found in flag_quotes(corpus, quotes).items():
        flags[place] += still_on(found, corpus.holdings.witnesses[place.document].settings)
    return {place: _in_order(_beyond_agencies(corpus, place, flags[place])) for place in flags}


def _beyond_agencies(corpus: TracedCorpus, place: Place, flags: Iterable[Flag]) -> Iterator[Flag]:
    """Leave editorial flags out of an agency's own copy: it is what others are held against."""
    is_wire = corpus.roles[place.document] == "wire"
    return (flag for flag in flags if not (is_wire and SEVERITIES[flag.kind] == "editorial"))


def _sentence_flags(
    corpus: TracedCorpus, place: Place, drawn_on: tuple[Witness, ...]
) -> tuple[Flag, ...]:
    found = corpus.found[place]
    witness = corpus.holdings.witnesses[place.document]
    if found.tie:
        return ()
    if not found.sources:
        return _unsourced_flags(corpus, place, drawn_on)
    changes = flag_changes(
        Comparison(
            derived=witness,
            number=place.sentence,
            sources=tuple(
                (corpus.holdings.witnesses[source.document], source.sentence)
                for source in found.sources
            ),
            edits=corpus.wording(place).edits,
            update=_is_update(corpus, place),
            drawn_on=drawn_on,
        )
    )
    if max(source.score for source in found.sources) >= _SURE:
        return changes
    return _of_unsure(changes, _unsourced_flags(corpus, place, drawn_on))


def _of_unsure(changes: Sequence[Flag], alone: Sequence[Flag]) -> tuple[Flag, ...]:
    """Choose the flags of a sentence whose sources are doubtful: loaded words and commentary.

    What two sentences that may have nothing to do with each other differ in is no change.
    """
    kept = [flag for flag in changes if SEVERITIES[flag.kind] == "editorial"]
    said = {flag.kind for flag in kept}
    return (*kept, *(flag for flag in alone if flag.kind not in said))


def _unsourced_flags(
    corpus: TracedCorpus, place: Place, drawn_on: tuple[Witness, ...]
) -> tuple[Flag, ...]:
    witness = corpus.holdings.witnesses[place.document]
    if not _is_written_from(corpus, place.document):
        return flag_commentary(witness, place.sentence)
    slipped = still_on(slips(witness, place.sentence, drawn_on), witness.settings)
    if witness.sentences[place.sentence].section == "headline":
        parents = (parent.document for parent in corpus.parents[place.document])
        held = tuple(corpus.holdings.witnesses[parent] for parent in parents)
        return (*flag_headline(witness, place.sentence, held), *slipped)
    return (*flag_commentary(witness, place.sentence), *slipped)


def _is_written_from(corpus: TracedCorpus, name: str) -> bool:
    """Whether a document was made from others."""
    return corpus.roles[name] in _WRITTEN_FROM


def _drawn_on(corpus: TracedCorpus, name: str) -> tuple[Witness, ...]:
    """Return the first documents that a document goes back to, with later versions it knew."""
    witnesses = corpus.holdings.witnesses
    roots = _roots(corpus, name)
    agencies = {witnesses[root].document.agency for root in roots} - {None}
    versions = (
        other
        for other, witness in witnesses.items()
        if corpus.roles.get(other) == "wire"
        and witness.document.agency in agencies
        and corpus.chronology.precedes(other, name)
    )
    return tuple(witnesses[one] for one in dict.fromkeys((*roots, *versions)))


def _roots(corpus: TracedCorpus, name: str) -> list[str]:
    """Return the documents that a document goes back to: agency copy, and what nothing precedes."""
    found: dict[str, bool] = {}
    waiting = [name]
    while waiting:
        parents = [parent.document for parent in corpus.parents.get(waiting.pop(), ())]
        waiting += [parent for parent in parents if parent not in found]
        found |= {
            parent: not corpus.parents.get(parent) or corpus.roles.get(parent) == "wire"
            for parent in parents
        }
    return [one for one, first in found.items() if first]


def _bare(corpus: TracedCorpus, flags: Mapping[Place, Sequence[Flag]]) -> list[Place]:
    """Return the sentences without a source or a flag in rewrites that editorialise elsewhere."""
    editorial = {
        place.document
        for place, found in flags.items()
        if any(SEVERITIES[flag.kind] == "editorial" for flag in found)
    }
    return [
        place
        for place, found in flags.items()
        if not any(SEVERITIES[flag.kind] == "editorial" for flag in found)
        and not corpus.found[place].sources
        and place.document in editorial
        and corpus.roles[place.document] == "rewrite"
    ]


def _is_update(corpus: TracedCorpus, place: Place) -> bool:
    """Whether a sentence stands in a later version of its source by the same agency."""
    origin = corpus.found[place].origin
    if origin is None or corpus.roles[place.document] != "wire":
        return False
    agency = corpus.holdings.witnesses[place.document].document.agency
    return agency == corpus.holdings.witnesses[origin.document].document.agency


def _in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.kind, flag.rule)))
