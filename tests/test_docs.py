"""The docs say what is so: generated pages are current, and what is shown is what is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args, get_origin

import pytest

from docs.catalogue import rules
from docs.generate import pages
from docs.prose import as_markdown, explained_names
from provenance.flag.making import kinds
from provenance.model import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(file.name for file in DOCS.glob("*.md"))
WRITTEN = {name: (DOCS / name).read_text(encoding="utf-8") for name in PAGES}
LINKS = [(name, link) for name in PAGES for link in re.findall(r"\]\(([^):]+)\)", WRITTEN[name])]
CONSOLE = re.findall(r"```console\n(.+?)```", WRITTEN["tutorial.md"], re.DOTALL)
CASES = re.findall(
    r"^### (.+?)$.+?```text\n(.+?)```\n+```console\n(.+?)```",
    WRITTEN["tricky-cases.md"],
    re.DOTALL | re.MULTILINE,
)
VOCABULARIES = [
    (name, text)
    for name, text in explained_names(vocabulary)
    if get_origin(getattr(vocabulary, name)) is Literal
]


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_generated_page_is_current(name: str) -> None:
    """A page that is made from the code says what the code says now."""
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], (
        "run `python -m docs.generate`"
    )


@pytest.mark.parametrize("shown", CONSOLE)
def test_the_tutorial_shows_what_is_printed(shown: str, run_shown: Callable[..., None]) -> None:
    """The tutorial's commands print what it shows; a line of dots stands for what is left out."""
    run_shown(shown)


@pytest.mark.parametrize(
    "shown",
    [
        "$ provenance --version\nprovenance, version 99\n",
        "$ provenance --version\n",
        "$ provenance\n…\n",
        "$ provenance --version\n…\n$ echo $?\n1\n",
    ],
)
def test_what_is_not_so_is_noticed(shown: str, run_shown: Callable[..., None]) -> None:
    """Another output, an output left out, a hidden failure and a wrong exit code are refused."""
    with pytest.raises(AssertionError):
        run_shown(shown)


@pytest.mark.parametrize(("title", "texts", "shown"), CASES, ids=[case[0] for case in CASES])
def test_a_tricky_case_comes_out_as_described(
    title: str, texts: str, shown: str, run_shown: Callable[..., None], tmp_path: Path
) -> None:
    """What the page says the tool makes of a hard text is what it makes of it."""
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for line in texts.splitlines():
        name, _, paragraph = line.partition(": ")
        paragraphs[name].append(paragraph)
    for name, written in paragraphs.items():
        (tmp_path / name).write_text("\n\n".join(written) + "\n", encoding="utf-8")
    assert title
    run_shown(shown, tmp_path)


def test_every_tricky_case_is_tested() -> None:
    """No case stands on the page without its texts and its commands."""
    titles = re.findall(r"^### (.+)$", WRITTEN["tricky-cases.md"], re.MULTILINE)
    assert titles == [case[0] for case in CASES]


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_links_lead_somewhere(page: str, link: str) -> None:
    """Every page and heading that a page links to is there."""
    target, _, heading = link.partition("#")
    file = (DOCS / target).resolve() if target else DOCS / page
    assert file.exists()
    assert not heading or heading in _anchors(file.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    """The anchors that a code host gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("page", [name for name in PAGES if name != "README.md"])
def test_the_index_names_every_page(page: str) -> None:
    """Each page can be found from the index of the docs."""
    assert f"]({page})" in WRITTEN["README.md"]


@pytest.mark.parametrize(("name", "text"), VOCABULARIES, ids=[name for name, _ in VOCABULARIES])
def test_every_word_of_a_vocabulary_is_explained(name: str, text: str) -> None:
    """A word that a report may use is defined where the list of words is."""
    words = get_args(getattr(vocabulary, name))
    assert words
    assert [word for word in words if f"``{word}``" not in text] == []


def test_every_rule_is_described() -> None:
    """Each rule that can raise a flag has a definition and both examples, once."""
    codes = [rule.code for rule in rules()]
    assert len(codes) == len(set(codes))
    assert set(kinds()) <= set(codes)


@pytest.mark.parametrize(
    ("docstring", "expected"),
    [
        ("Says ``x``.", "Says `x`."),
        (
            "Reads.\n\nRaises:\n    ValueError: it is\n        none.",
            "Reads.\n\nRaises:\n\n- `ValueError`: it is\n  none.",
        ),
    ],
)
def test_docstrings_become_markdown(docstring: str, expected: str) -> None:
    """Code in docstrings stays code, and the errors become a list."""
    assert as_markdown(docstring) == expected
