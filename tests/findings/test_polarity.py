from __future__ import annotations

import pytest

from pipeline.findings.polarity import judge
from pipeline.findings.words import EvaluativeMatcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, parsed

MATCHER = EvaluativeMatcher(blank().vocab, read_lexicon("evaluative", Evaluative))
S, W = "strength", "weakness"

SENTENCES = [
    ("Plans are clear and timely.", S, "plain praise"),
    ("Plans are poor.", W, "plain blame"),
    ("Plans are not clear.", W, "negated praise"),
    ("No child was found to be unsafe.", S, "negated blame far from its negator"),
    ("Inspectors did not find any breaches of the rules.", S, "negated blame"),
    ("Nobody was left without a meal.", S, "two negations"),
    ("No complaints had gone unanswered.", S, "two bad words under one negator"),
    ("Bullying is rare.", S, "negator after what it denies"),
    ("Parents' views are rarely sought.", W, "negator with nothing bad"),
    ("Staff do not tolerate harassment.", S, "negated tolerance of harm"),
    ("Plans are not always clear.", W, "partial negation"),
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


def test_confidence_rises_with_agreement():
    one, both = (blank()(text) for text in ("Plans are clear.", "Plans are clear but weak."))
    assert judge(one[:], MATCHER.find(one)).confidence > judge(both[:], MATCHER.find(both)).confidence


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
