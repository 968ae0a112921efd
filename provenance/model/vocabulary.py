"""The closed vocabularies: every word that a report may use for a thing.

Each list is a ``Literal`` type, so that mypy refuses a word that is not in it, and stands in the
JSON schema (``docs/schema/provenance-report-1.json``) as an ``enum``.
"""

from __future__ import annotations

from typing import Final, Literal

SectionKind = Literal["headline", "body", "caption", "note", "comment", "furniture"]
"""What a stretch of a document is.

- ``headline``: the title, or a line above or below it that belongs to it.
- ``body``: the article's paragraphs.
- ``caption``: words under a picture, and a pull quote.
- ``note``: an editor's or version note.
- ``comment``: what a reader wrote below the article.
- ``furniture``: whatever is no journalism: bylines, datelines and kickers on a line of their own,
  date lines, tags, navigation, copyright, citation, share and permalink lines, forum statistics.
"""

Relation = Literal["verbatim", "edited", "paraphrase", "new", "none"]
"""How a sentence relates to its source. METER's verbatim / rewrite / new (Gaizauskas et al. 2001)
with rewrite split in two.

- ``verbatim``: the same words; case, typography, links and white space aside.
- ``edited``: most words kept in order.
- ``paraphrase``: the same claim in other words, merged or condensed.
- ``new``: no source found.
- ``none``: furniture.
"""

Role = Literal["wire", "republication", "rewrite", "independent"]
"""What a document is to the others.

- ``wire``: agency copy, or an agency's update of it, that nothing else precedes.
- ``republication``: a copy of another document.
- ``rewrite``: a rewriting of another document.
- ``independent``: neither.
"""

Derivation = Literal["wholly-derived", "partially-derived", "non-derived"]
"""How much of a document comes from others: METER's three classes (Gaizauskas et al. 2001).

- ``wholly-derived``: most body sentences have a source.
- ``partially-derived``: a good part of them has.
- ``non-derived``: few have.
"""

QuoteKind = Literal["direct", "fragment", "scare"]
"""What the words in quotation marks are.

- ``direct``: a statement of its own.
- ``fragment``: quoted words inside the reporter's sentence.
- ``scare``: nobody's statement: a term, title, nickname or distancing.
"""

Alteration = Literal[
    "original",
    "none",
    "typographic",
    "altered",
    "truncated",
    "fused",
    "manufactured",
    "unmatched",
]
"""A quote against its earliest occurrence. Several at once: the first of fused, manufactured,
altered, truncated, typographic is the class.

- ``original``: this is the earliest occurrence held.
- ``none``: the same words.
- ``typographic``: marks, case, spelling variants, punctuation or links differ, the words do not.
- ``altered``: a word inside the marks differs.
- ``truncated``: words were cut at an end, or where the cut is shown.
- ``fused``: words of two quotes, or of a quote and the narrator, are in one pair of marks.
- ``manufactured``: the source has the words, but quotes nobody.
- ``unmatched``: no earlier occurrence found, though the document derives from another one.
"""

Voicing = Literal["own", "attributed", "gained", "changed", "lost"]
"""Who makes a claim here, against who made it where it stands first.

- ``own``: the article states it, as the earliest does.
- ``attributed``: it is given to somebody, the same as in the earliest; or he is named beside it.
- ``gained``: it is given to somebody, and the earliest states it in its own voice.
- ``changed``: it is given to another speaker.
- ``lost``: the article states it, and the earliest gives it to somebody.
"""

FlagKind = Literal[
    "quote-altered",
    "quote-truncated",
    "quote-fused",
    "quote-manufactured",
    "attribution-lost",
    "attribution-changed",
    "attribution-vague",
    "certainty-raised",
    "certainty-lowered",
    "negation-changed",
    "number-changed",
    "date-changed",
    "name-changed",
    "loaded-word-added",
    "content-added",
    "commentary-added",
    "hidden-characters",
    "replaced-characters",
]
"""What a rewrite did to a sentence, or added to it.

- ``quote-altered``: a word inside the marks differs.
- ``quote-truncated``: a qualifying part was cut, so that the meaning shifts.
- ``quote-fused``: words of two quotes or speakers, or of the narrator, are joined.
- ``quote-manufactured``: marks stand on words that the source did not quote.
- ``attribution-lost``: the source says who said it, the rewrite states it as fact.
- ``attribution-changed``: another speaker.
- ``attribution-vague``: a named source became "experts", "critics", "many".
- ``certainty-raised``: a hedge, limit or condition was dropped, or a verb made stronger.
- ``certainty-lowered``: the reverse.
- ``negation-changed``: a statement was denied, or a denial dropped.
- ``number-changed``, ``date-changed``: another figure, share, bound, day or time.
- ``name-changed``: another person, place, body or role.
- ``loaded-word-added``: a word that judges, where the source has a neutral one or none.
- ``content-added``: a clause beyond the source inside a traced sentence.
- ``commentary-added``: the narrator evaluates, predicts or hides behind vague sources.
- ``hidden-characters``: characters that do not show stand inside words.
- ``replaced-characters``: letters of another script stand in place of Latin ones.
"""

Severity = Literal["factual", "epistemic", "editorial", "integrity", "information"]
"""The family of a flag, and its weight for ``provenance check``.

- ``factual``: numbers, dates, names, negation, quotes.
- ``epistemic``: certainty and attribution.
- ``editorial``: loaded words and commentary.
- ``integrity``: hidden and replaced characters.
- ``information``: added content; nothing wrong in itself.
"""

SEVERITIES: Final[dict[FlagKind, Severity]] = {
    "quote-altered": "factual",
    "quote-truncated": "factual",
    "quote-fused": "factual",
    "quote-manufactured": "factual",
    "attribution-lost": "epistemic",
    "attribution-changed": "epistemic",
    "attribution-vague": "epistemic",
    "certainty-raised": "epistemic",
    "certainty-lowered": "epistemic",
    "negation-changed": "factual",
    "number-changed": "factual",
    "date-changed": "factual",
    "name-changed": "factual",
    "loaded-word-added": "editorial",
    "content-added": "information",
    "commentary-added": "editorial",
    "hidden-characters": "integrity",
    "replaced-characters": "integrity",
}

Operation = Literal["keep", "insert", "delete", "replace", "move"]
"""What happened to a run of words between the source and the derived sentence.

- ``keep``: the same words, in order.
- ``insert``: words of the derived sentence only.
- ``delete``: words of the source only.
- ``replace``: a deletion and an insertion in one place.
- ``move``: the same words, in another place.
"""

Basis = Literal[
    "declared",
    "credit-line",
    "agency-form",
    "dates",
    "version",
    "press-release",
    "agency-precedence",
    "excerpt-line",
    "content",
]
"""Why one document is held to come after another, strongest first.

- ``declared``: it says so (manifest, link).
- ``credit-line``: it credits the agency or publisher whose copy the other is.
- ``agency-form``: the other has the agency's own form.
- ``dates``: disjoint dates.
- ``version``: both are one agency's copy, and it says that it is the later version.
- ``press-release``: the other is a statement of its own by whom it is about.
- ``agency-precedence``: the other is agency copy and it is not (weak).
- ``excerpt-line``: it is a part of the other, with a note or an excerpt line (weak).
- ``content``: it shares the other's own wording or additions, against the earlier source both have.
"""

Reason = Literal[
    "no-candidate",
    "below-threshold",
    "only-later-copies",
    "earliest-held",
    "reference-only",
]
"""Why a sentence has no source.

- ``no-candidate``: no other sentence is like it.
- ``below-threshold``: the nearest sentence is not near enough.
- ``only-later-copies``: sentences like it are in later documents only.
- ``earliest-held``: the document is the earliest copy held; its sentences have none to have.
- ``reference-only``: the document was given by ``--against`` and is itself not traced.
"""

DateMethod = Literal[
    "date-line",
    "byline",
    "dateline",
    "copyright",
    "citation",
    "retrieval",
    "event",
    "url",
    "manifest",
    "metadata",
]
"""Where one end of a publication interval was read.

- ``date-line``, ``byline``, ``dateline``: a line with the date, with the author, with the place.
- ``copyright``, ``citation``: the year of a copyright line, the date in a citation line.
- ``retrieval``: when a copy was fetched; published then or before.
- ``event``: when the event was; published then or later.
- ``url``, ``metadata``: an address or a field of the page.
- ``manifest``: a person's word, in ``corpus.toml``.
"""

CautionKind = Literal[
    "agency-correction",
    "c2pa-manifest",
    "encoding",
    "extraction",
    "hidden-characters",
    "tie",
    "manifest",
]
"""What a report warns of.

- ``agency-correction``: the agency corrected or withdrew copy that others were made from.
- ``c2pa-manifest``: an invisible manifest in the text, which says who made it and is left alone.
- ``encoding``: a file whose bytes had to be guessed at.
- ``extraction``: what a reader left out of a page, a feed or a record.
- ``hidden-characters``: a text with characters that do not show.
- ``tie``: nothing says which of two documents came first.
- ``manifest``: a ``corpus.toml`` that does not fit the files.
"""
