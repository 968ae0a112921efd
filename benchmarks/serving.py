"""Time drafts that are pasted into a running server: ``python -m benchmarks.serving``.

A real server process holds 200 made-up articles of 400 words. A draft is 600 words, rewritten from
two of them. What is timed is what a browser does: the form is sent, and the page that it leads to
is fetched; each client does so over a connection of its own, one draft after the other.
"""

from __future__ import annotations

import http.client
import itertools
import re
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.articles import article, drawing, rewrite, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parent.parent
DOCUMENTS: Final = 200
CLIENTS: Final = 8

_WORDS: Final = 400
_ALONE: Final = 20
_EACH: Final = 15
_BOUNDARY: Final = "-----drafts"
_ADDRESS: Final = re.compile(rb"http://127\.0\.0\.1:(\d+)/")


class Served(NamedTuple):
    """Milliseconds from sending a draft to having its page: one client alone, and eight at once.

    ``reports`` are those of ``POST /api/report`` by one client.
    """

    alone: tuple[float, ...]
    together: tuple[float, ...]
    reports: tuple[float, ...]


def measure() -> Served:
    """Start a server and time it."""
    with tempfile.TemporaryDirectory() as folder:
        sources = [article(drawing(f"served {number}"), _WORDS) for number in range(DOCUMENTS)]
        for number, sentences in enumerate(sources):
            file = Path(folder) / f"{number:03}.txt"
            file.write_text(text_of(sentences), encoding="utf-8")
        drafts = [_draft(sources, number) for number in range(_ALONE + CLIENTS * _EACH)]
        with serving(folder) as port:
            _pages(port, drafts[:4])  # the first of each process
            alone = _pages(port, drafts[:_ALONE])
            shares = [drafts[_ALONE + client :: CLIENTS] for client in range(CLIENTS)]
            with ThreadPoolExecutor(CLIENTS) as clients:
                found = clients.map(_pages, itertools.repeat(port), shares)
                together = tuple(itertools.chain.from_iterable(found))
            reports = _reports(port, drafts[:_ALONE])
    return Served(alone, together, reports)


@contextmanager
def serving(folder: str) -> Iterator[int]:
    """Run ``provenance serve`` on a folder; give the port, and end it."""
    command = (sys.executable, "-m", "provenance", "serve", folder, "--port", "0")
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        try:
            line = next(found for one in server.stderr if (found := _ADDRESS.search(one)))
            port = int(line[1])
            _until_ready(port)
            yield port
        finally:
            server.terminate()


def quantile(values: Sequence[float], percent: int) -> float:
    """Return a percentile of values."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _draft(sources: Sequence[Sequence[str]], number: int) -> str:
    """Rewrite two articles into one draft of 600 words."""
    first, second = (sources[(number * step) % DOCUMENTS] for step in (7, 13))
    words = " ".join(rewrite(drawing(f"draft {number}"), [*first, *second])).split()
    return " ".join(words[:600])


def _until_ready(port: int) -> None:
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/api/health")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return


def _pages(port: int, drafts: Sequence[str]) -> tuple[float, ...]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for draft in drafts:
        start = time.perf_counter()
        status, place, _ = _asked(
            connection, "POST", "/drafts", _form(draft), "multipart/form-data"
        )
        assert status == 303, status
        status, _, page = _asked(connection, "GET", place)
        while status == 202:
            status, _, page = _asked(connection, "GET", place)
        times.append(1e3 * (time.perf_counter() - start))
        assert status == 200, status
        assert b"Sentence by sentence" in page
    return tuple(times)


def _reports(port: int, drafts: Sequence[str]) -> tuple[float, ...]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for draft in drafts:
        start = time.perf_counter()
        status, _, _ = _asked(connection, "POST", "/api/report", draft.encode(), "text/plain")
        times.append(1e3 * (time.perf_counter() - start))
        assert status == 200, status
    return tuple(times)


def _asked(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: bytes | None = None,
    kind: str = "",
) -> tuple[int, str, bytes]:
    boundary = f"; boundary={_BOUNDARY}" if kind.startswith("multipart") else ""
    connection.request(method, path, body, {"content-type": kind + boundary} if kind else {})
    response = connection.getresponse()
    return response.status, response.getheader("location", ""), response.read()


def _form(text: str) -> bytes:
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    return f"{head}{text}\r\n--{_BOUNDARY}--\r\n".encode()


def main() -> None:
    """Measure and print."""
    found = measure()
    for what, values in zip(found._fields, found, strict=True):
        print(
            f"{what:10} median {statistics.median(values):6.0f} ms, "
            f"95th percentile {quantile(values, 95):6.0f} ms, of {len(values)}"
        )


if __name__ == "__main__":
    main()
