"""Templates → pages, with the report page's own style, filters and escaping."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from provenance.formats.html import TEMPLATES, environment

_OWN: Final = Path(__file__).parent / "templates"


def filled(template: str, **values: object) -> str:
    """Fill a template; every value is escaped, with hidden characters named."""
    return environment(_OWN).get_template(template).render(**values).rstrip() + "\n"


def style() -> str:
    """Return the style of all pages."""
    sheets = (TEMPLATES / "style.css", _OWN / "web.css")
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def encoded(text: str) -> bytes:
    """Return a page's bytes; what has no UTF-8 form is written as an escape."""
    return text.encode("utf-8", "backslashreplace")
