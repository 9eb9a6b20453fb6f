from __future__ import annotations

import pytest

from pipeline.annotations import Context, get_blocks, set_context
from pipeline.inspectorates.places import council_of, find_place
from pipeline.inspectorates.providers import find_provider
from pipeline.inspectorates.reader import read_profiles
from tests.builders import tokenised


def place(profile, text, weigh=lambda number: 1.0):
    doc = tokenised(text)
    return find_place(doc, read_profiles()[profile], get_blocks(doc), weigh)


@pytest.mark.parametrize(
    ("profile", "text", "name"),
    [
        pytest.param("send_area", "Families in Fernshire wait. Others in Bray do not. Those in Fernshire are told.", "Fernshire", id="most"),
        pytest.param("ofsted_childrens_services", "Oakby’s support for care leavers is firmer.", "Oakby", id="owner"),
        pytest.param("ofsted_childrens_services", "The report came out in March.", None, id="month"),
        pytest.param("ofsted_social_care", "A children's home in Selby was visited.", None, id="profile of bodies with names"),
    ],
)  # fmt: skip
def test_place_that_is_named_most_is_found(profile, text, name):
    assert place(profile, text) == name


def test_blocks_count_as_much_as_they_weigh():
    text = "Children in Oakby are safe.\n\nServices in Fernshire are weak. Families in Fernshire wait."
    assert place("send_area", text) == "Fernshire"
    assert place("send_area", text, lambda number: 3.0 if number == 0 else 1.0) == "Oakby"


def test_council_s_own_site_gives_its_name():
    doc = tokenised("Children in Fernshire are safer. Services in Fernshire were rated good.")
    set_context(doc, Context(site="Fernshire Borough Council"))
    assert council_of(doc, "Fernshire") == "Fernshire Borough Council"
    assert (
        find_provider(doc, read_profiles()["ofsted_childrens_services"], get_blocks(doc)) == "Fernshire Borough Council"
    )


@pytest.mark.parametrize(
    ("text", "name"), [("It is run by the county council.", "Fernshire County Council"), ("Nobody runs it.", None)]
)
def test_council_is_named_by_what_the_text_calls_it(text, name):
    assert council_of(tokenised(text), "Fernshire") == name
