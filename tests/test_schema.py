"""The JSON report and its schema are one contract with the model."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from provenance import model
from provenance.formats import read_json, render
from provenance.formats.json_report import ReportError, write
from provenance.model import speech, vocabulary
from provenance.read import load
from provenance.report import trace

if TYPE_CHECKING:
    from provenance.model import Report

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs/schema/provenance-report-1.json").read_text("utf-8"))
VOCABULARIES = {
    "section": vocabulary.SectionKind,
    "relation": vocabulary.Relation,
    "role": vocabulary.Role,
    "derivation": vocabulary.Derivation,
    "quoteKind": vocabulary.QuoteKind,
    "alteration": vocabulary.Alteration,
    "voicing": vocabulary.Voicing,
    "flagKind": vocabulary.FlagKind,
    "severity": vocabulary.Severity,
    "operation": vocabulary.Operation,
    "basis": vocabulary.Basis,
    "reason": vocabulary.Reason,
    "dateMethod": vocabulary.DateMethod,
    "cautionKind": vocabulary.CautionKind,
    "repair": speech.Repair,
}
NOUNS = {
    "settings": model.Settings,
    "lexicon": model.Lexicon,
    "dateBound": model.DateBound,
    "published": model.Published,
    "place": model.Place,
    "source": model.Source,
    "via": model.Via,
    "edit": model.Edit,
    "evidence": model.Evidence,
    "flag": model.Flag,
    "sentence": model.TracedSentence,
    "parent": model.Parent,
    "counts": model.Counts,
    "shares": model.Shares,
    "document": model.TracedDocument,
    "passage": model.Passage,
    "appearance": model.Appearance,
    "quote": model.TracedQuote,
    "claimFeature": model.ClaimFeature,
    "claimAppearance": model.ClaimAppearance,
    "claim": model.TracedClaim,
    "outside": model.Outside,
    "skipped": model.Skipped,
    "warning": model.Caution,
}


def test_the_schema_is_a_schema() -> None:
    """The schema is valid JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


def test_a_report_keeps_the_schema(report: Report) -> None:
    """A report with every feature is valid."""
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(render(report, "json")))) == []


def test_a_report_of_real_articles_keeps_the_schema() -> None:
    """What the pipeline writes of the seed articles is valid, and reads back as the same report."""
    text = render(trace(load(ROOT / "seeds")), "json")
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(text))) == []
    assert render(read_json(text), "json") == text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "provenance-report/2"),
        (("documents", 0, "role"), "plagiarism"),
        (("documents", 0, "sentences", 0, "relation"), "copied"),
        (("documents", 0, "sentences", 0, "edits", 0, "source"), [1]),
        (("quotes", 0, "alteration"), "fake"),
        (("corpus", "sha256"), "x"),
    ],
)
def test_what_is_no_report_is_refused(
    path: tuple[str | int, ...], value: object, report: Report
) -> None:
    """A word outside the vocabularies, or a span that is none, breaks the schema."""
    plain = json.loads(render(report, "json"))
    part: Any = plain
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    assert not Draft202012Validator(SCHEMA).is_valid(plain)


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_every_vocabulary_is_the_models(name: str) -> None:
    """The schema's enums are the model's closed vocabularies, word for word and in order."""
    assert SCHEMA["$defs"][name]["enum"] == list(get_args(VOCABULARIES[name]))


def test_every_enum_is_held_to_a_vocabulary() -> None:
    """No enum of the schema is left without its vocabulary."""
    assert {name for name, part in SCHEMA["$defs"].items() if "enum" in part} == set(VOCABULARIES)


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_every_noun_has_its_keys(name: str) -> None:
    """The schema names exactly the attributes of the model's class, and requires each."""
    part, names = SCHEMA["$defs"][name], [one.name for one in attrs.fields(NOUNS[name])]
    assert sorted(part["properties"]) == sorted(part["required"]) == sorted(names)


def test_the_report_has_its_keys() -> None:
    """The top of the schema names exactly the attributes of ``Report``, and requires each."""
    names = [one.name for one in attrs.fields(model.Report)]
    assert sorted(SCHEMA["properties"]) == sorted(SCHEMA["required"]) == sorted(names)


def test_every_key_is_described() -> None:
    """Each key says what it means, itself or through the definition that it refers to."""
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    keys = {key: part for one in objects for key, part in one.get("properties", {}).items()}
    keys |= SCHEMA["$defs"]
    assert [key for key, part in keys.items() if not {"description", "$ref"} & set(part)] == []


def test_json_round_trips(report: Report) -> None:
    """A report that is read back from its JSON is the same report, but for rounded numbers."""
    again = read_json(render(report, "json"))
    assert again.documents[0] == report.documents[0]
    assert again.quotes == report.quotes
    assert again == evolve(
        report,
        documents=again.documents,
        claims=tuple(evolve(claim, checkworthy=0.8123) for claim in report.claims),
    )
    assert render(again, "json") == render(report, "json")


def test_numbers_have_four_places(report: Report) -> None:
    """No score is written with more than four decimal places."""
    assert '"checkworthy": 0.8123,' in render(report, "json")


def test_a_span_stands_on_one_line(report: Report) -> None:
    """A changed span is one changed line of the JSON."""
    assert '"derived": [0, 11],' in render(report, "json")


TEXTS = st.text(st.characters(exclude_categories=[]), max_size=30).filter(
    # no decoder gives two halves of a character; JSON has one form for them and the character
    lambda text: not re.search("[\ud800-\udbff][\udc00-\udfff]", text)
)


@given(st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS) | st.lists(st.integers(0, 9), max_size=3)))
def test_any_text_survives_json(value: dict[str, Any]) -> None:
    """Whatever stands in a text, what is written can be stored as UTF-8 and read back unchanged."""
    assert json.loads(write(value).encode("utf-8")) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "lacks"),
        ('{"schema": "provenance-report/9"}', "lacks"),
        ('{"schema": "provenance-report/1"}', "required field missing"),
    ],
)
def test_what_is_no_report_cannot_be_read(text: str, message: str) -> None:
    """Reading something else says what is missing."""
    with pytest.raises(ReportError, match=message):
        read_json(text)
