"""``provenance serve``: it says what the collection says, and keeps to its limits."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from html.parser import HTMLParser
from pathlib import Path
from tempfile import SpooledTemporaryFile
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import pytest
from jsonschema import Draft202012Validator
from starlette.requests import Request

import provenance
from provenance.cli import run
from provenance.cli.serve import _hosts, _served
from provenance.formats import json_report
from provenance.model import Document, Settings
from provenance.web.api import Api
from provenance.web.collection import Collection, collection_of
from provenance.web.desk import Desk
from provenance.web.kept import KeptDrafts
from provenance.web.limits import Limits
from provenance.web.questions import Answer, Draft
from provenance.web.rooms import CollectionRoom
from provenance.web.turns import Turns
from provenance.web.uploads import draft_of_form

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping
    from contextlib import AbstractContextManager

Result = TypeVar("Result")
ROOT = Path(__file__).parents[1]
SEED = (ROOT / "seeds" / "000_d58aa7f2469bc63f.txt").read_text("utf-8")
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "News",
    "articleBody": SEED,
}
ATTACKS = (
    "<script>alert(1)</script>",
    "</script></style></title></textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)" x="',
    "javascript:alert(1)",
    "[click](javascript:alert(1)) <a href=javascript:alert(1)>x</a>",
    "<svg/onload=alert(1)>",
    "--><!-- ]]> <![CDATA[ <b>",
    "{{ 7 * 7 }}{% raw %}{# #}",
    "<scr\x00ipt> \x1b]0;x\x07 \u202e \u2028",
)
ATTACK = " ".join(ATTACKS).replace("\0", "")  # a file with NUL is no text
ANY: Final = ".".join("0000")  # every address of a machine
URLS = {"action", "href", "src", "formaction", "xlink:href"}


class Reply(Protocol):
    """An answer."""

    @property
    def status(self) -> int:
        """Its status."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Its headers."""

    @property
    def text(self) -> str:
        """Its body."""


class Server(Protocol):
    """A server in a process of its own (``conftest.Served``)."""

    process: subprocess.Popen[bytes]
    port: int
    address: str

    def ask(
        self, path: str, body: bytes | None = None, method: str | None = None, **headers: str
    ) -> Reply:
        """Send a request."""

    def send(self, text: str | None = None, file: tuple[str, bytes] | None = None) -> Reply:
        """Send the form, and wait for the page."""


class Page(HTMLParser):
    """What a browser would act on: elements, handlers, addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.acts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, frames, pictures, handlers and addresses elsewhere."""
        if tag in {"script", "iframe", "object", "embed", "img", "base", "style"}:
            self.acts.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "autofocus"}:
                self.acts.append(f"{tag} {name}")
            if name in URLS and not re.match(r"(/(?!/)|#|$|https?://)", value or ""):
                self.acts.append(f"{tag} {name}={value}")


def raw(port: int, data: bytes, wait: float = 10) -> bytes:
    """Send bytes as they are, and return all that is answered until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as one:
        one.sendall(data)
        found = b""
        while part := one.recv(65536):
            found += part
        return found


def awaited(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine in a thread of its own: a browser's tests leave a loop in this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, work).result()


# --- the pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/documents/d1", "/drafts", "/quotes", "/quotes?find=cyber", "/api"]
)
def test_pages_are_there_and_may_do_nothing(server: Server, path: str) -> None:
    """Each page is HTML with a strict policy, and has nothing that a browser would act on."""
    reply = server.ask(path)
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert Page(reply.text).acts == []
    assert "<script" not in reply.text


def test_every_document_has_a_page_that_links_to_the_others(server: Server, held: Path) -> None:
    """From the first page each document's is one click away, and every link leads somewhere."""
    index = server.ask("/").text
    pages = sorted(set(re.findall(r'href="(/documents/d\d+)', index)))
    assert len(pages) == len(provenance.load(held))
    for page in pages:
        text = server.ask(page).text
        for path, anchor in set(re.findall(r'href="(/documents/d\d+)?#([^"]+)"', text)):
            target = server.ask(path).text if path else text
            assert f'id="{anchor}"' in target, (page, path, anchor)


def test_a_pasted_draft_gets_its_report(server: Server) -> None:
    """The page of a draft says what the report says, with links to the documents' pages."""
    reply = server.send(SEED)
    assert reply.status == 200
    assert "trace to AFP 2019-12-28" in reply.text
    assert re.search(r'href="/documents/d\d+#d\d+-s\d+"', reply.text)
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("draft.txt", SEED.encode(), 200),
        ("draft.MD", SEED.encode(), 200),
        ("draft.html", f"<html><body><article><p>{SEED}</p></article></body></html>".encode(), 200),
        ("draft.json", json.dumps(ARTICLE).encode(), 200),
        ("draft.exe", b"MZ", 415),
        ("draft.jsonl", b"{}", 415),
        ("draft.warc.gz", b"\x1f\x8b", 415),
        ("draft.txt", b"", 422),
        ("draft.txt", b"\x00\x01\x02" * 500, 422),
        ("draft.json", b"[" * 40_000, 422),
        ("draft.json", b"{", 422),
    ],
)
def test_a_file_is_read_by_its_ending(server: Server, name: str, data: bytes, status: int) -> None:
    """What ``report`` reads of single articles is read; anything else is refused in words."""
    reply = server.send(file=(name, data))
    assert reply.status == status
    assert ("Refused" in reply.text) == (status != 200)


def test_a_copy_of_a_document_is_traced_without_it(server: Server, held: Path) -> None:
    """The very bytes of a document that is held are traced against the others."""
    file = held / "000_d58aa7f2469bc63f.txt"
    reply = server.send(file=(file.name, file.read_bytes()))
    assert reply.status == 200
    assert "trace to AFP 2019-12-28" in reply.text


def test_an_empty_form_is_refused(server: Server) -> None:
    """Neither a text nor a file: it says so."""
    assert server.send("   \n").status == 422
    assert "paste a draft" in server.send("").text


def test_a_quotes_history_is_found(server: Server, held: Path) -> None:
    """The search finds what the command finds."""
    words = provenance.trace(provenance.load(held)).quotes[0].text[:40]
    reply = server.ask(f"/quotes?find={words.replace(' ', '+')}")
    assert "in 2 places" in reply.text or "in 1 place" in reply.text
    assert "No such quote" in server.ask("/quotes?find=zzz+qqq").text


# --- the API -------------------------------------------------------------------------------------


def described(server: Server) -> dict[str, Any]:
    """Return the OpenAPI document."""
    found: dict[str, Any] = json.loads(server.ask("/api/openapi.json").text)
    return found


def valid(server: Server, schema: str, text: str) -> None:
    """Hold an answer against its schema."""
    root = {**described(server), "$ref": f"#/components/schemas/{schema}"}
    Draft202012Validator(root).validate(json.loads(text))


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/api/health", "Health"),
        ("/api/documents", "Documents"),
        ("/api/report", "Report"),
        ("/api/quotes", "Quotes"),
        ("/api/quotes?find=the", "Quotes"),
        ("/api/openapi.json", "OpenApi"),
        ("/api/nothing", "Problem"),
    ],
)
def test_answers_are_of_the_schemas(server: Server, path: str, schema: str) -> None:
    """What is answered is what the description says."""
    reply = server.ask(path)
    assert reply.headers["content-type"].startswith("application/json")
    valid(server, schema, reply.text)


def test_the_description_is_of_the_routes(server: Server) -> None:
    """Each described operation answers, and no route of the API is left out of the description."""
    collection = collection_of(provenance.load(ROOT / "seeds"), Settings())
    room = CollectionRoom(collection, Turns(Limits()))
    routed = {
        (route.path, method)
        for route in Api(room, None, None).routes  # type: ignore[arg-type]  # nothing is asked of it
        for method in route.methods or ()
        if route.path != "/api" and method != "HEAD"
    }
    paths = described(server)["paths"]
    assert routed == {(path, method.upper()) for path in paths for method in paths[path]}
    for path, methods in paths.items():
        for method in {"GET", "POST", "PUT", "DELETE"} - {one.upper() for one in methods}:
            assert server.ask(path, b"" if method != "GET" else None, method).status == 405
    page = server.ask("/api").text
    assert all(f"{method.upper()} {path}" in page for path in paths for method in paths[path])


def test_the_schema_is_that_of_the_docs(server: Server) -> None:
    """Every part of the report's own schema is described."""
    schema = json.loads((ROOT / "docs" / "schema" / "provenance-report-1.json").read_text("utf-8"))
    parts = described(server)["components"]["schemas"]
    assert set(schema["$defs"]) < set(parts)
    Draft202012Validator.check_schema(parts["Report"])


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", SEED),
        ("text/plain; charset=utf-8", SEED),
        ("text/markdown", f"# News\n\n{SEED}"),
        ("application/json", json.dumps({"text": SEED})),
        ("application/json", json.dumps(ARTICLE)),
        ("text/html", f"<html><body><article><p>{SEED}</p></article></body></html>"),
    ],
)
def test_a_draft_is_answered_with_its_report(server: Server, kind: str, body: str) -> None:
    """A draft of any type that is read has a report of the schema."""
    reply = server.ask("/api/report", body.encode(), content_type=kind)
    assert reply.status == 200
    valid(server, "Report", reply.text)


def test_the_report_is_the_librarys(server: Server, held: Path) -> None:
    """The API says byte for byte what the collection says."""
    corpus = provenance.load(held)
    assert server.ask("/api/report").text == provenance.render(provenance.trace(corpus), "json")
    draft = Document.from_text(SEED + "\nMore.", id="draft")
    reply = server.ask("/api/report", (SEED + "\nMore.").encode(), content_type="text/plain")
    expected = provenance.trace([draft], against=corpus)
    assert [one["sentences"] for one in json.loads(reply.text)["documents"]] == [
        one["sentences"] for one in json.loads(provenance.render(expected, "json"))["documents"]
    ]


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("text/plain", b"", 422),
        ("application/json", b"{", 400),
        ("application/json", b"[" * 100_000, 400),
        ("application/json", b'{"words": 1}', 422),
        ("application/xml", b"<a/>", 415),
        ("", b"text", 415),
    ],
)
def test_what_is_no_draft_is_refused(server: Server, kind: str, body: bytes, status: int) -> None:
    """A refusal has its reason, as JSON."""
    reply = server.ask("/api/report", body, content_type=kind)
    assert reply.status == status
    valid(server, "Problem", reply.text)


# --- what must not be possible -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:80", 200),
        ("localhost.", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("evil.example:8000", 400),
        ("127.0.0.1@evil.example", 400),
        ("evil.example#127.0.0.1", 400),
        ("127.0.0.1 evil.example", 400),
        ("127.0.0.1:80:80", 400),
        (ANY, 400),
        ("", 400),
    ],
)
def test_only_its_own_names_are_answered(server: Server, host: str, status: int) -> None:
    """A name that another site gave this address (DNS rebinding) opens nothing."""
    reply = raw(
        server.port,
        f"GET /api/report HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode(),
    )
    assert reply.startswith(f"HTTP/1.1 {status}".encode())
    assert (b"provenance-report/1" in reply) == (status == 200)


@pytest.mark.parametrize("lines", ["", "Host: 127.0.0.1\r\nHost: evil.example\r\n"])
def test_a_request_has_one_host(server: Server, lines: str) -> None:
    """Neither none nor two."""
    reply = raw(server.port, f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
    assert reply.startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("headers", "status", "why"),
    [
        ({}, 200, "a program"),
        ({"sec_fetch_site": "same-origin"}, 200, "our own page"),
        ({"sec_fetch_site": "none"}, 200, "typed by a person"),
        ({"origin": "OWN"}, 200, "our own page, said otherwise"),
        ({"sec_fetch_site": "cross-site"}, 403, "another site"),
        ({"sec_fetch_site": "same-site"}, 403, "a sister of this site"),
        ({"origin": "http://evil.example"}, 403, "another site, said otherwise"),
        ({"origin": "null"}, 403, "a page without an origin"),
        ({"origin": "http://127.0.0.1:1"}, 403, "another server of this machine"),
        ({"origin": "OWN", "sec_fetch_site": "cross-site"}, 403, "both, and one of them is not"),
    ],
)
def test_pages_of_other_sites_send_nothing(
    server: Server, headers: dict[str, str], status: int, why: str
) -> None:
    """A form or script of another site is refused before it is read."""
    sent = {name: server.address if one == "OWN" else one for name, one in headers.items()}
    reply = server.ask("/api/report", b"It rained on Friday.", content_type="text/plain", **sent)
    assert reply.status == status, why


@pytest.mark.parametrize(
    ("headers", "status", "why"),
    [
        ({}, 200, "a program, or a browser that does not say"),
        ({"site": "none", "mode": "navigate", "dest": "document"}, 200, "typed by a person"),
        ({"site": "same-origin", "mode": "no-cors", "dest": "style"}, 200, "our own page"),
        ({"site": "cross-site", "mode": "navigate", "dest": "document"}, 200, "a link elsewhere"),
        ({"site": "same-site", "mode": "navigate", "dest": "document"}, 200, "a link near by"),
        ({"site": "cross-site", "mode": "no-cors", "dest": "image"}, 403, "a picture elsewhere"),
        ({"site": "cross-site", "mode": "no-cors", "dest": "document"}, 403, "no navigation"),
        ({"site": "cross-site", "mode": "cors", "dest": "empty"}, 403, "a script elsewhere"),
        ({"site": "cross-site", "mode": "navigate", "dest": "iframe"}, 403, "a frame elsewhere"),
        ({"site": "same-site", "mode": "no-cors", "dest": "image"}, 403, "a picture near by"),
        ({"site": "cross-site"}, 403, "neither mode nor destination"),
    ],
)
@pytest.mark.parametrize("path", ["/quotes?find=the", "/api/quotes", "/documents/d1"])
def test_pages_of_other_sites_start_no_work(
    server: Server, path: str, headers: dict[str, str], status: int, why: str
) -> None:
    """A picture, frame or script of another site is refused; a link to a page may be followed."""
    sent = {f"sec_fetch_{name}": value for name, value in headers.items()}
    assert server.ask(path, None, "GET", **sent).status == status, why


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/drafts",
        "/quotes",
        "/nothing",
        "/documents/x",
        "/api/health",
        "/api/nothing",
        "/style.css",
    ],
)
@pytest.mark.parametrize("host", ["127.0.0.1", "evil.example"])
def test_every_answer_has_the_headers(server: Server, path: str, host: str) -> None:
    """Pages, refusals and errors alike may load, frame, guess and leak nothing."""
    headers = server.ask(path, host=host).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in {"no-referrer", "same-origin"}
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers
    if path != "/style.css":
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/documents/../../etc/passwd",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/documents/%2e%2e/%2e%2e/etc/passwd",
        "/documents/%2Fetc%2Fpasswd",
        "/documents/000_d58aa7f2469bc63f",
        "/documents/d0",
        "/documents/d1%00",
        "/drafts/../api",
        "/drafts/..%5c..%5cwin.ini",
        "/style.css/../../corpus.toml",
        "//etc/passwd",
        "/api/../../etc/passwd",
        "/api/report/../../../etc/passwd",
        "/templates/layout.html.jinja",
    ],
)
def test_no_address_leads_out(server: Server, path: str) -> None:
    """What is no address of ours is not found, whatever it looks like as a path."""
    reply = server.ask(path)
    assert reply.status == 404
    assert "root:" not in reply.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../evil.txt", "evil.txt"),
        ("..\\..\\evil.txt", "evil.txt"),
        ("/etc/cron.d/evil.txt", "evil.txt"),
        ("C:\\evil.txt", "evil.txt"),
        ("x" * 1000 + ".txt", "x" * 116 + ".txt"),
        (ATTACKS[0].replace("/", "") + ".txt", "&lt;script&gt;alert(1)&lt;script&gt;.txt"),
        ("a\u202etxt.html.txt", "a⟦U+202E⟧txt.html.txt"),
        ("' onmouseover='alert(1)' x='.txt", "&#39; onmouseover=&#39;alert(1)&#39; x=&#39;.txt"),
    ],
)
def test_the_name_of_a_file_is_only_shown(
    server: Server, held: Path, name: str, shown: str
) -> None:
    """Its last part stands on the page, escaped; no file comes to be."""
    before = {file for folder in (held.parent, ROOT) for file in folder.iterdir()}
    reply = server.send(file=(name, SEED.encode()))
    assert reply.status == 200
    assert f"<dd>{shown}, sha256" in reply.text
    assert Page(reply.text).acts == []
    assert {file for folder in (held.parent, ROOT) for file in folder.iterdir()} == before


def hostile_drafts() -> Iterator[tuple[str, bytes]]:
    """Yield drafts with attacks in every field that a draft can have."""
    said = f"The mayor said {ATTACK}.\n\n“{ATTACK} it is,” said {ATTACK}."
    body = f"{ATTACK}\n\n{said}\n\n© 2020 {ATTACK}"
    yield "a.txt", body.encode()
    yield "a.md", f"# {ATTACK}\n\n{body}".encode()
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": ATTACK,
        "articleBody": body,
        "publisher": {"@type": "Organization", "name": ATTACK},
        "author": {"name": ATTACK},
        "url": f"javascript:alert(1)//{ATTACK}",
        "datePublished": ATTACK,
        "inLanguage": ATTACK,
    }
    yield "a.json", json.dumps(article).encode()
    ninjs = {
        "version": "1",
        "headline": ATTACK,
        "body_text": body,
        "byline": ATTACK,
        "language": ATTACK,
        "uri": ATTACK,
    }
    yield "b.json", json.dumps(ninjs).encode()
    page = f"<title>{ATTACK}</title><article><h1>{ATTACK}</h1><p>{body * 3}</p></article>"
    yield "a.html", f'<html lang="{ATTACKS[4]}"><body>{page}</body></html>'.encode()


@pytest.mark.parametrize(("name", "data"), list(hostile_drafts()), ids=lambda value: str(value)[:6])
def test_hostile_drafts_do_nothing(server: Server, name: str, data: bytes) -> None:
    """Scripts, handlers and addresses in any field of a draft are text on its page."""
    reply = server.send(file=(name, data))
    assert reply.status == 200
    assert Page(reply.text).acts == []
    assert "49" not in re.findall(r"\b49\b", reply.text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_looked_for(server: Server, attack: str) -> None:
    """The words that are looked for are shown as they are, and act nowhere."""
    reply = server.ask("/quotes?find=" + "".join(f"%{byte:02x}" for byte in attack.encode()))
    assert reply.status == 200
    assert Page(reply.text).acts == []


@pytest.mark.parametrize(
    "path",
    ["/quotes?find=a%0d%0aset-cookie:%20x=1", "/drafts/a%0d%0aset-cookie:x", "/%0d%0aset-cookie:x"],
)
def test_no_header_is_injected(server: Server, path: str) -> None:
    """Line breaks in an address stay where they are."""
    headers = server.ask(path).headers
    assert "set-cookie" not in {name.lower() for name in headers}
    reply = server.send(file=("a\r\nset-cookie: x=1\r\n\r\n.txt", b"It rained."))
    assert "set-cookie" not in {name.lower() for name in reply.headers}


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "GZIP", "gzip, identity", "zstd"])
def test_compressed_bodies_are_refused(server: Server, encoding: str) -> None:
    """There is nothing that a decompression bomb could blow up."""
    bomb = b"\x1f\x8b" + b"\0" * 1000
    reply = server.ask("/api/report", bomb, content_type="text/plain", content_encoding=encoding)
    assert reply.status == 415


def test_large_bodies_are_refused(strict_server: Server) -> None:
    """By what they declare or, where they declare nothing, as soon as there is too much."""
    port = strict_server.port
    head = "POST /api/report HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
    declared = raw(port, f"{head}Content-Length: 99999999999\r\n\r\n".encode())
    assert declared.startswith(b"HTTP/1.1 413")
    chunk = b"1000\r\n" + b"a" * 0x1000 + b"\r\n"
    chunked = f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 14
    assert raw(port, chunked).startswith(b"HTTP/1.1 413")
    assert strict_server.send("a" * 60_000).status == 413
    assert strict_server.ask("/api/health").status == 200


def test_a_client_that_trickles_its_headers_is_hung_up_on(strict_server: Server) -> None:
    """A byte now and then keeps no connection open."""
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", strict_server.port), timeout=10) as one:
        one.sendall(b"GET / HTTP/1.1\r\n")
        with pytest.raises(OSError, match=r"."):  # noqa: PT012 (it ends at some byte)
            while time.monotonic() < begun + 8:
                one.sendall(b"X")
                time.sleep(0.1)
    assert time.monotonic() < begun + 6


def test_a_client_that_sends_nothing_is_hung_up_on(strict_server: Server) -> None:
    """So is one that is silent from the beginning, or after a first answer."""
    begun = time.monotonic()
    assert raw(strict_server.port, b"") == b""
    assert raw(strict_server.port, b"GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\nGET")
    assert time.monotonic() < begun + 9


def test_a_client_that_trickles_its_body_is_refused(strict_server: Server) -> None:
    """The whole body has to come in time, however steadily it comes."""
    head = "POST /api/report HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", strict_server.port), timeout=10) as one:
        one.sendall(f"{head}Content-Length: 1000\r\n\r\n".encode())
        one.settimeout(0.1)
        found = b""
        while not found and time.monotonic() < begun + 8:
            one.sendall(b"a")
            try:
                found = one.recv(1000)
            except TimeoutError:
                continue
    assert found.startswith(b"HTTP/1.1 408")
    assert time.monotonic() < begun + 6


def test_a_client_that_takes_no_answer_is_hung_up_on(strict_server: Server) -> None:
    """Answers that are asked for and not read do not pile up, and leave no word on stderr."""
    asked = b"GET /api/report HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection(("127.0.0.1", strict_server.port), timeout=10) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        with pytest.raises(OSError, match=r"."):  # noqa: PT012 (it ends at some request)
            for _ in range(200):
                one.sendall(asked * 20)
                time.sleep(0.05)
    assert strict_server.ask("/api/health").status == 200


def test_many_slow_clients_do_not_stop_the_others(strict_server: Server) -> None:
    """While a hundred connections say nothing, a request is answered."""
    slow = [socket.create_connection(("127.0.0.1", strict_server.port)) for _ in range(100)]
    try:
        for one in slow:
            one.sendall(b"POST /drafts HTTP/1.1\r\nHost:")
        assert strict_server.ask("/api/health").status == 200
        assert strict_server.ask("/").status == 200
    finally:
        for one in slow:
            one.close()


def test_two_hundred_at_once(server: Server) -> None:
    """Each is answered, or told when to try again; then all is as before."""

    def asked(number: int) -> tuple[int, str]:
        body = f"It rained on {number} days.\n\n{SEED}".encode()
        reply = server.ask("/api/report", body, content_type="text/plain")
        return reply.status, reply.headers.get("retry-after", "")

    with ThreadPoolExecutor(200) as clients:
        found = list(clients.map(asked, range(200)))
    assert {status for status, _ in found} <= {200, 503}
    assert sum(status == 200 for status, _ in found) >= 30
    assert all(wait.isdecimal() for status, wait in found if status == 503)
    assert server.send(SEED).status == 200


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", b"<div>" * 150_000),
        ("deep.html", b"<html><body>" + b"<b><i>" * 60_000 + b"text" * 1000),
        ("deep.html", b"<article><p>" + b"<table><tr><td>" * 20_000 + b"It rained."),
        ("huge.html", b"<article>" + b"<p>It rained on Friday, the mayor said.</p>" * 20_000),
        ("attributes.html", b"<p " + b"a=b " * 200_000 + b">It rained.</p>"),
        ("entities.html", b"<article><p>" + b"&amp;&lt;" * 100_000),
        ("quotes.txt", b"\xe2\x80\x9c " * 100_000),
        ("brackets.txt", b"[(" * 300_000),
        ("one-word.txt", b"a" * 900_000),
        ("hidden.txt", "a\u200b".encode() * 200_000 + b" it rained"),
    ],
    ids=lambda value: str(value)[:16],
)
def test_deep_and_huge_drafts_end(server: Server, name: str, data: bytes) -> None:
    """They are answered or refused within the time that a draft has, and others are served on."""
    begun = time.monotonic()
    assert server.send(file=(name, data)).status in {200, 422, 503}
    assert time.monotonic() < begun + 40
    assert server.ask("/api/health").status == 200


def test_a_draft_that_takes_too_long_is_ended(strict_server: Server) -> None:
    """It says so; the next one is traced."""
    words = " ".join(
        f"The {number} mayors said “it rained {number} times”." for number in range(900)
    )
    reply = strict_server.send(words)
    assert reply.status == 503
    assert "longer than 0.5 seconds" in reply.text
    assert strict_server.send("It rained on Friday, the mayor said.").status == 200


def children(process: int) -> dict[int, bytes]:
    """Return the command of each process that a process has started, by its id."""
    if not Path(f"/proc/{process}/task/{process}/children").exists():
        pytest.skip("this system does not tell the children of a process")
    files = Path(f"/proc/{process}/task").glob("*/children")
    found = [int(child) for file in files for child in file.read_text().split()]
    return {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in found}


def test_a_process_that_dies_is_started_again(
    held: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """Drafts are traced as before, by a process that is no fork of a server with threads."""
    with serve(str(held), "--workers", "1") as server:
        server.ask("/api/report", b"It rained.", content_type="text/plain")
        for child in children(server.process.pid):
            os.kill(child, signal.SIGKILL)
        for _ in range(2):
            reply = server.ask("/api/report", b"It rained.", content_type="text/plain")
            assert reply.status == 200
        own = Path(f"/proc/{server.process.pid}/cmdline").read_bytes()
        assert children(server.process.pid)
        assert own not in children(server.process.pid).values()


def test_a_process_that_dies_costs_no_draft(
    held: Path, serve: Callable[..., AbstractContextManager[Server]]
) -> None:
    """Those that are worked on or wait when a process is ended are traced all the same."""
    slow = " ".join(f"The {number} mayors said “it rained {number} times”." for number in range(90))

    def asked(words: str) -> int:
        return server.ask("/api/report", words.encode(), content_type="text/plain").status

    with serve(str(held), "--workers", "1") as server, ThreadPoolExecutor(8) as clients:
        asked("It rained.")
        found = [clients.submit(asked, f"{slow} It rained {number}.") for number in range(8)]
        time.sleep(0.2)
        for child in children(server.process.pid):
            os.kill(child, signal.SIGKILL)
        assert [one.result() for one in found] == [200] * 8


class Brittle(Executor):
    """Ends when it comes to a draft that is named so, and takes along all that wait."""

    def __init__(self) -> None:
        self.waiting: list[Future[Answer]] = []
        self.broken = False
        self.changing = Lock()

    def submit(self, _: object, /, *given: Any, **__: Any) -> Future[Any]:  # noqa: ANN401 (as its base has it)
        """Take a draft."""
        if self.broken:
            raise BrokenProcessPool
        self.waiting.append(Future())
        if given[0].name == "deadly.txt":
            self._end()
        else:
            Timer(0.05, self._finish, self.waiting[-1:]).start()
        return self.waiting[-1]

    def _end(self) -> None:
        with self.changing:
            self.broken = True
            for one in self.waiting:
                if not one.done():
                    one.set_exception(BrokenProcessPool())

    def _finish(self, one: Future[Answer]) -> None:
        with self.changing:
            if not self.broken:
                one.set_result(Answer(200, b""))


def test_a_deadly_draft_is_the_only_one_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each draft that waits beside it is tried once more, and is not told to be shorter."""
    monkeypatch.setattr(Desk, "_begun", lambda *_: Brittle())

    async def answered() -> list[Answer]:
        desk = Desk(None, Limits())  # type: ignore[arg-type]  # nothing is asked of it
        names = ["a.txt", "b.txt", "deadly.txt", "c.txt"]
        return await asyncio.gather(*(desk.ask(Draft(name, b"")) for name in names))

    found = awaited(answered())
    assert [one.status for one in found] == [200, 200, 503, 200]
    assert "the server" in found[2].problem
    assert "twice" in found[2].problem


# --- many readers at once ------------------------------------------------------------------------


def test_pages_are_made_in_turn() -> None:
    """No more at once than may be, however many are asked for; all of them in the end."""
    busy, most = [0], [0]

    def work(number: int) -> int:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.01)
        busy[0] -= 1
        return number

    async def made() -> list[int]:
        turns = Turns(Limits(readers=2))
        return await asyncio.gather(*(turns.run(work, number) for number in range(20)))

    assert awaited(made()) == list(range(20))
    assert most[0] <= 2


def test_all_quotes_are_written_once(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of all quotes is as large as the report: it is kept as the report is."""
    collection = collection_of(provenance.load(held), Settings())
    times: list[object] = []
    write = json_report.write

    def counted(value: object) -> str:
        times.append(value)
        return write(value)

    monkeypatch.setattr(json_report, "write", counted)

    async def asked() -> list[bytes]:
        room = CollectionRoom(collection, Turns(Limits()))
        times.clear()
        api = Api(room, None, None)  # type: ignore[arg-type]  # no draft is sent
        scope = {"type": "http", "query_string": b"", "headers": []}
        replies = await asyncio.gather(*(api.quotes(Request(scope)) for _ in range(4)))
        return [bytes(reply.body) for reply in replies]

    assert len(set(awaited(asked()))) == 1
    assert len(times) == 1


# --- what is kept --------------------------------------------------------------------------------


def test_the_oldest_drafts_are_forgotten() -> None:
    """No more are kept than may be, by number and by size; the newest stay."""

    async def answered(size: int) -> Answer:
        return Answer(200, b"x" * size)

    async def kept(limits: Limits, sizes: list[int]) -> list[bool]:
        drafts = KeptDrafts(limits)
        tokens = [drafts.keep("a", answered(size)) for size in sizes]
        await asyncio.sleep(0.01)
        assert len(set(tokens)) == len(tokens)
        return [drafts.find(token) is not None for token in tokens]

    few = Limits(kept=2)
    assert awaited(kept(few, [1, 1, 1])) == [False, True, True]
    small = Limits(kept_bytes=100)
    assert awaited(kept(small, [60, 60, 30])) == [False, True, True]


def test_a_draft_that_is_being_traced_is_not_forgotten() -> None:
    """However many come after it: its address was given away, and leads somewhere."""

    async def kept() -> tuple[list[bool], list[bool]]:
        go = asyncio.Event()

        async def answered() -> Answer:
            await go.wait()
            return Answer(200, b"x")

        drafts = KeptDrafts(Limits(kept=2))
        tokens = [drafts.keep("a", answered()) for _ in range(4)]
        await asyncio.sleep(0.01)
        before = [drafts.find(token) is not None for token in tokens]
        go.set()
        await asyncio.sleep(0.01)
        return before, [drafts.find(token) is not None for token in tokens]

    assert awaited(kept()) == ([True] * 4, [False, False, True, True])


@pytest.mark.parametrize("workers", [1, 2, 20, 64])
def test_as_many_drafts_are_kept_as_may_be_sent_at_once(workers: int) -> None:
    """Were all of them done in one moment, each would still be found."""
    limits = Limits(workers=workers)
    assert limits.kept >= limits.pending == workers + limits.waiting


def test_drafts_are_found_by_their_token_only(server: Server) -> None:
    """A token has 128 bits of chance; another one finds nothing."""
    reply = server.ask("/drafts", b"", "POST", content_type="text/plain")
    assert reply.status == 415
    assert server.ask("/drafts/AAAAAAAAAAAAAAAAAAAAAA").status == 404


def test_uploads_do_not_touch_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file as large as may be is never written to a temporary file."""

    def spilled(_: object) -> None:
        pytest.fail("an upload was written to the disk")

    monkeypatch.setattr(SpooledTemporaryFile, "rollover", spilled)
    data = b"It rained. " * 500_000
    head = b'--zzz\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = head + data + b"\r\n--zzz--\r\n"

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http",
        "method": "POST",
        "headers": [(b"content-type", b"multipart/form-data; boundary=zzz")],
    }
    limits = Limits(body=len(body))
    draft = awaited(draft_of_form(Request(scope, receive), limits))
    assert draft.data == data


# --- starting and ending -------------------------------------------------------------------------


def test_a_taken_port_is_a_usage_error(
    held: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says which port, and what to do, before anything is read."""
    assert run(["serve", str(held), "--port", str(server.port)]) == 2
    assert "choose another --port" in capsys.readouterr().err


def test_nothing_to_read_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is served by nobody."""
    assert run(["serve", str(tmp_path), "--port", "0"]) == 3
    assert "no readable article" in capsys.readouterr().err


def test_a_missing_extra_is_named(
    held: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to install."""
    monkeypatch.setattr("provenance.cli.serve.find_spec", lambda _: None)
    assert run(["serve", str(held)]) == 2
    assert "pip install 'wire-provenance[web]'" in capsys.readouterr().err


def test_other_commands_load_no_server() -> None:
    """The command starts without the packages of this extra."""
    code = (
        "import sys, provenance.cli; provenance.cli.run(['--help']); "
        "sys.exit(any(name in sys.modules for name in ('starlette', 'uvicorn', 'asyncio')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_ctrl_c_ends_it_quietly(held: Path) -> None:
    """It ends with the code that shells expect, no traceback, and no process left behind."""
    command = [sys.executable, "-c", _INTERRUPTIBLE, "serve", str(held), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stderr is not None
        said = b""
        while b"serving" not in said:
            said += process.stderr.readline()
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        said += process.stderr.read()
        assert process.wait(10) == 130
    assert b"Traceback" not in said
    assert said.rstrip().endswith(b"provenance: interrupted")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


_INTERRUPTIBLE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from provenance.cli import main; main()"
)
"""A shell's background job is deaf to Ctrl-C, and so are the tests that run in one."""


@pytest.mark.parametrize(
    ("host", "names", "known", "unknown"),
    [
        ("127.0.0.1", (), "localhost", ANY),
        ("192.168.1.5", (), "192.168.1.5", "192.168.1.6"),
        (ANY, ("Desk.example",), "desk.example", ANY),
        ("::1", (), "[::1]", "::1"),
        ("fe80::1", (), "[fe80::1]", "evil.example"),
    ],
)
def test_the_names_that_are_answered(
    host: str, names: tuple[str, ...], known: str, unknown: str
) -> None:
    """This machine's own, the one that it listens on, and those that are allowed."""
    found = _hosts(host, names)
    assert known in found
    assert unknown not in found


def test_an_archive_is_served_as_its_articles_are(tmp_path: Path) -> None:
    """What is served of a small archive is what is served of the folder it was made from."""
    with provenance.Archive.create(tmp_path / "archive") as archive:
        archive.add(ROOT / "seeds")
    served, read = (
        _served((str(tmp_path / "archive"),), None, None),
        provenance.load(ROOT / "seeds"),
    )
    assert isinstance(served.held, Collection)
    assert served.report == provenance.trace(read)


@pytest.mark.parametrize("order", [1, -1])
def test_an_archive_is_served_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], order: int
) -> None:
    """Beside other paths it is refused, and never read as the folder of files that it also is."""
    with provenance.Archive.create(tmp_path / "archive") as archive:
        archive.add(ROOT / "seeds")
    paths = [str(tmp_path / "archive"), str(ROOT / "seeds")][::order]
    assert run(["serve", "--port", "0", *paths]) == 2
    assert "is an archive and stands alone" in capsys.readouterr().err
