"""Flags for quotes: each rule on its own examples, and on what must stay quiet."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import provenance
from provenance.flag.quoting import rules
from provenance.flag.truncation import qualifying
from provenance.model import SEVERITIES, Document, Flag
from provenance.tracing.quotation.alteration import cuts
from provenance.tracing.quotation.wording import wording

SEEDS = Path(__file__).parent.parent / "seeds"

_TABLE = files("provenance").joinpath("rules", "flag", "quotes.toml")
RULES: list[dict[str, Any]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["rule"]

AROUND = "The ferry to the islands will sail again on Monday, the harbour office said."


def flags_of(source: str, derived: str) -> list[Flag]:
    """The flags that rules for quotes raise in a rewrite of a source."""
    report = provenance.trace(
        [
            Document.from_text(f"ELSBY, Jan 3 2020 (AFP) - {AROUND}\n\n{source}\n", id="afp"),
            Document.from_text(f"{AROUND}\n\n{derived}\n\nAFP reported it first.\n", id="site"),
        ]
    )
    site = next(one for one in report.documents if one.id == "site")
    return [
        flag
        for sentence in site.sentences
        for flag in sentence.flags
        if flag.rule.startswith("quote/")
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["code"]))
def test_a_rule_fires_on_its_example(rule: dict[str, Any]) -> None:
    """The rewrite given with a rule raises that rule's flag, with words on both sides."""
    found = [flag for flag in flags_of(rule["source"], rule["fires"]) if flag.rule == rule["code"]]
    assert len(found) == 1
    assert found[0].kind == rule["kind"]
    assert found[0].severity == rule["severity"] == SEVERITIES[found[0].kind]
    assert found[0].words in rule["fires"]
    assert found[0].source is not None
    assert found[0].source.words in rule["source"]
    assert "{" not in found[0].message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["code"]))
def test_a_rule_is_silent_where_it_must_not_fire(rule: dict[str, Any]) -> None:
    """The honest rewrite given with a rule raises no flag for quotes at all."""
    assert flags_of(rule["source"], rule["silent"]) == []


def test_every_rule_has_a_definition() -> None:
    """The table the code reads is the table the examples stand in."""
    assert list(rules()) == [rule["code"] for rule in RULES]
    assert all(rule.definition.endswith(".") for rule in rules().values())


@pytest.mark.parametrize(
    ("source", "kept", "cut"),
    [
        # after what was kept
        ("The boats are safe, but nobody should swim", "The boats are safe", "but nobody"),
        ("We will help, unless the council objects", "We will help", "unless the council"),
        ("We will pay as long as the law allows", "We will pay", "as long as"),
        ("We will not leave while there is hope", "We will not leave", "while there"),
        ("We did well with it and we did well without it", "We did well with it", "and we"),
        ("We accuse nobody, we ask for the books", "We accuse nobody", "we ask for"),
        ("We are not closing it, we are repairing it", "We are not closing it", "we are repairing"),
        ("The model is right in nearly every case", "The model is right", "in nearly"),
        ("I do not want it, but I may not burn it", "I do not want it", None),
        ("No terminal will close as a result of this", "No terminal will close", None),
        ("Less water, not more", "Less water", None),
        ("We paid for the repairs last winter", "We paid for the repairs", None),
        ("I did not see it, and I did not ask", "I did not see it", None),
        # before it
        ("It would be wrong to assume that the crew saw it", "the crew saw it", "It would be"),
        ("A permit is not a mere formality", "a mere formality", "A permit is not"),
        ("The talks were frank and at times painful", "painful", "and at times"),
        ("The island is generous, but it is tired", "is tired", "The island"),
        ("serious but not systematic", "not systematic", "serious but"),
        ("We tried, but we failed", "we failed", None),
        ("We respect the court, but we do not admire it", "we do not admire it", "We respect"),
        ("We will move it, but it is the sand that rules", "it is the sand that rules", "We will"),
        ("We are not happy, but we kept our margin", "we kept our margin", "We are not"),
        ("If the state does not help, the town is lost", "the town is lost", "If the state"),
        ("I did not read it, I was not shown it", "I was not shown it", None),
        ("We ask for a list that a child can read", "a list that a child can read", None),
        ("My mother fell ill because nobody told us", "nobody told us", None),
        ("But the winter was long", "The winter was long", None),
        # between
        ("The plan, if the court agrees, will pass", "The plan ... will pass", "if the court"),
        ("The plan that we drew up will pass", "The plan ... will pass", None),
    ],
)
def test_only_what_qualified_the_rest_makes_a_cut_count(
    source: str, kept: str, cut: str | None
) -> None:
    """A contrast, condition, doubt or negation cut off is found; a plain shortening is not."""
    whole = wording(source)
    left_out = cuts(whole, wording(kept))
    assert left_out
    found = qualifying(whole, left_out)
    if cut is None:
        assert found is None
    else:
        assert found is not None
        start = whole.words[found.words.start].start
        assert source[start:].startswith(cut)


CASTELL = "“The harbour is safe for boats, but nobody should swim there,” said Bruno Castell."


@pytest.mark.parametrize(
    ("derived", "why"),
    [
        (
            "“The harbour is safe for boats,” said Castell, though nobody should swim there.",
            "the cut part stands beside the quote in other words",
        ),
        (
            "“The harbour is safe for boats,” said Castell. “But nobody should swim there.”",
            "the cut part is the next quote",
        ),
        (
            "The harbour “is safe for boats, but nobody should swim there”, he said.",
            "whole, with an unresolved speaker",
        ),
        (
            "Nobody, said Castell, “should swim there”.",
            "the word that governs it stands before the marks",
        ),
        ("The harbour is safe for boats, Bruno Castell said.", "no marks, no quote"),
    ],
)
def test_fair_shortening_raises_no_flag(derived: str, why: str) -> None:
    """What the article still tells its reader is not cut."""
    assert flags_of(CASTELL, derived) == [], why


@pytest.mark.parametrize(
    ("source", "derived", "words", "why"),
    [
        (
            "Two members of the harbour council questioned that claim on Monday evening.",
            "Two members of the harbour council called that claim “a plain lie” on Monday.",
            ["a plain lie"],
            "a few words put in the place of the narrator's",
        ),
        (
            "“It was a business,” prosecutor Ari Rohl said as the trial of the forger opened.",
            "“It was a business,” prosecutor Ari Rohl said as the trial opened, “and all knew it.”",
            ["and all knew it."],
            "a second half that nobody heard",
        ),
        (
            "Two members of the harbour council questioned that claim on Monday evening.",
            "Two members of the harbour council called that claim “a lie”, they told Reuters.",
            [],
            "words that were said to another outlet",
        ),
        (
            "The harbour commission met on Monday evening.",
            "“It was a plain lie and we all knew it,” a sailor told his friends in the tavern.",
            [],
            "a sentence of its own",
        ),
    ],
)
def test_words_that_a_taken_sentence_did_not_quote_are_manufactured(
    source: str, derived: str, words: list[str], why: str
) -> None:
    """Marks in a sentence that was surely taken must have words that the source quoted."""
    found = [flag.words for flag in flags_of(source, derived) if flag.rule == "quote/manufactured"]
    assert found == words, why


def test_words_of_both_sides_reach_around_a_missing_word() -> None:
    """Where a word is gone, its neighbours show the place on both sides."""
    found = flags_of(
        "“The council does not want to close the harbour,” said Bruno Castell.",
        "“The council does want to close the harbour,” said Bruno Castell.",
    )
    assert [(flag.kind, flag.words, flag.source and flag.source.words) for flag in found] == [
        ("quote-altered", "does want", "does not want")
    ]


def test_documents_in_a_tie_accuse_nobody() -> None:
    """Where it is open which of two articles came first, neither quote is called altered."""
    body = "The ferry to the islands will sail again on Monday, the harbour office said."
    texts = {
        "left": f"{body}\n\n“We lost 48 boats in the storm last night,” said Bruno Castell.",
        "right": f"{body}\n\n“We lost 84 boats in the storm last night,” said Bruno Castell.",
    }
    report = provenance.trace([Document.from_text(text, id=name) for name, text in texts.items()])
    rules_met = {f.rule for d in report.documents for s in d.sentences for f in s.flags}
    assert not {rule for rule in rules_met if rule.startswith("quote/")}


def test_a_comment_that_repeats_the_page_is_not_flagged_again() -> None:
    """The page's own altered quote is flagged where the page has it, not where a reader does."""
    page = (
        "Harbour closed\n\n“We closed the harbour last winter because of ice,” said Bruno Castell, "
        'AFP reported.\n\nComments\n\nanna: "We closed the harbour last winter because of ice" - '
        "and who pays?\n"
    )
    source = "“We closed the harbour twice last winter because of ice,” said Bruno Castell."
    report = provenance.trace(
        [
            Document.from_text(f"ELSBY, Jan 3 2020 (AFP) - {AROUND}\n\n{source}\n", id="afp"),
            Document.from_text(f"{page}", id="site"),
        ]
    )
    site = next(one for one in report.documents if one.id == "site")
    flagged = [s.section for s in site.sentences for f in s.flags if f.rule == "quote/altered"]
    assert flagged == ["body"]


@pytest.fixture(scope="module")
def seed_flags() -> list[tuple[str, Flag]]:
    """The flags of rules for quotes in the seeds, with their documents' numbers."""
    report = provenance.trace(provenance.load(SEEDS))
    return [
        (document.id[:3], flag)
        for document in report.documents
        for sentence in document.sentences
        for flag in sentence.flags
        if flag.rule.startswith("quote/")
    ]


def test_the_seeds_show_what_was_done_to_their_quotes(seed_flags: list[tuple[str, Flag]]) -> None:
    """A lost letter inside marks, marks of the rewrite's own, words handed to an organisation."""
    assert [
        (document, flag.kind, flag.words, flag.source and flag.source.words)
        for document, flag in seed_flags
    ] == [
        ("000", "quote-manufactured", "international experts", "international experts"),
        ("000", "quote-altered", "communication", "communications"),
        (
            "000",
            "attribution-changed",
            "Human Rights Watch",
            "Human Rights Watch's Louis Charbonneau",
        ),
    ]
