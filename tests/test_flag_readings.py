"""What the rules read in a sentence: quantities, dates, names, hedges, voices, phrases."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.align import diff_sources
from provenance.extract import extract
from provenance.flag import flag_changes, flag_commentary
from provenance.flag.amount_likeness import same_amount
from provenance.flag.content import extrinsic
from provenance.flag.dates import moments
from provenance.flag.hedging import hedges
from provenance.flag.loaded import loaded_words
from provenance.flag.naming import named_roles, names
from provenance.flag.opinion import opinion
from provenance.flag.phrases import phrases_from
from provenance.flag.quantities import quantities
from provenance.flag.sides import Side, side_of
from provenance.flag.strength import strength
from provenance.flag.voice import narrator
from provenance.model import Comparison, Document, SectionKind, Sentence, Witness
from provenance.words import words_of


def witness(*sentences: str, section: SectionKind = "body") -> Witness:
    """Make a document of sentences, one a paragraph, and read its quotes."""
    found = []
    start = 0
    for number, sentence in enumerate(sentences):
        found.append(Sentence(number, start, start + len(sentence), sentence, section))
        start += len(sentence) + 2
    document = Document("text", "text.txt", "\n\n".join(sentences), "")
    quotes, attributions = extract(document, found)
    return Witness(document, tuple(found), quotes, attributions)


def side(text: str) -> Side:
    """Read one sentence."""
    return side_of(witness(text), 0)


@pytest.mark.parametrize(
    ("text", "value", "measure", "why"),
    [
        ("They sold 1,311 boats.", 1311, "count", "a thousands comma"),
        ("It cost 48 million euros.", 48e6, "euros", "scale and currency after"),
        ("It cost $1.2 billion.", 1.2e9, "dollars", "a sign before"),
        ("Output fell by six percent.", 0.06, "share", "a share is read as a part of one"),
        ("Output fell by 6 per cent.", 0.06, "share", "percent in two words"),
        ("It fell 4,000ft.", 4000 * 0.3048, "length", "a unit written to the figure"),
        ("It is 12 nautical miles off.", 22224, "length", "nautical miles are longer"),
        ("It fell three-quarters of a mile.", 0.75 * 1609.344, "length", "a fraction of a unit"),
        ("It lasted half an hour.", 1800, "time", "half an hour"),
        ("It lasted two and a half years.", 2.5 * 31556952, "time", "and a half"),
        ("Twenty-one sailors left.", 21, "count", "a number in two words"),
        ("A dozen sailors left.", 12, "count", "a dozen"),
        ("One in five sailors left.", 0.2, "count", "a ratio is a part"),
        ("It was the 3rd strike.", 3, "ordinal", "a rank"),
        ("A 47-year-old sailor left.", 47, "age", "an age is no length of time"),
        ("The sailor, aged 47, left.", 47, "age", "an age after its word"),
        ("He was 47 years old.", 47, "age", "an age in full"),
        ("They warned him twice.", 2, "times", "how often, in a word"),
        ("They warned him 12 times.", 12, "times", "how often, in figures"),
        ("Appeal within one month.", 2629746, "time", "one of a unit"),
        ("Appeal within a month.", 2629746, "time", "the same with an article"),
        ("Winds of 65 km per hour.", 65, "speed", "a speed in three words"),
        ("Winds of 65 miles an hour.", 104.60736, "speed", "and in other words"),
        ("It cost Rs 14.4 crore.", 144e6, "rupees", "a currency's name before the amount"),
        ("It cost CHF 20 million.", 20e6, "francs", "a currency's code before the amount"),
    ],
)
def test_quantities(text: str, value: float, measure: str, why: str) -> None:
    """A quantity has its value in base units and says what it measures."""
    found = quantities(side(text))
    assert [one.unit.measure for one in found] == [measure], why
    assert found[0].values[0] == pytest.approx(value), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The MK-70 is grounded.", "a type designation"),
        ("He told France 24 so.", "a name with a number"),
        ("It began on Oct. 3.", "a date"),
        ("It began at 10.50pm.", "a time of day"),
        ("It began in 1962.", "a year"),
        ("One of them left.", "a pronoun"),
        ("One day he left.", "some day"),
        ("A month ago he left.", "no length that anything took"),
    ],
)
def test_no_quantity(text: str, why: str) -> None:
    """What has digits but counts nothing is no quantity."""
    assert quantities(side(text)) == (), why


@pytest.mark.parametrize(
    ("derived", "source", "same", "why"),
    [
        ("It is about 22 kilometres off.", "It is 12 nautical miles off.", True, "converted"),
        ("About 1,300 left.", "Some 1,311 left.", True, "rounded and said so"),
        ("It cost $1.3 billion.", "It cost $1.25 billion.", True, "rounded to two digits"),
        ("A quarter of them left.", "It lost a quarter of them.", True, "the same fraction"),
        ("A third of them left.", "Some 33 percent left.", True, "a part and a share"),
        ("There were 84 boats.", "There were 48 boats.", False, "digits turned round"),
        ("It cost 48 billion.", "It cost 48 million.", False, "another scale"),
    ],
)
def test_same_amount(derived: str, source: str, same: bool, why: str) -> None:
    """Conversions, roundings and other words for one amount are the same amount."""
    ours, theirs = quantities(side(derived)), quantities(side(source))
    assert any(same_amount(a, b) for a in ours for b in theirs) is same, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("It began on Oct. 3.", ("day", None, 10, 3), "an abbreviation"),
        ("It began on 3 October 2019.", ("day", 2019, 10, 3), "the day first"),
        ("It began in May 2024.", ("month", 2024, 5, None), "a month and a year"),
        ("It began in September.", ("month", None, 9, None), "a month alone"),
        ("It began in 1962.", ("year", 1962, None, None), "a year"),
        ("It began in the 1960s.", ("decade", 1960, None, None), "a decade"),
        ("It ended in May.", ("month", None, 5, None), "a month that is another word too"),
        ("It ended in March.", ("month", None, 3, None), "another"),
        ("It began in March of 2002.", ("month", 2002, 3, None), "a month of a year"),
    ],
)
def test_dates(text: str, expected: tuple[object, ...], why: str) -> None:
    """A date has what the text names of it, and nothing more."""
    found = moments(side(text))
    assert [(one.kind, one.year, one.month, one.day) for one in found] == [expected], why


@pytest.mark.parametrize(
    "text",
    ["He may march on.", "They may leave.", "It cost 1962 euros a head.", "It is 4.30 long."],
)
def test_no_dates(text: str) -> None:
    """Words and figures that only look like dates are none."""
    assert moments(side(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The boat left Libya on Saturday.", ["Libya"], "a weekday is no name"),
        ("Experts met Ana Ferrand there.", ["Ana Ferrand"], "a sentence's head is no name"),
        ("Libya closed its ports.", ["Libya"], "unless it is a known one"),
        ("Council Backs New Shipping Rules After Storm", [], "nor are a headline's capitals"),
    ],
)
def test_names(text: str, expected: list[str], why: str) -> None:
    """Names are capitalised words whose capital is not due to their place."""
    one = side(text)
    assert [one.slice(name.first, name.last) for name in names(one)] == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hurt teacher Ana Ferrand.", ["teacher"]),
        ("They freed Ana Ferrand, a teacher.", ["teacher"]),
        ("Ana Ferrand told a teacher.", []),
    ],
)
def test_roles_belong_to_names(text: str, expected: list[str]) -> None:
    """A role is a person's where it stands before the name or in apposition."""
    assert [role.words for _, role in named_roles(side(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may rain.", ["may"]),
        ("It could not rain.", []),
        ("It rained on May 3.", []),
        ("The suspect fled.", []),
        ("Police suspect that he fled.", ["suspect that"]),
        ("It will probably rain.", ["probably"]),
    ],
)
def test_hedges(text: str, expected: list[str]) -> None:
    """A hedge leaves open what is said; inability, months and suspects do not."""
    one = side(text)
    assert [one.slice(hedge.first, hedge.last) for hedge in hedges(one)] == expected


def test_the_narrator_is_not_the_speaker() -> None:
    """Quoted and attributed words are not the narrator's."""
    one = side("“We were lucky,” the mayor said.")
    own = [word.form for word, mine in zip(one.words, narrator(one), strict=True) if mine]
    assert own == ["the", "mayor", "said"]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("big fish", "a big fish", [(1, 2)]),
        ("big|small fish", "a small fish", [(1, 2)]),
        ("(very) big fish", "a very big fish", [(1, 3)]),
        ("fish*", "two fishes", [(1, 1)]),
        ("fishing~", "he fished", [(1, 1)]),
        ("big .. fish", "a big old red fish", [(1, 4)]),
        ("big _ fish", "a big fish", []),
        ("^ fish", "a fish", []),
        ("fish $", "fish swim", []),
    ],
)
def test_phrases(line: str, text: str, expected: list[tuple[int, int]]) -> None:
    """A line of a list matches what its signs say."""
    found = phrases_from((line,)).find(text.split())
    assert [(match.first, match.last) for match in found] == expected


def test_brackets_of_two_words_are_refused() -> None:
    """A line that would match what nobody meant is an error that shows the line."""
    with pytest.raises(ValueError, match="very very"):
        phrases_from(("(very very) big",))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Coffee had no effect on sleep.", 0),
        ("Coffee was associated with poor sleep.", 1),
        ("Coffee may reduce sleep.", 2),
        ("Coffee reduces sleep.", 3),
    ],
)
def test_strength(text: str, level: int) -> None:
    """The strength of a claim rises from nothing over association and may to does."""
    assert strength(text) == level


def test_extrinsic_names_and_numbers() -> None:
    """What a text names that its source lacks is found, and nothing that it has in other words."""
    source = "Ana Ferrand of the European Union sold 12 boats on Oct. 3 in Tunisia."
    derived = "The EU's Ana Ferrand sold a dozen boats on October 3 in Libya for $9."
    assert [derived[a:b] for a, b in extrinsic(source, derived)] == ["Libya", "$9"]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("The shameful deal sank after the mad cow scare.", ["shameful"], "a disease"),
        ("The town coughed up 3 million.", ["coughed up"], "a colloquial word for paying"),
        ("He was coughing up blood.", [], "an illness"),
        ("The plan went off the rails.", ["off the rails"], "a figure of speech"),
        ("The freight train came off the rails.", [], "an accident"),
        ("A self-styled healer", ["self-styled"], "a label that takes a distance"),
        ("A manmade lake", ["manmade"], "men, where all are meant"),
        ("A man made the lake.", [], "a man"),
        ("They lost their lives at sea.", ["lost their lives"], "a euphemism"),
        ("They lost their life savings.", [], "money"),
    ],
)
def test_loaded_words_are_found(text: str, words: list[str], why: str) -> None:
    """Loaded words are found as spans of the text; the same letters in plain use are not."""
    assert [text[a:b] for a, b in loaded_words(text)] == words, why


def test_opinion_ranks_comment_above_report() -> None:
    """A comment reads more like opinion than a report with figures and a source."""
    both = witness("So much for the spineless board!", "The board met on 3 May, officials said.")
    assert opinion(both, 0) > opinion(both, 1)


@pytest.mark.parametrize("section", ["comment", "furniture"])
def test_comments_are_never_the_articles_voice(section: SectionKind) -> None:
    """A reader's comment and furniture carry no commentary flag."""
    assert flag_commentary(witness("What a shameful, spineless board!", section=section), 0) == ()


def test_lost_attribution_needs_silent_neighbours() -> None:
    """A source named in the sentence before is not lost."""
    source = "Analysts said the merger was meant to squeeze out smaller rivals in the region."
    bare = "The merger was meant to squeeze out smaller rivals in the region."
    alone = witness(bare)
    beside = witness("Analysts said prices would rise.", bare)
    assert _kinds(source, alone, 0) == {"attribution-lost"}
    assert _kinds(source, beside, 1) == set()


def test_a_lead_leaves_it_to_the_story_to_name_its_source() -> None:
    """The first sentence of a story sums up; the same sentence further down does not."""
    source = "Analysts said the merger was meant to squeeze out smaller rivals in the region."
    bare = "The merger was meant to squeeze out smaller rivals in the region."
    rest = ("Shares rose.", "The port is open.", "Snow fell.")
    assert _kinds(source, witness(bare, *rest), 0) == set()
    assert _kinds(source, witness(*rest, bare), 3) == {"attribution-lost"}


def test_an_update_marks_its_newer_figures() -> None:
    """A later version's newer figure is flagged as an update."""
    first = witness("At least 38 people were killed.")
    later = witness("At least 112 people were killed.")
    (flag,) = flag_changes(_compare(first, later, 0, update=True))
    assert (flag.kind, flag.words, flag.update) == ("number-changed", "112", True)


_ODD = st.text(alphabet=st.characters(), max_size=120)
_PIECES = [
    *("The", "council", "said", "48", "million", "euros", "may", "not", "“be”", "lost", ",", "was"),
    *("Oct.", "3", "some", "Ana", "Libya", "will", "nobody", "shameful", "two-thirds", "%", "$"),
    *("of", "killed", "told", "Reuters", "experts", "because", "only", "if", "?", "half", "one in"),
]
_NEWSLIKE = st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join)


@given(st.one_of(_ODD, _NEWSLIKE), st.one_of(_ODD, _NEWSLIKE))
def test_flags_lie_in_the_texts(source: str, derived: str) -> None:
    """Whatever the texts, nothing is raised and every flag's span holds the words it cites."""
    one, other = witness(source), witness(derived)
    for flag in (*flag_changes(_compare(one, other, 0)), *flag_commentary(other, 0)):
        assert " ".join(derived[flag.start : flag.end].split()) == flag.words
        assert 0 <= flag.start < flag.end <= len(derived)


@given(_NEWSLIKE)
def test_a_text_changes_nothing_against_itself(text: str) -> None:
    """A sentence against itself carries no flag."""
    one = witness(text)
    assert flag_changes(_compare(one, witness(text), 0)) == ()


@pytest.mark.parametrize("piece", ["a ", "9", "may ", "A ", "“", "not ", "1,", "said ", "\u200b"])
def test_hostile_text_ends_soon(piece: str) -> None:
    """A long run of one piece ends within seconds."""
    text = piece * (20_000 // len(piece))
    document = Document("text", "text.txt", text, "")
    hostile = Witness(document, (Sentence(0, 0, len(text), text, "body"),))
    start = time.process_time()
    flag_commentary(hostile, 0)
    loaded_words(text)
    strength(text)
    flag_changes(_compare(hostile, witness("It may not have cost 48 million euros."), 0))
    assert time.process_time() - start < 10


def _compare(source: Witness, derived: Witness, number: int, *, update: bool = False) -> Comparison:
    theirs, ours = source.sentences[0], derived.sentences[number]
    edits = diff_sources(
        [words_of(theirs.text, offset=theirs.start)], words_of(ours.text, offset=ours.start)
    )
    return Comparison(derived, number, ((source, 0),), edits, update)


def _kinds(source: str, derived: Witness, number: int) -> set[str]:
    return {flag.kind for flag in flag_changes(_compare(witness(source), derived, number))}
