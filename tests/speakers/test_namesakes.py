from __future__ import annotations

import pytest

from pipeline.speakers.namesakes import People, by_honorific
from tests.speakers.told import scene_of, vocabulary


def entities_of(text, *quotes):
    scene = scene_of(text, *quotes)
    people = People([m for m in scene.mentions.ordered if m.kind == "person"], vocabulary())
    return [(m.name, people.of[m].name) for m in scene.mentions.ordered if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Helen Bell spoke. Then Mrs Bell left.", "Bell", "Helen Bell"),
        ("Then Mrs Bell left. Helen Bell spoke.", "Bell", "Helen Bell"),
        ("Helen Bell spoke. Then Helen left.", "Helen", "Helen Bell"),
        ("Sir Tom Bell spoke. Then Sir Tom left.", "Tom", "Tom Bell"),
        ("Helen Bell spoke. Tom Bell spoke. Then Mrs Bell left.", "Bell", "Helen Bell"),
        ("Helen Bell spoke. Tom Bell spoke. Then Mr Bell left.", "Bell", "Tom Bell"),
        ("Dr Helen Bell spoke. Dr Tom Bell spoke. Then Dr Bell left.", "Bell", "Tom Bell"),
        ("Dr Helen Bell spoke. Councillor Tom Bell spoke. Then Dr Bell left.", "Bell", "Helen Bell"),
        ("Professor Ann Bell spoke. Kim Bell spoke. Ann left. Then Cllr Bell left.", "Bell", "Kim Bell"),
        ("Mrs Jo Bell spoke. Kim Bell spoke. Then Mrs Bell left.", "Bell", "Jo Bell"),
    ],
    ids=["title", "before", "given", "sir", "she of two", "he of two", "the last of two", "title of one", "title of the other", "title seen before"],
)  # fmt: skip
def test_short_names_are_those_of_the_full_name(text, short, full):
    assert (short, full) in entities_of(text)


def test_two_people_with_one_surname_stay_two():
    assert len({full for _, full in entities_of("Helen Bell spoke. Tom Bell spoke.")}) == 2


def test_a_longer_name_and_an_initial_are_one_person():
    assert {full for _, full in entities_of("Helen Bell spoke. Helen Ann Bell left.")} == {"Helen Ann Bell"}


def test_titles_are_counted_in_their_full_spelling():
    scene = scene_of("Cllr Helen Bell spoke. Then Councillor Bell left.")
    assert by_honorific(scene.mentions.ordered) == {"Councillor": 2}
