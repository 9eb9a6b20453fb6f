from __future__ import annotations

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.counted import counted
from pipeline.judgements.grades import find_grades
from pipeline.judgements.terms import vocabulary

WORDS = vocabulary(read_profiles()["hmicfrs_fire"])


def counts(text, start=0):
    grades = list(find_grades(WORDS, text, start, len(text)))
    taken = counted(WORDS, text, start, grades)
    return [(*target.count, grades[number].name) for number, mine in taken.items() for target in mine]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the nine areas, one was graded outstanding, six good and two adequate.", [(1, 9, "outstanding"), (6, 9, "good"), (2, 9, "adequate")]),
        ("Inspectors graded ten areas: four were good, five adequate and one required improvement.", [(4, 10, "good"), (5, 10, "adequate"), (1, 10, "requires improvement")]),
        ("Two of the five themes were rated good, two inadequate.", [(2, 5, "good"), (2, None, "inadequate")]),
        ("The team found four areas good and one outstanding.", [(4, None, "good"), (1, None, "outstanding")]),
        ("Of the three areas, four were good and one was adequate.", [(4, None, "good"), (1, None, "adequate")]),
    ],
    ids=["noun told once", "noun before a colon", "total of one count", "no total", "total too small"],
)  # fmt: skip
def test_each_grade_has_the_count_before_it(text, expected):
    assert counts(text) == expected


def test_areas_may_be_named_in_the_sentence_before():
    text = "Six of the areas were good. Two years ago, five required improvement and one was inadequate."
    assert counts(text, text.index("Two")) == [(5, None, "requires improvement"), (1, None, "inadequate")]


@pytest.mark.parametrize(
    "text",
    [
        "Of the nine stations, five were good and one inadequate.",
        "Nine areas were looked at, and five good crews met one inadequate manager.",
        "In two areas training was good and one visit was inadequate.",
        "Response and prevention were both judged good. The areas were graded in May.",
        "All five areas were good.",
        "Nine areas.\n\nFive were good.",
    ],
    ids=["no areas", "nouns follow", "something else is good", "both", "all", "another block"],
)
def test_other_numbers_are_no_counts(text):
    assert counts(text, text.rfind("\n") + 1) == []
