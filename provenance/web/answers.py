"""Answers and pages → responses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from provenance.web.shown import encoded, filled

if TYPE_CHECKING:
    from provenance.web.desk import Desk
    from provenance.web.kept import Kept
    from provenance.web.questions import Answer

AT_ONCE: Final = 1.5
"""Seconds that a browser waits for a draft's page before it is shown how far it is."""

FORM: Final = {"referrer-policy": "same-origin"}
"""A page with a form says to this server where it comes from: without that, a browser sends an
origin of ``null``, which is refused. Another host learns nothing."""


def page(text: str | bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Send a page."""
    body = encoded(text) if isinstance(text, str) else text
    return Response(body, status, headers, "text/html")


def answer_of(answer: Answer) -> bytes:
    """Return the body of an answer.

    Raises:
        HTTPException: it is a problem.
    """
    if answer.problem:
        raise HTTPException(answer.status, answer.problem)
    return answer.body


async def shown(kept: Kept, desk: Desk, address: str, seconds: float = AT_ONCE) -> Response:
    """Show what was traced or, where that takes longer, how far it is and its address again.

    The address is named since a browser at a sentence of a page would not ask for it again.

    Raises:
        HTTPException: it could not be traced.
    """
    await asyncio.wait((kept.task,), timeout=seconds)
    if not kept.task.done():
        told = {"title": "Being traced", "name": kept.name, "waiting": desk.waiting}
        return page(filled("waiting.html.jinja", **told), 202, {"refresh": f"1; url={address}"})
    if kept.answer is None:
        raise HTTPException(503, "it could not be traced; ask for it again")
    return page(answer_of(kept.answer))
