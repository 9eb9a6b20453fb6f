from __future__ import annotations

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.inspectorates.unknown import (
    UNKNOWN,
    UNKNOWN_INSPECTORATE,
    find_unknown_body,
    names_another,
    profile_of_unknown,
    unknown_notice,
)
from tests.builders import tokenised

PROFILES = read_profiles()
EVERY = tuple(PROFILES.values())


def body(text):
    found = find_unknown_body(tokenised(text), PROFILES)
    return found and found.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Bridge and Tunnel Inspectorate rated the bridge ‘shaky’.", "Bridge and Tunnel Inspectorate"),
        ("The Inspectorate of Lifts is new.", "Inspectorate of Lifts"),
        (
            "The Health Information and Quality Authority inspected the home.",
            "Health Information and Quality Authority",
        ),
        ("The CQC rated the home good, unlike the Bridge Inspectorate.", None),
        ("HM Inspectorate of Prisons said that the jail was safer.", None),
        ("The Care Inspectorate said that the home was clean.", None),
        ("CARE HOME SLATED BY Regulator", None),
        ("The inspectorate said so.", None),
        ("", None),
    ],
)
def test_body_is_unknown_where_no_profile_has_its_name(text, name):
    assert body(text) == name


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Ofsted rated the school on the same site outstanding.", True),
        ("The Bridge Inspectorate rated the road outstanding.", True),
        ("The CQC, like Ofsted, rated it good.", False),
        ("The watchdog rated it good.", False),
        ("It was rated good.", False),
    ],
)
def test_sentence_that_names_another_body_alone_is_told(text, another):
    assert names_another(text, PROFILES["cqc"], EVERY) is another


def test_profile_of_an_unknown_body_has_no_grades_and_only_the_whole():
    profile = profile_of_unknown("Bridge Inspectorate", PROFILES)
    assert (profile.name, profile.inspectorate, profile.grades) == (UNKNOWN, "Bridge Inspectorate", ())
    assert [area.name for area in profile.areas] == [profile.overall]


def test_notice_names_the_body_and_its_place():
    doc = tokenised("The Bridge Inspectorate rated it.")
    notice = unknown_notice(find_unknown_body(doc, PROFILES))
    assert (notice.code, doc.text[notice.start : notice.end]) == (UNKNOWN_INSPECTORATE, "Bridge Inspectorate")
