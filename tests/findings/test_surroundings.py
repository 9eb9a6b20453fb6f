from __future__ import annotations

import pytest

from pipeline.annotations import Judgement, set_judgements
from pipeline.findings.surroundings import Surroundings, leaning
from pipeline.findings.words import EvaluativeMatcher
from pipeline.inspectorates.reader import read_profiles
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))
PROFILE = read_profiles()["cqc"]
PLAIN = "tea is served at four"


def polarity(text, before=None, grade=None):
    doc = blank()(text)
    if grade is not None:
        set_judgements(doc, [Judgement(doc[0:1], "overall", None, grade)])
    start = text.index(PLAIN)
    span = doc.char_span(start, start + len(PLAIN))
    around = Surroundings(doc, MATCHER.find(doc))
    if before is not None:
        around.note(0, before)
    return around.polarity_of(span, doc[:], 0, PROFILE)


def test_nothing_around_it_is_no_finding():
    assert polarity(f"So {PLAIN}.") is None


@pytest.mark.parametrize("before", ["strength", "weakness"])
def test_finding_before_lends_its_polarity(before):
    assert polarity(f"And {PLAIN}.", before) == before


@pytest.mark.parametrize(("before", "expected"), [("strength", "weakness"), ("weakness", "strength")])
def test_contrast_turns_it(before, expected):
    assert polarity(f"However, {PLAIN}.", before) == expected


@pytest.mark.parametrize(
    ("cue", "expected"), [("They praised how", "strength"), ("They were blunt and slammed how", "weakness")]
)
def test_cue_of_praise_or_blame_decides(cue, expected):
    assert polarity(f"{cue} {PLAIN}.", "strength" if expected == "weakness" else "weakness") == expected


@pytest.mark.parametrize(
    ("grade", "expected"), [("outstanding", "strength"), ("good", "strength"), ("inadequate", "weakness")]
)
def test_overall_grade_decides_last(grade, expected):
    assert polarity(f"So {PLAIN}.", grade=grade) == expected


def test_unknown_overall_grade_leans_to_nothing():
    doc = blank()("So it goes")
    set_judgements(doc, [Judgement(doc[0:1], "overall", None, "superb")])
    assert leaning(doc, PROFILE) is None
