"""The room of an archive: what it holds, its articles in lists, and each one traced when asked."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.routing import Route

from provenance.formats import json_report
from provenance.web.answers import FORM, answer_of, page, shown
from provenance.web.back_file import page_at
from provenance.web.desk import BusyError
from provenance.web.kept import Kept, KeptDrafts
from provenance.web.operations import ID, Operation, Parameter, named_in, sent, written
from provenance.web.questions import Article
from provenance.web.shown import filled
from provenance.web.uploads import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from provenance.archive.archive import ArchiveFacts
    from provenance.archive.listing import Entry
    from provenance.web.back_file import BackFile, Known
    from provenance.web.desk import Desk
    from provenance.web.questions import Answer, Question
    from provenance.web.turns import Turns

PAGE: Final = 100
"""Articles on a page of the list."""

AT_ONCE: Final = 5.0
"""Seconds that a browser waits for an article's page before it is shown how far it is: longer than
for a draft's, since then it forgets which sentence of it was asked for."""

LONGEST_ID: Final = 1_000
"""Code points of the beginning of an id that is looked for."""

_KEY: Final = re.compile(r"[0-9]{1,18}")
_UNKNOWN: Final = "there is no such document here"
_GONE: Final = (503, "the archive cannot be read, too many wait, or this took too long")


class Listed(NamedTuple):
    """A page of the list; ``before`` is the key with which the next one begins, if there is one.

    ``is_later`` says that it is not the first.
    """

    entries: list[Entry]
    before: int | None = None
    is_later: bool = False


class ArchiveRoom:
    """The room of an archive."""

    def __init__(self, held: BackFile, desk: Desk, turns: Turns) -> None:
        self._held = held
        self._desk = desk
        self._turns = turns
        self._articles = KeptDrafts(desk.limits)
        self._awaited: set[str] = set()
        self._facts: dict[str, ArchiveFacts] = {}

    @property
    def routes(self) -> list[Route]:
        """The list of articles, and each one's page."""
        article = f"/documents/{{id:{ID}}}"
        return [Route("/documents", self._list), Route(article, self._article)]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The list of articles, and the report on one."""
        return (
            Operation(
                "GET",
                "/api/documents",
                "documents",
                f"The documents that drafts are traced against, {PAGE} at a time, those added last "
                "first; `next` is the address of those before them.",
                self._documents,
                "Documents",
                parameters=(
                    Parameter("find", "How the id begins.", LONGEST_ID),
                    Parameter("before", "What `next` says.", 18),
                ),
                problems=((414, "the id is too long"), (422, "`before` is no number"), _GONE),
            ),
            Operation(
                "GET",
                "/api/documents/{id}",
                "document",
                "The report on a document, traced against all the others.",
                self._document,
                "Report",
                parameters=(
                    Parameter(
                        "id", "Its id, with %2F for a slash.", LONGEST_ID, "path", is_required=True
                    ),
                ),
                problems=((404, _UNKNOWN), _GONE),
            ),
        )

    async def size(self) -> int:
        """Count the documents."""
        return await self._turns.run(self._held.size)

    async def start(self) -> Response:
        """Show what the archive holds."""
        facts = await self._turns.run(self._known_facts)
        own = {"title": "The archive", "facts": facts, "held": facts.documents}
        return page(filled("archive.html.jinja", **own, endings=ACCEPTED), headers=FORM)

    async def ask(self, question: Question) -> Answer:
        """Have a question answered by a process."""
        return await self._desk.ask(question)

    async def all_quotes(self) -> bytes:
        """Refuse."""
        raise HTTPException(422, "an archive has too many quotes to list; look for words: ?find=")

    async def _article(self, request: Request) -> Response:
        """Show the document of an id, or of whose copy it is, traced against the others.

        What was traced is kept until the archive changes.
        """
        known = await self._turns.run(self._held.known, named_in(request))
        if known is None:
            raise HTTPException(404, _UNKNOWN)
        kept = self._articles.find(known.id)
        if kept is None or self._is_stale(kept, known):
            kept = self._begun(known)
        try:
            return await shown(kept, self._desk, page_at(known.id), AT_ONCE)
        except HTTPException:
            self._articles.forget(known.id)
            raise
        finally:
            (self._awaited.discard if kept.task.done() else self._awaited.add)(known.id)

    async def _list(self, request: Request) -> Response:
        find = request.query_params.get("find", "")
        listed = await self._listed(request.query_params)
        own = {"title": "Articles", "find": find, "listed": listed, "page_at": page_at}
        return page(filled("archive-list.html.jinja", **own), headers=FORM)

    async def _documents(self, request: Request) -> Response:
        listed = await self._listed(request.query_params)
        after = None if listed.before is None else f"/api/documents?before={listed.before}"
        return written({"documents": [_told(one) for one in listed.entries], "next": after})

    async def _document(self, request: Request) -> Response:
        answer = await self.ask(Article(named_in(request), "json"))
        return sent(answer_of(answer))

    async def _listed(self, asked: Mapping[str, str]) -> Listed:
        find, before = asked.get("find", ""), asked.get("before")
        if len(find) > LONGEST_ID:
            raise HTTPException(414, f"look for at most {LONGEST_ID:,} characters")
        if before is not None and not _KEY.fullmatch(before):
            raise HTTPException(422, "before is the number that the list before this one gave")
        if find:
            return Listed(await self._turns.run(self._held.beginning, find, PAGE))
        key = None if before is None else int(before)
        found = await self._turns.run(self._held.latest, PAGE + 1, key)
        after = found[PAGE - 1].key if len(found) > PAGE else None
        return Listed(found[:PAGE], after, key is not None)

    def _begun(self, known: Known) -> Kept:
        if self._desk.is_full:
            raise BusyError
        work = self._desk.ask(Article(known.id))
        kept = Kept(known.id, asyncio.ensure_future(work), known.state)
        return self._articles.hold(known.id, kept)

    def _is_stale(self, kept: Kept, known: Known) -> bool:
        """Whether the archive changed since; but what somebody waits for is shown to them once.

        Otherwise nobody would see anything of an archive that is added to all the time.
        """
        is_awaited = not kept.task.done() or known.id in self._awaited
        return kept.state != known.state and not is_awaited

    def _known_facts(self) -> ArchiveFacts:
        """Return what the archive holds; to find its days, all of it is looked at."""
        state = self._held.state()
        if state not in self._facts:
            self._facts = {state: self._held.facts()}
        return self._facts[state]


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "publisher": entry.publisher,
        "agency": entry.agency,
        "role": None,
        "published": json_report.plain(entry.published),
        "page": page_at(entry.id),
    }
