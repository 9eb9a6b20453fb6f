from __future__ import annotations

import pytest

from pipeline.annotations import DatedValue, Inspection
from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.grades import find_grades
from pipeline.judgements.terms import vocabulary
from pipeline.judgements.when import when_of, when_of_each, windows

WORDS = vocabulary(read_profiles()["ofsted_childrens_services"])


def when(text, inspection=Inspection()):  # noqa: B008  frozen
    grades = list(find_grades(WORDS, text, 0, len(text)))
    parts = windows(text, 0, len(text), grades)
    return [when_of(WORDS, grade, part, inspection) for grade, part in zip(grades, parts, strict=True)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It was rated good.", ["current"]),
        ("It was previously rated good.", ["previous"]),
        ("It was rated good at its last inspection.", ["previous"]),
        ("It was rated good, up from inadequate.", ["current", "previous"]),
        ("It moved from inadequate to good.", ["previous", "current"]),
        ("Since its last inspection, the service has been rated good.", ["current"]),
        ("It was rated good, five years after it was judged inadequate.", ["current", "previous"]),
        ("It lost its good rating.", ["previous"]),
        ("It lost its outstanding status and must now improve.", ["previous"]),
        ("It was rated good, five years after it had nearly closed.", ["current"]),
        ("Last week's inspection found it good.", ["current"]),
        ("Its last full Ofsted report had judged it to be good.", ["previous"]),
        ("It has been outstanding since 2012.", ["previous"]),
        ("It was rated good, as at its last inspection.", ["current"]),
        ("It was rated good, the same as its previous rating.", ["current"]),
        ("Four years after it was placed in special measures, it has been graded good.", ["current"]),
        ("It came out of its first rated inspection with a good rating.", ["current"]),
        ("When first rated in 2015 it was good.", ["previous"]),
        ("It was rated good, compared with inadequate before.", ["current", "previous"]),
    ],
)
def test_time_of_a_grade(text, times):
    assert when(text) == times


def test_opening_holds_for_all_grades_until_a_contrast():
    text = "At its last inspection protection was judged good and adoption inadequate, but leadership is outstanding."
    grades = list(find_grades(WORDS, text, 0, len(text)))
    parts = windows(text, 0, len(text), grades)
    assert when_of_each(WORDS, grades, parts, Inspection()) == ["previous", "previous", "current"]


def test_older_year_is_previous_and_the_visit_s_year_is_not():
    facts = Inspection(published=DatedValue("2025-02-04", "stated"), inspected=DatedValue("2024-11", "stated"))
    assert when("In 2022 it was judged good.", facts) == ["previous"]
    assert when("In November 2024 it was judged good.", facts) == ["current"]


def test_year_right_behind_a_grade_dates_it_and_not_the_next():
    facts = Inspection(published=DatedValue("2025-02-04", "stated"))
    assert when("It was judged inadequate in 2021 and good this year.", facts) == ["previous", "current"]


def test_visit_without_grades_tells_of_earlier_ones():
    assert when("The council is rated good.", Inspection(type="focused visit")) == ["previous"]
