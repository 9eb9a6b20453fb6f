from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.inspectorates.schema import Profile

PLAIN = {
    "name": "a",
    "inspectorate": "Watch",
    "overall": "overall",
    "kinds": [{"name": "visit"}],
    "themes": [{"name": "other"}],
}


def test_profile_takes_the_least_that_is_needed():
    assert Profile.model_validate(PLAIN).all_names == ("Watch",)


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"overall": ""},
        {"kinds": []},
        {"themes": [{"name": "safety"}]},
        {"areas": [{"name": "safe"}, {"name": "safe"}]},
        {"grades": [{"name": "good"}]},
        {"areas": [{"name": "safe", "twin": "sound"}]},
        {"areas": [{"name": "safe", "until": 2022, "parts": ["sound"]}]},
        {"grades": [{"name": "good", "order": 1, "only": ["sound"]}]},
        {"grades": [{"name": "V2", "order": 1, "of": "sound"}]},
        {"kinds": [{"name": "visit", "graded": "perhaps"}]},
    ],
    ids=[
        "unknown key",
        "empty name",
        "no kind",
        "no theme other",
        "area twice",
        "grade without order",
        "twin that is no area",
        "part that is no area",
        "only area that is none",
        "area of a grade that is none",
        "no truth value",
    ],
)
def test_profile_refuses(change):
    with pytest.raises(ValidationError):
        Profile.model_validate(PLAIN | change)


def test_wordings_begin_with_the_canonical_name():
    profile = Profile.model_validate(PLAIN | {"areas": [{"name": "safe", "aliases": ["safety"]}]})
    assert profile.areas[0].wordings == ("safe", "safety")


def test_grade_of_one_area_is_that_area_s_wherever_it_stands():
    areas = [{"name": "overall"}, {"name": "viability"}]
    grades = [{"name": "V2", "order": 1, "of": "viability"}, {"name": "good", "order": 2}]
    profile = Profile.model_validate(PLAIN | {"areas": areas, "grades": grades})
    assert [profile.area_beside("overall", grade) for grade in ("V2", "good")] == ["viability", "overall"]
