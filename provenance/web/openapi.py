"""The API as an OpenAPI 3.1 document, from the list that is routed."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from provenance import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.web.operations import Operation

SCHEMA: Final = "report-schema.json"
"""The report's JSON Schema, as it stands in the docs."""

_TEXT: Final = {"type": "string"}
_NAME: Final = {"type": ["string", "null"]}


def description(operations: Sequence[Operation]) -> dict[str, Any]:
    """Describe operations."""
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "provenance",
            "version": __version__,
            "description": "Traces a draft to the documents that are served. Reports are of the "
            "schema provenance-report/1. No answer calls anything false.",
        },
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _operation(one: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "responses": {
            "200": {"description": "Done.", "content": _content(one.schema)},
            **{
                str(status): {"description": f"Refused: {why}.", "content": _content("Problem")}
                for status, why in one.problems
            },
        },
    }
    if one.parameters:
        described["parameters"] = [
            {
                "name": each.name,
                "in": each.where,
                "required": each.is_required,
                "description": each.description,
                "schema": {"type": "string", "maxLength": each.longest},
            }
            for each in one.parameters
        ]
    if one.bodies:
        content = {kind: {"schema": _body(kind)} for kind in one.bodies}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _body(kind: str) -> dict[str, Any]:
    return {"type": "object"} if kind == "application/json" else dict(_TEXT)


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": _part(schema)}}


def _schemas() -> dict[str, Any]:
    report = _moved(json.loads(files("provenance.web").joinpath(SCHEMA).read_text("utf-8")))
    parts = report.pop("$defs")
    document = {
        "id": _TEXT,
        "title": _NAME,
        "publisher": _NAME,
        "agency": _NAME,
        "role": {"anyOf": [_part("role"), {"type": "null"}]},
        "published": _part("published"),
        "page": _TEXT,
    }
    return {
        **parts,
        "Report": {key: value for key, value in report.items() if key not in {"$id", "$schema"}},
        "Documents": _object(documents={"type": "array", "items": _object(**document)}, next=_NAME),
        "Quotes": _object(quotes={"type": "array", "items": _part("quote")}),
        "Health": _object(
            status={"const": "ok"}, documents={"type": "integer", "minimum": 0}, version=_TEXT
        ),
        "OpenApi": {"type": "object", "required": ["openapi", "info", "paths"]},
        "Problem": _object(error=_TEXT),
    }


def _part(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _moved(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """Point the references of a schema to where its parts stand in the description."""
    if isinstance(value, dict):
        return {key: _moved(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one) for one in value]
    return value.replace("#/$defs/", "#/components/schemas/") if isinstance(value, str) else value


def _object(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 (a schema)
    return {"type": "object", "properties": properties, "required": sorted(properties)}
