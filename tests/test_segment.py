"""Documents → sentences."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.read import read_text
from provenance.segment import segment, sentence_spans

LEAD = "A city council on Monday approved a plan to close the old harbour, officials said."


def cut(text: str, kind: str = "body") -> list[str]:
    """Return the sentences of a paragraph."""
    return [text[start:end] for start, end in sentence_spans(text, kind)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("He left. She came.", 2, "the plain case"),
        ("“He left,” she said. “But I came.”", 2, "a quote after the reporter's sentence"),
        ('"Q one." "Q two."', 2, "two quotes in a row"),
        (",,He left'', she said. ,,But I came.''", 2, "two commas for a low mark"),
        ("“He left. I came. We met,” she said.", 3, "sentences inside one pair of marks"),
        ("“Why?” he asked. “Because.”", 2, "a question goes on in the reporter's sentence"),
        ("‘Go!’ they shouted at him.", 1, "so does an outcry"),
        ("“We shouted, and for a while people answered. Then it fell.", 2, "a mark is missing"),
        (
            "described it as “sticky in a way that scares me.” Averhoff said so.",
            2,
            "me is no state",
        ),
        ("It fell at 5 p.m. Eastern time. Nobody saw it.", 2, "a clock goes on with its zone"),
        (
            "It fell at 3:35 a.m. (0235 GMT) on Monday.",
            1,
            "a clock goes on with another in brackets",
        ),
        ("It fell at 5 p.m. Nobody saw it.", 2, "a clock may end a sentence"),
        ("It was No. 7 on the list. He said no. Then he left.", 3, "a number, and a no"),
        ("WASHINGTON (AP) — He left. She came.", 2, "a dateline is no sentence"),
        ("Sen. Lorna Whitfield met Dr. Okafor and Gov. Ek.", 1, "titles"),
        ("The U.N. General Assembly voted. Russia did not.", 2, "the organs of an organisation"),
        ("It is 3.1% of 5.1 metres. It fell.", 2, "decimal points"),
        ("They met in Orrin, Pell Lake and St. Clement.", 1, "a saint"),
        ("On Oct. 3. he left", 1, "a date with a stray dot"),
        ("He left (she came. They met) at noon.", 2, "brackets hide nothing"),
        ("See [this page](https://x.example/a.B?c=1.2) for more. It is long.", 2, "links"),
        ("Visit https://x.example/a.b.C now. It is open.", 2, "addresses"),
        ("« C'est fini. » Il part.", 2, "French marks"),
        ("„Das ist es.“ Er geht.", 2, "German marks"),
        ("It fell.\r\nIt rose.", 2, "a line break inside a paragraph"),
        ("The e-mail said so. iPhone sales fell.", 2, "a brand may begin a sentence"),
        ("Acme Inc. said so.", 1, "a company before a verb"),
        ("Rep. Ed Lee (D-N.C.) left. He came.", 2, "a party in brackets"),
        ("He can't. She won't. They ask the town's. It is so.", 4, "apostrophes part no words"),
        ("“Who asked?” Ek demanded. “Me.”", 2, "a question before the name of who asks"),
        ("“Who asked?” Ek had no answer.", 2, "a question before another sentence"),
        ("It rose by 3 metres.The other fell.", 2, "the space may be missing"),
        ("He told me. Ek told the Fed. It is no. Nobody knows.", 4, "words that look abbreviated"),
        ("Was it J. Smith? It was J. Smith.", 2, "initials"),
    ],
)
def test_sentences_of_news_are_cut(text: str, number: int, why: str) -> None:
    """A paragraph is cut where its sentences end, inside of quotation marks or not."""
    assert len(cut(text)) == number, why


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("“He left.” that's rich", "comment", ["“He left.”", "that's rich"]),
        ("well. that is dumb. i know", "comment", ["well.", "that is dumb.", "i know"]),
        ("“Why?” he asked", "comment", ["“Why?” he asked"]),
        ("The wreckage. Picture: Northpix", "caption", ["The wreckage.", "Picture: Northpix"]),
        ("A pen in Luma. (File photo)", "caption", ["A pen in Luma. (File photo)"]),
        ("“It is not so.” Dr. Renata Lind", "caption", ["“It is not so.” Dr. Renata Lind"]),
        ("Now you see. □ TN Editor", "note", ["Now you see. □ TN Editor"]),
        ("Here is it. – Ed.", "note", ["Here is it. – Ed."]),
        ("We erred. It was 58%.", "note", ["We erred.", "It was 58%."]),
    ],
)
def test_the_kind_of_a_section_matters(text: str, kind: str, expected: list[str]) -> None:
    """Comments may begin in lower case, captions keep credits, notes keep signatures."""
    assert cut(text, kind) == expected


def test_headlines_and_furniture_are_one_sentence_each() -> None:
    """A headline of two sentences is one, and so is each line of furniture."""
    text = f"They cave! Price falls.\n\nBy Ann Lee\n\n{LEAD}\n\nShare this. Sign it. Buy it.\n"
    found = [(one.section, one.text) for one in segment(read_text(text))]
    assert found == [
        ("headline", "They cave! Price falls."),
        ("furniture", "By Ann Lee"),
        ("body", LEAD),
        ("furniture", "Share this. Sign it. Buy it."),
    ]


def test_a_broken_paragraph_is_one_sentence() -> None:
    """A sentence that lies across an empty line is one, with the break inside its text."""
    text = f"Title\n\n{LEAD}\n\nThe rights groups of the city fear that the\n\nlanguage is code."
    last = segment(read_text(text))[-1]
    assert last.text == "The rights groups of the city fear that the\n\nlanguage is code."


def test_numbers_count_the_sentences() -> None:
    """Sentences are numbered from 0 without gaps, through all sections."""
    sentences = segment(read_text(f"Title\n\n{LEAD} {LEAD}\n\n© 2019 AFP"))
    assert [one.number for one in sentences] == list(range(4))


@given(st.text(st.characters(codec=None), max_size=300))
def test_sentences_are_slices_and_lose_no_letter(text: str) -> None:
    """Every sentence is a slice of the text, in order, and every letter is in one."""
    document = read_text(text)
    sentences = segment(document)
    assert all(text[one.start : one.end] == one.text and one.text for one in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    kept = sum(sum(map(str.isalnum, one.text)) for one in sentences)
    assert kept == sum(map(str.isalnum, text))


@given(st.text(st.sampled_from("aAJ.!? \u00a0\u2028\r\n“”\"'’é…\ud800U.N"), max_size=80))
def test_odd_texts_do_not_break_the_splitter(text: str) -> None:
    """What makes a splitter panic never reaches it."""
    spans = sentence_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“ ",
        ". ",
        "(",
        "A. “",
        "a. ",
        "\n",
        " ",
        "He said so. ",
        "! ",
        "\x00",
        "é",
    ],
)
def test_hostile_repetition_ends_soon(unit: str) -> None:
    """A megabyte of one thing is read and cut in less than two seconds of the processor's time."""
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    segment(read_text(text))
    assert time.process_time() - start < 2


def test_very_many_lines_take_time_in_proportion() -> None:
    """Forty thousand lines, each a paragraph, are read and cut in less than two seconds."""
    text = "He said so.\u2028" * 40_000
    start = time.process_time()
    segment(read_text(text))
    assert time.process_time() - start < 2


def test_an_agencys_picture_credit_is_a_sentence_of_its_own() -> None:
    """In a caption an agency in brackets stands apart; a paper's file photo stays."""
    for text, count in (
        ("A man walks in Luma on Sunday. (PTI Photo)", 2),
        ("A man walks in Luma on Sunday. (Sentinel file photo)", 1),
    ):
        assert len(sentence_spans(text, "caption")) == count
