"""The served pages in a real browser: by keyboard, without errors, from this server alone."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

ROOT = Path(__file__).parents[1]
SEED = (ROOT / "seeds" / "000_d58aa7f2469bc63f.txt").read_text("utf-8")

pytestmark = pytest.mark.browser


class Server(Protocol):
    """A server in a process of its own (``conftest.Served``)."""

    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture
def opened(browser: Any, server: Server) -> Iterator[Callable[..., Any]]:  # noqa: ANN401 (no types here)
    """A function that opens a page; ``heard`` is what it asked of others, and what failed."""
    yield from opening(browser, server)


@pytest.fixture
def opened_archive(browser: Any, archive_server: Server) -> Iterator[Callable[..., Any]]:  # noqa: ANN401 (no types here)
    """The same, of a server of an archive."""
    yield from opening(browser, archive_server)


def opening(browser: Any, server: Server) -> Iterator[Callable[..., Any]]:  # noqa: ANN401 (no types here)
    """Yield a function that opens pages of a server, and close them."""
    contexts = []

    def at(path: str, **window: Any) -> Any:  # noqa: ANN401 (as above)
        context = browser.new_context(**window)
        contexts.append(context)
        page = context.new_page()
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("dialog", lambda dialog: page.heard.append(dialog.message))
        page.on("requestfailed", lambda request: page.heard.append(request.url))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(f"{server.address}/")
                else page.heard.append(request.url)
            ),
        )
        page.goto(server.address + path)
        return page

    yield at
    for context in contexts:
        context.close()


def tab_to(page: Any, selector: str) -> None:  # noqa: ANN401 (no types here)
    """Go to an element as one does without a mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    pytest.fail(f"Tab does not reach {selector}")


def broken_in(page: Any) -> list[str]:  # noqa: ANN401 (no types here)
    """Return the rules of axe-core that a page breaks, with where."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (an extra)

    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


def test_a_draft_is_traced_by_keyboard(opened: Callable[..., Any]) -> None:
    """Paste, Tab, Enter: the report comes, and nothing fails."""
    page = opened("/drafts")
    tab_to(page, "#text")
    page.keyboard.insert_text(SEED)
    tab_to(page, "button")
    page.keyboard.press("Enter")
    page.wait_for_selector("article#draft", timeout=20_000)
    assert "/drafts/" in page.url
    assert "trace to AFP 2019-12-28" in page.locator("h1").inner_text()
    assert page.heard == []


def test_a_file_is_traced_without_scripts(opened: Callable[..., Any]) -> None:
    """The form works where scripts are turned off."""
    page = opened("/drafts", java_script_enabled=False)
    page.set_input_files("#file", str(ROOT / "seeds" / "000_d58aa7f2469bc63f.txt"))
    page.get_by_role("button", name="Trace it").click()
    page.wait_for_url("**/drafts/*", timeout=20_000)
    page.locator("article#draft").wait_for(timeout=20_000)
    assert page.heard == []


def test_a_source_is_one_step_away(opened: Callable[..., Any]) -> None:
    """A link of a draft's row leads to the sentence on its document's page."""
    page = opened("/drafts")
    page.fill("#text", SEED)
    page.get_by_role("button", name="Trace it").click()
    page.locator("article#draft").wait_for(timeout=20_000)
    page.locator("tr.row .there a").first.click()
    page.wait_for_url("**/documents/d*#d*-s*")
    target = page.url.partition("#")[2]
    assert page.locator(f"#{target}").is_visible()
    assert page.heard == []


def test_a_quote_is_found_by_keyboard(opened: Callable[..., Any]) -> None:
    """Words, Enter: the history comes, with the words still in their field."""
    page = opened("/quotes")
    tab_to(page, "#find")
    page.keyboard.type("free speech")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotes?find=*")
    assert page.locator("#quotes table").count() >= 1
    assert page.input_value("#find") == "free speech"
    assert page.heard == []


@pytest.mark.parametrize(
    "path",
    ["/", "/documents/d1", "/drafts", "/drafts?sent", "/quotes?find=the", "/api", "/nothing"],
)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(opened: Callable[..., Any], path: str, scheme: str, width: int) -> None:
    """No rule of axe-core is broken, and the policy lets every page be as it is."""
    page = opened(
        path, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    if path == "/drafts?sent":
        page.fill("#text", SEED)
        page.get_by_role("button", name="Trace it").click()
        page.locator("article#draft").wait_for(timeout=20_000)
    assert page.heard == [] or path == "/nothing"  # a browser notes what is not found
    assert broken_in(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/documents",
        "/documents?find=no",
        "/documents/paint-2",
        "/quotes?find=lighthouse",
        "/api",
    ],
)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_of_an_archive(
    opened_archive: Callable[..., Any], path: str, scheme: str, width: int
) -> None:
    """The same holds for the pages of an archive, which are no wider than a small screen."""
    page = opened_archive(
        path, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    if path.startswith("/documents/"):
        page.locator("article#article").wait_for(timeout=20_000)
    assert page.heard == []
    assert broken_in(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_archive_is_walked_by_keyboard(opened_archive: Callable[..., Any]) -> None:
    """From the start page to the list, to an article, to the sentence that it was taken from."""
    page = opened_archive("/")
    tab_to(page, "a[href='/documents']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents")
    tab_to(page, "a[href='/documents/paint-2']")
    page.keyboard.press("Enter")
    page.locator("article#article").wait_for(timeout=20_000)
    page.locator("tr.row .there a").first.click()
    page.wait_for_url("**/documents/paint-1#article-s*")
    page.locator(f"#{page.url.partition('#')[2]}").wait_for(timeout=20_000)
    assert page.heard == []


def test_an_article_is_waited_for(
    browser: Any,  # noqa: ANN401 (no types here)
    back_file: Path,
    serve: Callable[..., AbstractContextManager[Server]],
) -> None:
    """While it is traced its page asks again by itself, also where a sentence was asked for."""
    with serve(str(back_file), "--workers", "1") as server:
        tasks = Path(f"/proc/{server.process.pid}/task").glob("*/children")
        workers = [int(one) for file in tasks for one in file.read_text().split()]
        for one in workers:
            os.kill(one, signal.SIGSTOP)
        page = browser.new_page()
        page.goto(f"{server.address}/documents/paint-1#article-s1")
        assert "is being traced" in page.locator("main").inner_text()
        for one in workers:
            os.kill(one, signal.SIGCONT)
        page.locator("article#article").wait_for(timeout=20_000)
        page.close()


@pytest.mark.parametrize("path", ["/", "/documents/d1", "/drafts", "/quotes?find=the", "/api"])
def test_pages_load_under_their_policy(opened: Callable[..., Any], path: str) -> None:
    """The style is applied, nothing is refused, nothing is asked of another host."""
    page = opened(path, viewport={"width": 320, "height": 640})
    assert page.heard == []
    assert page.evaluate("getComputedStyle(document.body).maxWidth") == "1216px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_of_another_site_sends_nothing(browser: Any, server: Server) -> None:  # noqa: ANN401 (no types here)
    """A form elsewhere that leads here is refused by what the browser itself says of it."""
    page = browser.new_page()
    action = f"{server.address}/drafts"
    page.set_content(
        f'<form action="{action}" method="post" enctype="multipart/form-data">'
        '<textarea name="text">It rained.</textarea><button>go</button></form>'
    )
    page.click("button")
    page.wait_for_url("**/drafts")
    assert "another site" in page.locator("body").inner_text()
    page.close()
