"""What a rewrite changed, and what an article adds in its own voice."""

from __future__ import annotations

from provenance.flag.changes import flag_changes
from provenance.flag.commentary import flag_commentary

__all__ = ["flag_changes", "flag_commentary"]
