"""Attributions of a document: who is said to say, think or want what, quoted or not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from provenance import Document
from provenance.extract import extract
from provenance.extract.lexicon import adjectives, nouns, verbs, words_of_class
from provenance.segment import segment


class Seen(NamedTuple):
    """An attribution in words."""

    mention: str | None
    cue: str | None
    content: tuple[str, ...]
    cue_class: str | None
    speaker: str | None
    relay: tuple[str, ...]


def seen(text: str) -> list[Seen]:
    """Return the attributions of a one-paragraph article."""
    document = Document.from_text(f"A headline of no interest\n\n{text}\n")
    found = extract(document, segment(document))[1]

    def words(span: tuple[int, int] | None) -> str | None:
        return None if span is None else document.text[slice(*span)]

    return [
        Seen(
            words(one.mention),
            words(one.cue),
            tuple(document.text[slice(*span)] for span in one.content),
            one.cue_class,
            one.speaker,
            one.relay,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "mention", "cue", "content"),
    [
        ("Eva Lund said the bridge was safe.", "Eva Lund", "said", ("the bridge was safe",)),
        ("Eva Lund said on Monday that it was safe.", "Eva Lund", "said", ("that it was safe",)),
        ("The bridge was safe, Eva Lund said.", "Eva Lund", "said", ("The bridge was safe",)),
        ("The bridge was safe, said Eva Lund.", "Eva Lund", "said", ("The bridge was safe",)),
        ("The bridge, Eva Lund said, was safe.", "Eva Lund", "said", ("The bridge", "was safe")),
        ("According to Eva Lund, it was safe.", "Eva Lund", "According to", ("it was safe",)),
        ("It was safe, according to Eva Lund.", "Eva Lund", "according to", ("It was safe",)),
        ("Eva Lund told police she had left.", "Eva Lund", "told", ("she had left",)),
        ("Eva Lund denied taking bribes.", "Eva Lund", "denied", ("taking bribes",)),
        ("Eva Lund vowed to rebuild the bridge.", "Eva Lund", "vowed", ("to rebuild the bridge",)),
        ("Eva Lund blamed the builders.", "Eva Lund", "blamed", ("the builders",)),
        ("It follows Eva Lund's claim that it fell.", "Eva Lund", "claim", ("that it fell",)),
        ("Eva Lund was confident that it held.", "Eva Lund", "was confident", ("that it held",)),
        ("The plan was condemned by Eva Lund.", "Eva Lund", "condemned by", ("The plan",)),
        ("The board, which met, said it fell.", "The board, which met", "said", ("it fell",)),
        ("Japan, Chile and Peru fear a war.", "Japan, Chile and Peru", "fear", ("a war",)),
    ],
)  # fmt: skip
def test_patterns(text: str, mention: str, cue: str, content: tuple[str, ...]) -> None:
    """Source, cue and content are found with their exact spans in every pattern."""
    (one,) = seen(text)
    assert one.mention == mention
    assert one.content == content
    assert one.cue is not None
    assert one.cue.endswith(cue)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Eva Lund praised the crew and vowed to return.", ["praise", "promise"]),
        ("Eva Lund said it fell, adding that nobody saw it.", ["say", "say"]),
        ("Eva Lund said it fell, while Al Roe denied the claim.", ["say", "deny"]),
    ],
)
def test_one_sentence_may_hold_several(text: str, classes: list[str]) -> None:
    """Cues that share a source or follow in another clause have contents of their own."""
    found = seen(text)
    assert [one.cue_class for one in found] == classes
    assert all(len(one.content) == 1 for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The plans of the states were in the reports.",
        "The bridge fell on Monday and the road is shut.",
        "She walked to the station in the rain.",
    ],
)
def test_plain_statements_have_none(text: str) -> None:
    """A noun that looks like a reporting verb attributes nothing."""
    assert seen(text) == []


def test_what_is_inside_a_content_is_not_taken_out_of_it() -> None:
    """Eva Lund's report of a belief is one attribution, not two."""
    (one,) = seen("Eva Lund said the crew believed that the bridge was safe.")
    assert one.content == ("the crew believed that the bridge was safe",)


def test_two_levels_are_kept_when_an_outlet_reports() -> None:
    """The outlet's attribution and the one inside it are both there, the inner one relayed."""
    outer, inner = seen("According to AFP, Japan fears that the treaty fails.")
    assert (outer.speaker, outer.relay) == ("AFP", ())
    assert (inner.speaker, inner.content, inner.relay) == (
        "Japan", ("that the treaty fails",), ("AFP",),
    )  # fmt: skip


def test_a_speech_of_several_sentences_is_one_attribution() -> None:
    """The quotes on both sides of "S said" and the sentence after are one content."""
    (one,) = seen("“We waited,” Eva Lund said, “for days. Nobody came.” “Nobody at all.”")
    assert one.content == ("“We waited,”", "“for days. Nobody came.”", "“Nobody at all.”")


def test_comments_and_furniture_attribute_nothing() -> None:
    """A reader's "he said" is no attribution of the article; quotes there are still listed."""
    text = "A headline\n\nEva Lund said “no”.\n\n2 Comments\n\njo: He said “yes”, who knows\n"
    document = Document.from_text(text)
    quotes, attributions = extract(document, segment(document))
    assert [quote.text for quote in quotes] == ["no", "yes"]
    assert [one.speaker for one in attributions] == ["Eva Lund"]


def test_verbs_are_inflected() -> None:
    """Regular and irregular forms of a reporting verb are known, and what form each is."""
    known = verbs()
    assert known["said"].forms == {"past", "participle"}
    assert known["denies"].forms == {"third"}
    assert known["admitting"].forms == {"ing"}
    assert known["wrote"].forms == {"past"}
    assert "sayed" not in known


def test_cue_classes_are_distinct() -> None:
    """Every reporting word has a class, and asking for an unknown word class is an error."""
    assert verbs()["claimed"].uses[0].cue_class == "claim"
    assert nouns()["allegation"] == "claim"
    assert adjectives()["confident"] == "think"
    with pytest.raises(KeyError):
        words_of_class("no such class")
