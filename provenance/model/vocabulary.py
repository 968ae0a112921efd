"""The closed vocabularies: every word that a report may use for a thing.

Each list is a ``Literal`` type, so that mypy refuses a word that is not in it, and stands in the
JSON schema (``docs/schema/provenance-report-1.json``) as an ``enum``.
"""

from __future__ import annotations

from typing import Final, Literal

SectionKind = Literal["headline", "body", "caption", "note", "comment", "furniture"]
"""What a stretch of a document is.

``note`` is an editor's or version note. ``furniture`` is whatever is no journalism: bylines,
datelines and kickers on a line of their own, date lines, tags, navigation, copyright, citation,
share and permalink lines, forum statistics.
"""

Relation = Literal["verbatim", "edited", "paraphrase", "new", "none"]
"""How a sentence relates to its source: same words, most words kept in order, same claim in other
words, no source found; ``none`` for furniture. METER's verbatim / rewrite / new (Gaizauskas et
al. 2001) with rewrite split in two."""

Role = Literal["wire", "republication", "rewrite", "independent"]
"""What a document is to the others: agency copy (or an agency's update of it) that nothing else
precedes, a copy of it, a rewriting of it, or neither."""

Derivation = Literal["wholly-derived", "partially-derived", "non-derived"]
"""How much of a document comes from others (METER's three classes)."""

QuoteKind = Literal["direct", "fragment", "scare"]
"""``fragment`` is quoted words inside the reporter's sentence; ``scare`` is nobody's statement: a
term, title, nickname or distancing."""

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
altered, truncated, typographic is the class."""

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
"""What a rewrite did to a sentence, or added to it."""

Severity = Literal["factual", "epistemic", "editorial", "integrity", "information"]
"""The family of a flag, and its weight for ``provenance check``."""

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
"""What happened to a run of words between the source and the derived sentence."""

Basis = Literal[
    "declared",
    "credit-line",
    "agency-form",
    "dates",
    "press-release",
    "agency-precedence",
    "excerpt-line",
    "content",
]
"""Why one document is held to come after another, strongest first.

``declared``: it says so (manifest, link). ``credit-line``: it credits the agency or publisher
whose copy the other is. ``agency-form``: the other has the agency's own form. ``dates``: disjoint
dates. ``press-release``: the other is a statement of its own by whom it is about. ``agency-precedence``: the other is agency copy and it is not (weak). ``excerpt-line``: it
is a part of the other, with a note or an excerpt line (weak). ``content``: it shares the other's
own wording or additions, against the earlier source both have.
"""

Reason = Literal[
    "no-candidate",
    "below-threshold",
    "only-later-copies",
    "earliest-held",
    "reference-only",
]
"""Why a sentence has no source. ``reference-only``: the document was given by ``--against`` and is
itself not traced."""

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
"""Where one end of a publication interval was read."""

CautionKind = Literal[
    "agency-correction",
    "encoding",
    "hidden-characters",
    "tie",
    "manifest",
]
"""What a report warns of."""
