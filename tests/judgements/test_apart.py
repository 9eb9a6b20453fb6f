from __future__ import annotations

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.apart import find_apart
from pipeline.judgements.grades import find_grades
from pipeline.judgements.terms import vocabulary

WORDS = vocabulary(read_profiles()["cqc"])


def apart(text):
    grades, targets = list(find_grades(WORDS, text, 0, len(text))), list(WORDS.targets(text, 0, len(text)))
    return [
        ([target.area for target in one.group], [grades[n].name for n in one.inner], grades[one.outer].name)
        for one in find_apart(WORDS, text, grades, targets)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Safety, which was inadequate in 2019 and required improvement in 2022, is also good now.", (["safe"], ["inadequate", "requires improvement"], "good")),
        ("Safety, judged inadequate in 2021, has moved up to good.", (["safe"], ["inadequate"], "good")),
        ("Safety and leadership, both rated inadequate last year, now require improvement.", (["safe", "well-led"], ["inadequate"], "requires improvement")),
        ("Caring, once outstanding, is ‘good’.", (["caring"], ["outstanding"], "good")),
    ],
    ids=["relative clause", "participle", "two areas", "adjective"],
)  # fmt: skip
def test_grades_of_an_aside_are_told_from_that_of_the_clause(text, expected):
    assert apart(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Safety, which is now good, was inadequate in 2019.",
        "Safety, rated good, and leadership, rated outstanding, impressed the team.",
        "Safety was good, leadership inadequate.",
        "Safety, which was inadequate for leadership too, is good.",
        "Safety, rated good, pleased families.",
    ],
    ids=["aside of now", "two areas in turn", "no aside", "aside with an area", "one grade"],
)
def test_other_commas_set_nothing_apart(text):
    assert apart(text) == []
