from __future__ import annotations

import pytest

from pipeline.review.evaluation import measure
from pipeline.review.gold import Entry, Gold, Part, Stand
from pipeline.review.measures.judgements import JUDGED
from tests.review.told import TEXT, article, at, counts, flaws, gold_row, measured

GOOD = gold_row()["judgements"][0]


def judged(*judgements, record="made"):
    return measured({"judgements": list(judgements)}, article() if record == "made" else record)


RIGHT = {
    "as it stands": GOOD,
    "part of the area's name": GOOD | {"area": "effectiveness"},
    "another name of the area": GOOD | {"area": "overall", "area_alt": ["Overall effectiveness"]},
    "the article's words": GOOD | {"area": None, "area_text": "overall effectiveness"},
    "elsewhere in the text": GOOD | at("Staff care ."),
}


@pytest.mark.parametrize("wanted", RIGHT.values(), ids=RIGHT)
def test_area_grade_and_time_tell_a_judgement(wanted):
    assert counts(judged(wanted), JUDGED) == (1, 1, 1)


WRONG = {
    "another grade": GOOD | {"grade": "outstanding"},
    "another time": GOOD | {"when": "previous"},
    "another area": GOOD | {"area": "care leavers"},
    "no area": GOOD | {"area": None},
}


@pytest.mark.parametrize("wanted", WRONG.values(), ids=WRONG)
def test_other_judgement_is_missed_and_the_one_found_is_spurious(wanted):
    result = judged(wanted)
    assert counts(result, JUDGED) == (0, 1, 1)
    assert sorted(flaws(result, JUDGED)) == [("missed", "rated good"), ("spurious", "rated good")]


def test_what_is_told_twice_counts_once():
    again = GOOD | {"area": "overall", "area_alt": ["overall effectiveness"]}
    assert counts(judged(GOOD, again, GOOD), JUDGED) == (1, 1, 1)
    assert counts(judged(GOOD, GOOD | {"count": None}), JUDGED) == (1, 2, 1)


def test_optional_judgement_is_not_missed():
    assert counts(judged(GOOD | {"optional": True}, record=None), JUDGED) == (0, 0, 0)


def test_judgement_without_grade_is_told_by_its_place():
    def near(words, stand):
        start = TEXT.index(words)
        gold = Gold(TEXT, judgements=[Part(((start, start + len(words)),), words, {}, stand)], partial=True)
        return counts(measure(Entry("a", "a", None, None, lambda _: gold), article()), JUDGED)

    assert near("is rated good", Stand.WANTED) == (1, 1, 1)
    assert near("Staff care", Stand.WANTED) == (0, 1, 0)
    assert near("rated good", Stand.UNWANTED) == (0, 0, 1)
    assert near("Staff care", Stand.UNWANTED) == (0, 0, 0)


def test_error_tells_area_grade_and_time():
    result = judged(GOOD | {"grade": "outstanding", "when": "previous"})
    told = [(flaw.wanted, flaw.got) for flaw in result.flaws]
    assert told == [
        ("overall effectiveness, outstanding, previous", None),
        (None, "overall effectiveness, good, current"),
    ]
