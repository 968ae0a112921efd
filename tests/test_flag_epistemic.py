"""How surely a rewrite says a thing, who says it, and whether it is denied."""

from __future__ import annotations

from typing import Final

import pytest

from provenance import compare

_BEFORE: Final = (
    "Council meets\n\nThe council of Lowbridge met on Monday to discuss its budget.\n\n"
)
_AFTER: Final = "\n\nThe mayor opened a new library in the old harbour district last spring.\n"
_EPISTEMIC: Final = ("certainty-", "attribution-", "negation-")


def kinds(source: str, derived: str) -> list[str]:
    """Return the kinds of flags of a sentence rewritten in the middle of an unchanged article."""
    report = compare(_BEFORE + source + _AFTER, _BEFORE + derived + _AFTER)
    (document,) = (one for one in report.documents if one.id == "derived")
    (sentence,) = (one for one in document.sentences if one.text.strip() == derived)
    return [flag.kind for flag in sentence.flags if flag.kind.startswith(_EPISTEMIC)]


@pytest.mark.parametrize(
    ("source", "derived", "expected"),
    [
        (
            "The drug may reduce the risk of stroke, researchers said.",
            "The drug reduces the risk of stroke, researchers said.",
            "certainty-raised",
        ),
        (
            "The fire was probably started by a faulty heater.",
            "The fire was started by a faulty heater.",
            "certainty-raised",
        ),
        (
            "The clinic closed after two guests developed suspected food poisoning.",
            "The clinic closed after two guests came down with food poisoning.",
            "certainty-raised",
        ),
        (
            "Two dealers told Reuters that some growers may also have been holding back tulips.",
            "Growers have also been hoarding, two dealers told Reuters.",
            "certainty-raised",
        ),
        (
            "The ministry is considering a ban on disposable vapes.",
            "The ministry will ban disposable vapes.",
            "certainty-raised",
        ),
        (
            "The ministry is considering a ban on disposable vapes.",
            "The ministry has decided to ban disposable vapes.",
            "certainty-raised",
        ),
        (
            "The council will vote on a proposal to close the library.",
            "The council will close the library.",
            "certainty-raised",
        ),
        (
            "Coffee drinking was associated with a lower risk of heart disease.",
            "Coffee drinking lowers the risk of heart disease.",
            "certainty-raised",
        ),
        (
            "Police suspect that the blaze was started deliberately.",
            "Police have established that the blaze was started deliberately.",
            "certainty-raised",
        ),
        (
            "The man was charged with murder on Tuesday.",
            "The man was convicted of murder on Tuesday.",
            "certainty-raised",
        ),
        (
            "Up to 400 workers could lose their jobs at the plant.",
            "Four hundred workers will lose their jobs at the plant.",
            "certainty-raised",
        ),
        (
            "Some doctors refuse to prescribe the drug.",
            "Doctors refuse to prescribe the drug.",
            "certainty-raised",
        ),
        (
            "The airline will resume flights on Monday if the strike ends.",
            "The airline will resume flights on Monday.",
            "certainty-raised",
        ),
        (
            "The company said the leak had possibly contaminated the river.",
            "The company said the leak had contaminated the river.",
            "certainty-raised",
        ),
        (
            "The report suggests that the pilot was distracted.",
            "The report shows that the pilot was distracted.",
            "certainty-raised",
        ),
        (
            "The virus appears to spread through the air.",
            "The virus spreads through the air.",
            "certainty-raised",
        ),
        (
            "It is unclear whether the minister knew of the payments.",
            "The minister knew of the payments.",
            "certainty-raised",
        ),
        (
            "The alleged ringleader was arrested in Lisbon.",
            "The ringleader was arrested in Lisbon.",
            "certainty-raised",
        ),
        (
            "The dam is likely to collapse within days, engineers said.",
            "The dam is certain to collapse within days, engineers said.",
            "certainty-raised",
        ),
        (
            "The island could be uninhabitable by 2050.",
            "The island will be uninhabitable by 2050.",
            "certainty-raised",
        ),
        (
            "The minister did not answer questions about the loan.",
            "The minister refused to answer questions about the loan.",
            "certainty-raised",
        ),
        (
            "Investigators believe the ship was sunk by a mine.",
            "Investigators know the ship was sunk by a mine.",
            "certainty-raised",
        ),
        (
            "The vaccine is safe, the agency said.",
            "The vaccine may be safe, the agency said.",
            "certainty-lowered",
        ),
        (
            "The court found that the police had acted unlawfully.",
            "The court suggested that the police had acted unlawfully.",
            "certainty-lowered",
        ),
        (
            "The glacier will disappear by 2040.",
            "The glacier could disappear by 2040.",
            "certainty-lowered",
        ),
        (
            "The bank has decided to close 40 branches.",
            "The bank is considering closing 40 branches.",
            "certainty-lowered",
        ),
        (
            "The study proved that the dye is harmful.",
            "The study hinted that the dye is harmful.",
            "certainty-lowered",
        ),
        (
            "The winner will certainly face a recount.",
            "The winner will possibly face a recount.",
            "certainty-lowered",
        ),
        (
            "He was convicted of fraud in 2019.",
            "He was accused of fraud in 2019.",
            "certainty-lowered",
        ),
        (
            "The suspect has not admitted the killing.",
            "The suspect has admitted the killing.",
            "negation-changed",
        ),
        (
            "The suspect admitted the killing.",
            "The suspect denied the killing.",
            "negation-changed",
        ),
        (
            "The mayor denied having met the contractor.",
            "The mayor admitted having met the contractor.",
            "negation-changed",
        ),
        (
            "The mayor denied that the bridge was unsafe.",
            "The mayor said that the bridge was unsafe.",
            "negation-changed",
        ),
        (
            "The tests found no trace of lead in the water.",
            "The tests found traces of lead in the water.",
            "negation-changed",
        ),
        (
            "None of the passengers were hurt.",
            "Several of the passengers were hurt.",
            "negation-changed",
        ),
        (
            "The union refused to sign the agreement.",
            "The union signed the agreement.",
            "negation-changed",
        ),
        (
            "The government ruled out a tax increase this year.",
            "The government did not rule out a tax increase this year.",
            "negation-changed",
        ),
        (
            "The government did not rule out a tax increase this year.",
            "The government ruled out a tax increase this year.",
            "negation-changed",
        ),
        (
            "The firm had insurance for the ship.",
            "The firm had no insurance for the ship.",
            "negation-changed",
        ),
        (
            "The bank failed to warn its customers.",
            "The bank warned its customers.",
            "negation-changed",
        ),
        (
            "The officer was cleared of all charges.",
            "The officer was found guilty of all charges.",
            "negation-changed",
        ),
        (
            "Nobody at the embassy knew about the plan.",
            "Everybody at the embassy knew about the plan.",
            "negation-changed",
        ),
        (
            "The bridge was never inspected after 2012.",
            "The bridge was inspected after 2012.",
            "negation-changed",
        ),
        (
            "Oil prices will double by winter, said Maria Keller, an economist at Nordbank.",
            "Oil prices will double by winter.",
            "attribution-lost",
        ),
        (
            "According to the opposition, the president knew about the payments in March.",
            "The president knew about the payments in March.",
            "attribution-lost",
        ),
        (
            "The plant poisoned the river, residents claimed.",
            "The plant poisoned the river.",
            "attribution-lost",
        ),
        (
            "Police said the driver had been drinking.",
            "The driver had been drinking.",
            "attribution-lost",
        ),
        (
            "The strike cost the economy 2 billion euros, according to the employers' association.",
            "The strike cost the economy 2 billion euros.",
            "attribution-lost",
        ),
        (
            "Rebels accused the army of shelling a hospital in Tarn.",
            "The army shelled a hospital in Tarn.",
            "attribution-lost",
        ),
        (
            "The tax will hurt the poor, warned the charity Open Hand.",
            "The tax will hurt the poor.",
            "attribution-lost",
        ),
        (
            "The minister believes the protests are funded from abroad.",
            "The protests are funded from abroad.",
            "attribution-lost",
        ),
        (
            "The rule is unworkable, said Peter Holm, head of the fishermen's union.",
            "The rule is unworkable, critics say.",
            "attribution-vague",
        ),
        (
            "The rule is unworkable, said Peter Holm, head of the fishermen's union.",
            "Experts say the rule is unworkable.",
            "attribution-vague",
        ),
        (
            "The harvest will fall by a third, the agriculture ministry said.",
            "The harvest will fall by a third, analysts say.",
            "attribution-vague",
        ),
        (
            "A spokeswoman for Varda Energy said the leak had been repaired.",
            "Observers said the leak had been repaired.",
            "attribution-vague",
        ),
        (
            "Finance Minister Anna Berg said the budget was balanced.",
            "Opposition leader Karl Lund said the budget was balanced.",
            "attribution-changed",
        ),
        (
            "According to Greenpeace, the well leaked for nine days.",
            "According to the oil company, the well leaked for nine days.",
            "attribution-changed",
        ),
        (
            "Overall, 19 percent of the answers were rated as potentially unsafe.",
            "Overall, 19 percent of the answers were rated as unsafe.",
            "certainty-raised",
        ),
        (
            "Investigators had not ruled out sabotage on the line.",
            "Investigators suspected sabotage on the line.",
            "certainty-raised",
        ),
        (
            "She declined to rule out job cuts at the plant.",
            "She ruled out job cuts at the plant.",
            "negation-changed",
        ),
        (
            "Karsova denied that the reservoir was the cause.",
            "Karsova said that the reservoir was the cause.",
            "negation-changed",
        ),
        ("The minister denied he took bribes.", "The minister took bribes.", "negation-changed"),
        ("Officials said the dam was safe.", "The dam was safe.", "attribution-lost"),
        (
            "According to him, the town receives about 38% of the river's annual flow.",
            "The town receives about 38% of the river's annual flow.",
            "attribution-lost",
        ),
        (
            "The place of the sport at the Games was not in question.",
            "The place of the sport at the Games might not be in question.",
            "certainty-lowered",
        ),
        (
            "The regulator, which is examining the merger, could impose conditions.",
            "The regulator, which is examining the merger, is going to impose conditions.",
            "certainty-raised",
        ),
        (
            "The shooter is believed to have acted alone, investigators said on Sunday.",
            "The shooter acted alone, investigators said on Sunday.",
            "certainty-raised",
        ),
        (
            "Doctors fear that the disease has reached the capital.",
            "The disease has reached the capital, doctors say.",
            "certainty-raised",
        ),
        (
            "The airline is in talks to buy 50 jets from Boeing.",
            "The airline has agreed to buy 50 jets from Boeing.",
            "certainty-raised",
        ),
        (
            "The president is likely to sign the bill next week, aides said.",
            "The president will sign the bill next week, aides said.",
            "certainty-raised",
        ),
        (
            "Many of the refugees want to return home.",
            "The refugees want to return home.",
            "certainty-raised",
        ),
        (
            "Eating red meat is linked to a higher risk of bowel cancer.",
            "Eating red meat causes bowel cancer.",
            "certainty-raised",
        ),
        (
            "A court may order the company to pay damages of up to 3 million euros.",
            "A court will order the company to pay damages of 3 million euros.",
            "certainty-raised",
        ),
        (
            "The alleged attack took place near the border on Friday night.",
            "The attack took place near the border on Friday night.",
            "certainty-raised",
        ),
        (
            "The deal would create the largest bank in the region if shareholders approve it.",
            "The deal will create the largest bank in the region.",
            "certainty-raised",
        ),
        (
            "Scientists are investigating whether the toxin killed the fish.",
            "The toxin killed the fish.",
            "certainty-raised",
        ),
        (
            "Two former aides are suspected of leaking the files.",
            "Two former aides leaked the files.",
            "certainty-raised",
        ),
        (
            "It is not clear whether the hostages are still alive.",
            "The hostages are still alive.",
            "certainty-raised",
        ),
        (
            "The mine will probably never reopen, the manager said.",
            "The mine will never reopen, the manager said.",
            "certainty-raised",
        ),
        (
            "She appeared to criticise the decision of her own government.",
            "She criticised the decision of her own government.",
            "certainty-raised",
        ),
        (
            "The bridge has been closed for good.",
            "The bridge has reportedly been closed for good.",
            "certainty-lowered",
        ),
        (
            "The vaccine prevents infection in nine of ten people.",
            "The vaccine may prevent infection in nine of ten people.",
            "certainty-lowered",
        ),
        (
            "Her lawyer confirmed that she would appeal against the verdict.",
            "Her lawyer hinted that she would appeal against the verdict.",
            "certainty-lowered",
        ),
        (
            "The minister will resign on Monday.",
            "The minister could resign on Monday.",
            "certainty-lowered",
        ),
        (
            "The committee has approved the budget for 2026.",
            "The committee has discussed the budget for 2026.",
            "certainty-lowered",
        ),
        (
            "The pilot had been drinking before the flight.",
            "The pilot had not been drinking before the flight.",
            "negation-changed",
        ),
        (
            "The police chief said that officers had not fired first.",
            "The police chief said that officers had fired first.",
            "negation-changed",
        ),
        (
            "No evidence of fraud was found in the district.",
            "Evidence of fraud was found in the district.",
            "negation-changed",
        ),
        (
            "The museum refused to return the statue to Greece.",
            "The museum agreed to return the statue to Greece.",
            "negation-changed",
        ),
        (
            "The bank can no longer guarantee deposits.",
            "The bank can guarantee deposits.",
            "negation-changed",
        ),
        (
            "The ban is lawful, the court said.",
            "The ban is unlawful, the court said.",
            "negation-changed",
        ),
        (
            "He said he had never met the financier.",
            "He said he had met the financier.",
            "negation-changed",
        ),
        (
            "Neither of the pilots survived the crash.",
            "Both of the pilots survived the crash.",
            "negation-changed",
        ),
        (
            "The senator rejected claims that he had lied about the donations.",
            "The senator had lied about the donations.",
            "negation-changed",
        ),
        (
            "The water level has not fallen since June, the agency said.",
            "The water level has fallen since June, the agency said.",
            "negation-changed",
        ),
        (
            "Iron ore prices will stay low for years, said Chen Wei, a trader at Pacific Metals.",
            "Iron ore prices will stay low for years.",
            "attribution-lost",
        ),
        (
            "The hospital ignored repeated warnings, according to the families of the victims.",
            "The hospital ignored repeated warnings.",
            "attribution-lost",
        ),
        (
            "The army has used banned weapons, Human Rights Watch said in a report on Tuesday.",
            "The army has used banned weapons.",
            "attribution-lost",
        ),
        (
            "“The reform will cost 20,000 jobs,” union leader Carla Reis told reporters.",
            "The reform will cost 20,000 jobs.",
            "attribution-lost",
        ),
        (
            "The opposition claims that the vote was rigged in four provinces.",
            "The vote was rigged in four provinces.",
            "attribution-lost",
        ),
        (
            "Local media reported that the mayor had fled the town before the flood.",
            "The mayor fled the town before the flood.",
            "attribution-lost",
        ),
        (
            "In the view of the prosecutor, the directors knew that the books were false.",
            "The directors knew that the books were false.",
            "attribution-lost",
        ),
        (
            "The clinic overcharged thousands of patients, a former employee alleged.",
            "The clinic overcharged thousands of patients.",
            "attribution-lost",
        ),
        (
            "The measure will fail, said Labour MP Joan Hart.",
            "The measure will fail, opponents say.",
            "attribution-vague",
        ),
        (
            "The tax is illegal, according to the law professor Hans Vogel.",
            "The tax is illegal, according to experts.",
            "attribution-vague",
        ),
        (
            "Residents of the village said the smoke made them ill.",
            "Some people said the smoke made them ill.",
            "attribution-vague",
        ),
    ],
)
def test_what_shifts_is_flagged(source: str, derived: str, expected: str) -> None:
    """A statement made surer, less sure, the opposite, or given to nobody or another is flagged."""
    assert expected in kinds(source, derived)


@pytest.mark.parametrize(
    ("source", "derived"),
    [
        (
            "The drug may reduce the risk of stroke, researchers said.",
            "Researchers say the drug could lower the risk of stroke.",
        ),
        (
            "The fire was probably started by a faulty heater.",
            "A faulty heater is thought to have started the fire.",
        ),
        (
            "The ministry is considering a ban on disposable vapes.",
            "The ministry is weighing a ban on disposable vapes.",
        ),
        (
            "Police suspect that the blaze was started deliberately.",
            "Police believe the blaze was started deliberately.",
        ),
        (
            "The man was charged with murder on Tuesday.",
            "The man has been accused of murder, police said on Tuesday.",
        ),
        (
            "Up to 400 workers could lose their jobs at the plant.",
            "As many as 400 jobs could go at the plant.",
        ),
        (
            "Some doctors refuse to prescribe the drug.",
            "A number of doctors refuse to prescribe the drug.",
        ),
        (
            "The airline will resume flights on Monday if the strike ends.",
            "Provided the strike ends, the airline will resume flights on Monday.",
        ),
        (
            "Analysts expect the bank to raise rates in June.",
            "The bank is expected to raise rates in June, analysts say.",
        ),
        (
            "The report suggests that the pilot was distracted.",
            "The pilot may have been distracted, the report says.",
        ),
        (
            "It is unclear whether the minister knew of the payments.",
            "Whether the minister knew of the payments remains an open question.",
        ),
        ("The party plans to cut taxes next year.", "The party will cut taxes next year."),
        ("He said he would resign in March.", "He will resign in March, he said."),
        (
            "She could not attend the hearing because of illness.",
            "She was unable to attend the hearing because of illness.",
        ),
        (
            "The minister declined to comment on the report.",
            "The minister did not comment on the report.",
        ),
        (
            "The company could not be reached for comment.",
            "The company was not available for comment.",
        ),
        ("The bridge was not damaged in the storm.", "The bridge survived the storm undamaged."),
        ("The talks failed to produce an agreement.", "The talks ended without an agreement."),
        (
            "The council rejected the plan by 12 votes to 9.",
            "The council voted against the plan by 12 votes to 9.",
        ),
        ("No one was hurt in the explosion.", "The explosion caused no injuries."),
        (
            "The court ruled that the search was not lawful.",
            "The court ruled that the search was unlawful.",
        ),
        (
            "The union said it would not accept the offer.",
            "The union said it would reject the offer.",
        ),
        ("The mayor denied that the bridge was unsafe.", "The mayor said the bridge was safe."),
        (
            "The mayor denied that the bridge was unsafe.",
            "The mayor dismissed claims that the bridge was unsafe.",
        ),
        (
            "The company said it would build a second plant in Ostrava.",
            "The company will build a second plant in Ostrava.",
        ),
        (
            "The central bank said it had left its key rate unchanged.",
            "The central bank left its key rate unchanged.",
        ),
        ("Police said they had arrested two men in Leeds.", "Police arrested two men in Leeds."),
        (
            "Three people were killed and nine injured, the fire service said.",
            "Three people were killed and nine injured.",
        ),
        (
            "Prime Minister Ana Costa announced that elections would be held in May.",
            "Elections will be held in May.",
        ),
        (
            "The rule is unworkable, said Peter Holm, head of the fishermen's union.",
            "Peter Holm of the fishermen's union called the rule unworkable.",
        ),
        (
            "The rule is unworkable, said Peter Holm, head of the fishermen's union.",
            "The head of the fishermen's union said the rule was unworkable.",
        ),
        (
            "The harvest will fall by a third, the agriculture ministry said.",
            "The harvest will fall by a third, the government said.",
        ),
        (
            "Economists say inflation will fall next year.",
            "Experts say inflation will fall next year.",
        ),
        (
            "A spokeswoman for Varda Energy said the leak had been repaired.",
            "Varda Energy said the leak had been repaired.",
        ),
        (
            "The White House said the talks would resume on Friday.",
            "Washington said the talks would resume on Friday.",
        ),
        (
            "Finance Minister Anna Berg said the budget was balanced.",
            "Berg said the budget was balanced.",
        ),
        (
            "He was sentenced to four years in prison for fraud.",
            "He was jailed for four years for fraud.",
        ),
        (
            "The two men were arrested on Friday and charged on Monday.",
            "The two men were charged on Monday after their arrest on Friday.",
        ),
        (
            "The committee approved the merger on Tuesday.",
            "The committee backed the merger on Tuesday.",
        ),
        (
            "The tests confirmed that the water was safe.",
            "The tests showed that the water was safe.",
        ),
        (
            "Residents may not use tap water until further notice.",
            "Residents must not use tap water until further notice.",
        ),
        (
            "The bill would allow police to search homes at night.",
            "Under the bill, police could search homes at night.",
        ),
        (
            "The bill would allow police to search homes at night.",
            "Police would be able to search homes at night under the bill.",
        ),
        ("The mine had not been inspected by Friday.", "The mine was inspected on Saturday."),
        (
            "The ship, which can carry 300 cars, left port at noon.",
            "The ship, with room for up to 300 cars, left port at noon.",
        ),
        (
            "At least 40 people were hurt, hospital officials said.",
            "Hospital officials put the number of injured at 40 or more.",
        ),
        (
            "The road will be closed for at least two weeks.",
            "The road will stay shut for two weeks or more.",
        ),
        (
            "Researchers found that sleep may protect the brain.",
            "Sleep may protect the brain, researchers found.",
        ),
        ("The president has not yet signed the law.", "The president still has to sign the law."),
        (
            "She asked whether the school would stay open.",
            "She wanted to know if the school would stay open.",
        ),
        ("Almost all of the houses were destroyed.", "Nearly every house was destroyed."),
        ("The painting was possibly stolen in 1943.", "The painting may have been stolen in 1943."),
        (
            "The firm did not say how many people would lose their jobs.",
            "The firm gave no figure for job losses.",
        ),
        (
            "The plane was not carrying passengers, only freight.",
            "The plane was carrying freight only.",
        ),
        (
            "The council said it would publish the figures in May.",
            "The council will publish the figures in May.",
        ),
        ("The drug can lower the risk of stroke.", "The drug can reduce the risk of stroke."),
        (
            "The company said the leak had possibly contaminated the river.",
            "The company said the leak may have contaminated the river.",
        ),
        ("He was convicted of fraud in 2019.", "He was found guilty of fraud in 2019."),
        (
            "The crowding was not reduced, so the building was closed.",
            "Unless crowding was reduced, the building was to close.",
        ),
        (
            "The shooter is believed to have acted alone, investigators said on Sunday.",
            "Investigators said on Sunday that they believed the shooter had acted alone.",
        ),
        (
            "Preliminary results indicate that turnout was below 40 percent.",
            "Turnout seems to have been below 40 percent, early results show.",
        ),
        (
            "Doctors fear that the disease has reached the capital.",
            "The disease may have reached the capital, doctors fear.",
        ),
        (
            "The airline is in talks to buy 50 jets from Boeing.",
            "The airline is negotiating with Boeing about the purchase of 50 jets.",
        ),
        (
            "The president is likely to sign the bill next week, aides said.",
            "Aides expect the president to sign the bill next week.",
        ),
        ("Many of the refugees want to return home.", "Most refugees want to go home."),
        (
            "Two former aides are suspected of leaking the files.",
            "Two former aides are under suspicion of having leaked the files.",
        ),
        (
            "The mine will probably never reopen, the manager said.",
            "The mine is unlikely to reopen, its manager said.",
        ),
        (
            "She appeared to criticise the decision of her own government.",
            "She seemed critical of her own government's decision.",
        ),
        ("The minister will resign on Monday.", "The minister is to step down on Monday."),
        (
            "The committee has approved the budget for 2026.",
            "The budget for 2026 has been passed by the committee.",
        ),
        (
            "The pilot had been drinking before the flight.",
            "Before the flight, the pilot had drunk alcohol.",
        ),
        (
            "No evidence of fraud was found in the district.",
            "There was no sign of fraud in the district.",
        ),
        (
            "The museum refused to return the statue to Greece.",
            "The museum will not return the statue to Greece.",
        ),
        (
            "The bank can no longer guarantee deposits.",
            "The bank is unable to guarantee deposits any longer.",
        ),
        ("He said he had never met the financier.", "He denied ever having met the financier."),
        ("Neither of the pilots survived the crash.", "Both pilots died in the crash."),
        (
            "The senator rejected claims that he had lied about the donations.",
            "The senator denied lying about the donations.",
        ),
        (
            "The senator rejected claims that he had lied about the donations.",
            "The senator was accused of lying about the donations, which he denies.",
        ),
        (
            "Iron ore prices will stay low for years, said Chen Wei, a trader at Pacific Metals.",
            "Iron ore prices will stay low for years, a trader at Pacific Metals predicted.",
        ),
        (
            "The hospital ignored repeated warnings, according to the families of the victims.",
            "Families of the victims say the hospital ignored repeated warnings.",
        ),
        (
            "The tax is illegal, according to the law professor Hans Vogel.",
            "Law professor Hans Vogel considers the tax illegal.",
        ),
        (
            "The coastguard said the boat had no lights.",
            "The boat had no lights, according to the coastguard.",
        ),
        (
            "According to the World Bank, growth will slow to 2 percent.",
            "The World Bank expects growth to slow to 2 percent.",
        ),
        (
            "Growth slowed to 2 percent in the third quarter, the statistics office said.",
            "Growth slowed to 2 percent in the third quarter.",
        ),
        (
            "The company said it had hired 40 engineers in Porto.",
            "The company has hired 40 engineers in Porto.",
        ),
        ("The court said it would rule on Thursday.", "The court will rule on Thursday."),
        (
            "The team said its captain would miss the final.",
            "The captain will miss the final, the team said.",
        ),
        (
            "Five people were rescued from the river, firefighters said.",
            "Five people were rescued from the river.",
        ),
        ("The road was closed because of ice, police said.", "Ice closed the road, police said."),
        (
            "The agency did not say when flights would resume.",
            "The agency gave no date for the resumption of flights.",
        ),
        (
            "The parties agreed not to publish the terms.",
            "The parties agreed to keep the terms secret.",
        ),
        ("The ship did not reach the port until Monday.", "The ship reached the port on Monday."),
        ("Not all of the shops were open.", "Some of the shops were closed."),
        (
            "The law does not apply to firms with fewer than ten workers.",
            "Firms with fewer than ten workers are exempt from the law.",
        ),
        ("The union has not ruled out a strike.", "The union may call a strike."),
        (
            "Police are looking into whether the fire was set.",
            "Police are examining the possibility of arson.",
        ),
        (
            "The firm plans to open an office in Oslo in May.",
            "The firm will open an office in Oslo in May.",
        ),
        (
            "The governor is considering a pardon for the two men.",
            "The governor may pardon the two men.",
        ),
        (
            "He has been charged with theft and could face two years in prison.",
            "Charged with theft, he faces up to two years in prison.",
        ),
        (
            "She hopes to win a second term in November.",
            "She is seeking a second term in November.",
        ),
        (
            "The plane landed safely and nobody was injured.",
            "The plane landed safely without injuries.",
        ),
        (
            "The bill must still be approved by the senate.",
            "The senate has yet to approve the bill.",
        ),
        (
            "The singer, who turned 80 last year, is thought to be worth 90 million dollars.",
            "The singer, 80, is estimated to be worth 90 million dollars.",
        ),
        (
            "If the talks fail, prices will rise by 10 percent.",
            "Prices will rise by 10 percent should the talks fail.",
        ),
        ("Some 300 people attended the funeral.", "About 300 people attended the funeral."),
        (
            "Officials in Kyiv said the port had been hit by drones.",
            "The port had been hit by drones, Ukrainian officials said.",
        ),
    ],
)
def test_fair_words_are_quiet(source: str, derived: str) -> None:
    """What leaves a statement as sure, as denied and as attributed as it was carries no flag."""
    assert kinds(source, derived) == []
