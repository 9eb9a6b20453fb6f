from __future__ import annotations

import pytest

from pipeline.annotations import set_attributions
from pipeline.findings.bags.model import LABELS
from pipeline.findings.candidates import find_candidates
from pipeline.findings.readings import Judge, Reading, read_candidates, read_sentence, shipped_judge
from pipeline.findings.weights import Weights
from pipeline.findings.words import EvaluativeMatcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank
from tests.findings.test_passages import doc_of, quote

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))
FLAT = {label: {"constant": 0.0} for label in LABELS}
NEVER = Weights({"constant": -9.0}, FLAT, {"constant": 0.0})


def readings(doc, weights):
    words = MATCHER.find(doc)
    return read_candidates(list(find_candidates(doc, words, [])), words, Judge(shipped_judge().bags, weights))


def test_share_is_of_a_polarity_where_there_is_one():
    reading = Reading(0.5, {"strength": 0.5, "weakness": 0.1, "mixed": 0.2, "neutral": 0.2})
    assert reading.is_finding
    assert reading.polarity == "strength"
    assert (reading.share("strength"), reading.share("weakness")) == pytest.approx((0.75, 0.25))
    assert Reading(0.49, reading.chances).is_finding is False


def test_what_is_sure_to_be_neutral_has_no_side():
    nothing = Reading(0.0, {"strength": 0.0, "weakness": 0.0, "mixed": 0.0, "neutral": 1.0})
    assert nothing.share("strength") == 0.5


def test_only_the_writer_s_account_is_weighed():
    doc = doc_of(
        ("paragraph", "Plans are clear."),
        ("paragraph", "The report said: “Doors are shut.”"),
        ("paragraph", "What needs to improve:"),
        ("list_item", "The colour of doors"),
    )
    set_attributions(doc, [quote(doc, "Doors are shut.", cue="said", source="The report")])
    assert [reading.is_finding for reading in readings(doc, NEVER)] == [False, True, True]


def test_another_clause_of_the_sentence_counts():
    alone, beside = (
        readings(doc_of(("paragraph", text)), Weights({"constant": -1.0, "beside": 2.0}, FLAT, {"constant": 0.0}))[-1]
        for text in ("The doors are shut.", "Plans are excellent, but the doors are shut.")
    )
    assert (alone.is_finding, beside.is_finding) == (False, True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Leaders do not know how well children are protected, and plans are poor.", "weakness"),
        ("Social workers know children well and plans are clear and timely.", "strength"),
    ],
)
def test_sentence_alone(text, label):
    doc = blank()(text)
    chances = read_sentence(doc[:], MATCHER.find(doc), shipped_judge())
    assert sum(chances.values()) == pytest.approx(1.0)
    assert max(chances, key=chances.__getitem__) == label
