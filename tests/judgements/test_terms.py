from __future__ import annotations

import re

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.terms import alternatives, vocabulary
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

WORDS = vocabulary(read_profiles()["ofsted_childrens_services"])


@pytest.mark.parametrize("entry", read_lexicon("judgement_cues", Term), ids=lambda entry: f"{entry.label}-{entry.term}")
def test_every_cue_fires_on_its_example(entry):
    assert re.search(rf"(?<!\w)(?:{alternatives(entry.label)})", entry.example, re.IGNORECASE)


@pytest.mark.parametrize("entry", read_lexicon("number_words", Term), ids=lambda entry: entry.term)
def test_every_number_fires_on_its_example(entry):
    counts = [t.count for t in WORDS.targets(entry.example, 0, len(entry.example))]
    assert [count[0] for count in counts] == [int(entry.label)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("good in three out of four areas", (3, 4)),
        ("good in two of the three judgement areas", (2, 3)),
        ("good in all five areas", (5, 5)),
        ("good in both areas", (2, 2)),
        ("good in the three remaining areas", (3, None)),
        ("outstanding in one area of judgement", (1, None)),
        ("adequate in four, good in one", (4, None)),
        ("good in 3 areas", (3, None)),
        ("good in three areas out of four", (3, 4)),
        ("good in three of the council's five areas", (3, 5)),
        ("good in the remaining three areas", (3, None)),
        ("every one of the four areas", (4, 4)),
        ("each of the five areas", (5, 5)),
        ("good in three, it was poor elsewhere", (3, None)),
        ("good in two measures", (2, None)),
        ("Two of the five areas were good", (2, 5)),
    ],
)
def test_count_of_areas_is_read(text, count):
    assert next(WORDS.targets(text, 0, len(text))).count == count


@pytest.mark.parametrize(
    "text",
    [
        "in oneself",
        "threefold",
        "good in parts",
        "",
        "at the 1,450-pupil school",
        "Of the nine areas, it saw some",
        "one in three pupils",
        "on three campuses",
        "on 11 February 2026",
        "safety, one of the four areas,",
    ],
)
def test_other_words_are_no_count(text):
    assert [t for t in WORDS.targets(text, 0, len(text)) if t.count] == []


@pytest.mark.parametrize(
    ("profile", "text", "names"),
    [
        ("care_inspectorate", "It got a grade of 4, five out of six and 2/6, and two 6s.", ["good", "very good", "weak", "excellent"]),
        ("hmi_prisons", "It scored one out of four in one out of four tests.", ["poor"]),
        ("ofsted_schools", "It is a grade 2; one out of four went home.", ["good"]),
        ("hmicfrs", "It makes good use of resources.", []),
    ],
)  # fmt: skip
def test_numbers_say_grades_where_the_scale_has_them(profile, text, names):
    words = vocabulary(read_profiles()[profile])
    assert [hit.name for hit in words.grade_hits(text, 0, len(text))] == names


def test_area_has_its_canonical_name():
    found = list(WORDS.targets("support for care leavers", 0, 24))
    assert [t.area for t in found] == ["experiences and progress of care leavers"]
