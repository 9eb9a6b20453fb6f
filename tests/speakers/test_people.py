from __future__ import annotations

import pytest

from pipeline.speakers.people import find_people
from tests.speakers.told import name_of, organisations_of, told, words_of


def people_of(text, *quotes):
    words = words_of(text, *quotes)
    return [words.text(m.start, m.end) for m in find_people(words, organisations_of(words))]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Then Mrs Bell left.", ["Mrs Bell"]),
        ("Then head teacher Zed Quill left.", ["head teacher Zed Quill"]),
        ("Zed Quill, head teacher, left.", ["Zed Quill"]),
        ("Helen Quill left.", ["Helen Quill"]),
        ("Zed Quill, 41, left.", ["Zed Quill"]),
        ("Zed Quill, MBE, left. Helen Quill OBE left.", ["Helen Quill OBE"]),
        ("Helen Quill left. Then Quill came back.", ["Helen Quill", "Quill"]),
        ("Then director, South West, Helen Quill left.", ["Helen Quill"]),
        ("Then Chief Constable Zed Quill left.", ["Chief Constable Zed Quill"]),
    ],
)
def test_find_people_goes_by_titles_roles_given_names_and_ages(text, people):
    assert people_of(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Zarnley was praised.", ["Zarnley"]),
        ("Zarnley was praised. Work in Zarnley goes on.", []),
        ("Zarnley was praised. Zarnley Council met.", []),
        ("Zed Zarnley was praised. Work in Zarnley goes on.", ["Zed Zarnley", "Zarnley"]),
    ],
    ids=["alone", "after a preposition of place", "in a body's name", "in a full name"],
)
def test_lone_name_that_stands_for_a_place_is_no_person(text, people):
    words = words_of(text)
    for token in words.tokens:
        if token.text in {"Zed", "Zarnley"} and token.nbor(1).text != "Council":
            token.ent_type_ = "PERSON"
    assert [words.text(m.start, m.end) for m in find_people(words, organisations_of(words))] == people


def test_find_people_takes_an_unknown_name_beside_a_cue():
    assert people_of("“Yes,” said Zed, whose son left.", ("Yes,", "said")) == ["Zed"]
    assert people_of("Zed Quill said “yes”.", ("yes", "said")) == ["Zed Quill"]


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors said “yes”.",
        "HM Inspectors said “yes”.",
        "Parents said “yes”.",
        "Ofsted said “yes”.",
        "Anytown Council said “yes”.",
    ],
)
def test_find_people_takes_no_group_or_body_beside_a_cue(text):
    assert people_of(text, ("yes", "said")) == []


def test_role_before_a_comma_is_not_of_whoever_owns_the_next_words():
    text = "Tom Hall was jailed. “No,” said the mother of Amy Poe, Hall's victim. “Yes,” said the head, Ann Bell."
    result = told(text, ("No,", "said"), ("Yes,", "said"))
    assert [name_of(result, n) for n in (0, 1)] == ["the mother of Amy Poe", "Ann Bell"]
