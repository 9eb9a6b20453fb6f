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
        "no truth value",
    ],
)
def test_profile_refuses(change):
    with pytest.raises(ValidationError):
        Profile.model_validate(PLAIN | change)


def test_wordings_begin_with_the_canonical_name():
    profile = Profile.model_validate(PLAIN | {"areas": [{"name": "safe", "aliases": ["safety"]}]})
    assert profile.areas[0].wordings == ("safe", "safety")
