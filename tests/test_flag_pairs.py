"""What a comparison calls a change, and what it lets pass."""

from __future__ import annotations

import pytest

from provenance.align import diff_sources
from provenance.extract import extract
from provenance.flag import flag_changes
from provenance.model import Comparison, Document, Sentence, Witness
from provenance.words import words_of


def witness(name: str, text: str) -> Witness:
    """Make a document of one body sentence, and read its quotes and attributions."""
    document = Document(name, f"{name}.txt", text, "")
    found = (Sentence(0, 0, len(text), text, "body"),)
    return Witness(document, found, *extract(document, found))


def changes(source: str, derived: str) -> list[tuple[str, str]]:
    """Return the kinds and words of the flags of a rewrite against its source."""
    one, other = witness("source", source), witness("derived", derived)
    edits = diff_sources([words_of(source)], words_of(derived))
    flags = flag_changes(Comparison(other, 0, ((one, 0),), edits))
    return [(flag.kind, flag.words) for flag in flags]


@pytest.mark.parametrize(
    ("source", "derived", "expected", "why"),
    [
        (
            "The ship had reported problems with its gear a week earlier in Luma.",
            "The ship had reported problems with its gear a month earlier in Luma.",
            ("date-changed", "a month"),
            "an article for the number",
        ),
        (
            "At least three people died when a five-storey block collapsed in Luma.",
            "At least five people died when a five-storey block collapsed in Luma.",
            ("number-changed", "five"),
            "the other five only makes a word",
        ),
        (
            "Rescuers pulled out 14 people, two of them in critical condition.",
            "Rescuers pulled out 14 people, 12 of them in critical condition.",
            ("number-changed", "12"),
            "the difference of two figures stands for one of them",
        ),
        (
            "Two officers and a photographer were slightly injured.",
            "Three officers were slightly injured.",
            ("number-changed", "Three"),
            "the third was no officer",
        ),
        (
            "The canal is one of the world's busiest waterways.",
            "The canal is the world's busiest waterway.",
            ("certainty-raised", "busiest waterway"),
            "what shares its rank with others",
        ),
        (
            "The step surprised most economists at the two banks.",
            "The step surprised economists at the two banks.",
            ("certainty-raised", "economists"),
            "most of them are not all",
        ),
        (
            "Danish shipping line Nordhavn said the gear had been inspected.",
            "Its Swedish operator, Nordhavn, says the gear was inspected.",
            ("name-changed", "Swedish"),
            "another nation before the same name",
        ),
        (
            "Brandt tested positive for the drug at a camp in Luma.",
            "Brandt tested negative for the drug at a camp in Luma.",
            ("negation-changed", "negative"),
            "the opposite result",
        ),
        (
            "The town receives 38% of the flow and is entitled to 45%.",
            "The town receives about 48% of the flow and is entitled to 45%.",
            ("number-changed", "48%"),
            "a figure near another one of the sentence is not a rounding of it",
        ),
        (
            "Three of the nurses remained in hospital on Monday.",
            "None of the nurses remained in hospital on Monday.",
            ("number-changed", "None"),
            "nobody is left of a figure",
        ),
        (
            "The firm said it was cooperating with investigators.",
            "The firm has refused to cooperate with investigators.",
            ("negation-changed", "refused to cooperate"),
            "a refusal denies",
        ),
        (
            "A verdict is not expected before the end of June.",
            "A verdict is expected before the end of June.",
            ("negation-changed", "is expected"),
            "only the point in time was kept of a denial until then",
        ),
        (
            "Investigators found 11 bottles of ink in his cellar in Lyon.",
            "In his cellar in Lyon, the researchers have found 11 bottles of ink.",
            ("name-changed", "researchers"),
            "a role in the plural is no apposition to a town",
        ),
        (
            "The tested version was withdrawn in March, the firm says.",
            "The tested version was withdrawn in May, the firm says.",
            ("date-changed", "May"),
            "a month that is a verb too",
        ),
        (
            "Its shares fell the most since March 2020 on Monday.",
            "Its shares fell the most since March of 2002 on Monday.",
            ("date-changed", "March of 2002"),
            "a year behind its month",
        ),
        (
            "An appeal can be lodged with the high court in Lyon within one month.",
            "An appeal can be lodged with the high court in Lyon for two months.",
            ("number-changed", "two months"),
            "one of a unit is a figure",
        ),
        (
            "The union said it had warned the operator twice last year about the track.",
            "The union said it had warned the operator 12 times last year about the track.",
            ("number-changed", "12 times"),
            "twice is two times",
        ),
        (
            "Gas blast kills at least four miners, 17 missing",
            "Death toll in mine blast climbs to six; nine still missing",
            ("number-changed", "nine"),
            "the missing are counted against the missing",
        ),
        (
            "Police said 46 people were arrested, most of them for blocking roads.",
            "Police said 46 people were arrested, all of them for blocking roads.",
            ("number-changed", "all"),
            "what they are a part of may be a pronoun",
        ),
        (
            "Some 47% of Italians are in favour of the plan, the institute said.",
            "A majority of Italians are in favour of the plan, the institute said.",
            ("number-changed", "majority"),
            "less than half is no majority",
        ),
        (
            "About 60 hooded people threw paint at the offices.",
            "A handful of hooded people threw paint at the offices.",
            ("number-changed", "handful"),
            "sixty are no handful",
        ),
        (
            "Workers counted 35 of them after the voters came.",
            "Workers counted all of them after the voters came.",
            ("number-changed", "all"),
            "a part is not all",
        ),
        (
            "The storm destroyed farms across the northern provinces.",
            "The storm destroyed farms across the southern provinces.",
            ("name-changed", "southern"),
            "another point of the compass",
        ),
        (
            "“We filed reports,” its chairman, Tibor Lansky, told Reuters by telephone.",
            "“We filed reports,” its chairman, Tibor Lansky, said on the telephone to AFP.",
            ("name-changed", "AFP"),
            "another outlet was spoken to",
        ),
        (
            "He may ask the county commissioners for another vote next spring.",
            "He told WDMR he may ask the county commissioners for another vote next spring.",
            ("content-added", "told WDMR"),
            "a station that nobody is said to have told",
        ),
        (
            "An inquiry by the prosecutor ended in May without charges.",
            "An inquiry by the prosecutor ended in May without charges, after a phone call.",
            ("content-added", "after a phone call"),
            "a circumstance of its own",
        ),
        (
            "The quarter was a good one, said Maud Castel, the chief executive officer.",
            "The quarter was a good one, said financial chief Maud Castel.",
            ("name-changed", "financial chief"),
            "two chiefs are two offices",
        ),
    ],
)
def test_a_change_is_flagged(
    source: str, derived: str, expected: tuple[str, str], why: str
) -> None:
    """What turns a statement into another one is flagged with its words."""
    assert expected in changes(source, derived), why


@pytest.mark.parametrize(
    ("source", "derived", "why"),
    [
        (
            "Most of the buyers were private collectors.",
            "The majority of the buyers were private collectors.",
            "a majority is most",
        ),
        (
            "She paid 240,000 euros for the letter.",
            "She paid 240 000 euros for the letter.",
            "thousands may be parted by a blank",
        ),
        (
            "Profit fell to 41.2 million dollars.",
            "Profit fell to 41,2 million dollars.",
            "a comma may stand for the point",
        ),
        (
            "Gusts hit the lake on Sunday after an alert was given the previous evening.",
            "Gusts hit the lake after an alert was given on Saturday evening.",
            "the evening before Sunday is Saturday's",
        ),
        (
            "The council rose in the state of Manitoba on Monday.",
            "The council rose in the state of Man. on Monday.",
            "a name may be shortened",
        ),
        (
            "The shares fell in Toronto on Monday.",
            "The shares fell on Monday, Reuters reports.",
            "an outlet that reports takes no town's place",
        ),
        (
            "“We have read the release twice and found the word jobs nowhere,” said Orsolle.",
            "We read the release twice and have not found the word jobs anywhere, said Orsolle.",
            "a denial that moved within a sentence is no change",
        ),
        (
            "A poll published before the ruling suggested a runoff would be too close to call.",
            "If a poll taken before the ruling is right, a runoff would be too close to call.",
            "what stands under an if is not asserted",
        ),
        (
            "The deal is expected to close in the second quarter of 2025.",
            "It is hoped that the deal closes in the second quarter of 2025.",
            "a hope leaves open what an expectation does",
        ),
        (
            "The storage site in Antwerp overlaps with one in Marseille.",
            "The storage site in Amberes overlaps with one in Marsella.",
            "a city by its name in another language",
        ),
        (
            "It is insured for 1.8 million euros ($1.75 million).",
            "It is insured for 1.8 million euros (about Rs 14.4 crore).",
            "an amount in a third currency",
        ),
        (
            "Those who refused used a rear entrance that was locked at 10 pm.",
            "Those who refused were sent to a back door which was shut at ten o'clock at night.",
            "an hour in words",
        ),
        (
            "The walk was peaceful until shortly after 5pm, when people threw paint.",
            "The protest remained peaceful until a little after five, when people threw paint.",
            "an hour without its half of the day",
        ),
        (
            "Nine of those in hospital were firefighters, the health office said.",
            "A 47-year-old firefighter was among those in hospital, the health office said.",
            "an age takes no count's place",
        ),
        (
            "Three of the miners died and 12 were injured in the blast.",
            "The blast injured 12 of the miners and killed three.",
            "what is counted goes with its figure",
        ),
        (
            "Most economists had expected a cut to 4.0 percent.",
            "A cut to 4.0 percent had been expected by most economists.",
            "a share of something else",
        ),
        (
            "About 60 people threw paint at the offices.",
            "Dozens of people threw paint at the offices.",
            "sixty are dozens",
        ),
        (
            "Inflation in Norway slowed to 2.6% in October, the Norwegian office said.",
            "Inflation in the country slowed to 2.6% in October, the office said.",
            "a name left out",
        ),
        (
            "Norwegian inflation slowed to 2.6 percent in October from 3.0 percent.",
            "CPI inflation slowed to 2.6 percent in October from 3.0 percent.",
            "an index takes no country's place",
        ),
        (
            "The storm destroyed farms in the south and then in the north.",
            "The storm destroyed farms in the north and in the south.",
            "both points of the compass are there",
        ),
        (
            "The chief executive told Reuters that no talks were under way.",
            "No talks were under way, the chief executive told Reuters.",
            "the same outlet",
        ),
        (
            "“The phrase was a draft,” the chief executive said in an interview.",
            "“The phrase was a draft,” the chief executive told Bloomberg.",
            "an interview was given to somebody",
        ),
        (
            "Four soldiers and a bus driver died on the night of March 4.",
            "Five people died on the night of March 4.",
            "four and one",
        ),
        (
            "The bank raised its rate by half a percentage point on Thursday.",
            "The bank lifted its rate by 50 basis points on Thursday.",
            "the same in a hundredth's hundredths",
        ),
        (
            "Some livestock carriers are among the ships that wait.",
            "Eleven livestock carriers are among the ships that wait.",
            "some are told by their number",
        ),
        (
            "Dutch skater Jorrit Haan has had his ban cut by the court.",
            "Disgraced skater Jorrit Haan has had his ban cut by the court.",
            "a participle with a capital is no name",
        ),
        (
            "The group holds a licence to explore the sea floor for metals.",
            "The group may explore the sea floor for metals.",
            "what is licensed may be done",
        ),
        (
            "It is one of the most important ports of the country.",
            "It is among the country's most important ports.",
            "the rank is shared still",
        ),
        (
            "The mayor conceded that an email about the cracks had reached the town hall.",
            "The mayor was admitting that an email about the cracks had reached the town hall.",
            "the source's own word for it is no plainer",
        ),
        (
            "Tolmark's central bank lifted its rate on Thursday.",
            "The Nordic nation's central bank lifted its rate on Thursday.",
            "a description of what is named",
        ),
        (
            "The federation had asked for the full four years, the court said.",
            "The federation had demanded the full four years, the court said.",
            "what is demanded is not done either",
        ),
        (
            "Eleven people were hurt in the north of Luma, authorities said Sunday.",
            "Eleven people were hurt in the north of Luma on Saturday, the authorities said.",
            "the day of the news is not the day of the event",
        ),
        (
            "The council voted to allow no more than 4,000 passengers a day.",
            "The council voted to let in just 4,000 passengers a day.",
            "just so many is a bound",
        ),
    ],
)
def test_the_same_in_other_words_is_quiet(source: str, derived: str, why: str) -> None:
    """What says the same carries no flag of a changed fact."""
    factual = {
        "number-changed",
        "date-changed",
        "name-changed",
        "negation-changed",
        "certainty-raised",
    }
    assert [one for one in changes(source, derived) if one[0] in factual] == [], why


def test_a_doubt_within_a_doubt_is_flagged_once() -> None:
    """Who suggested that something might be so has said one thing."""
    source = "Restin suggested the missing sheets might have been lost in floods in the south."
    derived = "The missing sheets were lost in floods in the south."
    raised = [words for kind, words in changes(source, derived) if kind == "certainty-raised"]
    assert raised == ["were lost"]
