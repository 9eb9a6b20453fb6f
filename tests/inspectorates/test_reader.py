from __future__ import annotations

import pytest

from pipeline.errors import ProfileError
from pipeline.inspectorates.reader import fold, folded_names, read_profiles

OWN = """
inspectorate = "Bridge Inspectorate"
names = ["BI"]
cues = ["bridge"]
overall = "overall"
kinds = [{ name = "bridge inspection" }]
grades = [{ name = "sound", order = 2 }, { name = "cracked", order = 1 }]
[[themes]]
name = "other"
"""


def test_shipped_profiles_are_read():
    assert {"ofsted_childrens_services", "ofsted_schools", "cqc", "hmi_prisons"} <= set(read_profiles())


@pytest.mark.parametrize("name", sorted(read_profiles()))
def test_shipped_profile_is_whole(name):
    profile = read_profiles()[name]
    areas = [area.name for area in profile.areas]
    assert profile.overall in areas
    assert len({(grade.order, grade.of) for grade in profile.grades}) == len(profile.grades)
    assert [theme.name for theme in profile.themes][-1] == "other"
    assert profile.provider.heads


def test_own_profile_needs_no_code(tmp_path):
    (tmp_path / "bridges.toml").write_text(OWN, "utf-8")
    profiles = read_profiles(tmp_path)
    assert profiles["bridges"].inspectorate == "Bridge Inspectorate"
    assert "cqc" in profiles


def test_own_profile_may_extend_a_shipped_one(tmp_path):
    (tmp_path / "schools.toml").write_text('extends = "ofsted_schools"\ncues = ["bridge school"]\n', "utf-8")
    assert read_profiles(tmp_path)["schools"].grades == read_profiles()["ofsted_schools"].grades


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("inspectorate = ", "bad.toml: "),
        (OWN + 'colour = "red"\n', "bad.toml: themes.0.colour: "),
        (OWN.replace("order = 2", 'order = "high"'), "bad.toml: grades.0.order: "),
        ('extends = "nowhere"\n', "bad.toml: extends: 'nowhere' is no profile"),
    ],
    ids=["no TOML", "unknown key", "wrong type", "unknown base"],
)
def test_broken_profile_is_named_with_its_key(tmp_path, text, message):
    (tmp_path / "bad.toml").write_text(text, "utf-8")
    with pytest.raises(ProfileError) as error:
        read_profiles(tmp_path)
    assert str(error.value).startswith(message)


def test_missing_folder_is_an_error(tmp_path):
    with pytest.raises(ProfileError, match="no such folder"):
        read_profiles(tmp_path / "none")


def test_profiles_name_their_inspectorates_and_their_people():
    profiles = read_profiles().values()
    names = {fold(name) for profile in profiles for name in profile.all_names}
    assert {"ofsted", "care quality commission", "cqc", "estyn", "hm inspectorate of prisons"} <= names
    assert "lead inspector" in {fold(role) for profile in profiles for role in profile.people}
    assert fold("Ofsted’s  National\nDirector") == "ofsted's national director"


def test_names_of_one_profile_leave_the_others_out():
    assert "cqc" not in folded_names(read_profiles()["estyn"])
