"""``provenance archive``: documents on disk that drafts are traced against."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from provenance.cli import exits, options
from provenance.cli.output import emit, note
from provenance.cli.progress import Progress, Stages
from provenance.formats.wording import counted

if TYPE_CHECKING:
    from provenance.archive import ArchiveFacts, Tally

ARCHIVE = click.argument("archive", type=options.PATH, metavar="ARCHIVE")


@click.group("archive", epilog=exits.EPILOG)
def command() -> None:
    """Keep articles on disk, to trace drafts against them.

    An archive is a folder with a database (archive.db, SQLite) and an index beside it. Any number
    of processes may read it while one writes. Trace against it with: report DRAFT --against ARCHIVE
    """


@command.command("add", epilog=exits.EPILOG)
@ARCHIVE
@click.argument("paths", nargs=-1, required=True, type=options.PATH, metavar="PATH...")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    show_default="the number of processors",
    help="How many processes read.",
)
@click.option("--strict", is_flag=True, help="Exit with 3 if any file or line was skipped.")
@options.quiet
def add(*, archive: str, paths: tuple[str, ...], jobs: int, strict: bool, quiet: bool) -> int:
    """Add articles to an archive, made where there is none.

    PATH is a folder, a file, or - for JSON Lines from stdin: {"id", "text"} and, if known, "title",
    "published", "publisher", "agency", "url" on each line. What the archive has is left as it is,
    and a changed article of the same id is replaced. What was committed stays if this is
    interrupted; run it again to go on.
    """
    from provenance.archive import Archive  # noqa: PLC0415 (an extra)
    from provenance.archive.intake import size_of  # noqa: PLC0415 (as above)

    with Archive.create(archive) as held:
        progress = Progress(size_of(paths), quiet=quiet)
        tally = held.add(*paths, jobs=jobs, progress=progress)
        progress.end()
    for one in tally.skipped:
        note(f"skipped {one.path}: {one.reason}")
    if not quiet:
        note(_told(tally))
    return exits.UNREAD if strict and tally.skipped else exits.DONE


@command.command("remove", epilog=exits.EPILOG)
@ARCHIVE
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@options.quiet
def remove(*, archive: str, ids: tuple[str, ...], quiet: bool) -> int:
    """Take articles out of an archive, by their ids."""
    from provenance.archive import Archive  # noqa: PLC0415 (an extra)

    with Archive(archive) as held:
        strange = held.remove(ids)
    if strange:
        message = f"{archive} has no article {', '.join(strange)}; the others were removed"
        raise click.ClickException(message)
    if not quiet:
        note(f"{counted(len(ids), 'article')} removed")
    return exits.DONE


@command.command("info", epilog=exits.EPILOG)
@ARCHIVE
@click.option(
    "--format", "format_", type=click.Choice(("table", "json")), default="table", show_default=True
)
def info(*, archive: str, format_: str) -> int:
    """Say what an archive holds."""
    from attrs import asdict  # noqa: PLC0415 (keeps --version quick)

    from provenance.archive import Archive  # noqa: PLC0415 (an extra)

    with Archive(archive) as held:
        facts = held.facts()
    if format_ == "json":
        from provenance.formats import json_report  # noqa: PLC0415 (cattrs is costly to import)

        emit(json_report.write(asdict(facts)))
    else:
        emit(_facts(facts))
    return exits.DONE


@command.command("verify", epilog=exits.EPILOG)
@ARCHIVE
@click.option("--repair", is_flag=True, help="Make the index again from the articles.")
@options.quiet
def verify(*, archive: str, repair: bool, quiet: bool) -> int:
    """Check an archive: the database itself, and the index against it.

    Exits with 1 where something is wrong.
    """
    from provenance.archive import Archive  # noqa: PLC0415 (an extra)

    with Archive(archive) as held:
        if repair:
            held.repair()
        problems = held.problems()
    emit("".join(f"{one}\n" for one in problems))
    if problems:
        return exits.FOUND
    if not quiet:
        note(f"{archive}: all is well")
    return exits.DONE


@command.command("trace", epilog=exits.EPILOG)
@ARCHIVE
@click.option(
    "--output",
    required=True,
    metavar="FOLDER",
    help="Where links.jsonl, quotes.jsonl and flags.jsonl go: a new folder, or one to go on with.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    show_default="the number of processors",
    help="How many processes trace.",
)
@options.config
@options.quiet
def trace(*, archive: str, output: str, jobs: int, config: str | None, quiet: bool) -> int:
    """Trace every article of an archive against the others.

    What is done stays if this is interrupted; run it again to go on. If the archive or the settings
    changed since, it begins anew.
    """
    import gc  # noqa: PLC0415 (as below)

    from provenance.backfile.archive import trace_archive  # noqa: PLC0415 (an extra)
    from provenance.cli.tracing import chosen  # noqa: PLC0415 (keeps --version quick)

    gc.enable()  # the work may take hours
    progress = Stages(quiet=quiet)
    try:
        trace_archive(archive, output, jobs=jobs, settings=chosen(config, None), progress=progress)
    finally:
        progress.end()
    return exits.DONE


def _told(tally: Tally) -> str:
    parts = [counted(tally.added, "article") + " added"]
    for number, what in (
        (tally.replaced, "replaced"),
        (tally.known, "there already"),
        (tally.copies, "with the same bytes as another"),
        (len(tally.skipped), "skipped"),
    ):
        if number:
            parts.append(f"{number:,} {what}")
    return "; ".join(parts)


def _facts(facts: ArchiveFacts) -> str:
    lines = {
        "articles": facts.documents,
        "sentences": facts.sentences,
        "wordings": facts.wordings,
        "characters": facts.characters,
        "bytes of the database": facts.store_bytes,
        "bytes of the index": facts.index_bytes,
        "wordings not yet in the index": facts.waiting,
        "version": facts.version,
    }
    told = {name: f"{value:,}" for name, value in lines.items()}
    told |= {"first day": facts.first or "unknown", "last day": facts.last or "unknown"}
    width = max(map(len, told))
    return "".join(f"{name:<{width}}  {value}\n" for name, value in told.items())
