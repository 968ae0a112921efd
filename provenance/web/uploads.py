"""A request's body → a draft, in memory alone."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

from provenance.web.questions import Draft

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.web.limits import Limits

ENDINGS: Final = (".txt", ".md", ".html", ".htm", ".json")
"""The endings of the files that may be sent."""

ACCEPTED: Final = ",".join(ENDINGS)
"""The same, as a form says it."""

TYPES: Final = {
    "text/plain": "draft.txt",
    "text/markdown": "draft.md",
    "text/html": "draft.html",
    "application/json": "draft.json",
}
"""The types of the bodies that may be sent to the API, and how each is read."""

PASTED: Final = "pasted.txt"
_LONGEST: Final = 120
_FIELDS: Final = 4


class _InMemory(MultiPartParser):
    """Never writes a part to a temporary file: the body's own limit is the only one needed."""

    spool_max_size = 1 << 40  # by this name since starlette 0.46


async def draft_of_form(request: Request, limits: Limits) -> Draft:
    """Read what the form sends: a file or, where none was chosen, the text that was pasted.

    Raises:
        HTTPException: the body is no form, has neither, or the file has another ending.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise HTTPException(415, "this address takes the form of its page; use /api/report")
    parser = _InMemory(
        request.headers,
        request.stream(),
        max_files=1,
        max_fields=_FIELDS,
        max_part_size=limits.body,
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise HTTPException(400, f"the form cannot be read: {error}") from error
    try:
        file, text = form.get("file"), form.get("text")
        if isinstance(file, UploadFile) and file.filename:
            return Draft(_named(file.filename), await file.read())
        if not isinstance(text, str) or not text.strip():
            raise HTTPException(422, "there is no text; paste a draft, or choose a file")
        # forms send every line break as two characters
        lines = text.replace("\r\n", "\n")
        return Draft(PASTED, lines.encode("utf-8", "surrogatepass"))
    finally:
        await form.close()


async def draft_of_body(request: Request) -> Draft:
    """Read what a program sends: a text, a page, an article as JSON, or ``{"text": …}``.

    Raises:
        HTTPException: the type is none of them, or the JSON is malformed.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in TYPES:
        raise HTTPException(415, f"the type of the body must be one of {', '.join(TYPES)}")
    data = await request.body()
    if kind == "application/json":
        value = _parsed(data)
        text = value.get("text") if isinstance(value, dict) else None
        if isinstance(text, str):
            return Draft("draft.txt", text.encode("utf-8", "surrogatepass"), "json")
    return Draft(TYPES[kind], data, "json")


def _parsed(data: bytes) -> Any:  # noqa: ANN401 (any JSON)
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, 'the body is no JSON; send {"text": "…"}') from error


def _named(name: str) -> str:
    """Return the last part of a file's name, which is shown and never opened."""
    last = PurePosixPath(name.replace("\\", "/")).name[-_LONGEST:]
    if not last.lower().endswith(ENDINGS):
        raise HTTPException(415, f"the file must end in one of {' '.join(ENDINGS)}")
    return last
