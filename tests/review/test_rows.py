from __future__ import annotations

import pytest

from pipeline.review.rows import grade_ranks, list_row
from tests.review.made import STORY, finding, judgement, record, story


def test_row_counts_what_the_list_and_the_charts_need():
    row = list_row(story(7), "key")
    assert row == {
        "key": "key",
        "id": f"{7:012x}",
        "path": "a/7.html",
        "title": "Vale Park Nursery told to improve",
        "site": None,
        "date": "2024-07-12",
        "inspectorate": "Ofsted",
        "provider": "Vale Park Nursery 7",
        "type": "nursery inspection",
        "quotes": [[0, 0, 1], [1, 0, 0], [0, 0, 0]],
        "findings": [("care_planning", 0, 1), ("leadership", 1, 0)],
        "judgements": [("care", "good", grade_ranks()["Ofsted"]["good"])],
        "speakers": ["Ann Ray"],
        "notices": [],
    }


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("One\n\nTwo", "Of the page", "Of the page"),
        ("One\n\nTwo", None, "One"),
        ("", None, "a/1.html"),
        ("word " * 99, None, "word " * 39 + "word…"),
        ("w" * 999, None, "w" * 200 + "…"),
    ],
    ids=["metadata", "first line", "path", "long line", "long word"],
)
def test_title_is_the_best_that_there_is(text, title, told):
    bare = record(1, text, blocks=[] if not text else record(1, text).model_dump(mode="json")["blocks"])
    article = bare.model_copy(update={"metadata": bare.metadata.model_copy(update={"title": title})})
    assert list_row(article, "key")["title"] == told


def test_findings_of_one_theme_are_one_entry():
    both = [
        finding(STORY, 1, "plans are clear", "clear"),
        finding(STORY, 2, "reviews are late", "late", polarity="weakness"),
    ]
    assert list_row(story(findings=both), "key")["findings"] == [("leadership", 1, 1)]


def test_grades_of_the_past_and_of_no_area_are_in_no_chart():
    words = "The nursery was rated good for care"
    given = [judgement(STORY, 1, words, when="previous"), judgement(STORY, 2, words, area=None, area_text=None)]
    assert list_row(story(judgements=given), "key")["judgements"] == []


def test_ranks_follow_the_scale_of_each_grade():
    ofsted = grade_ranks()["Ofsted"]
    assert (ofsted["inadequate"], ofsted["outstanding"]) == (0, 1)
    assert [
        ofsted[name]
        for name in ("urgent improvement", "needs attention", "expected standard", "strong standard", "exceptional")
    ] == [0, 0.25, 0.5, 0.75, 1]
    assert (ofsted["not met"], ofsted["met"]) == (0, 1)
    assert grade_ranks()["Independent Schools Inspectorate"]["met"] == 1
    wales = grade_ranks()["Care Inspectorate Wales"]
    assert wales["poor"] < wales["adequate"] < wales["good"] < wales["excellent"]


def test_grade_that_no_profile_knows_has_no_rank():
    given = [judgement(STORY, 1, "The nursery was rated good for care", grade="splendid")]
    assert list_row(story(judgements=given), "key")["judgements"] == [("care", "splendid", None)]
