from __future__ import annotations

import pytest

from pipeline.annotations import Inspection, get_blocks, get_notices
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.build import find_mentions
from pipeline.judgements.terms import vocabulary
from pipeline.judgements.unknown import UNKNOWN_AREA, UNKNOWN_GRADE, find_unknown
from tests.builders import tokenised

PROFILES = read_profiles()


def unknown(text, profile="cqc"):
    doc = tokenised(text)
    found = find_unknown(doc, vocabulary(PROFILES[profile]), get_blocks(doc), Inspection())
    return [(judgement.grade, notice.code, doc.text[notice.start : notice.end]) for judgement, notice in found]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The home was rated ‘superb’ by the CQC.", "superb"),
        ("The home was rated satisfactory by the CQC.", "satisfactory"),
        ("It was given a rating of 'needs work'.", "needs work"),
    ],
)
def test_unknown_grade_keeps_the_article_s_words(text, grade):
    assert unknown(text) == [(grade, UNKNOWN_GRADE, grade)]


@pytest.mark.parametrize(
    "text",
    [
        "The home was rated ‘good’.",
        "The home was rated requires improvement.",
        "The home was highly rated by families.",
        "The council rates itself as ‘on track’.",
        "Parents rated the school ‘fabulous’.",
    ],
)
def test_known_grade_or_none_is_left_alone(text):
    assert unknown(text) == []


def test_unknown_grade_has_the_area_that_is_named():
    doc = tokenised("The CQC rated Elm Court ‘superb’ for safety.")
    found = find_mentions(doc, [PROFILES["cqc"]] * len(get_blocks(doc)), Inspection())
    assert [(j.area, j.grade, j.area_text) for j in found] == [("safe", "superb", "safety")]


def test_unknown_area_keeps_the_article_s_words_with_one_notice():
    doc = tokenised("Gardens: good\n\nGardens: good")
    found = find_mentions(doc, [PROFILES["cqc"]] * len(get_blocks(doc)), Inspection())
    assert [(j.area, j.grade) for j in found] == [("Gardens", "good")] * 2
    assert [notice.code for notice in get_notices(doc)] == [UNKNOWN_AREA]


def test_notice_stands_on_the_doc():
    doc = tokenised("The home was rated ‘superb’ by the CQC.")
    found = find_mentions(doc, [PROFILES["cqc"]] * len(get_blocks(doc)), Inspection())
    assert [(j.area, j.grade) for j in found] == [("overall", "superb")]
    assert [notice.code for notice in get_notices(doc)] == [UNKNOWN_GRADE]
