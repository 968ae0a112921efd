"""The page of commands, exit codes, formats, public names, nouns and vocabularies."""

from __future__ import annotations

import inspect
from collections import defaultdict
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, get_origin

import attrs
import click

import provenance
from docs.catalogue import rules
from docs.prose import as_markdown, documented, explained_names, first_line, signature, type_names
from provenance import errors, formats, model, report
from provenance.cli import commands, exits
from provenance.model import SEVERITIES, document, speech, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = """# Reference

What every command, option, exit code, format, public name and word of a report is.
[The rules](rules.md) have a page of their own, and the JSON report
[a schema](schema/provenance-report-1.json).
"""


def page() -> str:
    """Return the whole page."""
    parts = (
        _HEAD,
        "## Commands\n",
        *_commands(),
        "## Exit codes\n",
        _exit_codes(),
        "## Formats\n",
        _formats(),
        "## The library\n",
        *_public_names(),
        "## Errors\n",
        _errors(),
        "## Nouns\n",
        *_nouns(),
        "## Types\n",
        _types(),
        "## Vocabularies\n",
        "Closed lists: a report uses no other word.\n",
        *_vocabularies(),
    )
    return "\n".join(parts)


def _commands() -> Iterator[str]:
    """Write what ``--help`` says, for the whole and for each command."""
    yield _command(commands, "provenance")
    for name, command in commands.commands.items():
        yield f"### `provenance {name}`\n"
        yield _command(command, f"provenance {name}")


def _command(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, **commands.context_settings)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    options = [_option(one) for one in command.get_params(context) if isinstance(one, click.Option)]
    said = inspect.cleandoc(command.help or "")
    return f"```\n{usage}\n```\n\n{said}\n\n" + "\n".join(options) + "\n"


def _option(option: click.Option) -> str:
    """Write an option as a line of a list: its spellings, what it takes, what it does."""
    spelt = ", ".join(f"`{name}`" for name in option.opts)
    taken = "" if option.is_flag else f" `{_taken(option)}`"
    default = f" Default: `{option.default}`." if option.show_default else ""
    required = " Required." if option.required else ""
    help_ = (option.help or "").rstrip(".")
    return f"- {spelt}{taken}:{f' {help_}.' if help_ else ''}{default}{required}"


def _taken(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(option.type.choices)
    return option.metavar or option.type.name.upper()


def _exit_codes() -> str:
    """List the codes of ``provenance.cli.exits`` with what they mean."""
    codes = [(getattr(exits, name), text) for name, text in explained_names(exits)]
    return "".join(f"- `{code}`: {as_markdown(text)}\n" for code, text in codes)


def _formats() -> str:
    """List the formats with what their modules say they are."""
    modules = ((name, import_module(formats._MODULES[name])) for name in formats.FORMATS)  # noqa: SLF001 (the one list of them)
    return "".join(f"- `{name}`: {first_line(documented(module))}\n" for name, module in modules)


def _public_names() -> Iterator[str]:
    for name in provenance.__all__:
        thing = getattr(provenance, name)
        if inspect.isfunction(thing):
            yield f"### `provenance.{name}`\n"
            yield f"```python\n{signature(thing, name)}\n```\n\n{documented(thing)}\n"
    others = ", ".join(
        f"[`{name}`](#{name.lower()})" for name in provenance.__all__ if name in model.__all__
    )
    yield f"Of the nouns below, {others} are names of the package; all are in `provenance.model`.\n"


def _errors() -> str:
    """List the errors that the library raises; all but the first are kinds of the first."""
    found = [one for _, one in inspect.getmembers(errors, inspect.isclass)]
    ordered = sorted(found, key=lambda one: (one is not errors.ProvenanceError, one.__name__))
    return "".join(f"- `{one.__name__}`: {documented(one)}\n" for one in ordered)


def _nouns() -> Iterator[str]:
    for name in model.__all__:
        noun = getattr(model, name)
        if attrs.has(noun):
            yield f"### {name}\n"
            yield f"{documented(noun)}\n"
            types = noun.__annotations__  # as they are written
            yield "".join(
                f"- `{field.name}: {types[field.name]}{_default(field)}`\n"
                for field in attrs.fields(noun)
            )
            yield from _methods(noun)


def _default(field: attrs.Attribute[object]) -> str:
    return "" if field.default is attrs.NOTHING else f" = {field.default!r}"


def _methods(noun: type) -> Iterator[str]:
    for name, made in vars(noun).items():
        method = getattr(noun, name)
        if not name.startswith("_") and (inspect.isfunction(method) or inspect.ismethod(method)):
            owner = f"{noun.__name__}.{name}" if isinstance(made, classmethod) else name
            yield f"`{signature(method, owner)}`:\n{documented(method)}\n"


def _types() -> str:
    """List the names for types that stand in signatures."""
    found = (one for module in (report, document, speech) for one in type_names(module))
    return "".join(
        f"- `{name} = {written}`{f': {as_markdown(text)}' if text else ''}\n"
        for name, written, text in found
    )


def _vocabularies() -> Iterator[str]:
    for name, text in explained_names(vocabulary):
        words = getattr(vocabulary, name)
        if get_origin(words) is Literal:
            yield f"### {name}\n"
            yield f"{as_markdown(text)}\n"
            if words is vocabulary.FlagKind:
                yield _flag_kinds()


def _flag_kinds() -> str:
    """Write the kinds of flags as a table, with their severity and their rules."""
    codes: dict[str, list[str]] = defaultdict(list)
    for rule in rules():
        anchor = rule.code.replace("/", "")
        codes[rule.kind].append(f"[`{rule.code}`](rules.md#{anchor})")
    rows = [
        f"| `{kind}` | {severity} | {' · '.join(codes[kind]) or 'none yet'} |"
        for kind, severity in SEVERITIES.items()
    ]
    return "\n".join(("| kind | severity | rules |", "| --- | --- | --- |", *rows, ""))
