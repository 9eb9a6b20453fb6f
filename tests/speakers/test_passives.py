from __future__ import annotations

import pytest

from pipeline.speakers.passives import agent_after, is_passive
from tests.speakers.told import scene_of


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
