from __future__ import annotations

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.grades import find_grades
from pipeline.judgements.owners import assign
from pipeline.judgements.terms import vocabulary

WORDS = vocabulary(read_profiles()["cqc"])


def owned(text):
    grades, targets = list(find_grades(WORDS, text, 0, len(text))), list(WORDS.targets(text, 0, len(text)))
    taken = assign(text, grades, targets)
    return {grades[number].name: [t.area or t.count for t in mine] for number, mine in sorted(taken.items())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was rated good by the CQC for leadership.", {"good": ["well-led"]}),
        ("The lowest grade, inadequate, was handed to the trust for safety.", {"inadequate": ["safe"]}),
        ("It was rated good overall, with safety judged inadequate.", {"good": ["overall"], "inadequate": ["safe"]}),
        ("Safety is good, the CQC wrote, as is leadership.", {"good": ["safe", "well-led"]}),
        ("Safety was judged good and leadership inadequate.", {"good": ["safe"], "inadequate": ["well-led"]}),
        ("Safety and leadership were good and inadequate respectively.", {"good": ["safe"], "inadequate": ["well-led"]}),
        ("Ratings: safe – good (was inadequate).", {"good": ["safe"], "inadequate": ["safe"]}),
        ("It missed an outstanding mark for safety, which was judged good.", {"outstanding": ["safe"], "good": ["safe"]}),
        ("Safety was judged good, as did leadership and caring.", {"good": ["safe", "well-led", "caring"]}),
        ("Safety was good, as have the ratings for leadership.", {"good": ["safe", "well-led"]}),
        ("The lowest mark going – ‘inadequate’ – went to its leadership and caring.", {"inadequate": ["well-led", "caring"]}),
        ("It scored ‘inadequate’, the lowest grade, for safety.", {"inadequate": ["safe"]}),
        ("Good was the verdict on caring and safety.", {"good": ["caring", "safe"]}),
        ("Good ratings were also given for how caring it is.", {"good": ["caring"]}),
        ("A ‘good’ apiece for caring and safety.", {"good": ["caring", "safe"]}),
        ("It was good (2) for caring, outstanding (1) for safety.", {"good": ["caring"], "outstanding": ["safe"]}),
        ("Its leadership service ‘outstanding’ but safety falls short", {"outstanding": ["well-led"]}),
        ("It was judged ‘inadequate’ both overall and for safety.", {"inadequate": ["overall", "safe"]}),
        ("It was good for safety, up from inadequate, and for leadership.", {"good": ["safe", "well-led"], "inadequate": ["safe"]}),
        ("It was good for safety, unchanged since 2022, and for leadership.", {"good": ["safe", "well-led"]}),
        ("Safety, caring and leadership, good.", {"good": ["safe", "caring", "well-led"]}),
        ("They enjoy good leadership.", {}),
        ("They enjoy ‘good’ leadership.", {"good": ["well-led"]}),
        ("Care was poor. Nobody spoke of leadership.", {}),
    ],
)  # fmt: skip
def test_area_goes_to_the_grade_that_the_words_between_join_it_to(text, expected):
    assert owned(text) == expected


def test_two_changes_in_a_row_stay_apart():
    text = "Safety went from good to inadequate, and leadership from inadequate to outstanding."
    grades = list(find_grades(WORDS, text, 0, len(text)))
    taken = assign(text, grades, list(WORDS.targets(text, 0, len(text))))
    assert {number: [t.area for t in mine] for number, mine in sorted(taken.items())} == {
        0: ["safe"],
        1: ["safe"],
        2: ["well-led"],
        3: ["well-led"],
    }
