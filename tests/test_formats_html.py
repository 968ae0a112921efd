"""The page: what stands on it, that it is whole by itself, and that no text can act in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.formats import read_json, render
from provenance.formats.html.graph import graph_of
from provenance.formats.html.names import linkable, names_of
from provenance.formats.html.repeat import command
from provenance.formats.html.shares import shares_of
from provenance.formats.html.stretches import Change, Note, stretches
from provenance.formats.terminal import one_line
from provenance.formats.wording import shares_words
from provenance.model import Caution, Parent, Settings

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from provenance.model import Report

SEEDS = Path(__file__).parents[1] / "seeds"
VOID = {"br", "col", "img", "input", "link", "meta"}
VERDICTS = re.compile(r"\b(false|fake|wrong|plagiari\w+|lies?|biased?|mislead\w*)\b", re.IGNORECASE)

ATTACKS = (
    "<script>alert(1)</script>",
    "</script></style></title></textarea><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)" x="',
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "--><!-- ]]> <![CDATA[ <b>",
    "{{ 7 * 7 }}{% raw %}{# #}",
    "&lt;script&gt; &quot; & &#60;b>",
    "<scr\x00ipt> \x1b]0;x\x07 \u202e \u2028 \ud800",
    "` ${alert(1)} \\u003cscript\\u003e",
)


@frozen
class Element:
    """An element of a parsed page: its name, its attributes and the texts inside it."""

    name: str
    attributes: dict[str, str | None]
    texts: list[str] = field(factory=list)

    @property
    def text(self) -> str:
        """All that stands in it, white space as one space."""
        return " ".join("".join(self.texts).split())

    @property
    def classes(self) -> set[str]:
        """The names in its attribute ``class``."""
        return set((self.attributes.get("class") or "").split())


class Page(HTMLParser):
    """A parsed page: every element in order; elements that do not nest are refused."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; a second attribute of one name is refused."""
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Give a text to all elements around it."""
        for element in self._open:
            element.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment: the page has none of its own."""
        self.comments.append(data)

    def all(self, name: str, kind: str | None = None) -> list[Element]:
        """The elements of a name and, if given, a class."""
        return [
            one
            for one in self.elements
            if one.name == name and (kind is None or kind in one.classes)
        ]

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element with the names of its attributes: what a text must not change."""
        return [(one.name, tuple(one.attributes)) for one in self.elements]


@pytest.fixture
def page(report: Report) -> Page:
    """The page of the small report that has every feature."""
    return Page(render(report, "html"))


@pytest.fixture(scope="module")
def seeds() -> Report:
    """The report on the seeds."""
    return provenance.trace(provenance.load(str(SEEDS)))


def with_texts(report: Report, payload: str) -> Report:
    """Put words at the end of every text that comes from a document, ids and names as well."""
    plain = json.loads(render(report, "json"))
    closed = {"schema", "kind", "section", "relation", "role", "derivation", "method", "date"}
    closed |= {
        "reason",
        "op",
        "alteration",
        "severity",
        "repair",
        "shares",
        "basis",
        "sha256",
        "voicing",
    }

    def changed(value: Any, key: str) -> Any:  # noqa: ANN401 (any part of a report)
        if isinstance(value, dict):
            return {name: changed(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [changed(one, key) for one in value]
        if isinstance(value, str) and key not in closed:
            return payload if key == "url" else f"{value} {payload}"
        return value

    texts: Report = read_json(json.dumps(changed(plain, "")))
    skipped = tuple(evolve(one, reason=f"{one.reason} {payload}") for one in texts.skipped)
    return evolve(texts, skipped=skipped)


def test_looks(report: Report, file_regression: FileRegressionFixture) -> None:
    """The page is as it was when a person last reviewed it; its style has a test of its own."""
    text = render(report, "html")
    text = re.sub(r"<style>.+?</style>", "<style>…</style>", text, flags=re.DOTALL)
    text = re.sub(r"'sha256-[^']+'", "'sha256-…'", text)
    file_regression.check(text, extension=".html", newline="\n", basename="report_html")


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(attack: str, report: Report) -> None:
    """Whatever a document or name holds, the page has the elements that it has with plain words."""
    hostile = Page(render(with_texts(report, attack), "html"))
    harmless = Page(render(with_texts(report, "some plain words"), "html"))
    assert hostile.shape == harmless.shape
    assert hostile.comments == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_leads_a_link(attack: str, report: Report) -> None:
    """Links lead into the page, or to http and https addresses without a referrer or opener."""
    for element in Page(render(with_texts(report, attack), "html")).all("a"):
        assert (element.attributes["href"] or "").startswith("#")
    for element in Page(render(report, "html")).all("a"):
        target = element.attributes["href"] or ""
        outward = target.startswith("https://example.org/")
        assert outward or target.startswith("#")
        assert not outward or element.attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_shown(attack: str, report: Report) -> None:
    """What a text tried stands on the page in words, for the person who looks into it."""
    hostile = Page(render(with_texts(report, attack), "html"))
    (body,) = hostile.all("body")
    assert one_line(attack) in body.text


def test_nothing_can_run_or_be_fetched(page: Page) -> None:
    """The page has no script, handler, inline style, frame, form, picture or foreign style."""
    names = {one.name for one in page.elements}
    assert not names & {"script", "iframe", "object", "embed", "form", "input", "img", "link"}
    attributes = {name for one in page.elements for name in one.attributes}
    assert [name for name in attributes if name.startswith("on")] == []
    assert not attributes & {"style", "src", "srcset", "action", "formaction", "background"}


def test_the_policy_allows_the_one_style_only(page: Page) -> None:
    """The policy forbids everything but the page's own style, which it names by its hash."""
    (policy,) = [one for one in page.all("meta") if "http-equiv" in one.attributes]
    (style,) = page.all("style")
    digest = b64encode(sha256("".join(style.texts).encode()).digest()).decode()
    allowed = {
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    }
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    assert set((policy.attributes["content"] or "").split("; ")) == allowed
    assert not re.search(r"url\((?!#)|@import|</", "".join(style.texts))


def test_links_into_the_page_lead_somewhere(seeds: Report, page: Page) -> None:
    """Every anchor is there, once."""
    for one in (page, Page(render(seeds, "html"))):
        anchors = Counter(each.attributes["id"] for each in one.elements if "id" in each.attributes)
        targets = {each.attributes["href"] or "" for each in one.all("a")}
        assert set(anchors.values()) == {1}
        assert [
            target for target in targets if target[:1] == "#" and target[1:] not in anchors
        ] == []


@pytest.mark.parametrize(
    ("url", "link", "why"),
    [
        ("https://example.org/a?b=c&d=e#f", True, "an address"),
        ("http://example.org", True, "an address"),
        ("HTTPS://EXAMPLE.ORG/", True, "the scheme has no case"),
        ("javascript:alert(1)", False, "a script"),
        ("JaVaScRiPt:alert(1)//https://example.org", False, "a script"),
        ("data:text/html,<script>alert(1)</script>", False, "a page of its own"),
        ("file:///etc/passwd", False, "a file"),
        ("//example.org/", False, "no scheme"),
        ("https:///path", False, "no host"),
        ("https://[::1", False, "no address at all"),
        ("https://example.org/ onclick=x", False, "a space"),
        ("https://exa\u200bmple.org/", False, "a hidden character"),
        ("https://example.org/\u202egnp", False, "a bidi control"),
        ("java\tscript:alert(1)", False, "white space that browsers drop"),
        ("", False, "nothing"),
        (None, False, "none known"),
    ],
)
def test_an_address_is_linked_if_it_is_safe(url: str | None, link: bool, why: str) -> None:
    """Only http and https addresses with a host and nothing hidden become links."""
    assert linkable(url) == (url if link else None), why


def test_the_answer_comes_first(seeds: Report, report: Report) -> None:
    """The page begins with one line that answers; one article's own line is the answer."""
    (heading,) = Page(render(seeds, "html")).all("h1")
    assert (
        heading.text == "2 of 5 documents are written from AFP 2019-12-28; 2 independent; 12 flags."
    )
    (alone,) = (one for one in report.documents if one.id == "blog")
    rest = (evolve(one, reported=False) for one in report.documents if one.id != "blog")
    single = evolve(report, documents=(alone, *rest))
    (heading,) = Page(render(single, "html")).all("h1")
    assert (
        heading.text == "1 of 1 body sentence traces to AFP 2020-01-03; 3 wire sentences omitted."
    )


def test_a_strip_has_a_cell_a_sentence_in_words(report: Report, page: Page) -> None:
    """Every sentence has a cell that says in words what its colour says, and leads to its row."""
    cells = page.all("a", "cell")
    assert len(cells) == sum(len(document.sentences) for document in report.documents)
    said = {one.text for one in cells}
    assert any("Sentence 1; edited; from AFP 2020-01-03 sentence 2" in one for one in said)
    assert any("certainty-raised, number-changed, attribution-lost" in one for one in said)


def test_a_row_shows_the_sentence_whole(seeds: Report) -> None:
    """Marks apart, the article's words in a row are the sentence, letter by letter."""
    text = re.sub(r"<sup.+?</sup>", "", render(seeds, "html"))
    shown = [one.text for one in Page(text).all("td", "here") if "text" in str(one)]
    every = "".join("".join(one.split()) for one in shown)
    for document in seeds.documents:
        for sentence in document.sentences:
            assert "".join(one_line(sentence.text).split()) in every


def test_changed_words_are_marked_on_both_sides(page: Page) -> None:
    """Inserted words are ``ins`` in the article, removed ones ``del`` in the source."""
    assert {"84", "will", "52"} <= {one.text for one in page.all("ins")}
    assert {"48", "may", "it said"} <= {one.text for one in page.all("del")}
    assert "six senators" in {one.text for one in page.all("span", "moved")}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("No source found in this corpus: below threshold.", "why there is no source"),
        ("nearest rejected: AFP 2020-01-03, sentence 4 · score 0.31", "the nearest candidate"),
        ("No source found in this corpus: nothing like it.", "why there is no source"),
        ("only later copies have it", "why there is no source"),
        ("Tie with Right: neither is known to be first.", "a tie"),
        ("Perhaps through blog, sentence 0 (0.97), which has number-changed too.", "a copy"),
        ("number-changed (update)", "an agency's newer figure"),
        ("factual, rule number-changed/one", "the rule and severity of a flag"),
        ("Omitted: 3 wire sentences", "omissions"),
        ("Added: 3 sentences without a source in this corpus", "additions"),
        ("in 3 places", "the history of a quote"),
        ("photo⟦U+001B⟧[2J.txt", "what was skipped"),
        ("binary file: export it as text", "why it was skipped"),
        ("Bloomberg", "an outside source"),
        ("identical copies: wire-again", "copies"),
        ("found from", "settings"),
        ("date-line", "how a date is known"),
        ("provenance 0.0.0", "the version"),
        ("credits its agency or publisher; dated later", "why one document is later"),
        ("3 of 5 body sentences", "a share by sentences"),
        ("characters", "a share by characters"),
    ],
)
def test_what_was_found_is_said(words: str, why: str, report: Report) -> None:
    """Findings, reasons and what could not be decided stand on the page in words."""
    undirected = evolve(report, settings=Settings())
    (body,) = Page(render(undirected, "html")).all("body")
    assert words in body.text, why


def test_every_hash_and_setting_is_named(report: Report, page: Page) -> None:
    """Who repeats a report finds what was read and how."""
    (body,) = page.all("body")
    assert report.corpus.sha256 in body.text
    assert [one.id for one in report.documents if one.sha256 not in body.text] == []
    assert "threshold0.5" in body.text.replace(" ", "")


@pytest.mark.parametrize(
    ("paths", "settings", "written"),
    [
        (("a.txt", "b c.txt"), Settings(), "provenance report a.txt 'b c.txt' --format html"),
        (("a.txt",), Settings(wire="AFP"), "provenance report a.txt --wire AFP --format html"),
        (
            tuple(f"{n}.txt" for n in range(9)),
            Settings(),
            "provenance report ARTICLES --format html",
        ),
        (("a.txt",), Settings(threshold=0.5), ""),
        (("",), Settings(), ""),
    ],
)
def test_a_report_can_be_repeated(
    paths: tuple[str, ...], settings: Settings, written: str, report: Report
) -> None:
    """The page has the command that makes it again, where there is one."""
    some = report.documents[0]
    documents = tuple(evolve(some, id=path, path=path, derived_from=()) for path in paths)
    assert command(evolve(report, documents=documents, settings=settings)) == written


def test_a_comparison_can_be_repeated() -> None:
    """The page of two texts names the command for two texts."""
    files = sorted(SEEDS.glob("*.txt"))
    wire, rewrite = (provenance.load(str(files[number])).documents[0] for number in (2, 0))
    assert command(provenance.compare(wire, rewrite)) == (
        f"provenance diff {files[2].name} {files[0].name} --format html"
    )


def test_corrections_of_agency_copy_come_first(report: Report) -> None:
    """A warning that the agency corrected its copy stands before all others, above the findings."""
    caution = Caution("agency-correction", "wire", "the agency corrected this copy")
    text = render(evolve(report, warnings=(*report.warnings, caution)), "html")
    (first, *_) = [one for one in Page(text).all("li") if "correction" in one.classes]
    assert "the agency corrected this copy" in first.text
    assert text.index("the agency corrected") < text.index("left and right share a sentence")
    assert text.index("the agency corrected") < text.index('id="overview"')
    (above,) = [one for one in Page(text).all("p", "warned") if "agency" in one.text]
    assert above.text == "agency-correction: the agency corrected this copy"


def test_the_graph_has_its_nodes_and_edges(report: Report) -> None:
    """Documents and outside sources are nodes; derivations, ties and mentions are edges."""
    graph = graph_of(report, names_of(report))
    kinds = Counter(edge.kind for edge in graph.edges)
    assert len(graph.nodes) == len(report.documents) + len(report.outside)
    assert kinds == {"derived": 4, "tie": 1, "named": 1}
    drawn = Page(render(report, "html"))
    assert len([one for one in drawn.all("path") if "marker-end" in one.attributes]) == 4 + 1


def test_the_graph_shows_time_and_share(report: Report) -> None:
    """An earlier document is further left, an undated one apart, a greater share thicker."""
    names = names_of(report)
    graph = graph_of(report, names)
    at = {node.name: node.x for node in graph.nodes}
    assert (
        at["wire"] < at["wire-update"] < at[names.labels["rewrite-of-the-harbour-plan-by-a-site"]]
    )
    assert at["left"] == at["blog"] == graph.undated > max(tick.x for tick in graph.ticks)
    widths = {edge.words: edge.width for edge in graph.edges if edge.kind == "derived"}
    thick, thin = (next(w for words, w in widths.items() if f"{s}%" in words) for s in (75, 25))
    assert thick > thin


def test_a_large_graph_leaves_out_what_has_no_link(report: Report) -> None:
    """With many documents, those without a link are counted and not drawn; families are."""
    wire, blog = report.documents[4], report.documents[0]
    lone = [evolve(wire, id=f"lone-{number:03}") for number in range(100)]
    documents = tuple(sorted((wire, blog, *lone), key=lambda one: one.id))
    large = evolve(report, documents=documents, quotes=(), claims=(), outside=(), warnings=())
    graph = graph_of(large, names_of(large))
    assert {node.name for node in graph.nodes} == {"wire", "blog"}
    assert graph.left_out == 100
    assert "Not drawn: 100 documents without a link" in render(large, "html")


def test_derivatives_without_end_are_drawn(report: Report) -> None:
    """Even documents that are said to be written from each other have their places."""
    left, right = report.documents[1], report.documents[3]
    circle = (
        evolve(left, derived_from=(Parent(right.id, 1.0, ()),)),
        evolve(right, derived_from=(Parent(left.id, 1.0, ()),)),
    )
    only = evolve(report, documents=circle, quotes=(), claims=(), outside=(), warnings=())
    assert len(graph_of(only, names_of(only)).edges) == 3


def test_shares_are_a_bar_and_words(report: Report) -> None:
    """Counts in sentences and in characters become bars that are full, and words."""
    rewrite = report.documents[2]
    shares = list(shares_of(rewrite))
    assert [one.words for one in shares] == list(shares_words(rewrite))
    assert len(shares) == 2
    for share in shares:
        assert share.parts[0].start == 0
        assert sum(part.length for part in share.parts) == pytest.approx(1)


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))


@given(
    st.text(max_size=30),
    st.integers(0, 10),
    st.lists(st.builds(Change, SPANS, st.sampled_from(["insert", "replace", "move", "keep"]))),
    st.lists(st.builds(Note, SPANS, st.sampled_from("abc"))),
)
def test_stretches_are_the_text(
    text: str, start: int, changes: list[Change], notes: list[Note]
) -> None:
    """However changes and flags lie over a text, its stretches are the text."""
    assert "".join(one.text for one in stretches(text, start, changes, notes)) == text


@pytest.mark.parametrize(
    ("changes", "expected", "why"),
    [
        ("insert 0 3, insert 4 7", "insert one two|keep  six", "the space is joined"),
        ("insert 0 3, move 4 7", "insert one|keep  |move two|keep  six", "two fates"),
        ("insert 4 99", "keep one |insert two six", "cut at the end"),
        ("insert 20 30", "keep one two six", "elsewhere"),
        ("insert 3 3", "keep one two six", "nothing"),
    ],
)
def test_words_with_one_fate_are_one_stretch(changes: str, expected: str, why: str) -> None:
    """Neighbouring words that share their fate are one stretch, with the space between them."""
    steps: list[Any] = [change.split() for change in changes.split(", ")]
    made = stretches(
        "one two six", 0, [Change((int(start), int(end)), op) for op, start, end in steps]
    )
    assert "|".join(f"{one.op} {one.text}" for one in made) == expected, why


def test_a_flag_ends_where_its_words_end() -> None:
    """The mark of a flag stands after the last of its words, whatever changes lie in between."""
    made = stretches("one two six", 0, [Change((4, 7), "insert")], [Note((0, 7), "a")])
    assert [(one.text, one.notes, one.ends) for one in made] == [
        ("one ", ("a",), ()),
        ("two", ("a",), ("a",)),
        (" six", (), ()),
    ]


def test_shows_and_does_not_judge(seeds: Report) -> None:
    """The page's own words hold no verdict on a document, a sentence or a person."""
    bare = evolve(
        seeds,
        documents=tuple(evolve(one, sentences=(), omitted=()) for one in seeds.documents),
        quotes=(),
    )
    (body,) = Page(render(bare, "html")).all("body")
    assert VERDICTS.findall(body.text) == []


def test_the_page_of_the_seeds_is_small(seeds: Report) -> None:
    """Five articles make a page of at most 300 kB."""
    assert len(render(seeds, "html").encode()) <= 300_000


@pytest.mark.parametrize("doing", ["render(report, 'table')", "render(report, 'json')", "None"])
def test_the_template_engine_is_loaded_for_pages_only(doing: str) -> None:
    """``import provenance`` and every other format do without jinja2."""
    code = f"""
import sys, provenance
from provenance.formats import render
report = provenance.compare("One two three four.", "One two three five.")
{doing}
assert "jinja2" not in sys.modules
render(report, "html")
assert "jinja2" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
