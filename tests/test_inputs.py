"""Files of other programs: what is read, what is said beside it, what is left out and refused."""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import provenance
from provenance.model import Corpus, DateBound, Document, Published
from provenance.read import load
from provenance.read.article import read_article
from provenance.read.fragment import paragraphs_in
from provenance.read.given import both, day_given
from provenance.read.readers import ENDINGS, ending_of, read_file
from provenance.read.reading import Reading, Refused

if TYPE_CHECKING:
    from pathlib import Path

LEAD = "PORT ALDEN (AFP) - The council on Friday approved a plan that may cost 48 million euros."
SAID = "“We will publish all the figures by March,” said Mayor Ada Orlin."
BODY = f"{LEAD}\n\n{SAID}"
HTML = f"<p>{LEAD}</p>\n<p>{SAID}</p><script>alert(1)</script>"
NINJS_1 = {
    "uri": "http://agency.example/items/1",
    "type": "text",
    "versioncreated": "2020-01-03T10:37:00Z",
    "copyrightholder": "AFP",
    "language": "en",
    "headline": "Council backs plan",
    "body_xhtml": HTML,
    "ednote": "CORRECTS figure in lead",
    "place": [{"name": "Port Alden"}],
}
NINJS_2 = {
    "uri": "urn:newsml:agency.example:1",
    "versioncreated": "2020-01-03T10:37:00+02:00",
    "infosources": [{"name": "AFP", "role": "origin"}],
    "headlines": [
        {"role": "short", "value": "Plan"},
        {"role": "main", "value": "Council backs plan"},
    ],
    "bodies": [{"role": "main", "contenttype": "text/plain", "value": BODY}],
}
NINJS_3 = {
    "uri": "urn:newsml:agency.example:1",
    "versionCreated": "2020-01-03T10:37:00Z",
    "copyrightHolder": "AFP",
    "headlines": [{"role": "main", "value": "Council backs plan"}],
    "bodies": [
        {"contentType": "text/plain", "value": "All on one line."},
        {"contentType": "application/xhtml+xml", "value": HTML},
    ],
}
NEWS_ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council backs plan",
    "articleBody": BODY,
    "datePublished": "2020-01-03T08:00:00+01:00",
    "publisher": {"@type": "Organization", "name": "The Alden Echo"},
    "sourceOrganization": {"name": "AFP"},
    "url": "https://echo.example/plan",
    "comment": [{"@type": "Comment", "text": "It will never be built."}],
    "keywords": "harbour",
}


def loaded(folder: Path, name: str, content: object) -> Corpus:
    """The corpus of one file, given as bytes, a text or JSON."""
    data = content if isinstance(content, (bytes, str)) else json.dumps(content)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    (folder / "other.txt").write_text("Another council met, officials said.\n", "utf-8")
    return load(folder)


def first(corpus: Corpus) -> Document:
    """The one document that is not the other one."""
    (document,) = [one for one in corpus if one.id != "other"]
    return document


def sections(document: Document) -> list[tuple[str, str]]:
    """The kinds of sections with their words."""
    return [(one.kind, document.text[one.start : one.end]) for one in document.sections]


# --- JSON of news


@pytest.mark.parametrize("record", [NINJS_1, NINJS_2, NINJS_3], ids=["ninjs-1", "2", "3"])
def test_ninjs_is_read(record: dict[str, Any], tmp_path: Path) -> None:
    """Headline, body with its paragraphs, agency and day of a text item, in each version."""
    document = first(loaded(tmp_path, "item.json", record))
    assert document.id == "item"
    assert document.text.startswith(f"Council backs plan\n\n{BODY}")
    assert sections(document)[0] == ("headline", "Council backs plan")
    assert (document.title, document.agency, document.agency_form) == (
        "Council backs plan",
        "AFP",
        True,
    )
    day = DateBound("2020-01-03", "metadata")
    assert document.published == Published(day, day)


def test_an_editors_note_of_ninjs_is_a_note(tmp_path: Path) -> None:
    """What an agency tells editors stands below the text as a note, so that corrections count."""
    document = first(loaded(tmp_path, "item.json", NINJS_1))
    assert sections(document)[-1] == ("note", "CORRECTS figure in lead")


def test_a_withdrawn_item_is_warned_of(tmp_path: Path) -> None:
    """An item that its agency cancelled is read, with a warning."""
    corpus = loaded(tmp_path, "item.json", {**NINJS_1, "pubstatus": "canceled"})
    assert ("agency-correction", "item") in {(one.kind, one.document) for one in corpus.warnings}


@pytest.mark.parametrize(
    "content",
    [
        NEWS_ARTICLE,
        [NEWS_ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, NEWS_ARTICLE]},
        {**NEWS_ARTICLE, "@type": ["Article", "http://schema.org/NewsArticle"]},
        {**NEWS_ARTICLE, "articleBody": HTML},
    ],
    ids=["record", "list", "graph", "types", "markup"],
)
def test_a_news_article_is_read(content: object, tmp_path: Path) -> None:
    """Text, headline, comments, day, publisher, agency and address of a schema.org article."""
    document = first(loaded(tmp_path, "page.json", content))
    assert document.text.startswith(f"Council backs plan\n\n{BODY}")
    assert sections(document)[-1] == ("comment", "It will never be built.")
    assert (document.publisher, document.agency, document.agency_form) == (
        "The Alden Echo",
        "AFP",
        False,
    )
    assert document.url == "https://echo.example/plan"
    assert document.published.not_before == DateBound("2020-01-03", "metadata")


def test_several_records_are_several_documents(tmp_path: Path) -> None:
    """Each record of a list is a document, named by its number; one without text is skipped."""
    records = [NINJS_1, {**NINJS_2, "bodies": [], "type": "picture"}, NINJS_3]
    corpus = loaded(tmp_path, "items.json", records)
    assert [one.id for one in corpus] == ["items#1", "items#3", "other"]
    assert [one.path for one in corpus][:2] == ["items.json#1", "items.json#3"]
    (skipped,) = corpus.skipped
    assert skipped.path == "items.json#2"
    assert "ninjs picture has no text" in skipped.reason


def test_fields_that_are_not_used_are_named(tmp_path: Path) -> None:
    """A reader says what of a record it left out."""
    corpus = loaded(tmp_path, "page.json", NEWS_ARTICLE)
    (caution,) = corpus.warnings
    assert (caution.kind, caution.document) == ("extraction", "page")
    assert caution.message == "left out: the fields keywords were not used"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{}", "not an article of ninjs or schema.org"),
        ("[1, 2]", "not an article"),
        ('{"@type": "NewsArticle", "headline": "x"}', "no articleBody"),
        ('{"uri": "urn:x", "versioncreated": "2020-01-03"}', "has no text"),
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        (b"\x00\x01" * 500, "NUL"),
        ('{"@type": "NewsArticle", "articleBody": {"a": 1}}', "no articleBody"),
    ],
)
def test_json_that_is_no_article_is_skipped(
    content: str | bytes, reason: str, tmp_path: Path
) -> None:
    """Other JSON is listed with a reason and a remedy, and the run goes on."""
    corpus = loaded(tmp_path, "item.json", content)
    assert [one.id for one in corpus] == ["other"]
    assert reason in corpus.skipped[0].reason
    assert "; " in corpus.skipped[0].reason or "check how" in corpus.skipped[0].reason


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["@type", "@graph", "articleBody", "headline", "uri", "bodies", "body_text"]
                )
                | st.sampled_from(
                    ["publisher", "name", "comment", "id", "text", "headlines", "value"]
                ),
                inner | st.just("NewsArticle"),
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    """Whatever types its fields have, JSON is read or refused, never a traceback."""
    for name in ("x.json", "x.jsonl"):
        found = read_file(name, json.dumps(value).encode())
        assert isinstance(found, Refused) or found.articles or found.refused


# --- JSON lines


def test_each_line_is_a_document(tmp_path: Path) -> None:
    """A line has its own id, and what it says beside its text is the document's."""
    lines = [
        {"id": "afp-1", "text": BODY, "agency": "AFP", "published": "2020-01-03"},
        {
            "id": "echo/9",
            "text": SAID,
            "title": "Figures promised",
            "publisher": "The Alden Echo",
            "url": "https://echo.example/9",
            "published": "January 2020",
        },
    ]
    content = "\r\n".join(map(json.dumps, lines)) + "\n\n"
    wire, echo, _ = loaded(tmp_path, "wire.jsonl", content)
    assert (wire.id, wire.path, wire.agency, wire.agency_form) == (
        "afp-1",
        "wire.jsonl#afp-1",
        "AFP",
        True,
    )
    assert wire.text == BODY
    assert (echo.id, echo.title, echo.publisher) == ("echo/9", "Figures promised", "The Alden Echo")
    assert echo.published.not_after == DateBound("2020-01-31", "metadata")
    assert wire.sha256 != echo.sha256


def test_a_bad_line_is_skipped_alone(tmp_path: Path) -> None:
    """A line that is no document is listed by its number, and the others are read."""
    good = json.dumps({"id": "a", "text": BODY})
    bad = [
        "{",
        "[1]",
        "7",
        '{"id": "x"}',
        '{"text": "y"}',
        '{"id": 3, "text": "y"}',
        '{"id": "x", "text": " "}',
        json.dumps({"id": "x" * 201, "text": "y"}),
    ]
    corpus = loaded(tmp_path, "wire.jsonl", "\n".join([good, *bad]))
    assert [one.id for one in corpus] == ["a", "other"]
    assert [one.path for one in corpus.skipped] == [f"wire.jsonl#{n}" for n in range(2, 10)]


def test_what_a_line_says_in_vain_is_named(tmp_path: Path) -> None:
    """Unknown fields and dates that are none are left out, and that is said."""
    line = {"id": "a", "text": BODY, "published": "soon", "mood": "grim", "title": 7}
    line["url"] = "javascript:alert(1)"
    corpus = loaded(tmp_path, "wire.jsonl", line)
    (caution,) = corpus.warnings
    assert first(corpus).url is None
    assert "url is no address of the web" in caution.message
    assert "published is no date" in caution.message
    assert "title is no text" in caution.message
    assert "fields mood were not used" in caution.message


@given(title=st.text(max_size=40), text=st.text(min_size=1, max_size=200))
def test_no_word_of_a_record_is_lost(title: str, text: str) -> None:
    """Whatever headline and text a line has, every word of both is in a section of its document."""
    line = json.dumps({"id": "a", "title": title, "text": text})
    reading = read_file("x.jsonl", line.encode())
    assert isinstance(reading, Reading)
    for article in reading.articles:
        document = read_article(article, id="a", path="x.jsonl#a")
        inside = "".join(document.text[one.start : one.end] for one in document.sections)
        assert re.findall(r"\w", inside) == re.findall(r"\w", document.text)


def test_two_lines_with_one_id_are_two_documents(tmp_path: Path) -> None:
    """An id that is given twice is made unique; neither document is lost."""
    lines = [json.dumps({"id": "a", "text": text}) for text in (LEAD, SAID)]
    corpus = loaded(tmp_path, "wire.jsonl", "\n".join(lines))
    assert len({one.id for one in corpus}) == 3


def test_a_manifest_speaks_of_one_document_in_a_file(tmp_path: Path) -> None:
    """A person can overrule what is said of one line."""
    (tmp_path / "corpus.toml").write_text('["wire.jsonl#a"]\nnot_source = true\n', "utf-8")
    document = first(loaded(tmp_path, "wire.jsonl", {"id": "a", "text": BODY}))
    assert document.not_source


def test_documents_of_one_file_are_traced_against_each_other(tmp_path: Path) -> None:
    """Dates and agencies that stand beside the texts decide who came first."""
    lines = [
        {"id": "late", "text": SAID, "published": "2020-01-05"},
        {"id": "early", "text": SAID + " She smiled.", "published": "2020-01-03"},
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    report = provenance.trace(load(tmp_path))
    late = next(one for one in report.documents if one.id == "late")
    assert [parent.document for parent in late.derived_from] == ["early"]
    assert late.derived_from[0].basis == ("dates",)


# --- days and names beside a text


@pytest.mark.parametrize(
    ("written", "first_day", "last_day"),
    [
        ("2019-12-28", "2019-12-28", "2019-12-28"),
        ("2019-12-28T23:30:00-05:00", "2019-12-28", "2019-12-28"),
        ("2019-12-28 10:00", "2019-12-28", "2019-12-28"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("Sat, 28 Dec 2019 10:00:00 GMT", "2019-12-28", "2019-12-28"),
        ("December 28, 2019", "2019-12-28", "2019-12-28"),
    ],
)
def test_days_of_fields(written: str, first_day: str, last_day: str) -> None:
    """A field's day is the one that is written; a month or a year is an interval."""
    published = day_given(written)
    assert published == Published(DateBound(first_day, "metadata"), DateBound(last_day, "metadata"))


@pytest.mark.parametrize(
    "written", ["", "soon", "2019-13-01", "2019-02-30", "0000", 2019, None, [], "x" * 999]
)
def test_what_is_no_day_is_none(written: object) -> None:
    """A field that holds no day says nothing, and nothing is guessed."""
    assert day_given(written) is None


def test_text_and_field_join() -> None:
    """Where both can be true the narrower interval counts; a contradiction widens it."""
    day, later = DateBound("2020-01-03", "metadata"), DateBound("2020-01-05", "date-line")
    retrieved = DateBound("2024-05-07", "retrieval")
    assert both(Published(None, retrieved), Published(day, day)) == Published(day, day)
    assert both(Published(later, later), Published(day, day)) == Published(day, later)
    assert both(Published(later, later), None) == Published(later, later)


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.TXT", ".txt"), ("a.jsonl", ".jsonl"), ("a.json", ".json"), ("a.jpg", None), ("a", None)],
)
def test_the_ending_tells_the_reader(name: str, ending: str | None) -> None:
    """A file is read by the ending of its name, whatever its case."""
    assert ending_of(name) == ending
    assert ending is None or ending in ENDINGS


# --- fragments of HTML


@pytest.mark.parametrize(
    ("html", "text", "why"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo", "paragraphs"),
        ("One<br/>two<BR>three", "One\n\ntwo\n\nthree", "line breaks"),
        ("a <b>b</b>c &amp; d", "a bc & d", "inline markup and entities"),
        ("<p>a\n  b</p>", "a b", "white space"),
        ('<p title="a>b">c</p>', "c", "a bracket in an attribute"),
        ("<script>x('</p>')</script>y", "y", "scripts"),
        ("<!-- <p>x</p> -->y", "y", "comments"),
        ("4 < 5 and 6 > 5", "4 < 5 and 6 > 5", "brackets that are no tags"),
        ("y<style>x", "y", "what is never closed"),
        ("&lt;script&gt;", "<script>", "text that looks like markup stays text"),
    ],
)
def test_fragments_become_paragraphs(html: str, text: str, why: str) -> None:
    """The words of a fragment are kept, its markup and what shows nothing are not."""
    assert paragraphs_in(html) == text, why


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<!--", "<![", "</", "<script>", '<a b="', "<div>", "&#x", "<a b='c' "]
)
def test_a_hostile_fragment_takes_no_time(piece: str) -> None:
    """A megabyte of anything left open is read in less than two seconds."""
    html = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    paragraphs_in(html)
    assert time.process_time() - begun < 2


# --- web pages

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Council backs plan | Echo</title>
<meta property="og:site_name" content="The Alden Echo">
<meta property="article:published_time" content="2020-01-04T06:00:00Z">
<meta property="article:modified_time" content="2024-01-04T06:00:00Z">
<link rel="canonical" href="https://echo.example/plan"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Council backs plan</h1><p>{LEAD} It was the last sitting of the year.</p>
<p>{SAID} The crowd listened, and some of those who had come began to clap.</p></article>
<div id="comments"><ul><li class="comment"><p>It will never be built, mark my words, I wrote
to them.</p></li></ul></div><footer>Imprint</footer><script>alert(1)</script></body></html>"""
EXTRAS = {"page.html": "html", "feed.xml": "feeds", "pages.warc": "feeds"}


def test_a_page_is_its_article(tmp_path: Path) -> None:
    """The article of a page with its headline; readers' comments stand apart below it."""
    document = first(loaded(tmp_path, "page.html", PAGE))
    kinds = sections(document)
    assert kinds[0] == ("headline", "Council backs plan")
    assert kinds[-1][0] == "comment"
    assert kinds[-1][1].startswith("It will never be built")
    assert LEAD in document.text
    assert not {"Home", "Imprint", "alert"} & set(document.text.split())
    assert [kind for kind, _ in kinds].count("comment") == 1


def test_a_pages_metadata_is_used(tmp_path: Path) -> None:
    """Publisher, address, language and the day of publication, not of a change, are the page's."""
    document = first(loaded(tmp_path, "page.html", PAGE))
    assert (document.publisher, document.url, document.language) == (
        "The Alden Echo",
        "https://echo.example/plan",
        "en",
    )
    assert document.published.not_after == DateBound("2020-01-04", "metadata")
    assert (document.agency, document.agency_form) == ("AFP", False)


def test_linked_data_of_a_page_comes_first(tmp_path: Path) -> None:
    """What a page says as JSON-LD is believed before its other elements; what is broken is not."""
    record = json.dumps({**NEWS_ARTICLE, "datePublished": "2020-01-03"})
    scripts = f'<script type="application/ld+json">{{</script><script type="application/ld+json">{record}</script>'  # noqa: E501 (one line of a page)
    page = PAGE.replace("</head>", f"{scripts}</head>")
    document = first(loaded(tmp_path, "page.html", page))
    assert document.published.not_before == DateBound("2020-01-03", "metadata")
    assert document.agency == "AFP"


def test_what_of_a_page_was_left_out_is_said(tmp_path: Path) -> None:
    """A warning has the number of words on the page, in the article and in comments."""
    (caution,) = loaded(tmp_path, "page.html", PAGE).warnings
    assert (caution.kind, caution.document) == ("extraction", "page")
    assert re.fullmatch(
        r"left out: \d of the page's \d\d words \(\d\d are the article, \d\d as comments\)",
        caution.message,
    )


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    """A page that is not UTF-8 is read as it says of itself."""
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Mayor", "primátor")
    page = page.replace("“", '"').replace("”", '"').replace("sitting", "sčítání")
    document = first(loaded(tmp_path, "page.html", page.encode("iso-8859-2")))
    assert "sčítání" in document.text
    assert document.encoding == "iso8859-2"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html><body><nav>Home</nav></body></html>", "no article was found"),
        ("<div>" * 50_000 + BODY, "no article was found"),
        ("<p>" * 60_001, "more than 60000 tags"),
        (b"<p>" + b"x" * 4 * 1024 * 1024, "larger than 4 MiB"),
        (b"<p>\x00\x01\x02\x03" * 500, "binary"),
        ("<!-- x -->", "could not be parsed"),
    ],
    ids=["short", "deep", "tags", "large", "binary", "empty"],
)
def test_a_page_that_cannot_be_read_is_skipped(
    content: str | bytes, reason: str, tmp_path: Path
) -> None:
    """A page that is too deep, too large, or no page is listed with the reason and the remedy."""
    corpus = loaded(tmp_path, "page.html", content)
    assert [one.id for one in corpus] == ["other"]
    assert reason in corpus.skipped[0].reason
    assert "; save the article" in corpus.skipped[0].reason


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", '<a b="', "&amp;", "<table><tr><td>", "x "])
def test_a_hostile_page_takes_no_time(piece: str) -> None:
    """A megabyte of anything left open is read or refused in less than two seconds."""
    page = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    read_file("x.html", page.encode())
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("name", EXTRAS)
def test_what_to_install_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the packages that a reader needs, the file is skipped and the command is named."""
    monkeypatch.setattr("provenance.read.extras.find_spec", lambda _: None)
    corpus = loaded(tmp_path, name, PAGE)
    assert f"pip install 'wire-provenance[{EXTRAS[name]}]'" in corpus.skipped[0].reason


# --- feeds

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Alden Echo</title>
<item><title>Council &amp;amp; plan</title><link>https://echo.example/1</link>
<pubDate>Fri, 03 Jan 2020 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{SAID}</p><script>alert(1)</script>]]></content:encoded>
</item>
<item><title>Short</title><link>javascript:alert(1)</link>
<description>Only a summary.</description></item>
<item><title>Nothing</title></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>The Alden Echo</title>
<entry><title>Council backs plan</title><link href="https://echo.example/1"/><id>urn:x:1</id>
<updated>2020-01-03T10:00:00Z</updated>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;</content></entry></feed>"""


def test_the_entries_of_a_feed_are_documents(tmp_path: Path) -> None:
    """Each entry has its text, headline, address and day; those with a summary are counted."""
    corpus = loaded(tmp_path, "feed.xml", RSS)
    assert [one.id for one in corpus] == ["feed#1", "feed#2", "other"]
    entry, short, _ = corpus
    assert entry.text == f"Council & plan\n\n{BODY}"
    assert (entry.publisher, entry.url) == ("The Alden Echo", "https://echo.example/1")
    assert entry.published.not_before == DateBound("2020-01-03", "metadata")
    assert short.url is None
    assert [one.path for one in corpus.skipped] == ["feed.xml#3"]
    (caution,) = corpus.warnings
    assert caution.message == "feed.xml: 2 of 3 entries have a summary and not their text"


def test_atom_is_read_too(tmp_path: Path) -> None:
    """An Atom entry has its content and its day."""
    entry = first(loaded(tmp_path, "news.atom", ATOM))
    assert entry.text == f"Council backs plan\n\n{LEAD}"
    assert entry.published.not_after == DateBound("2020-01-03", "metadata")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<x/>", "no feed with entries"),
        ("https://example.org/feed", "no feed with entries"),
        ('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>', "declares entities"),  # noqa: E501 (one file)
        ("<rss>" * 50_000, "no feed with entries"),
        (" " * 9_000_000 + "<rss/>", "larger than 8 MiB"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_skipped(
    content: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other XML, entity bombs and bare addresses are listed; nothing is ever fetched."""
    monkeypatch.setattr("socket.socket.connect", None)
    corpus = loaded(tmp_path, "feed.xml", content)
    assert reason in corpus.skipped[0].reason


# --- web archives


def archive(
    *pages: tuple[str, str, bytes], packed: bool = True, encoding: str = "identity"
) -> bytes:
    """A WARC file of (content type, status, body) fetched on 7 May 2024, made by warcio."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for number, (kind, status, body) in enumerate(pages):
        headers = [("Content-Type", kind), ("Content-Encoding", encoding)]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://echo.example/{number}",
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2024-05-07T10:00:00Z"},
            )
        )
    return stream.getvalue()


UNDATED = re.sub(r"<meta property=\"article.*?>|<link.*?>", "", PAGE).encode()


@pytest.mark.parametrize(("name", "packed"), [("x.warc", False), ("x.warc.gz", True)])
def test_the_pages_of_an_archive_are_documents(name: str, packed: bool, tmp_path: Path) -> None:
    """Each page has the address and, as a bound, the day at which it was fetched."""
    data = archive(
        ("text/html; charset=utf-8", "200 OK", UNDATED),
        ("image/png", "200 OK", b"\x89PNG"),
        ("text/html", "404 Not Found", UNDATED),
        ("text/plain", "200 OK", BODY.encode()),
        packed=packed,
    )
    corpus = loaded(tmp_path, name, data)
    page, plain = [one for one in corpus if one.id != "other"]
    assert page.path == f"{name}#2"
    assert page.url == "https://echo.example/0"
    assert page.published == Published(None, DateBound("2024-05-07", "retrieval"))
    assert plain.text == BODY
    assert f"{name}: 3 of 5 records, which are no pages" in [one.message for one in corpus.warnings]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(b"0" * 40_000_000), "unpacks to more than"),
        (gzip.compress(archive(("text/html", "200 OK", UNDATED)))[:-20], "cannot be unpacked"),
        (b"\x1f\x8bnonsense", "cannot be unpacked"),
        (b"nonsense", "broken here"),
        (archive(("text/html", "200 OK", b"<p>" + b"x" * 5_000_000), packed=False), "larger than 4 MiB"),  # noqa: E501 (one file)
        (archive(("text/html", "200 OK", b"<div>" * 20_000)), "no article was found"),
    ],
    ids=["bomb", "cut", "gzip", "nonsense", "large", "deep"],
)  # fmt: skip
def test_an_archive_that_cannot_be_read_is_skipped(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    """Bombs, broken files and pages that are too large are listed with a reason."""
    corpus = loaded(tmp_path, "x.warc.gz", content)
    assert [one.id for one in corpus] == ["other"]
    assert any(reason in one.reason for one in corpus.skipped), corpus.skipped


def test_a_packed_page_is_unpacked_within_limits(tmp_path: Path) -> None:
    """What a server sent packed is read; a bomb among its pages and a broken one are skipped."""
    bodies = [gzip.compress(UNDATED), gzip.compress(b"0" * 40_000_000), b"\x1f\x8bnonsense"]
    pages = [("text/html", "200 OK", body) for body in bodies]
    corpus = loaded(tmp_path, "x.warc", archive(*pages, packed=False, encoding="gzip"))
    assert LEAD in first(corpus).text
    assert [one.path for one in corpus.skipped] == ["x.warc#3", "x.warc#4"]


@pytest.mark.parametrize("name", ["x.html", "x.xml", "x.warc", "x.warc.gz", "x.json", "x.jsonl"])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    """No bytes make a reader raise."""
    assert isinstance(read_file(name, data), (Reading, Refused))


def test_packages_are_imported_when_they_are_needed(tmp_path: Path) -> None:
    """Reading a text and writing a table brings in no package of another input or format."""
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    code = (
        "import sys, provenance; "
        "provenance.render(provenance.trace(provenance.load(sys.argv[1])), 'table'); "
        "print({'trafilatura', 'lxml', 'feedparser', 'warcio', 'cattrs'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "set()"
