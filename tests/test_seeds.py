"""The five seed articles, end to end: what is true of the texts is what the report says.

The numbers of sentences are those of the report on ``seeds/``; docs/seeds.md says what each
article is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import provenance

if TYPE_CHECKING:
    from provenance.model import Report, TracedDocument, TracedQuote, TracedSentence

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report on the seeds, read from their text alone."""
    return provenance.trace(provenance.load(SEEDS))


def entry(report: Report, number: str) -> TracedDocument:
    """Return the document whose id begins with a number."""
    return next(one for one in report.documents if one.id.startswith(number))


def sentence(report: Report, number: str, words: str) -> TracedSentence:
    """Return the first sentence of a document that has some words."""
    return next(
        one for one in entry(report, number).sentences if words in " ".join(one.text.split())
    )


def quote(report: Report, number: str, words: str) -> TracedQuote:
    """Return the first quote of a document that has some words."""
    return next(
        one for one in report.quotes if one.document.startswith(number) and words in one.text
    )


def traced(document: TracedDocument) -> list[TracedSentence]:
    """Return the body sentences that have a source."""
    return [one for one in document.sentences if one.section == "body" and one.sources]


def flags(one: TracedSentence) -> list[tuple[str, str]]:
    """Return the kinds and words of a sentence's flags."""
    return [(flag.kind, flag.words) for flag in one.flags]


# --- 002, the agency copy


def test_002_is_agency_copy(report: Report) -> None:
    """002 is AFP copy that nothing held precedes: the wire."""
    document = entry(report, "002")
    assert (document.agency, document.role, document.derivation) == ("AFP", "wire", "non-derived")
    assert document.derived_from == ()


def test_002_was_published_when_its_date_line_says(report: Report) -> None:
    """The date of retrieval is not the date of publication."""
    published = entry(report, "002").published
    assert published.not_before is not None
    assert published.not_after is not None
    assert published.not_before.date == published.not_after.date == "2019-12-28"


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("UN backs Russia on internet convention", "headline"),
        ("December 28 2019", "furniture"),
        ("Rights groups fear a proposed UN convention", "caption"),
        ("© 2019 AFP", "furniture"),
        ("Citation:", "furniture"),
        ("This document is subject to copyright", "furniture"),
        ("The United Nations on Friday", "body"),
    ],
)
def test_002_what_is_no_body_is_not_body(report: Report, words: str, section: str) -> None:
    """Headline, caption, date, copyright, citation and disclaimer lines are told apart."""
    assert sentence(report, "002", words).section == section


def test_002_a_broken_paragraph_is_one_sentence(report: Report) -> None:
    """A blank line in mid-sentence does not end it."""
    text = sentence(report, "002", "The United Nations on Friday").text
    assert "rights groups and\n\nWestern powers" in text
    assert text.endswith("online freedom.")


def test_002_is_the_earliest_copy_held(report: Report) -> None:
    """What is held first has no source to have, and the report says that it is no finding."""
    body = [one for one in entry(report, "002").sentences if one.section == "body"]
    assert {one.reason for one in body} == {"earliest-held"}


def test_002_names_the_page_that_carries_it(report: Report) -> None:
    """The copy held was republished by TechXplore; AFP's own feed is not in the corpus."""
    document = entry(report, "002")
    assert document.publisher == "TechXplore"
    assert document.url is not None
    assert document.url.startswith("https://techxplore.com/")
    assert not any(one.agency == "AFP" for one in report.documents if one is not document)


# --- 001, the republication


def test_001_is_a_republication_of_002(report: Report) -> None:
    """All of 001's body is AFP's, in AFP's words."""
    document = entry(report, "001")
    assert document.role == "republication"
    assert [one.relation for one in document.sentences if one.section == "body"] == ["verbatim"] * 9
    assert {source.document[:3] for one in traced(document) for source in one.sources} == {"002"}


def test_001_comes_after_002_on_stated_evidence(report: Report) -> None:
    """001 has no date; why it is held to be the later one is named."""
    document = entry(report, "001")
    assert document.published.not_before is document.published.not_after is None
    assert [parent.document[:3] for parent in document.derived_from] == ["002"]
    assert {"agency-precedence", "excerpt-line"} <= set(document.derived_from[0].basis)


def test_001_a_sentence_across_a_broken_paragraph_is_verbatim(report: Report) -> None:
    """A line break is no change."""
    one = sentence(report, "001", "European powers and rights groups fear")
    assert "\n\n" in one.text
    assert one.relation == "verbatim"


def test_001_the_editors_note_is_a_note_and_commentary(report: Report) -> None:
    """The publisher's words before the wire's are a note, and flagged with their words."""
    notes = [one for one in entry(report, "001").sentences if one.section == "note"]
    assert [one.relation for one in notes] == ["new"] * 2
    assert {kind for one in notes for kind, _ in flags(one)} == {"commentary-added"}


def test_001_the_excerpt_line_is_furniture(report: Report) -> None:
    """A link to the full story is no sentence of the article."""
    assert sentence(report, "001", "Read full story").section == "furniture"


def test_001_the_headline_is_rewritten(report: Report) -> None:
    """The headline traces to AFP's in other words."""
    headline = entry(report, "001").sentences[0]
    assert headline.section == "headline"
    assert headline.relation in {"edited", "paraphrase"}
    assert headline.sources[0].document.startswith("002")


def test_001_five_agency_sentences_are_omitted(report: Report) -> None:
    """What was left out is listed, Charbonneau's quote first of all."""
    omitted = entry(report, "001").omitted
    wire = entry(report, "002")
    assert len(omitted) == 5
    assert "Louis Charbonneau" in wire.sentences[omitted[0].sentence].text


# --- 000, the rewrite


def test_000_is_a_rewrite_of_agency_copy(report: Report) -> None:
    """Eight of its twelve sentences trace to AFP."""
    document = entry(report, "000")
    assert document.role == "rewrite"
    assert [parent.document[:3] for parent in document.derived_from] == ["002"]
    assert [one.number for one in traced(document)] == [0, 2, 3, 4, 6, 7, 8, 9]


def test_000_an_event_date_does_not_make_the_rewrite_the_source(report: Report) -> None:
    """The day of the vote, without a year, is no date of publication."""
    published = entry(report, "000").published
    assert published.not_after is None


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("approved a resolution sponsored by China and Russia", {4, 5, 6}),
        ("Human Rights Watch said the resolution", {12, 13}),
        ("Louis Charbonneau", {13}),
        ("Instead, Russia opposes", {15}),
    ],
)
def test_000_merged_sentences_have_all_their_sources(
    report: Report, words: str, sources: set[int]
) -> None:
    """A sentence made of several has them all."""
    assert {one.sentence for one in sentence(report, "000", words).sources} == sources


def test_000_three_sentences_are_commentary_with_the_words_that_show_it(report: Report) -> None:
    """Only what a rule's words show is called commentary."""
    shown = {
        one.number: [words for kind, words in flags(one) if kind == "commentary-added"]
        for one in entry(report, "000").sentences
        if not one.sources
    }
    assert [number for number, words in shown.items() if words] == [1, 10, 11]
    assert "many experts warn" in " ".join(shown[1])
    assert "Critics of this new U.N. resolution believe" in " ".join(shown[10])
    assert "unlikely" in " ".join(shown[11])


def test_000_unsourced_background_is_new_without_commentary(report: Report) -> None:
    """Background that nobody sourced is new; its evaluative word is "regime"."""
    one = sentence(report, "000", "also censors and disconnects")
    assert one.relation == "new"
    assert "commentary-added" not in {kind for kind, _ in flags(one)}
    assert {("loaded-word-added", "regime")} >= set(flags(one))


def test_000_the_sponsors_are_visible_in_the_edits(report: Report) -> None:
    """What became of "sponsored by Russia and backed by China" can be read off."""
    one = sentence(report, "000", "sponsored by China and Russia")
    text = (SEEDS / entry(report, "002").path).read_text(encoding="utf-8")
    changed = dict.fromkeys((edit.op for edit in one.edits), "")
    for edit in one.edits:
        if edit.source is not None:
            changed[edit.op] += text[slice(*edit.source)] + " | "
    assert "backed by" in changed["delete"] + changed["replace"]
    assert "China" in changed["move"]


def test_000_an_altered_quote_is_flagged_with_its_words(report: Report) -> None:
    """The word "communications" became "communication" inside quotation marks."""
    one = quote(report, "000", "communication technologies")
    assert one.alteration == "altered"
    found = sentence(report, "000", "U.N. General Assembly").flags
    altered = next(flag for flag in found if flag.kind == "quote-altered")
    assert "communication" in altered.words
    assert altered.source is not None
    assert "communications" in altered.source.words


def test_000_manufactured_marks_are_flagged(report: Report) -> None:
    """The words "international experts" got marks that the source does not have."""
    assert quote(report, "000", "international experts").alteration == "manufactured"
    one = sentence(report, "000", "U.N. General Assembly")
    assert ("quote-manufactured", "international experts") in flags(one)


def test_000_charbonneaus_quote_is_intact_and_came_through_afp(report: Report) -> None:
    """It differs from AFP's by a comma only."""
    one = quote(report, "000", "If the plan is")
    assert one.alteration in {"none", "typographic"}
    assert (one.speaker, one.relay) == ("Louis Charbonneau", ("AFP",))
    assert one.origin is not None
    assert one.origin.document.startswith("002")


def test_000_his_words_are_handed_to_the_organisation(report: Report) -> None:
    """Human Rights Watch is made to say what its Charbonneau said, and on a condition."""
    one = sentence(report, "000", "Human Rights Watch said the resolution")
    assert "attribution-changed" in {kind for kind, _ in flags(one)}
    wire = entry(report, "002").sentences
    deleted = [
        wire[one.sources[edit.of].sentence].text
        for edit in one.edits
        if edit.op in {"delete", "replace"}
    ]
    assert any("If the plan is" in text for text in deleted)


def test_000_investigators_became_researchers(report: Report) -> None:
    """A swapped role noun is a change of name."""
    assert ("name-changed", "researchers") in flags(sentence(report, "000", "Instead, Russia"))


def test_000_loaded_words_are_new_against_the_source(report: Report) -> None:
    """AFP's "China … its communist leadership" gained "regime" and "totalitarian"."""
    words = " ".join(
        words
        for kind, words in flags(sentence(report, "000", "A clear example"))
        if kind == "loaded-word-added"
    )
    assert "regime" in words
    assert "totalitarian" in words


def test_000_a_capital_for_its_government_is_no_change_of_name(report: Report) -> None:
    """The word "Washington" stands for the United States."""
    assert flags(sentence(report, "000", "Meanwhile, Washington")) == []


def test_000_four_agency_sentences_are_omitted(report: Report) -> None:
    """What no sentence carries is listed."""
    assert [one.sentence for one in entry(report, "000").omitted] == [10, 11, 16, 17]


# --- what is outside, and the later event


def test_outlets_that_are_not_held_are_named(report: Report) -> None:
    """France 24 and Bloomberg are named as sources and are not in the corpus; AFP's copy is."""
    named = {one.name: {name[:3] for name in one.documents} for one in report.outside}
    assert named == {"France 24": {"000"}, "Bloomberg": {"003", "004"}}


@pytest.mark.parametrize("number", ["003", "004"])
def test_a_later_event_has_no_agency_origin(report: Report, number: str) -> None:
    """What echoes a treaty's title does not come from the copy of 2019."""
    document = entry(report, number)
    sources = {source.document[:3] for one in document.sentences for source in one.sources}
    assert sources <= {"003", "004"}
    assert (document.role, document.derived_from, document.omitted) == ("independent", (), ())


@pytest.mark.parametrize(
    ("number", "words", "other"),
    [
        ("003", "six Democratic senators", "A recent letter by six US Democratic senators"),
        ("004", "six US Democratic senators", "six Democratic senators wrote"),
        (
            "003",
            "first legally binding agreement",
            "The legally binding agreement would be a first",
        ),
        ("004", "legally binding agreement", "first legally binding agreement"),
        ("003", "extradition treaties", "novel extradition rules"),
    ],
)
def test_what_two_undated_articles_share_is_a_tie(
    report: Report, number: str, words: str, other: str
) -> None:
    """Neither is dated, so neither is put first."""
    one = sentence(report, number, words)
    pair = entry(report, "004" if number == "003" else "003")
    assert one.origin is None
    assert one.tie == (pair.id,)
    assert any(
        other in " ".join(pair.sentences[link.sentence].text.split()) for link in one.sources
    )


def test_nothing_is_flagged_as_changed_in_a_tie(report: Report) -> None:
    """Where nobody knows which side changed a thing, nothing is called a change."""
    tied = [one for number in ("003", "004") for one in entry(report, number).sentences if one.tie]
    assert tied
    assert all(flag.kind.startswith("quote") for one in tied for flag in one.flags)


# --- quotes and comments


def test_003_all_mismarked_quotes_are_found(report: Report) -> None:
    """Seven quotes with marks of every kind, and a well-marked one in furniture."""
    texts = [one.text.strip() for one in report.quotes if one.document.startswith("003")]
    assert len(texts) == 8
    for words in (
        "despite fears that it could be misused by authoritarian regimes",
        "become a global legal framework",
        "compelling reasons to support the treaty",
        "For example",
        "Everywhere in Alsace",
    ):
        assert words in texts


def test_004_comments_are_comments(report: Report) -> None:
    """What readers say is not the article's."""
    assert sentence(report, "004", "It better be just a beginning").section == "comment"
    assert sentence(report, "004", "I smell a rabbit hole").section == "comment"
    assert sentence(report, "004", "It is a give-and-take").section == "comment"


def test_004_a_comment_that_quotes_the_article_traces_to_it(report: Report) -> None:
    """Each re-quoting of the article's sentence leads to that sentence."""
    document = entry(report, "004")
    own = sentence(report, "004", "Washington said that it would enforce")
    again = [
        one
        for one in document.sentences
        if one.section == "comment" and "Washington said that it would" in one.text
    ]
    assert len(again) == 3
    assert {one.origin.sentence for one in again if one.origin} == {own.number}


@pytest.mark.parametrize(
    "words",
    [
        "firms",
        "agenda",
        "Fire!!!",
        "human rights abuses",
        "establishing abusive control",
        "rogue nations",
    ],
)
def test_004_scare_quotes_are_nobodys_statement(report: Report, words: str) -> None:
    """A term, a distancing, a word in a commenter's own argument has no speaker."""
    one = next(one for one in report.quotes if one.document.startswith("004") and one.text == words)
    assert (one.kind, one.speaker) == ("scare", None)


@pytest.mark.parametrize(
    "line", ["Posts: 1,706", "Permalink to story:", "Back", "Alfonso Maruccia"]
)
def test_004_forum_lines_are_furniture(report: Report, line: str) -> None:
    """Statistics, permalinks, bylines and navigation are no sentences."""
    found = [one for one in entry(report, "004").sentences if one.text.strip().startswith(line)]
    assert found
    assert {(one.section, one.relation) for one in found} == {("furniture", "none")}
