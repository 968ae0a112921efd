"""``provenance serve``: the pages of a pile of articles in a browser, and drafts traced there."""

from __future__ import annotations

import gc
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import click

from provenance.cli import exits, options
from provenance.cli.output import note, note_cautions
from provenance.cli.tracing import chosen, opened

if TYPE_CHECKING:
    from provenance.model import Corpus
    from provenance.web.collection import Collection

PACKAGES: Final = ("starlette", "uvicorn", "h11", "python_multipart")
_ANY: Final = frozenset(("0.0.0.0", "::", ""))  # noqa: S104 (what is refused as a name)


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

    The documents at PATH..., or of a small archive, are read once, when the server starts.
    Paste or upload a draft to trace it against them; JSON is under /api. Nothing that is sent is
    stored. Needs the extra "web". Ctrl-C ends it.
    """
    _require_packages()
    from provenance.web import app, desk, limits, server  # noqa: PLC0415 (an extra)

    taken = server.listening(host, port)
    bounds = limits.Limits(body=max_bytes, seconds=max_seconds, patience=max_wait, workers=workers)
    with taken:
        collection = _collection(paths, config, wire)
        if not quiet:
            note_cautions(collection.report)
        if strict and collection.report.skipped:
            return exits.UNREAD
        gc.enable()  # this runs for long; but what was read stays, and is shared by its processes
        gc.freeze()
        application = app.application(desk.Desk(collection, bounds), _hosts(host, names))
        if not quiet:
            shown = f"[{host}]" if ":" in host else host
            where = f"http://{shown}:{taken.getsockname()[1]}/"
            note(f"serving {len(collection.references)} documents at {where} (Ctrl-C ends)")
        server.run(application, taken, bounds)
    return exits.DONE


def _require_packages() -> None:
    """Say what to install where the extra is missing."""
    from provenance.errors import ServeError  # noqa: PLC0415 (keeps --version quick)

    if not all(find_spec(package) for package in PACKAGES):
        message = "serve needs more packages; run: pip install 'wire-provenance[web]'"
        raise ServeError(message)


def _collection(paths: tuple[str, ...], config: str | None, wire: str | None) -> Collection:
    from provenance.web.collection import collection_of  # noqa: PLC0415 (an extra)

    settings = chosen(config, wire)
    return collection_of(_corpus(paths), settings)


def _corpus(paths: tuple[str, ...]) -> Corpus:
    """Read files and folders, or an archive that is small enough to be listed."""
    from provenance.archive.archive import LISTED  # noqa: PLC0415 (keeps --version quick)
    from provenance.errors import ServeError  # noqa: PLC0415 (as above)
    from provenance.model import Corpus  # noqa: PLC0415 (as above)

    with opened(paths) as found:
        if isinstance(found, Corpus):
            return found
        if len(found) <= LISTED:
            return found.corpus()
        message = (
            f"{paths[0]}: serve lists up to {LISTED} articles, and this archive has "
            f"{len(found):,}; trace a draft against it with: provenance report DRAFT --against "
            f"{paths[0]} --format html"
        )
        raise ServeError(message)


def _hosts(host: str, names: tuple[str, ...]) -> frozenset[str]:
    """Return the names that requests may be made to: this machine's, and those allowed."""
    from provenance.web.app import LOOPBACK  # noqa: PLC0415 (an extra)

    own = () if host in _ANY else (f"[{host}]" if ":" in host else host,)
    return LOOPBACK | {name.lower() for name in (*own, *names)}
