"""``provenance serve``: the pages of a pile of articles in a browser, and drafts traced there."""

from __future__ import annotations

import gc
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from provenance.cli import exits, options
from provenance.cli.output import note, note_cautions
from provenance.cli.tracing import chosen, opened

if TYPE_CHECKING:
    from provenance.model import Report
    from provenance.web.back_file import BackFile
    from provenance.web.collection import Collection

PACKAGES: Final = ("starlette", "uvicorn", "h11", "python_multipart")
_ANY: Final = frozenset(("0.0.0.0", "::", ""))  # noqa: S104 (what is refused as a name)


class _Served(NamedTuple):
    """What is served, how many documents it has, and their own report where it was made."""

    held: Collection | BackFile
    documents: int
    report: Report | None = None


@click.command("serve", epilog=exits.EPILOG)
@click.argument("paths", nargs=-1, required=True, type=options.PATH, metavar="PATH...")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 is any that is free.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name that browsers may call this server by. May be repeated.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="How many drafts are traced at once.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1_000, 32 << 20),
    default=1 << 20,
    show_default=True,
    help="The size of a draft beyond which it is refused.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(0.1, 3600),
    default=20.0,
    show_default=True,
    help="How long a draft may be worked on.",
)
@click.option(
    "--max-wait",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    help="How many seconds a browser may take to send a request or to take an answer.",
)
@options.tracing
def command(  # noqa: PLR0913 (click passes every option by its name)
    *,
    paths: tuple[str, ...],
    host: str,
    port: int,
    names: tuple[str, ...],
    workers: int,
    max_bytes: int,
    max_seconds: float,
    max_wait: float,
    wire: str | None,
    config: str | None,
    strict: bool,
    quiet: bool,
) -> int:
    """Show the same report in a browser, and trace drafts there.

    The documents at PATH..., or of a small archive, are read once, when the server starts; of a
    larger archive, each answer reads what it needs. Paste or upload a draft to trace it against
    them; JSON is under /api. Nothing that is sent is stored. Needs the extra "web". Ctrl-C ends it.
    """
    _require_packages()
    from provenance.web import app, desk, limits, server  # noqa: PLC0415 (an extra)

    taken = server.listening(host, port)
    bounds = limits.Limits(body=max_bytes, seconds=max_seconds, patience=max_wait, workers=workers)
    with taken:
        served = _served(paths, config, wire)
        if served.report and not quiet:
            note_cautions(served.report)
        if served.report and strict and served.report.skipped:
            return exits.UNREAD
        gc.enable()  # this runs for long; but what was read stays, and is shared by its processes
        gc.freeze()
        application = app.application(desk.Desk(served.held, bounds), _hosts(host, names))
        if not quiet:
            shown = f"[{host}]" if ":" in host else host
            where = f"http://{shown}:{taken.getsockname()[1]}/"
            note(f"serving {served.documents:,} documents at {where} (Ctrl-C ends)")
        server.run(application, taken, bounds)
    return exits.DONE


def _require_packages() -> None:
    """Say what to install where the extra is missing."""
    from provenance.errors import ServeError  # noqa: PLC0415 (keeps --version quick)

    if not all(find_spec(package) for package in PACKAGES):
        message = "serve needs more packages; run: pip install 'wire-provenance[web]'"
        raise ServeError(message)


def _served(paths: tuple[str, ...], config: str | None, wire: str | None) -> _Served:
    """Read what is to be served; of an archive that is too large for it, each answer reads some."""
    from provenance.archive.archive import LISTED  # noqa: PLC0415 (keeps --version quick)
    from provenance.flag.choices import check_choices  # noqa: PLC0415 (as above)
    from provenance.model import Corpus  # noqa: PLC0415 (as above)
    from provenance.web.back_file import BackFile  # noqa: PLC0415 (an extra)
    from provenance.web.collection import collection_of  # noqa: PLC0415 (as above)

    settings = chosen(config, wire)
    check_choices(settings)
    with opened(paths) as found:
        size = len(found)
        if not isinstance(found, Corpus) and size > LISTED:
            return _Served(BackFile(str(Path(paths[0]).resolve()), settings), size)
        corpus = found if isinstance(found, Corpus) else found.corpus()
    collection = collection_of(corpus, settings)
    return _Served(collection, size, collection.report)


def _hosts(host: str, names: tuple[str, ...]) -> frozenset[str]:
    """Return the names that requests may be made to: this machine's, and those allowed."""
    from provenance.web.app import LOOPBACK  # noqa: PLC0415 (an extra)

    own = () if host in _ANY else (f"[{host}]" if ":" in host else host,)
    return LOOPBACK | {name.lower() for name in (*own, *names)}
