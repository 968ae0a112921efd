"""Report → text. Each format is a pure function of ``Report`` and of nothing else.

A format is a module with a function ``render(report) -> str``; its name stands in ``FORMATS``.
The modules are imported when they are used, since some bring costly packages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from provenance.errors import SettingsError

if TYPE_CHECKING:
    from provenance.model import Report

__all__ = ["FORMATS", "read_json", "render"]

_MODULES: Final = {
    "table": "provenance.formats.table",
    "markdown": "provenance.formats.markdown",
    "json": "provenance.formats.json_report",
    "diff": "provenance.formats.diff",
    "html": "provenance.formats.html",
    "csv": "provenance.formats.csv_rows",
    "annotations": "provenance.formats.annotations",
    "prov": "provenance.formats.prov_json",
    "claims": "provenance.formats.claims_linked",
    "dot": "provenance.formats.dot",
}

FORMATS: Final = tuple(_MODULES)
"""The names that ``render`` knows."""


def render(report: Report, format: str) -> str:  # noqa: A002 (the word of the command line)
    """Write a report in one of ``FORMATS``; the text ends with a line break.

    Raises:
        SettingsError: there is no such format.
    """
    if format not in _MODULES:
        known = ", ".join(FORMATS)
        message = f"there is no format {format!r}; choose one of {known}"
        raise SettingsError(message)
    text: str = import_module(_MODULES[format]).render(report)
    return text


def read_json(text: str) -> Report:
    """Read a report back from its JSON.

    Raises:
        ReportError: the text is no report of the schema ``provenance-report/1``.
    """
    from provenance.formats import json_report  # noqa: PLC0415 (cattrs is costly to import)

    return json_report.read_json(text)
