from __future__ import annotations

import pytest

from pipeline.speakers.organisations import find_organisations
from tests.speakers.told import words_of


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It is Anytown Borough Council that pays.", "Anytown Borough Council", "council"),
        ("It is Hill and Dale NHS Foundation Trust that pays.", "Hill and Dale NHS Foundation Trust", "trust"),
        ("It is the Union of Care Workers that pays.", "Union of Care Workers", "union"),
        (
            "It is the Society of School and Nursery Leaders that pays.",
            "Society of School and Nursery Leaders",
            "union",
        ),
        ("It is the Warders' Association that pays.", "Warders' Association", "union"),
        ("It is Ysgol Pen Bryn that pays.", "Ysgol Pen Bryn", "school"),
        ("It is HMP Stonehill that pays.", "HMP Stonehill", "prison"),
        (
            "It is Wold and Marsh Fire and Rescue Service that pays.",
            "Wold and Marsh Fire and Rescue Service",
            "fire",
        ),
        ("It is Anyshire Fire and Rescue Service that pays.", "Anyshire Fire and Rescue Service", "fire"),
        ("It is the Care Quality Commission that pays.", "Care Quality Commission", "inspectorate"),
        ("It is Ofsted’s inspector that pays.", "Ofsted", "inspectorate"),
        ("It is the Department for Education that pays.", "Department for Education", "government"),
    ],
)
def test_find_organisations_gives_whole_names_with_their_kind(text, name, kind):
    found = list(find_organisations(words_of(text)))
    assert [(body.name, body.kind) for body in found] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "They met Jo Bell, Cabinet Member for Children and Families.",
        "They met Anytown Council leader Jo Bell.",
        "The council met.",
    ],
    ids=["area of a role", "role after the name", "description"],
)
def test_find_organisations_takes_no_person_and_no_area(text):
    assert [body.name for body in find_organisations(words_of(text))] in ([], ["Anytown Council"])


def test_find_organisations_parts_two_that_and_joins():
    names = [body.name for body in find_organisations(words_of("They met Ofsted and Anytown Council here."))]
    assert names == ["Ofsted", "Anytown Council"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Public service union Unify met.", {"Unify": "union"}),
        ("The baby loss charity First Hope met.", {"First Hope": "charity"}),
        ("Families’ group Answers for Hill met.", {"Answers for Hill": "charity"}),
        ("Rose Living, which runs the home, met. Later Rose Living left.", {"Rose Living": "brand"}),
        ("It is run by Aspire Futures here. Aspire Futures met.", {"Aspire Futures": "company"}),
        ("NINE DAYS TO ACT Hill Council met.", {"Hill Council": "council"}),
        ("General secretaries Mary Bold and Kevin Court met.", {}),
        ("Moira Kemp and Hill Council met.", {"Hill Council": "council"}),
    ],
    ids=["union", "charity", "group", "owner", "run by", "kicker", "two people", "person and body"],
)
def test_organisations_are_known_by_what_introduces_them(text, names):
    assert {body.name: body.kind for body in find_organisations(words_of(text))} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The charities Bright Path and Open Lane said so.", ["Bright Path", "Open Lane"]),
        ("The unions Unify, Forward and Common Cause said so.", ["Unify", "Forward", "Common Cause"]),
        ("The pupils Helen Bell and Tom Hall said so.", []),
    ],
)
def test_plural_introduces_a_list_of_names(text, names):
    words = words_of(text)
    assert [body.name for body in find_organisations(words)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Hill Carers Together spoke.", "Hill Carers Together"),
        ("Then Patient Voice spoke.", "Patient Voice"),
        ("Then Wold Hope, which represents tenants, spoke.", "Wold Hope"),
        ("Then Wold Hope, which speaks for tenants, spoke.", "Wold Hope"),
        ("Then Wold Meadow, which supports adults, spoke.", None),
        ("Then Hill School First was sung.", None),
        ("Then all came Together.", None),
        ("Then Joan Hall, who runs it, spoke.", None),
    ],
    ids=["call", "role in it", "represents", "speaks", "supports", "school", "one word", "person"],
)
def test_group_is_known_by_its_call_or_by_those_for_whom_it_speaks(text, name):
    assert next((body.name for body in find_organisations(words_of(text))), None) == name
