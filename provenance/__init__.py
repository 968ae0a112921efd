"""Claim and quote provenance for news: where each sentence came from, and what was changed.

The package is the pipeline, and its listing reads from top to bottom:

==============  =====================================================================
``read``        files and strings → documents: sections, dates, agency, credits
``segment``     documents → sentences
``extract``     sentences → quotes and attributions, with speakers and relays
``engines``     propose candidate sentences
``align``       a sentence and its candidates → sources, word by word
``trace``       alignments → earliest source, order of documents, roles, histories
``flag``        what was changed, and what was added in the article's own voice
``report``      the whole pipeline in one function, ``writing`` its last step
``formats``     a report → text
``cli``         the command line
==============  =====================================================================

``model`` holds the nouns, ``words`` the shadow that all matching works on, ``rules`` the data.
"""

from __future__ import annotations

from provenance.align import align_sentence, diff_words
from provenance.errors import ProvenanceError
from provenance.extract import extract_quotes
from provenance.formats import render
from provenance.model import Corpus, Document, Report, Settings
from provenance.read import load
from provenance.report import compare, trace

__version__ = "0.1.0"

__all__ = [
    "Corpus",
    "Document",
    "ProvenanceError",
    "Report",
    "Settings",
    "align_sentence",
    "compare",
    "diff_words",
    "extract_quotes",
    "load",
    "render",
    "trace",
]
