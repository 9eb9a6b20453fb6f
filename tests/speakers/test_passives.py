from __future__ import annotations

import pytest

from pipeline.speakers.passives import agent_after, is_passive, is_passive_beside
from tests.builders import parsed
from tests.speakers.told import name_of, quoted, scene_of, scene_on, told


@pytest.mark.parametrize(
    ("text", "cue", "passive"),
    [
        ("Staff were praised as “kind”.", "praised", True),
        ("Staff were described by inspectors as “kind”.", "described", True),
        ("The school was told it was “kind”.", "told", True),
        ("School told to be “kind”.", "told", True),
        ("Inspectors have praised “kind” staff.", "praised", False),
        ("Inspectors said staff were “kind”.", "said", False),
    ],
)
def test_is_passive_goes_by_the_auxiliary(text, cue, passive):
    scene = scene_of(text, ("kind", cue, "mixed"))
    number = scene.words.lower.index(cue)
    assert is_passive(scene.words, number, number + 1) is passive


def test_agent_after_gives_who_stands_after_by():
    scene = scene_of("Staff were described by Ofsted inspectors as “kind”.", ("kind", "described", "mixed"))
    assert agent_after(scene, 3).kind == "inspectors"


def test_agent_after_stops_at_the_quote():
    scene = scene_of("Staff were called “kind” by Ann.", ("kind", "called", "mixed"))
    assert agent_after(scene, 3) is None


@pytest.mark.parametrize(
    ("text", "cue", "passive"),
    [
        ("Plans are clear, inspectors said, and the panel was singled out as “kind”.", "said", True),
        ("Inspectors said plans were “kind”.", "said", False),
    ],
)
def test_passive_between_cue_and_content_has_no_agent(text, cue, passive):
    doc = parsed(
        text.replace(",", " ,").replace(".", " .").replace("“", "“ ").replace("”", " ”"),
        tags=["VBN" if word == "singled" else "NN" for word in text.replace(",", " ,").replace(".", " .").replace("“", "“ ").replace("”", " ”").split()],
    )  # fmt: skip
    scene = scene_on(quoted(doc, ("kind", cue, "mixed")))
    number = scene.words.lower.index(cue)
    assert is_passive_beside(scene.words, scene.words.lower.index("kind"), (number, number + 1)) is passive


def test_those_who_are_told_in_a_headline_are_no_source():
    result = told("Staff “kind”, parents told\n\nIt is over.", ("kind", "told", "mixed"))
    assert (name_of(result), result.attributions[0].voice) == (None, "inspectorate")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan was called “thin” by Helen Bell.", "Helen Bell"),
        ("The plan was called “thin” by inspectors.", "inspectors"),
        ("The plan was called “thin” in May.", None),
        ("The plan was called “thin” by 5pm.", None),
    ],
)
def test_agent_may_stand_beyond_the_quote(text, name):
    assert name_of(told(text, ("thin", "called", "mixed"))) == name
