from __future__ import annotations

import pytest

from pipeline.findings.polarity import judge
from pipeline.findings.words import EvaluativeMatcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, parsed

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))
S, W = "strength", "weakness"

SENTENCES = [
    ("Plans are clear and timely.", S, "plain praise"),
    ("Plans are poor.", W, "plain blame"),
    ("Plans are not clear.", W, "negated praise"),
    ("No child was found to be unsafe.", S, "negated blame far from its negator"),
    ("Inspectors did not find any breaches of the rules.", S, "negated blame"),
    ("Nobody was left without a meal.", S, "two negations"),
    ("Calls that never came were never chased.", W, "two negators of two verbs"),
    ("Her checks did not pick up the errors.", W, "what is bad was not seen"),
    ("Patients are half as likely to be harmed.", S, "less likely to come to harm"),
    ("No complaints had gone unanswered.", S, "two bad words under one negator"),
    ("Bullying is rare.", S, "negator after what it denies"),
    ("Parents' views are rarely sought.", W, "negator with nothing bad"),
    ("Staff do not tolerate harassment.", S, "negated tolerance of harm"),
    ("Bullying is not tolerated.", S, "negated tolerance, in the passive"),
    ("Recruitment has not been without some challenges.", W, "two negators that undo each other"),
    ("Plans are not always clear.", W, "partial negation"),
    ("Self-harm had not risen.", S, "burden that has not grown"),
    ("Complaints have not fallen.", W, "burden that has not shrunk"),
    ("Drug use was not being tackled.", W, "burden that nobody reduces"),
    ("The wing had become less violent.", S, "less of a bad quality"),
    ("The wing had become more violent.", W, "more of a bad quality"),
    ("Art was a rare bright spot.", S, "rare praise"),
    ("Visitors were dismayed to find the cells full.", W, "dismay"),
    ("Leaders are honest about the weaknesses of the school.", S, "honesty about what is bad"),
    ("Allocations took six weeks.", W, "long time"),
    ("Plans aren’t always clear.", W, "curly contraction"),
    ("Plans are not yet good enough.", W, "not yet"),
    ("Support is too slow.", W, "too with an adjective"),
    ("Too many children wait.", W, "too many"),
    ("Too few nurses were on duty.", W, "too few of a good thing"),
    ("There are not enough social workers.", W, "not enough"),
    ("Only 40 per cent of staff were trained.", W, "only with a figure"),
    ("Violence had fallen by a third.", S, "less of a bad thing"),
    ("Violence had increased.", W, "more of a bad thing"),
    ("Attendance has risen.", S, "more of a good thing"),
    ("Attendance has fallen.", W, "less of a good thing"),
    ("Caseloads have come down.", S, "less of a burden, by a phrase"),
    ("Leaders have reduced delays for families.", S, "less of a bad thing, done by somebody"),
    ("High caseloads limit the help that families get.", W, "a burden that is high"),
    ("There is a lack of clear direction.", W, "lack of a good thing"),
    ("There is delay in timely help for families.", W, "a good word under a bad one"),
    ("Leaders need to improve the quality of plans.", W, "need"),
    ("Managers should ensure that reviews are timely.", W, "recommendation"),
    ("The service needs to be more consistent.", W, "need with praise in it"),
    ("When children need to be moved, staff support them well.", S, "a need that is only a condition"),
    ("Staff respond swiftly when children are at risk.", S, "a risk that is only a condition"),
    ("Records were out of date.", W, "phrase"),
    ("Records were accurate and up to date.", S, "phrase"),
    ("Reviews start later than they should.", W, "comparison"),
    ("Attendance is well below the national average.", W, "well that praises nothing"),
    ("Attendance is above average.", S, "comparison that praises"),
    ("Staff go the extra mile.", S, "idiom"),
    ("Patients wait far too long.", W, "degree"),
    ("The quality of recording varies.", W, "unevenness"),
    ("Medicines were missed.", W, "omission"),
    ("Children feel safe and listened to.", S, "what children say"),
    ("Some improvements could be made.", W, "improvement that is wanted"),
    ("Practice has improved.", S, "improvement that has come"),
    ("Leaders are unaware of the gaps.", W, "two bad words"),
    ("The home is known as ‘No Limits’ and is welcoming.", S, "negator in a name"),
    ("Families benefit from strong relationships.", S, "verb and adjective"),
    ("Little progress has been made.", W, "little"),
    ("Help is neither timely nor consistent.", W, "neither and nor"),
    ("Not only are plans clear, they are timely.", S, "not only"),
]


@pytest.mark.parametrize(("text", "polarity", "why"), SENTENCES, ids=[why for *_, why in SENTENCES])
def test_polarity(text, polarity, why):
    doc = blank()(text)
    assert judge(doc[:], MATCHER.find(doc)).polarity == polarity, why


@pytest.mark.parametrize("text", ["The report has 40 pages.", "Inspectors came in May.", "", "Ofsted"])
def test_bare_description_has_none(text):
    doc = blank()(text)
    verdict = judge(doc[:], MATCHER.find(doc)) if len(doc) else None
    assert verdict is None or (verdict.polarity is None and verdict.evidence == ())


def test_evidence_is_the_words_of_the_side_that_won():
    doc = blank()("Plans are clear, timely and poor.")
    verdict = judge(doc[:], MATCHER.find(doc))
    assert [span.text for span in verdict.evidence] == ["clear", "timely"]


def test_score_falls_with_what_stands_against_it():
    one, both = (blank()(text) for text in ("Plans are clear.", "Plans are clear but weak."))
    assert judge(one[:], MATCHER.find(one)).score > judge(both[:], MATCHER.find(both)).score


def test_bare_verb_at_the_front_asks_for_what_is_missing():
    doc = parsed("Improve the plans", heads=[0, 2, 0], deps=["ROOT", "det", "obj"], tags=["VB", "DT", "NNS"])
    assert judge(doc[:], MATCHER.find(doc)).polarity == W


def test_predicate_outweighs_its_subject():
    doc = parsed(
        "Arrangements to improve support are poor",
        heads=[5, 2, 0, 2, 5, 5],
        deps=["nsubj", "mark", "acl", "obj", "cop", "ROOT"],
        tags=["NNS", "TO", "VB", "NN", "VBP", "JJ"],
    )
    assert judge(doc[:], MATCHER.find(doc)).polarity == W


PLAIN = {
    "weakness": (
        "Prisoners spent 22 hours a day behind their doors.",
        "Mice ran across the kitchen floor.",
        "Calls to 101 went unanswered for 20 minutes.",
        "Two men had died since the last visit.",
        "Staff did not know which children had allergies.",
        "A toddler had wandered out of the gate.",
        "Half the fire engines were off the run.",
        "Only 12 of 30 cells had working lights.",
        "Firefighters had not practised wearing breathing apparatus.",
        "Governors had not seen the budget.",
        "Pupils told inspectors that bullying goes on.",
        "Parents have lost faith in the school.",
        "A third of posts were vacant.",
        "Self-harm among women had trebled.",
        "Complaints had risen by half.",
        "Assaults on officers were up 40 per cent.",
        "Plans were copied from one child to another.",
        "The garden was full of broken glass.",
        "Nobody had looked at the rota since June.",
        "People waited 19 weeks for a first appointment.",
        "Visits were cut short.",
        "One man had slept on the floor for four nights.",
        "Families heard nothing for months.",
        "The force failed to record one in ten violent offences.",
        "Detectives were juggling too many cases.",
        "The roof leaked onto the wards.",
        "Boys were held in isolation for days.",
        "Records were blank.",
        "Residents were got up at 5am.",
        "Few pupils could name a trusted adult.",
        "Staff shouted at residents.",
        "The call bell was out of her reach.",
        "Leaders were not aware of the scale of the backlog.",
        "The heating had been off since Christmas.",
        "Young people slept in cars.",
        "Patients were treated in store cupboards.",
        "Inspectors hit out at a culture of bullying.",
        "Drugs were easy to get.",
        "Checks on new staff were skipped.",
        "Care leavers were living in tents.",
        "The number of exclusions has doubled.",
        "Attendance has slumped.",
        "Reading results are among the lowest in the county.",
        "Some children had no social worker at all.",
        "The wait for an ambulance had grown to 14 hours.",
        "Residents sat in soiled bedding until noon.",
        "A third of the men had tested positive for drugs.",
        "The wing was overrun with rats.",
        "Ninety letters sat unread in a drawer.",
        "Victims got a crime number and silence.",
        "Managers were asleep at the wheel.",
        "The head had lost the confidence of parents.",
        "Nurses were drowning in paperwork.",
        "Patients had been waiting for more than six months.",
        "Lessons were not learned and learning was lost.",
    ),
    "strength": (
        "Violence had fallen by a third.",
        "Complaints are down.",
        "Attendance is up on last year.",
        "The backlog has been wiped out.",
        "Nobody waits more than a day.",
        "No prisoner had taken his own life since 2019.",
        "There were no serious incidents.",
        "Not a single child was turned away.",
        "Vacancies have halved.",
        "Caseloads have come down.",
        "Staff know residents by name.",
        "Children run to greet the staff.",
        "Residents choose what they eat.",
        "Bedrooms were full of family photographs.",
        "The force solves more burglaries than any other.",
        "Every new recruit has a mentor.",
        "Pupils cannot wait to get to lessons.",
        "The food is home-cooked and there is plenty of it.",
        "People said they felt safe at night.",
        "Prisoners praised the library.",
        "Firefighters reach most fires within eight minutes.",
        "Care leavers can ring their adviser at any hour.",
        "Reviews are held on time.",
        "Suspensions are now rare.",
        "Relatives can visit whenever they like.",
        "The head has won over parents.",
        "Pupils behave impeccably.",
        "Drug finds have fallen sharply.",
        "Few complaints are made.",
        "No one was found to be at risk.",
        "The unit has seen no falls since March.",
        "The nursery is a second home.",
        "Staff go the extra mile.",
        "Sickness has dropped.",
        "Nurses spotted signs of sepsis early.",
        "Older pupils read to younger ones.",
        "Officers are courteous to people they stop.",
        "The team never gives up on a child.",
        "Residents were laughing and singing.",
        "The kitchen is spotless.",
        "Waiting times were among the shortest in Wales.",
        "Pupils from poorer homes do as well as their classmates.",
        "Lessons from deaths had been learned.",
        "Staff turnover is low.",
        "There was no repeat of last year's scandal.",
        "Not one resident said that they felt unsafe.",
        "Burglary victims are visited on the same day.",
    ),
}


@pytest.mark.parametrize(("text", "polarity"), [(text, label) for label, texts in PLAIN.items() for text in texts])
def test_plain_facts_say_what_they_mean(text, polarity):
    doc = blank()(text)
    assert judge(doc[:], MATCHER.find(doc)).polarity == polarity


@pytest.mark.parametrize(
    ("words", "tag"), [("children fall well behind", "RB"), ("attendance is stubbornly low", "RB")]
)
def test_adverb_beside_a_word_of_change_does_not_fall(words, tag):
    tags = ["NNS", "VBP", tag, tag] if words.startswith("children") else ["NN", "VBZ", tag, "JJ"]
    doc = parsed(words, tags=tags)
    assert judge(doc[:], MATCHER.find(doc)).polarity == W
