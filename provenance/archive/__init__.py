"""The archive: documents in SQLite, beside them an index that can be made again from them.

Read in this order: :mod:`schema` and :mod:`rows` (what is stored), :mod:`store` and :mod:`index`
(the two halves), :mod:`writer` (how they change together), :mod:`intake`, :mod:`reading` and
:mod:`adding` (from paths to rows), :mod:`archive` (the whole).
"""

from provenance.archive.archive import Archive, ArchiveFacts
from provenance.archive.writer import Tally

__all__ = ["Archive", "ArchiveFacts", "Tally"]
