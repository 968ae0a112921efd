"""What the formats for other programs promise: any text in them stays text, and it is all there."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cattrs
import pydot
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument

import provenance
from provenance.formats import FORMATS, render
from provenance.formats.csv_rows import HEADER
from provenance.formats.linked import local_name, web_address
from provenance.model import Passage, Report, TracedClaim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_regressions.file_regression import FileRegressionFixture

pytestmark = pytest.mark.filterwarnings(
    "ignore::pyparsing.warnings.PyparsingDeprecationWarning"  # pydot's, in reading a graph
)

SEEDS = Path(__file__).parents[1] / "seeds"
DATA = ("csv", "annotations", "prov", "claims", "dot")
LINKED = ("annotations", "claims")
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\ud800-\udfff]")
FREE = {
    *("title", "publisher", "agency", "language", "url", "path", "encoding", "text", "words"),
    *("message", "rule", "speaker", "mention", "cue", "marks", "addressee", "relay", "name"),
    *("attributed_to", "version", "wire"),
}
NAMES = {"id", "document", "tie", "copies", "documents"}
HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "comment": "<!-- ]]> -->",
    "address": "javascript:alert(1)",
    "terminal": "\x1b]0;title\x07 \x9b31m red",
    "bidi": "\u202egnp.exe pay\u200bload",
    "formula": '=HYPERLINK("http://x/?"&A1,"y")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "line": "\n=1+1",
    "wide": "＝1+1",
    "hidden": "\u200b=1+1",
    "cells": 'a","b\n"c"",;\r\nd',
    "graph": '"]; evil [label="x',
    "escapes": '\\N \\G \\" \\',
    "json": '"}],"x":[{"',
    "surrogate": "\ud800 \udfff",
    "nul": "a\x00b",
}


def poisoned(report: Report, attack: str) -> Report:
    """The report with an attack at the beginning of every text, and in every document's name."""
    held = json.loads(render(report, "json"))
    written = {one["id"] for one in held["documents"]}

    def changed(value: Any, key: str) -> Any:  # noqa: ANN401 (any part of a report)
        if isinstance(value, dict):
            return {name: changed(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [changed(one, key) for one in value]
        if isinstance(value, str) and key in NAMES:
            return f"{value}{attack}" if value in written else value
        return f"{attack}{value}" if isinstance(value, str) and key in FREE else value

    return cattrs.structure(changed(held, ""), Report)


def rows(text: str) -> list[list[str]]:
    """The rows of a CSV, read by the letter."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def strings(value: object) -> Iterator[str]:
    """Every text in plain data, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *strings(one))
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


# --- any text stays text


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_no_text_is_obeyed(name: str, attack: str, report: Report) -> None:
    """Terminal escapes, bidi controls and lone surrogates reach no output, whatever the field."""
    text = render(poisoned(report, attack), name).replace("\r\n", "\n")
    assert OBEYED.findall(text) == []


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_is_a_formula(attack: str, report: Report) -> None:
    """Every row has all its cells, and none begins as a formula or a command would."""
    found = rows(render(poisoned(report, attack), "csv"))
    assert {len(row) for row in found} == {len(HEADER)}
    assert len(found) == len(rows(render(report, "csv")))
    assert [
        cell for row in found for cell in row if re.match(r"\s*[=+\-@\t\r\n＝＋－＠]", cell)
    ] == []


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", LINKED)
def test_linked_data_can_stand_in_a_page(name: str, attack: str, report: Report) -> None:
    """No markup can end the script element in which a page holds linked data; no text is lost."""
    text = render(poisoned(report, attack), name)
    assert not set("<>&") & set(text)
    said = list(strings(json.loads(text)))
    assert any(one.startswith(attack) for one in said)
    assert [one for one in said if one.lower().startswith("javascript:")] == [
        one for one in said if attack.startswith("javascript:") and one.startswith(attack)
    ]


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_addresses_are_the_webs_or_hashes(attack: str, report: Report) -> None:
    """What is meant to be followed is an address of the web, never one that would run."""
    hostile = poisoned(report, attack)
    annotations = json.loads(render(hostile, "annotations"))["items"]
    sources = [one["target"]["source"]["id"] for one in annotations]
    assert sources
    assert {one.partition(":")[0] for one in sources} <= {"https", "nih"}
    graph = json.loads(render(hostile, "claims"))["@graph"]
    assert {one["url"][:8] for one in graph if "url" in one} <= {"https://"}


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_the_graph_has_the_same_nodes_and_edges(attack: str, report: Report) -> None:
    """Whatever stands in names and titles, the graph keeps its shape, and no node is invented."""
    hostile, plain_graph = graph_of(poisoned(report, attack)), graph_of(report)
    assert len(hostile.get_node_list()) == len(plain_graph.get_node_list())
    assert len(hostile.get_edge_list()) == len(plain_graph.get_edge_list())
    assert "evil" not in {node.get_name() for node in hostile.get_node_list()}


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_prov_is_read_back_whatever_stands_in_it(attack: str, report: Report) -> None:
    """PROV-JSON with hostile names and texts has the same statements for another reader."""
    hostile = list(prov_of(poisoned(report, attack)).get_records())
    assert len(hostile) == len(list(prov_of(report).get_records()))


@given(st.text(), st.text())
def test_names_are_never_shared(one: str, other: str) -> None:
    """Two ids become two names, in characters that no format reads as anything else."""
    assert re.fullmatch(r"[A-Za-z0-9_.~%-]*", local_name(one))
    assert (local_name(one) == local_name(other)) is (one == other)


@pytest.mark.parametrize(
    ("url", "kept", "why"),
    [
        ("https://example.org/a?b=c#d", True, "an address of the web"),
        ("HTTP://example.org/", True, "schemes have no case"),
        ("javascript:alert(1)", False, "would run"),
        ("data:text/html,x", False, "would run"),
        (" https://example.org/", False, "does not begin with a scheme"),
        ("https://example.org/\njavascript:x", False, "has a line break"),
        ('https://example.org/"onclick="x', False, "has a quotation mark"),
        ("https://example.org/\u202egnp", False, "would be shown otherwise than it is"),
        ("https://", False, "leads nowhere"),
    ],
)
def test_only_addresses_of_the_web_are_links(
    url: str, kept: bool, why: str, report: Report
) -> None:
    """A document's URL is a link where a browser would only fetch it."""
    document = evolve(report.documents[0], url=url)
    assert (web_address(document) == url) is kept, why


# --- csv


def test_csv_is_a_row_a_sentence(report: Report) -> None:
    """Each sentence of each reported document has a row with its words, sources and flags."""
    header, *found = rows(render(report, "csv"))
    assert header == list(HEADER)
    sentences = [
        one for document in report.documents if document.reported for one in document.sentences
    ]
    assert len(found) == len(sentences)
    table = [dict(zip(header, row, strict=True)) for row in found]
    row = next(one for one in table if one["via"])
    assert row["sources"] == row["origin"] == "wire:2"
    assert row["text"] == "On Friday the council approved a plan that will cost 84 million euros."
    assert row["source_text"].startswith("The council on Friday")
    assert row["flags"] == "certainty-raised; number-changed; attribution-lost"
    assert "“48” became “84”" in row["changes"]


def test_csv_ends_its_lines_as_the_standard_says(report: Report) -> None:
    """Rows end with CR LF (RFC 4180, section 2) and hold no other line break."""
    text = render(report, "csv")
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(rows(text))


# --- annotations


def annotations_of(report: Report) -> list[dict[str, Any]]:
    """The annotations of a report."""
    items: list[dict[str, Any]] = json.loads(render(report, "annotations"))["items"]
    return items


def selected(report: Report, resource: dict[str, Any]) -> tuple[str, str]:
    """What a resource selects, by its words and by its code points of the document."""
    words, position = resource["selector"]
    label = resource["source"]["label"]
    (document,) = [one for one in report.documents if label in {one.title, one.id}]
    text = [" "] * max(one.end for one in document.sentences)
    for sentence in document.sentences:
        text[sentence.start : sentence.end] = sentence.text
    start, end = position["start"], position["end"]
    before, after = words.get("prefix", ""), words.get("suffix", "")
    whole = "".join(text)
    assert whole[max(start - 32, 0) : start] == before
    assert whole[end : end + 32] == after
    return words["exact"], whole[start:end]


def test_both_selectors_select_the_same_words(report: Report) -> None:
    """Words with their context, and code points, lead to one place in the untouched text."""
    found = [
        selected(report, resource)
        for one in annotations_of(report)
        for resource in [one["target"], *one["body"]]
        if "selector" in resource
    ]
    assert found
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_there_is_an_annotation_for_each_source_flag_and_quote(report: Report) -> None:
    """Sources are linked, flags commented on, quotes identified; nothing is assessed."""
    motivations = [one["motivation"] for one in annotations_of(report)]
    sentences = [one for document in report.documents for one in document.sentences]
    assert motivations.count("linking") == sum(len(one.sources) for one in sentences)
    assert motivations.count("commenting") == sum(len(one.flags) for one in sentences)
    assert motivations.count("identifying") == len(report.quotes)
    assert len(motivations) == len({one["id"] for one in annotations_of(report)})


def test_annotations_say_it_in_words(report: Report) -> None:
    """A body says in a sentence what was found, a tie and an unknown speaker included."""
    said = [
        body["value"] for one in annotations_of(report) for body in one["body"] if "value" in body
    ]
    assert "Has most words, in order, of sentence 2 of wire (AFP, 2020-01-03) (score 0.90)." in said
    assert any("Tie with right: neither is known to be first." in one for one in said)
    assert (
        "Quote of Ada Orlin via AFP: words of the earliest appearance were cut, "
        "in wire (AFP, 2020-01-03)."
    ) in said
    assert (
        "Words in quotation marks, no speaker: no earlier appearance found in this corpus." in said
    )


def test_a_flag_without_words_is_about_its_sentence(report: Report) -> None:
    """Where something is missing there are no words to point at: the sentence is the target."""
    (lost,) = [
        one
        for one in annotations_of(report)
        if any(body.get("value") == "attribution-lost" for body in one["body"])
    ]
    assert selected(report, lost["target"])[0].startswith("On Friday the council approved")


def test_annotations_keep_their_names(report: Report) -> None:
    """The same finding has the same id when another document has left the report."""
    first = {one["id"] for one in annotations_of(report)}
    fewer = evolve(
        report, documents=tuple(one for one in report.documents if one.id not in {"left", "right"})
    )
    assert {one["id"] for one in annotations_of(fewer)} < first


def test_annotations_use_words_of_their_context_only(report: Report) -> None:
    """Each key is a term of the context that is named, since the context is never fetched."""
    page = json.loads(render(report, "annotations"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert keys(page) == {
        *("@context", "id", "type", "items", "startIndex", "motivation", "target", "body"),
        *("source", "selector", "state", "cached", "label", "language", "format", "purpose"),
        *("value", "exact", "prefix", "suffix", "start", "end"),
    }


def keys(value: object) -> set[str]:
    """Every key in plain data."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


# --- prov


def prov_of(report: Report) -> ProvDocument:
    """The PROV document that another library reads."""
    found = ProvDocument.deserialize(content=render(report, "prov"), format="json")
    assert isinstance(found, ProvDocument)
    return found


def statements(report: Report) -> str:
    """The report in PROV's notation for people, as another library writes it."""
    return str(prov_of(report).get_provn())


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("wasDerivedFrom(document:blog, document:wire, -, -, -, [prov:type='prov:Revision'])", "a rewrite"),  # noqa: E501 (one statement)
        ("wasDerivedFrom(document:wire-update, document:wire, -, -, -, [prov:type='prov:Revision'])", "a later wire version"),  # noqa: E501 (one statement)
        ("wasDerivedFrom(document:blog, document:wire, -, -, -, [prov:type='prov:PrimarySource'])", "the earliest held"),  # noqa: E501 (one statement)
        ("wasDerivedFrom(sentence:rewrite-of-the-harbour-plan-by-a-site.5, sentence:wire.4, -, -, -, [prov:type='prov:Quotation'])", "the same words"),  # noqa: E501 (one statement)
        ("wasDerivedFrom(sentence:blog.0, sentence:wire.2, -, -, -, [prov:type='prov:Revision'])", "an edited sentence"),  # noqa: E501 (one statement)
        ("wasDerivedFrom(sentence:rewrite-of-the-harbour-plan-by-a-site.0, sentence:wire.2, -, -, -)", "a paraphrase"),  # noqa: E501 (one statement)
        ("alternateOf(sentence:left.0, sentence:right.0)", "a tie has no direction"),
        ("wasAttributedTo(document:wire, outlet:AFP)", "an agency"),
        ("wasAttributedTo(document:right, outlet:Right)", "a publisher"),
        ("wasInfluencedBy(document:rewrite-of-the-harbour-plan-by-a-site, outlet:Bloomberg)", "named, not held"),  # noqa: E501 (one statement)
        ("hadMember(document:wire, sentence:wire.2)", "a sentence is of its document"),
        ('provenance:notAfter="2024-05-07" %% xsd:date', "when it was published"),
        ('provenance:speaker="Ada Orlin"', "who spoke"),
    ],
)  # fmt: skip
def test_prov_says_what_the_report_says(statement: str, why: str, report: Report) -> None:
    """Another library reads from the output what the report holds."""
    written = re.sub(
        r"wasDerivedFrom\(_:\w+; |(wasAttributedTo|wasInfluencedBy|alternateOf)\(_:\w+; ",
        lambda found: f"{found[1] or 'wasDerivedFrom'}(",
        statements(report),
    )
    assert statement in written, why


def test_prov_quotes_are_quotations_of_their_earliest_appearance(report: Report) -> None:
    """A quote is derived as a quotation from the passage where its words first stand."""
    truncated, first, _ = report.quotes
    assert (
        f"passage:{truncated.document}.{truncated.start}-{truncated.end}, "
        f"passage:{first.document}.{first.start}-{first.end}, -, -, -, [prov:type='prov:Quotation']"
    ) in statements(report)


def test_prov_knows_no_direction_in_a_tie(report: Report) -> None:
    """Between tied documents nothing is said to be derived."""
    told = [line for line in statements(report).splitlines() if "wasDerivedFrom" in line]
    assert told
    assert [line for line in told if "left" in line or ":right" in line] == []


# --- claims


def claims_of(report: Report) -> list[dict[str, Any]]:
    """The nodes that are claims."""
    graph = json.loads(render(report, "claims"))["@graph"]
    return [one for one in graph if one["@type"] == "Claim"]


def test_a_claim_has_its_appearances(report: Report) -> None:
    """The earliest appearance is apart from the later ones, which say what became of the words."""
    (claim,) = claims_of(report)
    assert claim["firstAppearance"]["text"] == "a plan that may cost 48 million euros"
    assert claim["firstAppearance"]["url"] == "https://example.org/wire"
    (later,) = claim["appearance"]
    assert later["text"] == claim["text"]
    assert later["description"] == (
        "words differ from the earliest appearance; stated by the article, which gives it to nobody"
    )
    assert claim["firstAppearance"]["author"] == {"name": "the council"}
    assert "author" not in later
    assert "author" not in claim


def test_a_claim_has_its_speaker(report: Report) -> None:
    """Who made a claim is its author, without a guess whether that is a person or a body."""
    spoken = evolve(report.claims[0], speaker="Ada Orlin")
    (claim,) = claims_of(evolve(report, claims=(spoken,)))
    assert claim["author"] == {"name": "Ada Orlin"}


def test_where_nothing_tells_who_was_first_no_one_is(report: Report) -> None:
    """A claim in a tie has appearances and no first one."""
    tied = evolve(report.claims[0], origin=None)
    (claim,) = claims_of(evolve(report, claims=(tied,)))
    assert "firstAppearance" not in claim
    assert len(claim["appearance"]) == 2


def test_a_claim_that_is_first_has_no_earlier_one(report: Report) -> None:
    """The earliest occurrence is its own first appearance, with no other appearance repeated."""
    words: TracedClaim = report.claims[0]
    here = Passage(words.document, words.start, words.end, words.text)
    (claim,) = claims_of(evolve(report, claims=(evolve(words, origin=here, appearances=()),)))
    assert claim["firstAppearance"]["identifier"] == claim["@id"]
    assert "appearance" not in claim


def test_documents_of_claims_say_what_is_known(report: Report) -> None:
    """A day is given where it is known to be that day; an interval is no date."""
    graph = json.loads(render(report, "claims"))["@graph"]
    documents = {one["identifier"]: one for one in graph if one["@type"] == "Article"}
    assert documents["wire"]["datePublished"] == "2020-01-03"
    assert documents["wire"]["sourceOrganization"]["name"] == "AFP"
    assert set(documents) == {"wire", "rewrite-of-the-harbour-plan-by-a-site"}
    assert "datePublished" not in documents["rewrite-of-the-harbour-plan-by-a-site"]


def test_no_claim_is_rated(report: Report) -> None:
    """No output for other programs holds a rating, a verdict or how checkworthy a claim is."""
    for name in DATA:
        text = render(report, name)
        assert not re.search("rating|verdict|ClaimReview|checkworthy|0\\.8123", text, re.IGNORECASE)


def test_claims_use_words_of_schema_org_only(report: Report) -> None:
    """Each key is a property of schema.org, whose context is named and never fetched."""
    page = json.loads(render(report, "claims"))
    assert page["@context"] == "https://schema.org"
    assert keys(page) <= {
        *("@context", "@graph", "@id", "@type", "name", "identifier", "url", "inLanguage", "text"),
        *("publisher", "sourceOrganization", "datePublished", "author", "isPartOf"),
        *("firstAppearance", "appearance", "description"),
    }


# --- dot


def graph_of(report: Report) -> pydot.Dot:
    """The graph that another library reads."""
    graphs = pydot.graph_from_dot_data(render(report, "dot"))
    assert graphs
    assert len(graphs) == 1
    return graphs[0]


def test_the_graph_leads_from_sources_to_derivatives(report: Report) -> None:
    """Edges have the share, a tie is dashed without direction, outside sources are dotted."""
    edges = {
        (
            str(edge.get_source()).strip('"'),
            str(edge.get_destination()).strip('"'),
        ): edge.get_attributes()
        for edge in graph_of(report).get_edge_list()
    }
    rewrite = "document:rewrite-of-the-harbour-plan-by-a-site"
    assert set(edges) == {
        ("document:wire", "document:blog"),
        ("document:wire", "document:wire-update"),
        ("document:wire", rewrite),
        ("document:blog", rewrite),
        ("document:left", "document:right"),
        ("outside:Bloomberg", rewrite),
    }
    assert edges["document:wire", rewrite]["label"] == '"75%"'
    widths = [
        float(edges[source, rewrite]["penwidth"]) for source in ("document:wire", "document:blog")
    ]
    assert widths[0] > widths[1]
    tie = edges["document:left", "document:right"]
    assert (tie["style"], tie["dir"]) == ("dashed", "none")
    assert edges["outside:Bloomberg", rewrite]["style"] == "dotted"


# --- notebooks


class Elements(HTMLParser):
    """The elements and attributes of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with its attributes."""
        self.started.append((tag, " ".join(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


def elements_of(report: Report) -> Elements:
    """What a browser sees of a report in a notebook."""
    page = Elements()
    page.feed(report._repr_html_())
    return page


def test_a_notebook_shows_a_table_of_the_documents(report: Report) -> None:
    """Each document has a row with its role, when and from what it was written, and its flags."""
    page = elements_of(report)
    assert page.started.count(("tr", "")) == 1 + len(report.documents)
    assert "3 of 5 body sentences trace to wire; 2 added" in page.text
    assert "wire 75%: credits its agency or publisher; dated later" in page.text
    assert "2 epistemic, 2 factual, 1 editorial, 1 integrity" in page.text


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_a_notebook_shows_text_and_obeys_none(attack: str, report: Report) -> None:
    """The table has the same elements whatever stands in names and titles, and no control."""
    hostile = poisoned(report, attack)
    assert elements_of(hostile).started == elements_of(report).started
    assert OBEYED.findall(hostile._repr_html_()) == []


def test_a_notebook_stays_small(report: Report) -> None:
    """Of a large corpus the first documents are shown, and that there are more."""
    many = tuple(evolve(report.documents[0], id=f"blog{number}") for number in range(200))
    large = evolve(report, documents=(*many, *report.documents))
    assert len(large._repr_html_()) < 20_000
    assert "the first 50 documents are shown" in elements_of(large).text


# --- how they look


@pytest.fixture(scope="module")
def pair() -> Report:
    """One of the seeds traced against the agency copy."""
    wire = provenance.load(SEEDS / "002_a20053c5b2c66f38.txt")
    return provenance.trace(provenance.load(SEEDS / "000_d58aa7f2469bc63f.txt"), wire)


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("csv", ".csv"),
        ("annotations", ".json"),
        ("prov", ".json"),
        ("claims", ".json"),
        ("dot", ".dot"),
    ],
)
def test_a_seed_looks(
    name: str, ending: str, pair: Report, file_regression: FileRegressionFixture
) -> None:
    """A seed and the agency copy look as they did when a person last reviewed them."""
    text = render(pair, name).replace("\r\n", "\n")
    file_regression.check(text, extension=ending, newline="\n", basename=f"seed_{name}")
