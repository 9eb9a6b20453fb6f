from __future__ import annotations

import pytest

from pipeline.annotations import Inspection, get_blocks, get_notices
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.build import find_mentions
from pipeline.judgements.terms import vocabulary
from pipeline.judgements.unknown import UNKNOWN_GRADE, find_unknown
from tests.builders import tokenised

PROFILES = read_profiles()


def unknown(text, profile="cqc"):
    doc = tokenised(text)
    found = find_unknown(doc, vocabulary(PROFILES[profile]), get_blocks(doc), when="current")
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
    ],
)
def test_known_grade_or_none_is_left_alone(text):
    assert unknown(text) == []


def test_notice_stands_on_the_doc():
    doc = tokenised("The home was rated ‘superb’ by the CQC.")
    found = find_mentions(doc, [PROFILES["cqc"]] * len(get_blocks(doc)), Inspection())
    assert [(j.area, j.grade) for j in found] == [("overall", "superb")]
    assert [notice.code for notice in get_notices(doc)] == [UNKNOWN_GRADE]
