"""Report → one self-contained page: no script, no network, nothing of an article's own markup.

The page is a template filled from ``page.Page``. Whatever is written into it is escaped, with
control and hidden characters named as on a terminal (``shown``).
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from provenance.formats.html.names import linkable
from provenance.formats.html.page import methods, page_of
from provenance.formats.html.repeat import chosen
from provenance.formats.terminal import one_line
from provenance.formats.wording import (
    basis_words,
    counted,
    published_words,
    role_words,
)

if TYPE_CHECKING:
    from provenance.model import Report

TEMPLATES: Final = Path(__file__).parent / "templates"
"""The templates and the style of the page, which other pages share."""


def render(report: Report) -> str:
    """Write the whole report as a page of HTML5."""
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    template = environment().get_template("page.html.jinja")
    text = template.render(
        page=page_of(report),
        style=Markup(style),  # noqa: S704 (the package's own file)
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return f"{text.rstrip()}\n"


def shown(value: object) -> object:
    """Prepare a value for the page: text loses what does not show, but not the spaces at its ends.

    The environment calls this for every value; then it escapes what is no ``Markup``.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    before = " " if value[:1].isspace() else ""
    after = " " if value[-1:].isspace() and not value.isspace() else ""
    return f"{before}{one_line(value)}{after}"


def _capitalised(text: str) -> str:
    """Begin a sentence with a capital and leave the rest, in which names stand, as it is."""
    return text[:1].upper() + text[1:]


@cache
def environment(*folders: Path) -> Environment:
    """Return what fills the templates of this folder, and of others that are looked in first."""
    made = Environment(
        loader=FileSystemLoader((*folders, TEMPLATES)),
        autoescape=True,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters.update(
        basis=basis_words,
        capitalize_first=_capitalised,
        linkable=linkable,
        methods=methods,
        published=published_words,
        role=role_words,
        settings=chosen,
    )
    made.globals["counted"] = counted
    return made
