"""Report ↔ JSON of the schema ``provenance-report/1`` (``docs/schema``)."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import attrs

from provenance.errors import ProvenanceError
from provenance.model import Report

SCHEMA: Final = "provenance-report/1"

_PLACES: Final = 4
_AS_THEY_ARE: Final = frozenset((str, int, bool, type(None)))
_PAIR: Final = re.compile(r"\[\n *(\d+),\n *(\d+)\n *\]")  # a span; no string holds a line break
_UNSHOWN: Final = re.compile(
    "[\x7f-\x9f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)


class ReportError(ProvenanceError, ValueError):
    """Text that is no report of the schema ``provenance-report/1``."""


def render(report: Report) -> str:
    r"""Write the report with sorted keys, floats rounded to 4 places and no clock or machine in it.

    Characters that show nothing, that a terminal would obey or that have no UTF-8 form are written
    as ``\uXXXX``, so that they can be seen and the text can be stored; others stand as they are.
    """
    return write(plain(report))


def plain(value: Any) -> Any:  # noqa: ANN401 (any part of a report)
    """Turn a report, or a part of one, into dictionaries, lists, strings and numbers."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is float:
        return round(value, _PLACES)
    if kind is tuple or kind is list:
        return [plain(one) for one in value]
    return {one.name: plain(getattr(value, one.name)) for one in attrs.fields(kind)}


def write(value: object) -> str:
    """Write plain values as the report writes them."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return _UNSHOWN.sub(_escape, _PAIR.sub(r"[\1, \2]", text)) + "\n"


def read_json(text: str) -> Report:
    """Read a report back. Keys that are not known are left out, since a schema may gain keys.

    Raises:
        ReportError: the text is no JSON, or no report of this schema.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"the report is not JSON: {error}"
        raise ReportError(message) from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        message = f'the JSON is no report: it lacks "schema": "{SCHEMA}"'
        raise ReportError(message)
    return _structure(value)


def _structure(value: dict[str, Any]) -> Report:
    import cattrs  # noqa: PLC0415 (reading back is rare, and importing it is slow)

    try:
        return cattrs.structure(value, Report)
    except cattrs.BaseValidationError as error:
        problems = "; ".join(cattrs.transform_error(error)[:3])
        message = f"the JSON is no report of {SCHEMA}: {problems}"
        raise ReportError(message) from error


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
