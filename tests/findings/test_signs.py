from __future__ import annotations

import numpy as np
import pytest

from pipeline.findings.bags.model import BAGS, LABELS
from pipeline.findings.candidates import find_candidates
from pipeline.findings.signs import bag_signs, finding_signs, polarity_signs
from pipeline.findings.words import EvaluativeMatcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, parsed
from tests.findings.test_passages import doc_of

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))
EVEN = bag_signs(np.log(np.full(len(BAGS) * len(LABELS), 0.25)))


def signs_of(text, beside=0.0):
    doc = doc_of(("paragraph", text))
    candidate = next(iter(find_candidates(doc, MATCHER.find(doc), [])))
    return finding_signs(candidate, EVEN, beside)


def test_bags_are_named_by_bag_and_label():
    assert list(EVEN)[:5] == ["press.strength", "press.weakness", "press.mixed", "press.neutral", "report.strength"]


def test_three_labels_of_four_are_findings():
    assert signs_of("Plans are clear.")["press"] == pytest.approx(np.log(3))


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("Inspectors found that plans are clear.", "framed", 1.0),
        ("Plans are clear.", "framed", 0.0),
        ("Inspectors praised clear plans.", "near", 1.0),
        ("The doors are painted green.", "any evidence", 0.0),
        ("Plans are excellent.", "any evidence", 1.0),
        ("Our staff are kind.", "speaks of itself", 1.0),
        ("The staff are kind.", "speaks of itself", 0.0),
        ("Are the staff kind?", "question", 1.0),
        ("Waits fell to 12 days.", "figure", 1.0),
    ],
)
def test_signs_of_a_finding(text, sign, value):
    assert signs_of(text)[sign] == value


def test_evidence_counts_less_far_from_the_inspectorate():
    weak = "The plans are clear."
    assert signs_of(weak)["evident"] == 0.0
    assert signs_of(f"Inspectors found that {weak}")["evident"] == 1.0


def test_signs_of_polarity_tell_both_sides():
    doc = blank()("However, plans are excellent, but 12 reviews are too slow.")
    signs = polarity_signs(doc[:], MATCHER.find(doc))
    assert (signs["both"], signs["parts"], signs["however"], signs["figure"]) == (1.0, 2.0, 1.0, 1.0)
    assert signs["best"] > 0 > signs["worst"]
    assert signs["words positive"] >= 1


@pytest.mark.parametrize(("text", "value"), [("It is too early to judge the impact.", 1.0), ("It is too late.", 0.0)])
def test_judgement_that_is_put_off_is_a_sign(text, value):
    assert polarity_signs(blank()(text)[:], ())["undecided"] == value


def test_noun_that_all_words_hang_on_is_a_sign():
    doc = parsed(
        "the speed of checks", heads=[1, 1, 3, 1], deps=["det", "ROOT", "case", "nmod"], tags=["DT", "NN", "IN", "NNS"], pos=["DET", "NOUN", "ADP", "NOUN"]
    )  # fmt: skip
    assert polarity_signs(doc[:], ())["noun phrase"] == 1.0
