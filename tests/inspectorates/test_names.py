from __future__ import annotations

import pytest

from pipeline.inspectorates.names import RUN, headed_names, is_role, noun_names, tidy
from pipeline.inspectorates.reader import read_profiles


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("They saw the Isle of Fell and Oakby College.", ["They", "Isle of Fell and Oakby College"], id="small words"),
        pytest.param("St. Anne’s-on-Sea has Oakby\u200b Lodge.", ["St. Anne’s-on-Sea", "Oakby\u200b Lodge"], id="marks inside"),
        pytest.param("Bray & Sons of the Fell", ["Bray & Sons of the Fell"], id="ampersand"),
        pytest.param("nobody at all", [], id="none"),
    ],
)  # fmt: skip
def test_run_is_capitalised_words_and_what_joins_them(text, runs):
    assert RUN.findall(text) == runs


@pytest.mark.parametrize(
    ("profile", "text", "name"),
    [
        pytest.param("ofsted_further_education", "Now Oakby College is good.", "Now Oakby College", id="head"),
        pytest.param("ofsted_further_education", "The Oakby College’s cooks", "Oakby College", id="owner of something"),
        pytest.param("hmi_prisons", "Staff at HMP Oakby’s gate", "HMP Oakby", id="prefix"),
        pytest.param("ofsted_childrens_services", "Oakby  Borough\u00a0Council met.", "Oakby Borough Council", id="odd blanks"),
    ],
)  # fmt: skip
def test_name_with_a_head_or_prefix_is_given_with_its_place(profile, text, name):
    ((start, end, found),) = headed_names(text, read_profiles()[profile])
    assert (found, tidy(text[start:end])) == (name, name)


@pytest.mark.parametrize("text", ["The College was full.", "A college in Oakby", "THE COLLEGE"])
def test_head_without_a_name_is_none(text):
    assert list(headed_names(text, read_profiles()["ofsted_further_education"])) == []


def test_the_inspectorate_s_own_name_is_none_though_it_has_a_head():
    text = "The Regulator of Social Housing inspected Bramley Housing."
    assert [name for *_, name in headed_names(text, read_profiles()["rsh"])] == ["Bramley Housing"]


def test_names_before_a_noun_are_given_with_it():
    text = "The Oakby and Fell probation delivery unit is near Bray. ITS probation delivery unit is not."
    assert list(noun_names(text, read_profiles()["hmi_probation"])) == ["Oakby and Fell probation delivery unit"]


@pytest.mark.parametrize(("text", "role"), [("Cabinet Member for Children", True), ("Oakby Lodge", False)])
def test_role_is_told_from_a_name(text, role):
    assert is_role(text) is role
