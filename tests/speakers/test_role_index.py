from __future__ import annotations

import pytest

from pipeline.speakers import role_index
from pipeline.speakers.role_index import RoleIndex, names_of
from tests.speakers.told import name_of, scene_of, told, vocabulary, words_of


@pytest.mark.parametrize(
    ("term", "name", "known"),
    [
        ("head teacher", "head", True),
        ("head teacher", "teacher", False),
        ("deputy head", "head", False),
        ("chief constable", "constable", False),
        ("chair of governors", "chair", True),
        ("chair of governors", "governors", False),
        ("health minister", "minister", True),
    ],
)
def test_names_of_a_role_are_its_shorter_ones_of_the_same_office(term, name, known):
    assert (name in names_of(words_of("Nothing."), vocabulary().roles[term])[1]) is known


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The headteacher, Helen Bell, came. Later the head said: “Yes.”", "Helen Bell"),
        ("The chairwoman, Helen Bell, came. Later the chair said: “Yes.”", "Helen Bell"),
        ("Ann Ray, deputy headteacher, came. Later the head said: “Yes.”", "the head"),
        ("The head teacher, Helen Bell, came. Later the head said: “Yes.”", "Helen Bell"),
        ("Helen Bell, head of Hill School, came. Later the head teacher said: “Yes.”", "Helen Bell"),
        ("Helen Bell, chief executive, came. Tom Hall, chief constable, left. Later the chief executive said: “Yes.”", "Helen Bell"),
        ("Helen Bell, deputy head, came. Later the head said: “Yes.”", "the head"),
        ("Helen Bell, former governor, came. Later the governor said: “Yes.”", "the governor"),
        ("Helen Bell, a teacher, came. Later the head teacher said: “Yes.”", "the head teacher"),
    ],
    ids=["compound", "compound by gender", "deputy of a compound", "short", "long", "two chiefs", "deputy", "former", "teacher"],
)  # fmt: skip
def test_role_again_is_the_person_of_that_office(text, speaker):
    assert name_of(told(text, ("Yes.", "said"))) == speaker


def test_nameless_role_again_is_the_same_source():
    text = "The chair of trustees said: “Yes.”\n\nThen the chair said: “No.”"
    result = told(text, ("Yes.", "said"), ("No.", "said"))
    assert [speaker.name for speaker in result.speakers] == ["The chair of trustees"]


def test_leaders_lead_a_whole_body_now():
    scene = scene_of("Helen Bell, governor, met Tom Hall, head of care, and former governor Ann Ray.")
    people = [mention for mention in scene.mentions.ordered if mention.kind == "person"]
    assert [mention.name for mention in RoleIndex(scene.words, people).leaders] == ["Helen Bell"]


def test_work_grows_with_the_number_of_sources_and_no_faster(monkeypatch):
    calls = []
    alike = role_index._are_alike
    monkeypatch.setattr(role_index, "_are_alike", lambda *given: calls.append(1) or alike(*given))
    counted = []
    for times in (40, 80):
        calls.clear()
        answers = [f"Yes to {number} more." for number in range(times)]
        told("".join(f"The chair said: “{answer}” " for answer in answers), *((answer, "said") for answer in answers))
        counted.append(len(calls))
    assert 0 < counted[1] <= 2.2 * counted[0]
