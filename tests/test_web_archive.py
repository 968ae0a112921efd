"""``provenance serve`` of an archive of any size: it says what tracing against the archive says."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from starlette.exceptions import HTTPException
from starlette.requests import Request

import provenance
from provenance.archive import phrases
from provenance.archive.archive import LISTED
from provenance.formats import json_report
from provenance.model import Document, Settings
from provenance.web.api import Api
from provenance.web.archive_room import PAGE, ArchiveRoom
from provenance.web.back_file import BackFile, Known, page_at
from provenance.web.desk import BusyError
from provenance.web.limits import Limits
from provenance.web.questions import Answer, Words
from provenance.web.turns import Turns

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Coroutine, Mapping
    from contextlib import AbstractContextManager

    from starlette.responses import Response

    from provenance.web.questions import Kind

Result = TypeVar("Result")
DONE: Final = Answer(200, b"It is traced.")
DRAFT: Final = (
    "Paint\n\n“We will paint every lighthouse on this coast in red before the winter,” "
    "said keeper Ada Orlin."
)
QUOTED: Final = "every lighthouse on this coast"


class Reply(Protocol):
    """An answer."""

    status: int
    headers: Mapping[str, str]
    text: str


class Server(Protocol):
    """A server in a process of its own (``conftest.Served``)."""

    process: subprocess.Popen[bytes]

    def ask(
        self, path: str, body: bytes | None = None, method: str | None = None, **headers: str
    ) -> Reply:
        """Send a request."""

    def send(self, text: str | None = None, file: tuple[str, bytes] | None = None) -> Reply:
        """Send the form, and wait for the page."""


def seen(server: Server, path: str) -> Reply:
    """Ask until what is being traced is there."""
    for _ in range(60):
        reply = server.ask(path)
        if reply.status != 202:
            return reply
        time.sleep(0.2)
    pytest.fail(f"{path} is being traced for ever")


def listed(server: Server, path: str) -> tuple[list[dict[str, Any]], str | None]:
    """Return a page of the list as the API gives it, and the address of the next."""
    found = json.loads(server.ask(path).text)
    return found["documents"], found["next"]


def awaited(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine in a thread of its own: a browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, work).result()


def described(server: Server) -> dict[str, Any]:
    """Return the OpenAPI document."""
    found: dict[str, Any] = json.loads(server.ask("/api/openapi.json").text)
    return found


# --- pages ---------------------------------------------------------------------------------------


def test_the_start_page_says_what_is_held(archive_server: Server, back_file: Path) -> None:
    """Counts and days are those of ``archive info``; there are forms for drafts and quotes."""
    text = archive_server.ask("/").text
    with provenance.Archive(back_file) as archive:
        facts = archive.facts()
    assert facts.documents > LISTED
    assert f"<dd>{facts.documents:,}, " in text
    assert f"<dd>{facts.sentences:,}</dd>" in text
    assert f"<dd>{facts.first} to {facts.last}</dd>" in text
    assert all(f'action="{path}"' in text for path in ("/drafts", "/quotes", "/documents"))


def test_a_draft_is_traced_against_the_archive(archive_server: Server, back_file: Path) -> None:
    """The page leads from a draft to the page of its source; the API gives the library's report."""
    page = archive_server.send(DRAFT)
    assert page.status == 200
    assert '<a href="/documents/paint-1#article-s1">' in page.text
    source = seen(archive_server, "/documents/paint-1")
    assert 'id="article-s1"' in source.text
    body = json.dumps({"text": DRAFT}).encode()
    reply = archive_server.ask("/api/report", body, content_type="application/json")
    draft = Document.from_text(DRAFT, id="draft")
    with provenance.Archive(back_file) as archive:
        report = provenance.trace((draft,), against=archive)
    answered = json.loads(reply.text)
    expected = json.loads(json_report.render(report))
    for one in (answered, expected):
        one["documents"] = [each["sentences"] for each in one["documents"]]
    assert answered["documents"] == expected["documents"]
    assert answered["corpus"]["documents"] == expected["corpus"]["documents"]


def test_all_articles_are_listed_page_by_page(archive_server: Server, back_file: Path) -> None:
    """Each stands on one page, those added last first; pages and API agree."""
    with provenance.Archive(back_file) as archive:
        ids = set(archive.ids())
    found: list[str] = []
    after: str | None = "/api/documents"
    while after:
        entries, following = listed(archive_server, after)
        page = unescape(archive_server.ask(after.replace("/api", "")).text)
        assert len(entries) <= PAGE
        assert all(f'href="{one["page"]}"' in page for one in entries)
        assert (following is None) == ("Those added before these" not in page)
        found += [one["id"] for one in entries]
        after = following
    assert len(found) == len(set(found))
    assert set(found) == ids
    assert found[:2] == ["paint-2", "paint-1"]


@pytest.mark.parametrize(
    ("find", "expected", "why"),
    [
        ("paint-", ["paint-1", "paint-2"], "they begin so"),
        ("paint-1", ["paint-1"], "all of it"),
        ("town-00", [f"town-00{number}" for number in range(10)], "sorted"),
        ("PAINT-1", [], "capitals make a difference"),
        ("aint-1", [], "it does not begin so"),
        ("%", [], "no pattern of SQL"),
        ("' OR 1=1 --", [], "no SQL"),
        ("../..", ["../../etc/passwd"], "no path"),
    ],
)
def test_articles_are_found_by_their_ids(
    archive_server: Server, find: str, expected: list[str], why: str
) -> None:
    """By how they begin, as they are written."""
    entries, following = listed(archive_server, f"/api/documents?find={quote(find)}")
    assert [one["id"] for one in entries] == expected, why
    assert following is None
    page = archive_server.ask(f"/documents?find={quote(find)}").text
    assert ("No such article" in page) == (not expected)


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        ("/documents?find=", 200, "nothing is looked for: the list"),
        ("/documents?before=0", 200, "nothing was added before"),
        ("/documents?before=999999999999999999", 200, "all was"),
        ("/documents?before=9999999999999999999", 422, "no key of SQLite"),
        ("/documents?before=-1", 422, "no key"),
        ("/documents?before=1;DROP", 422, "no number"),
        ("/documents?before=", 422, "no number"),
        ("/documents?before=%D9%A3", 422, "a number in other digits"),
        (f"/documents?find={'a' * 1001}", 414, "too long"),
        ("/documents?find=a%00b", 200, "NUL"),
        ("/documents?find=%ff%fe", 200, "no UTF-8"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/api"])
def test_lists_take_what_they_give(
    archive_server: Server, prefix: str, path: str, status: int, why: str
) -> None:
    """A list that is asked for wrongly is refused in words, and nothing fails."""
    assert archive_server.ask(prefix + path).status == status, why


def test_articles_of_strange_ids_have_pages(archive_server: Server, strange_id: str) -> None:
    """Slashes, quotes, markup, line breaks, lone surrogates: each leads to its own article."""
    reply = seen(archive_server, page_at(strange_id))
    assert reply.status == 200
    assert "ferries" in reply.text
    assert "set-cookie" not in {header.lower() for header in reply.headers}
    assert "<script" not in reply.text
    report = archive_server.ask(f"/api{page_at(strange_id)}")
    assert report.status == 200
    assert strange_id in [one["id"] for one in json.loads(report.text)["documents"]]


@pytest.mark.parametrize(
    "path",
    [
        "/documents/nothing",
        "/documents/",
        "/documents/%00",
        "/documents/%ff",
        "/documents/..%2F..%2Fetc%2Fpasswd%00",
        "/documents/%2Fetc%2Fpasswd",
        "/documents/../../etc/hosts",
        "/documents/' OR '1'='1".replace(" ", "%20"),
        "/documents/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        f"/documents/{'a' * 8000}",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/api"])
def test_hostile_ids_find_nothing(archive_server: Server, prefix: str, path: str) -> None:
    """No id of the archive: 404, with nothing of the address in the answer."""
    reply = archive_server.ask(prefix + path)
    assert reply.status == 404
    assert "script>" not in reply.text
    assert "Traceback" not in reply.text


def test_an_article_is_traced_against_the_others(archive_server: Server, back_file: Path) -> None:
    """A later article's page names the earlier one as its source, as the library does."""
    page = seen(archive_server, "/documents/paint-2")
    assert '<a href="/documents/paint-1#article-s1">' in page.text
    reply = archive_server.ask("/api/documents/paint-2")
    with provenance.Archive(back_file) as archive:
        report = provenance.trace((archive.document("paint-2"),), against=archive)
    assert reply.text == json_report.render(report)


def test_a_quotes_history_is_found(archive_server: Server) -> None:
    """In the whole archive: where the words stand first, and where later."""
    page = archive_server.ask(f"/quotes?find={QUOTED.replace(' ', '+')}").text
    assert "in 2 places" in page
    assert re.findall(r'href="(/documents/paint-\d)#', page) == [
        "/documents/paint-1",
        "/documents/paint-2",
    ]
    reply = archive_server.ask(f"/api/quotes?find={QUOTED.replace(' ', '+')}")
    found = json.loads(reply.text)["quotes"]
    assert {one["document"] for one in found} == {"paint-1", "paint-2"}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("the+of+and", 422, "only common words"),
        ("zzyzx+qwertz", 200, "No such quote"),
        ("%22%28%2A+OR+NEAR", 200, "No such quote"),
        ("a" * 1001, 414, "at most 1,000"),
        ("", 200, "Quotes and their history"),
        ("+++", 200, "Look for a quote"),
    ],
)
def test_searches_say_why_there_is_nothing(
    archive_server: Server, words: str, status: int, said: str
) -> None:
    """Too common, too long, or not there: each is told as such."""
    reply = archive_server.ask(f"/quotes?find={words}")
    assert reply.status == status
    assert said in reply.text


@pytest.mark.parametrize("kind", ["page", "json"])
def test_words_in_too_many_sentences_are_too_common(
    back_file: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    """They are told as such too, however large the archive is."""
    monkeypatch.setattr(phrases, "_MOST_WORDINGS", 1)
    found = Words(QUOTED, kind).answered(BackFile(str(back_file), Settings()))
    assert (found.status, found.body) == (422, b"")
    assert "look for more of the quote" in found.problem


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/quotes", 422), ("/api/quotes?find=", 422), ("/api/quotes?find=the+of", 422)],
)
def test_the_api_says_so_too(archive_server: Server, path: str, status: int) -> None:
    """There is no list of all quotes of an archive."""
    reply = archive_server.ask(path)
    assert reply.status == status
    assert json.loads(reply.text)["error"]


# --- the description -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/api/health", "Health"),
        ("/api/documents", "Documents"),
        ("/api/documents?find=paint", "Documents"),
        ("/api/documents/paint-2", "Report"),
        (f"/api/quotes?find={QUOTED.replace(' ', '+')}", "Quotes"),
        ("/api/openapi.json", "OpenApi"),
        ("/api/quotes", "Problem"),
        ("/api/documents/nothing", "Problem"),
    ],
)
def test_answers_are_of_the_schemas(archive_server: Server, path: str, schema: str) -> None:
    """What is answered is what the description says."""
    root = {**described(archive_server), "$ref": f"#/components/schemas/{schema}"}
    Draft202012Validator(root).validate(json.loads(archive_server.ask(path).text))


def test_the_description_is_of_the_routes(archive_server: Server, back_file: Path) -> None:
    """Each described operation is routed and answers, and none is left out; readers see all."""
    held = BackFile(str(back_file), Settings())
    room = ArchiveRoom(held, Slow(), Turns(Limits()))  # type: ignore[arg-type]  # no work is done
    routes = Api(room, None, None).routes  # type: ignore[arg-type]  # nothing is asked of it
    routed = {
        (route.path.replace(":id", ""), method)
        for route in routes
        for method in route.methods or ()
        if route.path != "/api" and method != "HEAD"
    }
    paths = described(archive_server)["paths"]
    assert routed == {(path, method.upper()) for path in paths for method in paths[path]}
    page = unescape(archive_server.ask("/api").text)
    for path, methods in paths.items():
        asked = path.replace("{id}", "paint-1")
        for method in {"GET", "POST", "PUT", "DELETE"} - {one.upper() for one in methods}:
            body = b"" if method != "GET" else None
            assert archive_server.ask(asked, body, method).status == 405
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in page
            for one in operation.get("parameters", ()):
                assert one["required"] == (one["in"] == "path")


# --- what is kept --------------------------------------------------------------------------------


class Looked:
    """An archive that has one article, and that is in another state at each look."""

    def __init__(self, states: str) -> None:
        self.states = iter(states)

    def known(self, name: str) -> Known:
        """Find it."""
        return Known(name, next(self.states))


class Slow:
    """A desk that answers when it is told to."""

    limits = Limits()
    waiting = 0

    def __init__(self, *, is_full: bool = False, answer: Answer = DONE) -> None:
        self.is_full = is_full
        self.asked = 0
        self.go = asyncio.Event()
        self.answer = answer

    async def ask(self, _: object) -> Answer:
        """Answer."""
        self.asked += 1
        await self.go.wait()
        return self.answer


def looked(room: ArchiveRoom) -> Coroutine[Any, Any, Response]:
    """Ask for the page of the article."""
    scope = {"type": "http", "raw_path": b"/documents/a", "route": room.routes[1]}
    return room._article(Request(scope))


@pytest.mark.parametrize(
    ("states", "asked", "why"),
    [
        ("111", 1, "what was traced is shown again"),
        ("112", 2, "the archive changed"),
        ("122", 2, "it changed, and is as it was then"),
        ("123", 3, "it changes all the time"),
    ],
)
def test_an_article_is_traced_once_until_the_archive_changes(
    states: str, asked: int, why: str
) -> None:
    """Three readers, one after the other."""

    async def shown() -> int:
        desk = Slow()
        desk.go.set()
        room = ArchiveRoom(Looked(states), desk, Turns(Limits()))  # type: ignore[arg-type]
        for _ in states:
            assert (await looked(room)).status_code == 200
        return desk.asked

    assert awaited(shown()) == asked, why


def test_who_waits_sees_it_though_the_archive_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is not begun again because something was added while it was traced."""
    monkeypatch.setattr("provenance.web.archive_room.AT_ONCE", 0.01)

    async def shown() -> tuple[list[int], int]:
        desk = Slow()
        room = ArchiveRoom(Looked("123456"), desk, Turns(Limits()))  # type: ignore[arg-type]
        found = [(await looked(room)).status_code for _ in range(3)]
        desk.go.set()
        await asyncio.sleep(0.01)
        found.append((await looked(room)).status_code)
        return found, desk.asked

    assert awaited(shown()) == ([202, 202, 202, 200], 1)


def test_a_problem_is_not_kept() -> None:
    """It is told once; whoever asks again has it traced again."""

    async def shown() -> int:
        desk = Slow(answer=Answer(503, b"", "it took too long"))
        desk.go.set()
        room = ArchiveRoom(Looked("1111"), desk, Turns(Limits()))  # type: ignore[arg-type]
        for _ in range(2):
            with pytest.raises(HTTPException, match="too long"):
                await looked(room)
        return desk.asked

    assert awaited(shown()) == 2


def test_articles_wait_as_drafts_do() -> None:
    """Where as many wait as may, no more is begun."""
    room = ArchiveRoom(Looked("1"), Slow(is_full=True), Turns(Limits()))  # type: ignore[arg-type]
    with pytest.raises(BusyError):
        awaited(looked(room))


# --- while it is served --------------------------------------------------------------------------


def test_what_is_added_is_seen(
    back_file: Path, tmp_path: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """An archive that is added to while it is served: every page is right before and after."""
    folder = tmp_path / "archive"
    shutil.copytree(back_file, folder)
    earlier = Document.from_text(
        "Paint\n\nDecember 1, 2019\n\n“We will paint every lighthouse on this coast in red and "
        "white before the winter,” said keeper Ada Orlin, in a letter.",
        id="letter",
    )
    with serve(str(folder)) as server, provenance.Archive(folder) as archive:
        count = len(archive)
        assert seen(server, "/documents/paint-1").status == 200
        assert server.ask("/documents/letter").status == 404
        archive.add_documents([earlier])
        assert json.loads(server.ask("/api/health").text)["documents"] == count + 1
        assert f"<dd>{count + 1:,}, " in server.ask("/").text
        assert listed(server, "/api/documents")[0][0]["id"] == "letter"
        assert seen(server, "/documents/letter").status == 200
        assert "/documents/letter#" in server.send(DRAFT).text
        assert "letter" in server.ask(f"/quotes?find={QUOTED.replace(' ', '+')}").text
        archive.remove(["letter"])
        assert server.ask("/documents/letter").status == 404
        assert "/documents/letter#" not in server.send(DRAFT).text


def test_readers_go_on_while_much_is_added(
    back_file: Path, tmp_path: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """Nobody waits for ever, and nothing fails, while one batch follows another."""
    folder = tmp_path / "archive"
    shutil.copytree(back_file, folder)
    paths = ["/", "/documents", "/documents/paint-2", "/api/documents/paint-2", "/drafts"]
    with serve(str(folder)) as server, ThreadPoolExecutor(5) as clients:
        replies = [clients.submit(seen, server, path) for _ in range(4) for path in paths]
        with provenance.Archive(folder) as archive:
            for number in range(8):
                text = f"Fog\n\nThe {number} ships of the line were lost in fog, a keeper said."
                archive.add_documents([Document.from_text(text, id=f"fog-{number}")])
        assert {one.result().status for one in replies} == {200}


def test_an_archive_that_is_gone_is_told(
    back_file: Path, tmp_path: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """Removed under the server: 503 in words everywhere, without its path; then all is well."""
    folder = tmp_path / "archive"
    shutil.copytree(back_file, folder)
    with serve(str(folder)) as server:
        folder.rename(tmp_path / "elsewhere")
        asked = [
            "/",
            "/documents",
            "/documents/paint-1",
            "/drafts",
            "/quotes?find=lighthouse+coast",
        ]
        asked += [f"/api{path}" for path in ("/health", *asked[1:3], asked[4])]
        for path in asked:
            reply = server.ask(path)
            assert reply.status == 503, path
            assert "the archive cannot be read" in reply.text
            assert str(tmp_path) not in reply.text
            assert "Traceback" not in reply.text
        assert server.send(DRAFT).status == 503
        assert server.ask("/style.css").status == 200
        (tmp_path / "elsewhere").rename(folder)
        assert server.send(DRAFT).status == 200
        assert server.ask("/").status == 200


def test_a_damaged_archive_is_told(
    back_file: Path, tmp_path: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """A database that is overwritten is no reason to fail either."""
    folder = tmp_path / "archive"
    shutil.copytree(back_file, folder)
    with serve(str(folder)) as server:
        database = folder / "archive.db"
        database.write_bytes(database.read_bytes()[:4096] + b"\xff" * 200_000)
        for path in ("/", "/documents", "/documents/paint-1", "/api/documents/paint-1"):
            assert server.ask(path).status == 503, path


def test_a_process_that_dies_is_started_again(
    back_file: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """Also one that has nothing but the path of an archive."""
    with serve(str(back_file), "--workers", "1") as server:
        before = server.send(DRAFT).text
        for child in Path(f"/proc/{server.process.pid}/task").glob("*/children"):
            for each in child.read_text().split():
                os.kill(int(each), signal.SIGKILL)
        after = server.send(DRAFT)
        assert (after.status, after.text) == (200, before)


def test_a_small_archive_is_a_folder(
    tmp_path: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """Up to the number that is listed, the pages are those of a folder."""
    with provenance.Archive.create(tmp_path / "small") as archive:
        archive.add_documents([Document.from_text(DRAFT, id="only")])
    with serve(str(tmp_path / "small")) as server:
        assert server.ask("/documents").status == 404
        assert server.ask("/documents/d1").status == 200
        assert server.ask("/api/report").status == 200
