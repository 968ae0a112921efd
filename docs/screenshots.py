"""Take the pictures of the page that the docs show: ``python -m docs.screenshots``.

Needs Chromium and the extra ``browser``, as the tests of the page do (``make screenshots``).
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any, Final, NamedTuple

import provenance
from benchmarks.serving import serving

ROOT: Final = Path(__file__).parent.parent
IMAGES: Final = ROOT / "docs" / "images"
_NAMES: Final = ("chromium", "chromium-browser", "chrome")


class Picture(NamedTuple):
    """A part of the page, from the element that a selector finds, ``height`` pixels of it."""

    name: str
    selector: str
    height: int
    scheme: str = "light"
    width: int = 1120


PICTURES: Final = (
    Picture("report-overview.png", "#top", 880),
    Picture("report-article.png", "#d1", 860),
    Picture("report-dark.png", "#d1-s3", 640, "dark"),
)
SERVED: Final = Picture("serve-draft.png", "#top", 900)
DRAFT: Final = ROOT / "seeds" / "000_d58aa7f2469bc63f.txt"


def take() -> None:
    """Make the page of the seeds and take every picture of it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    report = provenance.trace(provenance.load(str(ROOT / "seeds")))
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(provenance.render(report, "html"), encoding="utf-8")
        found = next(filter(None, map(shutil.which, _NAMES)), None)
        # the sandbox needs rights that a container as a rule does not give
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for picture in PICTURES:
            _take(browser, file.as_uri(), picture)
        with serving(str(ROOT / "seeds")) as port:
            _take(browser, _traced(browser, port), SERVED)
        browser.close()


def _traced(browser: Any, port: int) -> str:  # noqa: ANN401 (no types without the extra)
    """Paste a seed into a server that has them all, and return the address of its report."""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/drafts")
    page.fill("#text", DRAFT.read_text(encoding="utf-8"))
    page.click("button")
    page.locator("article#draft").wait_for()
    address: str = page.url
    page.close()
    return address


def _take(browser: Any, address: str, picture: Picture) -> None:  # noqa: ANN401 (no types without the extra)
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme
    )
    page.goto(address)
    page.locator(picture.selector).evaluate("element => element.scrollIntoView()")
    page.screenshot(path=IMAGES / picture.name)
    page.close()


if __name__ == "__main__":
    take()
