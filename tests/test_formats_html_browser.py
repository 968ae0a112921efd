"""The page in a real browser: how it is laid out, reached by keyboard, read aloud and printed.

Needs Chromium and the extra ``browser``. Where they are not, the tests are skipped; with
``PROVENANCE_BROWSER=required``, as in CI, they fail instead.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import provenance
from provenance.formats import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from provenance.model import Report

SEEDS = Path(__file__).parents[1] / "seeds"

pytestmark = pytest.mark.browser

SIDES = """() => [...document.querySelectorAll("tr.row")].map(row =>
    [".here", ".there"].map(side => {
        const cell = row.querySelector(side), first = cell.querySelector("p");
        const {top, left, right} = cell.getBoundingClientRect();
        return {top, left, right, first: first && first.getBoundingClientRect().top};
    }))"""
BOXES = """() => [...document.querySelectorAll("figure .scroll .node")].map(node => {
    const shape = node.querySelector(".shape").getBoundingClientRect();
    const name = node.querySelector(".title").getBoundingClientRect();
    return {x: shape.x, y: shape.y, right: name.right, width: shape.width};
})"""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const every = [...document.querySelectorAll("a, [tabindex]")];
    return {at: every.indexOf(one), outline: style.outlineStyle, width: style.outlineWidth};
}"""


@pytest.fixture(scope="module")
def seeds() -> Report:
    """The report on the seeds."""
    return provenance.trace(provenance.load(str(SEEDS)))


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:  # noqa: ANN401 (no types here)
    """A function that opens a report's page in a window; ``heard`` has what it asked and said."""
    contexts = []

    def opened(report: Report, **window: Any) -> Any:  # noqa: ANN401 (as above)
        file = tmp_path / "report.html"
        file.write_text(render(report, "html"), "utf-8")
        context = browser.new_context(**window)
        contexts.append(context)
        page = context.new_page()
        page.heard = []
        page.on("request", lambda request: page.heard.append(request.url))
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("dialog", lambda dialog: page.heard.append(dialog.message))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_sentence_and_its_source_stand_side_by_side(
    seeds: Report, shown: Callable[..., Any]
) -> None:
    """In every row the article's side and the source's begin at one height and do not overlap."""
    rows = shown(seeds).evaluate(SIDES)
    assert len(rows) == sum(len(document.sentences) for document in seeds.documents)
    for here, there in rows:
        assert here["top"] == there["top"]
        assert here["right"] <= there["left"]
        assert there["first"] is None or abs(here["first"] - there["first"]) < 1


def test_the_graph_is_drawn(seeds: Report, shown: Callable[..., Any]) -> None:
    """Each document and outside source has its own line, and its name ends before its shape."""
    page = shown(seeds)
    boxes = page.evaluate(BOXES)
    assert len(boxes) == len(seeds.documents) + len(seeds.outside)
    heights = [box["y"] for box in boxes]
    assert all(lower - upper > 20 for upper, lower in pairwise(heights))
    assert all(box["right"] < box["x"] and box["width"] > 10 for box in boxes)
    derived = sum(len(document.derived_from) for document in seeds.documents)
    assert page.locator("figure .scroll .edge.derived").count() == derived
    assert page.locator("figure .scroll .edge.tie").count() == 1
    dashes = page.locator("figure .scroll .edge.tie").evaluate(
        "e => getComputedStyle(e).strokeDasharray"
    )
    assert dashes != "none"


def test_nothing_is_asked_of_the_network_and_nothing_fails(
    seeds: Report, shown: Callable[..., Any]
) -> None:
    """The one request is for the page itself; the console stays empty; the style is applied."""
    page = shown(seeds)
    assert page.heard == [page.url]
    assert (
        page.locator("tr.row td").first.evaluate("e => getComputedStyle(e).verticalAlign") == "top"
    )


def test_hostile_text_does_nothing(report: Report, shown: Callable[..., Any]) -> None:
    """Scripts, links and pictures in an article neither run nor load."""
    page = shown(report)
    page.locator("body").click(position={"x": 5, "y": 5})
    assert page.heard == [page.url]
    assert "<script>alert(1)</script>" in page.locator("body").inner_text()


def test_scripts_are_not_needed(seeds: Report, shown: Callable[..., Any]) -> None:
    """With scripts turned off the page is the same."""
    without = shown(seeds, java_script_enabled=False)
    assert without.locator("body").inner_text() == shown(seeds).locator("body").inner_text()


def test_the_keyboard_follows_the_page(seeds: Report, shown: Callable[..., Any]) -> None:
    """Tab goes through the page in order, each stop is seen, and the first skips the heading."""
    page = shown(seeds)
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert [stop["at"] for stop in stops] == list(range(25))
    assert [stop for stop in stops if stop["outline"] == "none" or stop["width"] == "0px"] == []
    again = shown(seeds)
    again.keyboard.press("Tab")
    again.keyboard.press("Enter")
    again.wait_for_url("**#main")  # the browser follows the link in its own time


def test_changes_are_read_aloud(seeds: Report, shown: Callable[..., Any]) -> None:
    """What a screen reader is given says which words are inserted, removed, moved and flagged."""
    row = shown(seeds).locator("tr.row").first.aria_snapshot()
    assert 'insertion: "[inserted: U.N. ]"' in row
    assert 'deletion: "[removed: approved the ]"' in row
    assert "[moved: on Friday ]" in row
    assert "flag a" in row


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(
    scheme: str, width: int, report: Report, shown: Callable[..., Any]
) -> None:
    """No rule of axe-core is broken: contrast, landmarks, names, order of headings, tables."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (an extra)

    page = shown(report, color_scheme=scheme, viewport={"width": width, "height": 900})
    found = Axe().run(page).response
    broken = [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert broken == []
    assert {"color-contrast", "landmark-one-main", "skip-link"} <= {
        rule["id"] for rule in found["passes"]
    }


@pytest.mark.parametrize("width", [320, 800])
def test_a_narrow_window_needs_no_sideways_scrolling(
    width: int, seeds: Report, shown: Callable[..., Any]
) -> None:
    """On a small screen, or enlarged fourfold, nothing but the graph is wider than the window."""
    page = shown(seeds, viewport={"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_schemes_differ(seeds: Report, shown: Callable[..., Any]) -> None:
    """The page is dark where the reader's system is, and light on paper even then."""
    colour = "getComputedStyle(document.body).backgroundColor"
    light, dark = (shown(seeds, color_scheme=scheme) for scheme in ("light", "dark"))
    assert light.evaluate(colour) != dark.evaluate(colour)
    dark.emulate_media(media="print", color_scheme="dark")
    assert dark.evaluate(colour) == "rgb(255, 255, 255)"
    assert not dark.locator("nav").is_visible()
    assert dark.pdf().startswith(b"%PDF")
    assert (
        dark.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine")
        == "underline"
    )
