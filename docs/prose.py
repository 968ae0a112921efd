"""Docstrings and code as Markdown."""

from __future__ import annotations

import ast
import inspect
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

_RAISED: Final = re.compile(r"^    (\S+): ", re.MULTILINE)
_SECTION: Final = re.compile(r"^Raises:$", re.MULTILINE)


def documented(thing: object) -> str:
    """Return the docstring of a thing as Markdown.

    Raises:
        ValueError: it has none.
    """
    text = inspect.getdoc(thing)
    if not text:
        message = f"{thing!r} has no docstring"
        raise ValueError(message)
    return as_markdown(text)


def as_markdown(docstring: str) -> str:
    """Write a docstring of the house style (double backticks, Google's ``Raises:``) as Markdown."""
    said, _, raised = (
        docstring.partition("Raises:\n")
        if _SECTION.search(docstring)
        else (
            docstring,
            "",
            "",
        )
    )
    listed = _RAISED.sub(r"- `\1`: ", raised).replace("        ", "  ")
    text = said.strip() + (f"\n\nRaises:\n\n{listed.strip()}" if listed else "")
    return text.replace("``", "`")


def first_line(text: str) -> str:
    """Return the first paragraph of a text on one line."""
    return " ".join(text.partition("\n\n")[0].split())


def signature(function: Callable[..., object], name: str) -> str:
    """Return how a function is called, with its annotations as they are written."""
    node = _definition(function)
    arguments = ast.unparse(node.args)
    if inspect.ismethod(function):  # bound to its class or object
        arguments = arguments.partition(", ")[2]
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{name}({arguments}){returned}"


def explained_names(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield the names that a module assigns and explains in a string below, with that string."""
    body = ast.parse(inspect.getsource(module)).body
    for node, below in pairwise(body):
        name = _assigned(node)
        if name and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield name, inspect.cleandoc(str(below.value.value))


def type_names(module: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Yield the public names that a module assigns a type, what it is, and the string below."""
    said = dict(explained_names(module))
    for node in ast.parse(inspect.getsource(module)).body:
        name = _assigned(node)
        if isinstance(node, ast.Assign) and name and name[0].isupper():
            yield name, ast.unparse(node.value), said.get(name, "")


def _definition(function: Callable[..., object]) -> ast.FunctionDef:
    source = inspect.cleandoc(f"\n{inspect.getsource(function)}")
    (node,) = ast.parse(source).body
    if not isinstance(node, ast.FunctionDef):
        message = f"{function!r} is no plain function"
        raise TypeError(message)
    return node


def _assigned(node: ast.stmt) -> str | None:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return None
