"""The history of quotes: first occurrence, appearances, alteration."""

from __future__ import annotations

import re
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.cli import run
from provenance.model import Document
from provenance.tracing.quotation.alteration import compare_quotes
from provenance.tracing.quotation.speakers import same_speaker
from provenance.tracing.quotation.spelling import same_word

if TYPE_CHECKING:
    from provenance.model import Alteration, Report, TracedQuote

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
PAGE = (ROOT / "docs" / "quote-history.md").read_text(encoding="utf-8")

ICE = (
    "We closed the harbour twice last winter because of the ice, and I think we should have done "
    "it earlier,"
)
REPAIRS = "The repairs will cost 48 million euros."

WIRE = """Port to stay shut until spring, mayor says

ELSBY, Jan 3 2020 (AFP) - The port of Elsby will stay closed until spring because of ice damage, \
mayor Ada Orlin said on Friday.

"We closed the harbour twice last winter because of the ice, and I think we should have done it \
earlier," Orlin told reporters. "The repairs will cost 48 million euros."

She said the council had no plans to sell the docks, and that fishing crews would be paid until \
March.

"If the government does not help, the town will be bankrupt by summer," said Bruno Castell, head \
of the fishermen's union. He called the plan "a serious mistake".

Castell said his members would meet the minister next week.

The ministry said in a statement it was "reviewing the damage" and did not give a date.

© 2020 AFP
"""


def history(*derived: str) -> Report:
    """Trace rewrites of the wire, named r0, r1, ..."""
    rewrites = [rewrite(text, f"r{number}") for number, text in enumerate(derived)]
    return provenance.trace([Document.from_text(WIRE, id="afp"), *rewrites])


def rewrite(text: str, name: str) -> Document:
    """Make a rewrite that credits the agency."""
    credit = "The port of Elsby will stay closed, AFP reported."
    return Document.from_text(f"{text}\n\n{credit}\n", id=name)


def quote_of(report: Report, words: str, document: str = "r0") -> TracedQuote:
    """The quote of a document that has the words; there must be one."""
    return next(q for q in report.quotes if q.document == document and words in q.text)


@pytest.mark.parametrize(
    ("source", "derived", "expected", "why"),
    [
        ("It is a warning.", "It is a warning.", "none", "the same text"),
        ("the [text](#) of it", "the text of it", "none", "a link changes nothing"),
        ("the text\nof it", "the text of it", "none", "nor does a soft line break"),
        ("It is a warning.", "it is a warning,", "typographic", "case and end mark"),
        ("we’re tired", "we're tired", "typographic", "the apostrophe"),
        ("the po\u200bsition", "the position", "typographic", "a hidden character"),
        ("I was tоld", "I was told", "typographic", "a look-alike letter"),
        ("stopped the programme", "stopped the program", "typographic", "British, American"),
        ("the harbours we centred on", "the harbors we centered on", "typographic", "inflected"),
        ("three organisations", "3 organizations", "typographic", "a numeral and -ise"),
        ("the cooperation of all", "the co-operation of all", "typographic", "a hyphen"),
        ("48 percent", "48%", "typographic", "a sign for its word"),
        ("at 10:50 pm", "at 10.50pm", "typographic", "another way to write the time"),
        ("48 million euros", "48m euros", "typographic", "a scale for its word"),
        ("48 million euros", "48bn euros", "altered", "another scale"),
        ("at 10:50 pm", "at 10.05pm", "altered", "another time"),
        ("We oppose it", "We oppose [the convention]", "truncated", "the editor's word for it"),
        ("We oppose it now", "We oppose [the convention] now", "typographic", "the same, within"),
        ("They (the ministers) agreed", "They agreed", "typographic", "brackets left out"),
        ("I left, and I was glad", "I was glad", "truncated", "cut in front"),
        ("I left, and I was glad", "I left", "truncated", "cut at the end"),
        ("I left the house, and I was glad", "I left … and I was glad", "truncated", "an ellipsis"),
        ("I left the house and was glad", "I left ... was glad", "truncated", "three dots"),
        ("I left the house and was glad", "I left was glad", "altered", "a cut that is not shown"),
        ("It is not a warning", "It is a warning", "altered", "a dropped not"),
        ("48 people died", "84 people died", "altered", "a changed number"),
        ("communications technologies", "communication technologies", "altered", "the number"),
        ("a nation's pride", "a national pride", "altered", "the same stem is not the same word"),
        ("they were not able to", "they were notable to", "altered", "joining a not to a word"),
        ("I was glad to leave", "glad I was to leave", "altered", "another order"),
        ("I was glad", "I was glad and tired", "altered", "words added at the end"),
        ("the later train", "the latter train", "altered", "one consonant or two can matter"),
    ],
)
def test_a_quote_is_classed_word_by_word(
    source: str, derived: str, expected: Alteration, why: str
) -> None:
    """A quote counts as intact only if every word is there, in order, in one of its spellings."""
    assert compare_quotes(source, derived) == expected, why


@given(st.text(max_size=200))
def test_a_quote_is_not_altered_against_itself(text: str) -> None:
    """Whatever stands in a quote, it is the same as itself."""
    assert compare_quotes(text, text) == "none"


_PLAIN_WORDS = st.lists(
    st.sampled_from(
        ["harbour", "ice", "not", "no", "48", "the", "of", "winter", "closed", "they", "a"]
    ),
    min_size=2,
    max_size=12,
)


@given(_PLAIN_WORDS, st.data())
def test_a_run_of_a_quotes_words_is_truncated(words: list[str], data: st.DataObject) -> None:
    """Any run of neighbouring words, and no others, is a shortening."""
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    found = compare_quotes(" ".join(words), " ".join(words[start:end]))
    assert found == ("none" if end - start == len(words) else "truncated")


@given(_PLAIN_WORDS, st.data())
def test_a_changed_word_is_never_overlooked(words: list[str], data: st.DataObject) -> None:
    """One other word anywhere makes a quote an altered one."""
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], "another", *words[at + 1 :]]
    assert compare_quotes(" ".join(words), " ".join(changed)) == "altered"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Orlin", "Orlin", True),
        ("mayor Ada Orlin", "Mrs Orlin", True),
        ("HRW", "Human Rights Watch", True),
        ("the World Health Organization", "WHO", True),
        ("the United States", "Washington", True),
        ("the Kremlin", "Russian officials", True),
        ("Ada Orlin", "Bruno Castell", False),
        ("Louis Charbonneau", "Human Rights Watch", False),
        ("Ada Orlin", "the official", None),
        ("he", "Ada Orlin", None),
        ("Diplomats", "A Western diplomat", None),
        ("Residents", "Ada Orlin", None),
        ("Western diplomats", "Ada Orlin", None),
        ("a spokesman for the Elsby Port Authority", "Ada Orlin", None),
        ("Germany's foreign minister", "Ada Orlin", None),
        ("the Bank of England", "Ada Orlin", False),
        ("senator Bruno Castell of Elsby", "mayor Ada Orlin, 51", False),
        ("the Prime Minister", "Ada Orlin", None),
        (None, "Ada Orlin", None),
    ],
)
def test_speakers_differ_only_when_both_are_named(
    one: str | None, other: str | None, same: bool | None
) -> None:
    """Two names agree or differ; a description, a pronoun or nobody does neither."""
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("colour", "color", True),
        ("travelled", "traveled", True),
        ("analysed", "analyzed", True),
        ("Twenty", "20", True),
        ("colours", "color", False),
        ("analysis", "analyses", False),
        ("planed", "planned", False),
        ("dinner", "diner", False),
    ],
)
def test_spellings_of_a_word_are_told_from_other_words(one: str, other: str, same: bool) -> None:
    """British, American and numeral spellings are one word; another inflection is another."""
    assert same_word(one, other) is same


@pytest.mark.parametrize(
    ("derived", "words", "alteration", "origin"),
    [
        (f"“{REPAIRS[:-1]},” said Orlin.", "repairs", "typographic", REPAIRS),
        ("“The repairs will cost 84 million euros,” said Orlin.", "repairs", "altered", REPAIRS),
        ("Orlin said they “should have done it earlier”.", "should", "truncated", ICE),
        ("“We closed the harbour ... because of the ice,” said Orlin.", "ice", "truncated", ICE),
        (
            f"“{ICE[:59]} … {REPAIRS[:-1]},” said Orlin.",
            "harbour",
            "truncated",
            f'{ICE}" Orlin told reporters. "{REPAIRS}',
        ),
        (
            f"“{REPAIRS[:-1]} and the town will be bankrupt by summer,” said Orlin.",
            "repairs",
            "fused",
            REPAIRS,
        ),
        (
            f"“{ICE[:59]} and the council had no plans to sell the docks,” Orlin told reporters.",
            "harbour",
            "fused",
            ICE,
        ),
        (
            "Orlin said the council had “no plans to sell the docks”, and crews would be paid.",
            "plans",
            "manufactured",
            None,
        ),
        ("“It is a shame for the coast,” said Lena Moss, a baker.", "shame", "original", None),
    ],
)
def test_a_rewrite_shows_what_it_did_to_a_quote(
    derived: str, words: str, alteration: Alteration, origin: str | None
) -> None:
    """Each way of changing a quote has its class, and the whole earlier quote is the origin."""
    found = quote_of(history(derived), words)
    assert found.alteration == alteration
    assert (found.origin and found.origin.text) == origin


def test_pieces_of_one_utterance_may_run_on() -> None:
    """Only the attribution between two pieces is gone: the quote is whole, and so is its origin."""
    whole = (
        "We closed the harbour twice last winter because of the ice, and I think we should have "
        "done it earlier. The repairs will cost 48 million euros,"
    )
    found = quote_of(history(f"“{whole}” Orlin told reporters."), "repairs")
    assert found.alteration == "typographic"
    assert found.origin is not None
    assert found.origin.text.startswith("We closed")
    assert found.origin.text.endswith("48 million euros.")


def test_a_distortion_is_traced_past_the_copy_that_made_it() -> None:
    """Whoever repeats an altered quote is held against the first occurrence, in the same group."""
    first = "“The repairs will cost 84 million euros,” said Ada Orlin in Elsby."
    second = f"{first} Castell said his members would meet the minister next week."
    report = history(first, second)
    for name in ("r0", "r1"):
        found = quote_of(report, "repairs", name)
        assert found.alteration == "altered"
        assert found.origin is not None
        assert found.origin.document == "afp"
        assert [one.document for one in found.appearances] == ["afp", "r0", "r1"]


def test_marks_put_on_words_stay_manufactured_in_a_copy() -> None:
    """A copy of a manufactured quote has no origin either, and stands in the same group."""
    first = "Orlin said the council had “no plans to sell the docks”, and crews would be paid."
    report = history(first, first + " Castell said his members would meet the minister next week.")
    found = quote_of(report, "plans", "r1")
    assert (found.alteration, found.origin) == ("manufactured", None)
    assert {one.document for one in found.appearances} == {"r0", "r1"}


def test_appearances_are_the_same_list_for_all() -> None:
    """Every quote of an utterance shows all its appearances, itself among them, oldest first."""
    report = history("“The repairs will cost 48 million euros,” said Orlin.")
    for found in report.quotes:
        own = (found.document, found.start, found.end, found.alteration)
        shown = [(o.document, o.start, o.end, o.alteration) for o in found.appearances]
        assert own in shown
    assert [o.alteration for o in quote_of(report, "repairs").appearances] == [
        "original",
        "typographic",
    ]


def test_a_headline_quotes_its_own_body() -> None:
    """What the headline has in marks originates in the body, where no earlier document has it."""
    page = (
        "‘A shame for the whole coast’\n\n“It is a shame for the whole coast,” said Lena Moss, a "
        "shopkeeper in Elsby."
    )
    found = quote_of(history(page), "A shame")
    assert found.origin is not None
    assert found.origin.document == "r0"
    assert found.alteration == "truncated"


def test_edits_lead_from_the_origin_to_the_quote() -> None:
    """The edits' spans are slices of both documents: kept words are equal, all words are there."""
    report = history("“The repairs will cost 84 million euros,” said Orlin.")
    found = quote_of(report, "repairs")
    texts = {one.id: one for one in report.documents}
    assert set(texts) == {"afp", "r0"}
    assert found.origin is not None
    ours = [edit.derived for edit in found.edits if edit.derived is not None]
    assert " ".join(found.text[a - found.start : b - found.start] for a, b in ours) == (
        "The repairs will cost 84 million euros"
    )
    theirs = [edit.source for edit in found.edits if edit.op == "replace"]
    base = found.origin.start
    assert [found.origin.text[s[0] - base : s[1] - base] for s in theirs if s] == ["48"]


def test_an_unrelated_document_changes_no_history() -> None:
    """Another article in the pile leaves every quote's entry as it was."""
    derived = "“The repairs will cost 84 million euros,” said Orlin."
    other = Document.from_text(
        'Choir sings\n\n"We have rehearsed for a year," said Ida Lund, the conductor.', id="choir"
    )
    base = [
        Document.from_text(WIRE, id="afp"),
        rewrite(derived, "r0"),
    ]
    alone, beside = provenance.trace(base), provenance.trace([other, *base])
    assert [q for q in beside.quotes if q.document != "choir"] == list(alone.quotes)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="“”\"«»'‘’ abc.,[]()…\n", max_size=120))
def test_odd_text_never_raises(text: str) -> None:
    """Whatever stands between marks, every quote gets a class."""
    report = history(text)
    assert all(found.alteration for found in report.quotes)


@pytest.mark.parametrize("unit", ["a ", "[", "( ", ". ", "ice "])
def test_a_long_quote_is_compared_in_time(unit: str) -> None:
    """Half a megabyte of one sign or word in marks is classed within two seconds."""
    assert _seconds_to_compare(unit * (500_000 // len(unit))) < 2


def _seconds_to_compare(text: str) -> float:
    """Measure processor time, the lesser of two, since another program may slow one of them."""
    measured = []
    for _ in range(2):
        started = time.process_time()
        compare_quotes(text, text[:-9] + " another")
        measured.append(time.process_time() - started)
    return min(measured)


@pytest.fixture(scope="module")
def seeds() -> dict[str, TracedQuote]:
    """The quotes of the seeds, by the number of their document and their first words."""
    report = provenance.trace(provenance.load(SEEDS))
    return {f"{q.document[:3]} {' '.join(q.text.split()[:3])}": q for q in report.quotes}


@pytest.mark.parametrize(
    ("quote", "alteration", "origin"),
    [
        ("000 the use of", "altered", "002"),
        ("000 international experts", "manufactured", None),
        ("000 If the plan", "typographic", "002"),
        ("000 a rogue’s gallery", "typographic", "002"),
        ("001 a comprehensive international", "none", "002"),
        ("001 It is precisely", "typographic", "002"),
        ("002 a comprehensive international", "original", None),
        ("002 If the plan", "original", None),
    ],
)
def test_the_seeds_quotes_are_held_against_the_agency(
    seeds: dict[str, TracedQuote], quote: str, alteration: Alteration, origin: str | None
) -> None:
    """Each quote of the republication and the rewrite has its class and its origin."""
    found = seeds[quote]
    assert found.alteration == alteration
    assert (found.origin and found.origin.document[:3]) == origin


def test_the_resolution_is_quoted_in_three_seeds(seeds: dict[str, TracedQuote]) -> None:
    """The resolution's words are first in the agency's copy, then altered and then whole."""
    found = seeds["000 the use of"]
    shown = [(one.document[:3], one.alteration) for one in found.appearances]
    assert shown == [("002", "original"), ("000", "altered"), ("001", "none")]
    assert found.origin is not None
    assert found.origin.text.startswith("a comprehensive international convention")


def test_a_later_event_has_no_agency_origin(seeds: dict[str, TracedQuote]) -> None:
    """An echo of the treaty's title in an article on another year's event is no quote of it."""
    assert all(
        found.origin is None or found.origin.document[:3] not in {"000", "001", "002"}
        for name, found in seeds.items()
        if name[:3] in {"003", "004"}
    )


def test_the_only_document_has_original_quotes() -> None:
    """With nothing to hold them against, quotes are first occurrences, speaker or not."""
    report = provenance.trace([Document.from_text('"Go," he said. "Now."', id="only")])
    assert [(q.text, q.alteration) for q in report.quotes] == [
        ("Go,", "original"),
        ("Now.", "original"),
    ]


@pytest.mark.parametrize(
    "block", re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL), ids=lambda block: block[:60]
)
def test_the_guide_shows_what_the_command_prints(
    block: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page on quotes shows the commands' output as it is."""
    prompt, _, shown = block.partition("\n")
    _, *arguments = shlex.split(prompt.removeprefix("$ "))
    monkeypatch.chdir(ROOT)
    assert run(arguments) == 0
    assert capsys.readouterr().out == shown
