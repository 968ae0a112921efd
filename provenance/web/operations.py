"""The operations of the API as values: what is routed is what is described."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple
from urllib.parse import unquote_to_bytes

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.responses import Response

from provenance.formats import json_report

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request


class _AnyText(StringConvertor):
    """What an id may be: also slashes and line breaks."""

    regex = "(?s:.*)"


ID: Final = "id"
"""What stands for an id in the address of a route."""

register_url_convertor(ID, _AnyText())


class Parameter(NamedTuple):
    """A parameter, and how many characters it may have."""

    name: str
    description: str
    longest: int
    where: Literal["query", "path"] = "query"
    is_required: bool = False


class Operation(NamedTuple):
    """A method of an address: what it does, what it takes, and the schema of what it gives.

    ``problems`` are the statuses of refusals, each with its reason.
    """

    method: str
    path: str
    name: str
    summary: str
    answer: Callable[[Request], Awaitable[Response]]
    schema: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[str, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()

    @property
    def route(self) -> str:
        """The path as it is routed: a parameter may hold anything."""
        return self.path.replace("}", f":{ID}}}")


def named_in(request: Request) -> str:
    """Return what an address ends with, in the place of a parameter: an id, whatever it holds.

    Raises:
        HTTPException: it is no text.
    """
    whole: bytes = request.scope["raw_path"]
    before = len(request.scope["route"].path.partition("{")[0])
    try:
        return unquote_to_bytes(whole[before:]).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise HTTPException(404, "there is no such document here") from None


def written(value: Any) -> Response:  # noqa: ANN401 (any JSON)
    """Send a value as JSON."""
    return sent(json_report.write(value).encode())


def sent(body: bytes) -> Response:
    """Send JSON that was written before."""
    return Response(body, media_type="application/json")
