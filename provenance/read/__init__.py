"""Reading: files and strings to documents with their sections, dates, agency and credits."""

from provenance.read.article import read_text
from provenance.read.corpus import load

__all__ = ["load", "read_text"]
