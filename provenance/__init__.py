"""Claim and quote provenance for news: where each sentence came from, and what was changed.

The package is the pipeline, and its listing reads from top to bottom:

==============  =====================================================================
``read``        files and strings → documents: sections, dates, agency, credits
``segment``     documents → sentences
``extract``     sentences → quotes, attributions and claims, with speakers
``engines``     propose candidate sentences
``align``       a sentence and its candidates → sources, word by word
``trace``       links → earliest source, order of documents, roles, histories
``flag``        what was changed, and what was added in the article's own voice
``report``      the whole pipeline in one function, ``writing`` its last step
``references``  what drafts are traced against, traced once
``formats``     a report → text
``archive``     documents on disk that drafts are traced against
``cli``         the command line
``web``         the pages and the API of ``provenance serve``
==============  =====================================================================

``model`` holds the nouns, ``words`` the shadow that all matching works on, ``rules`` the data;
``configuration`` reads settings from a file, ``processes`` shares work among several.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.align import align_sentence, diff_words
    from provenance.archive import Archive
    from provenance.errors import ProvenanceError
    from provenance.extract import extract_quotes
    from provenance.formats import render
    from provenance.model import Corpus, Document, Report, Settings
    from provenance.read import load
    from provenance.references import References
    from provenance.report import compare, prepare, trace

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "Corpus",
    "Document",
    "ProvenanceError",
    "References",
    "Report",
    "Settings",
    "align_sentence",
    "compare",
    "diff_words",
    "extract_quotes",
    "load",
    "prepare",
    "render",
    "trace",
]

_HOMES: Final = {
    "Archive": "provenance.archive",
    "Corpus": "provenance.model",
    "Document": "provenance.model",
    "ProvenanceError": "provenance.errors",
    "References": "provenance.references",
    "Report": "provenance.model",
    "Settings": "provenance.model",
    "align_sentence": "provenance.align",
    "compare": "provenance.report",
    "diff_words": "provenance.align",
    "extract_quotes": "provenance.extract",
    "load": "provenance.read",
    "prepare": "provenance.report",
    "render": "provenance.formats",
    "trace": "provenance.report",
}
"""Where each public name lives: its module is imported when the name is first used, so that
``import provenance`` and ``provenance --version`` cost next to nothing (PEP 562)."""


def __getattr__(name: str) -> object:
    """Import a public name's module at its first use."""
    if name not in _HOMES:
        message = f"module 'provenance' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted({*globals(), *__all__})
